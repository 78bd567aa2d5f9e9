/** Fills a database for the benchmark, through the commands that people use: many small courts, each with a study. */
import { perform } from '../../bot/study/perform';
import { rows } from '../../bot/study/rows';
import type { Identity, Services } from '../../bot/study/services';
import type { Command } from '../../bot/workflow/commands';
import { Court } from '../../entities/court';
import { Study, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import type { BenchCourt } from './messages';

export const COORDINATOR: Identity = {
  tenantId: '00000000-0000-4000-8000-00000000c000',
  aadObjectId: '00000000-0000-4000-8000-00000000c001',
  name: 'Coördinator',
};

const uuid = (group: number, n: number): string =>
  `${String(group).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;

async function done(services: Services, command: Command, identity: Identity): Promise<string> {
  const performed = await perform(services, command, identity);
  if (!performed.ok) throw new Error(`${command.name} was refused: ${performed.refusal.code}`);
  return performed.secret ?? '';
}

async function join(
  services: Services,
  courtId: string,
  role: 'CHAIR' | 'SECRETARY',
  inviter: Identity,
  person: Identity,
): Promise<void> {
  const code = await done(services, { name: 'INVITE', courtId, role }, inviter);
  await done(services, { name: 'REDEEM_CODE', code }, person);
}

async function firstStage(
  services: Services,
  courtId: string,
): Promise<Pick<BenchCourt, 'studyId' | 'tasks'>> {
  return services.database.work(async (manager) => {
    const [study] = await rows(manager, Study, { courtId });
    if (study === undefined || study.stageId === null) throw new Error('no study was started');
    const tasks = await rows(
      manager,
      StudyTask,
      { studyId: study.id, stageId: study.stageId, state: 'OPEN' },
      { orderBy: ['position'] },
    );
    return { studyId: study.id, tasks: tasks.map(({ id, version }) => ({ id, expectedVersion: version })) };
  });
}

/** A court for each municipality of the definition, with a running study in the first stage, in the last of these waves. */
export async function fillCourts(services: Services, waves = 1): Promise<BenchCourt[]> {
  for (let number = 1; number <= waves; number += 1) {
    await done(services, { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: `Golf ${number}` }, COORDINATOR);
  }
  const wave = (
    await services.database.work((manager) => rows(manager, Wave, {}, { orderBy: ['number'] }))
  ).at(-1);
  if (wave === undefined) throw new Error('no wave was opened');
  const municipalities = [
    ...new Set(services.programme.programme.focusAreas.map(({ municipality }) => municipality)),
  ];
  const filled: BenchCourt[] = [];
  for (const [index, municipality] of municipalities.entries()) {
    const tenantId = uuid(index + 1, 0);
    const chair = { tenantId, aadObjectId: uuid(index + 1, 1), name: `Voorzitter ${municipality}` };
    const secretary = { tenantId, aadObjectId: uuid(index + 1, 2), name: `Secretaris ${municipality}` };
    await done(services, { name: 'REGISTER_COURT', municipality, tenantId }, COORDINATOR);
    const court = (await services.database.work((manager) => rows(manager, Court, { municipality })))[0];
    if (court === undefined) throw new Error(`${municipality} was not registered`);
    await join(services, court.id, 'CHAIR', COORDINATOR, chair);
    await join(services, court.id, 'SECRETARY', chair, secretary);
    await done(
      services,
      { name: 'START_STUDY', courtId: court.id, waveId: wave.id, externalBureau: true },
      secretary,
    );
    filled.push({ ...(await firstStage(services, court.id)), secretary, chair });
  }
  return filled;
}
