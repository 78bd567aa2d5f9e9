/** What somebody makes up who knows the protocol: it is refused kindly, and nothing is shown, changed or logged by it. */
import { row, rows } from '../../bot/study/rows';
import { Court } from '../../entities/court';
import { OutboxMessage, PostedCard } from '../../entities/message';
import { Invitation } from '../../entities/person';
import { StudyText } from '../../entities/study';
import { IDENTITIES, type Who } from '../study/installation';
import { type Json, part } from './recorded';
import { channel, clicks, fetches, kamerbode, logged, ofType, read, says, submits, task } from './talk';

describe('references that no button of ours holds', () => {
  const STAGES = ['INT-01', 'constructor', '__proto__', 'x'];

  test.each(STAGES)('a stage %s that the programme does not have is not found', async (stageId) => {
    const { studyId } = kamerbode;
    const milestone = { card: 'MILESTONE', studyId, milestone: 'GATE', stageId, on: '2026-03-02' };
    for (const show of [
      { card: 'PLAN_MOVED', studyId, workingDays: 1, becauseStageId: stageId },
      milestone,
    ]) {
      expect(read((await clicks('researcher', { kb: 1, show })).body)).toContain('niet (meer) te vinden');
    }
    for (const [who, dialog] of [
      ['researcher', 'REQUEST_GATE'],
      ['chair', 'REOPEN_GATE'],
    ] as const) {
      const { body } = await fetches(who, { kb: 1, open: { dialog, studyId, stageId } });
      expect(read(body)).toContain('niet (meer) te vinden');
    }
    const line = { line: 'PLAN_MOVED', studyId, workingDays: 1, becauseStageId: stageId };
    const { body } = await clicks('researcher', {
      kb: 1,
      show: { card: 'MORNING', on: '2026-03-02', lines: [line] },
    });
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' });
    expect(logged.filter((event) => event.includes('failed'))).toEqual([]);
  });

  test.each<Json>([{ from: 'gisteren' }, { until: '2026-02-30' }, { from: '' }])(
    'a stretch of days that does not exist cannot be read: %j',
    async (change) => {
      const show = { card: 'SINCE_DOWNTIME', from: '2026-03-01', until: '2026-03-02', lines: [], ...change };
      expect(read((await clicks('researcher', { kb: 1, show })).body)).toContain('niet (meer) lezen');
      expect(logged.filter((event) => event.includes('failed'))).toEqual([]);
    },
  );
});

async function joinArnhem(): Promise<void> {
  const arnhem = await kamerbode.read((manager) => row(manager, Court, { municipality: 'Arnhem' }));
  const { secret } = await kamerbode.must('coordinator', {
    name: 'INVITE',
    courtId: arnhem?.id ?? '',
    role: 'CHAIR',
  });
  await kamerbode.must('stranger', { name: 'REDEEM_CODE', code: secret ?? '' });
}

describe('somebody who asks about another court', () => {
  const ASKED = [
    'besluiten',
    'stukken',
    'heropenen',
    'aanvragen',
    'taak INT-01',
    'taak DOC-99',
    'interviews',
    'pauze',
  ];

  test.each(['coordinator', 'stranger'] as const)('hears the same whatever stands there: %s', async (who) => {
    await kamerbode.must('coordinator', {
      name: 'REGISTER_COURT',
      municipality: 'Arnhem',
      tenantId: IDENTITIES.stranger.tenantId,
    });
    if (who === 'stranger') await joinArnhem();
    const heard = new Set<string>();
    for (const asked of ASKED) {
      await says(who, `${asked} Heerlen`);
      heard.add(read(channel.posted.at(-1)?.body.text));
    }
    expect([...heard]).toEqual([
      'Dit kunt u hier niet zelf doen: het is aan de mensen van de rekenkamer zelf.',
    ]);
  });
});

const notes = () => kamerbode.read((manager) => rows(manager, StudyText, { body: 'Eén keer' }));
const open = () => kamerbode.read((manager) => rows(manager, Invitation, { usedAt: null }));

/** What the button of this dialog holds that does something. */
async function buttonOf(who: Who, dialog: Json): Promise<Json> {
  const { body } = await fetches(who, { kb: 1, open: dialog });
  const data = ofType(body, 'Action.Submit').map((button) => part(button, 'data'));
  return data.find(({ command }) => command !== undefined) ?? {};
}

describe('a dialog that is delivered twice', () => {
  test('adds one note', async () => {
    const { id } = await task('INT-01');
    const data = {
      ...(await buttonOf('researcher', { dialog: 'TASK_ACTION', taskId: id, action: 'NOTE' })),
      body: 'Eén keer',
    };
    expect(read((await submits('researcher', data)).body)).toContain('De notitie is opgeslagen');
    expect(read((await submits('researcher', data)).body)).toBe(
      'message\nDit was al verwerkt; er is niets dubbel gedaan.',
    );
    expect(await notes()).toHaveLength(1);
    // Another dialog with the same words is another note.
    const again = await buttonOf('researcher', { dialog: 'TASK_ACTION', taskId: id, action: 'NOTE' });
    await submits('researcher', { ...again, body: 'Eén keer' });
    expect(await notes()).toHaveLength(2);
  });

  test('makes one invitation, and gives no second code', async () => {
    const data = {
      ...(await buttonOf('chair', { dialog: 'INVITE', courtId: kamerbode.courtId })),
      role: 'MEMBER',
    };
    const before = (await open()).length;
    const answers = await Promise.all([submits('chair', data), submits('chair', data)]);
    expect(
      answers.map(({ body }) => /[A-Z2-9]{4}(?:-[A-Z2-9]{4}){3}/.test(read(body))).filter(Boolean),
    ).toHaveLength(1);
    expect((await open()).length - before).toBe(1);
  });

  test('is somebody else’s own when somebody else sends the same', async () => {
    const { id } = await task('INT-01');
    const data = {
      ...(await buttonOf('researcher', { dialog: 'TASK_ACTION', taskId: id, action: 'NOTE' })),
      body: 'Eén keer',
    };
    await submits('researcher', data);
    await submits('secretary', data);
    expect(await notes()).toHaveLength(2);
  });
});

test('whose message did not arrive is told by role outside the court, by name inside', async () => {
  const { person } = await kamerbode.actor('researcher');
  const shown = async (who: Who) =>
    read((await clicks(who, { kb: 1, show: { card: 'UNDELIVERABLE', personId: person.id } })).body);
  expect(await shown('secretary')).toContain('Een bericht aan Onderzoeker Heerlen kon');
  expect(await shown('coordinator')).toContain('Een bericht aan Onderzoeker bij de rekenkamer Heerlen kon');
});

test('a task that is asked for time and again does not make every change of it a hundred messages', async () => {
  const { id, studyId } = await task('INT-01');
  for (let asked = 0; asked < 8; asked++) await says('researcher', 'taak INT-01');
  const last = channel.posted.length;
  expect(await kamerbode.read((manager) => rows(manager, PostedCard, { subjectId: id }))).toHaveLength(5);
  await clicks('secretary', { kb: 1, command: { name: 'COMPLETE_TASKS', studyId, tasks: [{ id }] } });
  const updates = await kamerbode.read((manager) => rows(manager, OutboxMessage, { kind: 'UPDATE' }));
  expect(updates.length).toBeLessThanOrEqual(5);
  expect(last).toBe(8);
});
