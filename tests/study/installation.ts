/**
 * A whole Kamerbode on a SQLite file of its own, with a clock that the test moves and the people of one court: made by
 * the commands that people use, so that nothing stands in it that could not be so.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import { loadProgramme } from '../../bot/programme/load';
import { openDatabase } from '../../bot/study/database';
import { loadActor, loadStudyFacts } from '../../bot/study/load';
import { perform } from '../../bot/study/perform';
import { row } from '../../bot/study/rows';
import type { Identity, Performed, Services } from '../../bot/study/services';
import type { Command } from '../../bot/workflow/commands';
import type { Actor, StudyFacts } from '../../bot/workflow/facts';
import { Court } from '../../entities/court';
import type { RoleId } from '../../entities/person';
import { Study } from '../../entities/study';
import { Wave } from '../../entities/wave';

const COURT_TENANT = '11111111-1111-4111-8111-111111111111';
const BUREAU_TENANT = '22222222-2222-4222-8222-222222222222';
const PROGRAMME_TENANT = '33333333-3333-4333-8333-333333333333';

/** Whoever plays a part, under the name of the role. */
export type Who =
  'coordinator' | 'chair' | 'deputy' | 'secretary' | 'researcher' | 'member' | 'external' | 'stranger';

function identity(number: number, tenantId: string, name: string): Identity {
  return { tenantId, aadObjectId: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`, name };
}

export const IDENTITIES: Record<Who, Identity> = {
  coordinator: identity(1, PROGRAMME_TENANT, 'Coördinator programma'),
  chair: identity(2, COURT_TENANT, 'Voorzitter Heerlen'),
  deputy: identity(3, COURT_TENANT, 'Plaatsvervangend voorzitter Heerlen'),
  secretary: identity(4, COURT_TENANT, 'Secretaris Heerlen'),
  researcher: identity(5, COURT_TENANT, 'Onderzoeker Heerlen'),
  member: identity(6, COURT_TENANT, 'Lid Heerlen'),
  external: identity(7, BUREAU_TENANT, 'Extern onderzoeker'),
  stranger: identity(8, COURT_TENANT, 'Onbekende'),
};

interface TestClock {
  now(): Date;
  /** The current moment, ISO in UTC; set it to move the clock. */
  moment: string;
}

export interface Installation {
  services: Services & { clock: TestClock };
  /** The SQLite file, to open it a second time. */
  file: string;
  courtId: string;
  waveId: string;
  /** The running study of Heerlen; empty text when none was started. */
  studyId: string;
  /** How often delivery was woken. */
  woken: () => number;
  act: (who: Who, command: Command) => Promise<Performed>;
  /** As `act`, for what has to succeed. */
  must: (who: Who, command: Command) => Promise<Extract<Performed, { ok: true }>>;
  actor: (who: Who) => Promise<Actor>;
  facts: () => Promise<StudyFacts>;
  read: <T>(unit: (manager: EntityManager) => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
}

/**
 * @param now the moment at which it is made, ISO in UTC.
 * @param start whether the study of Heerlen is started (and the external researcher invited).
 */
export async function installation({
  now = '2026-03-02T09:00:00.000Z',
  start = true,
}: { now?: string; start?: boolean } = {}): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'kamerbode-test-'));
  const file = join(folder, 'kamerbode.sqlite');
  const clock: TestClock = { moment: now, now: () => new Date(clock.moment) };
  let wakes = 0;
  const services = {
    database: await openDatabase({ sqliteFile: file }),
    clock,
    log: { info: () => undefined, error: () => undefined },
    programme: loadProgramme(join(__dirname, '..', '..', 'bot', 'programme', 'nplv.yaml')),
    coordinators: [IDENTITIES.coordinator],
    publicUrl: 'https://kamerbode.example',
    teamsBotId: null,
    mail: null,
    newId: randomUUID,
    wakeDelivery: () => {
      wakes += 1;
    },
  };
  const act = (who: Who, command: Command): Promise<Performed> => perform(services, command, IDENTITIES[who]);
  const must: Installation['must'] = async (who, command) => {
    const performed = await act(who, command);
    if (!performed.ok) throw new Error(`${command.name} by ${who}: ${JSON.stringify(performed.refusal)}`);
    return performed;
  };
  const admit = async (who: Who, inviter: Who, role: RoleId, studyId?: string): Promise<void> => {
    const { secret } = await must(inviter, {
      name: 'INVITE',
      courtId,
      role,
      tenantId: IDENTITIES[who].tenantId,
      ...(studyId === undefined ? {} : { studyId }),
    });
    await must(who, { name: 'REDEEM_CODE', code: secret ?? '' });
  };

  await must('coordinator', { name: 'REGISTER_COURT', municipality: 'Heerlen', tenantId: COURT_TENANT });
  await must('coordinator', { name: 'OPEN_WAVE', kind: 'BASELINE', title: 'Nulmeting' });
  const [courtId, waveId] = await services.database.work(async (manager) => [
    (await row(manager, Court, { municipality: 'Heerlen' }))!.id,
    (await row(manager, Wave, {}))!.id,
  ]);
  await admit('chair', 'coordinator', 'CHAIR');
  await admit('secretary', 'chair', 'SECRETARY');
  await admit('deputy', 'chair', 'DEPUTY_CHAIR');
  await admit('researcher', 'secretary', 'RESEARCHER');
  await admit('member', 'secretary', 'MEMBER');
  let studyId = '';
  if (start) {
    await must('chair', { name: 'START_STUDY', courtId, waveId, externalBureau: false });
    studyId = (await services.database.work((manager) => row(manager, Study, { courtId })))!.id;
    await admit('external', 'secretary', 'EXTERNAL_RESEARCHER', studyId);
  }
  return {
    services,
    file,
    courtId,
    waveId,
    studyId,
    woken: () => wakes,
    act,
    must,
    actor: async (who) => (await services.database.work((manager) => loadActor(manager, IDENTITIES[who])))!,
    facts: async () =>
      (await services.database.work((manager) => loadStudyFacts(manager, services, studyId)))!,
    read: (unit) => services.database.work(unit),
    close: async () => {
      await services.database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
