/** Every few years one court is taken along: its export goes into an empty database and is the same there. */
import { openDatabase } from '../../bot/study/database';
import { composeExport } from '../../bot/study/memory/export';
import { importCourt } from '../../bot/study/memory/import';
import { checkChains } from '../../bot/study/memory/verify';
import { loadCourtStatus } from '../../bot/study/statuses';
import type { Database } from '../../bot/study/services';
import { composeDigest } from '../../bot/workflow/digest';
import type { World } from './world';

export interface ExportCheck {
  /** On New Year's Day. */
  newYear(): Promise<void>;
  courts(): number;
}

const EVERY_YEARS = 3;

export function createExportCheck(world: World): ExportCheck {
  let courts = 0;

  async function takeAlong(courtId: string, municipality: string): Promise<void> {
    const { services } = world.program.app;
    const wrong = (what: string, where: string): void =>
      world.violation(`the export of a court ${what}`, `${municipality}: ${where}`);
    const files = await composeExport(services.database, municipality);
    if (files === null) return wrong('is not there', courtId);
    const empty = await openDatabase({ sqliteFile: ':memory:' });
    try {
      const imported = await importCourt({ ...services, database: empty }, files);
      if (!imported.ok) return wrong('cannot be put back', imported.mistakes.slice(0, 5).join('; '));
      const again = await composeExport(empty, municipality);
      const other = [...files.keys()].find(
        (name) => again?.get(name)?.equals(files.get(name) ?? Buffer.alloc(0)) !== true,
      );
      if (other !== undefined || again?.size !== files.size)
        wrong('comes out otherwise', other ?? 'more files');
      const broken = (await checkChains(empty)).find(({ state }) => !state.ok);
      if (broken !== undefined) wrong('has a history that is broken', broken.head.chain);
      const digest = async (database: Database): Promise<string> => {
        const status = await database.work((manager) => loadCourtStatus(manager, services, courtId));
        return JSON.stringify(composeDigest(world.today, status === null ? [] : [status], null));
      };
      if ((await digest(empty)) !== (await digest(services.database)))
        wrong('has another status', await digest(empty));
      courts += 1;
    } finally {
      await empty.close();
    }
  }

  return {
    async newYear() {
      const year = Number(world.today.slice(0, 4));
      if (year % EVERY_YEARS !== 0) return;
      const there = world.courts.filter(({ id }) => id !== null);
      const court = there[(year * 7) % Math.max(there.length, 1)];
      if (court?.id !== undefined && court.id !== null) await takeAlong(court.id, court.municipality);
    },
    courts: () => courts,
  };
}
