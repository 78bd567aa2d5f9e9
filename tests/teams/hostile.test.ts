/** What somebody makes up who knows the protocol: it is refused kindly, and nothing is shown, changed or logged by it. */
import { row } from '../../bot/study/rows';
import { Court } from '../../entities/court';
import { IDENTITIES } from '../study/installation';
import type { Json } from './recorded';
import { channel, clicks, fetches, kamerbode, logged, read, says } from './talk';

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
