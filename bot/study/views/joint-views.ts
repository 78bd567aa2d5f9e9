/** The view of a joint note: what is asked and how far it is. Counts and names of courts, no reasons. */
import { jointGateCard, type OwnCourt } from '../../../cards/joint-gate';
import type { CardRef } from '../../../cards/ref';
import { Court } from '../../../entities/court';
import { Duty } from '../../../entities/duty';
import { JointConsent, JointNote } from '../../../entities/joint-note';
import { consenters, may, type Where } from '../../workflow/access';
import { workingDaysBetween } from '../../workflow/calendar';
import { refuse, type Refusal } from '../../workflow/decision';
import { NATIONAL } from '../../workflow/duties';
import { isOpen, standingOf } from '../../workflow/joint-gate';
import { loadCourtPeople } from '../load';
import { row, rows } from '../rows';
import { SETTLED, type View, type ViewContext } from './view';
import { briefWaves } from './wave-views';

/** Where something of the programme is done: of no court, so by coordinators only. */
export function ofProgramme({ viewer, services, today }: Omit<ViewContext, 'manager'>): Where {
  const people = { people: [viewer.person], grants: viewer.grants, absences: [] };
  return { today, court: null, study: null, people, programme: services.programme.programme };
}

export interface NoteSeen {
  note: JointNote;
  /** Of every round. */
  consents: JointConsent[];
  courts: Court[];
  /** Courts asked in this round, each with its people, as far as the viewer is of them or speaks for them. */
  own: { court: Court; where: Where }[];
  coordinates: boolean;
}

/**
 * A joint note, for whoever may see how far it is: coordinators, the people of the courts that are or were asked, and
 * whoever stands in for a chair of theirs.
 */
export async function noteFor(
  context: ViewContext,
  noteId: string,
): Promise<({ ok: true } & NoteSeen) | { ok: false; refusal: Refusal }> {
  const { manager, viewer, services, today } = context;
  const note = await row(manager, JointNote, { id: noteId });
  if (note === null) return refuse('NOT_FOUND');
  const consents = await rows(manager, JointConsent, { noteId });
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  const asked = new Set(consents.map(({ courtId }) => courtId));
  const known = new Set(viewer.grants.flatMap(({ courtId }) => courtId ?? []));
  const own: NoteSeen['own'] = [];
  for (const court of courts.filter(({ id }) => asked.has(id) && known.has(id))) {
    const people = await loadCourtPeople(manager, court.id);
    const where = { today, court, study: null, people, programme: services.programme.programme };
    const concerned = may(viewer, 'READ_CONTENT', where).ok || may(viewer, 'CONSENT_JOINT_NOTE', where).ok;
    if (concerned) own.push({ court, where });
  }
  const coordinates = may(viewer, 'PROPOSE_JOINT_NOTE', ofProgramme(context));
  if (own.length === 0 && !coordinates.ok) return coordinates;
  return { ok: true, note, consents, courts, own, coordinates: coordinates.ok };
}

export async function viewJointGate(
  context: ViewContext,
  ref: Extract<CardRef, { card: 'JOINT_GATE' }>,
): Promise<View> {
  const found = await noteFor(context, ref.noteId);
  if (!found.ok) return found;
  const { manager, viewer, today } = context;
  const { note, consents, courts, coordinates } = found;
  const own: OwnCourt[] = [];
  for (const { court, where } of found.own) {
    const consent = consents.find((one) => one.courtId === court.id && one.round === note.round);
    if (consent === undefined || consent.state === 'LEFT') continue;
    const duties = await rows(manager, Duty, { courtId: court.id, kind: 'JOINT_CONSENT', state: 'OPEN' });
    const { missing } = consenters(where);
    own.push({
      courtId: court.id,
      municipality: court.municipality,
      state: consent.state,
      decidedOn: consent.decidedOn,
      dueOn: duties.find(({ ref: about }) => about.startsWith(note.id))?.dueOn ?? null,
      may: may(viewer, 'CONSENT_JOINT_NOTE', where).ok,
      missing,
      mayAppoint: may(viewer, 'APPOINT_STAND_IN', where).ok,
    });
  }
  // Whoever was to answer has answered, or nothing is asked any more.
  const asks = isOpen(note) && (coordinates || own.some(({ state }) => state === 'ASKED'));
  if (context.sending && !asks) return SETTLED;
  const standing = standingOf(note, consents);
  const wave = (await briefWaves(context)).find(({ id }) => id === note.waveId);
  return {
    parts: jointGateCard(
      {
        ...note,
        consented: namesOf(standing.consented, courts),
        awaited: namesOf(standing.awaited, courts),
        objected: namesOf(standing.objected, courts),
        left: namesOf(standing.left, courts),
        noteId: note.id,
        wave: { number: wave?.number ?? 0, title: wave?.title ?? '' },
        waited: workingDaysBetween(NATIONAL, note.proposedOn, today),
        own,
        coordinates,
        reasons: readable(context, found).length > 0 || note.reason !== null,
        later: ref.later === true,
        confirm: ref.confirm ?? null,
      },
      context.texts,
    ),
  };
}

/** The answers with a reason that this viewer may read: all, for who speaks for a court in it; else the own court's. */
export function readable(
  { viewer }: Pick<ViewContext, 'viewer'>,
  { consents, own, coordinates }: NoteSeen,
): JointConsent[] {
  const all = coordinates || own.some(({ where }) => may(viewer, 'READ_OBJECTIONS', where).ok);
  const mine = new Set(
    own.filter(({ where }) => may(viewer, 'READ_CONTENT', where).ok).map(({ court }) => court.id),
  );
  return consents.filter(({ reason, courtId }) => reason !== null && (all || mine.has(courtId)));
}

/** The names of municipalities by the ids of courts, in the order of the courts. */
export function namesOf(
  ids: readonly string[],
  courts: readonly Pick<Court, 'id' | 'municipality'>[],
): string[] {
  return courts.filter(({ id }) => ids.includes(id)).map(({ municipality }) => municipality);
}
