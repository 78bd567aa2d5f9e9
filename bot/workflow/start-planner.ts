/**
 * Proposes when a court, or all together, could start in the next wave, and says why not sooner: not in recess, the
 * publication that follows from it not in recess or near elections, and within the window. Pure; it decides nothing: a
 * court starts when it starts.
 */
import type { ProposalLine } from '../../cards/texts/nl-waves';
import type { CourtSettings } from '../../entities/court';
import type { Programme } from '../programme/definition';
import {
  courtCalendar,
  daysBetween,
  inBlackout,
  inRecess,
  nextDay,
  nextWorkingDay,
  workingDaysBetween,
} from './calendar';
import { planStudy } from './planning';
import type { WaveWindow } from './window';

export interface PlanningOf {
  settings: CourtSettings;
  /** The definition that the study would have. */
  programme: Programme;
  window: WaveWindow;
  today: string;
}

export interface StartProposal {
  /** Null when no day fits. */
  startOn: string | null;
  publicationOn: string | null;
  lines: ProposalLine[];
}

/** So many weeks are tried: more than any blackout lasts. */
const MOST_TRIES = 60;

/** @param notBefore the first day that is tried: tomorrow, unless it is said. */
export function proposeStart(input: PlanningOf, notBefore = nextDay(input.today)): StartProposal {
  const { settings, window, today } = input;
  const calendar = courtCalendar(settings);
  const { countsFrom, from, until } = window;
  const passed = today > until;
  const lines: ProposalLine[] = passed
    ? [{ code: 'PASSED', until }]
    : [{ code: 'WINDOW', countsFrom, from, until }];
  const back = countsFrom === 'PUBLICATION' ? countBack(input) : null;
  if (back !== null && back.startOn > today) {
    lines.push({ code: 'BACKWARDS', workingDays: back.workingDays, from });
  }
  let day = nextWorkingDay(calendar, latest(back?.startOn ?? from, notBefore));
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (countsFrom === 'START' && !passed && day > until) break;
    if (inRecess(settings, day)) {
      if (!lines.some(({ code }) => code === 'RECESS')) lines.push({ code: 'RECESS', on: day });
      day = nextWorkingDay(calendar, afterRecess(settings, day));
      continue;
    }
    const publicationOn = publicationOf(input, day);
    if (countsFrom === 'PUBLICATION' && !passed && publicationOn > until) break;
    if (fits(input, publicationOn)) {
      const workingDays = workingDaysBetween(calendar, day, publicationOn);
      return {
        startOn: day,
        publicationOn,
        lines: [...lines, { code: 'PUBLICATION', on: publicationOn, workingDays }],
      };
    }
    if (inBlackout(settings, publicationOn) && !lines.some(({ code }) => code === 'BLACKOUT')) {
      const because = inRecess(settings, publicationOn) ? 'RECESS' : 'ELECTIONS';
      lines.push({ code: 'BLACKOUT', startOn: day, publicationOn, because });
    }
    day = nextWorkingDay(calendar, nextDay(day, 7));
  }
  return { startOn: null, publicationOn: null, lines: [...lines, { code: 'NOTHING_FITS' }] };
}

/** The first day on which all of them could start together; null when there is none. */
export function proposeJointStart(courts: readonly PlanningOf[]): string | null {
  let day = courts[0] === undefined ? null : nextDay(courts[0].today);
  for (let tries = 0; day !== null && tries < MOST_TRIES; tries += 1) {
    let together: string = day;
    for (const court of courts) {
      const { startOn } = proposeStart(court, together);
      if (startOn === null) return null;
      together = startOn;
    }
    if (together === day) return day;
    day = together;
  }
  return null;
}

/** Not before the window where publications are counted, and never in the blackout. */
function fits({ settings, window }: PlanningOf, publicationOn: string): boolean {
  const early = window.countsFrom === 'PUBLICATION' && publicationOn < window.from;
  return !early && !inBlackout(settings, publicationOn);
}

/** The start from which the publication would fall about on the first day of the window. */
function countBack(input: PlanningOf): { startOn: string; workingDays: number } {
  const { from } = input.window;
  const publicationOn = publicationOf(input, from);
  return {
    startOn: nextDay(from, -daysBetween(from, publicationOn)),
    workingDays: workingDaysBetween(courtCalendar(input.settings), from, publicationOn),
  };
}

/** When the report would be public by the plan of a study that starts on this day. */
function publicationOf({ settings, programme, today }: PlanningOf, startOn: string): string {
  let made = 0;
  const { study } = planStudy({
    moment: { now: `${today}T12:00:00.000Z`, today, newId: () => String((made += 1)) },
    studyId: '',
    courtId: '',
    waveId: '',
    settings,
    programme,
    startOn,
    conditions: {},
    assign: () => null,
  });
  // The stage before aftercare ends with the publication.
  return study.firstPlan[programme.stages.at(-2)?.id ?? ''] ?? startOn;
}

function afterRecess({ recess }: CourtSettings, date: string): string {
  const ends = recess.filter(({ from, until }) => from <= date && date <= until).map(({ until }) => until);
  return nextDay(ends.reduce((a, b) => (a > b ? a : b), date));
}

const latest = (...dates: string[]): string => dates.reduce((a, b) => (a > b ? a : b));
