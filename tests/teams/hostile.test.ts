/** What somebody makes up who knows the protocol: it is refused kindly, and nothing is shown, changed or logged by it. */
import type { Json } from './recorded';
import { clicks, fetches, kamerbode, logged, read } from './talk';

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
