/** "Vraag status": the coordinator asks a court's contact, at most once a day; the answer is one tap. */
import type { Court } from '../../entities/court';
import { inCourt } from './access';
import { decided, type Administering } from './administration';
import { futureFault } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import { contactOf, peopleWithRole } from './people';

/** Refused when nobody answers for the court, and when it was asked today already. */
export function askStatus(
  command: CommandOf<'ASK_STATUS'>,
  { facts, role, actor }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const contact = contactOf(court, inCourt(facts).people, facts.today);
  if (contact === null) return refuse('NO_CONTACT', { municipality: court.municipality });
  if (court.statusAnswer?.askedOn === facts.today)
    return refuse('STATUS_ASKED_TODAY', { municipality: court.municipality });
  return decided({
    courts: [
      {
        ...court,
        statusAnswer: {
          askedOn: facts.today,
          askedById: actor.person.id,
          answer: null,
          until: null,
          answeredOn: null,
        },
        version: court.version + 1,
      },
    ],
    history: [{ action: command.name, role, data: { courtId: court.id, personId: contact.id } }],
    notices: [
      {
        to: { personId: contact.id },
        card: { card: 'STATUS_QUESTION', courtId: court.id },
        when: 'AT_ONCE',
        onceKey: `status:${court.id}:${facts.today}`,
      },
    ],
    changedSubjects: [court.id],
    outcome: outcome('STATUS_ASKED', { municipality: court.municipality }),
  });
}

/** Once for each time that it was asked; delayed needs the day until which, in the future. */
export function answerStatus(
  command: CommandOf<'ANSWER_STATUS'>,
  { facts, role }: Administering,
  court: Court,
): Decided<AdministrationDecision> {
  const asked = court.statusAnswer;
  if (asked === null) return refuse('STATUS_NOT_ASKED');
  if (asked.answeredOn !== null) return refuse('STATUS_ANSWERED', { on: asked.answeredOn });
  const delayed = command.answer === 'DELAYED';
  const fault = delayed ? futureFault(command.until ?? '', 'until', facts) : null;
  if (fault !== null) return fault;
  const until = delayed ? (command.until ?? null) : null;
  return decided({
    courts: [
      {
        ...court,
        statusAnswer: { ...asked, answer: command.answer, until, answeredOn: facts.today },
        version: court.version + 1,
      },
    ],
    history: [{ action: command.name, role, data: { courtId: court.id, answer: command.answer, until } }],
    notices: askers(asked.askedById, facts).map((personId) => ({
      to: { personId },
      card: { card: 'STATUS_ANSWERED', courtId: court.id },
      when: 'AT_ONCE',
      onceKey: `status-answer:${court.id}:${asked.askedOn}:${personId}`,
    })),
    changedSubjects: [court.id],
    outcome: outcome('STATUS_GIVEN', { answer: command.answer, until: until ?? '' }),
  });
}

/** Whoever asked; when that is no coordinator any more, those who are now. */
function askers(askedById: string, facts: Administering['facts']): string[] {
  const coordinators = peopleWithRole(facts, 'COORDINATOR', facts.court?.id ?? '', facts.today);
  const ids = coordinators.map(({ id }) => id);
  return ids.includes(askedById) ? [askedById] : ids;
}
