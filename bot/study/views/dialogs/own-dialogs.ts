/** Dialogs of what somebody sets for oneself: working days, the address of one's own calendar, and of one's mail. */
import type { CardRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { CalendarLink } from '../../../../entities/calendar-link';
import { MailAddress } from '../../../../entities/mail-address';
import { refuse } from '../../../workflow/decision';
import { row } from '../../rows';
import { action, dialog, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

const HELP: CardRef = { card: 'HELP' };

/** The secret address of one's own calendar feed: made, made anew, or revoked. */
export async function calendar({ manager, viewer }: DialogContext): Promise<DialogAnswer> {
  const has = (await row(manager, CalendarLink, { personId: viewer.person.id, revokedAt: null })) !== null;
  const words = texts.calendarLink;
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      { kind: 'quiet', text: has ? words.active : words.none },
      ...(has ? rowOf(action(words.revoke, { name: 'REVOKE_CALENDAR_LINK' }, HELP)) : []),
    ],
    [submit(has ? words.anew : words.create, { name: 'CREATE_CALENDAR_LINK' }, HELP)],
    'small',
  );
}

export function workingDays(context: DialogContext): DialogAnswer {
  const words = texts.workingDays;
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'input-choice',
        id: 'days',
        label: words.days,
        choices: words.names.map((title, index) => ({ title, value: String(index + 1) })),
        value: context.viewer.person.workingDays.join(','),
        multiple: true,
        style: 'expanded',
        required: true,
        errorMessage: words.none,
      },
    ],
    [submit(texts.save, { name: 'SET_WORKING_DAYS', expectedVersion: context.viewer.person.version }, HELP)],
    'small',
  );
}

/** Where there is no mail server, an address can only be taken away. */
export async function mailAddress(context: DialogContext): Promise<DialogAnswer> {
  const { manager, viewer, services } = context;
  const kept = await row(manager, MailAddress, { personId: viewer.person.id });
  const address = kept?.address ?? null;
  const set = { name: 'SET_MAIL_ADDRESS', expectedVersion: kept?.version ?? 0 };
  if (services.mail === null && address === null) return refuse('NO_MAIL');
  const words = texts.mailAddress;
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'quiet',
        text:
          address !== null ? words.given(address) : context.mailAddress === null ? words.none : words.offered,
      },
      ...(services.mail === null
        ? []
        : [
            {
              kind: 'input-text' as const,
              id: 'mailAddress',
              label: words.label,
              placeholder: words.placeholder,
              value: address ?? context.mailAddress ?? '',
              maxLength: 254,
              required: true,
            },
          ]),
      { kind: 'quiet', text: words.note },
      ...(address === null ? [] : rowOf(action(words.remove, set, HELP))),
    ],
    services.mail === null ? [] : [submit(texts.save, set, HELP)],
  );
}
