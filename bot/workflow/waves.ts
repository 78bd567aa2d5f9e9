/** Waves: opening one with the definition of today, adopting a definition whose texts alone differ, and their windows. */
import type { Wave } from '../../entities/wave';
import { SCHEMA_VERSION, type Programme } from '../programme/definition';
import { reusedCriteria, textDifferences } from '../programme/diff';
import { programmeOf } from '../programme/load';
import { decided, type Administering } from './administration';
import { nextDay } from './calendar';
import { dateFault, pastFault, reasonFault, staleFault, textFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import type { AdministrationFacts } from './facts';
import { windowAfter, type Anchored } from './window';

const MAX_TITLE = 120;

/**
 * Opens the next wave with the definition that the program was started with; it keeps that one. `anchorOn`, the
 * publication of the joint note, belongs to the wave before (this wave's window is counted from it), and to this one
 * only when it is the first.
 */
export function openWave(
  command: CommandOf<'OPEN_WAVE'>,
  { facts, role }: Administering,
): Decided<AdministrationDecision> {
  const fault =
    textFault(command.title, MAX_TITLE, 'title') ??
    (command.anchorOn === undefined ? null : dateFault(command.anchorOn, 'anchorOn', facts));
  if (fault !== null) return fault;
  const title = tidy(command.title);
  // The title is what a doubled click is recognised by.
  const same = facts.waves.find((wave) => wave.title.toLowerCase() === title.toLowerCase());
  if (same !== undefined) return refuse('WAVE_EXISTS', { title: same.title, number: same.number }, 'title');
  for (const earlier of facts.waves) {
    const names = reusedCriteria(programmeOf(earlier), facts.programme);
    if (names.length > 0)
      return refuse('CRITERIA_REUSED', { names: names.join(', '), number: earlier.number });
  }
  const last = lastWave(facts.waves);
  const anchorOn = command.anchorOn ?? null;
  const wave: Wave = {
    id: facts.newId(),
    version: 1,
    number: (last?.number ?? 0) + 1,
    kind: command.kind,
    title,
    state: 'OPEN',
    openedOn: facts.today,
    anchorOn: last === null ? anchorOn : null,
    windowMinMonths: null,
    windowMaxMonths: null,
    windowCountsFrom: null,
    definition: facts.programmeCanonical,
    definitionHash: facts.programmeHash,
    schemaVersion: SCHEMA_VERSION,
  };
  const anchored =
    last !== null && anchorOn !== null ? [{ ...last, anchorOn, version: last.version + 1 }] : [];
  const { id, number, kind, definitionHash, schemaVersion } = wave;
  return decided({
    waves: [wave, ...anchored],
    history: [
      {
        action: command.name,
        role,
        data: { waveId: id, number, kind, definitionHash, schemaVersion, anchorOn },
        texts: { title },
      },
    ],
    outcome: outcome('WAVE_OPENED', { number, title }),
  });
}

function lastWave(waves: readonly Wave[]): Wave | null {
  return waves.toSorted((a, b) => b.number - a.number)[0] ?? null;
}

/**
 * Gives a wave the newer definition, whose texts alone may differ: what a running study counts by stays as it was.
 * `definitionHash` is that of the definition whose differences the coordinator has seen.
 */
export function adoptDefinition(
  command: CommandOf<'ADOPT_DEFINITION'>,
  { facts, role }: Administering,
): Decided<AdministrationDecision> {
  const wave = facts.waves.find((one) => one.id === command.waveId);
  if (wave === undefined) return refuse('NOT_FOUND');
  if (wave.definitionHash === facts.programmeHash) return refuse('NOTHING_CHANGED');
  if (command.definitionHash !== facts.programmeHash) return refuse('STALE');
  const { onlyTexts, differences } = textDifferences(programmeOf(wave), facts.programme);
  if (!onlyTexts) return refuse('DEFINITION_DIFFERS', { number: wave.number });
  const adopted: Wave = {
    ...wave,
    definition: facts.programmeCanonical,
    definitionHash: facts.programmeHash,
    version: wave.version + 1,
  };
  return decided({
    waves: [adopted],
    history: [
      {
        action: command.name,
        role,
        data: { waveId: wave.id, from: wave.definitionHash, to: adopted.definitionHash },
      },
    ],
    outcome: outcome('DEFINITION_ADOPTED', { number: wave.number, count: differences.length }),
  });
}

/**
 * The first day of a wave's window, which is counted from the anchor of the wave before. Null for the first wave, while
 * that anchor is not there, and when it is the publication that must lie in the window.
 */
export function windowOpens(
  wave: Pick<Wave, 'number'>,
  waves: readonly Anchored[],
  programme: Programme,
): string | null {
  const before = waves.find((one) => one.number === wave.number - 1);
  const window = before === undefined ? null : windowAfter(before, programme);
  return window === null || window.countsFrom === 'PUBLICATION' ? null : window.from;
}

/** Nothing is counted in fewer or more months than these. */
export const MONTHS = { least: 1, most: 120 };

/** Publication of a wave's joint note, or what stands in for it: everything that is counted from it moves. */
export function setAnchor(
  command: CommandOf<'SET_ANCHOR'>,
  { facts, role }: Administering,
): Decided<AdministrationDecision> {
  const found = waveToChange(command, facts);
  if (!found.ok) return found;
  const { wave } = found;
  const before = facts.waves.find(({ number }) => number === wave.number - 1);
  const earliest =
    before?.anchorOn === undefined || before.anchorOn === null ? null : nextDay(before.anchorOn);
  const fault =
    pastFault(command.anchorOn, earliest ?? facts.programme.startedOn, 'anchorOn', facts) ??
    reasonFault(command.reason);
  if (fault !== null) return fault;
  if (wave.anchorOn === command.anchorOn) return refuse('NOTHING_CHANGED');
  const changed = { ...wave, anchorOn: command.anchorOn, version: wave.version + 1 };
  return windowChanged(command, changed, { from: wave.anchorOn, to: changed.anchorOn }, { facts, role });
}

/** When the next wave can be, in months after this wave's anchor, and whether its start or its publication counts. */
export function setWaveWindow(
  command: CommandOf<'SET_WAVE_WINDOW'>,
  { facts, role }: Administering,
): Decided<AdministrationDecision> {
  const found = waveToChange(command, facts);
  if (!found.ok) return found;
  const { wave } = found;
  const { minMonths, maxMonths, countsFrom } = command;
  const { least, most } = MONTHS;
  if (minMonths < least || maxMonths > most || minMonths >= maxMonths)
    return refuse('INVALID_WINDOW', { least, most }, 'maxMonths');
  const fault = reasonFault(command.reason);
  if (fault !== null) return fault;
  const now = windowAfter({ ...wave, anchorOn: wave.anchorOn ?? facts.today }, facts.programme);
  if (now?.minMonths === minMonths && now.maxMonths === maxMonths && now.countsFrom === countsFrom)
    return refuse('NOTHING_CHANGED');
  const changed: Wave = {
    ...wave,
    windowMinMonths: minMonths,
    windowMaxMonths: maxMonths,
    windowCountsFrom: countsFrom,
    version: wave.version + 1,
  };
  return windowChanged(command, changed, { minMonths, maxMonths, countsFrom }, { facts, role });
}

function waveToChange(
  { waveId, expectedVersion }: { waveId: string; expectedVersion?: number },
  facts: AdministrationFacts,
): { ok: true; wave: Wave } | Refused {
  const wave = facts.waves.find(({ id }) => id === waveId);
  if (wave === undefined) return refuse('NOT_FOUND');
  return staleFault(expectedVersion, wave.version) ?? { ok: true, wave };
}

function windowChanged(
  { name, reason }: CommandOf<'SET_ANCHOR' | 'SET_WAVE_WINDOW'>,
  wave: Wave,
  data: Record<string, unknown>,
  { facts, role }: Pick<Administering, 'facts' | 'role'>,
): Decided<AdministrationDecision> {
  const window = windowAfter(wave, facts.programme);
  return decided({
    waves: [wave],
    history: [
      {
        action: name,
        role,
        data: { waveId: wave.id, number: wave.number, ...data },
        texts: { reason: tidy(reason) },
      },
    ],
    outcome:
      window === null
        ? outcome('WINDOW_SET', { number: wave.number + 1 })
        : outcome('WINDOW_MOVED', { number: window.number, from: window.from, until: window.until }),
  });
}
