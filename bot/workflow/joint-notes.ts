/**
 * What people do with the joint note of a wave: coordinators propose, revise, withdraw and publish it, the chair of each
 * participating court consents or not. What follows for whoever is asked is found afterwards (`joint-gate.ts`). Pure.
 */
import type { Court } from '../../entities/court';
import type { JointConsent, JointNote } from '../../entities/joint-note';
import { decided, type Administering } from './administration';
import { nextDay } from './calendar';
import { linkFault, MAX_TEXT, pastFault, proofFault, textFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided, type Notice } from './decision';
import type { AdministrationFacts } from './facts';
import { isOpen, LEAST_COURTS, standingOf } from './joint-gate';
import { coordinatorIds } from './people';
import { windowAfter } from './window';

type Decision = Decided<AdministrationDecision>;

const MAX_TITLE = 200;

/** Puts the text of a wave's joint note to the chairs of all courts in it. One at a time. */
export function proposeJointNote(
  command: CommandOf<'PROPOSE_JOINT_NOTE'>,
  { facts, role, actor }: Administering,
): Decision {
  const wave = facts.waves.find(({ id }) => id === command.waveId);
  if (wave === undefined) return refuse('NOT_FOUND', undefined, 'waveId');
  const { number } = wave;
  const other = facts.joint.notes.find(({ waveId, state }) => waveId === wave.id && state !== 'WITHDRAWN');
  if (other?.state === 'PUBLISHED') return refuse('JOINT_NOTE_PUBLISHED', { number });
  if (other !== undefined) return refuse('JOINT_NOTE_EXISTS', { number });
  const count = facts.joint.courts.length;
  if (count < LEAST_COURTS) return refuse('JOINT_NOTE_ALONE', { number, count });
  const fault = textFaults(command);
  if (fault !== null) return fault;
  const title = tidy(command.title);
  const evidenceLink = tidy(command.evidenceLink);
  const note: JointNote = {
    id: facts.newId(),
    version: 1,
    waveId: wave.id,
    round: 1,
    title,
    evidenceLink,
    reason: null,
    state: 'PROPOSED',
    proposedOn: facts.today,
    proposedById: actor.person.id,
    agreedOn: null,
    publishedOn: null,
  };
  return decided({
    jointNotes: [note],
    // Two at the same moment would both find that there is none.
    waves: [{ ...wave, version: wave.version + 1 }],
    history: [
      { action: command.name, role, data: { ...about(note), number }, texts: { title, evidenceLink } },
    ],
    outcome: outcome('JOINT_NOTE_PROPOSED', { count }),
  });
}

/** Another text: every court is asked anew, whatever it said of the one before. */
export function reviseJointNote(
  command: CommandOf<'REVISE_JOINT_NOTE'>,
  { facts, role, actor }: Administering,
): Decision {
  const found = openNote(command, facts);
  if (!found.ok) return found;
  const fault = textFaults(command) ?? textFault(command.reason, MAX_TEXT, 'reason');
  if (fault !== null) return fault;
  const title = tidy(command.title);
  const evidenceLink = tidy(command.evidenceLink);
  const reason = tidy(command.reason);
  const note: JointNote = {
    ...found.note,
    version: found.note.version + 1,
    round: found.note.round + 1,
    title,
    evidenceLink,
    reason,
    state: 'PROPOSED',
    proposedOn: facts.today,
    proposedById: actor.person.id,
    agreedOn: null,
  };
  return decided({
    jointNotes: [note],
    history: [{ action: command.name, role, data: about(note), texts: { title, evidenceLink, reason } }],
    changedSubjects: [note.id],
    outcome: outcome('JOINT_NOTE_REVISED', { count: facts.joint.courts.length, round: note.round }),
  });
}

/** The note is off the table, with a reason that the courts read; another can be proposed. */
export function withdrawJointNote(
  command: CommandOf<'WITHDRAW_JOINT_NOTE'>,
  { facts, role }: Administering,
): Decision {
  const found = openNote(command, facts);
  if (!found.ok) return found;
  const fault = textFault(command.reason, MAX_TEXT, 'reason');
  if (fault !== null) return fault;
  const reason = tidy(command.reason);
  const note: JointNote = { ...found.note, version: found.note.version + 1, state: 'WITHDRAWN', reason };
  return decided({
    jointNotes: [note],
    history: [{ action: command.name, role, data: about(note), texts: { reason } }],
    changedSubjects: [note.id],
    outcome: outcome('JOINT_NOTE_WITHDRAWN'),
  });
}

/**
 * The note was made public, which is possible when every chair has consented. From that day the window of the next wave
 * is counted: it becomes the wave's anchor, as if it had been set by hand.
 */
export function publishJointNote(
  command: CommandOf<'PUBLISH_JOINT_NOTE'>,
  { facts, role }: Administering,
): Decision {
  const found = openNote(command, facts);
  if (!found.ok) return found;
  const wave = facts.waves.find(({ id }) => id === found.note.waveId);
  if (wave === undefined) return refuse('NOT_FOUND');
  const { consented, of } = standingOf(found.note, consentsTo(found.note, facts));
  if (found.note.state !== 'AGREED') return refuse('JOINT_NOTE_NOT_AGREED', { count: consented.length, of });
  const before = facts.waves.find(({ number }) => number === wave.number - 1)?.anchorOn ?? null;
  const agreedOn = found.note.agreedOn ?? found.note.proposedOn;
  const earliest = before === null || nextDay(before) < agreedOn ? agreedOn : nextDay(before);
  const { publishedOn } = command;
  const fault = pastFault(publishedOn, earliest, 'publishedOn', facts) ?? linkFault(command.evidenceLink);
  if (fault !== null) return fault;
  const given = tidy(command.evidenceLink ?? '');
  const evidenceLink = given === '' ? found.note.evidenceLink : given;
  const note: JointNote = {
    ...found.note,
    version: found.note.version + 1,
    state: 'PUBLISHED',
    publishedOn,
    evidenceLink,
  };
  const anchored = { ...wave, anchorOn: publishedOn, version: wave.version + 1 };
  const window = windowAfter(anchored, facts.programme);
  return decided({
    jointNotes: [note],
    waves: [anchored],
    history: [
      {
        action: command.name,
        role,
        data: { ...about(note), number: wave.number, publishedOn, from: wave.anchorOn, to: publishedOn },
        texts: { evidenceLink },
      },
    ],
    changedSubjects: [note.id],
    outcome: outcome('JOINT_NOTE_IS_PUBLIC', {
      on: publishedOn,
      number: wave.number + 1,
      from: window?.from ?? publishedOn,
      until: window?.until ?? publishedOn,
    }),
  });
}

/**
 * The court agrees, by its chair or whoever decides for the chair; an objection of before is gone. With
 * the last one the note is agreed.
 */
export function consentJointNote(
  command: CommandOf<'CONSENT_JOINT_NOTE'>,
  doing: Administering,
  court: Court,
): Decision {
  const found = ownConsent(command, doing.facts, court);
  if (!found.ok) return found;
  if (found.consent.state === 'CONSENTED') return refuse('NOTHING_CHANGED');
  const said = answered(found, { state: 'CONSENTED', reason: null }, doing);
  const { consented, of } = standingOf(said.note, said.all);
  return decided({
    ...said.changes,
    history: [{ action: command.name, role: doing.role, data: said.data }],
    outcome: outcome('JOINT_CONSENTED', {
      municipality: court.municipality,
      count: consented.length,
      of,
    }),
  });
}

/** The reason is written for the others: the chairs of the participating courts and the coordinators read it. */
export function objectJointNote(
  command: CommandOf<'OBJECT_JOINT_NOTE'>,
  doing: Administering,
  court: Court,
): Decision {
  const found = ownConsent(command, doing.facts, court);
  if (!found.ok) return found;
  const fault = textFault(command.reason, MAX_TEXT, 'reason');
  if (fault !== null) return fault;
  const reason = tidy(command.reason);
  const { state, reason: before } = found.consent;
  if (state === 'OBJECTED' && before === reason) return refuse('NOTHING_CHANGED');
  const said = answered(found, { state: 'OBJECTED', reason }, doing);
  return decided({
    ...said.changes,
    history: [{ action: command.name, role: doing.role, data: said.data, texts: { reason } }],
    notices: toCoordinators(said, doing),
    outcome: outcome('JOINT_OBJECTED', { municipality: court.municipality }),
  });
}

/** Up to publication a chair may think again. */
export function takeBackConsent(
  command: CommandOf<'TAKE_BACK_CONSENT'>,
  doing: Administering,
  court: Court,
): Decision {
  const found = ownConsent(command, doing.facts, court);
  if (!found.ok) return found;
  if (found.consent.state !== 'CONSENTED') return refuse('NOTHING_CHANGED');
  const said = answered(found, { state: 'ASKED', reason: null }, doing);
  return decided({
    ...said.changes,
    history: [{ action: command.name, role: doing.role, data: said.data }],
    // As long as others were awaited anyhow, their overview says it.
    notices: found.note.state === 'AGREED' ? toCoordinators(said, doing) : [],
    outcome: outcome('JOINT_TAKEN_BACK', { municipality: court.municipality }),
  });
}

const consentsTo = ({ id }: Pick<JointNote, 'id'>, { joint }: AdministrationFacts): JointConsent[] =>
  joint.consents.filter(({ noteId }) => noteId === id);

const about = ({ id, waveId, round }: JointNote): Record<string, unknown> => ({ noteId: id, waveId, round });

function textFaults({ title, evidenceLink }: { title: string; evidenceLink: string }): Refused | null {
  return textFault(title, MAX_TITLE, 'title') ?? proofFault(evidenceLink);
}

interface InRound {
  noteId: string;
  /** The round that whoever acts has seen; another one is another text. Absent when typed. */
  expectedRound?: number;
}

function openNote(
  { noteId, expectedRound }: InRound,
  { joint }: AdministrationFacts,
): { ok: true; note: JointNote } | Refused {
  const note = joint.notes.find(({ id }) => id === noteId);
  if (note === undefined) return refuse('NOT_FOUND');
  if (!isOpen(note)) return refuse('JOINT_NOTE_SETTLED');
  return expectedRound === undefined || expectedRound === note.round ? { ok: true, note } : refuse('STALE');
}

interface Asked {
  ok: true;
  note: JointNote;
  consent: JointConsent;
}

function ownConsent(command: InRound, facts: AdministrationFacts, court: Court): Asked | Refused {
  const found = openNote(command, facts);
  if (!found.ok) return found;
  const consent = consentsTo(found.note, facts).find(
    ({ courtId, round, state }) => courtId === court.id && round === found.note.round && state !== 'LEFT',
  );
  return consent === undefined
    ? refuse('JOINT_NOT_ASKED', { municipality: court.municipality })
    : { ok: true, note: found.note, consent };
}

interface Said {
  note: JointNote;
  consent: JointConsent;
  all: JointConsent[];
  changes: Pick<AdministrationDecision, 'jointNotes' | 'jointConsents' | 'changedSubjects'>;
  data: Record<string, unknown>;
}

function answered(
  { note: before, consent: old }: Asked,
  answer: Pick<JointConsent, 'state' | 'reason'>,
  { facts, actor, role }: Administering,
): Said {
  const decision =
    answer.state === 'ASKED'
      ? { decidedOn: null, decidedById: null, decidedAs: null }
      : { decidedOn: facts.today, decidedById: actor.person.id, decidedAs: role };
  const consent: JointConsent = { ...old, ...answer, ...decision, version: old.version + 1 };
  const note: JointNote = { ...before, version: before.version + 1 };
  return {
    note,
    consent,
    all: consentsTo(note, facts).map((one) => (one === old ? consent : one)),
    changes: { jointNotes: [note], jointConsents: [consent], changedSubjects: [note.id] },
    data: { ...about(note), courtId: consent.courtId },
  };
}

function toCoordinators({ note, consent }: Said, { facts }: Administering): Notice[] {
  return coordinatorIds(facts.grants, facts.today).map((personId) => ({
    to: { personId },
    card: { card: 'JOINT_GATE', noteId: note.id },
    when: 'AT_ONCE',
    onceKey: `joint-answer:${consent.id}:${consent.version}:${personId}`,
  }));
}
