/** What happened in a study, newest first: what was done to what, by whom, in which role, and when. */
import { openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import { dutchMoment } from '../../../../cards/format';
import type { DialogRef } from '../../../../cards/ref';
import { historyAction, historyDetail as words } from '../../../../cards/texts/history';
import { momentLabel } from '../../../../cards/texts/moments';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { HistoryEntry } from '../../../../entities/history';
import { Person } from '../../../../entities/person';
import type { Programme } from '../../../programme/definition';
import {
  hasCondition,
  hasEvent,
  hasStage,
  conditionLabel,
  eventOf,
  stageOf,
} from '../../../programme/lookups';
import type { StudyFacts } from '../../../workflow/facts';
import { taskTitle } from '../../../workflow/study-case';
import { verifyChain } from '../../history';
import { rows } from '../../rows';
import { studyFor } from '../view';
import { dialog, type DialogAnswer, type DialogContext } from './dialog';

const ENTRIES_A_PAGE = 15;

export async function history(
  context: DialogContext,
  { studyId, page: asked }: Extract<DialogRef, { dialog: 'HISTORY' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  const { historyLength: length } = facts.case.study;
  const pages = Math.max(1, Math.ceil(length / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const newest = length - (page - 1) * ENTRIES_A_PAGE;
  const numbers = Array.from({ length: Math.min(newest, ENTRIES_A_PAGE) }, (_, index) => newest - index);
  const entries = await rows(context.manager, HistoryEntry, { chain: studyId, number: numbers });
  const people = await rows(context.manager, Person, { id: [...new Set(entries.flatMap(personsIn))] });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const open = (to: number): DialogRef => ({ dialog: 'HISTORY', studyId, page: to });
  return dialog(
    texts.history.title(facts.court.municipality),
    [
      ...entries
        .toSorted((a, b) => b.number - a.number)
        .map((entry): FormElement => ({
          kind: 'entry',
          text: lineOf(entry, facts, names),
          source: texts.history.entry(
            dutchMoment(entry.at),
            whoDid(entry, facts.programme, names),
            entry.number,
          ),
        })),
      { kind: 'quiet', text: texts.page(page, pages) },
      { kind: 'quiet', text: await wholeness(context, studyId) },
    ],
    [
      ...(page > 1 ? [openButton(texts.history.newer, open(page - 1))] : []),
      ...(page < pages ? [openButton(texts.history.older, open(page + 1))] : []),
    ],
    'large',
  );
}

/** Whether the whole chain is what was once written: whoever reads it may know. */
async function wholeness({ manager }: DialogContext, studyId: string): Promise<string> {
  const state = await verifyChain(manager, studyId);
  return state.ok ? texts.history.whole(state.length) : texts.history.broken(state.number);
}

type Data = HistoryEntry['data'];

const textAt = (data: Data, key: string): string | null => {
  const value = data[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Everybody whom the entry names: who did it, and between whom a task went. */
function personsIn({ actorId, action, data }: HistoryEntry): string[] {
  const named = action === 'REASSIGN_TASK' ? [textAt(data, 'from'), textAt(data, 'to')] : [];
  return [actorId, ...named].filter((id) => id !== null);
}

function whoDid(
  { actorId, role }: HistoryEntry,
  programme: Programme,
  names: ReadonlyMap<string, string>,
): string {
  if (actorId === null) return texts.history.clock;
  const name = names.get(actorId) ?? texts.somebody;
  const label = programme.roles.find(({ id }) => id === role)?.nl;
  return label === undefined ? name : texts.nameWithRoles(name, label);
}

function lineOf(entry: HistoryEntry, facts: StudyFacts, names: ReadonlyMap<string, string>): string {
  const about = [...subjectOf(entry.data, facts), ...detailsOf(entry, names)].join(' · ');
  const action = historyAction(entry.action);
  return about === '' ? action : `${action}: ${about}`;
}

const MOST_TASKS = 3;

/** What it is about, in words of the definition. What the definition no longer knows is left out. */
function subjectOf(data: Data, facts: StudyFacts): string[] {
  const { programme } = facts;
  const ids = [data.task, ...(Array.isArray(data.tasks) ? data.tasks.map(idOf) : [])];
  const eventId = textAt(data, 'event');
  const conditionId = textAt(data, 'condition');
  const gateId = textAt(data, 'gate');
  const stageId = textAt(data, 'stage') ?? textAt(data, 'stageId');
  if (eventId !== null) return hasEvent(programme, eventId) ? [eventOf(programme, eventId).nl] : [];
  if (conditionId !== null)
    return hasCondition(programme, conditionId) ? [conditionLabel(programme, conditionId)] : [];
  const gate = programme.stages.find((stage) => stage.gate.id === gateId)?.gate.nl;
  if (gate !== undefined) return [gate];
  const tasks = facts.case.tasks.filter(({ id }) => ids.includes(id));
  if (tasks.length > 0) {
    const named = tasks.slice(0, MOST_TASKS).map((task) => `${task.taskId} ${taskTitle(facts, task)}`);
    return [
      [...named, ...(tasks.length > MOST_TASKS ? [words.more(tasks.length - MOST_TASKS)] : [])].join('; '),
    ];
  }
  if (typeof data.number === 'number') return [words.entry(textAt(data, 'kind') ?? '', data.number)];
  return stageId !== null && hasStage(programme, stageId) ? [stageOf(programme, stageId).nl] : [];
}

const idOf = (one: unknown): unknown =>
  typeof one === 'object' && one !== null && 'id' in one ? one.id : one;

const MOMENTS = [
  'sentOn',
  'receivedOn',
  'heldOn',
  'minutesDraftedOn',
  'minutesSentOn',
  'dueOn',
  'settledOn',
] as const;

/** Dates, answers and people that belong to it. Reasons are read where they were given. */
function detailsOf({ action, data }: HistoryEntry, names: ReadonlyMap<string, string>): string[] {
  const details: string[] = [];
  const date = (key: string, say: (on: string) => string): void => {
    const on = textAt(data, key);
    if (on !== null) details.push(say(on));
  };
  if (action === 'REASSIGN_TASK') {
    const to = textAt(data, 'to');
    if (to !== null) details.push(words.to(names.get(to) ?? texts.somebody));
  }
  date('startOn', words.on);
  date('on', words.on);
  date('until', words.until);
  date('decidedOn', words.on);
  date('boardDecisionOn', words.board);
  date('pausedOn', words.paused);
  date('proposed', words.proposed);
  if (typeof data.value === 'boolean') details.push(words.answer(data.value));
  if (typeof data.accept === 'boolean') details.push(words.answer(data.accept));
  if (typeof data.workingDays === 'number') details.push(words.moved(data.workingDays));
  if (Array.isArray(data.reopened)) details.push(words.reopened(data.reopened.length));
  for (const moment of MOMENTS) date(moment, (on) => words.moment(momentLabel(moment), on));
  const outcome = textAt(data, 'outcome');
  if (outcome !== null) details.push(words.outcome(outcome));
  const undone = textAt(data, 'undone');
  if (undone !== null) details.push(historyAction(undone));
  return details;
}
