/**
 * A court that means to stop taking part: its chair says so, with a reason that stays with the court. It is a signal for
 * a conversation between chairs, as a breach is, and has no consequence: whether the court stops is registered by a
 * coordinator, and a confirmation of the declaration takes the intention back. Pure.
 */
import type { MorningLine } from '../../cards/ref';
import type { Court } from '../../entities/court';
import { decided, type Administering } from './administration';
import { reasonFault, staleFault, tidy } from './checks';
import type { CommandOf } from './commands';
import { leavingSince, LONG_TERM_PARTICIPATION } from './commitments';
import { settledDuties } from './declarations';
import { outcome, refuse, type AdministrationDecision, type Decided, type Notice } from './decision';
import { isDeclared, takesPart } from './duties';
import type { AdministrationFacts } from './facts';
import { coordinatorIds } from './people';

/**
 * Needs a declaration that holds, and a reason. The yearly questions are answered with it, and coordinators hear
 * that, not why. A second time is refused until it was taken back.
 */
export function announceWithdrawal(
  command: CommandOf<'ANNOUNCE_WITHDRAWAL'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const known = facts.commitments.find(({ commitmentId }) => commitmentId === LONG_TERM_PARTICIPATION);
  if (!isDeclared(facts.declaration) || known === undefined || !takesPart(court))
    return refuse('NO_DECLARATION');
  const announced = leavingSince(known);
  if (announced !== null) return refuse('LEAVING_ALREADY', { on: announced });
  const fault = staleFault(command.expectedVersion, known.version) ?? reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = tidy(command.reason);
  const { today } = facts;
  // Whether the court goes on has been answered: it is not asked again.
  const duties = settledDuties(facts, actor.person.id, undefined, true);
  return decided({
    commitments: [
      { ...known, value: { ...known.value, leaving: { on: today } }, reason, version: known.version + 1 },
    ],
    duties,
    history: [
      {
        action: command.name,
        role,
        data: { courtId: court.id, on: today, dutyIds: duties.map(({ id }) => id) },
        texts: { reason },
      },
    ],
    notices: heard(facts, court, actor.person.id, known.version),
    changedSubjects: [court.id, ...duties.map(({ id }) => id)],
    outcome: outcome('WITHDRAWAL_ANNOUNCED', { municipality: court.municipality }),
  });
}

/** The coordinators and the chairs of the other courts, in the morning: that it is so, and not why. */
function heard(
  { grants, today, otherChairs }: AdministrationFacts,
  court: Court,
  actorId: string,
  turn: number,
): Notice[] {
  const line: MorningLine = { line: 'LEAVING', courtId: court.id };
  return [...new Set([...coordinatorIds(grants, today), ...otherChairs])]
    .filter((personId) => personId !== actorId)
    .map((personId) => ({
      to: { personId },
      card: { card: 'MORNING', on: today, lines: [line] },
      when: 'MORNING',
      onceKey: `leaving:${court.id}:${turn}:${personId}`,
    }));
}
