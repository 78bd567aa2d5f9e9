/** When silence is silence: something was due an hour ago or more, and nothing happened. */
import { silenceKey, silences, type SilenceFacts } from '../../bot/workflow/silence';

const quiet: SilenceFacts = {
  now: '2026-11-23T12:00:00.000Z',
  due: '2026-11-24T07:30:00.000Z',
  digest: { monday: '2026-11-23', expected: 2, sent: 2 },
  recipients: { expected: 5, reached: 5 },
};

test('given nothing that waits, there is no silence', () => {
  expect(silences(quiet)).toEqual([]);
});

test('what has been due for more than an hour means that no tick ran', () => {
  expect(silences({ ...quiet, due: '2026-11-23T10:59:00.000Z' })).toEqual([
    { code: 'TICK', since: '2026-11-23T10:59:00.000Z' },
  ]);
  expect(silences({ ...quiet, due: '2026-11-23T11:01:00.000Z' })).toEqual([]);
});

test('a digest that a coordinator should have had by now, and did not get, is told', () => {
  expect(silences({ ...quiet, digest: { ...quiet.digest!, sent: 1 } })).toEqual([
    { code: 'DIGEST', monday: '2026-11-23', count: 1 },
  ]);
});

test('before the first digest there is nothing to miss', () => {
  expect(silences({ ...quiet, digest: null })).toEqual([]);
});

test('people who got nothing while something was due are counted', () => {
  expect(silences({ ...quiet, recipients: { expected: 5, reached: 3 } })).toEqual([
    { code: 'RECIPIENTS', count: 2 },
  ]);
});

test('a silence is one and the same for as long as it lasts', () => {
  expect(silenceKey({ code: 'TICK', since: 'x' }, '2026-11-23')).toBe('silence:TICK:x');
  expect(silenceKey({ code: 'DIGEST', monday: '2026-11-23', count: 2 }, '2026-11-25')).toBe(
    'silence:DIGEST:2026-11-23',
  );
  expect(silenceKey({ code: 'RECIPIENTS', count: 2 }, '2026-11-25')).toBe('silence:RECIPIENTS:2026-11');
});
