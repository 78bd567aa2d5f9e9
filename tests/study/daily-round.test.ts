/** The day's round past all courts: what it costs, what a court that cannot be read does to it, and what it reads of the past. */
import { loadCommitmentFacts } from '../../bot/study/duty-facts';
import { rows } from '../../bot/study/rows';
import { tick } from '../../bot/study/tick';
import type { StudyRecord } from '../../bot/workflow/commitments';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { StudyQuestion } from '../../entities/findings';
import { Study, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { aCourt, aWave } from '../workflow/a-court';
import { openTask } from '../workflow/small-study';
import { clockwork, type Clockwork } from './clockwork';

const more = (id: string): Court => aCourt({ id, municipality: `Gemeente ${id}`, tenantId: id });

/** Units of work of the next tick. */
async function unitsOf({ services }: Clockwork): Promise<number> {
  let units = 0;
  const { database } = services;
  const counted: typeof database = {
    ...database,
    work: (unit) => {
      units += 1;
      return database.work(unit);
    },
  };
  await tick({ ...services, database: counted });
  return units;
}

async function anOrdinaryDayWith(courts: string[]): Promise<number> {
  const given = await clockwork('2026-03-03 08:00');
  for (const id of courts) await given.put(Court, more(id));
  // The first round makes the year's duties; those of which a step is due say it the day after.
  for (const day of ['2026-03-03', '2026-03-04', '2026-03-05']) {
    given.at(`${day} 08:30`);
    await tick(given.services);
  }
  given.at('2026-03-06 08:30');
  return unitsOf(given);
}

test('where nothing changes, many courts ask for as many units of work as one', async () => {
  expect(await anOrdinaryDayWith(['a', 'b', 'c', 'd', 'e'])).toBe(await anOrdinaryDayWith([]));
});

test('a court that cannot be read does not keep the others waiting', async () => {
  const given = await clockwork('2026-03-03 08:00');
  given.at('2026-03-03 08:30');
  await tick(given.services);
  for (const id of ['a', 'b', 'c']) await given.put(Court, more(id));
  await given.services.database.work((manager) =>
    manager.query(`UPDATE "court" SET "settings" = '{' WHERE "id" = 'b'`),
  );
  given.at('2026-03-04 08:30');
  expect(await tick(given.services)).toMatchObject({ failed: 1 });
  expect(given.faults).toEqual([expect.stringMatching(/^tick\.duties: SyntaxError/)]);
  const planned = await given.all(Duty, { kind: 'ANNUAL_REPORT', state: 'OPEN' }, ['courtId']);
  expect(planned.map(({ courtId }) => courtId)).toEqual(['a', 'c']);
});

async function fourStudies(): Promise<Clockwork> {
  const given = await clockwork('2045-03-03 08:00', { tasks: [] });
  const study = (await given.all(Study))[0]!;
  for (const [index, year] of [2030, 2033, 2036, 2039].entries()) {
    await given.put(Wave, aWave({ id: `wave-${year}`, number: 2 + index, openedOn: `${year}-01-01` }));
    await given.put(Study, {
      ...study,
      id: `study-${year}`,
      waveId: `wave-${year}`,
      state: 'CLOSED',
      stageId: null,
      publishedOn: `${year}-10-01`,
      closedOn: `${year + 1}-10-01`,
      firstPlan: { INTAKE: `${year}-03-01` },
    });
  }
  return given;
}

const done = (year: number, taskId: string): StudyTask => ({
  ...openTask('DOC-01'),
  id: `${taskId}-${year}`,
  studyId: `study-${year}`,
  taskId,
  state: 'DONE',
  doneAt: `${year + 1}-02-02T10:00:00.000Z`,
});

async function recordsOf({ services }: Clockwork): Promise<Map<number, StudyRecord>> {
  const [facts] = await services.database.work(async (manager) => {
    const [study] = await rows(manager, Study, {});
    return loadCommitmentFacts(manager, services, [study!.courtId]);
  });
  return new Map(facts!.studies.map((record) => [record.waveNumber, record]));
}

describe('of a court with four studies behind it', () => {
  test('the last time that the overview was brought up to date is found, however long ago', async () => {
    const given = await fourStudies();
    await given.put(StudyTask, done(2030, 'NAZ-08'));
    await given.put(StudyTask, done(2033, 'NAZ-08'));
    expect((await recordsOf(given)).get(3)).toMatchObject({ overviewOn: '2034-02-02' });
  });

  test('the last publication is judged, by its task or by its findings', async () => {
    const given = await fourStudies();
    expect((await recordsOf(given)).get(5)).toMatchObject({ publishedOn: '2039-10-01', releasedOn: null });
    const question = { questionNumber: 1, inScope: true, reasonRef: null, verdict: null, summary: null };
    await given.put(StudyQuestion, {
      id: 'question',
      version: 1,
      studyId: 'study-2039',
      ...question,
      releasedOn: '2040-01-15',
      sharedEdition: null,
      sharedSeen: null,
      departRef: null,
    });
    expect((await recordsOf(given)).get(5)).toMatchObject({ releasedOn: '2040-01-15' });
    await given.put(StudyTask, done(2039, 'NAZ-02'));
    expect((await recordsOf(given)).get(5)).toMatchObject({ releasedOn: '2040-02-02' });
  });

  test('one of before Kamerbode is passed over', async () => {
    const given = await fourStudies();
    await given.change(Study, 'study-2039', { firstPlan: {} });
    await given.change(Study, 'study-2036', { firstPlan: {} });
    await given.put(StudyTask, done(2033, 'NAZ-02'));
    const records = await recordsOf(given);
    expect([5, 4, 3].map((wave) => records.get(wave)?.beforeKamerbode)).toEqual([true, true, false]);
    expect(records.get(3)).toMatchObject({ publishedOn: '2033-10-01', releasedOn: '2034-02-02' });
  });
});
