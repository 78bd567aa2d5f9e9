/** Kamerbode's services on a real SQLite database in memory, at a moment that the test sets. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { openDatabase } from '../../bot/study/database';
import type { Services } from '../../bot/study/services';
import { loadProgramme } from '../../bot/programme/load';
import { COORDINATOR } from '../../functions/local/practice-people';

const DEFINITION = path.join(__dirname, '..', '..', 'bot', 'programme', 'nplv.yaml');

export interface TestClock {
  now(): Date;
  moment: string;
}

export async function localServices(
  moment = '2026-11-26T08:00:00.000Z',
): Promise<Services & { clock: TestClock }> {
  const clock = { moment, now: () => new Date(clock.moment) };
  return {
    database: await openDatabase({ sqliteFile: ':memory:' }),
    clock,
    log: { info: () => undefined, error: () => undefined },
    programme: loadProgramme(DEFINITION),
    coordinators: [COORDINATOR],
    newId: randomUUID,
    publicUrl: 'http://127.0.0.1:3978',
    teamsBotId: null,
    mail: null,
    wakeDelivery: () => undefined,
  };
}
