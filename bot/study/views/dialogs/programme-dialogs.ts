/** Dialogs of the coordinator: courts, waves, the definition; and a court's answer to "Vraag status". */
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Court } from '../../../../entities/court';
import { Wave } from '../../../../entities/wave';
import { textDifferences } from '../../../programme/diff';
import { programmeOf } from '../../../programme/load';
import { may, type AccessAction } from '../../../workflow/access';
import { nextDay } from '../../../workflow/calendar';
import { refuse } from '../../../workflow/decision';
import { row, rows } from '../../rows';
import { courtFor, inProgramme } from '../view';
import { briefWaves, type BriefWave } from '../wave-views';
import { dialog, impossibleInCourt, paged, submit, type DialogAnswer, type DialogContext } from './dialog';

const DIGEST: CardRef = { card: 'DIGEST' };

function allowed(context: DialogContext, action: AccessAction) {
  return may(context.viewer, action, inProgramme(context));
}

export async function registerCourt(context: DialogContext): Promise<DialogAnswer> {
  const access = allowed(context, 'REGISTER_COURT');
  if (!access.ok) return access;
  const { focusAreas } = context.services.programme.programme;
  const courts = await rows(context.manager, Court, {}, { only: ['municipality', 'tenantId'] });
  const registered = new Set(
    courts.filter(({ tenantId }) => tenantId !== null).map((court) => court.municipality),
  );
  const open = [...new Set(focusAreas.map(({ municipality }) => municipality))]
    .filter((municipality) => !registered.has(municipality))
    .toSorted((a, b) => a.localeCompare(b, 'nl'));
  const words = texts.registerCourt;
  if (open.length === 0) return dialog(words.title, [{ kind: 'text', text: words.none }]);
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'input-choice',
        id: 'municipality',
        label: words.municipality,
        choices: open.map((municipality) => ({ title: municipality, value: municipality })),
        placeholder: texts.noChoice,
        required: true,
      },
      {
        kind: 'input-text',
        id: 'tenantId',
        label: words.tenant,
        placeholder: words.tenantHint,
        maxLength: 100,
        required: true,
      },
      { kind: 'quiet', text: words.tenantNote },
    ],
    [submit(words.submit, { name: 'REGISTER_COURT' }, DIGEST)],
  );
}

export async function openWave(context: DialogContext): Promise<DialogAnswer> {
  const access = allowed(context, 'OPEN_WAVE');
  if (!access.ok) return access;
  const waves = await briefWaves(context);
  const last = waves.at(-1);
  const words = texts.openWave;
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      ...(last === undefined
        ? []
        : [{ kind: 'facts' as const, facts: [{ title: words.last, value: words.wave(last) }] }]),
      {
        kind: 'input-choice',
        id: 'kind',
        label: words.kind,
        choices: [
          { title: words.FOLLOW_UP, value: 'FOLLOW_UP' },
          { title: words.BASELINE, value: 'BASELINE' },
        ],
        value: last === undefined ? 'BASELINE' : 'FOLLOW_UP',
        style: 'expanded',
        required: true,
      },
      { kind: 'input-text', id: 'title', label: words.name, placeholder: words.nameHint, required: true },
      ...anchorField(last),
    ],
    [submit(words.submit, { name: 'OPEN_WAVE' }, DIGEST)],
  );
}

/** The joint note of the wave before, when it is not known yet: from there the window of this one is counted. */
function anchorField(last: BriefWave | undefined): FormElement[] {
  if (last === undefined || last.anchorOn !== null) return [];
  return [{ kind: 'input-date', id: 'anchorOn', label: texts.openWave.anchor }];
}

export async function adoptDefinition(
  context: DialogContext,
  { waveId, page }: Extract<DialogRef, { dialog: 'ADOPT_DEFINITION' }>,
): Promise<DialogAnswer> {
  const access = allowed(context, 'ADOPT_DEFINITION');
  if (!access.ok) return access;
  const wave = await row(context.manager, Wave, { id: waveId });
  if (wave === null) return refuse('NOT_FOUND');
  const newest = context.services.programme;
  const words = texts.adoptDefinition;
  if (wave.definitionHash === newest.hash) return dialog(words.title, [{ kind: 'text', text: words.same }]);
  const { onlyTexts, differences } = textDifferences(programmeOf(wave), newest.programme);
  if (!onlyTexts) return dialog(words.title, [{ kind: 'text', text: words.notOnlyTexts }]);
  const parts = differences.map(({ where, before, after }): FormElement[] => [
    { kind: 'strong', text: where },
    {
      kind: 'facts',
      facts: [
        { title: words.before, value: before },
        { title: words.after, value: after },
      ],
    },
  ]);
  const { body, buttons } = paged(parts, page, (other) => ({
    dialog: 'ADOPT_DEFINITION',
    waveId,
    page: other,
  }));
  return dialog(
    words.title,
    [{ kind: 'text', text: words.intro(wave.number, differences.length) }, ...body],
    [
      ...buttons,
      submit(words.submit, { name: 'ADOPT_DEFINITION', waveId, definitionHash: newest.hash }, DIGEST),
    ],
    'large',
  );
}

export async function answerStatusLater(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'ANSWER_STATUS_LATER' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'ANSWER_STATUS');
  if (!found.ok) return found;
  const tomorrow = nextDay(context.today);
  const answer = { name: 'ANSWER_STATUS', courtId, answer: 'DELAYED' } as const;
  const fault = await impossibleInCourt(context, { ...answer, until: tomorrow });
  if (fault !== null) return fault;
  const words = texts.answerStatus;
  return dialog(
    words.title(found.court.municipality),
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'input-date',
        id: 'until',
        label: words.until,
        min: tomorrow,
        errorMessage: texts.from(tomorrow),
        required: true,
      },
    ],
    [submit(words.submit, answer, { card: 'STATUS_QUESTION', courtId })],
    'small',
  );
}
