/**
 * Settings: what everybody sets for themselves, and for a coordinator what is set for the programme. Of one court:
 * `settings-court.ts`. Whatever is changed, is changed in the dialogs that there are in the chat too.
 */
import type { ActionData, PartialCommand } from '../../../cards/actions';
import type { DialogRef } from '../../../cards/ref';
import { CalendarLink } from '../../../entities/calendar-link';
import { Court } from '../../../entities/court';
import { MailAddress } from '../../../entities/mail-address';
import { LANGUAGES, type Language, type Weekday } from '../../../entities/person';
import { may } from '../../workflow/access';
import type { Actor } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
import { type HandInRights, handInRights } from '../memory/hand-in';
import { row, rows } from '../rows';
import type { Services } from '../services';
import { inProgramme, type ViewContext } from '../views/view';
import { seesOverview } from './overview';
import { inOneRead, type Asked, type PageAnswer } from './page';
import { courtSettings, type CourtSettingsPage, type OutsideSettingsPage } from './settings-court';
import { programmeSettings, type ProgrammeSettings } from './settings-programme';

/** Dates are `yyyy-MM-dd`. */
export interface OwnSettingsPage {
  of: 'OWN';
  workingDays: Weekday[];
  language: { now: Language; others: { language: Language; change: ActionData }[] };
  /** Three lines a week about the own study: for chairs. */
  weekly: { on: boolean; change: ActionData } | null;
  /** `since`: when the address was made; null while there is none. */
  calendar: { since: string | null; dialog: DialogRef };
  /** Null where no mail is sent and none was given. */
  mail: { address: string | null; dialog: DialogRef } | null;
  workingDaysDialog: DialogRef;
  /** Those whose own settings this person may see. */
  courts: { id: string; municipality: string }[];
  programme: ProgrammeSettings | null;
  /** Whether there is something to see of what was delivered. */
  delivery: boolean;
  /** Exports of any court, for whoever serves the programme. */
  handIn: HandInRights | null;
}

/** Without an id one's own settings, and for a coordinator the programme's; with a court's id that court's. */
export function settings(
  services: Services,
  viewer: Actor,
  { id }: Asked,
): Promise<PageAnswer<OwnSettingsPage | CourtSettingsPage | OutsideSettingsPage>> {
  return inOneRead(
    services,
    viewer,
    (context): Promise<PageAnswer<OwnSettingsPage | CourtSettingsPage | OutsideSettingsPage>> =>
      id === null ? ownSettings(context) : courtSettings(context, id),
  );
}

/** A change of one's own, without a form. */
const change = (command: PartialCommand): ActionData => ({ kb: 1, command, back: { card: 'HELP' } });

async function ownSettings(context: ViewContext): Promise<PageAnswer<OwnSettingsPage>> {
  const { manager, viewer, services } = context;
  const { id: personId, version: expectedVersion, workingDays, language, weeklyLines } = viewer.person;
  const where = inProgramme(context);
  const own = may(viewer, 'SET_WORKING_DAYS', where);
  if (!own.ok) return own;
  const link = await row(manager, CalendarLink, { personId, revokedAt: null });
  const address = (await row(manager, MailAddress, { personId }))?.address ?? null;
  const ids = [...new Set(viewer.grants.flatMap(({ courtId }) => courtId ?? []))];
  const courts = await rows(manager, Court, { id: ids }, { orderBy: ['municipality'] });
  return {
    ok: true,
    data: {
      of: 'OWN',
      workingDays,
      workingDaysDialog: { dialog: 'WORKING_DAYS' },
      language: {
        now: language,
        others: LANGUAGES.filter((one) => one !== language).map((other) => ({
          language: other,
          change: change({ name: 'SET_LANGUAGE', expectedVersion, language: other }),
        })),
      },
      weekly: may(viewer, 'SET_WEEKLY_LINES', where).ok
        ? {
            on: weeklyLines === 'ON',
            change: change({ name: 'SET_WEEKLY_LINES', expectedVersion, on: weeklyLines === 'OFF' }),
          }
        : null,
      calendar: {
        since: link === null ? null : localDate(link.createdAt),
        dialog: { dialog: 'CALENDAR' },
      },
      mail:
        services.mail === null && address === null ? null : { address, dialog: { dialog: 'MAIL_ADDRESS' } },
      courts: courts
        .filter((court) => may(viewer, 'READ_CONTENT', { ...where, court }).ok)
        .map(({ id, municipality }) => ({ id, municipality })),
      programme: may(viewer, 'REGISTER_COURT', where).ok ? await programmeSettings(context) : null,
      delivery: await seesOverview(context),
      handIn: handInRights(viewer, where),
    },
  };
}
