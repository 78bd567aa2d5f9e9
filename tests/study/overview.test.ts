/** The overview's data: the same as the digest and "Dit ziet de coördinator" tell, for those who may see it, and no more. */
import { MoreThan } from 'typeorm';
import { health } from '../../bot/study/health';
import { overview, type OverviewPage } from '../../bot/study/pages/overview';
import { rows } from '../../bot/study/rows';
import { loadDigest, loadStatuses } from '../../bot/study/statuses';
import { statusOf } from '../../bot/workflow/status';
import { Commitment } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { Address, OutboxMessage } from '../../entities/message';
import { Person } from '../../entities/person';
import { GateRequest, Study, StudyTask } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;

// A Monday: what the digest tells is of today.
beforeEach(async () => {
  kb = await installation({ now: '2026-03-02T09:00:00.000Z' });
  await kb.must('coordinator', {
    name: 'REGISTER_COURT',
    municipality: 'Arnhem',
    tenantId: '44444444-4444-4444-8444-444444444444',
  });
});
afterEach(() => kb.close());

const answerTo = async (who: Who) => overview(kb.services, await kb.actor(who));

async function seenBy(who: Who): Promise<OverviewPage> {
  const answer = await answerTo(who);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.data;
}

const heerlen = (page: OverviewPage) => page.courts.find(({ municipality }) => municipality === 'Heerlen')!;

async function requestGate(): Promise<string> {
  const { programme } = kb.services.programme;
  await kb.must('researcher', {
    name: 'REQUEST_GATE',
    studyId: kb.studyId,
    stageId: 'INTAKE',
    attested: Object.fromEntries(programme.criteria.map(({ id }) => [id, true])),
    reasons: Object.fromEntries(programme.criteria.map(({ id }) => [id, 'GEHEIM'])),
  });
  return (await kb.read((manager) => rows(manager, GateRequest, { studyId: kb.studyId })))[0]!.id;
}

const approve = (who: Who, requestId: string) =>
  kb.must(who, {
    name: 'APPROVE_GATE',
    studyId: kb.studyId,
    requestId,
    expectedVersion: 1,
    boardDecisionOn: '2026-03-02',
  });

describe('who sees what', () => {
  test('a coordinator sees every court, by name', async () => {
    const page = await seenBy('coordinator');
    expect(page.coordinates).toBe(true);
    expect(page.courts.map(({ municipality, own }) => [municipality, own])).toEqual([
      ['Arnhem', false],
      ['Heerlen', false],
    ]);
    const { lastTick, silence, outbox } = await health(kb.services);
    const onTheWay = (outbox.PENDING ?? 0) + (outbox.WAITING ?? 0);
    expect(page.health).toEqual({ lastTick, silence, onTheWay });
    expect(onTheWay).toBeGreaterThan(0);
    expect(page.can).toEqual({ openWave: true, registerCourt: true });
    expect(page.courts[0]?.can).toEqual({ askStatus: false, startStudy: false, declare: true });
    expect(heerlen(page).can).toEqual({ askStatus: true, startStudy: false, declare: true });
  });

  test.each(['chair', 'deputy', 'secretary', 'researcher', 'member'] as const)(
    'the %s sees the own court, and of another not even that it is there',
    async (who) => {
      const page = await seenBy(who);
      expect(page.coordinates).toBe(false);
      expect(page.courts.map(({ municipality, own }) => [municipality, own])).toEqual([['Heerlen', true]]);
      expect(page.health).toBeNull();
      expect(page.can).toEqual({ openWave: false, registerCourt: false });
      // Its study runs.
      expect(heerlen(page).can).toEqual({ askStatus: false, startStudy: false, declare: who === 'chair' });
      expect(JSON.stringify(page)).not.toContain('Arnhem');
    },
  );

  test('an external researcher is refused: one study is not a court', async () => {
    expect(await answerTo('external')).toMatchObject({ ok: false, refusal: { code: 'NOT_YOURS' } });
  });

  test('somebody whose roles have ended is refused', async () => {
    const member = await kb.actor('member');
    await kb.must('chair', { name: 'END_ROLE', grantId: member.grants[0]!.id, until: '2026-03-02' });
    kb.services.clock.moment = '2026-03-04T09:00:00.000Z';
    expect(await answerTo('member')).toMatchObject({ ok: false, refusal: { code: 'NO_ROLE' } });
  });

  test('of a court’s people, words and tasks a coordinator gets nothing', async () => {
    await requestGate();
    const told = JSON.stringify(await seenBy('coordinator'));
    const people = await kb.read((manager) => rows(manager, Person, {}, { only: ['name'] }));
    // The external researcher is called as the role is.
    const names = people.map(({ name }) => name).filter((name) => name !== 'Extern onderzoeker');
    expect(names).toHaveLength(6);
    for (const inside of ['GEHEIM', ...names]) {
      expect(told).not.toContain(inside);
    }
  });
});

const told = async () => {
  const { courts, counts } = await seenBy('coordinator');
  return {
    counts,
    courts: courts.map(({ municipality, reasons, studies, undeliverable, asked, participation }) => ({
      municipality,
      reasons,
      studies,
      undeliverable,
      asked,
      participation,
    })),
  };
};

async function expectSame(): Promise<void> {
  const statuses = await loadStatuses(kb.services);
  const digest = await loadDigest(kb.services, false);
  const page = await told();
  expect(page.counts).toEqual(digest.counts);
  for (const { status, reasons } of [
    ...digest.attention,
    ...digest.changed,
    ...digest.unchanged,
    ...digest.withoutStudy,
  ]) {
    expect(statuses).toContainEqual(status);
    const { municipality, studies, undeliverable, asked, participation } = status;
    expect(page.courts).toContainEqual({
      municipality,
      reasons,
      studies,
      undeliverable,
      asked,
      participation,
    });
  }
  // What is read at once for all is what follows from the whole case.
  expect(statuses.find(({ studies }) => studies.length > 0)?.studies).toEqual([statusOf(await kb.facts())]);
}

describe('it tells what the digest and the court’s own card tell', () => {
  test('in the first stage', expectSame);

  test('while a gate waits, while nobody can decide, and after it was approved', async () => {
    const requestId = await requestGate();
    await expectSame();
    await kb.must('chair', {
      name: 'REGISTER_ABSENCE',
      courtId: kb.courtId,
      personId: (await kb.actor('chair')).person.id,
      from: '2026-03-02',
    });
    await expectSame();
    await approve('deputy', requestId);
    await expectSame();
    expect(heerlen(await seenBy('coordinator')).studies[0]).toMatchObject({
      phase: { number: 2 },
      phases: [
        { id: 'INTAKE', state: 'DONE', endOn: '2026-03-02' },
        { id: 'DOCUMENTS', state: 'ACTIVE', forecast: false },
        { id: 'INTERVIEWS', state: 'NOT_STARTED', forecast: true },
        { id: 'HEARING', state: 'NOT_STARTED' },
        { id: 'REPORT', state: 'NOT_STARTED' },
      ],
    });
  });

  test('late, with a request for documents that waits for a reply', async () => {
    await approve('chair', await requestGate());
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId: kb.studyId,
      kind: 'DOCUMENT_REQUEST',
      counterpartRoles: ['OFFICIAL_POLICY'],
      sentOn: '2026-03-02',
    });
    await expectSame();
    kb.services.clock.moment = '2026-06-01T09:00:00.000Z';
    await expectSame();
    const page = await seenBy('coordinator');
    expect(heerlen(page)).toMatchObject({ group: 'ATTENTION' });
    expect(page.counts.attention).toBe(1);
  });

  test('paused', async () => {
    await kb.must('chair', { name: 'PAUSE_STUDY', studyId: kb.studyId, reason: 'Verkiezingen' });
    // People who cannot be reached would ask for attention; here everybody can.
    await reachEverybody();
    await expectSame();
    expect(heerlen(await seenBy('coordinator')).group).toBe('PAUSED');
  });
});

async function reachEverybody(): Promise<void> {
  await kb.read(async (manager) => {
    for (const { id } of await rows(manager, Person, {}, { only: ['id'] })) {
      await manager.insert(Address, {
        id: `home-${id}`,
        version: 1,
        personId: id,
        conversationId: `a:${id}`,
        serviceUrl: 'https://smba.example/',
        userId: `29:${id}`,
        botId: '28:kamerbode',
        state: 'ALIVE',
        seenAt: kb.services.clock.moment,
      });
    }
  });
}

describe('a gate that waits', () => {
  test('for a coordinator since when, how long, and why nobody decides; for the court also what to open', async () => {
    const requestId = await requestGate();
    kb.services.clock.moment = '2026-03-05T09:00:00.000Z';
    const gate = { courtId: kb.courtId, studyId: kb.studyId, id: 'G1', since: '2026-03-02', days: 3 };
    expect((await seenBy('coordinator')).gates).toMatchObject([{ ...gate, missing: null, request: null }]);
    expect((await seenBy('chair')).gates).toMatchObject([
      { ...gate, request: { id: requestId, waitsUntil: null, mayDecide: true } },
    ]);
    expect((await seenBy('researcher')).gates[0]?.request).toMatchObject({ mayDecide: false });
  });

  test('until the chair is back, where nobody stands in', async () => {
    await requestGate();
    for (const who of ['deputy', 'member'] as const) {
      const { grants } = await kb.actor(who);
      await kb.must('chair', { name: 'END_ROLE', grantId: grants[0]!.id, until: '2026-03-02' });
    }
    kb.services.clock.moment = '2026-03-04T09:00:00.000Z';
    await kb.must('chair', {
      name: 'REGISTER_ABSENCE',
      courtId: kb.courtId,
      personId: (await kb.actor('chair')).person.id,
      from: '2026-03-04',
      until: '2026-03-20',
    });
    expect((await seenBy('coordinator')).gates).toMatchObject([
      { noDecider: true, missing: 'CHAIR_ABSENT', request: null },
    ]);
    expect((await seenBy('secretary')).gates).toMatchObject([{ request: { waitsUntil: '2026-03-20' } }]);
  });
});

const at = (page: OverviewPage, id: string) =>
  heerlen(page).commitments[page.commitments.findIndex((one) => one.id === id)];

describe('commitments', () => {
  beforeEach(async () => {
    await kb.must('coordinator', {
      name: 'SIGN_DECLARATION',
      courtId: kb.courtId,
      signedOn: '2026-02-20',
      signedByRole: 'CHAIR',
      untilYear: 2042,
      budgetPerYear: 15_000,
      daysPerYear: 60,
      evidenceLink: 'https://heerlen.example/besluit',
    });
    await kb.read((manager) =>
      manager.update(
        Commitment,
        { commitmentId: 'ANNUAL_BUDGET' },
        { status: 'BREACHED', dueOn: '2026-01-15' },
      ),
    );
  });

  test('the court sees how each stands; a coordinator only which are at risk or breached', async () => {
    const own = await seenBy('chair');
    expect(heerlen(own).declared).toBe(true);
    expect(at(own, 'ANNUAL_BUDGET')).toEqual({ status: 'BREACHED', dueOn: '2026-01-15' });
    expect(at(own, 'CONFIDENTIALITY')).toEqual({ status: 'CONFIRMED', dueOn: null });
    const coordinator = await seenBy('coordinator');
    expect(at(coordinator, 'ANNUAL_BUDGET')).toEqual({ status: 'BREACHED', dueOn: null });
    expect(at(coordinator, 'CONFIDENTIALITY')).toEqual({ status: 'CALM', dueOn: null });
    expect(JSON.stringify(coordinator)).not.toContain('15000');
  });
});

async function fail(who: Who, state: 'UNDELIVERABLE' | 'UNKNOWN', on: string): Promise<void> {
  const { id } = (await kb.actor(who)).person;
  await kb.read((manager) =>
    manager.update(
      OutboxMessage,
      { personId: id },
      { state, why: 'HTTP_403', settledAt: `${on}T09:00:00.000Z`, notBefore: `${on}T08:00:00.000Z` },
    ),
  );
}

describe('deliveries that failed', () => {
  beforeEach(async () => {
    await reachEverybody();
    await kb.read((manager) => manager.update(OutboxMessage, { kind: 'POST' }, { state: 'SENT' }));
  });

  test('none', async () => {
    expect((await seenBy('coordinator')).deliveries).toEqual([]);
  });

  test('by role for a coordinator, by name for the court; who has no address first', async () => {
    await fail('researcher', 'UNKNOWN', '2026-03-02');
    const chair = (await kb.actor('chair')).person.id;
    await fail('chair', 'UNDELIVERABLE', '2026-03-02');
    await kb.read((manager) => manager.update(Address, { personId: chair }, { state: 'DEAD' }));
    const { deliveries } = await seenBy('coordinator');
    expect(deliveries).toMatchObject([
      {
        courtId: kb.courtId,
        role: 'Voorzitter',
        name: null,
        reachable: false,
        last: { on: '2026-03-02', state: 'UNDELIVERABLE', why: 'HTTP_403' },
        mayHelp: true,
      },
      { role: 'Onderzoeker', name: null, reachable: true, last: { state: 'UNKNOWN' } },
    ]);
    expect((await seenBy('researcher')).deliveries).toMatchObject([
      { name: 'Voorzitter Heerlen', mayHelp: false },
      { name: 'Onderzoeker Heerlen' },
    ]);
  });

  test('of a month ago are not told any more', async () => {
    await fail('researcher', 'UNKNOWN', '2026-01-15');
    expect((await seenBy('coordinator')).deliveries).toEqual([]);
  });
});

describe('over the years', () => {
  test('every wave with its window, and after the last one the window that is to come', async () => {
    await kb.must('coordinator', {
      name: 'SET_ANCHOR',
      waveId: kb.waveId,
      anchorOn: '2026-03-01',
      reason: 'De nota is er',
    });
    expect((await seenBy('member')).waves).toEqual([
      {
        number: 1,
        opened: {
          id: kb.waveId,
          title: 'Nulmeting',
          state: 'OPEN',
          openedOn: '2026-03-02',
          anchorOn: '2026-03-01',
        },
        window: null,
      },
      { number: 2, opened: null, window: { from: '2028-03-01', until: '2029-03-01', countsFrom: 'START' } },
    ]);
  });

  test('a study that is closed is a bar: start, publication, closed; the next one stands beside it, once a wave is open for it', async () => {
    await kb.read(async (manager) => {
      const closed = {
        state: 'CLOSED',
        stageId: null,
        publishedOn: '2026-12-01',
        closedOn: '2028-02-01',
      } as const;
      await manager.update(Study, { id: kb.studyId }, { ...closed, version: 99 });
      await manager.update(StudyTask, { studyId: kb.studyId }, { state: 'DONE' });
    });
    const mayStart = async () => heerlen(await seenBy('chair')).can.startStudy;
    expect(await mayStart()).toBe(false);
    await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg' });
    expect(await mayStart()).toBe(true);
    const [, next] = await kb.read((manager) => rows(manager, Wave, {}, { orderBy: ['number'] }));
    kb.services.clock.moment = '2028-03-06T09:00:00.000Z';
    await kb.must('chair', {
      name: 'START_STUDY',
      courtId: kb.courtId,
      waveId: next!.id,
      externalBureau: false,
    });
    const court = heerlen(await seenBy('chair'));
    expect(court.closed).toMatchObject([
      {
        studyId: kb.studyId,
        waveId: kb.waveId,
        startedOn: '2026-03-02',
        publishedOn: '2026-12-01',
        closedOn: '2028-02-01',
      },
    ]);
    expect(court.studies).toMatchObject([{ waveId: next!.id, state: 'RUNNING', startedOn: '2028-03-06' }]);
  });
});

test('a programme without courts has an overview', async () => {
  await kb.read(async (manager) => {
    await manager.delete(Study, { id: kb.studyId });
    await manager.delete(Court, { version: MoreThan(0) });
  });
  expect(await seenBy('coordinator')).toMatchObject({ courts: [], gates: [], deliveries: [] });
});
