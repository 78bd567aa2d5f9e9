/** A joint note as a viewer may see it, and the courts of it that the viewer is of. Shows nothing by itself. */
import { Court } from '../../../entities/court';
import { JointConsent, JointNote } from '../../../entities/joint-note';
import { may, type Where } from '../../workflow/access';
import { refuse, type Refusal } from '../../workflow/decision';
import { loadCourtPeople } from '../load';
import { row, rows } from '../rows';
import { inProgramme, type ViewContext } from './view';

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
  const { manager, viewer } = context;
  const note = await row(manager, JointNote, { id: noteId });
  if (note === null) return refuse('NOT_FOUND');
  const consents = await rows(manager, JointConsent, { noteId });
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  const asked = new Set(consents.map(({ courtId }) => courtId));
  const known = new Set(viewer.grants.flatMap(({ courtId }) => courtId ?? []));
  const own: NoteSeen['own'] = [];
  for (const court of courts.filter(({ id }) => asked.has(id) && known.has(id))) {
    const people = await loadCourtPeople(manager, court.id);
    const where = { ...inProgramme(context), court, people };
    const concerned = may(viewer, 'READ_CONTENT', where).ok || may(viewer, 'CONSENT_JOINT_NOTE', where).ok;
    if (concerned) own.push({ court, where });
  }
  const coordinates = may(viewer, 'PROPOSE_JOINT_NOTE', inProgramme(context));
  if (own.length === 0 && !coordinates.ok) return coordinates;
  return { ok: true, note, consents, courts, own, coordinates: coordinates.ok };
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
