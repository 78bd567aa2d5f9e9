/**
 * Hands mail to the mail server of the installation, over SMTP. The only place that knows nodemailer. Says nothing of who
 * it is for: neither to a log, nor in what it answers.
 */
import { createTransport } from 'nodemailer';
import type { Mail, MailDelivery, MailSender } from './study/services';

export interface MailServer {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  url: string;
  /** From whom, such as `Kamerbode <kamerbode@voorbeeld.nl>`. */
  from: string;
}

/** A lease on a message lasts 120 s; one that waits this long for each step is over by then. */
const TIMEOUT_MS = 15_000;

export function createMailSender(server: MailServer): MailSender {
  const domain = /@([^<>\s]+)>?$/.exec(server.from)?.[1] ?? 'localhost';
  return {
    async send(mail: Mail): Promise<MailDelivery> {
      let handedOver = false;
      const transport = createTransport({
        url: server.url,
        // A name and password go over an encrypted connection only.
        requireTLS: new URL(server.url).username !== '',
        connectionTimeout: TIMEOUT_MS,
        greetingTimeout: TIMEOUT_MS,
        socketTimeout: TIMEOUT_MS,
        dnsTimeout: TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
        // Not to log: it tells when the server says 354, "go ahead", after which it may have the mail.
        transactionLog: true,
        logger: listener((line) => (handedOver ||= line.startsWith('354'))),
      });
      try {
        await transport.sendMail({
          from: server.from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          messageId: `<${mail.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { ended: 'SENT' };
      } catch (fault) {
        return failed(fault, handedOver);
      } finally {
        transport.close();
      }
    },
  };
}

const deaf = (): void => undefined;

/** A logger that keeps nothing and hears what the server says. */
function listener(hear: (line: string) => void) {
  return {
    level: deaf,
    trace: deaf,
    debug: (entry: unknown, line: unknown): void => {
      if (isFromServer(entry) && typeof line === 'string') hear(line);
    },
    info: deaf,
    warn: deaf,
    error: deaf,
    fatal: deaf,
  };
}

const isFromServer = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'server';

/** What a fault says of the mail. The server's own words stay out: they name who it was for. */
function failed(fault: unknown, handedOver: boolean): MailDelivery {
  const { code, responseCode } = faultOf(fault);
  const why = responseCode === null ? code : `SMTP_${responseCode}`;
  // The installation's own sign-in is at fault, not the mail.
  if (code === 'EAUTH' || code === 'ENOAUTH') return { ended: 'RETRY', why: 'SMTP_SIGN_IN' };
  if (responseCode !== null) return { ended: responseCode >= 500 ? 'REJECTED' : 'RETRY', why };
  if (code === 'EENVELOPE') return { ended: 'REJECTED', why };
  return { ended: handedOver ? 'UNKNOWN' : 'RETRY', why };
}

function faultOf(fault: unknown): { code: string; responseCode: number | null } {
  if (!(fault instanceof Error)) return { code: 'FAULT', responseCode: null };
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code.slice(0, 40) : 'FAULT';
  const reply = 'responseCode' in fault ? fault.responseCode : null;
  return { code, responseCode: typeof reply === 'number' ? reply : null };
}
