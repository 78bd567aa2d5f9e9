/** Handing mail to a mail server: what goes over the wire, and what each way of failing means. */
import { createMailSender } from '../../bot/mail';
import type { Mail } from '../../bot/study/services';
import { openMailServer, type MailServer } from './mail-server';

const FROM = 'Kamerbode <kamerbode@rekenkamer.example>';
const MAIL: Mail = {
  id: '7c9e6679-7425-40de-944b-000000000001',
  to: 'iemand@heerlen.example',
  subject: 'Kamerbode: er wacht iets op u',
  text: 'Er staan 3 berichten voor u klaar.\n\nLezen: https://kamerbode.example/tab#/taken\n',
};

let server: MailServer;
beforeEach(async () => {
  server = await openMailServer();
});
afterEach(() => server.close());

const send = (url = server.url) => createMailSender({ url, from: FROM }).send(MAIL);

test('a mail arrives as it was written, once, and says that a machine wrote it', async () => {
  expect(await send()).toEqual({ ended: 'SENT' });
  expect(server.received).toMatchObject([
    { from: 'kamerbode@rekenkamer.example', to: 'iemand@heerlen.example', text: MAIL.text },
  ]);
  const headers = server.received[0]?.headers;
  expect(headers?.get('from')).toBe(FROM);
  expect(headers?.get('to')).toBe(MAIL.to);
  expect(headers?.get('subject')).toBe(MAIL.subject);
  expect(headers?.get('message-id')).toBe(`<${MAIL.id}@rekenkamer.example>`);
  expect(headers?.get('auto-submitted')).toBe('auto-generated');
  expect(headers?.get('content-type')).toContain('text/plain');
});

describe('is tried again later', () => {
  test('when there is no server', async () => {
    await server.close();
    expect(await send()).toMatchObject({ ended: 'RETRY' });
  });

  test('when the server hangs up before it has the mail', async () => {
    server.fails({ at: 'GREETING', closes: true });
    expect(await send()).toMatchObject({ ended: 'RETRY' });
  });

  test.each(['RCPT', 'DATA', 'END'] as const)('when the server asks for that, at %s', async (at) => {
    server.fails({ at, answer: '451 later' });
    expect(await send()).toEqual({ ended: 'RETRY', why: 'SMTP_451' });
  });

  test('when the server wants a name and password over a connection that is not encrypted', async () => {
    const url = server.url.replace('smtp://', 'smtp://kamerbode:geheim@');
    expect(await send(url)).toMatchObject({ ended: 'RETRY' });
    expect(server.received).toEqual([]);
  });
});

test.each(['RCPT', 'DATA', 'END'] as const)('is given up when it is refused for good, at %s', async (at) => {
  server.fails({ at, answer: '550 iemand@heerlen.example is unknown' });
  // Whose address it was is in no answer.
  expect(await send()).toEqual({ ended: 'REJECTED', why: 'SMTP_550' });
});

test('nobody knows whether it arrived when the connection breaks after it was handed over', async () => {
  server.fails({ at: 'END', closes: true });
  expect(await send()).toMatchObject({ ended: 'UNKNOWN' });
  expect(server.connections()).toBe(1);
});
