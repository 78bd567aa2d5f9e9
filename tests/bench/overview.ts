/**
 * `overview`: server time of the overview's data for a coordinator, with all courts of the programme and eight waves ÷ with
 * the same courts and one. Both in this process, each on a database of its own, asked in turn.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { loadActor } from '../../bot/study/load';
import { overview } from '../../bot/study/pages/overview';
import { COORDINATOR } from './courts';
import { fillYears } from './years';

const WAVES = 8;
const BLOCKS = 10;
const BLOCK = 40;
/** In the eighth wave. */
const MOMENT = new Date('2043-11-24T09:00:00.000Z');

interface Side {
  /** Makes the data once, as JSON; answers the milliseconds. */
  ask: () => Promise<number>;
  close: () => Promise<void>;
}

async function side(waves: number): Promise<Side> {
  const folder = mkdtempSync(join(tmpdir(), 'kamerbode-bench-'));
  const config = readConfig({ KAMERBODE_DATA: folder, KAMERBODE_DEMO: '0' });
  const silent = { info: () => undefined, error: () => undefined };
  const app = await createApp(
    { ...config, coordinators: [COORDINATOR] },
    { clock: { now: () => MOMENT }, log: silent, wakeDelivery: () => undefined },
  );
  const { services } = app;
  await fillYears(services, waves);
  const viewer = await services.database.work((manager) => loadActor(manager, COORDINATOR));
  if (viewer === null) throw new Error('nobody coordinates');
  const made = async (): Promise<string> => JSON.stringify(await overview(services, viewer));
  const { length: bytes } = await made();
  return {
    ask: async () => {
      const began = performance.now();
      const { length } = await made();
      const took = performance.now() - began;
      if (length !== bytes) throw new Error('The overview is not what it was.');
      return took;
    },
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @returns the milliseconds with eight waves and with one, block by block; asked in turn, so that both have the same weather. */
export async function measureOverview(): Promise<{ own: number[][]; base: number[][] }> {
  const [many, one] = [await side(WAVES), await side(1)];
  try {
    const own: number[][] = [];
    const base: number[][] = [];
    for (let round = 0; round <= BLOCKS; round += 1) {
      const [ofMany, ofOne]: [number[], number[]] = [[], []];
      for (let index = 0; index < BLOCK; index += 1) {
        ofMany.push(await many.ask());
        ofOne.push(await one.ask());
      }
      // The first block has everything compiled.
      if (round === 0) continue;
      own.push(ofMany);
      base.push(ofOne);
    }
    return { own, base };
  } finally {
    await many.close();
    await one.close();
  }
}
