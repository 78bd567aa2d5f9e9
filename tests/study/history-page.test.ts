/** The history of a study as the tab reads it: looked through as a whole, by what the reader may read. */
import { study } from '../../bot/study/pages/study';
import type { StudyHistoryPage } from '../../bot/study/pages/study-history';
import { holdsWords, searchWords } from '../../cards/search';
import { HistoryText } from '../../entities/history';
import { chairElsewhere, taskOf } from './dialog-story';
import { installation, type Installation, type Who } from './installation';

/** Two pages, so that the first thing that happened is not on the first one. */
const NOTES = 60;

let kb: Installation;

beforeAll(async () => {
  kb = await installation();
  const { studyId } = kb;
  await kb.must('secretary', { name: 'PAUSE_STUDY', studyId, reason: 'De raad wil éérst de begróting.' });
  await kb.must('secretary', { name: 'RESUME_STUDY', studyId, reason: 'De begroting is er.' });
  const id = await taskOf(kb, 'INT-03');
  for (let nth = 1; nth <= NOTES; nth += 1) {
    await kb.must('researcher', {
      name: 'ADD_NOTE',
      studyId,
      task: { id },
      body: `Notitie N-${nth} over normen`,
    });
  }
  kb.services.clock.moment = '2026-04-07T09:00:00.000Z';
  await kb.must('researcher', { name: 'COMPLETE_TASKS', studyId, tasks: [{ id }] });
});

afterAll(() => kb.close());

async function read(who: Who, words: string, part = 'history-1-ALL'): Promise<StudyHistoryPage> {
  const answered = await study(kb.services, await kb.actor(who), { id: kb.studyId, part, words });
  if (!answered.ok) throw new Error(answered.refusal.code);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the part that was asked for
  return answered.data as StudyHistoryPage;
}

const lines = ({ entries }: StudyHistoryPage): string[] => entries.map(({ line }) => line);

describe('looking for words in the history', () => {
  it('finds them on whatever page they stand', async () => {
    const all = await read('member', '');
    expect({ pages: all.pages, first: lines(all).filter((line) => line.startsWith('Onderzoek')) }).toEqual({
      pages: 2,
      first: [],
    });
    const found = await read('member', 'gepauzeerd');
    expect(found).toMatchObject({ count: 1, pages: 1, length: all.length });
    expect(lines(found)).toEqual([expect.stringMatching(/^Onderzoek gepauzeerd/)]);
  });

  it.each([
    ['without capitals and accents', 'EERST de begroting', 1],
    ['in any order', 'begroting raad', 1],
    ['with accents where none were written', 'bégroting is er.', 1],
    ['in reasons and notes', 'notitie n-7 normen', 1],
    ['in names', 'onderzoeker heerlen notitie', NOTES],
    ['in roles', 'secretaris pauze', 1],
    ['in days as they are read', '7 april 2026', 1],
    ['in days as they are stored', '2026-04-07', 1],
    ['in numbers', 'nr. 2 raad', 1],
    ['and not what only one of the words is in', 'begroting notitie', 0],
  ])('%s', async (_, words, count) => {
    expect((await read('researcher', words)).count).toBe(count);
  });

  it('goes on by pages, and within one kind', async () => {
    const second = await read('chair', 'notitie', 'history-2-ALL');
    expect([second.page, second.pages, second.count, second.entries.length]).toEqual([2, 2, NOTES, 10]);
    expect((await read('chair', 'begroting', 'history-1-PLANNING')).count).toBe(2);
    expect((await read('chair', 'begroting', 'history-1-TASKS')).count).toBe(0);
    expect((await read('chair', 'notitie', 'history-99-ALL')).page).toBe(2);
  });

  it('finds nothing for whoever may not read it', async () => {
    await chairElsewhere(kb);
    for (const who of ['coordinator', 'stranger'] as const) {
      const actor = await kb.actor(who);
      const part = 'history-1-ALL';
      const answered = await study(kb.services, actor, { id: kb.studyId, part, words: 'begroting' });
      expect(answered).toMatchObject({ ok: false });
    }
  });

  it('does not find what was erased, but still where it stood', async () => {
    await kb.read((manager) =>
      manager.update(HistoryText, { chain: kb.studyId, body: 'Notitie N-12 over normen' }, { body: null }),
    );
    expect((await read('chair', 'notitie n-12')).count).toBe(0);
    expect((await read('chair', 'over normen')).count).toBe(NOTES - 1);
    expect((await read('chair', '')).brokenAt).toBeNull();
  });

  it('reads no more than anybody types', async () => {
    expect((await read('chair', 'x'.repeat(100_000))).count).toBe(0);
    expect((await read('chair', '   ')).count).toBe((await read('chair', '')).count);
  });
});

describe('comparing words', () => {
  it.each([
    ['Één hoor-wederhoor', 'een', true],
    ['een hoor-wederhoor', 'ÉÉN  Hoor', true],
    ['Coördinator', 'coordinator', true],
    ['Coo\u0308rdinator', 'coördinator', true],
    ['iets anders', '', true],
    ['iets anders', 'iet anderss', false],
  ])('%s, looked for by %s', (text, typed, found) => {
    expect(holdsWords(text, searchWords(typed))).toBe(found);
  });
});
