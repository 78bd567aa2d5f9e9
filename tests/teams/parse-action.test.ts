import * as fc from 'fast-check';
import { z } from 'zod';
import { clean, readDay } from '../../bot/actions/input-values';
import { parseAction } from '../../bot/actions/parse-action';
import { type Conversation, parseActivity } from '../../bot/teams/parse-activity';
import { type Json, recorded } from './recorded';

const STUDY = '6d1f0c52-8a4e-4d3b-b7c9-2e5f8a1c4d7b';
const TASK = 'f0b3a9d4-5c27-4e18-a6f1-7d8e9c0b1a2f';
const task = { id: TASK, expectedVersion: 3 };
const back = { card: 'TASK', taskId: TASK };

const where: Conversation = {
  scope: 'channel',
  id: '19:kanaal@thread.tacv2',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  botId: '28:bot',
  userId: '29:mens',
  tenantId: '9f4c1e2a-7b3d-4e5f-8a6b-1c2d3e4f5a6b',
  clickedId: null,
};

const act = (command: Json, entered: Json = {}) => parseAction({ kb: 1, command, back, ...entered }, where);

function commandOf(command: Json, entered: Json = {}): Json {
  const parsed = act(command, entered);
  if (parsed.kind !== 'commands') throw new Error(`${parsed.kind}: ${JSON.stringify(parsed)}`);
  return { ...parsed.commands[0] };
}

function faultOf(command: Json, entered: Json = {}): Json {
  const parsed = act(command, entered);
  if (parsed.kind !== 'fault') throw new Error(parsed.kind);
  return { ...parsed.refusal };
}

const many = (count: number, name: (index: number) => string): Json =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), 'x']));
const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

function dataOf(name: string): unknown {
  const incoming = parseActivity(recorded(name));
  if (!('data' in incoming)) throw new Error(incoming.kind);
  return incoming.data;
}

describe('a recorded button', () => {
  test('done', () => {
    expect(parseAction(dataOf('adaptive-card-action'), where)).toEqual({
      kind: 'commands',
      commands: [{ name: 'COMPLETE_TASKS', studyId: STUDY, tasks: [task] }],
      back: { card: 'MY_TASKS', page: 1 },
    });
  });

  test('several ticked at once: one command a study, unticked boxes left alone', () => {
    expect(parseAction(dataOf('ticked-boxes'), where)).toEqual({
      kind: 'commands',
      commands: [
        {
          name: 'COMPLETE_TASKS',
          studyId: STUDY,
          tasks: [task, { id: '0e1d2c3b-4a59-4687-96a5-b4c3d2e1f001', expectedVersion: 1 }],
        },
        {
          name: 'COMPLETE_TASKS',
          studyId: '11112222-3333-4444-8555-666677778888',
          tasks: [{ id: '0e1d2c3b-4a59-4687-96a5-b4c3d2e1f003', expectedVersion: 7 }],
        },
      ],
      back: { card: 'MY_TASKS', page: 1 },
    });
  });

  test('a dialog', () => {
    expect(parseAction(dataOf('task-submit'), where)).toMatchObject({
      kind: 'commands',
      commands: [
        {
          name: 'EXTEND_TASK',
          studyId: STUDY,
          task,
          until: '2026-03-06',
          reason: 'Stukken van het college komen later.',
        },
      ],
    });
    expect(parseAction(dataOf('task-fetch'), where)).toEqual({
      kind: 'open',
      ref: { dialog: 'WHY_THIS_DATE', taskId: TASK },
    });
  });

  test('a refresh', () => {
    expect(parseAction(dataOf('automatic-refresh'), where)).toEqual({
      kind: 'show',
      ref: { card: 'MY_TASKS', page: 1 },
    });
  });
});

describe('the fields of a card complete its command', () => {
  test('by name, and with dots for what lies deeper', () => {
    expect(
      commandOf(
        { name: 'REQUEST_GATE', studyId: STUDY, stageId: 'INTAKE' },
        {
          'attested.norm_per_question': 'true',
          'attested.budget_and_capacity_confirmed_for_year': 'false',
          'attested.left_open': '',
          'reasons.budget_and_capacity_confirmed_for_year': ' Volgt in maart. ',
          'reasons.norm_per_question': '',
        },
      ),
    ).toEqual({
      name: 'REQUEST_GATE',
      studyId: STUDY,
      stageId: 'INTAKE',
      attested: { norm_per_question: true, budget_and_capacity_confirmed_for_year: false },
      reasons: { budget_and_capacity_confirmed_for_year: 'Volgt in maart.' },
    });
  });

  test('several choices are one text with commas', () => {
    const returned = commandOf(
      { name: 'RETURN_GATE', studyId: STUDY, requestId: 'r-1', expectedVersion: 1 },
      { reason: 'Norm ontbreekt.', reopenTaskIds: 't-1, t-2' },
    );
    expect(returned.reopenTaskIds).toEqual(['t-1', 't-2']);
    expect(commandOf({ name: 'SET_WORKING_DAYS' }, { days: '1,2,4' }).days).toEqual([1, 2, 4]);
  });

  test('an empty field is an absent one, and the rules hear of an empty reason', () => {
    const approved = commandOf(
      { name: 'APPROVE_GATE', studyId: STUDY, requestId: 'r-1' },
      { boardDecisionOn: '', remark: ' ' },
    );
    expect(approved.boardDecisionOn).toBeUndefined();
    expect(approved.remark).toBeUndefined();
    expect(commandOf({ name: 'PAUSE_STUDY', studyId: STUDY }).reason).toBe('');
    expect(commandOf({ name: 'PAUSE_STUDY', studyId: STUDY }, { reason: ' \n ' }).reason).toBe('');
    expect(commandOf({ name: 'START_STUDY', courtId: 'c-1', waveId: 'w-1' }).externalBureau).toBe(false);
  });

  test('a court’s settings', () => {
    const { settings } = commandOf(
      { name: 'SET_COURT_SETTINGS', courtId: 'c-1', expectedVersion: 4 },
      {
        'settings.terms.DOC-03': '12',
        'settings.terms.AWH-01': '',
        'settings.freeDays': '27-4-2026\n14-05-2026, 2026-12-24',
        'settings.recess': '11-7-2026 t/m 23-8-2026 zomerreces\nherfst: 17 oktober 2026 t/m 25 oktober 2026',
        'settings.delegatedGates': 'G4,G8',
        'settings.chairUsesTeams': 'false',
        'settings.blackoutWeeksBefore': '',
      },
    );
    expect(settings).toEqual({
      terms: { 'DOC-03': 12 },
      freeDays: ['2026-04-27', '2026-05-14', '2026-12-24'],
      recess: [
        { from: '2026-07-11', until: '2026-08-23', label: 'zomerreces' },
        { from: '2026-10-17', until: '2026-10-25', label: 'herfst' },
      ],
      delegatedGates: ['G4', 'G8'],
      chairUsesTeams: false,
    });
  });

  test('only the fields of that command: what the button fixes cannot be overruled', () => {
    const command = commandOf(
      { name: 'EXTEND_TASK', studyId: STUDY, task },
      {
        until: '2026-03-06',
        reason: 'x',
        studyId: 'other',
        task: { id: 'other' },
        name: 'CLOSE',
        note: 'y',
        [`done|${STUDY}|${TASK}|3`]: 'true',
      },
    );
    expect(command).toEqual({ name: 'EXTEND_TASK', studyId: STUDY, task, until: '2026-03-06', reason: 'x' });
  });

  test('a channel is linked where the click came from, whatever the card says', () => {
    expect(
      commandOf({
        name: 'LINK_CHANNEL',
        courtId: 'c-1',
        conversationId: 'x',
        serviceUrl: 'https://evil.example',
      }),
    ).toEqual({
      name: 'LINK_CHANNEL',
      courtId: 'c-1',
      conversationId: where.id,
      serviceUrl: where.serviceUrl,
      tenantId: where.tenantId,
    });
  });

  test('no field reaches into what every object has', () => {
    const entered = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse('{"reasons.__proto__.x":"1","reasons.constructor":"2","__proto__":{"y":1}}'));
    const command = commandOf({ name: 'REQUEST_GATE', studyId: STUDY, stageId: 'INTAKE' }, entered);
    expect(command.reasons).toEqual({});
    expect(({} as Json).x).toBeUndefined();
  });
});

describe('what cannot be read is refused by name, and the card comes back', () => {
  test.each([
    ['a date that does not exist', { until: '2026-02-30', reason: 'x' }, 'INVALID_DATE', 'until'],
    ['no date', { until: '', reason: 'x' }, 'INVALID_DATE', 'until'],
    ['a date that is a list', { until: ['2026-02-03'], reason: 'x' }, 'FIELD_NOT_UNDERSTOOD', 'until'],
    [
      'a reason beyond all measure',
      { until: '2026-03-06', reason: 'x'.repeat(20_001) },
      'TEXT_TOO_LONG',
      'reason',
    ],
    [
      'a reason that is an object',
      { until: '2026-03-06', reason: { a: 1 } },
      'FIELD_NOT_UNDERSTOOD',
      'reason',
    ],
  ])('%s', (_, entered, code, field) => {
    expect(faultOf({ name: 'EXTEND_TASK', studyId: STUDY, task }, entered)).toMatchObject({ code, field });
    expect(act({ name: 'EXTEND_TASK', studyId: STUDY, task }, entered)).toMatchObject({ back });
  });

  test('a reason of 10,000 characters is left to the rules', () => {
    const reason = 'é'.repeat(10_000);
    expect(commandOf({ name: 'PAUSE_STUDY', studyId: STUDY }, { reason }).reason).toBe(reason);
  });

  test.each([
    [
      'a tenant that is no UUID',
      'REGISTER_COURT',
      { municipality: 'Breda', tenantId: 'breda.nl' },
      'INVALID_TENANT',
    ],
    ['a period without an end', 'SET_COURT_SETTINGS', { 'settings.recess': 'heel juli' }, 'INVALID_PERIOD'],
    [
      'a free day that does not exist',
      'SET_COURT_SETTINGS',
      { 'settings.freeDays': '31-4-2026' },
      'INVALID_DATE',
    ],
  ])('%s', (_, name, entered, code) => {
    const fixed = name === 'REGISTER_COURT' ? { name } : { name, courtId: 'c-1' };
    expect(faultOf(fixed, entered).code).toBe(code);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['text', 'done'],
    ['somebody else’s button', { action: 'approve' }],
    ['a mark that is not ours', { kb: 2, show: { card: 'HELP' } }],
    ['no command, card or dialog', { kb: 1 }],
    ['an unknown command', { kb: 1, command: { name: 'DROP_TABLES' } }],
    ['a command by the name of what every object has', { kb: 1, command: { name: 'constructor' } }],
    ['an unknown card', { kb: 1, show: { card: 'SECRETS' } }],
    ['a card with more than its reference', { kb: 1, show: { card: 'HELP', html: '<b>' } }],
    ['an unknown dialog', { kb: 1, open: { dialog: 'toString' } }],
    [
      'a card that is not there to go back to',
      { kb: 1, command: { name: 'SET_LANGUAGE', language: 'nl' }, back: 7 },
    ],
    ['a broken tick', { kb: 1, command: { name: 'COMPLETE_TASKS' }, 'done|s|t|x': 'true' }],
    [
      'a negative version',
      { kb: 1, command: { name: 'UNDO_TASK', studyId: 's', task: { id: 't', expectedVersion: -1 } } },
    ],
  ])('%s', (_, data) => {
    const parsed = parseAction(data, where);
    const code = parsed.kind === 'fault' ? parsed.refusal.code : parsed.kind;
    expect(['NOT_UNDERSTOOD', 'FIELD_NOT_UNDERSTOOD']).toContain(code);
  });

  test('nothing ticked', () => {
    const data = { kb: 1, command: { name: 'COMPLETE_TASKS' }, back, [`done|${STUDY}|${TASK}|3`]: 'false' };
    expect(parseAction(data, where)).toMatchObject({ refusal: { code: 'NOTHING_TICKED' }, back });
  });

  test('far too much', () => {
    expect(parseAction({ kb: 1, show: { card: 'HELP' }, filler: 'x'.repeat(400_000) }, where)).toMatchObject({
      refusal: { code: 'TOO_LARGE' },
    });
  });

  test.each<[string, Json]>([
    ['fields without number', many(15_000, (index) => `reasons.k${index}`)],
    ['data without bottom', { filler: deep(100_000) }],
    ['a list without end', { filler: Array.from({ length: 100_000 }, () => 0) }],
  ])('%s cost no time', (_, entered) => {
    const command = { name: 'REQUEST_GATE', studyId: STUDY, stageId: 'INTAKE' };
    const begun = performance.now();
    expect(faultOf(command, entered)).toMatchObject({ code: 'TOO_LARGE' });
    expect(performance.now() - begun).toBeLessThan(500);
  });

  test('a period of one endless word costs no time', () => {
    const begun = performance.now();
    const recess = 'ma'.repeat(150_000);
    expect(
      faultOf({ name: 'SET_COURT_SETTINGS', courtId: 'c-1' }, { 'settings.recess': recess }),
    ).toMatchObject({
      code: 'INVALID_PERIOD',
    });
    expect(performance.now() - begun).toBeLessThan(500);
  });

  test('a bundle of 500 lines and every term of a court still fit', () => {
    const lines = Array.from({ length: 500 }, () => ({ line: 'TASK', taskId: TASK, escalated: false }));
    const morning = { card: 'MORNING', on: '2026-03-02', lines };
    expect(
      parseAction({ kb: 1, command: { name: 'SET_LANGUAGE', language: 'nl' }, back: morning }, where),
    ).toMatchObject({
      kind: 'commands',
      back: morning,
    });
  });

  test('a bundle that says who means to stop comes back as it went', () => {
    const ref = { card: 'MORNING', on: '2026-03-02', lines: [{ line: 'LEAVING', courtId: 'c-1' }] };
    expect(parseAction({ kb: 1, show: ref }, where)).toEqual({ kind: 'show', ref });
  });

  test('whatever comes, it is read or refused, never a fault in the program', () => {
    const shaped = fc.record({
      kb: fc.constant(1),
      command: fc.record({
        name: fc.constantFrom('EXTEND_TASK', 'REQUEST_GATE', 'INVITE', 'SET_COURT_SETTINGS', 'x'),
      }),
      until: fc.anything(),
      reason: fc.anything(),
      'settings.recess': fc.anything(),
      'reasons.a': fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), shaped), (data) => {
        const readable: unknown = JSON.parse(
          JSON.stringify(data, (_, value: unknown) =>
            typeof value === 'bigint' || typeof value === 'symbol' ? null : value,
          ) ?? 'null',
        );
        expect(['commands', 'show', 'open', 'fault']).toContain(parseAction(readable, where).kind);
      }),
      { numRuns: 300 },
    );
  });
});

describe('dates as people write them', () => {
  test.each([
    ['2026-02-12', '2026-02-12'],
    ['12-2-2026', '2026-02-12'],
    ['12/02/2026', '2026-02-12'],
    ['do 12 februari 2026', '2026-02-12'],
    ['12 feb. 2026', '2026-02-12'],
    ['1 maart 2026', '2026-03-01'],
    ['29-2-2028', '2028-02-29'],
    ['29-2-2026', null],
    ['31-4-2026', null],
    ['12-13-2026', null],
    ['00-01-2026', null],
    ['12 foo 2026', null],
    ['2026-02-12T10:00', null],
    ['1-1-0026', null],
    ['morgen', null],
    ['', null],
  ])('%j is %j', (written, expected) => {
    expect(readDay(written)).toBe(expected);
  });
});

test('cleaning twice is cleaning once, and leaves no half characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const once = clean(raw);
      expect(clean(once)).toBe(once);
      expect(once.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      expect(Buffer.from(once, 'utf8').toString('utf8')).toBe(once);
    }),
  );
});
