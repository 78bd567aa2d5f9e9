/** Dialogs about a study as a whole: start, events, conditions, dates of stages, pause, and its history. */
import { LessThanOrEqual } from 'typeorm';
import { openButton } from '../../../../cards/actions';
import { plain } from '../../../../cards/escape';
import type { FormElement } from '../../../../cards/form';
import { dutchDate } from '../../../../cards/format';
import type { DialogRef } from '../../../../cards/ref';
import { historyActions } from '../../../../cards/texts/history';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Court } from '../../../../entities/court';
import { HistoryEntry } from '../../../../entities/history';
import { Person } from '../../../../entities/person';
import { Wave } from '../../../../entities/wave';
import type { StageDefinition } from '../../../programme/definition';
import { stageOf } from '../../../programme/lookups';
import { programmeOf } from '../../../programme/load';
import { may } from '../../../workflow/access';
import { refuse } from '../../../workflow/decision';
import { localDate } from '../../../workflow/local-time';
import { loadCourtPeople } from '../../load';
import { type DialogAnswer, type DialogContext, dialog, studyFor, submit } from './dialog';

const reason: FormElement = {
  kind: 'input-text',
  id: 'reason',
  label: texts.reason,
  placeholder: texts.reasonHint,
  multiline: true,
  required: true,
};

export async function startStudy(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'START_STUDY' }>,
): Promise<DialogAnswer> {
  const court = await context.manager.findOneBy(Court, { id: ref.courtId });
  if (court === null) return refuse('NOT_FOUND');
  const people = await loadCourtPeople(context.manager, court.id);
  const programme = context.services.programme.programme;
  const allowed = may(context.viewer, 'START_STUDY', {
    today: context.today,
    court,
    study: null,
    people,
    programme,
  });
  if (!allowed.ok) return allowed;
  const waves = await context.manager.findBy(Wave, { state: 'OPEN' });
  const newest = waves.toSorted((a, b) => b.number - a.number)[0];
  const title = texts.startStudy.title(plain(court.municipality));
  if (newest === undefined) return dialog(title, [{ kind: 'text', text: texts.startStudy.noWave }]);
  const stages = programmeOf(newest).stages;
  return dialog(
    title,
    [
      { kind: 'text', text: texts.startStudy.intro },
      {
        kind: 'input-choice',
        id: 'waveId',
        label: texts.startStudy.wave,
        choices: waves.map((wave) => ({ title: wave.title, value: wave.id })),
        value: newest.id,
        required: true,
      },
      {
        kind: 'input-date',
        id: 'startOn',
        label: texts.startStudy.startOn,
        value: context.today,
        required: true,
      },
      { kind: 'input-toggle', id: 'externalBureau', label: texts.startStudy.externalBureau, value: false },
      ...(ref.halfway === true ? reachedFields(stages) : []),
    ],
    [
      submit(
        texts.startStudy.submit,
        { name: 'START_STUDY', courtId: court.id },
        { card: 'MY_TASKS', page: 1 },
        'positive',
      ),
      // Seldom needed, and long: a dialog of its own.
      ...(ref.halfway === true
        ? []
        : [
            openButton(texts.startStudy.halfway, { dialog: 'START_STUDY', courtId: court.id, halfway: true }),
          ]),
    ],
    ref.halfway === true ? 'large' : 'medium',
  );
}

/** Where a study is that ran before it came into Kamerbode, and when its earlier gates were passed. */
function reachedFields(stages: readonly StageDefinition[]): FormElement[] {
  return [
    { kind: 'quiet', text: texts.startStudy.halfwayNote },
    {
      kind: 'input-choice',
      id: 'atStageId',
      label: texts.startStudy.atStage,
      choices: stages.map((stage) => ({ title: stage.nl, value: stage.id })),
      value: stages[0]?.id ?? '',
    },
    ...stages.slice(0, -1).map((stage) => ({
      kind: 'input-date' as const,
      id: `earlierGates.${stage.gate.id}`,
      label: texts.startStudy.gate(stage.gate.nl),
    })),
  ];
}

export async function recordEvent(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'RECORD_EVENT' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'RECORD_EVENT');
  if (!found.ok) return found;
  const { programme, case: state } = found.facts;
  const recorded = programme.events.filter((event) => state.study.events[event.id] !== undefined);
  return dialog(
    texts.recordEvent.title,
    [
      { kind: 'text', text: texts.recordEvent.intro },
      {
        kind: 'input-choice',
        id: 'eventId',
        label: texts.recordEvent.event,
        choices: programme.events.map((event) => ({ title: event.nl, value: event.id })),
        required: true,
      },
      { kind: 'input-date', id: 'on', label: texts.recordEvent.on, value: context.today, required: true },
      ...(recorded.length === 0
        ? []
        : [
            { kind: 'heading' as const, text: texts.recordEvent.recorded },
            {
              kind: 'facts' as const,
              facts: recorded.map((event) => ({
                title: event.nl,
                value: dutchDate(state.study.events[event.id] ?? ''),
              })),
            },
          ]),
    ],
    [
      submit(
        texts.recordEvent.submit,
        { name: 'RECORD_EVENT', studyId: ref.studyId },
        { card: 'STUDY', studyId: ref.studyId },
        'positive',
      ),
    ],
  );
}

export async function answerCondition(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'ANSWER_CONDITION' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'ANSWER_CONDITION');
  if (!found.ok) return found;
  const condition = found.facts.programme.conditions.find((candidate) => candidate.id === ref.conditionId);
  if (condition === undefined) return refuse('NOT_FOUND');
  const current = found.facts.case.study.conditions[condition.id];
  return dialog(
    texts.answerCondition.title,
    [
      { kind: 'heading', text: condition.nl },
      {
        kind: 'input-choice',
        id: 'value',
        label: texts.answerCondition.value,
        choices: [
          { title: texts.yes, value: 'true' },
          { title: texts.no, value: 'false' },
        ],
        style: 'expanded',
        ...(current === undefined ? {} : { value: String(current) }),
        required: true,
      },
    ],
    [
      submit(
        texts.answerCondition.submit,
        { name: 'ANSWER_CONDITION', studyId: ref.studyId, conditionId: condition.id },
        { card: 'STUDY', studyId: ref.studyId },
        'positive',
      ),
    ],
  );
}

export async function extendStage(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'EXTEND_STAGE' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'EXTEND_STAGE');
  if (!found.ok) return found;
  const stage = found.facts.case.stages.find((candidate) => candidate.stageId === ref.stageId);
  if (stage === undefined) return refuse('NOT_FOUND');
  return dialog(
    texts.extendStage.title(stageOf(found.facts.programme, ref.stageId).nl),
    [
      { kind: 'text', text: texts.extendStage.intro },
      { kind: 'input-date', id: 'until', label: texts.extendStage.until, value: stage.endOn, required: true },
      reason,
    ],
    [
      submit(
        texts.extendStage.submit,
        { name: 'EXTEND_STAGE', studyId: ref.studyId, stageId: ref.stageId },
        { card: 'STUDY', studyId: ref.studyId },
        'positive',
      ),
    ],
  );
}

export async function pauseOrResume(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'PAUSE_OR_RESUME' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'RESUME_STUDY');
  if (!found.ok) return found;
  const paused = found.facts.case.study.state === 'PAUSED';
  const words = paused ? texts.resume : texts.pause;
  return dialog(
    words.title,
    [{ kind: 'text', text: words.intro }, reason],
    [
      submit(
        words.submit,
        { name: paused ? 'RESUME_STUDY' : 'PAUSE_STUDY', studyId: ref.studyId },
        { card: 'STUDY', studyId: ref.studyId },
        'positive',
      ),
    ],
    'small',
  );
}

const ENTRIES_A_PAGE = 20;

/** The study's own history, newest first, one page at a time. */
export async function history(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'HISTORY' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, ref.studyId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { study } = found.facts.case;
  const last = study.historyLength - (ref.page - 1) * ENTRIES_A_PAGE;
  const entries = await context.manager.find(HistoryEntry, {
    where: { chain: study.id, number: LessThanOrEqual(last) },
    order: { number: 'DESC' },
    take: ENTRIES_A_PAGE,
  });
  const actors = await context.manager.findBy(
    Person,
    [...new Set(entries.flatMap((entry) => entry.actorId ?? []))].map((id) => ({ id })),
  );
  const page = (title: string, number: number) => ({
    title,
    data: { kb: 1 as const, open: { dialog: 'HISTORY' as const, studyId: study.id, page: number } },
  });
  return dialog(
    texts.history.title,
    entries.map((entry) => ({
      kind: 'text' as const,
      text: texts.history.entry(
        entry.number,
        localDate(entry.at),
        historyActions[entry.action] ?? entry.action,
        plain(actors.find((actor) => actor.id === entry.actorId)?.name ?? texts.history.clock),
      ),
    })),
    [
      ...(ref.page > 1 ? [page(texts.history.newer, ref.page - 1)] : []),
      ...(last > ENTRIES_A_PAGE ? [page(texts.history.older, ref.page + 1)] : []),
    ],
    'large',
  );
}
