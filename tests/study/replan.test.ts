/** New settings of a court while its study runs: forecasts follow, firm dates do not, and who is affected reads it. */
import { verifyChain } from '../../bot/study/history';
import { rows } from '../../bot/study/rows';
import { viewCard } from '../../bot/study/views/view-card';
import type { StudyFacts } from '../../bot/workflow/facts';
import type { CardRef, MorningLine } from '../../cards/ref';
import { outcomeText } from '../../cards/texts/outcomes';
import type { CourtSettings } from '../../entities/court';
import { HistoryEntry } from '../../entities/history';
import { OutboxMessage, Reminder } from '../../entities/message';
import { installation, type Installation } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

async function set(settings: Partial<CourtSettings>): Promise<string> {
  const performed = await kb.must('secretary', { name: 'SET_COURT_SETTINGS', courtId: kb.courtId, settings });
  return outcomeText(performed.outcome);
}

const endOf = ({ case: { stages } }: StudyFacts, stageId: string) =>
  stages.find((stage) => stage.stageId === stageId)?.endOn ?? '';

const firmDates = ({ case: { tasks } }: StudyFacts) =>
  tasks.filter(({ firm }) => firm).map(({ taskId, dueOn }) => [taskId, dueOn]);

const toldOfIt = async () =>
  (await kb.read((manager) => rows(manager, OutboxMessage, {})))
    .filter(({ card }) => JSON.stringify(card).includes('PLAN_MOVED'))
    .map(({ personId, card }) => ({ personId, card }));

it('a longer term moves the forecasts behind it, not what is firm nor the first plan', async () => {
  const before = await kb.facts();
  expect(await set({ terms: { DOCUMENTS: 36 } })).toContain('de prognose schuift 6 werkdagen op');
  const after = await kb.facts();
  expect(endOf(after, 'INTAKE')).toBe(endOf(before, 'INTAKE'));
  expect(endOf(after, 'DOCUMENTS') > endOf(before, 'DOCUMENTS')).toBe(true);
  expect(endOf(after, 'REPORT') > endOf(before, 'REPORT')).toBe(true);
  expect(firmDates(after)).toEqual(firmDates(before));
  expect(after.case.study.firstPlan).toEqual(before.case.study.firstPlan);
  expect(after.case.study.version).toBe(before.case.study.version + 1);
});

it('everybody with tasks there reads one line, except whoever did it', async () => {
  await set({ terms: { DOCUMENTS: 36 } });
  const told = await toldOfIt();
  const ids = await Promise.all(
    (['researcher', 'chair'] as const).map(async (who) => (await kb.actor(who)).person.id),
  );
  expect(told.map(({ personId }) => personId)).toEqual(expect.arrayContaining(ids));
  expect(told.map(({ personId }) => personId)).not.toContain((await kb.actor('secretary')).person.id);
  const line: MorningLine = {
    line: 'PLAN_MOVED',
    studyId: kb.studyId,
    workingDays: 6,
    becauseStageId: 'SETTINGS',
  };
  const card: CardRef = { card: 'MORNING', on: '2026-03-03', lines: [line] };
  const text = JSON.stringify(await viewCard(kb.services, card, await kb.actor('researcher')));
  expect(text).toContain('Heerlen: planning schuift 6 werkdagen op');
  expect(text).toContain('Door: nieuwe instellingen van de rekenkamer');
});

it('stands in the history of the study, whose chain is whole', async () => {
  await set({ freeDays: ['2026-05-15', '2026-05-22'] });
  const entries = await kb.read((manager) => rows(manager, HistoryEntry, { chain: kb.studyId }));
  expect(entries.at(-1)).toMatchObject({ action: 'REPLAN', role: 'SECRETARY' });
  expect(await kb.read((manager) => verifyChain(manager, kb.studyId))).toMatchObject({ ok: true });
});

it('settings that move nothing leave the study as it is', async () => {
  const before = (await kb.facts()).case.study.version;
  expect(await set({ chairUsesTeams: false })).toContain('de prognose rekent vanaf nu hiermee');
  expect((await kb.facts()).case.study.version).toBe(before);
  expect(await toldOfIt()).toEqual([]);
});

const reminders = () => kb.read((manager) => rows(manager, Reminder, {}, { orderBy: ['id'] }));

it('reminders stay as they are: forecasts have none', async () => {
  const before = await reminders();
  await set({ terms: { DOCUMENTS: 36 } });
  expect(await reminders()).toEqual(before);
});
