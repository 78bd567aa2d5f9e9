/** Waves: opening one with the definition of today, adopting a definition whose texts alone differ, and their windows. */
import type { Wave } from '../../entities/wave';
import { SCHEMA_VERSION, type Programme } from '../programme/definition';
import { reusedCriteria, textDifferences } from '../programme/diff';
import { programmeOf } from '../programme/load';
import { decided, type Administering } from './administration';
import { addMonths } from './calendar';
import { dateFault, textFault, tidy } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';

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
 * The first day of a wave's window: so many months after the joint note of the wave before. Null for the first wave, or
 * while that note has not been published.
 */
export function windowOpens(wave: Wave, waves: readonly Wave[], programme: Programme): string | null {
  const before = waves.find((one) => one.number === wave.number - 1);
  if (before === undefined || before.anchorOn === null) return null;
  return addMonths(before.anchorOn, programme.waveIntervalMonths.min);
}
