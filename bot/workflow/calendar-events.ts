/**
 * What stands in somebody's calendar feed: own tasks and duties, decisions to take, replies to wait for, ends of stages,
 * meetings of the board, the window of the next wave. Firm dates and titles only; beside the reminders, never instead of
 * them. Pure.
 */
import { calendarTexts as texts } from '../../cards/texts/nl-calendar';
import { dialogs } from '../../cards/texts/nl-dialogs';
import type { Court } from '../../entities/court';
import type { Duty } from '../../entities/duty';
import type { Wave } from '../../entities/wave';
import { stageOf, taskOf } from '../programme/lookups';
import { deciders, inStudy } from './access';
import { ownersOf, type DutyFacts } from './duties';
import type { StudyFacts } from './facts';
import { courtsOwnPeople, doerOf } from './people';
import { awaitsAnswer } from './study-case';
import { windowAfter, type Anchored } from './window';

export interface CalendarEvent {
  /** Stays the same for as long as the thing exists. */
  uid: string;
  /** Rises with every change: clients keep the newest. */
  sequence: number;
  /** A whole day, `yyyy-MM-dd`. */
  on: string;
  title: string;
}

/** Events of one study for one of its people. Nothing for somebody who is not of the court, nor while it is closed. */
export function studyEvents(facts: StudyFacts, personId: string): CalendarEvent[] {
  const { case: state, court, programme, today } = facts;
  if (state.study.state === 'CLOSED' || state.study.state === 'PAUSED') return [];
  return [
    ...taskEvents(facts, personId),
    ...(isOwn(facts, personId)
      ? [
          ...state.stages
            .filter((stage) => stage.state === 'ACTIVE')
            .map((stage) => ({
              uid: `stage-${stage.id}`,
              sequence: stage.version,
              on: stage.endOn,
              title: texts.stageEnds(stageOf(programme, stage.stageId).nl, court.municipality),
            })),
          ...state.entries
            .filter((entry) => entry.outcome === null && entry.dueOn !== null && entry.dueOn >= today)
            .map((entry) => ({
              uid: `reply-${entry.id}`,
              sequence: entry.version,
              on: entry.dueOn ?? today,
              title: texts.reply(dialogs.register.title[entry.kind], entry.number, court.municipality),
            })),
          ...publicationEvents(facts),
        ]
      : []),
    ...state.requests
      .filter(
        (request) =>
          request.state === 'REQUESTED' &&
          deciders(inStudy(facts, { request }), request).people.some(({ id }) => id === personId),
      )
      .map((request) => ({
        uid: `gate-${request.id}`,
        sequence: request.version,
        on: request.meetingOn ?? request.requestedAt.slice(0, 10),
        title: texts.decision(stageOf(programme, request.stageId).gate.nl, court.municipality),
      })),
  ];
}

/** The meetings of a court, for its own people. */
export function meetingEvents(court: Court, today: string): CalendarEvent[] {
  return court.settings.meetings
    .filter((on) => on >= today)
    .map((on) => ({
      uid: `meeting-${court.id}-${on}`,
      sequence: 0,
      on,
      title: texts.meeting(court.municipality),
    }));
}

export interface DutyCalendar {
  /** Those that are open: of a court, or of the programme. */
  duties: readonly Duty[];
  waves: readonly (Anchored & Pick<Wave, 'version'>)[];
  titleOf: (duty: Duty) => string;
}

/** What a court or the programme must do and decide, for one of those who have to: also while that person is away. */
export function dutyEvents(
  facts: DutyFacts,
  { duties, waves, titleOf }: DutyCalendar,
  personId: string,
): CalendarEvent[] {
  // What a court that paused had planned waits for its return.
  if (facts.court?.participation === 'PAUSED') return [];
  const place = facts.court?.municipality ?? texts.programme;
  const owns = (duty: Duty): boolean =>
    [...ownersOf(duty, facts), ...ownersOf(duty, { ...facts, absences: [] })].some(
      ({ id }) => id === personId,
    );
  return duties.filter(owns).flatMap((duty): CalendarEvent[] => {
    const event = { uid: `duty-${duty.id}`, sequence: duty.version, on: duty.dueOn };
    if (duty.kind !== 'WAVE') return [{ ...event, title: texts.task(titleOf(duty), place) }];
    const last = { ...event, title: texts.windowEnds(duty.ref, place) };
    const wave = waves.find(({ id }) => id === duty.waveId);
    const window = wave === undefined ? null : windowAfter(wave, facts.programme);
    if (wave === undefined || window === null || window.from < facts.today) return [last];
    const first = {
      uid: `window-${duty.id}`,
      // Its first day is reckoned with what stands at the wave; both only ever rise.
      sequence: wave.version + duty.version,
      on: window.from,
      title: texts.windowOpens(duty.ref, place),
    };
    return [first, last];
  });
}

function taskEvents(facts: StudyFacts, personId: string): CalendarEvent[] {
  const { case: state, court, programme, today } = facts;
  return state.tasks.flatMap((task): CalendarEvent[] => {
    if (task.state !== 'OPEN' || !task.firm || task.dueOn === null || awaitsAnswer(facts, task)) return [];
    if (doerOf(task, programme, facts, court.id, state.study.id, today)?.id !== personId) return [];
    const title = texts.task(taskOf(programme, task.taskId).nl, court.municipality);
    return [{ uid: `task-${task.id}`, sequence: task.version, on: task.dueOn, title }];
  });
}

function publicationEvents({ case: { study }, court, today }: StudyFacts): CalendarEvent[] {
  const on = study.events['PUBLICATION_PLANNED'];
  if (on === undefined || on < today) return [];
  const uid = `publication-${study.id}`;
  return [{ uid, sequence: study.version, on, title: texts.publication(court.municipality) }];
}

const isOwn = (facts: StudyFacts, personId: string): boolean =>
  courtsOwnPeople(facts, facts.court.id, facts.today).some(({ id }) => id === personId);
