/** Removes what names a person from everything that is stored, as far as `memory/belonging.ts` says whose it is. */
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { StudyQuestion } from '../../entities/findings';
import { HistoryEntry, HistoryText } from '../../entities/history';
import { JointConsent } from '../../entities/joint-note';
import { MailAddress } from '../../entities/mail-address';
import { type Person, RoleGrant } from '../../entities/person';
import { SharedAnswer } from '../../entities/shared-answer';
import { Study } from '../../entities/study';
import { withoutTraces } from '../workflow/erasure';
import { PROGRAMME_CHAIN } from './history';
import { dropFact, HOLDS_ERASED, readFact, writeFact } from './installation-facts';
import { TABLES } from './memory/belonging';
import { formerIds } from './memory/room';
import { row, rows, swap, type Where } from './rows';
import type { Services } from './services';

/** Of whom it is erased, and where that person was. */
interface Erasing {
  person: Person;
  /** A text without what names the person. */
  clean: (text: string) => string;
  courtIds: string[];
  studyIds: string[];
  /** A coordinator wrote, and was written about, in what concerns every court. */
  coordinated: boolean;
}

/** @param person as it was: the record itself has been saved without the name already */
export async function erasePersonalData(manager: EntityManager, person: Person): Promise<void> {
  const mailAddress = (await row(manager, MailAddress, { personId: person.id }))?.address ?? null;
  for (const { entity, erasedBy } of TABLES) {
    if (erasedBy !== undefined) await manager.delete(entity, { [erasedBy]: person.id });
  }
  const grants = await rows(manager, RoleGrant, { personId: person.id });
  const courtIds = [...new Set(grants.flatMap(({ courtId }) => courtId ?? []))];
  const studies = await rows(manager, Study, { courtId: courtIds });
  const erasing: Erasing = {
    person,
    clean: (text) => withoutTraces(text, { name: person.name, mailAddress }),
    courtIds,
    studyIds: studies.map(({ id }) => id),
    coordinated: grants.some(({ role }) => role === 'COORDINATOR'),
  };
  const shared = (await rows(manager, SharedAnswer, {}, { only: ['summary'] })).map(({ summary }) => summary);
  const copied = shared.filter((summary) => erasing.clean(summary) !== summary);
  await eraseHistoryTexts(manager, erasing, copied);
  const touched = await eraseFromRecords(manager, erasing);
  for (const studyId of await eraseCopies(manager, erasing, copied)) touched.add(studyId);
  // A case is read anew only when its study has another version.
  for (const id of touched) {
    const now = await row(manager, Study, { id });
    if (now !== null) {
      const { version } = now;
      await swap(manager, Study, { id, version }, now, { ...now, version: version + 1 });
    }
  }
  await writeFact(manager, HOLDS_ERASED, 'YES');
}

/**
 * Texts that are the name, or hold it, lose body and salt: with the salt the hash could be tried. The entries stay. Of
 * the programme's chain only what is about the person, a court of the person's, or all courts: the word that somebody is
 * called by may stand anywhere.
 * @param copied what other courts took over from a shared answer as it was
 */
async function eraseHistoryTexts(
  manager: EntityManager,
  { person, clean, courtIds, studyIds, coordinated }: Erasing,
  copied: readonly string[],
): Promise<void> {
  const names = new Set<string>();
  const concerned = new Set<string>();
  const ids: unknown[] = [person.id, ...(await formerIds(manager, person.id))];
  for (const { actorId, role, data } of await rows(manager, HistoryEntry, { chain: PROGRAMME_CHAIN })) {
    const texts = Object.entries(Object(data.texts)).map(([key, hash]) => [key, String(hash)] as const);
    const isAbout = ids.includes(data.personId ?? actorId);
    const isOfCourt = typeof data.courtId === 'string' && courtIds.includes(data.courtId);
    const isOfAll = typeof data.courtId !== 'string' || 'noteId' in data;
    const isOfOffice = coordinated && role === 'COORDINATOR';
    for (const [key, hash] of texts) {
      if (isAbout && key === 'name') names.add(hash);
      // Somebody else may be called by the same word.
      if (key === 'name' && !isAbout) continue;
      if (isAbout || isOfCourt || isOfAll || isOfOffice) concerned.add(hash);
    }
  }
  const own = await rows(manager, HistoryText, { chain: [PROGRAMME_CHAIN, ...studyIds] });
  const copies = copied.length === 0 ? [] : await rows(manager, HistoryText, { body: copied });
  const elsewhere = copies.filter(({ chain }) => chain !== PROGRAMME_CHAIN && !studyIds.includes(chain));
  for (const text of [...own, ...elsewhere]) {
    const { id, chain, saltedHash, body } = text;
    if (body === null || (chain === PROGRAMME_CHAIN && !concerned.has(saltedHash))) continue;
    if (names.has(saltedHash) || clean(body) !== body) {
      await swap(manager, HistoryText, { id }, text, { ...text, body: null, salt: '' });
    }
  }
}

/** Takes the name out of what people wrote. @returns the studies in which something changed */
async function eraseFromRecords(manager: EntityManager, erasing: Erasing): Promise<Set<string>> {
  const touched = new Set<string>();
  for (const table of TABLES) {
    const { entity, belongs } = table;
    const where = entity === HistoryEntry ? null : reachOf(table, erasing);
    if (where === null) continue;
    for (const record of await rows<ObjectLiteral>(manager, entity, where)) {
      if (!(await cleanRecord(manager, entity, record, erasing))) continue;
      if (belongs.how === 'OWNED' && belongs.of === 'STUDY') touched.add(String(record[belongs.by]));
    }
  }
  return touched;
}

/** Which rows may name the person: of the person's courts, and what was written for all of them. Null where none do. */
function reachOf(
  { entity, belongs }: (typeof TABLES)[number],
  { courtIds, studyIds, coordinated }: Erasing,
): Where<ObjectLiteral> | null {
  if (belongs.how === 'ALL' || belongs.how === 'NAMED' || entity === JointConsent) return {};
  if (belongs.how !== 'OWNED' || belongs.of === 'MEMBER') return null;
  // Why a court takes part or no longer does is a coordinator's word.
  if (entity === Court && coordinated) return {};
  // Without a court it is the programme's.
  if (entity === Duty) return { [belongs.by]: [...courtIds, null] };
  return { [belongs.by]: belongs.of === 'STUDY' ? studyIds : courtIds };
}

/** What any court took over from a shared answer, as it was. @returns the studies in which something changed */
async function eraseCopies(manager: EntityManager, erasing: Erasing, copied: string[]): Promise<string[]> {
  const copies = copied.length === 0 ? [] : await rows(manager, StudyQuestion, { summary: copied });
  for (const copy of copies) await cleanRecord(manager, StudyQuestion, copy, erasing);
  return copies.map(({ studyId }) => studyId);
}

async function cleanRecord(
  manager: EntityManager,
  entity: EntityTarget<ObjectLiteral>,
  record: ObjectLiteral,
  { clean }: Erasing,
): Promise<boolean> {
  const { id, version } = record;
  const cleaned = { ...record, ...without(record, clean) };
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
function without(value: object, clean: Erasing['clean']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, cleanedValue(member, clean, key)]),
  );
}

function cleanedValue(value: unknown, clean: Erasing['clean'], key: string): unknown {
  if (typeof value === 'string') return WRITTEN.has(key) ? clean(value) : value;
  if (Array.isArray(value)) return value.map((member) => cleanedValue(member, clean, key));
  return typeof value === 'object' && value !== null ? without(value, clean) : value;
}

/**
 * What was deleted or written over stays in the database's file until that is written anew: right after an erasure, or at
 * a tick when somebody else was reading just then.
 */
export async function forgetErased({ database, log }: Pick<Services, 'database' | 'log'>): Promise<void> {
  try {
    if ((await database.work((manager) => readFact(manager, HOLDS_ERASED))) === null) return;
    await database.compact();
    await database.work((manager) => dropFact(manager, HOLDS_ERASED));
  } catch (fault) {
    log.error('erase.compact', fault);
  }
}
