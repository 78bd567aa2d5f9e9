/**
 * The duties of the programme itself, which coordinators have: preparing the next wave, and the joint tasks of a wave.
 * They are found from what stands; the definition says when in words, the days are reckoned here. Pure.
 */
import type { Duty } from '../../entities/duty';
import type { Wave } from '../../entities/wave';
import { addWorkingDays } from './calendar';
import type { HistoryDraft } from './decision';
import {
  dutyHistory,
  dutyKey,
  movedTo,
  NATIONAL,
  newDuty,
  settleDuty,
  type DutyFacts,
  type DutySubject,
} from './duties';
import { ladderBase, nextWindow, windowAfter } from './window';

/** What happened in a wave, as far as its joint tasks follow from it. Dates `yyyy-MM-dd`. */
export interface WaveRecord {
  wave: Pick<Wave, 'id' | 'number' | 'openedOn' | 'anchorOn'>;
  /** Of the courts that take part in it: one that withdrew does not count, here and below. */
  studies: number;
  /** Of each study the day on which its design was adopted, or as long as it was not, by which it is planned. */
  designsOn: readonly string[];
  /** Of each study that came to its interviews, the day on which that began. */
  interviewsOn: readonly string[];
  /** Of each study whose findings were released to the others, the first day of that. */
  releasedOn: readonly string[];
  /** The joint note was published, with the consent of every chair. */
  publishedOn: string | null;
}

export interface ProgrammeDutyFacts extends DutyFacts {
  records: readonly WaveRecord[];
}

/** Working days for a joint task for which the definition names the occasion and no term. */
const TERM_DAYS = 20;
/** Working days after the first release in which there is a joint note (JNT-04). */
const NOTE_DAYS = 130;

/** The joint note, with the consent of every chair: done by publishing it (`joint-notes.ts`), not by saying so. */
export const JOINT_NOTE_TASK = 'JNT-04';

/** On which day each joint task of a wave is due; null while its occasion has not come. By the ids of the definition. */
const DUE: Readonly<Record<string, (record: WaveRecord, facts: ProgrammeDutyFacts) => string | null>> = {
  // By the opening of the window, or some weeks after a wave that opened later; before the first design is adopted.
  'JNT-01': ({ wave, designsOn }, { waves, programme }) => {
    const before = waves.find(({ number }) => number === wave.number - 1);
    const opens = before === undefined ? null : (windowAfter(before, programme)?.from ?? null);
    const after = addWorkingDays(NATIONAL, wave.openedOn, TERM_DAYS);
    const by = opens !== null && opens > after ? opens : after;
    const first = designsOn.toSorted()[0];
    const adopted = first === undefined ? by : addWorkingDays(NATIONAL, first, -1);
    return adopted < by ? adopted : by;
  },
  'JNT-02': ({ studies, interviewsOn }) =>
    studies < 2 ? null : termAfter(interviewsOn.toSorted()[Math.ceil(studies / 2) - 1]),
  'JNT-03': ({ releasedOn }) => termAfter(releasedOn.toSorted()[1]),
  [JOINT_NOTE_TASK]: (record) =>
    noteOn(record) === null ? termAfter(record.releasedOn.toSorted()[0], NOTE_DAYS) : null,
  'JNT-05': (record) => termAfter(noteOn(record) ?? undefined),
};

/** When there was a joint note, or what stands in for it: an anchor that was set by hand. */
const noteOn = ({ publishedOn, wave }: WaveRecord): string | null => publishedOn ?? wave.anchorOn;

const termAfter = (on: string | undefined, days = TERM_DAYS): string | null =>
  on === undefined ? null : addWorkingDays(NATIONAL, on, days);

/** The business keys of what must exist as of today, made already or not. */
export function programmeKeys(facts: Omit<ProgrammeDutyFacts, 'duties'>): string[] {
  return wantedOf({ ...facts, duties: [] }).map(dutyKey);
}

/** What must exist and does not yet, what moved, and the preparation of a wave that was opened meanwhile. */
export function planProgrammeDuties(facts: ProgrammeDutyFacts): { duties: Duty[]; history: HistoryDraft[] } {
  const wanted = wantedOf(facts);
  const known = new Set(facts.duties.map(({ onceKey }) => onceKey));
  const made = wanted
    .filter((subject) => subject.dueOn >= facts.today && !known.has(dutyKey(subject)))
    .map((subject) => newDuty(subject, facts));
  const moved = facts.duties.flatMap((duty) => movedTo(duty, wanted, facts));
  const opened = facts.duties
    .filter((duty) => duty.kind === 'WAVE' && duty.state === 'OPEN')
    .filter((duty) => !wanted.some((subject) => dutyKey(subject) === duty.onceKey))
    .map((duty) => settleDuty(duty, { on: facts.today, by: null }));
  const written = facts.duties
    .filter(({ kind, ref, state }) => kind === 'JOINT_TASK' && ref === JOINT_NOTE_TASK && state === 'OPEN')
    .flatMap((duty): Duty[] => {
      const record = facts.records.find(({ wave }) => wave.id === duty.waveId);
      const on = record === undefined ? null : noteOn(record);
      return on === null ? [] : [settleDuty(duty, { on, by: null })];
    });
  const settled = [...opened, ...written];
  return {
    duties: [...made, ...moved, ...settled],
    history: [
      ...made.map((duty) => dutyHistory('DUTY_PLANNED', duty)),
      ...moved.map((duty) => dutyHistory('DUTY_MOVED', duty)),
      ...settled.map((duty) => dutyHistory('DUTY_DONE', duty)),
    ],
  };
}

function wantedOf(facts: ProgrammeDutyFacts): DutySubject[] {
  const { programme, waves, records } = facts;
  const joint = records.flatMap((record) =>
    programme.jointTasks.flatMap(({ id }): DutySubject[] => {
      const dueOn = DUE[id]?.(record, facts) ?? null;
      if (dueOn === null) return [];
      const waveId = record.wave.id;
      const base = { courtId: null, waveId, kind: 'JOINT_TASK', ref: id, profile: 'INTERNAL_TASK' } as const;
      return [{ ...base, baseOn: dueOn, dueOn }];
    }),
  );
  const window = nextWindow(waves, programme);
  if (window === null || records.some(({ wave }) => wave.number >= window.number)) return joint;
  const { waveId, number, until: dueOn } = window;
  const baseOn = ladderBase(window, programme);
  return [
    ...joint,
    { courtId: null, waveId, kind: 'WAVE', ref: String(number), profile: 'WAVE', baseOn, dueOn },
  ];
}
