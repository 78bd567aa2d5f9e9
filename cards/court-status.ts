/**
 * The status of a court in words: one wording for the coordinator's digest and for what the court sees of it. The
 * shapes are those of `bot/workflow/status.ts` and `digest.ts`: codes, labels of the programme, dates and counts.
 */
import { plain } from './escape';
import { listed } from './format';
import { reasonLine, type ReasonInput } from './reason-line';
import type { Texts } from './texts/nl';

/** Commitments that are named in one line. */
const MOST_NAMES = 3;

export interface PhaseInput {
  nl: string;
  state: 'DONE' | 'ACTIVE' | 'NOT_STARTED';
  startOn: string;
  endOn: string;
  forecast: boolean;
}

export interface StudyStatusInput {
  studyId: string;
  state: 'RUNNING' | 'PAUSED' | 'AFTERCARE' | 'CLOSED';
  startedOn: string;
  phase: { number: number; of: number; nl: string };
  stage: { nl: string } | null;
  gate: {
    nl: string;
    since: string;
    days: number;
    noDecider: boolean;
    missing: keyof Texts['status']['coordinatorView']['missing'] | null;
  } | null;
  phases: PhaseInput[];
  overdue: number;
  escalated: number;
  nextOn: string | null;
  publicationOn: string | null;
  published: boolean;
  deviation: number | null;
  pausedOn: string | null;
  closedOn: string | null;
}

export type StatusAnswerInput = {
  askedOn: string;
  answer: 'ON_TRACK' | 'DELAYED' | 'CALL_ME' | null;
  until: string | null;
  answeredOn: string | null;
};

export interface CourtStatusInput {
  courtId: string;
  municipality: string;
  participation: keyof Texts['status']['participation'];
  participationSince: string;
  undeliverable: number;
  asked: StatusAnswerInput | null;
  jointNote?: { wave: number; state: 'ASKED' | 'CONSENTED' | 'OBJECTED' };
  commitments?: {
    declared: boolean;
    atRisk: string[];
    breached: string[];
    waived?: string[];
    leaving?: { since: string };
  };
  studies: StudyStatusInput[];
}

export type ChangeInput =
  | { code: 'JOINED' | 'RESUMED' | 'CLOSED' | 'STAYS' }
  | { code: 'PARTICIPATION'; to: CourtStatusInput['participation'] }
  | { code: 'STARTED' | 'PAUSED' | 'PUBLISHED'; on: string }
  | { code: 'PHASE'; number: number; of: number; phase: string }
  | { code: 'STAGE'; stage: string }
  | { code: 'GATE_REQUESTED'; gate: string; on: string }
  | { code: 'GATE_NOT_WAITING'; gate: string }
  | { code: 'PUBLICATION_MOVED'; days: number; to: string }
  | { code: 'OVERDUE'; from: number; to: number }
  | { code: 'WAIVED'; commitments: string[] }
  | { code: 'ANSWERED'; answer: 'ON_TRACK' | 'DELAYED' | 'CALL_ME'; until: string | null };

export interface DigestCourtInput {
  status: CourtStatusInput;
  reasons: ReasonInput[];
  changes: ChangeInput[];
}

/** "Klaar op …", "loopt tot en met …", "van … tot en met …, verwacht". */
export function phaseStandText({ state, startOn, endOn, forecast }: PhaseInput, texts: Texts): string {
  const words = texts.status.phaseStand;
  if (state === 'DONE') return words.done(endOn);
  if (state === 'NOT_STARTED') return words.notStarted(startOn, endOn);
  return forecast ? words.activeForecast(endOn) : words.active(endOn);
}

export function answerText(
  answer: NonNullable<StatusAnswerInput['answer']>,
  until: string | null,
  texts: Texts,
): string {
  return texts.status.answer[answer](until);
}

/** "fase 2 van 5, Documenten". */
export function phaseText({ state, phase, pausedOn }: StudyStatusInput, texts: Texts): string {
  const words = texts.status;
  if (state === 'CLOSED') return words.closed;
  if (state === 'AFTERCARE') return words.aftercare;
  const where = words.phase(phase.number, phase.of, plain(phase.nl, 60));
  return pausedOn === null ? where : `${where}, ${words.pausedSince(pausedOn)}`;
}

/** Labels of commitments, the first few; the rest is counted. */
export function commitmentNames(labels: readonly string[]): string {
  const rest = labels.length - MOST_NAMES;
  const names = labels.slice(0, MOST_NAMES).map((label) => plain(label, 40));
  return listed(rest > 0 ? [...names, `nog ${rest}`] : names);
}

export const reasonText = (reason: ReasonInput, texts: Texts): string =>
  reasonLine(reason, texts.status.reason, { title: (title) => plain(title, 60), names: commitmentNames });

export function changeText(change: ChangeInput, texts: Texts): string {
  const words = texts.status.change;
  switch (change.code) {
    case 'JOINED':
    case 'RESUMED':
    case 'CLOSED':
    case 'STAYS':
      return words[change.code]();
    case 'PARTICIPATION':
      return words.PARTICIPATION(texts.status.participation[change.to]);
    case 'STARTED':
    case 'PAUSED':
    case 'PUBLISHED':
      return words[change.code](change.on);
    case 'PHASE':
      return words.PHASE(change.number, change.of, plain(change.phase, 60));
    case 'STAGE':
      return words.STAGE(plain(change.stage, 60));
    case 'GATE_REQUESTED':
      return words.GATE_REQUESTED(plain(change.gate, 60), change.on);
    case 'GATE_NOT_WAITING':
      return words.GATE_NOT_WAITING(plain(change.gate, 60));
    case 'PUBLICATION_MOVED':
      return words.PUBLICATION_MOVED(change.days, change.to);
    case 'OVERDUE':
      return words.OVERDUE(change.from, change.to);
    case 'WAIVED':
      return words.WAIVED(commitmentNames(change.commitments));
    case 'ANSWERED':
      return words.ANSWERED(answerText(change.answer, change.until, texts));
  }
}
