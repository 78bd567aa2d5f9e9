/** One entry of a study's history in words: what was done to what. Reads nothing. */
import { historyAction, historyDetail as words } from '../../../cards/texts/history';
import { momentLabel } from '../../../cards/texts/moments';
import { dialogs as texts } from '../../../cards/texts/nl-dialogs';
import type { HistoryEntry } from '../../../entities/history';
import { hasCondition, hasEvent, hasStage, conditionLabel, eventOf, stageOf } from '../../programme/lookups';
import type { StudyFacts } from '../../workflow/facts';
import { taskTitle } from '../../workflow/study-case';

type Entry = Pick<HistoryEntry, 'action' | 'data'>;
type Data = HistoryEntry['data'];

const textAt = (data: Data, key: string): string | null => {
  const value = data[key];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Between whom something went: keys of the entry's data. */
const BETWEEN: Readonly<Record<string, readonly string[]>> = {
  REASSIGN_TASK: ['from', 'to'],
  HAND_OVER: ['personId', 'toPersonId'],
};

/** Everybody whom the entry names: who did it, and between whom something went. */
export function personsIn({ actorId, action, data }: HistoryEntry): string[] {
  const named = (BETWEEN[action] ?? []).map((key) => textAt(data, key));
  return [actorId, ...named].filter((id) => id !== null);
}

/** "Uitgesteld: INT-03 Onderzoeksopzet schrijven · tot en met …". `names` by person. */
export function lineOf(entry: Entry, facts: StudyFacts, names: ReadonlyMap<string, string>): string {
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
function detailsOf({ action, data }: Entry, names: ReadonlyMap<string, string>): string[] {
  const details: string[] = [];
  const date = (key: string, say: (on: string) => string): void => {
    const on = textAt(data, key);
    if (on !== null) details.push(say(on));
  };
  const to = textAt(data, BETWEEN[action]?.at(-1) ?? '');
  if (to !== null) details.push(words.to(names.get(to) ?? texts.somebody));
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
