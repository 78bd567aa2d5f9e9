/** Small facts of this installation that must survive a restart, by name. No facts of studies, courts or people. */
import { And, LessThan, Like, type EntityManager } from 'typeorm';
import { InstallationFact } from '../../entities/message';
import { insert, row } from './rows';

/** When the last tick that went through to its end began, as an ISO moment. */
export const LAST_TICK = 'LAST_TICK';
/** The Monday of the last digest, `yyyy-MM-dd`. */
export const LAST_WEEK = 'LAST_WEEK';
/** With a Monday behind it: the statuses of which that week's digest was made. */
export const STATUSES = 'STATUSES:';

/** Somebody was erased, and the database's file has not been written anew since. */
export const HOLDS_ERASED = 'HOLDS_ERASED';

export async function readFact(manager: EntityManager, name: string): Promise<string | null> {
  return (await row(manager, InstallationFact, { name }))?.value ?? null;
}

/** Adds the fact, or takes the place of the one with that name. */
export async function writeFact(manager: EntityManager, name: string, value: string): Promise<void> {
  const known = await manager.update(InstallationFact, { name }, { value });
  if (known.affected === 0) await insert(manager, InstallationFact, { name, value });
}

/** Also when there is none. */
export async function dropFact(manager: EntityManager, name: string): Promise<void> {
  await manager.delete(InstallationFact, { name });
}

/** The fact with the greatest name that begins with `prefix` and comes before `name`. */
export async function readFactBefore(
  manager: EntityManager,
  prefix: string,
  name: string,
): Promise<string | null> {
  const [found] = await manager
    .createQueryBuilder(InstallationFact, 'fact')
    .where({ name: Like(`${prefix}%`) })
    .andWhere({ name: LessThan(name) })
    .orderBy('fact.name', 'DESC')
    .take(1)
    .getMany();
  return found?.value ?? null;
}

/** Whether there is a fact as `readFactBefore` would find; it may be long, and is not read for that. */
export async function hasFactBefore(manager: EntityManager, prefix: string, name: string): Promise<boolean> {
  const found = await manager.findOne(InstallationFact, {
    select: { name: true },
    where: { name: And(Like(`${prefix}%`), LessThan(name)) },
  });
  return found !== null;
}

/** Removes the facts whose names begin with `prefix` and come before `name`. */
export async function dropFactsBefore(manager: EntityManager, prefix: string, name: string): Promise<void> {
  await manager
    .createQueryBuilder()
    .delete()
    .from(InstallationFact)
    .where({ name: Like(`${prefix}%`) })
    .andWhere({ name: LessThan(name) })
    .execute();
}
