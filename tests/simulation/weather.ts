/** What goes wrong around the program: days on which it does not run, a channel that is busy or loses its answers. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './chance';
import type { Fate, Kind } from './channel';
import { localTime, shifted } from './days';

/** The days without the program: a few days now and then, and once in the eighth year three weeks. */
export function downtime(chance: Chance, begin: string, days: number): Set<string> {
  const down = new Set<string>();
  for (let day = 40; day < days; day += 1) {
    const date = shifted(begin, day);
    const luck = chance('down', date);
    const length = luck < 0.0025 ? 1 + Math.floor((luck / 0.0025) * 9) : 0;
    for (let at = 0; at < length; at += 1) down.add(shifted(date, at));
  }
  const long = shifted(begin, 2800);
  if (days > 2800) for (let at = 0; at < 21; at += 1) down.add(shifted(long, at));
  return down;
}

/**
 * What becomes of a call. On some mornings the whole channel is busy or unreachable; else a call in a hundred fails by
 * itself. Answers to what somebody typed always arrive.
 */
export function fates(chance: Chance, now: () => string): (conversationId: string, kind: Kind) => Fate {
  return (conversationId, kind) => {
    if (kind === 'REPLY') return 'TAKEN';
    const [day = '', time = ''] = localTime(now()).split(' ');
    const storm = chance('storm', day);
    if (storm < 0.004 && time < '11:00') return 'BUSY';
    const luck = chance('call', conversationId, kind, now());
    if (luck < 0.008) return 'BUSY';
    if (luck < 0.011) return 'LOST';
    return luck < 0.013 ? 'BROKEN' : 'TAKEN';
  };
}

/**
 * The definition as it is over the years, each version in a file of its own: first other words only, which a running
 * wave may adopt; later other terms, which only a new wave gets.
 */
export function definitions(folder: string, original: string): { words: string; terms: string } {
  const text = readFileSync(original, 'utf8');
  const changed = (version: string, ...changes: readonly (readonly [string, string])[]): string => {
    const after = changes.reduce((so, [from, to]) => {
      if (!so.includes(from)) throw new Error(`The definition does not say “${from}”`);
      return so.replace(from, to);
    }, text);
    const file = join(folder, `${version}.yaml`);
    writeFileSync(file, after.replace(/^version: .*$/m, `version: '${version}'`));
    return file;
  };
  const words = [
    'nl: Betrokkenen en rollen in kaart brengen',
    'nl: Betrokkenen, rollen en belangen in kaart brengen',
  ] as const;
  return {
    words: changed('2028.1', words),
    terms: changed('2033.1', words, ['termWorkingDays: 45', 'termWorkingDays: 50']),
  };
}
