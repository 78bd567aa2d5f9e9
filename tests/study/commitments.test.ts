/** The declaration of intent over the years: registered, asked for, at risk, confirmed, breached, let off, withdrawn. */
import { nextDueMoment } from '../../bot/study/due';
import { verifyChain } from '../../bot/study/history';
import { tick } from '../../bot/study/tick';
import { rows } from '../../bot/study/rows';
import { storedCard } from '../../bot/study/stored-card';
import { viewCard } from '../../bot/study/views/view-card';
import type { CardRef, MorningLine } from '../../cards/ref';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { StudyQuestion } from '../../entities/findings';
import { HistoryEntry } from '../../entities/history';
import { OutboxMessage } from '../../entities/message';
import { Study, StudyStage } from '../../entities/study';
import { installation, type Installation, type Who } from './installation';

const PROOF = 'https://heerlen.example/besluit';

let given: Installation;

beforeEach(async () => {
  given = await installation({ now: '2026-11-24T09:00:00.000Z', start: false });
  await tick(given.services);
});
afterEach(() => given.close());

const SIGNED = {
  name: 'SIGN_DECLARATION',
  signedOn: '2026-11-20',
  signedByRole: 'CHAIR',
  untilYear: 2042,
  budgetPerYear: 15_000,
  daysPerYear: 60,
  evidenceLink: PROOF,
} as const;

const sign = () => given.must('coordinator', { ...SIGNED, courtId: given.courtId });

const participates = (as: 'WITHDRAWN' | 'INTERESTED') => {
  const { courtId } = given;
  return given.must('coordinator', { name: 'SET_PARTICIPATION', courtId, status: as, reason: 'Besluit' });
};

/** The clock goes from due moment to due moment up to 09:00 of that day, as the practice room's does. */
async function until(day: string): Promise<void> {
  const end = `${day}T08:00:00.000Z`;
  for (;;) {
    const next = await nextDueMoment(given.services);
    if (next > end) break;
    if (next > given.services.clock.moment) given.services.clock.moment = next;
    else
      given.services.clock.moment = new Date(Date.parse(given.services.clock.moment) + 60_000).toISOString();
    await tick(given.services);
    // What goes out is settled here: no delivery runs.
    await given.read((manager) => manager.update(OutboxMessage, { state: 'PENDING' }, { state: 'SENT' }));
  }
  given.services.clock.moment = end;
  await tick(given.services);
}

async function status(commitmentId: string): Promise<string | undefined> {
  const [one] = await given.read((manager) =>
    rows(manager, Commitment, { courtId: given.courtId, commitmentId }),
  );
  return one?.status;
}

/** The lines of duties and commitments in the bundles so far: the day, the person's role by name, and what. */
async function said(): Promise<string[]> {
  const people = new Map<string, string>();
  for (const who of ['chair', 'secretary', 'coordinator', 'researcher', 'deputy', 'member'] as Who[]) {
    people.set((await given.actor(who)).person.id, who);
  }
  const duties = await given.read((manager) => rows(manager, Duty, {}));
  const messages = await given.read((manager) =>
    rows(manager, OutboxMessage, {}, { orderBy: ['notBefore'] }),
  );
  return messages
    .filter(({ onceKey }) => onceKey.startsWith('morning:'))
    .flatMap(({ card, onceKey, personId }) => {
      const bundle = storedCard(card);
      return (bundle.card === 'MORNING' ? bundle.lines : []).map((line) => {
        const what =
          line.line === 'DUTY'
            ? (duties.find(({ id }) => id === line.dutyId)?.kind ?? '')
            : line.line === 'COMMITMENT'
              ? line.commitmentId
              : line.line;
        return `${onceKey.slice(-10)} ${people.get(personId ?? '')} ${what}`;
      });
    })
    .filter((line) => !line.endsWith('JOINED'))
    .toSorted();
}

const budget = (euros: number) =>
  given.must('chair', {
    name: 'CONFIRM_BUDGET',
    courtId: given.courtId,
    budget: euros,
    evidenceLink: PROOF,
  });

const ofDuty = (kind: Duty['kind']) =>
  given.read((manager) => rows(manager, Duty, { courtId: given.courtId, kind }, { orderBy: ['dueOn'] }));

test('a declaration that is registered makes the court a participant, its commitments, and its duties', async () => {
  await sign();
  const [court] = await given.read((manager) => rows(manager, Court, { id: given.courtId }));
  expect(court).toMatchObject({ participation: 'SIGNED', participationSince: '2026-11-24' });
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('CONFIRMED');
  expect(await status('CAPACITY')).toBe('CONFIRMED');
  expect(await status('CONFIDENTIALITY')).toBe('CONFIRMED');
  expect(await status('ANNUAL_BUDGET')).toBe('NOT_CONFIRMED');
  expect(await ofDuty('COMMITMENT_CONFIRM')).toMatchObject([
    { ref: '2027', dueOn: '2027-10-01', state: 'OPEN' },
  ]);
  expect(await ofDuty('BUDGET_ADOPTED')).toMatchObject([{ ref: '2027', dueOn: '2027-11-15' }]);
  expect(
    await given.act('coordinator', {
      name: 'SIGN_DECLARATION',
      courtId: given.courtId,
      expectedVersion: 0,
      signedOn: '2026-11-20',
      signedByRole: 'CHAIR',
      untilYear: 2042,
    }),
  ).toMatchObject({ ok: false, refusal: { code: 'STALE' } });
});

test('its date passes: at risk; the court confirms it with evidence: confirmed', async () => {
  await sign();
  await until('2027-10-01');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('CONFIRMED');
  await until('2027-10-02');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('AT_RISK');
  const confirm = {
    name: 'CONFIRM_COMMITMENTS',
    courtId: given.courtId,
    takingPart: true,
    budget: 15_000,
    days: 60,
    contactId: (await given.actor('secretary')).person.id,
    standInId: (await given.actor('researcher')).person.id,
  } as const;
  expect(await given.act('secretary', { ...confirm, evidenceLink: '' })).toMatchObject({
    ok: false,
    refusal: { code: 'EVIDENCE_REQUIRED', field: 'evidenceLink' },
  });
  expect(await given.act('secretary', { ...confirm, takingPart: false, evidenceLink: PROOF })).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_TAKING_PART' },
  });
  expect(await given.act('coordinator', { ...confirm, evidenceLink: PROOF })).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_YOURS' },
  });
  await given.must('secretary', { ...confirm, evidenceLink: PROOF });
  for (const id of ['LONG_TERM_PARTICIPATION', 'CAPACITY', 'ANNUAL_BUDGET'])
    expect(await status(id)).toBe('CONFIRMED');
  expect(await ofDuty('COMMITMENT_CONFIRM')).toMatchObject([
    { ref: '2027', state: 'DONE', doneOn: '2027-10-02', evidenceLink: PROOF },
    { ref: '2028', state: 'OPEN', dueOn: '2028-10-01' },
  ]);
  // What is settled says nothing more; the budget of 2028 is another duty.
  await until('2027-11-01');
  expect((await said()).filter((line) => line.endsWith('COMMITMENT_CONFIRM'))).toEqual([
    '2027-09-01 secretary COMMITMENT_CONFIRM',
    '2027-09-17 secretary COMMITMENT_CONFIRM',
    '2027-10-01 secretary COMMITMENT_CONFIRM',
  ]);
  expect(await given.read((manager) => verifyChain(manager, 'PROGRAMME'))).toMatchObject({ ok: true });
});

const bundle = (line: MorningLine): CardRef => ({ card: 'MORNING', on: '2027-11-01', lines: [line] });

test('thirty days late: breached, chair and coordinator are proposed a conversation, and nothing else happens', async () => {
  await sign();
  await until('2027-10-30');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('AT_RISK');
  await until('2027-10-31');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('BREACHED');
  await until('2027-11-02');
  expect((await said()).filter((line) => line.includes('COMMITMENT_CONFIRM')).slice(3)).toEqual([
    '2027-10-15 chair COMMITMENT_CONFIRM',
    // The 31st is a Sunday.
    '2027-11-01 coordinator COMMITMENT_CONFIRM',
  ]);
  expect((await said()).filter((line) => line.includes('LONG_TERM_PARTICIPATION'))).toEqual([
    '2027-11-01 chair LONG_TERM_PARTICIPATION',
  ]);
  const [duty] = await ofDuty('COMMITMENT_CONFIRM');
  const talk = 'Een aanleiding voor een gesprek tussen voorzitters, nooit voor een sanctie. Voorstel:';
  expect(await text('coordinator', bundle({ line: 'DUTY', dutyId: duty!.id, escalated: true }))).toContain(
    `${talk} beleg dat gesprek.`,
  );
  const about = { courtId: given.courtId, commitmentId: 'LONG_TERM_PARTICIPATION' };
  expect(await text('chair', bundle({ line: 'COMMITMENT', ...about }))).toContain(`${talk} zoek dat gesprek`);
  const statuses = await given.read((manager) =>
    rows(manager, HistoryEntry, { action: 'COMMITMENT_STATUS' }),
  );
  expect(statuses.filter(({ data }) => data.commitmentId === 'LONG_TERM_PARTICIPATION')).toMatchObject([
    { actorId: null, data: { from: 'CONFIRMED', to: 'AT_RISK', dueOn: '2027-10-01' } },
    { actorId: null, data: { from: 'AT_RISK', to: 'BREACHED', dueOn: '2027-10-01' } },
  ]);
  const [court] = await given.read((manager) => rows(manager, Court, { id: given.courtId }));
  expect(court?.participation).toBe('SIGNED');
});

test('the budget of the next year is confirmed on 15 November; less than was agreed is said at once', async () => {
  await sign();
  await until('2027-11-10');
  await budget(10_000);
  expect(await status('ANNUAL_BUDGET')).toBe('AT_RISK');
  await budget(15_000);
  expect(await status('ANNUAL_BUDGET')).toBe('CONFIRMED');
  expect(await ofDuty('BUDGET_ADOPTED')).toMatchObject([{ ref: '2027', state: 'DONE' }]);
  await until('2028-11-16');
  expect(await status('ANNUAL_BUDGET')).toBe('AT_RISK');
});

test('a change of chair asks the new one for the declaration again', async () => {
  await sign();
  await until('2027-01-11');
  const { id: personId } = (await given.actor('deputy')).person;
  await given.must('chair', { name: 'APPOINT_CHAIR', courtId: given.courtId, personId });
  expect(await ofDuty('RECONFIRM')).toMatchObject([
    { ref: 'CHAIR-2027-01-11', dueOn: '2027-03-08', state: 'OPEN' },
  ]);
  await until('2027-03-09');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('AT_RISK');
  expect(
    await given.act('secretary', { name: 'RECONFIRM_DECLARATION', courtId: given.courtId }),
  ).toMatchObject({ ok: false, refusal: { code: 'NOT_YOURS' } });
  await given.must('deputy', { name: 'RECONFIRM_DECLARATION', courtId: given.courtId });
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('CONFIRMED');
  expect(await given.act('deputy', { name: 'RECONFIRM_DECLARATION', courtId: given.courtId })).toMatchObject({
    ok: false,
    refusal: { code: 'NOTHING_TO_RECONFIRM' },
  });
});

test('a new chair who confirms the declaration makes up for a yearly day that was missed', async () => {
  await sign();
  await until('2027-12-01');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('BREACHED');
  const { id: personId } = (await given.actor('deputy')).person;
  await given.must('chair', { name: 'APPOINT_CHAIR', courtId: given.courtId, personId });
  await given.must('deputy', { name: 'RECONFIRM_DECLARATION', courtId: given.courtId });
  await until('2027-12-02');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('CONFIRMED');
});

test('an election asks for the declaration again, of whoever is chair then', async () => {
  const elections = ['2027-03-17'];
  await given.must('chair', {
    name: 'SET_COURT_SETTINGS',
    courtId: given.courtId,
    settings: { elections },
  });
  await sign();
  expect(await ofDuty('RECONFIRM')).toMatchObject([
    { ref: 'ELECTION-2027-03-17', dueOn: '2027-05-21', state: 'OPEN' },
  ]);
  // Not before it was held.
  expect(await given.act('chair', { name: 'RECONFIRM_DECLARATION', courtId: given.courtId })).toMatchObject({
    refusal: { code: 'NOTHING_TO_RECONFIRM' },
  });
  await until('2027-05-22');
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('AT_RISK');
  await given.must('chair', { name: 'RECONFIRM_DECLARATION', courtId: given.courtId, evidenceLink: PROOF });
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('CONFIRMED');
  expect(await ofDuty('RECONFIRM')).toMatchObject([{ state: 'DONE', evidenceLink: PROOF }]);
});

test('on 1 July the court says how the half year went, and nothing follows from it', async () => {
  await sign();
  await budget(15_000);
  await until('2027-07-09');
  expect((await said()).filter((line) => line.endsWith('SPENDING_CHECK'))).toEqual([
    '2027-06-28 secretary SPENDING_CHECK',
    '2027-07-01 secretary SPENDING_CHECK',
    '2027-07-05 secretary SPENDING_CHECK',
    '2027-07-08 chair SPENDING_CHECK',
  ]);
  const [duty] = await ofDuty('SPENDING_CHECK');
  const card = await text('secretary', { card: 'DUTY', dutyId: duty!.id });
  expect(card).toContain('Het budget voor 2027 is € 15.000.');
  expect(card).toContain('minder dan gedacht');
  const report = { name: 'REPORT_SPENDING', courtId: given.courtId, spending: 'LESS' } as const;
  expect(await given.act('researcher', report)).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
  const before = await status('ANNUAL_BUDGET');
  await given.must('secretary', report);
  expect(await status('ANNUAL_BUDGET')).toBe(before);
  expect(await ofDuty('SPENDING_CHECK')).toMatchObject([
    { ref: '2027', state: 'DONE' },
    { ref: '2028', state: 'OPEN' },
  ]);
  expect(await given.act('secretary', report)).toMatchObject({ refusal: { code: 'DUTY_SETTLED' } });
  expect(await text('member', { card: 'COMMITMENTS', courtId: given.courtId })).toContain(
    'besteding eerste halfjaar 2027: minder dan gedacht',
  );
  expect(await text('coordinator', { card: 'COORDINATOR_VIEW', courtId: given.courtId })).not.toContain(
    'minder dan gedacht',
  );
});

test('what a court releases and leaves out says how two of its commitments stand', async () => {
  await sign();
  const startOn = '2026-11-24';
  await given.must('chair', {
    name: 'START_STUDY',
    courtId: given.courtId,
    waveId: given.waveId,
    externalBureau: false,
    startOn,
  });
  const [study] = await given.read((manager) => rows(manager, Study, { courtId: given.courtId }));
  const studyId = study!.id;
  const question = { name: 'SET_QUESTION', studyId, questionNumber: 3 } as const;
  await given.must('researcher', { ...question, inScope: false, reason: 'Speelt hier niet.' });
  const answer = { inScope: true, verdict: 'MET', summary: 'De raad stelde kaders.' } as const;
  await given.must('researcher', { ...question, questionNumber: 4, ...answer });
  await given.read(async (manager) => {
    await manager.update(Study, { id: studyId }, { publishedOn: '2026-11-24' });
    await manager.update(
      StudyStage,
      { studyId, stageId: 'INTAKE' },
      { state: 'COMPLETED', completedOn: '2026-11-24' },
    );
  });
  await until('2026-11-25');
  expect(await status('SHARED_QUESTIONS')).toBe('CONFIRMED');
  await until('2027-02-22');
  expect(await status('KNOWLEDGE_SHARING')).toBe('AT_RISK');
  await given.must('chair', { name: 'RELEASE_FINDINGS', studyId, questions: [{ questionNumber: 4 }] });
  // A reason that got lost.
  await given.read((manager) =>
    manager.update(StudyQuestion, { studyId, questionNumber: 3 }, { reasonRef: null }),
  );
  await until('2027-02-23');
  expect(await status('KNOWLEDGE_SHARING')).toBe('CONFIRMED');
  expect(await status('SHARED_QUESTIONS')).toBe('BREACHED');
});

test('an incident is reported by the court, asks for a conversation, and is closed by it', async () => {
  await sign();
  await until('2026-12-01');
  const { courtId } = given;
  const report = {
    name: 'REPORT_INCIDENT',
    courtId,
    on: '2026-11-30',
    reason: 'Een concept lag op straat',
  } as const;
  expect(await given.act('coordinator', report)).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
  expect(await given.act('chair', { ...report, on: '2026-12-02' })).toMatchObject({
    refusal: { code: 'DATE_IN_FUTURE', field: 'on' },
  });
  await given.must('secretary', report);
  expect(await status('CONFIDENTIALITY')).toBe('BREACHED');
  await until('2026-12-02');
  expect((await said()).filter((line) => line.endsWith('CONFIDENTIALITY'))).toEqual([
    '2026-12-01 chair CONFIDENTIALITY',
    '2026-12-01 coordinator CONFIDENTIALITY',
  ]);
  const seen = await text('coordinator', { card: 'COORDINATOR_VIEW', courtId });
  expect(seen).toContain('Onderlinge vertrouwelijkheid');
  expect(seen).not.toContain('op straat');
  const entries = await given.read((manager) => rows(manager, HistoryEntry, { action: 'REPORT_INCIDENT' }));
  expect(JSON.stringify(entries)).not.toContain('op straat');
  const close = { name: 'CLOSE_INCIDENT', courtId, talkedOn: '2026-12-02' } as const;
  expect(await given.act('secretary', close)).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
  expect(await given.act('chair', { ...close, talkedOn: '2026-11-29' })).toMatchObject({
    refusal: { code: 'DATE_BEFORE' },
  });
  await given.must('chair', close);
  expect(await status('CONFIDENTIALITY')).toBe('CONFIRMED');
  expect(await given.act('chair', close)).toMatchObject({ refusal: { code: 'NO_INCIDENT' } });
});

test('the chair lets the court off for a year, with a reason that only the court reads', async () => {
  await sign();
  await given.must('chair', {
    name: 'WAIVE_COMMITMENT',
    courtId: given.courtId,
    commitmentId: 'ANNUAL_BUDGET',
    reason: 'Een jaar zonder onderzoek',
  });
  expect(await status('ANNUAL_BUDGET')).toBe('WAIVED');
  expect(await ofDuty('BUDGET_ADOPTED')).toMatchObject([{ ref: '2027', state: 'WAIVED' }]);
  const entries = await given.read((manager) => rows(manager, HistoryEntry, { action: 'WAIVE_COMMITMENT' }));
  expect(JSON.stringify(entries)).not.toContain('zonder onderzoek');
  const seen = await text('coordinator', { card: 'COORDINATOR_VIEW', courtId: given.courtId });
  expect(seen).toContain('"title":"Vrijgesteld van","value":"Budget per jaar"');
  expect(seen).not.toContain('zonder onderzoek');
  expect(await text('chair', { card: 'COORDINATOR_VIEW', courtId: given.courtId })).toContain(
    'Vrijgesteld van',
  );
  await until('2026-11-30');
  const digest = await text('coordinator', { card: 'DIGEST' });
  expect(digest).not.toContain('zonder onderzoek');
  await until('2027-11-23');
  expect(await status('ANNUAL_BUDGET')).toBe('WAIVED');
  await until('2027-11-25');
  expect(await status('ANNUAL_BUDGET')).not.toBe('WAIVED');
});

test('the annual report: said to be sent, and asked for again the next year', async () => {
  await sign();
  await until('2027-02-15');
  const [report] = await ofDuty('ANNUAL_REPORT');
  const complete = { name: 'COMPLETE_DUTY', dutyId: report!.id, doneOn: '2027-02-12' } as const;
  expect(await given.act('coordinator', complete)).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_YOURS' },
  });
  await given.must('secretary', complete);
  expect(await given.act('secretary', complete)).toMatchObject({
    ok: false,
    refusal: { code: 'DUTY_SETTLED' },
  });
  await until('2027-04-03');
  expect((await said()).filter((line) => line.endsWith('ANNUAL_REPORT'))).toEqual([
    '2027-01-29 secretary ANNUAL_REPORT',
  ]);
  expect(await ofDuty('ANNUAL_REPORT')).toMatchObject([
    { ref: '2027', state: 'DONE', doneOn: '2027-02-12' },
    { ref: '2028', state: 'OPEN' },
  ]);
});

test('a court that withdraws has no duties left, its declaration says since when, and nothing more falls due', async () => {
  await sign();
  await given.must('coordinator', {
    name: 'SET_PARTICIPATION',
    courtId: given.courtId,
    status: 'WITHDRAWN',
    reason: 'Opgeheven',
  });
  const [declaration] = await given.read((manager) => rows(manager, DeclarationOfIntent, {}));
  expect(declaration).toMatchObject({ withdrawnOn: '2026-11-24' });
  expect(
    await given.read((manager) => rows(manager, Duty, { courtId: given.courtId, state: 'OPEN' })),
  ).toEqual([]);
  await until('2028-01-10');
  // What the programme itself must do goes on.
  expect((await said()).filter((line) => !line.endsWith('coordinator JOINT_TASK'))).toEqual([]);
  // Neither kept nor broken: what was promised is promised no longer.
  const commitments = await given.read((manager) => rows(manager, Commitment, { courtId: given.courtId }));
  expect(
    new Set(commitments.map((one) => `${one.status} ${one.dueOn} ${JSON.stringify(one.value)}`)),
  ).toEqual(new Set(['NOT_CONFIRMED null null']));
  const own = await text('secretary', { card: 'COMMITMENTS', courtId: given.courtId });
  expect(own).toContain('De toezeggingen zijn daarmee vervallen');
  const seen = await text('coordinator', { card: 'COORDINATOR_VIEW', courtId: given.courtId });
  expect(seen).toContain('teruggetrokken sinds');
  expect(seen).not.toContain('Opgeheven');
});

/** What somebody reads on a card, without the marks that keep it from being Markdown. */
const text = async (who: Who, card: Parameters<typeof viewCard>[1]): Promise<string> =>
  JSON.stringify(await viewCard(given.services, card, await given.actor(who))).replaceAll('\\', '');

test('a court that withdrew and signs again begins anew', async () => {
  await sign();
  await participates('WITHDRAWN');
  await until('2029-02-01');
  expect(await given.act('coordinator', { ...SIGNED, courtId: given.courtId })).toMatchObject({
    refusal: { code: 'COURT_WITHDRAWN' },
  });
  await participates('INTERESTED');
  await sign();
  const wrong = await given.read((manager) => rows(manager, Commitment, { status: ['AT_RISK', 'BREACHED'] }));
  expect(wrong).toEqual([]);
  expect(await status('LONG_TERM_PARTICIPATION')).toBe('CONFIRMED');
  expect(await ofDuty('BUDGET_ADOPTED')).toMatchObject([
    { ref: '2027', state: 'LAPSED' },
    { ref: '2029', state: 'OPEN' },
  ]);
});

describe('what is seen', () => {
  test('the court sees sums and proof, the coordinator the names of what is at risk and nothing of the content', async () => {
    await sign();
    await until('2027-11-16');
    const own = await text('member', { card: 'COMMITMENTS', courtId: given.courtId });
    expect(own).toContain('€ 15.000');
    expect(own).toContain(PROOF);
    expect(await text('coordinator', { card: 'COMMITMENTS', courtId: given.courtId })).toContain('NOT_YOURS');
    for (const card of [{ card: 'COORDINATOR_VIEW', courtId: given.courtId }, { card: 'DIGEST' }] as const) {
      const seen = await text('coordinator', card);
      expect(seen).toContain('Budget per jaar');
      expect(seen).toContain('Langjarige deelname');
      expect(seen).not.toMatch(/15\.000|heerlen\.example/);
    }
  });

  test('the yearly card asks for what is not known, and the duty of that day leads to it', async () => {
    await sign();
    const [duty] = await ofDuty('COMMITMENT_CONFIRM');
    const card = await text('secretary', { card: 'DUTY', dutyId: duty!.id });
    for (const id of ['budget', 'days', 'contactId', 'standInId', 'evidenceLink'])
      expect(card).toContain(`"id":"${id}"`);
    expect(await text('coordinator', { card: 'DUTY', dutyId: duty!.id })).toContain('NOT_YOURS');
  });

  test('the yearly card fills in nobody who has left', async () => {
    await sign();
    const standIn = await given.actor('researcher');
    await given.must('secretary', {
      name: 'CONFIRM_COMMITMENTS',
      courtId: given.courtId,
      takingPart: true,
      standInId: standIn.person.id,
      evidenceLink: PROOF,
    });
    const card = { card: 'YEARLY_CONFIRMATION', courtId: given.courtId } as const;
    expect(await text('secretary', card)).toContain(standIn.person.id);
    const grantId = standIn.grants[0]!.id;
    await given.must('researcher', { name: 'END_ROLE', grantId, until: '2026-11-24' });
    await until('2026-11-26');
    expect(await text('secretary', card)).not.toContain(standIn.person.id);
  });
});

test('a duty of the programme is said to its coordinator, who says that it was done', async () => {
  const [joint] = await given.read((manager) => rows(manager, Duty, { kind: 'JOINT_TASK' }));
  expect(joint).toMatchObject({ ref: 'JNT-01', dueOn: '2026-12-22', nextOn: '2026-12-17' });
  const dutyId = joint!.id;
  await until('2026-12-18');
  expect(await said()).toEqual(['2026-12-17 coordinator JOINT_TASK']);
  const card = { card: 'DUTY', dutyId } as const;
  expect(await text('coordinator', card)).toContain('Gezamenlijke start plannen');
  expect(await text('chair', card)).toContain('NOT_YOURS');
  expect(await given.act('chair', { name: 'COMPLETE_DUTY', dutyId })).toMatchObject({ ok: false });
  await given.must('coordinator', { name: 'COMPLETE_DUTY', dutyId, expectedVersion: 2 });
  await until('2027-01-10');
  expect(await said()).toEqual(['2026-12-17 coordinator JOINT_TASK']);
});
