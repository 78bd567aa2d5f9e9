/**
 * What people write freely bears a mark of the court that it is of, so that it can be found back wherever it comes out:
 * `zz7reasonzz` is a reason of the court with index 7.
 */
import type { CourtLife } from './world';

/** Of a court's own content; `advice`, `answer` and `scope` may become public. */
type Kind = 'reason' | 'note' | 'waited' | 'link' | 'evidence' | 'advice' | 'answer' | 'scope';

export interface Mark {
  court: number;
  kind: string;
  /** As it stands in texts. */
  text: string;
}

const MARK = /zz(\d+)([a-z]+?)(\d*)zz/g;

/** @param what tells it from others of its kind, where it matters which one it is */
export const markOf = ({ index }: Pick<CourtLife, 'index'>, kind: Kind, what: number | string = ''): string =>
  `zz${index}${kind}${what}zz`;

/** What somebody of a court writes, with its mark. */
export const marked = (court: CourtLife | null, kind: Kind, text: string, what?: number): string =>
  court === null ? text : `${text} ${markOf(court, kind, what)}`;

/** Each mark in a text once. */
export function marksIn(text: string): Mark[] {
  if (!text.includes('zz')) return [];
  const found = new Map<string, Mark>();
  for (const [mark, court = '', kind = ''] of text.matchAll(MARK))
    found.set(mark, { court: Number(court), kind, text: mark });
  return [...found.values()];
}
