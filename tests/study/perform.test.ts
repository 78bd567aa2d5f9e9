/** The one door: a command is done as a whole or not at all, once, and with a history. */
import { openDatabase } from '../../bot/study/database';
import { PROGRAMME_CHAIN, verifyChain } from '../../bot/study/history';
import { loadStudyFacts } from '../../bot/study/load';
import { perform } from '../../bot/study/perform';
import { recognise } from '../../bot/study/recognise';
import { insert, rows } from '../../bot/study/rows';
import type { Services } from '../../bot/study/services';
import type { Command, CommandOf, StudyCommand } from '../../bot/workflow/commands';
import { HistoryEntry, HistoryText } from '../../entities/history';
import { OutboxMessage, PostedCard, Reminder } from '../../entities/message';
import { Invitation, Person, RoleGrant } from '../../entities/person';
import { Study, type StudyTask } from '../../entities/study';
import { IDENTITIES, installation, type Installation, type Who } from './installation';

let kamerbode: Installation;
const others: Services[] = [];

beforeEach(async () => {
  kamerbode = await installation();
});

afterEach(async () => {
  for (const { database } of others.splice(0)) await database.close();
  await kamerbode.close();
});

/** Another process on the same database. */
async function beside(): Promise<Services> {
  const services = { ...kamerbode.services, database: await openDatabase({ sqliteFile: kamerbode.file }) };
  others.push(services);
  return services;
}

/** Everything that is stored, table by table. */
function everything(): Promise<Record<string, unknown[]>> {
  return kamerbode.read(async (manager) => {
    const all: Record<string, unknown[]> = {};
    for (const { tableName } of manager.dataSource.entityMetadatas) {
      all[tableName] = await manager.query(`SELECT * FROM "${tableName}" ORDER BY 1`);
    }
    return all;
  });
}

async function taskOf(who: Who, index = 0): Promise<StudyTask> {
  const { person } = await kamerbode.actor(who);
  const { tasks } = (await kamerbode.facts()).case;
  return tasks.filter((task) => task.assigneeId === person.id && task.stageId === 'INTAKE')[index]!;
}

function complete(...tasks: StudyTask[]): CommandOf<'COMPLETE_TASKS'> {
  return {
    name: 'COMPLETE_TASKS',
    studyId: kamerbode.studyId,
    tasks: tasks.map(({ id, version }) => ({ id, expectedVersion: version })),
  };
}

async function expectHistoryWhole(): Promise<void> {
  for (const chain of [PROGRAMME_CHAIN, kamerbode.studyId]) {
    expect(await kamerbode.read((manager) => verifyChain(manager, chain))).toMatchObject({ ok: true });
  }
}

describe('who somebody is', () => {
  test('a configured coordinator becomes one at first sight, once, and the history says so', async () => {
    const empty = await installation({ start: false });
    const again = await recognise(empty.services, IDENTITIES.coordinator);
    expect(again?.grants.map(({ role, courtId }) => [role, courtId])).toEqual([['COORDINATOR', null]]);
    const entries = await empty.read((manager) =>
      rows(manager, HistoryEntry, { chain: PROGRAMME_CHAIN }, { orderBy: ['number'] }),
    );
    expect(
      entries.filter(({ action }) => action === 'COORDINATOR_CONFIGURED').map(({ number }) => number),
    ).toEqual([1]);
    expect(await empty.read((manager) => rows(manager, RoleGrant, { role: 'COORDINATOR' }))).toHaveLength(1);
    await empty.close();
  });

  test('somebody of the court can be a configured coordinator besides', async () => {
    const services = { ...kamerbode.services, coordinators: [IDENTITIES.member] };
    const actor = await recognise(services, IDENTITIES.member);
    expect(actor?.grants.map(({ role }) => role).toSorted()).toEqual(['COORDINATOR', 'MEMBER']);
    expect(await kamerbode.read((manager) => rows(manager, Person, { id: actor!.person.id }))).toHaveLength(
      1,
    );
    await expectHistoryWhole();
  });

  test('of a stranger nothing is stored, whatever is asked', async () => {
    const before = await everything();
    const task = await taskOf('researcher');
    const commands: Command[] = [
      complete(task),
      { name: 'SET_LANGUAGE', language: 'en' },
      { name: 'ASK_STATUS', courtId: kamerbode.courtId },
    ];
    for (const command of commands) {
      expect(await kamerbode.act('stranger', command)).toEqual({
        ok: false,
        refusal: { code: 'UNKNOWN_PERSON', values: {} },
      });
    }
    expect(
      await kamerbode.act('stranger', { name: 'REDEEM_CODE', code: 'AAAA-AAAA-AAAA-AAAA' }),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'CODE_UNKNOWN' },
    });
    expect(await recognise(kamerbode.services, IDENTITIES.stranger)).toBeNull();
    expect(await everything()).toEqual(before);
  });

  test('an invitation makes somebody known; the code itself is stored nowhere', async () => {
    const { secret = '' } = await kamerbode.must('chair', {
      name: 'INVITE',
      courtId: kamerbode.courtId,
      role: 'RESEARCHER',
    });
    expect(secret).toMatch(/^(\w{4}-){3}\w{4}$/);
    const stored = JSON.stringify(await everything());
    expect(stored).not.toContain(secret);
    expect(stored).not.toContain(secret.replaceAll('-', ''));
    const { actor } = await kamerbode.must('stranger', { name: 'REDEEM_CODE', code: secret.toLowerCase() });
    expect(actor.person.name).toBe(IDENTITIES.stranger.name);
    expect(actor.grants.map(({ role }) => role)).toEqual(['RESEARCHER']);
    expect((await kamerbode.act('secretary', { name: 'REDEEM_CODE', code: secret })).ok).toBe(false);
    const used = await kamerbode.read((manager) => rows(manager, Invitation, { usedById: actor.person.id }));
    expect(used).toHaveLength(1);
    await expectHistoryWhole();
  });
});

describe('a command that is done', () => {
  test('saves the change, raises the version of the study and tells the history who, as what, and from which version', async () => {
    const task = await taskOf('researcher');
    const before = (await kamerbode.facts()).case.study;
    kamerbode.services.clock.moment = '2026-03-03T10:00:00.000Z';
    const { actor } = await kamerbode.must('researcher', { ...complete(task), note: 'Een notitie' });
    const { study, tasks } = (await kamerbode.facts()).case;
    expect(tasks.find(({ id }) => id === task.id)).toMatchObject({
      state: 'DONE',
      version: task.version + 1,
      doneById: actor.person.id,
      doneAt: '2026-03-03T10:00:00.000Z',
    });
    expect(study.version).toBe(before.version + 1);
    const added = await kamerbode.read((manager) =>
      rows(manager, HistoryEntry, { chain: study.id, fromVersion: before.version }, { orderBy: ['number'] }),
    );
    expect(added.length).toBeGreaterThan(0);
    expect(study.historyLength).toBe(before.historyLength + added.length);
    for (const entry of added) {
      expect(entry).toMatchObject({
        actorId: actor.person.id,
        role: 'RESEARCHER',
        at: '2026-03-03T10:00:00.000Z',
      });
    }
    const [reminder] = await kamerbode.read((manager) => rows(manager, Reminder, { subjectId: task.id }));
    expect(reminder?.state).toBe('SETTLED');
    await expectHistoryWhole();
  });

  test('leaves no name, reason or note in the chain', async () => {
    const task = await taskOf('researcher');
    const reason = 'Alleen voor onze rekenkamer';
    await kamerbode.must('researcher', {
      name: 'MARK_NOT_APPLICABLE',
      studyId: kamerbode.studyId,
      task: { id: task.id },
      reason,
    });
    const entries = await kamerbode.read((manager) => rows(manager, HistoryEntry, {}));
    const written = JSON.stringify(entries);
    for (const { name } of Object.values(IDENTITIES)) expect(written).not.toContain(name);
    expect(written).not.toContain(reason);
    const texts = await kamerbode.read((manager) => rows(manager, HistoryText, {}));
    expect(texts.map(({ body }) => body)).toContain(IDENTITIES.secretary.name);
  });

  test('starts a study with its plan, its first reminders, its messages and a history of its own', async () => {
    const { study, stages, tasks } = (await kamerbode.facts()).case;
    expect(stages[0]).toMatchObject({ stageId: study.stageId, state: 'ACTIVE' });
    const firm = tasks.filter((task) => task.firm && task.dueOn !== null);
    const reminders = await kamerbode.read((manager) => rows(manager, Reminder, { studyId: study.id }));
    expect(reminders.length).toBeGreaterThan(0);
    const ids = new Set(firm.map(({ id }) => id));
    expect(reminders.filter((reminder) => !ids.has(reminder.subjectId))).toEqual([]);
    const [first] = await kamerbode.read((manager) =>
      rows(manager, HistoryEntry, { chain: study.id, number: 1 }),
    );
    expect(first).toMatchObject({ action: 'START_STUDY', role: 'CHAIR', fromVersion: 0 });
    const told = await kamerbode.read((manager) => rows(manager, OutboxMessage, { state: 'PENDING' }));
    const { person } = await kamerbode.actor('researcher');
    expect(told.find(({ personId }) => personId === person.id)?.card).toEqual({
      card: 'STAGE_STARTED',
      studyId: study.id,
      stageId: study.stageId,
    });
    expect(kamerbode.woken()).toBeGreaterThan(0);
    await expectHistoryWhole();
  });

  test('what is remembered of a case, and answered, is what is stored, through a gate and a pause', async () => {
    const other = await beside();
    const { studyId } = kamerbode;
    const [first, second] = [await taskOf('researcher', 0), await taskOf('researcher', 1)];
    const chairs = await taskOf('chair');
    const { gate } = kamerbode.services.programme.programme.stages[0]!;
    const because = Object.fromEntries(gate.criteria.map(({ id }) => [id, 'Volgt nog']));
    const agreed = Object.fromEntries(gate.criteria.map(({ id }) => [id, true]));
    const remembered = async (who: Who, command: StudyCommand): Promise<void> => {
      const { study: answered } = await kamerbode.must(who, command);
      const stored = await other.database.work((manager) => loadStudyFacts(manager, other, studyId));
      expect((await kamerbode.facts()).case).toEqual(stored!.case);
      expect(answered).toEqual(stored);
    };
    await remembered('researcher', complete(first, second));
    await remembered('researcher', { name: 'UNDO_TASK', studyId, task: { id: second.id } });
    await remembered('researcher', {
      name: 'WAIT_FOR',
      studyId,
      task: { id: second.id },
      what: 'de griffie',
    });
    await remembered('chair', {
      name: 'EXTEND_TASK',
      studyId,
      task: { id: chairs.id },
      until: '2026-04-13',
      reason: 'Ziekte',
    });
    await remembered('researcher', {
      name: 'REQUEST_GATE',
      studyId,
      stageId: 'INTAKE',
      attested: agreed,
      reasons: because,
    });
    const [request] = (await kamerbode.facts()).case.requests;
    await remembered('chair', {
      name: 'APPROVE_GATE',
      studyId,
      requestId: request!.id,
      boardDecisionOn: '2026-03-02',
    });
    for (const counterpartRoles of [['OFFICIAL_POLICY'], ['OFFICIAL_FINANCE']]) {
      await remembered('researcher', {
        name: 'ADD_REGISTER_ENTRY',
        studyId,
        kind: 'DOCUMENT_REQUEST',
        counterpartRoles,
        sentOn: '2026-03-02',
      });
    }
    await remembered('secretary', { name: 'PAUSE_STUDY', studyId, reason: 'Verkiezingen' });
    kamerbode.services.clock.moment = '2026-03-16T09:00:00.000Z';
    await remembered('secretary', { name: 'RESUME_STUDY', studyId, reason: 'Voorbij' });
    await expectHistoryWhole();
  });
});

describe('a command that is refused', () => {
  test('changes nothing', async () => {
    const task = await taskOf('researcher');
    const before = await everything();
    const { studyId } = kamerbode;
    const refused: [Who, Command, string][] = [
      ['member', complete(task), 'NOT_YOURS'],
      ['coordinator', complete(task), 'NOT_YOURS'],
      ['researcher', { ...complete(task), studyId: 'bestaat-niet' }, 'NOT_FOUND'],
      ['researcher', complete({ ...task, version: task.version + 7 }), 'STALE'],
      ['researcher', complete({ ...task, id: 'bestaat-niet' }), 'NOT_FOUND'],
      [
        'researcher',
        { name: 'SNOOZE_TASK', studyId, task: { id: task.id }, until: '2026-02-30' },
        'INVALID_DATE',
      ],
      [
        'researcher',
        { name: 'REGISTER_COURT', municipality: 'Arnhem', tenantId: IDENTITIES.stranger.tenantId },
        'NOT_YOURS',
      ],
      ['chair', { name: 'REVOKE_INVITATION', invitationId: 'bestaat-niet' }, 'NOT_FOUND'],
      [
        'chair',
        { name: 'START_STUDY', courtId: kamerbode.courtId, waveId: kamerbode.waveId, externalBureau: false },
        'STUDY_EXISTS',
      ],
    ];
    for (const [who, command, code] of refused) {
      const performed = await kamerbode.act(who, command);
      expect([who, command.name, performed.ok ? 'done' : performed.refusal.code]).toEqual([
        who,
        command.name,
        code,
      ]);
    }
    expect(await everything()).toEqual(before);
  });

  test.each(['study_task', 'history_entry', 'reminder', 'outbox_message'])(
    'a fault while writing %s leaves nothing behind, and is not swallowed',
    async (table) => {
      const task = await taskOf('researcher');
      await kamerbode.read((manager) =>
        insert(manager, PostedCard, {
          id: 'kaart',
          version: 1,
          subjectId: task.id,
          personId: null,
          conversationId: 'gesprek',
          serviceUrl: 'http://127.0.0.1/',
          activityId: 'bericht',
          card: { card: 'TASK', taskId: task.id },
          postedAt: '2026-03-02T09:00:00.000Z',
        }),
      );
      for (const event of ['INSERT', 'UPDATE']) {
        await kamerbode.read((manager) =>
          manager.query(
            `CREATE TRIGGER broken_${event} BEFORE ${event} ON ${table} BEGIN SELECT RAISE(ABORT, 'schijf stuk'); END`,
          ),
        );
      }
      const before = await everything();
      await expect(kamerbode.act('researcher', complete(task))).rejects.toThrow('schijf stuk');
      expect(await everything()).toEqual(before);
      for (const event of ['INSERT', 'UPDATE']) {
        await kamerbode.read((manager) => manager.query(`DROP TRIGGER broken_${event}`));
      }
      expect((await kamerbode.act('researcher', complete(task))).ok).toBe(true);
      await expectHistoryWhole();
    },
  );
});

describe('several at the same moment', () => {
  test('what is asked once is stale, not done, when another entry took its number in the history', async () => {
    const { study } = (await kamerbode.facts()).case;
    await kamerbode.read(async (manager) => {
      const [last] = await rows(manager, HistoryEntry, { chain: study.id, number: study.historyLength });
      await insert(manager, HistoryEntry, { ...last!, id: 'van een ander', number: study.historyLength + 1 });
    });
    const before = await everything();
    const task = await taskOf('researcher');
    const command = complete(task);
    const asked = perform(kamerbode.services, command, IDENTITIES.researcher, null, 'eenmaal');
    expect(await asked).toMatchObject({ ok: false, refusal: { code: 'STALE' } });
    expect(await everything()).toEqual(before);
  });

  test('a doubled click is done once; the second finds the card stale', async () => {
    const task = await taskOf('researcher');
    const both = await Promise.all([1, 2].map(() => kamerbode.act('researcher', complete(task))));
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
    expect(both[1]).toMatchObject({ refusal: { code: 'STALE' } });
  });

  test('also when the two clicks reach two processes', async () => {
    const other = await beside();
    const done: number[] = [];
    for (let index = 0; index < 4; index += 1) {
      const task = await taskOf('researcher', index);
      const both = await Promise.all(
        [kamerbode.services, other].map((services) =>
          perform(services, complete(task), IDENTITIES.researcher),
        ),
      );
      done.push(both.filter(({ ok }) => ok).length);
    }
    expect(done).toEqual([1, 1, 1, 1]);
    await expectHistoryWhole();
  });

  test('two processes that change the same study in turn see what the other did, and lose nothing', async () => {
    const other = await beside();
    const task = await taskOf('researcher');
    const { studyId } = kamerbode;
    const versionBefore = (await kamerbode.facts()).case.study.version;
    const work: Promise<{ ok: boolean }>[] = [];
    for (let n = 0; n < 20; n += 1) {
      const services = n % 2 === 0 ? kamerbode.services : other;
      const command: StudyCommand = {
        name: 'ADD_NOTE',
        studyId,
        task: { id: task.id },
        body: `Notitie ${n}`,
      };
      work.push(perform(services, command, IDENTITIES.researcher));
    }
    expect((await Promise.all(work)).every(({ ok }) => ok)).toBe(true);
    const [study] = await kamerbode.read((manager) => rows(manager, Study, { id: studyId }));
    expect(study?.version).toBe(versionBefore + 20);
    await expectHistoryWhole();
  });
});
