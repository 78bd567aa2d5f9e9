/**
 * Why a court asks for attention, in words: the same in the digest, in what a court sees of it, and on the tab's overview.
 * Pure and small, for the page that comes first in the tab uses it.
 */
import type { Texts } from './texts/nl';

export type ReasonInput =
  | { code: 'NO_DECIDER' | 'GATE_WAITING'; gate: string; days: number }
  | { code: 'OVERDUE' | 'UNDELIVERABLE'; count: number }
  | { code: 'DELAYED'; days: number }
  | { code: 'SAYS_DELAYED'; until: string | null }
  | { code: 'CALL_ME' | 'NO_ANSWER' | 'LEAVING'; since: string }
  | { code: 'BREACHED' | 'AT_RISK'; commitments: string[] };

/** How titles, and the labels of commitments, are written where the line goes. */
interface Writing {
  title: (title: string) => string;
  names: (labels: readonly string[]) => string;
}

export function reasonLine(
  reason: ReasonInput,
  words: Texts['status']['reason'],
  { title, names }: Writing,
): string {
  switch (reason.code) {
    case 'NO_DECIDER':
    case 'GATE_WAITING':
      return words[reason.code](title(reason.gate), reason.days);
    case 'OVERDUE':
    case 'UNDELIVERABLE':
      return words[reason.code](reason.count);
    case 'DELAYED':
      return words.DELAYED(reason.days);
    case 'SAYS_DELAYED':
      return words.SAYS_DELAYED(reason.until);
    case 'CALL_ME':
    case 'NO_ANSWER':
    case 'LEAVING':
      return words[reason.code](reason.since);
    case 'BREACHED':
    case 'AT_RISK':
      return words[reason.code](names(reason.commitments));
  }
}
