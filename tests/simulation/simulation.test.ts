/** The simulation plays, and its checks see what is wrong: in each run but the first, something is broken on purpose. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nl } from '../../cards/texts/nl';
import { createBundleCheck } from './check-bundles';
import type { Taken } from './channel';
import { isOfficeDay } from './days';
import { mailAddressOf } from './joining';
import { marked } from './marks';
import { simulate, type Options, type Result } from './run';
import type { World } from './world';

jest.mock(
  '@azure/functions-core',
  () => jest.requireActual('../../functions/local/functions-core').functionsCore,
  { virtual: true },
);

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function play(more: Partial<Options> = {}): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'kamerbode-simulation-test-'));
  folders.push(folder);
  return simulate({ courts: 2, years: 1, days: 170, seed: 7, folder, progress: () => undefined, ...more });
}

/** Writes past the program, as nobody should. */
function write(world: World, sql: string, ...parameters: unknown[]): Promise<unknown> {
  return world.program.app.services.database.work((manager) => manager.query(sql, parameters));
}

/** Does it once, on the first day on which there is something to do it to. */
function once(spoil: (world: World) => Promise<boolean>): Options['spoil'] {
  let done = false;
  return async (world) => {
    done ||= await spoil(world);
  };
}

/** The first row of a question, or null. */
async function first<T extends object>(world: World, sql: string): Promise<T | null> {
  return (await world.program.sql<T>(sql))[0] ?? null;
}

/** A row of a card that leads to another card. */
const lead = (show: object): object => ({ type: 'Action.Execute', title: '', data: { kb: 1, show } });

/** A bundle with these rows, as the channel takes one. */
const bundle = (world: World, rows: object[]): Taken => ({
  conversationId: [...world.humans.keys()][0] ?? '',
  kind: 'POST',
  activityId: 'b',
  card: { body: rows.map((selectAction) => ({ selectAction })) },
  summary: nl.card.morning.summary,
  text: '',
  at: world.program.now(),
  answered: true,
});

const said = ({ violations }: Result): string[] => violations.map(({ what }) => what);

test('a run in which nothing is wrong finds nothing, and the same seed gives the same run', async () => {
  const [one, other] = [await play(), await play()];
  expect(one.violations).toEqual([]);
  expect(one.totals.remindersJudged).toBeGreaterThan(20);
  expect(one.totals.bundles).toBeGreaterThan(20);
  expect(one.totals.messages).toMatchObject({ SENT: expect.any(Number), BUNDLED: expect.any(Number) });
  expect(other.totals).toEqual(one.totals);
  const another = await play({ seed: 8 });
  expect(another.violations).toEqual([]);
  expect(another.totals).not.toEqual(one.totals);
});

test('a message that is taken out of the outbox is missed', async () => {
  const spoil = once(async (world) => {
    const row = await first<{ id: string }>(
      world,
      "SELECT id FROM outbox_message WHERE state IN ('WAITING', 'PENDING')",
    );
    if (row === null) return false;
    await write(world, 'DELETE FROM outbox_message WHERE id = ?', row.id);
    return true;
  });
  expect(said(await play({ spoil }))).toContain('a message disappeared');
});

test('a message that is called sent and was not is missed', async () => {
  const spoil = once(async (world) => {
    const row = await first<{ id: string }>(
      world,
      "SELECT id FROM outbox_message WHERE state IN ('WAITING', 'PENDING') AND kind = 'POST'",
    );
    if (row === null) return false;
    await write(world, "UPDATE outbox_message SET state = 'SENT' WHERE id = ?", row.id);
    return true;
  });
  expect(said(await play({ spoil }))).toContain('the channel took 0 messages, 1 were recorded as sent');
});

test('a line that is in no bundle is missed', async () => {
  const spoil = once(async (world) => {
    const row = await first<{ id: string; card: string }>(
      world,
      `SELECT id, card FROM outbox_message WHERE onceKey LIKE 'morning:%' AND card LIKE '%"TASK"%'
        ORDER BY createdAt DESC`,
    );
    if (row === null) return false;
    await write(
      world,
      'UPDATE outbox_message SET card = ? WHERE id = ?',
      '{"card":"MORNING","on":"2026-01-05","lines":[]}',
      row.id,
    );
    return true;
  });
  expect(said(await play({ spoil }))).toContain('what was to be bundled is in no bundle');
});

test('a reminder that comes twice is seen', async () => {
  const spoil = once(async (world) => {
    const row = await first<{ id: string }>(
      world,
      `SELECT id FROM outbox_message WHERE onceKey LIKE 'line:%' AND createdAt >= '${world.today}'`,
    );
    if (row === null) return false;
    const columns = (await world.program.sql<{ name: string }>('PRAGMA table_info(outbox_message)')).map(
      ({ name }) => name,
    );
    const values = columns.map((name) =>
      name === 'id' ? "'doubled'" : name === 'onceKey' ? "onceKey || '-again'" : name,
    );
    await write(
      world,
      `INSERT INTO outbox_message (${columns.join(', ')}) SELECT ${values.join(', ')} FROM outbox_message WHERE id = ?`,
      row.id,
    );
    return true;
  });
  expect(said(await play({ spoil }))).toContain('a reminder came twice');
});

test('a reminder that does not come, and one that comes too early, are seen', async () => {
  const forget = once(async (world) => {
    const row = await first(
      world,
      "SELECT id FROM reminder WHERE state = 'PLANNED' AND subjectKind = 'TASK'",
    );
    if (row === null) return false;
    await write(world, "UPDATE reminder SET state = 'SETTLED'");
    return true;
  });
  expect(said(await play({ spoil: forget }))).toContain('a reminder that was due did not come');
  const hurry = once(async (world) => {
    const row = await first(
      world,
      "SELECT id FROM reminder WHERE state = 'PLANNED' AND subjectKind = 'TASK'",
    );
    if (row === null) return false;
    await write(world, "UPDATE reminder SET dueOn = ? WHERE state = 'PLANNED'", world.today);
    return true;
  });
  expect(said(await play({ spoil: hurry }))).toContain('a reminder came that was not due');
});

test('a message that reminds of what is settled is seen', async () => {
  const spoil = once(async (world) => {
    const task = await first<{ id: string }>(world, "SELECT id FROM study_task WHERE state = 'DONE'");
    if (task === null) return false;
    await createBundleCheck(world).delivered([bundle(world, [lead({ card: 'TASK', taskId: task.id })])]);
    return true;
  });
  expect(said(await play({ spoil }))).toContain('a message reminds of a settled TASK');
});

test('a bundle that leaves something out, or comes at a wrong hour, is seen', async () => {
  const spoil = once(async (world) => {
    const row = await first<{ id: string }>(
      world,
      `SELECT id FROM outbox_message WHERE onceKey LIKE 'morning:%' AND card LIKE '%"TASK"%' AND state = 'SENT'`,
    );
    if (row === null) return false;
    const check = createBundleCheck(world);
    for (const [conversationId] of world.humans)
      await check.delivered([{ ...bundle(world, []), conversationId, at: `${world.today}T05:00:00.000Z` }]);
    return true;
  });
  const seen = said(await play({ spoil }));
  expect(seen).toContain('a bundle leaves out what it had to say');
  expect(seen.some((what) => /^a bundle came on .* at 0[67]:00$/.test(what))).toBe(true);
});

test('what is shown to whoever it is not for, or is told by mail or at an address, is seen', async () => {
  const spoil = once(async (world) => {
    const [one, other] = world.courts;
    const human = one?.people.get('SECRETARY');
    if (human === undefined || other === undefined || world.today < '2026-03-10' || !isOfficeDay(world.today))
      return false;
    const { seeing, program, humans } = world;
    seeing.saw(human.identity, 'TAB', `{"text":"${marked(other, 'note', 'Bijna klaar.')}"}`);
    seeing.saw(human.identity, 'TAB', `{"text":"Voorzitter ${other.municipality} 1"}`);
    seeing.saw(human.identity, 'CHAT', `{"text":"${marked(one ?? null, 'reason', 'Later.')}"}`);
    const to = mailAddressOf([...humans.values()].find(({ installed }) => installed) ?? human);
    await program.mailbox.sender.send({
      id: 'm',
      to,
      subject: 'Voor u',
      text: `Taak in ${other.municipality}`,
    });
    human.calendar = 'http://127.0.0.1/api/calendar/none.ics';
    const address = 'http://127.0.0.1/api/documents/none';
    const madeAt = program.now();
    world.documents.push({ human, document: 'COUNCIL_OVERVIEW', address, madeAt, ended: false });
    return true;
  });
  const seen = said(await play({ spoil }));
  expect(seen).toEqual(
    expect.arrayContaining([
      'somebody is shown a note of another court',
      expect.stringMatching(/^somebody is shown the name of somebody of /),
      'a reason stands in a chat',
      'somebody was mailed who has the app',
      'a mail says more than that something waits',
      'a calendar was answered 404',
      'a document was answered 404',
    ]),
  );
});

describe('a history that is not what was written', () => {
  test('is seen the same evening', async () => {
    const spoil = once(async (world) => {
      const row = await first<{ id: string }>(
        world,
        `SELECT id FROM history_entry WHERE action = 'COMPLETE_TASKS' AND at >= '${world.today}'`,
      );
      if (row === null) return false;
      await write(world, "UPDATE history_entry SET role = 'CHAIR_OF_ALL' WHERE id = ?", row.id);
      return true;
    });
    expect(said(await play({ spoil }))).toContain('an entry of the history was changed');
  });

  test('is seen at the end when it was changed long after', async () => {
    let id: string | null = null;
    const spoil = once(async (world) => {
      id ??=
        (await first<{ id: string }>(world, 'SELECT id FROM history_entry WHERE number = 1'))?.id ?? null;
      if (id === null || world.today < '2026-05-01') return false;
      await write(world, "UPDATE history_entry SET at = '2020-01-01T00:00:00.000Z' WHERE id = ?", id);
      return true;
    });
    expect(said(await play({ spoil }))).toEqual(['the whole history: entry 1 is changed']);
  });
});
