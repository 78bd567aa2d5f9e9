/**
 * A court with a study in a database of its own, a clock that the test moves, and a channel that records: for what the
 * clock does. The records stand there as given; no command is performed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { loadProgramme } from '../../bot/programme/load';
import { openDatabase } from '../../bot/study/database';
import { insert, rows, type Where } from '../../bot/study/rows';
import type { Database, Delivery, RenderedCard, Sender, Services, Target } from '../../bot/study/services';
import { localMoment } from '../../bot/workflow/local-time';
import { planReminders } from '../../bot/workflow/reminders';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { Address, Reminder } from '../../entities/message';
import { Absence, Person, RoleGrant } from '../../entities/person';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { aWave, anAddress } from '../workflow/a-court';
import { given as factsOf, type Given } from '../workflow/small-study';

const programme = loadProgramme(join(__dirname, '../../bot/programme/nplv.yaml'));

const folder = mkdtempSync(join(tmpdir(), 'kamerbode-clockwork-'));
const opened: Database[] = [];
let files = 0;

afterAll(async () => {
  for (const database of opened) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

export interface Clockwork {
  services: Services;
  /** The database file, for a second process. */
  file: string;
  /** Sets the clock to a local time, `2026-03-02 08:30`. */
  at(local: string): void;
  /** Moves the clock to a moment. */
  to(moment: string): void;
  all<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    where?: Where<T>,
    orderBy?: (keyof T & string)[],
  ): Promise<Pick<T, keyof T & string>[]>;
  put<T extends ObjectLiteral>(entity: EntityTarget<T>, record: T): Promise<void>;
  change<T extends ObjectLiteral>(entity: EntityTarget<T>, id: string, change: Partial<T>): Promise<void>;
  /** How often delivery was woken. */
  woken(): number;
  faults: string[];
}

/** Another process on the same database, with the same clock. */
export async function beside(given: Clockwork): Promise<Services> {
  const database = await openDatabase({ sqliteFile: given.file });
  opened.push(database);
  return { ...given.services, database };
}

export async function clockwork(local: string, what: Given = {}): Promise<Clockwork> {
  files += 1;
  const file = join(folder, `${files}.sqlite`);
  const database = await openDatabase({ sqliteFile: file });
  opened.push(database);
  let now = momentOf(local);
  let made = 0;
  let woken = 0;
  const faults: string[] = [];
  const services: Services = {
    database,
    clock: { now: () => new Date(now) },
    log: { info: () => undefined, error: (event, fault) => void faults.push(`${event}: ${String(fault)}`) },
    programme,
    coordinators: [],
    publicUrl: 'http://127.0.0.1:3978',
    teamsBotId: null,
    mail: null,
    newId: () => `id-${files}-${(made += 1)}`,
    wakeDelivery: () => (woken += 1),
  };
  await seed(services, { ...what, now });
  return {
    services,
    file,
    faults,
    at: (to) => (now = momentOf(to)),
    to: (moment) => (now = moment),
    all: (entity, where = {}, orderBy = []) =>
      database.work((manager) => rows(manager, entity, where, { orderBy })),
    put: (entity, record) => database.work((manager) => insert(manager, entity, record)),
    change: async (entity, id, change) => {
      await database.work((manager) =>
        manager
          .createQueryBuilder()
          .update(entity)
          .set({ ...change })
          .where('id = :id', { id })
          .execute(),
      );
    },
    woken: () => woken,
  };
}

function momentOf(local: string): string {
  return localMoment(local.slice(0, 10), local.slice(11, 16));
}

async function seed(services: Services, what: Given): Promise<void> {
  const facts = { ...factsOf(what), programme: services.programme.programme };
  await services.database.work(async (manager) => {
    await insert(manager, Wave, aWave({ id: facts.case.study.waveId, openedOn: '2026-01-01' }));
    await insert(manager, Court, facts.court);
    for (const one of settledDuties(facts.court.id)) await insert(manager, Duty, one);
    await insert(manager, Study, facts.case.study);
    for (const one of facts.people) await insert(manager, Person, one);
    for (const one of facts.people) await insert(manager, Address, anAddress(one.id));
    for (const one of facts.grants) await insert(manager, RoleGrant, one);
    for (const one of facts.absences) await insert(manager, Absence, one);
    for (const one of facts.case.stages) await insert(manager, StudyStage, one);
    for (const one of facts.case.tasks) await insert(manager, StudyTask, one);
    for (const one of facts.case.requests) await insert(manager, GateRequest, one);
    for (const one of facts.case.entries) await insert(manager, RegisterEntry, one);
    for (const one of planReminders(null, facts, [])) {
      await insert(manager, Reminder, { ...one, id: `reminder-${one.subjectId}` });
    }
  });
}

/** What every court has to do in 2026 was done, so that a test brings up the duties that it is about. */
function settledDuties(courtId: string): Duty[] {
  return (['ANNUAL_REPORT', 'BUDGET_REQUEST'] as const).map((kind) => ({
    id: `duty-${kind}`,
    version: 1,
    onceKey: `${courtId}::${kind}:2026`,
    courtId,
    waveId: null,
    kind,
    ref: '2026',
    profile: 'COMMITMENT',
    baseOn: '2026-04-01',
    dueOn: '2026-04-01',
    step: 0,
    nextOn: null,
    state: 'DONE',
    doneOn: '2026-01-15',
    doneById: null,
    evidenceLink: null,
  }));
}

export interface Channel extends Sender {
  /** What came in, such as `post chat-chair` and `update chat-chair activity-1`. */
  calls: string[];
  cards: RenderedCard[];
  /** How the channel answers the next call; after that it takes everything again. */
  answers(...answers: (Delivery | (() => Promise<Delivery>))[]): void;
}

/** The channel's side: takes what it is sent, or answers as it is told to. */
export function recordingChannel(): Channel {
  const calls: string[] = [];
  const cards: RenderedCard[] = [];
  const planned: (Delivery | (() => Promise<Delivery>))[] = [];
  let posted = 0;
  const take = async (call: string, card: RenderedCard, activityId: string): Promise<Delivery> => {
    calls.push(call);
    cards.push(card);
    const answer = planned.shift() ?? { ended: 'SENT', activityId };
    return typeof answer === 'function' ? answer() : answer;
  };
  return {
    calls,
    cards,
    answers: (...answers) => void planned.push(...answers),
    post: (target: Target, card) => take(`post ${target.conversationId}`, card, `activity-${(posted += 1)}`),
    update: (target: Target, activityId, card) =>
      take(`update ${target.conversationId} ${activityId}`, card, activityId),
  };
}
