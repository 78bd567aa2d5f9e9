/** Dialogs with the largest data that people can enter: they stay cards that can be sent, and lose nothing. */
import { parseProgramme } from '../../bot/programme/load';
import type { DialogRef } from '../../cards/ref';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { approve, request, taskOf } from './dialog-story';
import type { Json } from '../cards/objects';
import { openDialog, textOf } from './dialog-reader';
import { installation, type Installation, type Who } from './installation';

const LARGEST_CARD = 16_000;
/** Every character of it has to be escaped. */
const longest = (mark: string): string => `${mark} ${'*_ '.repeat(1320)}`.trim();

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

/** The dialog's card, which must be valid and small. */
async function open(who: Who, ref: DialogRef): Promise<Json> {
  const content = await openDialog(kb, who, ref);
  const size = JSON.stringify(content).length;
  if (size >= LARGEST_CARD) throw new Error(`${ref.dialog} is a card of ${size} characters`);
  return content;
}

/** The text of all pages. */
async function openAll(who: Who, ref: (page: number) => DialogRef): Promise<string> {
  const texts: string[] = [];
  for (let page = 1; ; page++) {
    const text = textOf(await open(who, ref(page)));
    texts.push(text);
    const [, of] = /Pagina \d+ van (\d+)/.exec(text) ?? [];
    if (page >= Number(of ?? 1)) return texts.join('\n');
  }
}

async function pass(times: number, reason?: string): Promise<void> {
  for (let gate = 0; gate < times; gate++) await approve(kb, await request(kb, 'researcher', reason));
}

it('reads all papers of a gate, page by page', async () => {
  const { studyId } = kb;
  await pass(1, longest('Eerder'));
  for (const id of ['DOC-01', 'DOC-06', 'DOC-07']) {
    await kb.must('researcher', {
      name: 'ADD_NOTE',
      studyId,
      task: { id: await taskOf(kb, id) },
      body: longest(`Notitie ${id}`),
    });
  }
  const requestId = await request(kb, 'researcher', longest('Reden'));
  const text = await openAll('chair', (page) => ({ dialog: 'GATE_DETAILS', requestId, page }));
  const { criteria } = (await kb.facts()).case.requests.find(({ id }) => id === requestId)!;
  const unmet = criteria.filter(({ reasonRef }) => reasonRef !== null).length;
  expect(unmet).toBeGreaterThan(3);
  expect(text.match(/^Reden \*_/gm)).toHaveLength(unmet);
  expect(text.match(/^Eerder \*_/gm)?.length).toBeGreaterThan(2);
  for (const id of ['DOC-01', 'DOC-06', 'DOC-07']) expect(text).toContain(`Notitie ${id}`);
  expect(text).toContain('Niet gehaald, met de reden');
  await open('chair', { dialog: 'APPROVE_GATE', requestId });
});

it('reads all notes of a task, page by page', async () => {
  const { studyId } = kb;
  const id = await taskOf(kb, 'INT-03');
  for (let number = 1; number <= 7; number++) {
    await kb.must('researcher', {
      name: 'ADD_NOTE',
      studyId,
      task: { id },
      body: longest(`Notitie ${number}`),
    });
  }
  const text = await openAll('researcher', (page) => ({ dialog: 'TASK_DETAILS', taskId: id, page }));
  for (let number = 1; number <= 7; number++) expect(text).toContain(`Notitie ${number}`);
  // A page that does not exist is the nearest that does.
  expect(textOf(await open('researcher', { dialog: 'TASK_DETAILS', taskId: id, page: 99 }))).toContain(
    'Pagina ',
  );
  expect(textOf(await open('researcher', { dialog: 'TASK_DETAILS', taskId: id, page: 0 }))).toContain(
    'Pagina 1 van ',
  );
});

it('explains a date with the longest reasons', async () => {
  const { studyId } = kb;
  const id = await taskOf(kb, 'INT-03');
  await kb.must('researcher', {
    name: 'EXTEND_TASK',
    studyId,
    task: { id },
    until: '2026-05-04',
    reason: longest('Uitstel'),
  });
  for (const until of ['2026-05-05', '2026-05-11', '2026-05-12']) {
    await kb.must('researcher', {
      name: 'EXTEND_TASK',
      studyId,
      task: { id },
      until,
      reason: longest(until),
    });
  }
  await expect(open('researcher', { dialog: 'WHY_THIS_DATE', taskId: id })).resolves.toBeDefined();
});

it('returns a gate with the tasks of forty interviews, and says what does not fit', async () => {
  const { studyId } = kb;
  await pass(2);
  for (let number = 1; number <= 40; number++) {
    await kb.must('researcher', {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind: 'INTERVIEW',
      counterpartRoles: ['PORTFOLIO_HOLDER'],
    });
  }
  const requestId = await request(kb, 'researcher');
  const text = textOf(await open('chair', { dialog: 'RETURN_GATE', requestId }));
  expect(text).toMatch(/Nog \d+ taken van interviews passen hier niet/);
  await expect(
    open('researcher', { dialog: 'REGISTER_ENTRY', studyId, kind: 'INTERVIEW', entryId: null }),
  ).resolves.toBeDefined();
});

it('shows a register entry with the longest reasons and the term extended often', async () => {
  const { studyId } = kb;
  await pass(1);
  await kb.must('researcher', {
    name: 'ADD_REGISTER_ENTRY',
    studyId,
    kind: 'DOCUMENT_REQUEST',
    counterpartRoles: (await kb.facts()).programme.respondents.map(({ id }) => id),
    sentOn: '2026-03-02',
  });
  const entryId = (await kb.facts()).case.entries[0]?.id ?? '';
  for (const dueOn of ['2026-04-01', '2026-04-02', '2026-04-07', '2026-04-08', '2026-04-09']) {
    await kb.must('researcher', {
      name: 'UPDATE_REGISTER_ENTRY',
      studyId,
      entryId,
      dueOn,
      reason: longest(dueOn),
    });
  }
  await expect(
    open('researcher', { dialog: 'REGISTER_ENTRY', studyId, kind: 'DOCUMENT_REQUEST', entryId }),
  ).resolves.toBeDefined();
});

it('holds the calendar of fifteen years', async () => {
  const { courtId } = kb;
  const years = Array.from({ length: 15 }, (_, index) => 2026 + index);
  const months = ['01', '02', '03', '04', '05', '06', '09', '10', '11', '12'];
  await kb.must('chair', {
    name: 'SET_COURT_SETTINGS',
    courtId,
    settings: {
      meetings: years.flatMap((year) => months.map((month) => `${year}-${month}-15`)),
      freeDays: years.flatMap((year) => [`${year}-05-06`, `${year}-12-31`]),
      recess: years.flatMap((year) => [
        { from: `${year}-02-14`, until: `${year}-02-22`, label: 'voorjaarsreces' },
        { from: `${year}-07-11`, until: `${year}-08-23`, label: 'zomerreces' },
        { from: `${year}-10-17`, until: `${year}-10-25`, label: 'herfstreces' },
      ]),
    },
  });
  await expect(open('chair', { dialog: 'COURT_CALENDAR', courtId })).resolves.toBeDefined();
});

it('shows every text that a newer definition changes, page by page', async () => {
  const file = join(__dirname, '..', '..', 'bot', 'programme', 'nplv.yaml');
  const newer = readFileSync(file, 'utf8').replaceAll(/(nl: '?)([A-Z][a-z])/g, '$1Anders $2');
  kb.services.programme = parseProgramme(newer, 'nplv.yaml');
  const { waveId } = kb;
  const text = await openAll('coordinator', (page) => ({ dialog: 'ADOPT_DEFINITION', waveId, page }));
  expect(text).toContain('Golf 1 krijgt');
  for (const id of ['INT-01', 'DOC-07', 'NAZ-10']) expect(text).toContain(id);
});

it('says long names and titles on one line', async () => {
  const { studyId } = kb;
  await kb.read((manager) =>
    manager.query(`UPDATE person SET name = '${'De heer **X** <at>y</at> '.repeat(16)}'`),
  );
  const content = await open('chair', { dialog: 'HISTORY', studyId, page: 1 });
  expect(JSON.stringify(content)).not.toContain('<at>');
  await open('chair', { dialog: 'PEOPLE', courtId: kb.courtId });
  await open('chair', { dialog: 'END_ROLE', courtId: kb.courtId });
});
