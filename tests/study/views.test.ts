/** What each person sees: on a real database, made by the commands that people use. */
import { readCardRef } from '../../bot/actions/parse-ref';
import { viewCard } from '../../bot/study/views/view-card';
import { decide } from '../../bot/workflow/decide';
import type { StudyCommand } from '../../bot/workflow/commands';
import { TICK_PREFIX } from '../../cards/actions';
import type { CardRef } from '../../cards/ref';
import { isJson, objectsIn, type Json } from '../cards/objects';
import { schemaFaults } from '../cards/schema';
import { installation, type Installation, type Who } from './installation';

interface Seen {
  /** Everything that is read, joined. */
  text: string;
  /** Titles of buttons, folded ones too. */
  buttons: string[];
  /** What the buttons and rows would do. */
  commands: Json[];
  content: Json;
}

const ME = '29:me';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

async function view(who: Who, ref: CardRef, message?: string): Promise<Seen> {
  const card = await viewCard(kb.services, ref, await kb.actor(who), { message, address: { userId: ME } });
  if (!('content' in card)) throw new Error(`${ref.card} for ${who}: ${JSON.stringify(card)}`);
  expect(schemaFaults(card.content)).toEqual([]);
  expect(JSON.stringify(card.content)).not.toContain('${');
  const { refresh: _, ...shown } = card.content;
  const objects = objectsIn(shown);
  const actions = objects.filter(({ type }) => typeof type === 'string' && type.startsWith('Action.'));
  return {
    text: objects
      .flatMap(({ type, text, title, value }) =>
        String(type).startsWith('Action.') ? [] : [text, title, value],
      )
      .filter((text): text is string => typeof text === 'string')
      .join('\n'),
    buttons: [...new Set(actions.map(({ title }) => String(title)))],
    commands: actions.flatMap(({ data }) => (isJson(data) && isJson(data.command) ? [data.command] : [])),
    content: card.content,
  };
}

const factsIn = (seen: Seen): Json[] => objectsIn(seen.content).filter(({ type }) => type === 'FactSet');

/** Commands on cards that are complete by themselves, decided as they stand. */
async function expectAccepted(who: Who, seen: Seen): Promise<number> {
  const facts = await kb.facts();
  const actor = await kb.actor(who);
  const whole = seen.commands.filter((command) => 'studyId' in command);
  for (const command of whole) {
    const board = command.name === 'APPROVE_GATE' ? { boardDecisionOn: facts.today } : {};
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as the parser would make it
    const decided = decide({ ...command, ...board } as unknown as StudyCommand, facts, actor);
    expect({ who, command, decided: decided.ok }).toEqual({ who, command, decided: true });
  }
  return whole.length;
}

const see = (who: Who, ref: CardRef) => kb.actor(who).then((actor) => viewCard(kb.services, ref, actor));
const send = (who: Who, ref: CardRef) =>
  kb.actor(who).then((actor) => viewCard(kb.services, ref, actor, { purpose: 'send' }));

async function taskId(id: string): Promise<string> {
  const task = (await kb.facts()).case.tasks.find((one) => one.taskId === id);
  if (task === undefined) throw new Error(`No task ${id}`);
  return task.id;
}

async function complete(who: Who, id: string): Promise<void> {
  await kb.must(who, { name: 'COMPLETE_TASKS', studyId: kb.studyId, tasks: [{ id: await taskId(id) }] });
}

async function requestGate(who: Who = 'researcher'): Promise<string> {
  const { programme } = await kb.facts();
  const ids = programme.criteria.map(({ id }) => id);
  await kb.must(who, {
    name: 'REQUEST_GATE',
    studyId: kb.studyId,
    stageId: 'INTAKE',
    attested: Object.fromEntries(ids.map((id) => [id, true])),
    reasons: Object.fromEntries(ids.map((id) => [id, 'Zie de **notitie** van het bureau'])),
  });
  return (await kb.facts()).case.requests.at(-1)!.id;
}

describe('who sees what', () => {
  it('keeps a court’s content from the coordinator and from strangers', async () => {
    const requestId = await requestGate();
    const content: CardRef[] = [
      { card: 'TASK', taskId: await taskId('INT-01') },
      { card: 'GATE', requestId },
      { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' },
      { card: 'REGISTER', studyId: kb.studyId, kind: 'INTERVIEW', page: 1 },
      { card: 'STAGE_STARTED', studyId: kb.studyId, stageId: 'INTAKE' },
      { card: 'PLAN_MOVED', studyId: kb.studyId, workingDays: 3, becauseStageId: 'INTAKE' },
      { card: 'WEEKLY_LINES', studyId: kb.studyId },
    ];
    for (const ref of content) {
      expect(await see('coordinator', ref)).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
      expect(await viewCard(kb.services, ref, null)).toMatchObject({ refusal: { code: 'UNKNOWN_PERSON' } });
    }
    expect(await see('researcher', { card: 'DIGEST' })).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
  });

  it('shows the coordinator of a study what leaves the court, and the court exactly that', async () => {
    await requestGate();
    const coordinator = await view('coordinator', { card: 'STUDY', studyId: kb.studyId });
    const court = await view('chair', { card: 'COORDINATOR_VIEW', courtId: kb.courtId });
    expect(factsIn(coordinator)).toEqual(factsIn(court));
    const { case: studyCase, programme } = await kb.facts();
    expect(studyCase.tasks.length).toBeGreaterThan(50);
    for (const { nl } of programme.stages.flatMap(({ tasks }) => tasks))
      expect(coordinator.text).not.toContain(nl);
    expect(coordinator.buttons.join()).toBe(
      'Vraag status,Bevindingen,Intentieverklaring,Statusoverzicht,Openen in Kamerbode',
    );
  });

  it('tells no reasons or notes on any card', async () => {
    const requestId = await requestGate();
    const id = await taskId('INT-03');
    await kb.must('researcher', {
      name: 'WAIT_FOR',
      studyId: kb.studyId,
      task: { id },
      what: 'het geheime stuk',
    });
    await kb.must('researcher', {
      name: 'ADD_NOTE',
      studyId: kb.studyId,
      task: { id },
      body: 'het geheime stuk',
    });
    const refs: CardRef[] = [
      { card: 'GATE', requestId },
      { card: 'TASK', taskId: id },
      { card: 'MY_TASKS', page: 1 },
      { card: 'STUDY', studyId: kb.studyId },
    ];
    for (const ref of refs)
      expect((await view('researcher', ref)).text).not.toMatch(/geheime stuk|notitie van/);
    expect((await view('researcher', { card: 'TASK', taskId: id })).text).toContain(
      'Wacht op een ander sinds',
    );
  });

  it('greets a stranger without keeping anything, and helps in English who asked for it', async () => {
    const stranger = await viewCard(kb.services, { card: 'WELCOME' }, null);
    expect(JSON.stringify(stranger)).toContain('REDEEM_CODE');
    await kb.must('researcher', { name: 'SET_LANGUAGE', language: 'en' });
    expect((await view('researcher', { card: 'HELP' })).text).toContain('What you can do here');
    const welcome = await view('researcher', { card: 'WELCOME' });
    expect(welcome.text).toContain('Onderzoeker bij de rekenkamer Heerlen');
    expect(welcome.buttons).toEqual(expect.arrayContaining(['Mijn taken', 'Status', 'Instellingen']));
  });

  it('shows a milestone to a channel, and to nobody who asks for it from outside', async () => {
    const ref: CardRef = {
      card: 'MILESTONE',
      studyId: kb.studyId,
      milestone: 'GATE',
      stageId: 'DOCUMENTS',
      on: '2026-03-02',
    };
    const sent = await viewCard(kb.services, ref, null, { purpose: 'send' });
    expect(JSON.stringify(sent)).toContain('Nieuwe fase: Documenten');
    expect(await viewCard(kb.services, ref, null)).toMatchObject({ refusal: { code: 'UNKNOWN_PERSON' } });
  });
});

describe('buttons', () => {
  const people: Who[] = ['chair', 'deputy', 'secretary', 'researcher', 'member', 'external'];

  it('offers nobody what would be refused, whatever the state of a task', async () => {
    await complete('researcher', 'INT-01');
    await kb.must('researcher', {
      name: 'WAIT_FOR',
      studyId: kb.studyId,
      task: { id: await taskId('INT-02') },
      what: 'iemand',
    });
    let offered = 0;
    for (const who of people) {
      for (const id of ['INT-01', 'INT-02', 'INT-03', 'INT-06', 'INT-09', 'DOC-01']) {
        offered += await expectAccepted(who, await view(who, { card: 'TASK', taskId: await taskId(id) }));
      }
      offered += await expectAccepted(who, await view(who, { card: 'MY_TASKS', page: 1 }));
    }
    expect(offered).toBeGreaterThan(10);
  });

  it('offers the decision to the decider only, and withdrawing to those who may ask', async () => {
    const requestId = await requestGate();
    const gate: CardRef = { card: 'GATE', requestId };
    expect((await view('chair', gate)).buttons).toEqual(
      expect.arrayContaining(['Akkoord', 'Terugsturen', 'Stukken', 'Later']),
    );
    const researcher = await view('researcher', gate);
    expect(researcher.buttons).toContain('Intrekken');
    expect(researcher.buttons).not.toContain('Akkoord');
    expect((await view('member', gate)).buttons).not.toContain('Akkoord');
    for (const who of people) await expectAccepted(who, await view(who, gate));
    await expectAccepted(
      'chair',
      await view('chair', { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' }),
    );
  });

  it('understands every card that its buttons ask for', async () => {
    const shown = objectsIn((await view('chair', { card: 'STUDY', studyId: kb.studyId })).content).flatMap(
      ({ show }) => (show === undefined ? [] : [show]),
    );
    expect(shown.length).toBeGreaterThan(2);
    for (const ref of shown) {
      const read = readCardRef(ref);
      expect(read).not.toBeNull();
      if (read !== null) await view('chair', read);
    }
  });

  it('renews the card for its reader', async () => {
    const ref: CardRef = { card: 'TASK', taskId: await taskId('INT-01') };
    expect((await view('researcher', ref)).content.refresh).toMatchObject({
      userIds: [ME],
      action: { data: { kb: 1, show: ref } },
    });
  });
});

describe('tasks', () => {
  it('lists one’s own, a page at a time, with what was ticked off to take back', async () => {
    const first = await view('researcher', { card: 'MY_TASKS', page: 1 });
    const ticks = objectsIn(first.content).filter(({ type }) => type === 'Input.Toggle');
    expect(ticks).toHaveLength(4);
    // What people type, as in “klaar INT-03”, stands with every task.
    for (const code of ['INT-01', 'INT-02', 'INT-03', 'INT-04']) expect(first.text).toContain(`· ${code}`);
    const facts = await kb.facts();
    for (const { id } of ticks) {
      const [prefix, studyId, task, version] = String(id).split('|');
      const stored = facts.case.tasks.find((one) => one.id === task);
      expect([prefix, studyId, version]).toEqual([TICK_PREFIX, kb.studyId, String(stored?.version)]);
    }
    await complete('researcher', 'INT-01');
    const after = await view('researcher', { card: 'MY_TASKS', page: 1 }, 'Gedaan.');
    expect(after.text).toContain('Zojuist afgevinkt');
    expect(after.text.startsWith('Gedaan.')).toBe(true);
    expect(after.commands).toContainEqual(expect.objectContaining({ name: 'UNDO_TASK' }));
  });

  it('leads on to the study when the last one is ticked off', async () => {
    await complete('chair', 'INT-06');
    const seen = await view('chair', { card: 'MY_TASKS', page: 1 });
    expect(seen.text).toContain('U hebt nu geen open taken');
    expect(seen.buttons).toContain('Status');
  });

  it('puts what is over its term first, and says so in words', async () => {
    kb.services.clock.moment = '2026-03-16T09:00:00.000Z';
    const seen = await view('researcher', { card: 'MY_TASKS', page: 9 });
    expect(seen.text).toMatch(/4 open taken, waarvan twee over de termijn/);
    expect(seen.text.indexOf('2 werkdagen over de termijn')).toBeLessThan(
      seen.text.indexOf('nog 5 werkdagen'),
    );
  });

  it('need not be sent once done, but can still be shown and taken back', async () => {
    const ref: CardRef = { card: 'TASK', taskId: await taskId('INT-01') };
    expect(await send('researcher', ref)).toHaveProperty('content');
    await complete('researcher', 'INT-01');
    expect(await send('researcher', ref)).toEqual({ settled: true });
    const shown = await view('researcher', ref);
    expect(shown.text).toMatch(/✓ Gedaan op ma 2 mrt 2026/);
    expect(shown.buttons).toContain('Ongedaan maken');
    expect((await view('secretary', ref)).buttons).not.toContain('Ongedaan maken');
  });

  it('says what a task without a date follows', async () => {
    const seen = await view('secretary', { card: 'TASK', taskId: await taskId('NAZ-05') });
    expect(seen.text).toMatch(/Volgt na: .*naar schatting/);
  });
});

describe('gates', () => {
  it('says what is not met, and what waiting costs', async () => {
    const requestId = await requestGate();
    const gate: CardRef = { card: 'GATE', requestId };
    const asked = await view('chair', gate);
    expect(asked.text).toMatch(/✗ Niet gehaald: .*\(0 van 8\) · reden bij Stukken/);
    expect(asked.text).toMatch(/tot en met .* 2026 niets, daarna vertraging/);
    kb.services.clock.moment = '2026-04-20T09:00:00.000Z';
    expect((await view('chair', gate)).text).toMatch(/de planning schuift al \d+ werkdag/);
  });

  it('says who is missing when nobody can decide, until when, and what helps', async () => {
    for (const who of ['chair', 'deputy', 'member'] as const) {
      await kb.must('secretary', {
        name: 'REGISTER_ABSENCE',
        courtId: kb.courtId,
        personId: (await kb.actor(who)).person.id,
        from: '2026-03-02',
        until: '2026-03-20',
      });
    }
    const requestId = await requestGate();
    const seen = await view('secretary', { card: 'GATE', requestId });
    expect(seen.text).toContain('de voorzitter is afwezig');
    expect(seen.text).toContain('vr 20 maart 2026');
    expect(seen.buttons).toContain('Vervanger aanwijzen');
  });

  it('fills in the last meeting when it asks for the board’s date', async () => {
    await kb.must('secretary', {
      name: 'SET_COURT_SETTINGS',
      courtId: kb.courtId,
      settings: { meetings: ['2026-02-11', '2026-03-11', '2026-04-08'] },
    });
    kb.services.clock.moment = '2026-03-12T09:00:00.000Z';
    const requestId = await requestGate();
    const seen = await view('chair', { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' });
    expect(objectsIn(seen.content)).toContainEqual(
      expect.objectContaining({
        type: 'Input.Date',
        id: 'boardDecisionOn',
        value: '2026-03-11',
        min: '2026-03-02',
        max: '2026-03-12',
        isRequired: true,
      }),
    );
    expect((await view('chair', { card: 'GATE', requestId })).text).toContain(
      'gaat mee naar wo 8 april 2026',
    );
  });

  it('shows how it ended, tells the requester, and need not tell who could have decided', async () => {
    const requestId = await requestGate();
    const gate: CardRef = { card: 'GATE', requestId };
    await kb.must('chair', {
      name: 'RETURN_GATE',
      studyId: kb.studyId,
      requestId,
      reason: 'Nog niet af',
      reopenTaskIds: [await taskId('INT-04')],
    });
    const seen = await view('researcher', gate);
    expect(seen.text).toMatch(/↩ Teruggestuurd/);
    expect(seen.text).toContain('Voorzitter Heerlen (Voorzitter), ma 2 maart 2026');
    expect(seen.text).toContain('Normenkader koppelen aan elke onderzoeksvraag');
    expect(seen.text).toContain('opnieuw worden aangevraagd');
    expect(seen.text).not.toContain('Nog niet af');
    expect(await send('researcher', gate)).toHaveProperty('content');
    expect(await send('deputy', gate)).toEqual({ settled: true });
    expect(
      (await view('chair', { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' })).buttons,
    ).not.toContain('Akkoord vastleggen');
  });

  it('folds up when it is put off, and can be taken up again', async () => {
    const requestId = await requestGate();
    const seen = await view('chair', { card: 'GATE', requestId, later: true });
    expect(seen.text).toMatch(/U hoort er weer van op \w\w \d+ maart 2026/);
    expect(seen.buttons).toContain('Nu beslissen');
  });
});

describe('bundles and studies', () => {
  it('drops what was settled, and is not sent when nothing is left', async () => {
    const on = '2026-03-02';
    const [first, second] = [await taskId('INT-01'), await taskId('INT-02')];
    const requestId = await requestGate();
    const ref: CardRef = {
      card: 'MORNING',
      on,
      lines: [
        { line: 'TASK', taskId: first, escalated: false },
        { line: 'TASK', taskId: second, escalated: true },
        { line: 'GATE_REQUEST', requestId, escalated: false },
        { line: 'PLAN_MOVED', studyId: kb.studyId, workingDays: 6, becauseStageId: 'INTAKE' },
      ],
    };
    const all = await view('chair', ref);
    expect(all.text).toMatch(/Er zijn vier punten voor u/);
    expect(all.text).toContain('ligt bij Onderzoeker Heerlen');
    expect(all.text).toContain('Heerlen: planning schuift 6 werkdagen op');
    await complete('researcher', 'INT-01');
    expect((await view('chair', ref)).text).toMatch(/Er zijn drie punten voor u/);
    const done: CardRef = { card: 'MORNING', on, lines: [{ line: 'TASK', taskId: first, escalated: false }] };
    expect(await send('researcher', done)).toEqual({ settled: true });
    expect((await view('researcher', done)).text).toContain('intussen gedaan');
  });

  it('shows five phases, what runs and how ready its gate is', async () => {
    const seen = await view('researcher', { card: 'STUDY', studyId: kb.studyId });
    expect(seen.text).toMatch(/● Intake: nu bezig/);
    expect(seen.text.match(/○ .*: nog niet begonnen/g)).toHaveLength(4);
    expect(seen.text).toMatch(/Onderzoeksopzet vastgesteld: \d van \d criteria gehaald/);
    expect(seen.buttons).toEqual(
      expect.arrayContaining([
        'Faseovergang aanvragen',
        'Mijn taken',
        'Registers',
        'Geschiedenis',
        'Dit ziet de coördinator',
      ]),
    );
    expect(seen.buttons).not.toContain('Pauzeren');
    expect((await view('chair', { card: 'STUDY', studyId: kb.studyId })).buttons).toContain('Pauzeren');
  });

  it('stops counting while the study is paused', async () => {
    await kb.must('chair', { name: 'PAUSE_STUDY', studyId: kb.studyId, reason: 'Ziekte' });
    kb.services.clock.moment = '2026-06-01T09:00:00.000Z';
    const seen = await view('chair', { card: 'STUDY', studyId: kb.studyId });
    expect(seen.text).toContain('gepauzeerd');
    expect(seen.text).not.toMatch(/over de termijn/);
    expect(seen.buttons).toContain('Hervatten');
    expect(seen.buttons).not.toContain('Faseovergang aanvragen');
  });

  it('asks a court for its status, once, and shows the coordinator the answer', async () => {
    const courtId = kb.courtId;
    expect((await view('coordinator', { card: 'DIGEST' })).commands).toContainEqual(
      expect.objectContaining({ name: 'ASK_STATUS' }),
    );
    await kb.must('coordinator', { name: 'ASK_STATUS', courtId });
    expect((await view('coordinator', { card: 'DIGEST' })).commands).toEqual([]);
    const question: CardRef = { card: 'STATUS_QUESTION', courtId };
    expect((await view('secretary', question)).buttons).toEqual(
      expect.arrayContaining(['Op schema', 'Vertraagd tot …', 'Bel mij']),
    );
    await kb.must('secretary', { name: 'ANSWER_STATUS', courtId, answer: 'CALL_ME' });
    expect(await send('secretary', question)).toEqual({ settled: true });
    expect((await view('secretary', question)).text).toContain('Uw antwoord: bel mij');
    expect((await view('coordinator', { card: 'STATUS_ANSWERED', courtId })).text).toContain('Bel mij');
    expect((await view('coordinator', { card: 'DIGEST' })).text).toContain('Eén rekenkamer vraagt aandacht');
  });

  it('pages a register, what is open first', async () => {
    const requestId = await requestGate();
    const register: CardRef = { card: 'REGISTER', studyId: kb.studyId, kind: 'DOCUMENT_REQUEST', page: 1 };
    expect((await view('researcher', register)).buttons).not.toContain('Toevoegen');
    await kb.must('chair', {
      name: 'APPROVE_GATE',
      studyId: kb.studyId,
      requestId,
      boardDecisionOn: '2026-03-02',
    });
    expect((await view('researcher', register)).buttons).toContain('Toevoegen');
    expect((await view('member', register)).buttons).not.toContain('Toevoegen');
    for (let n = 0; n < 9; n += 1) {
      await kb.must('secretary', {
        name: 'ADD_REGISTER_ENTRY',
        studyId: kb.studyId,
        kind: 'DOCUMENT_REQUEST',
        counterpartRoles: ['OFFICIAL_FINANCE'],
        sentOn: '2026-03-02',
      });
    }
    const ref: CardRef = { ...register, page: 2 };
    const last = await view('researcher', ref);
    expect(last.text).toMatch(/Documentverzoek 1 · Ambtenaar financiën of control/);
    expect(last.text).toContain('Pagina 2 van 2');
    expect(last.buttons).toContain('Vorige');
    expect((await view('researcher', { ...ref, page: 99 })).text).toBe(last.text);
  });

  it('proposes to extend a term over recess, and shows what became of it', async () => {
    const requestId = await requestGate();
    await kb.must('chair', {
      name: 'APPROVE_GATE',
      studyId: kb.studyId,
      requestId,
      boardDecisionOn: '2026-03-02',
    });
    const recess = [{ from: '2026-03-09', until: '2026-03-13', label: 'voorjaarsreces' }];
    await kb.must('secretary', { name: 'SET_COURT_SETTINGS', courtId: kb.courtId, settings: { recess } });
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId: kb.studyId,
      kind: 'DOCUMENT_REQUEST',
      counterpartRoles: ['OFFICIAL_FINANCE'],
      sentOn: '2026-03-02',
    });
    const entryId = (await kb.facts()).case.entries[0]!.id;
    const ref: CardRef = { card: 'EXTENSION_PROPOSAL', entryId };
    const proposed = await view('researcher', ref);
    expect(proposed.text).toMatch(/Nu uiterlijk\nma 16 maart 2026\nVoorstel\nma 23 maart 2026/);
    expect(proposed.buttons).toEqual(expect.arrayContaining(['Verlengen', 'Niet verlengen']));
    await expectAccepted('researcher', proposed);
    expect((await view('member', ref)).buttons).not.toContain('Verlengen');
    const line: CardRef = {
      card: 'MORNING',
      on: '2026-03-02',
      lines: [{ line: 'EXTENSION_PROPOSAL', entryId }],
    };
    expect((await view('researcher', line)).text).toContain('Van ma 16 mrt 2026 naar ma 23 mrt 2026');
    await kb.must('researcher', {
      name: 'ANSWER_EXTENSION_PROPOSAL',
      studyId: kb.studyId,
      entryId,
      accept: true,
    });
    expect(await send('researcher', ref)).toEqual({ settled: true });
    expect((await view('researcher', ref)).text).toContain('De termijn loopt tot en met ma 23 maart 2026');
  });

  it('tells who looks after people that somebody cannot be reached, and nobody else', async () => {
    const { person } = await kb.actor('researcher');
    const ref: CardRef = { card: 'UNDELIVERABLE', personId: person.id };
    const seen = await view('secretary', ref);
    expect(seen.text).toContain('Een bericht aan Onderzoeker Heerlen kon niet worden bezorgd');
    expect(seen.buttons).toEqual(['Mensen', 'Openen in Kamerbode']);
    expect(await see('member', ref)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  });

  it('says what began, what moved, and three lines a week', async () => {
    const { studyId } = kb;
    expect((await view('researcher', { card: 'STAGE_STARTED', studyId, stageId: 'INTAKE' })).text).toMatch(
      /Begonnen: Intake en onderzoeksopzet\n[^]*Vier taken daarin zijn voor u:/,
    );
    const movedBack = { card: 'PLAN_MOVED', studyId, workingDays: -1, becauseStageId: 'INTAKE' } as const;
    expect((await view('chair', movedBack)).text).toMatch(
      /planning schuift 1 werkdag naar voren\n[^]*Interviews: tot en met/,
    );
    expect((await view('chair', { card: 'WEEKLY_LINES', studyId })).text).toMatch(
      /^Heerlen, week 10\nIntake en onderzoeksopzet: tot en met .*\n8 open taken, geen over de termijn\./,
    );
  });
});
