/** A mail server on this machine: takes mail over SMTP as real ones do, keeps it, and fails as it is told to. */
import { createServer, type Server, type Socket } from 'node:net';

interface Received {
  from: string;
  to: string;
  /** By their names in lower case. */
  headers: Map<string, string>;
  text: string;
}

/** Where it fails: with an answer instead of its own, by closing the connection, or by saying nothing any more. */
type Failure = { at: 'RCPT' | 'DATA' | 'END'; answer: string } | { at: 'GREETING' | 'END'; closes: true };

export interface MailServer {
  url: string;
  received: Received[];
  /** How often somebody connected. */
  connections(): number;
  /** For the next mails, one each; after that it takes everything again. */
  fails(...failures: Failure[]): void;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const failures: Failure[] = [];
  const open = new Set<Socket>();
  let connections = 0;

  const server: Server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    serve(socket, failures.shift() ?? null, received);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    fails: (...next) => void failures.push(...next),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function serve(socket: Socket, failure: Failure | null, received: Received[]): void {
  const answerAt = (at: Failure['at'], usual: string): void => {
    if (failure?.at !== at) return void socket.write(`${usual}\r\n`);
    if ('closes' in failure) socket.destroy();
    else socket.write(`${failure.answer}\r\n`);
  };
  let pending = '';
  let from = '';
  let to = '';
  /** Lines of the mail while it is being told; null before and after. */
  let mail: string[] | null = null;

  const take = (line: string): void => {
    if (mail !== null) {
      if (line !== '.') return void mail.push(line.replace(/^\.\./, '.'));
      if (failure?.at !== 'END') received.push({ from, to, ...parsed(mail) });
      mail = null;
      return answerAt('END', '250 taken');
    }
    const [word = '', argument = ''] = line.split(/[ :](.*)/s);
    switch (word.toUpperCase()) {
      case 'MAIL':
        from = inBrackets(argument);
        return answerAt('GREETING', '250 ok');
      case 'RCPT':
        to = inBrackets(argument);
        return answerAt('RCPT', '250 ok');
      case 'DATA':
        if (failure?.at !== 'DATA') mail = [];
        return answerAt('DATA', '354 go ahead');
      case 'STARTTLS':
        return void socket.write('454 not here\r\n');
      case 'QUIT':
        return void socket.end('221 bye\r\n');
      default:
        return void socket.write('250 ok\r\n');
    }
  };

  answerAt('GREETING', '220 127.0.0.1 ready');
  socket.setEncoding('utf8').on('data', (part: string) => {
    pending += part;
    const lines = pending.split('\r\n');
    pending = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
}

const inBrackets = (argument: string): string => /<([^>]*)>/.exec(argument)?.[1] ?? '';

function parsed(lines: readonly string[]): Pick<Received, 'headers' | 'text'> {
  const end = lines.indexOf('');
  const unfolded = lines.slice(0, end).join('\n').replace(/\n\s+/g, ' ').split('\n');
  const headers = new Map(
    unfolded.map((line) => {
      const [name = '', value = ''] = line.split(/:\s*(.*)/s);
      return [name.toLowerCase(), value];
    }),
  );
  const body = lines
    .slice(end + 1)
    .map((line) => `${line}\n`)
    .join('');
  const encoded = headers.get('content-transfer-encoding') === 'quoted-printable';
  return { headers, text: encoded ? fromQuotedPrintable(body) : body };
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
