/** The mail server's stand-in: takes what is sent, keeps it, and fails now and then as servers do. */
import type { Mail, MailDelivery, MailSender } from '../../bot/study/services';
import type { Chance } from './chance';

export interface Mailed {
  id: string;
  to: string;
  subject: string;
  text: string;
  /** The moving clock's moment. */
  at: string;
  /** Whether it arrived; of `UNKNOWN` the program never hears that it did. */
  ended: MailDelivery['ended'];
}

export interface Mailbox {
  sender: MailSender;
  /** What was sent since the last time that this was asked. */
  mailedSince(): Mailed[];
}

/** An address that no server takes. */
export const NOWHERE = 'niemand@post.example';

export function openMailbox(now: () => string, chance: Chance): Mailbox {
  let mailed: Mailed[] = [];
  const fate = ({ id, to }: Mail): MailDelivery => {
    if (to === NOWHERE) return { ended: 'REJECTED', why: 'SMTP_550' };
    const luck = chance('mail', id, now());
    if (luck < 0.03) return { ended: 'RETRY', why: 'SMTP_451' };
    return luck < 0.04 ? { ended: 'UNKNOWN', why: 'ECONNRESET' } : { ended: 'SENT' };
  };
  return {
    sender: {
      send(mail) {
        const delivery = fate(mail);
        mailed.push({ ...mail, at: now(), ended: delivery.ended });
        return Promise.resolve(delivery);
      },
    },
    mailedSince: () => {
      const some = mailed;
      mailed = [];
      return some;
    },
  };
}
