/** The checks of a day, of a year, and of the whole run, with what they counted. */
import type { Taken } from './channel';
import { createBundleCheck } from './check-bundles';
import { createCalendarCheck } from './check-calendar';
import { createDocumentCheck } from './check-documents';
import { createDutyCheck } from './check-duties';
import { createExportCheck } from './check-export';
import { createHistoryCheck } from './check-history';
import { createMailCheck } from './check-mail';
import { createOutboxCheck } from './check-outbox';
import { createPrivacyCheck } from './check-privacy';
import { createReminderCheck } from './check-reminders';
import type { Totals } from './tally';
import type { World } from './world';

export interface Checks {
  /** Right after something was delivered: what was just said is still so. */
  delivered(): Promise<void>;
  /** At the end of a day. */
  evening(): Promise<void>;
  /** On New Year's Day. */
  newYear(): Promise<void>;
  wholeHistory(): Promise<void>;
  totals(): Promise<Totals>;
}

export function createChecks(world: World): Checks {
  const history = createHistoryCheck(world);
  const outbox = createOutboxCheck(world);
  const reminders = createReminderCheck(world);
  const bundles = createBundleCheck(world);
  const duties = createDutyCheck(world);
  const privacy = createPrivacyCheck(world);
  const mail = createMailCheck(world);
  const calendars = createCalendarCheck(world);
  const documents = createDocumentCheck(world);
  const exports = createExportCheck(world);
  const taken: Taken[] = [];
  const count = async (table: string): Promise<number> => {
    const [row] = await world.program.sql<{ number: number }>(`SELECT COUNT(*) AS number FROM ${table}`);
    return row?.number ?? 0;
  };
  return {
    async delivered() {
      const posts = world.program.channel.takenSince();
      taken.push(...posts);
      privacy.posted(posts);
      mail.delivered();
      await bundles.delivered(posts);
    },
    async evening() {
      const rest = world.program.channel.takenSince();
      privacy.posted(rest);
      const { fresh, ended } = await outbox.evening([...taken.splice(0), ...rest]);
      await mail.evening(ended);
      await reminders.evening(fresh, world.isUp);
      await duties.evening(fresh);
      await history.evening();
      await privacy.evening();
      await calendars.evening();
      await documents.evening();
    },
    async newYear() {
      await history.whole();
      await exports.newYear();
    },
    wholeHistory: () => history.whole(),
    async totals() {
      return {
        commands: world.tally.commands,
        refusals: world.tally.refusals,
        pages: world.tally.pages,
        messages: outbox.endings(),
        ...reminders.counts(),
        dutyLines: duties.lines(),
        bundles: bundles.seen(),
        looked: privacy.looked(),
        mails: mail.arrived(),
        calendars: calendars.reads(),
        documents: documents.reads(),
        exports: exports.courts(),
        ticks: world.tally.ticks,
        historyEntries: history.entries(),
        studies: await count('study'),
        waves: await count('wave'),
        people: await count('person'),
      };
    },
  };
}
