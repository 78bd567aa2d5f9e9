/**
 * What an empty database on one's own machine starts with: the public facts of the first wave as history, the other
 * municipalities as candidates, an open second wave, and people with role names. Nothing of this is invented: where a
 * date is not public, there is none.
 */
import { randomUUID } from 'node:crypto';
import { append, appendToProgramme, NO_HISTORY } from '../../bot/study/history';
import { readFact, writeFact } from '../../bot/study/installation-facts';
import { momentOf } from '../../bot/study/load';
import { perform } from '../../bot/study/perform';
import { recognise } from '../../bot/study/recognise';
import { insert, row, rows } from '../../bot/study/rows';
import { insertCase } from '../../bot/study/save';
import type { Database, Services } from '../../bot/study/services';
import { SCHEMA_VERSION } from '../../bot/programme/definition';
import type { Command } from '../../bot/workflow/commands';
import type { HistoryDraft } from '../../bot/workflow/decision';
import { newCommitment } from '../../bot/workflow/commitments';
import { defaultSettings } from '../../bot/workflow/settings';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { OutboxMessage } from '../../entities/message';
import { Person, RoleGrant } from '../../entities/person';
import type { Study } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { COORDINATOR, municipalities, personasOf, type Municipality, type Persona } from './practice-people';

/** What a unit of work is given to read and write with. */
type Manager = Parameters<Parameters<Database['work']>[0]>[0];

/** Says how far the loading came: a stop halfway is made good at the next start. */
const FACT = 'DEMONSTRATION';
const LOADING = 'LOADING';
const LOADED = 'LOADED';

/** Announcement by Arnhem, Groningen and Heerlen of a joint study over many years. */
const ANNOUNCED_ON = '2023-07-14';
/** The year account of Arnhem over 2023 names Lelystad as a partner; on which day it joined is not public. */
const NAMED_BY = '2023-12-31';
const LATER_PARTNER = 'Lelystad';
/** The only report of a single court whose day is public: Groningen's. */
const REPORTS: Readonly<Record<string, string>> = { Groningen: '2024-07-16' };
/** The joint note "Van Toeschouwer naar Speler". */
const JOINT_NOTE_ON = '2025-01-30';

const FIRST_WAVE = 'Startonderzoek 2023';
const SECOND_WAVE = 'Vervolgonderzoek';

/** Whether nothing has been done here yet; so too when a loading of the demonstration was stopped halfway. */
export function isEmpty(services: Services): Promise<boolean> {
  return services.database.work(async (manager) => {
    const state = await readFact(manager, FACT);
    if (state !== null) return state === LOADING;
    const [waves, courts, people] = [
      await rows(manager, Wave, {}),
      await rows(manager, Court, {}),
      await rows(manager, Person, {}),
    ];
    return waves.length + courts.length + people.length === 0;
  });
}

/** Loads the demonstration into an empty database. */
export async function loadDemonstration(installation: Services): Promise<void> {
  const services = { ...installation, newId: ascendingIds(installation.clock.now().getTime()) };
  await services.database.work(async (manager) => {
    if ((await readFact(manager, FACT)) !== null) return;
    await recordHistory(manager, services);
    await writeFact(manager, FACT, LOADING);
  });
  await recognise(services, COORDINATOR);
  await openSecondWave(services);
  for (const municipality of municipalities(services.programme.programme)) {
    if (municipality.firstWave) await letPeopleJoin(services, municipality);
  }
  await services.database.work(async (manager) => {
    // Everybody is there from the beginning here: that somebody joined is no news.
    const { now: settledAt } = momentOf(services);
    await manager.update(
      OutboxMessage,
      { state: 'WAITING' },
      { state: 'DROPPED', settledAt, why: 'DEMONSTRATION' },
    );
    await writeFact(manager, FACT, LOADED);
  });
}

/**
 * UUIDs of version 7, each greater than the one before: who joins on the same day as another is not asked at random but
 * in the order of joining.
 */
function ascendingIds(milliseconds: number): () => string {
  const time = milliseconds.toString(16).padStart(12, '0');
  let count = 0;
  return () => {
    const sequence = (count++).toString(16).padStart(3, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}${randomUUID().slice(18)}`;
  };
}

/** What happened before Kamerbode, in one unit of work, with an entry in the history for everything. */
async function recordHistory(manager: Manager, services: Services): Promise<void> {
  const { newId } = services;
  const { now, today } = momentOf(services);
  const { programme, canonical, hash } = services.programme;
  const circumstances = { at: now, actorId: null, fromVersion: 0, newId };

  const wave: Wave = {
    id: newId(),
    version: 1,
    number: 1,
    kind: 'BASELINE',
    title: FIRST_WAVE,
    state: 'CLOSED',
    openedOn: ANNOUNCED_ON,
    anchorOn: JOINT_NOTE_ON,
    windowMinMonths: null,
    windowMaxMonths: null,
    windowCountsFrom: null,
    definition: canonical,
    definitionHash: hash,
    schemaVersion: SCHEMA_VERSION,
  };
  await insert(manager, Wave, wave);
  await appendToProgramme(
    manager,
    [
      recorded('WAVE_BEFORE_KAMERBODE', {
        waveId: wave.id,
        number: wave.number,
        openedOn: wave.openedOn,
        anchorOn: wave.anchorOn,
      }),
    ],
    circumstances,
  );

  for (const { municipality, tenantId, firstWave } of municipalities(programme)) {
    const since = !firstWave ? today : municipality === LATER_PARTNER ? NAMED_BY : ANNOUNCED_ON;
    const court: Court = {
      id: newId(),
      version: 1,
      municipality,
      tenantId: firstWave ? tenantId : null,
      participation: firstWave ? 'ACTIVE' : 'INTERESTED',
      participationSince: since,
      participationReason: firstWave ? whyActive(municipality) : null,
      settings: defaultSettings(),
      contactId: null,
      channel: null,
      statusAnswer: null,
    };
    await insert(manager, Court, court);
    await appendToProgramme(
      manager,
      [
        recorded(firstWave ? 'COURT_BEFORE_KAMERBODE' : 'CANDIDATE_LISTED', {
          courtId: court.id,
          municipality,
          tenantId: court.tenantId,
          participation: court.participation,
          since,
        }),
      ],
      circumstances,
    );
    if (!firstWave) continue;
    await recordStudy(manager, services, court, wave);
    await recordDeclaration(manager, services, court);
  }
}

const whyActive = (municipality: string): string =>
  municipality === LATER_PARTNER
    ? 'Sloot zich in 2023 bij het startonderzoek aan; de dag is niet openbaar bekend.'
    : 'Kondigde het startonderzoek mee aan.';

/** A study that was done before Kamerbode: no stages, since the dates of its gates are not known. */
async function recordStudy(manager: Manager, services: Services, court: Court, wave: Wave): Promise<void> {
  const { newId } = services;
  const study: Study = {
    id: newId(),
    version: 1,
    courtId: court.id,
    waveId: wave.id,
    state: 'CLOSED',
    stageId: null,
    startedOn: court.participationSince,
    publishedOn: REPORTS[court.municipality] ?? null,
    closedOn: JOINT_NOTE_ON,
    pausedOn: null,
    events: {},
    conditions: {},
    firstPlan: {},
    historyLength: 0,
    historyHead: NO_HISTORY,
  };
  const { startedOn, publishedOn, closedOn } = study;
  const history = await append(
    manager,
    { chain: study.id, length: 0, head: NO_HISTORY },
    [
      recorded('STUDY_BEFORE_KAMERBODE', {
        courtId: court.id,
        waveId: wave.id,
        startedOn,
        publishedOn,
        closedOn,
      }),
    ],
    { at: momentOf(services).now, actorId: null, fromVersion: 0, newId },
  );
  const empty = { stages: [], tasks: [], requests: [], entries: [], questions: [], recommendations: [] };
  await insertCase(manager, { study, ...empty }, history);
}

const recorded = (action: string, data: Record<string, unknown>): HistoryDraft => ({
  action,
  role: null,
  data,
});

/** That there is a declaration is public; what stands in it is not, so nothing of it is known here. */
async function recordDeclaration(manager: Manager, services: Services, court: Court): Promise<void> {
  const { newId } = services;
  await insert(manager, DeclarationOfIntent, {
    id: newId(),
    version: 1,
    courtId: court.id,
    signedOn: null,
    signedByRole: null,
    untilYear: null,
    budgetPerYear: null,
    daysPerYear: null,
    evidenceLink: null,
    withdrawnOn: null,
  });
  for (const { id } of services.programme.programme.commitments) {
    await insert(manager, Commitment, newCommitment(newId(), court.id, id));
  }
  await appendToProgramme(manager, [recorded('DECLARATION_BEFORE_KAMERBODE', { courtId: court.id })], {
    at: momentOf(services).now,
    actorId: null,
    fromVersion: 0,
    newId,
  });
}

async function openSecondWave(services: Services): Promise<void> {
  const known = await services.database.work((manager) => row(manager, Wave, { number: 2 }));
  if (known !== null) return;
  await done(services, { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: SECOND_WAVE }, COORDINATOR);
}

/** As in practice: the coordinator invites the chair, the chair the others; each joins with the code. */
async function letPeopleJoin(services: Services, municipality: Municipality): Promise<void> {
  const court = await services.database.work((manager) =>
    row(manager, Court, { municipality: municipality.municipality }),
  );
  if (court === null) throw new Error(`The court of ${municipality.municipality} was not recorded.`);
  const personas = personasOf(municipality);
  const [chair] = personas;
  for (const persona of personas) {
    if (await joined(services, persona)) continue;
    const inviter = persona === chair || chair === undefined ? COORDINATOR : chair;
    const code = await done(services, { name: 'INVITE', courtId: court.id, role: persona.role }, inviter);
    if (code === undefined) throw new Error('An invitation without a code.');
    await done(services, { name: 'REDEEM_CODE', code }, persona);
  }
}

async function joined(services: Services, { tenantId, aadObjectId }: Persona): Promise<boolean> {
  return services.database.work(async (manager) => {
    const person = await row(manager, Person, { tenantId, aadObjectId });
    return person !== null && (await row(manager, RoleGrant, { personId: person.id })) !== null;
  });
}

/** Performs a command that cannot be refused here. @returns the secret, if it has one */
async function done(
  services: Services,
  command: Command,
  { tenantId, aadObjectId, name }: Persona,
): Promise<string | undefined> {
  const performed = await perform(services, command, { tenantId, aadObjectId, name });
  if (!performed.ok)
    throw new Error(`The demonstration was refused ${command.name}: ${performed.refusal.code}`);
  return performed.secret;
}
