/** Dialogs of the coordinator: courts, waves, the definition; and a court's answer to "Vraag status". */
import { In } from 'typeorm';
import { bare } from '../../../../cards/escape';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Court } from '../../../../entities/court';
import { Wave } from '../../../../entities/wave';
import { textDifferences } from '../../../programme/diff';
import { programmeOf } from '../../../programme/load';
import { type AccessAction, may } from '../../../workflow/access';
import { refuse } from '../../../workflow/decision';
import { courtFor } from './court-dialogs';
import { type DialogAnswer, type DialogContext, dialog, submit } from './dialog';

const DIGEST: CardRef = { card: 'DIGEST' };

function allowed(context: DialogContext, action: AccessAction) {
  return may(context.viewer, action, {
    today: context.today,
    court: null,
    study: null,
    people: { people: [], grants: [], absences: [] },
    programme: context.services.programme.programme,
  });
}

export async function registerCourt(context: DialogContext): Promise<DialogAnswer> {
  const access = allowed(context, 'REGISTER_COURT');
  if (!access.ok) return access;
  const { focusAreas } = context.services.programme.programme;
  const municipalities = [...new Set(focusAreas.map((area) => area.municipality))];
  const registered = await context.manager.findBy(Court, { municipality: In(municipalities) });
  const known = new Set(
    registered.filter((court) => court.tenantId !== null).map((court) => court.municipality),
  );
  return dialog(
    texts.registerCourt.title,
    [
      { kind: 'text', text: texts.registerCourt.intro },
      {
        kind: 'input-choice',
        id: 'municipality',
        label: texts.registerCourt.municipality,
        choices: municipalities
          .filter((municipality) => !known.has(municipality))
          .toSorted((a, b) => a.localeCompare(b, 'nl'))
          .map((municipality) => ({ title: municipality, value: municipality })),
        required: true,
      },
      {
        kind: 'input-text',
        id: 'tenantId',
        label: texts.registerCourt.tenant,
        maxLength: 36,
        required: true,
      },
    ],
    [submit(texts.registerCourt.submit, { name: 'REGISTER_COURT' }, DIGEST, 'positive')],
  );
}

export function openWave(context: DialogContext): DialogAnswer {
  const access = allowed(context, 'OPEN_WAVE');
  if (!access.ok) return access;
  return dialog(
    texts.openWave.title,
    [
      { kind: 'text', text: texts.openWave.intro },
      {
        kind: 'input-choice',
        id: 'kind',
        label: texts.openWave.kind,
        choices: [
          { title: texts.openWave.FOLLOW_UP, value: 'FOLLOW_UP' },
          { title: texts.openWave.BASELINE, value: 'BASELINE' },
        ],
        value: 'FOLLOW_UP',
        required: true,
      },
      { kind: 'input-text', id: 'title', label: texts.openWave.name, maxLength: 120, required: true },
      { kind: 'input-date', id: 'anchorOn', label: texts.openWave.anchor },
    ],
    [submit(texts.openWave.submit, { name: 'OPEN_WAVE' }, DIGEST, 'positive')],
  );
}

const CHANGES_SHOWN = 20;

export async function adoptDefinition(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'ADOPT_DEFINITION' }>,
): Promise<DialogAnswer> {
  const access = allowed(context, 'ADOPT_DEFINITION');
  if (!access.ok) return access;
  const wave = await context.manager.findOneBy(Wave, { id: ref.waveId });
  if (wave === null) return refuse('NOT_FOUND');
  const newest = context.services.programme;
  if (wave.definitionHash === newest.hash) {
    return dialog(texts.adoptDefinition.title, [{ kind: 'text', text: texts.adoptDefinition.same }]);
  }
  const { onlyTexts, differences } = textDifferences(programmeOf(wave), newest.programme);
  if (!onlyTexts) {
    return dialog(texts.adoptDefinition.title, [{ kind: 'text', text: texts.adoptDefinition.notOnlyTexts }]);
  }
  const rest = differences.length - CHANGES_SHOWN;
  return dialog(
    texts.adoptDefinition.title,
    [
      ...differences.slice(0, CHANGES_SHOWN).map(({ where, before, after }) => ({
        kind: 'text' as const,
        text: texts.adoptDefinition.change(where, before, after),
      })),
      ...(rest > 0 ? [{ kind: 'quiet' as const, text: texts.adoptDefinition.more(rest) }] : []),
    ],
    [
      submit(
        texts.adoptDefinition.submit,
        { name: 'ADOPT_DEFINITION', waveId: wave.id, definitionHash: newest.hash },
        DIGEST,
        'positive',
      ),
    ],
    'large',
  );
}

export async function answerStatusLater(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'ANSWER_STATUS_LATER' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'ANSWER_STATUS');
  if (!found.ok) return found;
  return dialog(
    `${texts.answerStatus.title} · ${bare(found.court.municipality)}`,
    [{ kind: 'input-date', id: 'until', label: texts.answerStatus.until, required: true }],
    [
      submit(
        texts.answerStatus.submit,
        { name: 'ANSWER_STATUS', courtId: ref.courtId, answer: 'DELAYED' },
        { card: 'STATUS_QUESTION', courtId: ref.courtId },
        'positive',
      ),
    ],
    'small',
  );
}
