import { readConfig } from '../../bot/config';
import { parseProgramme } from '../../bot/programme/load';
import { faultText } from '../../functions/local/fault-text';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (fault) {
    return fault;
  }
  throw new Error('nothing was thrown');
}

test('mistakes in the settings or in the definition are told without a stack', () => {
  const settings = faultText(thrownBy(() => readConfig({ PORT: 'abc' })));
  expect(settings).toContain('PORT is "abc"');
  const definition = faultText(thrownBy(() => parseProgramme('id: kleine letters', 'eigen.yaml')));
  expect(definition).toContain('eigen.yaml:1');
  expect(settings + definition).not.toMatch(/^\s+at /m);
});

test('anything unexpected is told with where it arose', () => {
  expect(faultText(new RangeError('te ver'))).toMatch(/RangeError: te ver\n\s+at /);
  expect(faultText('geen fout')).toBe('geen fout');
});
