/**
 * The joint gate: which courts a joint note waits for, and what follows from that. Found from what stands (studies in
 * the wave, participation, what chairs said), so that no way to join or to leave can be forgotten. Pure.
 */
import type { Court } from '../../entities/court';
import type { Duty } from '../../entities/duty';
import type { JointConsent, JointNote } from '../../entities/joint-note';
import type { Study } from '../../entities/study';
import { consenters } from './access';
import { addWorkingDays, courtCalendar } from './calendar';
import type { HistoryDraft, Notice } from './decision';
import { lapseDuty, newDuty, settleDuty, type DutyFacts } from './duties';
import type { CourtPeople, Moment } from './facts';
import { coordinatorIds, peopleWithRole } from './people';

/** A note is joint from so many courts on. */
export const LEAST_COURTS = 2;

/** Working days in which a chair is asked to answer: in a month most boards meet. Nothing follows from letting it pass. */
const TERM_DAYS = 20;

type Counted = Pick<JointConsent, 'courtId' | 'round' | 'state'>;

/** How a round stands. Ids of courts; who left is not among those that count. */
export interface JointStanding {
  of: number;
  consented: string[];
  awaited: string[];
  objected: string[];
  left: string[];
}

/** Counts this round alone: what was said in an earlier one was about another text. */
export function standingOf({ round }: Pick<JointNote, 'round'>, consents: readonly Counted[]): JointStanding {
  const current = consents.filter((consent) => consent.round === round);
  const inState = (state: JointConsent['state']): string[] =>
    current.filter((consent) => consent.state === state).map(({ courtId }) => courtId);
  const [consented, awaited, objected] = [inState('CONSENTED'), inState('ASKED'), inState('OBJECTED')];
  const of = consented.length + awaited.length + objected.length;
  return { of, consented, awaited, objected, left: inState('LEFT') };
}

/** Whether chairs can still say something to it. */
export function isOpen({ state }: Pick<JointNote, 'state'>): boolean {
  return state === 'PROPOSED' || state === 'AGREED';
}

/** The courts that take part in a wave: those with a study in it that did not withdraw, also when either stands still. */
export function participants<C extends Pick<Court, 'id' | 'participation'>>(
  waveId: string,
  courts: readonly C[],
  studies: readonly Pick<Study, 'courtId' | 'waveId'>[],
): C[] {
  const inWave = new Set(studies.filter((study) => study.waveId === waveId).map(({ courtId }) => courtId));
  return courts.filter(({ id, participation }) => inWave.has(id) && participation !== 'WITHDRAWN');
}

export interface JointFacts extends Moment, Pick<DutyFacts, 'programme'> {
  note: JointNote;
  /** Of every round. */
  consents: readonly JointConsent[];
  /** The courts that take part in the wave, with their people and the coordinators. */
  participants: readonly ({ court: Court } & CourtPeople)[];
  /**
   * Courts whose people may have changed, or null for all: whoever can decide there now is asked, unless that person was
   * asked before.
   */
  changedCourtIds: readonly string[] | null;
  /** Duties of courts to answer in this note, of any round and in any state. */
  duties: readonly Duty[];
}

/** What has to be saved and said so that a note stands as it should; nothing when it does. */
export interface JointSettled {
  note: JointNote;
  consents: JointConsent[];
  duties: Duty[];
  history: HistoryDraft[];
  notices: Notice[];
}

/** Whom a note asks and whom no longer, whether it is agreed by that, and who is reminded. */
export function settleJointNote(facts: JointFacts): JointSettled {
  const consents = isOpen(facts.note) ? movedConsents(facts) : [];
  const ids = new Set(consents.map(({ id }) => id));
  const all = [...facts.consents.filter(({ id }) => !ids.has(id)), ...consents];
  const note = judged(facts, all, consents.length > 0);
  const duties = reminded({ ...facts, note, consents: all });
  return {
    note,
    consents,
    duties,
    history: [...consents.map((one) => consentHistory(note, one)), ...noteHistory(facts.note, note)],
    notices: [...asked({ ...facts, note, consents: all }, ids), ...agreed(facts, note)],
  };
}

/** Courts that joined are asked, those that left drop out, those that came back are asked again. */
function movedConsents({ note, consents, participants: courts, today, newId }: JointFacts): JointConsent[] {
  const current = consents.filter(({ round }) => round === note.round);
  const blank = {
    state: 'ASKED',
    askedOn: today,
    decidedOn: null,
    decidedById: null,
    decidedAs: null,
  } as const;
  const joined = courts.flatMap(({ court }): JointConsent[] => {
    const known = current.find(({ courtId }) => courtId === court.id);
    if (known !== undefined && known.state !== 'LEFT') return [];
    const fresh = { noteId: note.id, courtId: court.id, round: note.round, ...blank, reason: null };
    return [{ id: known?.id ?? newId(), version: (known?.version ?? 0) + 1, ...fresh }];
  });
  const left = current
    .filter(({ state, courtId }) => state !== 'LEFT' && !courts.some(({ court }) => court.id === courtId))
    .map((one): JointConsent => ({ ...one, state: 'LEFT', version: one.version + 1 }));
  return [...joined, ...left];
}

/** Agreed by every court that counts, or no longer; never by silence, and never by one court alone. */
function judged({ note, today }: JointFacts, consents: readonly JointConsent[], moved: boolean): JointNote {
  if (!isOpen(note)) return note;
  const { of, consented } = standingOf(note, consents);
  const state = of >= LEAST_COURTS && consented.length === of ? 'AGREED' : 'PROPOSED';
  if (state === note.state && !moved) return note;
  const agreedOn = state === note.state ? note.agreedOn : state === 'AGREED' ? today : null;
  return { ...note, state, agreedOn, version: note.version + 1 };
}

/** The note that a duty of the kind JOINT_CONSENT is about. */
export function noteOfDuty({ ref }: Pick<Duty, 'ref'>): string {
  return ref.split(':')[0] ?? '';
}

const dutyRef = ({ noteId, round }: Pick<JointConsent, 'noteId' | 'round'>): string => `${noteId}:${round}`;

/** Each court that is awaited has a duty, so that it is reminded; a court that answered has none any more. */
function reminded(facts: JointFacts): Duty[] {
  const { note, consents, participants: courts, programme, today, duties } = facts;
  const awaited = isOpen(note)
    ? consents.filter(({ round, state }) => round === note.round && state === 'ASKED')
    : [];
  const made = awaited.flatMap((consent): Duty[] => {
    const place = courts.find(({ court }) => court.id === consent.courtId);
    const ref = dutyRef(consent);
    const known = duties.find((duty) => duty.courtId === consent.courtId && duty.ref === ref);
    if (place === undefined || known?.state === 'OPEN') return [];
    const { courtId } = consent;
    // Who takes a consent back is given the whole term again.
    const from = known === undefined ? consent.askedOn : today;
    const dueOn = addWorkingDays(courtCalendar(place.court.settings), from, TERM_DAYS);
    const term = { profile: 'INTERNAL_TASK', baseOn: dueOn, dueOn } as const;
    const duty = newDuty(
      { courtId, waveId: note.waveId, kind: 'JOINT_CONSENT', ref, ...term },
      { ...facts, ...place, programme, declaration: null, waves: [], startedIn: [], duties: [] },
    );
    return [known === undefined ? duty : { ...duty, id: known.id, version: known.version + 1 }];
  });
  const settled = duties
    .filter((duty) => duty.state === 'OPEN')
    .filter((duty) => !awaited.some((one) => one.courtId === duty.courtId && dutyRef(one) === duty.ref))
    .map((duty): Duty => {
      const answer = consents.find((one) => one.courtId === duty.courtId && dutyRef(one) === duty.ref);
      return answer?.state === 'CONSENTED' || answer?.state === 'OBJECTED'
        ? settleDuty(duty, { on: today, by: answer.decidedById })
        : lapseDuty(duty);
    });
  return [...made, ...settled];
}

/** Whoever can consent gets the note at once; when nobody can, the secretary, whose card says who is missing. */
function asked(facts: JointFacts, moved: ReadonlySet<string>): Notice[] {
  const { note, consents, today, programme, participants: courts, changedCourtIds } = facts;
  return consents
    .filter(({ round, state }) => round === note.round && state === 'ASKED')
    .filter(({ id, courtId }) => moved.has(id) || (changedCourtIds?.includes(courtId) ?? true))
    .flatMap((consent): Notice[] => {
      const place = courts.find(({ court }) => court.id === consent.courtId);
      if (place === undefined || !isOpen(note)) return [];
      const { court, people, grants, absences } = place;
      const where = { today, court, study: null, people: { people, grants, absences }, programme };
      const able = consenters(where).people;
      const told = able.length > 0 ? able : peopleWithRole(where.people, 'SECRETARY', court.id, today);
      return told.map((person) => ({
        to: { personId: person.id },
        card: { card: 'JOINT_GATE', noteId: note.id },
        when: 'AT_ONCE',
        // Taken back and asked again by themselves: they know. Asked again after coming back: said again.
        onceKey: `joint:${note.id}:${note.round}:${court.id}:${consent.askedOn}:${person.id}`,
      }));
    });
}

/** The coordinators hear that the last one consented. */
function agreed({ note: before, participants: courts, today }: JointFacts, note: JointNote): Notice[] {
  if (note.state !== 'AGREED' || before.state === 'AGREED') return [];
  return coordinatorIds(courts[0]?.grants ?? [], today).map((personId) => ({
    to: { personId },
    card: { card: 'JOINT_GATE', noteId: note.id },
    when: 'AT_ONCE',
    onceKey: `joint-agreed:${note.id}:${note.version}:${personId}`,
  }));
}

function consentHistory({ id, waveId }: JointNote, { courtId, round, state }: JointConsent): HistoryDraft {
  const action = state === 'LEFT' ? 'JOINT_CONSENT_LEFT' : 'JOINT_CONSENT_ASKED';
  return { action, role: null, data: { noteId: id, waveId, courtId, round } };
}

function noteHistory(before: JointNote, { id, waveId, round, state }: JointNote): HistoryDraft[] {
  if (before.state === state) return [];
  const action = state === 'AGREED' ? 'JOINT_NOTE_AGREED' : 'JOINT_NOTE_NOT_AGREED';
  return [{ action, role: null, data: { noteId: id, waveId, round } }];
}
