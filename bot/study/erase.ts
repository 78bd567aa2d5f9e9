/** Removes what names a person from everything that is stored, as far as `memory/belonging.ts` says whose it is. */
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { StudyQuestion } from '../../entities/findings';
import { HistoryEntry, HistoryText } from '../../entities/history';
import { type Person, RoleGrant } from '../../entities/person';
import { SharedAnswer } from '../../entities/shared-answer';
import { Study } from '../../entities/study';
import { withoutName } from '../workflow/erasure';
import { PROGRAMME_CHAIN } from './history';
import { TABLES } from './memory/belonging';
import { row, rows, swap } from './rows';

/** @param person as it was: the record itself has been saved without the name already */
export async function erasePersonalData(manager: EntityManager, person: Person): Promise<void> {
  for (const { entity, erasedBy } of TABLES) {
    if (erasedBy !== undefined) await manager.delete(entity, { [erasedBy]: person.id });
  }
  const grants = await rows(manager, RoleGrant, { personId: person.id });
  const courtIds = [...new Set(grants.flatMap(({ courtId }) => courtId ?? []))];
  const studies = await rows(manager, Study, { courtId: courtIds });
  const studyIds = studies.map(({ id }) => id);
  const shared = (await rows(manager, SharedAnswer, {}, { only: ['summary'] })).map(({ summary }) => summary);
  const copied = shared.filter((summary) => withoutName(summary, person.name) !== summary);
  await eraseHistoryTexts(manager, person, courtIds, studyIds, copied);
  const touched = await eraseFromRecords(manager, person.name, courtIds, studyIds);
  for (const studyId of await eraseCopies(manager, person.name, copied)) touched.add(studyId);
  // A case is read anew only when its study has another version.
  for (const id of touched) {
    const now = await row(manager, Study, { id });
    if (now !== null) {
      const { version } = now;
      await swap(manager, Study, { id, version }, now, { ...now, version: version + 1 });
    }
  }
}

/**
 * Texts that are the name, or hold it, lose body and salt: with the salt the hash could be tried. The entries stay. Of
 * the programme's chain only what is about the person, a court of the person's, or a wave, which is of all courts: the
 * word that somebody is called by may stand anywhere.
 * @param copied what other courts took over from a shared answer as it was
 */
async function eraseHistoryTexts(
  manager: EntityManager,
  person: Person,
  courtIds: readonly string[],
  studyIds: readonly string[],
  copied: readonly string[],
): Promise<void> {
  const names = new Set<string>();
  const concerned = new Set<string>();
  for (const { actorId, data } of await rows(manager, HistoryEntry, { chain: PROGRAMME_CHAIN })) {
    const texts = Object.entries(Object(data.texts)).map(([key, hash]) => [key, String(hash)] as const);
    const isAbout = (data.personId ?? actorId) === person.id;
    const isOfCourt = typeof data.courtId === 'string' && courtIds.includes(data.courtId);
    const isOfAll = !('courtId' in data) && 'waveId' in data;
    for (const [key, hash] of texts) {
      if (isAbout && key === 'name') names.add(hash);
      if (isAbout || isOfCourt || isOfAll) concerned.add(hash);
    }
  }
  const own = await rows(manager, HistoryText, { chain: [PROGRAMME_CHAIN, ...studyIds] });
  const copies = copied.length === 0 ? [] : await rows(manager, HistoryText, { body: copied });
  const elsewhere = copies.filter(({ chain }) => chain !== PROGRAMME_CHAIN && !studyIds.includes(chain));
  for (const text of [...own, ...elsewhere]) {
    const { id, chain, saltedHash, body } = text;
    if (body === null || (chain === PROGRAMME_CHAIN && !concerned.has(saltedHash))) continue;
    if (names.has(saltedHash) || withoutName(body, person.name) !== body) {
      await swap(manager, HistoryText, { id }, text, { ...text, body: null, salt: '' });
    }
  }
}

/** Takes the name out of what people wrote. @returns the studies in which something changed */
async function eraseFromRecords(
  manager: EntityManager,
  name: string,
  courtIds: string[],
  studyIds: string[],
): Promise<Set<string>> {
  const touched = new Set<string>();
  for (const { entity, belongs } of TABLES) {
    const isShared = belongs.how === 'ALL' || belongs.how === 'NAMED';
    if (!isShared && (belongs.how !== 'OWNED' || belongs.of === 'MEMBER')) continue;
    if (entity === HistoryEntry) continue;
    const where = isShared ? {} : { [belongs.by]: belongs.of === 'STUDY' ? studyIds : courtIds };
    for (const record of await rows<ObjectLiteral>(manager, entity, where)) {
      if (!(await cleanRecord(manager, entity, record, name))) continue;
      if (!isShared && belongs.of === 'STUDY') touched.add(String(record[belongs.by]));
    }
  }
  return touched;
}

/** What any court took over from a shared answer, as it was. @returns the studies in which something changed */
async function eraseCopies(manager: EntityManager, name: string, copied: string[]): Promise<string[]> {
  const copies = copied.length === 0 ? [] : await rows(manager, StudyQuestion, { summary: copied });
  for (const copy of copies) await cleanRecord(manager, StudyQuestion, copy, name);
  return copies.map(({ studyId }) => studyId);
}

async function cleanRecord(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  record: ObjectLiteral,
  name: string,
): Promise<boolean> {
  const { id, version } = record;
  const cleaned = { ...record, ...without(record, name) };
  if (isDeepStrictEqual(cleaned, { ...record })) return false;
  const next = typeof version === 'number' ? { ...cleaned, version: version + 1 } : cleaned;
  await swap<ObjectLiteral>(manager, entity, { id }, record, next);
  return true;
}

/** Where people write, by the name of the column or of the member in a JSON value. All else are words of the program. */
const WRITTEN: ReadonlySet<string> = new Set([
  'addressee',
  'body',
  'evidenceLink',
  'label',
  'participationReason',
  'reason',
  'summary',
  'title',
  'waitingFor',
]);

/** The members of a record, or of a JSON value in it, without the name: somebody may be called what a state is called. */
function without(value: object, name: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, cleanedValue(member, name, key)]),
  );
}

function cleanedValue(value: unknown, name: string, key: string): unknown {
  if (typeof value === 'string') return WRITTEN.has(key) ? withoutName(value, name) : value;
  if (Array.isArray(value)) return value.map((member) => cleanedValue(member, name, key));
  return typeof value === 'object' && value !== null ? without(value, name) : value;
}
