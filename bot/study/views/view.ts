/** What every card's view is made with: the viewer, the facts that the viewer may see, and what can be done there. */
import type { EntityManager } from 'typeorm';
import type { CardParts } from '../../../cards/finish';
import { textsFor } from '../../../cards/texts/language';
import type { Texts } from '../../../cards/texts/nl';
import { dialogs } from '../../../cards/texts/nl-dialogs';
import { Court } from '../../../entities/court';
import type { StudyTask } from '../../../entities/study';
import { eventOf, hasStage, stageOf } from '../../programme/lookups';
import { inStudy, may, type AccessAction, type Where } from '../../workflow/access';
import { courtCalendar, workingDaysBetween } from '../../workflow/calendar';
import type { StudyCommand } from '../../workflow/commands';
import { BECAUSE_SETTINGS } from '../../workflow/course';
import { decide } from '../../workflow/decide';
import { refuse, type Refusal } from '../../workflow/decision';
import type { Actor, CourtPeople, StudyFacts } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
import { doerOf, personById } from '../../workflow/people';
import { loadCourtPeople, loadStudyFacts, studyOfEntry, studyOfRequest, studyOfTask } from '../load';
import { row } from '../rows';
import type { Services } from '../services';

export interface ViewContext {
  services: Services;
  manager: EntityManager;
  viewer: Actor;
  /** `yyyy-MM-dd` in the programme's time zone. */
  today: string;
  texts: Texts;
  /** Whether it is about to be sent: then what is settled need not be said. */
  sending: boolean;
  /** The studies as they were read for this card already, or left by the command that it answers, by their ids. */
  known: Map<string, StudyFacts>;
}

/**
 * With what somebody is shown something now, outside the unit of work that reads it.
 * @param studies as they were left by the command that it answers
 */
export function viewing(
  services: Services,
  viewer: Actor,
  { sending = false, studies = [] }: { sending?: boolean; studies?: readonly StudyFacts[] } = {},
): Omit<ViewContext, 'manager'> {
  return {
    services,
    viewer,
    today: localDate(services.clock.now().toISOString()),
    texts: textsFor(viewer.person.language),
    sending,
    known: new Map(studies.map((facts) => [facts.case.study.id, facts])),
  };
}

export type View = { parts: CardParts } | { settled: true } | { refusal: Refusal };

export const SETTLED: View = { settled: true };

export type Found<T> = ({ ok: true } & T) | { ok: false; refusal: Refusal };

/** The facts of a study, when this viewer may do this there. */
export async function studyFor(
  context: ViewContext,
  studyId: string | null,
  action: AccessAction = 'READ_CONTENT',
): Promise<Found<{ facts: StudyFacts }>> {
  const facts = studyId === null ? null : await factsOf(context, studyId);
  if (facts === null) return refuse('NOT_FOUND');
  const allowed = may(context.viewer, action, inStudy(facts));
  return allowed.ok ? { ok: true, facts } : allowed;
}

/** The facts of a study, read once for a card; null when there is no such study. Authorises nothing. */
async function factsOf(
  { known, manager, services }: ViewContext,
  studyId: string,
): Promise<StudyFacts | null> {
  const facts = known.get(studyId) ?? (await loadStudyFacts(manager, services, studyId));
  if (facts !== null) known.set(studyId, facts);
  return facts;
}

const STUDY_OF = { tasks: studyOfTask, requests: studyOfRequest, entries: studyOfEntry };

/** The study to which a task, gate request or register entry belongs, or null. */
export async function studyOf(
  { known, manager }: ViewContext,
  kind: keyof typeof STUDY_OF,
  id: string,
): Promise<string | null> {
  for (const [studyId, facts] of known) if (facts.case[kind].some((one) => one.id === id)) return studyId;
  return STUDY_OF[kind](manager, id);
}

/** A court with its people, when this viewer may do this there. */
export async function courtFor(
  { manager, services, viewer, today }: ViewContext,
  courtId: string,
  action: AccessAction,
): Promise<Found<{ court: Court; where: Where }>> {
  const court = await row(manager, Court, { id: courtId });
  if (court === null) return refuse('NOT_FOUND');
  const people = await loadCourtPeople(manager, courtId);
  const where = { today, court, study: null, people, programme: services.programme.programme };
  const allowed = may(viewer, action, where);
  return allowed.ok ? { ok: true, court, where } : allowed;
}

/** Where what concerns the programme, or only oneself, is done. */
export function inProgramme({
  viewer,
  today,
  services,
}: Pick<ViewContext, 'viewer' | 'today' | 'services'>): Where {
  return {
    today,
    court: null,
    study: null,
    people: { people: [viewer.person], grants: viewer.grants, absences: [] },
    programme: services.programme.programme,
  };
}

/**
 * Whether a command would be accepted now: it is decided and the decision thrown away. What a button needs from a
 * dialog first is filled in with what could be entered there.
 */
export function accepts(facts: StudyFacts, viewer: Actor, command: StudyCommand): boolean {
  return decide(command, facts, viewer).ok;
}

/** Days count up to today, or to the day on which the study was paused: nothing gets later meanwhile. */
function countingDay({ case: { study }, today }: StudyFacts): string {
  return study.pausedOn ?? today;
}

/**
 * Working days over a term that ends on this date, or minus those that are left of it. 0 is the last day itself: in the
 * weekend after it a term is over, and in the weekend before it there is a day left.
 */
export function daysOver(facts: StudyFacts, date: string): number {
  const day = countingDay(facts);
  if (day > date) return Math.max(1, daysSince(facts, date));
  if (day === date) return 0;
  return -Math.max(1, workingDaysBetween(courtCalendar(facts.court.settings), day, date));
}

/** Working days that have passed since this date. */
export function daysSince(facts: StudyFacts, date: string): number {
  return workingDaysBetween(courtCalendar(facts.court.settings), date, countingDay(facts));
}

/** Who does the task now; null while nobody does. */
export function doer(facts: StudyFacts, task: StudyTask): string | null {
  const { court, programme, today } = facts;
  return doerOf(task, programme, facts, court.id, facts.case.study.id, today)?.id ?? null;
}

/** Unescaped. Somebody who is no longer known is "iemand". */
export function nameOf(people: CourtPeople, personId: string): string {
  return personById(people, personId)?.name ?? 'iemand';
}

/** What made a plan move: a stage that began or got more time, or the court's settings; null for what is not known. */
export function causeOf({ programme }: StudyFacts, stageId: string, texts: Texts): string | null {
  if (stageId === BECAUSE_SETTINGS) return texts.card.planMoved.settings;
  return hasStage(programme, stageId) ? stageOf(programme, stageId).nl : null;
}

/** What a task that has no date yet follows: an event of the programme, or a moment of its register entry. */
export function afterLabel({ programme }: StudyFacts, after: string): string {
  const moments: Record<string, string> = dialogs.registerMoments;
  return moments[after] ?? eventOf(programme, after).nl;
}
