/** The view of a joint note: what is asked and how far it is. Counts and names of courts, no reasons. */
import { jointGateCard, type OwnCourt } from '../../../cards/joint-gate';
import type { CardRef } from '../../../cards/ref';
import { Duty } from '../../../entities/duty';
import { consenters, may } from '../../workflow/access';
import { workingDaysBetween } from '../../workflow/calendar';
import { NATIONAL } from '../../workflow/duties';
import { isOpen, noteOfDuty, standingOf } from '../../workflow/joint-gate';
import { rows } from '../rows';
import { namesOf, noteFor, readable } from './joint-note';
import { SETTLED, type View, type ViewContext } from './view';
import { briefWave } from './wave-views';

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
      dueOn: duties.find((duty) => noteOfDuty(duty) === note.id)?.dueOn ?? null,
      may: may(viewer, 'CONSENT_JOINT_NOTE', where).ok,
      missing,
      mayAppoint: may(viewer, 'APPOINT_STAND_IN', where).ok,
    });
  }
  // Whoever was to answer has answered, or nothing is asked any more.
  const asks = isOpen(note) && (coordinates || own.some(({ state }) => state === 'ASKED'));
  if (context.sending && !asks) return SETTLED;
  const standing = standingOf(note, consents);
  const wave = await briefWave(context, note.waveId);
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
