/** Twenty years of the whole programme in a folder, for pages that must not grow with them: 19 courts and 8 waves. */
import { createApp } from '../../bot/app';
import { readConfig } from '../../bot/config';
import { perform } from '../../bot/study/perform';
import { insert, row, rows } from '../../bot/study/rows';
import type { Services } from '../../bot/study/services';
import { localDate } from '../../bot/workflow/local-time';
import { Court } from '../../entities/court';
import { Address } from '../../entities/message';
import { RoleGrant } from '../../entities/person';
import { COORDINATOR } from '../bench/courts';
import { fillYears } from '../bench/years';
import { anAddress } from '../workflow/a-court';

/**
 * @param municipalities whose declaration of intent is registered too
 * @param reached municipalities of whose courts the bot can reach the people
 */
export async function fillProgramme(
  folder: string,
  municipalities: readonly string[] = [],
  reached: readonly string[] = [],
): Promise<void> {
  const config = readConfig({ KAMERBODE_DATA: folder, KAMERBODE_DEMO: '0' });
  const silent = { info: () => undefined, error: () => undefined };
  const app = await createApp(
    { ...config, coordinators: [COORDINATOR] },
    { log: silent, wakeDelivery: () => undefined },
  );
  await fillYears(app.services, 8);
  for (const municipality of municipalities) await sign(app.services, municipality);
  for (const municipality of reached) await reach(app.services, municipality);
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

function reach({ database }: Services, municipality: string): Promise<void> {
  return database.work(async (manager) => {
    const court = await row(manager, Court, { municipality });
    const grants = await rows(manager, RoleGrant, { courtId: court?.id ?? '' });
    for (const personId of new Set(grants.map((grant) => grant.personId)))
      await insert(manager, Address, anAddress(personId));
  });
}
