/** What names somebody outside of the texts beside the history: links, mail addresses, the programme's own records. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { importCourt } from '../../bot/study/memory/import';
import { composeExport } from '../../bot/study/memory/export';
import { checkChains } from '../../bot/study/memory/verify';
import { readFact, HOLDS_ERASED } from '../../bot/study/installation-facts';
import { openForReading } from '../../bot/study/database';
import { row, rows } from '../../bot/study/rows';
import { tick } from '../../bot/study/tick';
import { openTasksAt } from '../../bot/workflow/criteria';
import { Court } from '../../entities/court';
import { Duty } from '../../entities/duty';
import { JointNote } from '../../entities/joint-note';
import { Person, RoleGrant } from '../../entities/person';
import type { Installation, Who } from '../study/installation';
import { emptyDatabase, everything, exported } from './archive';
import { playedStudy } from './played';

const NAME = 'Waarnemer Zuiderzee';
const MAIL = 'wz@rekenkamer.example';
const LINK = 'https://stukken.example/brieven/Brief%20van%20Waarnemer%20Zuiderzee.pdf';
const SLUG = 'https://stukken.example/waarnemer-zuiderzee/besluit.html';

let given: Installation;
beforeEach(async () => {
  given = await playedStudy();
});
afterEach(() => given.close());

/** Everybody who is looked for is called so, and gave a mail address. */
async function called(who: Who): Promise<Person> {
  const { person } = await given.actor(who);
  await given.read((manager) => manager.update(Person, { id: person.id }, { name: NAME }));
  await given.must(who, { name: 'SET_MAIL_ADDRESS', mailAddress: MAIL });
  return person;
}

/** Wherever anybody can write, the name or the address is written. */
async function writtenEverywhere(): Promise<void> {
  const { must, studyId, courtId, waveId } = given;
  const [task, other, third] = openTasksAt(await given.facts(), 'DOCUMENTS');
  const about = (one: typeof task) => ({ studyId, task: { id: one!.id } });
  await must('secretary', { name: 'ADD_NOTE', ...about(task), body: `Zie ${LINK} of ${MAIL}` });
  await must('secretary', { name: 'WAIT_FOR', ...about(other), what: `mail van ${MAIL}` });
  await must('secretary', {
    name: 'EXTEND_TASK',
    ...about(third),
    until: '2026-06-01',
    reason: `Volgens ${SLUG}`,
  });
  const question = { studyId, questionNumber: 3, inScope: true, verdict: 'MET' } as const;
  await must('secretary', { name: 'SET_QUESTION', ...question, summary: `Volgens ${NAME}` });
  await must('secretary', { name: 'ADD_RECOMMENDATION', studyId, title: `Vraag ${NAME}`, addressee: MAIL });
  const signed = { signedOn: '2026-03-20', signedByRole: 'CHAIR', untilYear: 2042 } as const;
  await must('coordinator', { name: 'SIGN_DECLARATION', courtId, ...signed, evidenceLink: LINK });
  const confirmed = { courtId, takingPart: true, evidenceLink: SLUG } as const;
  await must('secretary', { name: 'CONFIRM_COMMITMENTS', ...confirmed });
  await must('chair', {
    name: 'WAIVE_COMMITMENT',
    courtId,
    commitmentId: 'CAPACITY',
    reason: `Door ${NAME}`,
  });
  await tick(given.services);
  const duty = await given.read((manager) => row(manager, Duty, { courtId, kind: 'ANNUAL_REPORT' }));
  await must('secretary', { name: 'COMPLETE_DUTY', dutyId: duty!.id, evidenceLink: LINK });
  const recess = [{ from: '2026-07-20', until: '2026-08-07', label: `Vakantie ${NAME}` }];
  await must('secretary', { name: 'SET_COURT_SETTINGS', courtId, settings: { recess } });
  const shared = { waveId, questionNumber: 1, verdict: 'MET', summary: `Zegt ${NAME}` } as const;
  await must('coordinator', { name: 'PROPOSE_SHARED_ANSWER', ...shared, evidenceLink: LINK });
  await ofProgramme();
}

/** What is the programme's. */
async function ofProgramme(): Promise<void> {
  const { must } = given;
  const joint = await given.read((manager) => rows(manager, Duty, { courtId: null, kind: 'JOINT_TASK' }));
  await must('coordinator', { name: 'COMPLETE_DUTY', dutyId: joint[0]!.id, evidenceLink: SLUG });
}

/** Ends every role of this person, and erases. */
async function erased(person: Person, by: Who): Promise<void> {
  given.services.clock.moment = '2026-04-20T10:00:00.000Z';
  await given.read((manager) =>
    manager.update(RoleGrant, { personId: person.id }, { validUntil: '2026-04-01' }),
  );
  await given.must(by, { name: 'ERASE_PERSON', personId: person.id, reason: `Op verzoek van ${NAME}` });
}

const TRACES = [NAME, MAIL, 'Waarnemer', 'waarnemer', 'zuiderzee'];

/** Which of them stand in it. */
const tracesIn = (text: string): string[] => TRACES.filter((trace) => text.includes(trace));

/** The file of the database with what SQLite keeps beside it, as bytes. */
const bytesOf = (file: string): string =>
  [file, `${file}-wal`].map((one) => (existsSync(one) ? readFileSync(one).toString('latin1') : '')).join('');

test('somebody of a court: nothing in a table, in the file itself or in an export, and every chain is whole', async () => {
  const person = await called('researcher');
  await writtenEverywhere();
  expect(tracesIn(bytesOf(given.file))).toEqual(TRACES);
  await erased(person, 'chair');

  expect(tracesIn(JSON.stringify(await everything(given.services.database)))).toEqual([]);
  expect(tracesIn(bytesOf(given.file))).toEqual([]);
  expect((await checkChains(given.services.database)).every(({ state }) => state.ok)).toBe(true);

  const files = await exported(given.services.database);
  for (const [file, content] of files) {
    expect([file, tracesIn(content.toString('utf8'))]).toEqual([file, []]);
  }
  const restored = await emptyDatabase();
  expect(await importCourt({ ...given.services, database: restored }, files)).toMatchObject({ ok: true });
  expect((await composeExport(restored, 'Heerlen'))?.get('SHA256SUMS')).toEqual(files.get('SHA256SUMS'));
  await restored.close();
});

test('the links still lead where they led, without the part that named the person', async () => {
  const person = await called('researcher');
  await writtenEverywhere();
  await erased(person, 'chair');
  const duties = await given.read((manager) => rows(manager, Duty, { state: 'DONE' }));
  expect(new Set(duties.map(({ evidenceLink }) => evidenceLink))).toEqual(
    new Set(['https://stukken.example/brieven/gewist.pdf', 'https://stukken.example/gewist/besluit.html']),
  );
});

test('a coordinator: what is the programme’s and what was written about courts as well, down to the bytes of the file', async () => {
  const person = await called('coordinator');
  const { must, waveId } = given;
  await tick(given.services);
  await ofProgramme();
  const shared = { waveId, questionNumber: 1, summary: `Zegt ${NAME}` } as const;
  await must('coordinator', { name: 'PROPOSE_SHARED_ANSWER', ...shared, evidenceLink: LINK });
  // Why another court takes part is a coordinator's word.
  const before = await given.read((manager) => row(manager, Court, { municipality: 'Breda' }));
  const reason = `Besproken met ${NAME}, zie ${SLUG}`;
  const about = { courtId: before!.id, status: 'SIGNED', reason } as const;
  await must('coordinator', { name: 'SET_PARTICIPATION', ...about });
  expect(tracesIn(bytesOf(given.file))).not.toEqual([]);
  const deputy = await given.actor('deputy');
  await given.read((manager) =>
    manager.update(
      RoleGrant,
      { personId: deputy.person.id },
      { role: 'COORDINATOR', courtId: null, validFrom: '2026-03-01' },
    ),
  );
  given.services.coordinators = [];
  await erased(person, 'deputy');

  expect(tracesIn(JSON.stringify(await everything(given.services.database)))).toEqual([]);
  expect(tracesIn(bytesOf(given.file))).toEqual([]);
  expect((await checkChains(given.services.database)).every(({ state }) => state.ok)).toBe(true);
  const breda = await given.read((manager) => row(manager, Court, { municipality: 'Breda' }));
  expect(breda?.participationReason).toBe(
    'Besproken met (gewist), zie https://stukken.example/gewist/besluit.html',
  );
});

test('while somebody else reads the database it is tidied later, by the tick', async () => {
  const person = await called('researcher');
  await writtenEverywhere();
  const reading = await openForReading({ sqliteFile: given.file });
  const [begun, ended] = [new AbortController(), new AbortController()];
  const reads = reading.work(async (manager) => {
    await manager.find(JointNote);
    const end = once(ended.signal, 'abort');
    begun.abort();
    await end;
  });
  await (begun.signal.aborted ? null : once(begun.signal, 'abort'));
  await erased(person, 'chair');
  const left = () => given.read((manager) => readFact(manager, HOLDS_ERASED));
  expect(await left()).toBe('YES');
  ended.abort();
  await reads;
  await reading.close();
  await tick(given.services);
  expect(await left()).toBeNull();
});
