/** Twenty years of the whole programme in a folder, for pages that must not grow with them: 19 courts and 8 waves. */
import { createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { perform } from '../../bot/study/perform';
import { rows } from '../../bot/study/rows';
import type { Services } from '../../bot/study/services';
import { localDate } from '../../bot/workflow/local-time';
import { Court } from '../../entities/court';
import { COORDINATOR } from '../bench/courts';
import { fillYears } from '../bench/years';

/** @param municipalities whose declaration of intent is registered too */
export async function fillProgramme(folder: string, municipalities: readonly string[] = []): Promise<void> {
  const config = readConfig({ KAMERBODE_DATA: folder, KAMERBODE_DEMO: '0' });
  const silent = { info: () => undefined, error: () => undefined };
  const app = await createApp(
    { ...config, coordinators: [COORDINATOR] },
    { log: silent, wakeDelivery: () => undefined },
  );
  await fillYears(app.services, 8);
  for (const municipality of municipalities) await sign(app.services, municipality);
  await app.close();
}

async function sign(services: Services, municipality: string): Promise<void> {
  const [court] = await services.database.work((manager) => rows(manager, Court, { municipality }));
  const today = localDate(services.clock.now().toISOString());
  const signed = await perform(
    services,
    {
      name: 'SIGN_DECLARATION',
      courtId: court?.id ?? '',
      signedOn: today,
      signedByRole: 'CHAIR',
      untilYear: Number(today.slice(0, 4)) + 9,
      budgetPerYear: 15_000,
    },
    COORDINATOR,
  );
  if (!signed.ok) throw new Error(signed.refusal.code);
}
