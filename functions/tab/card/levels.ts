/** What stands open, one upon the other, and what each shows: whatever comes on top is asked of the server. */
import { useCallback, useEffect, useState } from 'react';
import type { ShownCard } from '../../../bot/tab/contract';
import type { Api, Failure } from '../api';
import type { Opened } from '../app';
import type { Saying } from '../parts/said';
import { texts } from '../texts-nl';
import { contentOf, firstValue, inputsOf, withoutHeading, type Content } from './content';
import { keptEntry } from './entries';

export interface Shown {
  opened: Opened;
  title: string;
  size: 'small' | 'medium' | 'large';
  content: Content;
  values: Record<string, string>;
  /** What was entered before and is put back. */
  isRestored: boolean;
}

interface Level {
  opened: Opened;
  /** Null until it is there. */
  shown: Shown | null;
  failure: Failure | null;
  /** What was done upon it, once it must be asked for anew: then it may be there no more. */
  done?: Saying;
}

const missing = (opened: Opened): Level => ({ opened, shown: null, failure: null });

const isSame = (one: Opened, other: Opened): boolean =>
  one.kind === other.kind && JSON.stringify(one.ref) === JSON.stringify(other.ref);

/** Without the one on top, which was done; what led to it may have changed too. */
const withoutTop = (levels: Level[], done: Saying): Level[] =>
  levels.slice(0, -1).map(({ opened }) => ({ ...missing(opened), done }));

/** A card takes the place of the card that led to it; a dialog stands upon what led to it. What is open is gone back to. */
function withOnTop(levels: Level[], opened: Opened): Level[] {
  const below = levels.findIndex((level) => isSame(level.opened, opened));
  if (below !== -1) return [...levels.slice(0, below), missing(opened)];
  return opened.kind === 'card' && levels.at(-1)?.opened.kind === 'card'
    ? [...levels.slice(0, -1), missing(opened)]
    : [...levels, missing(opened)];
}

/** @param ended told when what was done leaves nothing open */
export function useLevels(first: Opened, personId: string, api: Api, ended: (done: Saying) => void) {
  const [levels, setLevels] = useState<Level[]>([missing(first)]);
  const top = levels.at(-1);

  const replaceTop = useCallback((change: (level: Level) => Level) => {
    setLevels((before) =>
      before.map((level, place) => (place === before.length - 1 ? change(level) : level)),
    );
  }, []);

  const show = useCallback(
    (opened: Opened, made: Content, title: string, size: Shown['size']): Shown => {
      const inputs = inputsOf(made.body);
      const initial = Object.fromEntries(inputs.map((input) => [input.id, firstValue(input)]));
      const kept = keptEntry(personId, opened.ref)?.values ?? null;
      const known = Object.entries(kept ?? {}).filter(([id]) => id in initial);
      return {
        opened,
        title,
        size,
        content: made,
        values: { ...initial, ...Object.fromEntries(known) },
        isRestored: known.some(([id, value]) => value !== initial[id]),
      };
    },
    [personId],
  );
  const showCard = useCallback(
    ({ ref, content: card }: ShownCard): Level => {
      const opened: Opened = { kind: 'card', ref };
      const { heading, content: rest } = withoutHeading(contentOf(card));
      return { opened, shown: show(opened, rest, heading ?? texts.name, 'medium'), failure: null };
    },
    [show],
  );

  // Whatever comes on top and is not there yet is asked for.
  const isMissing = top !== undefined && top.shown === null && top.failure === null;
  useEffect(() => {
    if (!isMissing || top === undefined) return;
    const { opened } = top;
    let current = true;
    const load = async (): Promise<Level> => {
      if (opened.kind === 'card') {
        const answered = await api.card(opened.ref);
        return answered.ok ? showCard(answered.data) : { opened, shown: null, failure: answered.failure };
      }
      const answered = await api.dialog(opened.ref);
      if (!answered.ok) return { opened, shown: null, failure: answered.failure };
      const { content: card, title, size } = answered.data;
      return { opened, shown: show(opened, contentOf(card), title, size), failure: null };
    };
    const showTop = async (): Promise<void> => {
      const level = await load();
      if (!current) return;
      const { done } = top;
      if (done === undefined || level.failure?.kind !== 'refused') return replaceTop(() => level);
      // Such as the start of a study that was started: it makes no sense any more.
      if (levels.length > 1) setLevels((before) => withoutTop(before, done));
      else ended(done);
    };
    void showTop();
    return () => {
      current = false;
    };
  }, [api, isMissing, top, levels.length, ended, show, showCard, replaceTop]);

  return {
    levels,
    top,
    replaceTop,
    show,
    showCard,
    open: (opened: Opened): void => setLevels((before) => withOnTop(before, opened)),
    leave: (): void => setLevels((before) => before.slice(0, -1)),
    leaveToNews: useCallback((done: Saying) => setLevels((before) => withoutTop(before, done)), []),
  };
}
