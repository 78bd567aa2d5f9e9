/** The checks of a day, of a year, and of the whole run, with what they counted. */
import type { Taken } from './channel';
import { createBundleCheck } from './check-bundles';
import { createDutyCheck } from './check-duties';
import { createHistoryCheck } from './check-history';
import { createOutboxCheck } from './check-outbox';
import { createReminderCheck } from './check-reminders';
import type { Totals } from './tally';
import type { World } from './world';

export interface Checks {
  /** Right after something was delivered: what was just said is still so. */
  delivered(): Promise<void>;
  /** At the end of a day. */
  evening(): Promise<void>;
  wholeHistory(): Promise<void>;
  totals(): Promise<Totals>;
}

export function createChecks(world: World): Checks {
  const history = createHistoryCheck(world);
  const outbox = createOutboxCheck(world);
  const reminders = createReminderCheck(world);
  const bundles = createBundleCheck(world);
  const duties = createDutyCheck(world);
  const taken: Taken[] = [];
  const count = async (table: string): Promise<number> => {
    const [row] = await world.program.sql<{ number: number }>(`SELECT COUNT(*) AS number FROM ${table}`);
    return row?.number ?? 0;
  };
  return {
    async delivered() {
      const posts = world.program.channel.takenSince();
      taken.push(...posts);
      await bundles.delivered(posts);
    },
    async evening() {
      const fresh = await outbox.evening([...taken.splice(0), ...world.program.channel.takenSince()]);
      await reminders.evening(fresh, world.isUp);
      await duties.evening(fresh);
      await history.evening();
    },
    wholeHistory: () => history.whole(),
    async totals() {
      return {
        commands: world.tally.commands,
        refusals: world.tally.refusals,
        messages: outbox.endings(),
        ...reminders.counts(),
        dutyLines: duties.lines(),
        bundles: bundles.seen(),
        ticks: world.tally.ticks,
        historyEntries: history.entries(),
        studies: await count('study'),
        waves: await count('wave'),
        people: await count('person'),
      };
    },
  };
}
