/** Mail to people whom the bot cannot reach: when it goes, how often, what it says and what it never says. */
import { deliver } from '../../bot/study/deliver';
import { health } from '../../bot/study/health';
import { createMailSender } from '../../bot/mail';
import { enqueue } from '../../bot/study/outbox';
import { localDate, localMoment } from '../../bot/workflow/local-time';
import type { CardRef } from '../../cards/ref';
import { MailAddress } from '../../entities/mail-address';
import { Address, OutboxMessage } from '../../entities/message';
import { openTask } from '../workflow/small-study';
import { beside, clockwork, recordingChannel, type Channel, type Clockwork } from '../study/clockwork';
import { openMailServer, type MailServer } from './mail-server';

const TASK: CardRef = { card: 'TASK', taskId: 'doc-01' };
const WHO = 'researcher';

let server: MailServer;
let given: Clockwork;
let channel: Channel;
let said = 0;

beforeEach(async () => {
  server = await openMailServer();
  channel = recordingChannel();
  given = await clockwork('2026-03-02 10:00', { tasks: [openTask('DOC-01', { dueOn: '2026-03-12' })] });
  given.services.mail = createMailSender({ url: server.url, from: 'kamerbode@rekenkamer.example' });
  await given.put(MailAddress, {
    id: 'mail-address',
    version: 1,
    personId: WHO,
    address: 'iemand@heerlen.example',
    changedAt: '2026-03-01T09:00:00.000Z',
  });
  await noHome();
});
afterEach(() => server.close());

const noHome = () => given.change(Address, `home-${WHO}`, { state: 'DEAD' });

/** A message about a task, each a new one. */
async function say(personId = WHO): Promise<void> {
  const now = given.services.clock.now().toISOString();
  const moment = { now, today: localDate(now), newId: given.services.newId };
  const onceKey = `said-${(said += 1)}`;
  await given.services.database.work((manager) =>
    enqueue(manager, moment, [{ to: { personId }, card: TASK, when: 'AT_ONCE', onceKey }]),
  );
}

const mails = () => given.all(OutboxMessage, { kind: 'MAIL' }, ['notBefore']);
const goOut = () => deliver(given.services, channel);

describe('somebody whom the bot cannot reach and who gave an address', () => {
  test('gets one mail that says how much waits and where, and nothing else', async () => {
    for (let i = 0; i < 3; i += 1) await say();
    await goOut();
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail?.to).toBe('iemand@heerlen.example');
    expect(mail?.headers.get('subject')).toBe('Kamerbode: er wacht iets op u');
    expect(mail?.text).toContain('Er staan 3 berichten voor u klaar.');
    expect(mail?.text).toContain('http://127.0.0.1:3978/tab#/taken');
    const all = JSON.stringify([...(mail?.headers ?? []), mail?.text]);
    expect(all).not.toMatch(/Heerlen(?!\.example)|DOC-01|document|Startonderzoek|Persoon|researcher/i);
    expect(await mails()).toMatchObject([{ state: 'SENT', attempts: 1 }]);
  });

  test('is mailed after the channel says that the chat is gone', async () => {
    await given.change(Address, `home-${WHO}`, { state: 'ALIVE' });
    channel.answers({ ended: 'DEAD', why: 'HTTP_403' });
    await say();
    await goOut();
    expect(server.received.map(({ text }) => text)).toEqual([expect.stringContaining('één bericht')]);
  });

  test('gets one a day: what comes later is told the next own morning, with what came then', async () => {
    await say();
    await goOut();
    await say();
    given.at('2026-03-02 15:00');
    await say();
    await goOut();
    expect(server.received).toHaveLength(1);
    expect(await mails()).toMatchObject([
      { state: 'SENT' },
      { state: 'PENDING', notBefore: localMoment('2026-03-03', '08:45') },
    ]);
    given.at('2026-03-03 08:30');
    await say();
    await goOut();
    expect(server.received).toHaveLength(1);
    given.at('2026-03-03 08:45');
    await goOut();
    expect(server.received).toHaveLength(2);
    expect(server.received[1]?.text).toContain('Er staan 3 berichten');
  });

  test('is not mailed at night', async () => {
    given.at('2026-03-02 17:59');
    await say();
    await goOut();
    given.at('2026-03-02 18:10');
    const [first] = await mails();
    expect(first).toMatchObject({ state: 'SENT' });
    given.at('2026-03-06 19:00');
    await say();
    await goOut();
    given.at('2026-03-09 07:59');
    await goOut();
    expect(server.received).toHaveLength(1);
    given.at('2026-03-09 08:00');
    await goOut();
    expect(server.received).toHaveLength(2);
  });

  test('is mailed once by two processes at the same time', async () => {
    for (let i = 0; i < 12; i += 1) await say();
    await Promise.all([goOut(), deliver(await beside(given), channel)]);
    await goOut();
    expect(server.received).toHaveLength(1);
    expect((await mails()).filter(({ state }) => state === 'SENT')).toHaveLength(1);
  });
});

describe('nobody is mailed', () => {
  test('who can be reached in Teams', async () => {
    await say('chair');
    await goOut();
    expect(await mails()).toEqual([]);
  });

  test('who gave no address, or took it away before the mail went', async () => {
    await given.change(MailAddress, 'mail-address', { address: null });
    await say();
    await goOut();
    expect(await mails()).toEqual([]);

    await given.change(MailAddress, 'mail-address', { address: 'iemand@heerlen.example' });
    server.fails({ at: 'RCPT', answer: '451 later' });
    await say();
    await goOut();
    await given.change(MailAddress, 'mail-address', { address: null });
    given.at('2026-03-02 11:00');
    await goOut();
    expect(server.received).toEqual([]);
    expect(await mails()).toMatchObject([{ state: 'DROPPED', why: 'NO_MAIL_ADDRESS' }]);
  });

  test('who opened the app again before the mail went', async () => {
    server.fails({ at: 'RCPT', answer: '451 later' });
    await say();
    await goOut();
    await given.change(Address, `home-${WHO}`, { state: 'ALIVE' });
    given.at('2026-03-02 11:00');
    await goOut();
    expect(await mails()).toMatchObject([{ state: 'DROPPED', why: 'REACHED' }]);
  });

  test('whose roles have ended', async () => {
    server.fails({ at: 'RCPT', answer: '451 later' });
    await say();
    await goOut();
    await given.services.database.work((manager) =>
      manager.query(`UPDATE role_grant SET "validUntil" = '2026-02-01' WHERE "personId" = '${WHO}'`),
    );
    given.at('2026-03-02 11:00');
    await goOut();
    expect(await mails()).toMatchObject([{ state: 'DROPPED', why: 'NO_ROLE' }]);
  });

  test('where no mail server is set', async () => {
    given.services.mail = null;
    await say();
    await goOut();
    expect(await mails()).toEqual([]);
    expect(await health(given.services)).toMatchObject({ outbox: { UNDELIVERABLE: 1 }, mail: null });
  });
});

describe('a mail that fails', () => {
  test('is tried again until it goes, in office hours, and then has gone once', async () => {
    server.fails({ at: 'GREETING', closes: true }, { at: 'END', answer: '451 later' });
    await say();
    expect(await goOut()).toMatchObject({ retried: 1 });
    expect(await mails()).toMatchObject([{ state: 'PENDING', attempts: 1 }]);
    given.at('2026-03-02 10:01');
    await goOut();
    given.at('2026-03-02 10:03');
    await goOut();
    await goOut();
    expect(server.received).toHaveLength(1);
    expect(await mails()).toMatchObject([{ state: 'SENT', attempts: 3 }]);
  });

  test('goes on the next day with what came then, and is that day’s mail', async () => {
    server.fails({ at: 'RCPT', answer: '451 later' }, { at: 'RCPT', answer: '451 later' });
    given.at('2026-03-02 17:58');
    await say();
    await goOut();
    given.at('2026-03-02 17:59');
    await goOut();
    given.at('2026-03-03 08:00');
    await say();
    await goOut();
    expect(server.received.map(({ text }) => text)).toEqual([expect.stringContaining('2 berichten')]);
    given.at('2026-03-03 14:00');
    await say();
    await goOut();
    expect(server.received).toHaveLength(1);
    given.at('2026-03-04 08:45');
    await goOut();
    expect(server.received).toHaveLength(2);
    expect(await mails()).toHaveLength(2);
  });

  test('is not sent again when nobody knows whether it arrived', async () => {
    server.fails({ at: 'END', closes: true });
    await say();
    await goOut();
    given.at('2026-03-02 17:00');
    await goOut();
    expect(server.connections()).toBe(1);
    expect(await mails()).toMatchObject([{ state: 'UNKNOWN' }]);
  });

  test('ends when its address does not exist, and health shows it', async () => {
    server.fails({ at: 'RCPT', answer: '550 unknown' });
    await say();
    await goOut();
    expect(await mails()).toMatchObject([{ state: 'UNDELIVERABLE', why: 'SMTP_550' }]);
    expect(await health(given.services)).toMatchObject({
      outbox: { UNDELIVERABLE: 1 },
      mail: { UNDELIVERABLE: 1 },
    });
  });

  test('is never told to a log with the address in it', async () => {
    const logged: string[] = [];
    given.services.log = {
      info: (event, data) => void logged.push(JSON.stringify([event, data])),
      error: (event, fault, data) => void logged.push(JSON.stringify([event, String(fault), data])),
    };
    for (const answer of ['451 iemand@heerlen.example', '550 iemand@heerlen.example']) {
      server.fails({ at: 'RCPT', answer });
    }
    await say();
    await goOut();
    given.at('2026-03-02 10:01');
    await goOut();
    expect(await mails()).toMatchObject([{ state: 'UNDELIVERABLE' }]);
    expect(logged.join('\n')).not.toContain('iemand');
  });
});
