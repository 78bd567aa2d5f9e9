/** What people are asked: no more than is needed, nothing that cannot be, and again when the answer was refused. */
import { answerTo } from '../../bot/teams/answer';
import { type StageState, Study, StudyStage } from '../../entities/study';
import { isJson, objectsIn, type Json } from '../cards/objects';
import { CHAT } from '../study/chat';
import { IDENTITIES, installation, type Installation, type Who } from '../study/installation';

/** Elements and actions of this type, anywhere in what was answered. */
const ofType = (value: unknown, type: string): Json[] => objectsIn(value).filter((one) => one.type === type);

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

async function answered(kind: 'acted' | 'open-dialog' | 'submitted', who: Who, data: Json): Promise<unknown> {
  const where = { ...CHAT, userId: `29:${who}`, tenantId: IDENTITIES[who].tenantId };
  const came = { who: IDENTITIES[who], where, data };
  const incoming = kind === 'acted' ? { ...came, kind, answer: 'card' as const } : { ...came, kind };
  return (await answerTo(kb.services, incoming)).answer;
}

/** Asks for the end of the intake. @returns the id of the request */
async function requestGate(): Promise<string> {
  const { programme } = await kb.facts();
  const ids = programme.criteria.map(({ id }) => id);
  await kb.must('researcher', {
    name: 'REQUEST_GATE',
    studyId: kb.studyId,
    stageId: 'INTAKE',
    attested: Object.fromEntries(ids.map((id) => [id, true])),
    reasons: Object.fromEntries(ids.map((id) => [id, 'Volgt nog.'])),
  });
  return (await kb.facts()).case.requests.at(-1)?.id ?? '';
}

it('asks again for a date of the board that cannot be, with what was filled in', async () => {
  const requestId = await requestGate();
  const answer = await answered('acted', 'chair', {
    kb: 1,
    command: { name: 'APPROVE_GATE', studyId: kb.studyId, requestId, expectedVersion: 1 },
    back: { card: 'GATE', requestId },
    boardDecisionOn: '2026-02-27',
  });
  expect(JSON.stringify(answer)).toContain('Kies een dag vanaf ma 2 maart 2026');
  expect(ofType(answer, 'Input.Date')).toMatchObject([{ id: 'boardDecisionOn', value: '2026-02-27' }]);
});

it('offers to reopen what applies, not what a condition rules out', async () => {
  const requestId = await requestGate();
  const answer = await answered('open-dialog', 'chair', {
    kb: 1,
    open: { dialog: 'RETURN_GATE', requestId },
  });
  const { case: studyCase } = await kb.facts();
  const inIntake = studyCase.tasks.filter(({ stageId }) => stageId === 'INTAKE');
  const offered = ofType(answer, 'Input.ChoiceSet').flatMap(({ choices }) => choices);
  expect(inIntake.filter(({ state }) => state === 'NOT_APPLICABLE')).toHaveLength(1);
  expect(offered).toHaveLength(inIntake.length - 1);
});

it('asks little to start a study, and for earlier phases only where it runs already', async () => {
  await kb.close();
  kb = await installation({ start: false });
  const { courtId } = kb;
  const short = await answered('open-dialog', 'secretary', {
    kb: 1,
    open: { dialog: 'START_STUDY', courtId },
  });
  expect(ofType(short, 'Input.Date')).toHaveLength(1);
  const halfway = ofType(short, 'Action.Submit').find(({ title }) => title === 'Het onderzoek loopt al …');
  const long = await answered('submitted', 'secretary', isJson(halfway?.data) ? halfway.data : {});
  expect(ofType(long, 'Input.Date').length).toBeGreaterThan(5);
  expect(ofType(long, 'Input.ChoiceSet').map(({ id }) => id)).toContain('atStageId');
});

it('asks what hangs on the stages that run, and nothing more after them', async () => {
  const show = { kb: 1, show: { card: 'STUDY', studyId: kb.studyId } };
  const inState = async (state: StageState, version: number): Promise<string> => {
    await kb.read((manager) => manager.update(StudyStage, { studyId: kb.studyId }, { state }));
    await kb.read((manager) => manager.update(Study, { id: kb.studyId }, { version }));
    return JSON.stringify(await answered('acted', 'chair', show));
  };
  expect(await inState('ACTIVE', 8)).toContain('Nog te beantwoorden');
  expect(await inState('COMPLETED', 9)).not.toContain('Nog te beantwoorden');
});
