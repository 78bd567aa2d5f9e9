/**
 * Where somebody gets mail when the bot cannot reach them: given and taken away by that person alone. The address is
 * personal, so the history only tells that it was given. Pure.
 */
import type { MailAddress } from '../../entities/mail-address';
import { decided, type Administering } from './administration';
import { staleFault, tidy } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';

/** RFC 5321. */
const LONGEST = 254;
/** What mail servers of organisations give out; quoted names and addresses without a domain are refused. */
const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** An empty one takes the address away. */
export function setMailAddress(
  command: CommandOf<'SET_MAIL_ADDRESS'>,
  { facts, actor, role }: Administering,
): Decided<AdministrationDecision> {
  const address = tidy(command.mailAddress ?? '');
  const before = facts.mailAddress?.address ?? null;
  if (address !== '' && (address.length > LONGEST || !ADDRESS.test(address))) {
    return refuse('INVALID_MAIL_ADDRESS', undefined, 'mailAddress');
  }
  const given = address === '' ? null : address;
  if (given === before) return refuse('NOTHING_CHANGED');
  const stale = staleFault(command.expectedVersion, facts.mailAddress?.version ?? 0);
  if (stale !== null) return stale;
  const personId = actor.person.id;
  const changed: MailAddress =
    facts.mailAddress === null
      ? { id: facts.newId(), version: 1, personId, address: given, changedAt: facts.now }
      : {
          ...facts.mailAddress,
          address: given,
          changedAt: facts.now,
          version: facts.mailAddress.version + 1,
        };
  return decided({
    mailAddresses: [changed],
    history: [{ action: command.name, role, data: { personId, given: given !== null } }],
    outcome: outcome(given === null ? 'MAIL_ADDRESS_GONE' : 'MAIL_ADDRESS_SET'),
  });
}
