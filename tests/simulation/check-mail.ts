/**
 * Mail to whom the bot cannot reach: each message that found no chat leads to one, to whoever gave an address; at most
 * one a day; nobody is mailed who has the app; and it says that something waits and where, and nothing else.
 */
import { NO_CHAT, type MessageRow } from './check-outbox';
import { isOfficeDay, localTime } from './days';
import { mailAddressOf } from './joining';
import { NOWHERE, type Mailed } from './mailbox';
import { marksIn } from './marks';
import { ROLE_NAMES, type Human, type World } from './world';

export interface MailCheck {
  /** Right after something was delivered. */
  delivered(): void;
  /** @param ended messages that ended today */
  evening(ended: readonly MessageRow[]): Promise<void>;
  /** Mails that arrived. */
  arrived(): number;
}

/** The whole of it: a count, and one of two places. */
const SUBJECT = 'Kamerbode: er wacht iets op u';
const TEXT =
  /^Er sta(at één bericht|an \d+ berichten) voor u klaar\.\n\nLezen: \S+\/tab#\/(taken|overzicht)\n\n/;

export function createMailCheck(world: World): MailCheck {
  const { program, humans } = world;
  let today: Mailed[] = [];
  let arrived = 0;
  /** The day on which each person was mailed last. */
  const last = new Map<string, string>();

  const humanOf = (to: string): Human | undefined =>
    [...humans.values()].find((human) => mailAddressOf(human) === to);

  function look(mail: Mailed): void {
    const { to, at, ended, subject, text } = mail;
    const [day = '', time = ''] = localTime(at).split(' ');
    const human = humanOf(to);
    const where = `${human?.key ?? to} on ${day} at ${time}: ${text}`;
    if (human === undefined && to !== NOWHERE) world.violation('a mail went to nobody', where);
    if (human?.installed === true) world.violation('somebody was mailed who has the app', where);
    if (!isOfficeDay(day) || time < '08:00' || time >= '18:00')
      world.violation('a mail came at an odd hour', where);
    if (subject !== SUBJECT || !TEXT.test(text) || saysMore(world, text))
      world.violation('a mail says more than that something waits', where);
    if (ended !== 'SENT' && ended !== 'UNKNOWN') return;
    if (last.get(to) === day) world.violation('somebody was mailed twice on a day', where);
    last.set(to, day);
    if (ended === 'SENT') arrived += 1;
  }

  /** As many mails as ended by being sent, the server took. */
  function agree(ended: readonly MessageRow[]): void {
    const mails = ended.filter(({ kind }) => kind === 'MAIL');
    for (const state of ['SENT', 'UNKNOWN'] as const) {
      const recorded = mails.filter((row) => row.state === state).length;
      const taken = today.filter((mail) => mail.ended === state).length;
      if (recorded !== taken)
        world.violation(
          `the mail server took ${taken} mails, ${recorded} were recorded as ${state}`,
          world.today,
        );
    }
  }

  /** Whoever gave an address, and whom a message did not reach today, was mailed since or will be. */
  async function missed(ended: readonly MessageRow[]): Promise<void> {
    const lost = ended.filter(
      ({ kind, state, why }) => kind === 'POST' && state === 'UNDELIVERABLE' && NO_CHAT.includes(why ?? ''),
    );
    for (const personId of new Set(lost.flatMap((row) => row.personId ?? []))) {
      const since = lost.filter((row) => row.personId === personId).map(({ settledAt }) => settledAt ?? '');
      const [address] = await program.sql<{ changedAt: string }>(
        'SELECT changedAt FROM mail_address WHERE personId = ? AND address IS NOT NULL',
        personId,
      );
      // Whoever gave it later today was not asked when the message was lost.
      if (address === undefined || address.changedAt >= (since[0] ?? '')) continue;
      const [mail] = await program.sql<{ id: string }>(
        `SELECT id FROM outbox_message WHERE personId = ? AND kind = 'MAIL'
            AND (state IN ('PENDING', 'SENDING') OR settledAt >= ?)`,
        personId,
        since.toSorted()[0] ?? '',
      );
      if (mail === undefined) world.violation('a message did not arrive, and nobody was mailed', personId);
    }
  }

  return {
    delivered() {
      const mails = program.mailbox.mailedSince();
      for (const mail of mails) look(mail);
      today.push(...mails);
    },
    async evening(ended) {
      agree(ended);
      await missed(ended);
      today = [];
    },
    arrived: () => arrived,
  };
}

/** Names of people and courts, and what they write. */
function saysMore({ courts }: World, text: string): boolean {
  const names = [...courts.map(({ municipality }) => municipality), ...Object.values(ROLE_NAMES)];
  return marksIn(text).length > 0 || names.some((name) => text.includes(name));
}
