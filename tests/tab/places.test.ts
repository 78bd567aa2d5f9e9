/** Every place that a card leads to is a page in the tab, for whoever gets such cards. */
import { pathOf, type Place } from '../../cards/places';
import { startTab, type TabKit } from './kit';

let kit: TabKit;
let studyId: string;
let courtId: string;

beforeAll(async () => {
  kit = await startTab();
  studyId = await kit.startStudy();
  courtId = (await kit.courtOf('Voorzitter Heerlen')).id;
});
afterAll(() => kit.stop());

async function headingAt(name: string, place: Place): Promise<string | null> {
  const page = await kit.open(name, { path: pathOf(place).slice(1) });
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  await heading.first().waitFor();
  const said = await heading.first().textContent();
  await page.close();
  return said;
}

describe('the chair', () => {
  it.each<[string, () => Place]>([
    ['the overview', () => ({ page: 'OVERVIEW' })],
    ['the own tasks', () => ({ page: 'MY_TASKS' })],
    ['a study', () => ({ page: 'STUDY', studyId })],
    ['one of its tasks', () => ({ page: 'STUDY', studyId, part: 'TASKS', taskId: studyId })],
    ['its gate', () => ({ page: 'STUDY', studyId, part: 'GATE' })],
    ['its registers', () => ({ page: 'STUDY', studyId, part: 'REGISTERS' })],
    ['its questions', () => ({ page: 'STUDY', studyId, part: 'FINDINGS' })],
    ['its recommendations', () => ({ page: 'STUDY', studyId, part: 'RECOMMENDATIONS' })],
    ['its history', () => ({ page: 'STUDY', studyId, part: 'HISTORY' })],
    ['the commitments', () => ({ page: 'COMMITMENTS', courtId })],
    ['the years of a court', () => ({ page: 'COURT_HISTORY', courtId })],
    ['the waves', () => ({ page: 'WAVES' })],
    ['the settings', () => ({ page: 'SETTINGS', courtId })],
    ['the own settings', () => ({ page: 'SETTINGS' })],
  ])('finds %s', async (_, place) => {
    expect(await headingAt('Voorzitter Heerlen', place())).not.toMatch(/is er niet|^$/);
  });
});

describe('the coordinator', () => {
  it.each<[string, () => Place]>([
    ['the overview', () => ({ page: 'OVERVIEW' })],
    ['how a study stands', () => ({ page: 'STUDY', studyId })],
    ['the waves', () => ({ page: 'WAVES' })],
    ['the settings', () => ({ page: 'SETTINGS' })],
    ['the settings of a court', () => ({ page: 'SETTINGS', courtId })],
  ])('finds %s', async (_, place) => {
    expect(await headingAt('Coördinator NPLV', place())).not.toMatch(/is er niet|^$/);
  });
});
