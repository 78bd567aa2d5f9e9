/**
 * An incident with what courts told each other in confidence: a court reports its own, and its chair says when the
 * chairs talked about it. Until then the commitment is breached, which asks for that conversation and for no more. Pure.
 */
import type { Commitment } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import { decided, type Administering } from './administration';
import { pastFault, reasonFault, staleFault, tidy, type Refused } from './checks';
import type { CommandOf } from './commands';
import { CONFIDENTIALITY, openIncident } from './commitments';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import { isDeclared } from './duties';
import type { AdministrationFacts } from './facts';

type Decision = Decided<AdministrationDecision>;

/**
 * What happened stays with the court; others learn that there was an incident, and the day. Another one before the chairs
 * talked takes its place: the history keeps both.
 */
export function reportIncident(
  command: CommandOf<'REPORT_INCIDENT'>,
  { facts, role }: Administering,
  court: Court,
): Decision {
  const found = promised(facts);
  if (!found.ok) return found;
  const { known, signedOn } = found;
  const fault =
    staleFault(command.expectedVersion, known.version) ??
    pastFault(command.on, signedOn, 'on', facts) ??
    reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = tidy(command.reason);
  const reported: Commitment = {
    ...known,
    value: { ...known.value, incident: { on: command.on, talkedOn: null } },
    reason,
    version: known.version + 1,
  };
  return decided({
    commitments: [reported],
    history: [{ action: command.name, role, data: { courtId: court.id, on: command.on }, texts: { reason } }],
    changedSubjects: [court.id],
    outcome: outcome('INCIDENT_REPORTED', { on: command.on }),
  });
}

/** The chairs talked about it, on a day from the incident up to today: breached no longer. */
export function closeIncident(
  command: CommandOf<'CLOSE_INCIDENT'>,
  { facts, role }: Administering,
  court: Court,
): Decision {
  const found = promised(facts);
  if (!found.ok) return found;
  const incident = openIncident(found.known);
  if (incident === null) return refuse('NO_INCIDENT');
  const { talkedOn } = command;
  const fault =
    staleFault(command.expectedVersion, found.known.version) ??
    pastFault(talkedOn, incident.on, 'talkedOn', facts);
  if (fault !== null) return fault;
  const closed: Commitment = {
    ...found.known,
    value: { ...found.known.value, incident: { ...incident, talkedOn } },
    version: found.known.version + 1,
  };
  return decided({
    commitments: [closed],
    history: [{ action: command.name, role, data: { courtId: court.id, on: incident.on, talkedOn } }],
    changedSubjects: [court.id],
    outcome: outcome('INCIDENT_CLOSED', { talkedOn }),
  });
}

function promised({
  commitments,
  declaration,
}: AdministrationFacts): { ok: true; known: Commitment; signedOn: string } | Refused {
  if (!isDeclared(declaration)) return refuse('NO_DECLARATION');
  const known = commitments.find(({ commitmentId }) => commitmentId === CONFIDENTIALITY);
  if (known === undefined) return refuse('NOT_FOUND');
  return { ok: true, known, signedOn: declaration.signedOn ?? '' };
}
