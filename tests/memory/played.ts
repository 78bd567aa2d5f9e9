/** A study of Heerlen that has been played for a while, with names and words in it that can be looked for. */
import { judgeCriteria, openTasksAt } from '../../bot/workflow/criteria';
import { installation, type Installation } from '../study/installation';

/** What people typed. */
export const WORDS = {
  note: 'Afgesproken met de griffie: zie https://dossier.example/heerlen/plan.pdf',
  reason: '=wachten op "stukken"; daarna verder',
  unmet: 'Volgt in de volgende fase',
  decision: 'Akkoord na bespreking in de kamer',
};

export async function playedStudy(): Promise<Installation> {
  const kamerbode = await installation();
  const { must, studyId, courtId } = kamerbode;
  const open = async () => openTasksAt(await kamerbode.facts(), 'INTAKE');
  const [first, second, third] = await open();
  await must('secretary', { name: 'ADD_NOTE', studyId, task: { id: first!.id }, body: WORDS.note });
  await must('secretary', {
    name: 'EXTEND_TASK',
    studyId,
    task: { id: second!.id },
    until: '2026-04-30',
    reason: WORDS.reason,
  });
  await must('secretary', { name: 'COMPLETE_TASKS', studyId, tasks: [{ id: third!.id }] });
  kamerbode.services.clock.moment = '2026-03-20T10:00:00.000Z';
  const criteria = judgeCriteria(await kamerbode.facts(), 'INTAKE');
  await must('researcher', {
    name: 'REQUEST_GATE',
    studyId,
    stageId: 'INTAKE',
    attested: Object.fromEntries(
      criteria.filter(({ kind }) => kind === 'attested').map(({ id }) => [id, true]),
    ),
    reasons: Object.fromEntries(
      criteria.filter(({ met }) => met === false).map(({ id }) => [id, WORDS.unmet]),
    ),
  });
  const [request] = (await kamerbode.facts()).case.requests;
  await must('chair', {
    name: 'APPROVE_GATE',
    studyId,
    requestId: request!.id,
    boardDecisionOn: '2026-03-20',
    remark: WORDS.decision,
  });
  // The second stage asks for documents.
  await must('researcher', {
    name: 'ADD_REGISTER_ENTRY',
    studyId,
    kind: 'DOCUMENT_REQUEST',
    counterpartRoles: kamerbode.services.programme.programme.respondents.slice(0, 1).map(({ id }) => id),
    sentOn: '2026-03-20',
  });
  await must('researcher', {
    name: 'SET_QUESTION',
    studyId,
    questionNumber: 1,
    inScope: true,
    verdict: 'PARTLY_MET',
    summary: 'De raad is laat betrokken.',
  });
  await must('researcher', {
    name: 'SET_QUESTION',
    studyId,
    questionNumber: 2,
    inScope: false,
    reason: WORDS.reason,
  });
  await must('researcher', {
    name: 'ADD_RECOMMENDATION',
    studyId,
    title: 'Leg het vast',
    addressee: 'college',
  });
  await must('chair', {
    name: 'SIGN_DECLARATION',
    courtId,
    signedOn: '2026-03-20',
    signedByRole: 'CHAIR',
    untilYear: 2042,
    budgetPerYear: 15_000,
    evidenceLink: 'https://heerlen.example/besluit',
  });
  await must('coordinator', {
    name: 'PROPOSE_SHARED_ANSWER',
    waveId: kamerbode.waveId,
    questionNumber: 12,
    verdict: 'MET',
    summary: 'Het Rijk volgt het programma.',
  });
  await must('researcher', { name: 'ADOPT_SHARED_ANSWER', studyId, questionNumber: 12, edition: 1 });
  const { person } = await kamerbode.actor('secretary');
  await must('chair', { name: 'SET_CONTACT', courtId, personId: person.id });
  await must('coordinator', { name: 'REGISTER_COURT', municipality: 'Breda', tenantId: OTHER_TENANT });
  return kamerbode;
}

const OTHER_TENANT = '44444444-4444-4444-8444-444444444444';
