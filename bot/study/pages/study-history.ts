/** What happened in a study: who did what, when, in which role, and why; and whether the chain is whole. */
import { dutchMoment } from '../../../cards/format';
import { holdsWords, searchWords } from '../../../cards/search';
import { dialogs as texts } from '../../../cards/texts/nl-dialogs';
import { HistoryEntry, HistoryText } from '../../../entities/history';
import { Person } from '../../../entities/person';
import type { Programme } from '../../programme/definition';
import type { StudyFacts } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
import { verifyChain } from '../history';
import { textHashes } from '../memory/gather';
import { rows } from '../rows';
import { lineOf, personsIn } from '../views/history-lines';
import type { ViewContext } from '../views/view';
import type { PageAnswer } from './page';
import { contentOf, type StudyHead } from './study-head';

/** What can be looked for. */
export type HistoryKind = 'ALL' | 'TASKS' | 'GATES' | 'PLANNING' | 'REGISTERS' | 'FINDINGS';

export interface StudyHistoryPage {
  head: StudyHead;
  kind: HistoryKind;
  /** What was looked for; empty when all of it is shown. */
  words: string;
  page: number;
  pages: number;
  /** Of this kind, and in all. */
  count: number;
  length: number;
  entries: HistoryRow[];
  /** The number of the first entry at which something is wrong; null while the chain is as it was written. */
  brokenAt: number | null;
}

export interface HistoryRow {
  number: number;
  /** A moment. */
  at: string;
  /** Null when the clock did it; else a name, or null for somebody who is no longer known. */
  by: { name: string | null } | null;
  role: string | null;
  line: string;
  /** What was written at it, for as long as it is kept. */
  reasons: string[];
  hash: string;
  previousHash: string;
}

const ENTRIES_A_PAGE = 50;

const KIND_OF: Readonly<Record<string, HistoryKind>> = {
  COMPLETE_TASKS: 'TASKS',
  UNDO_TASK: 'TASKS',
  SNOOZE_TASK: 'TASKS',
  WAIT_FOR: 'TASKS',
  STOP_WAITING: 'TASKS',
  MARK_NOT_APPLICABLE: 'TASKS',
  EXTEND_TASK: 'TASKS',
  REASSIGN_TASK: 'TASKS',
  REOPEN_TASK: 'TASKS',
  ADD_NOTE: 'TASKS',
  HAND_OVER: 'TASKS',
  REQUEST_GATE: 'GATES',
  WITHDRAW_GATE: 'GATES',
  APPROVE_GATE: 'GATES',
  RETURN_GATE: 'GATES',
  RECORD_GATE_DECISION: 'GATES',
  REOPEN_GATE: 'GATES',
  START_STUDY: 'PLANNING',
  EXTEND_STAGE: 'PLANNING',
  RECORD_EVENT: 'PLANNING',
  ANSWER_CONDITION: 'PLANNING',
  PAUSE_STUDY: 'PLANNING',
  RESUME_STUDY: 'PLANNING',
  REPLAN: 'PLANNING',
  ADD_REGISTER_ENTRY: 'REGISTERS',
  UPDATE_REGISTER_ENTRY: 'REGISTERS',
  ANSWER_EXTENSION_PROPOSAL: 'REGISTERS',
  SET_QUESTION: 'FINDINGS',
  ADOPT_SHARED_ANSWER: 'FINDINGS',
  KEEP_ANSWER: 'FINDINGS',
  RELEASE_FINDINGS: 'FINDINGS',
  ADD_RECOMMENDATION: 'FINDINGS',
  UPDATE_RECOMMENDATION: 'FINDINGS',
};

const KINDS: readonly HistoryKind[] = ['ALL', 'TASKS', 'GATES', 'PLANNING', 'REGISTERS', 'FINDINGS'];

/** More than anybody types; what is cut off cannot be in the words of a history either. */
const LONGEST_SEARCH = 200;

/**
 * @param rest `<page>-<kind>`, such as `2-TASKS`
 * @param typed looked for in the whole history: what a row shows, in whatever case and with or without accents
 */
export async function studyHistory(
  context: ViewContext,
  studyId: string | null,
  rest: string | null,
  typed: string,
): Promise<PageAnswer<StudyHistoryPage>> {
  const found = await contentOf(context, studyId);
  if (!found.ok) return found;
  const { facts, head } = found;
  const { manager } = context;
  const [asked = '1', word = 'ALL'] = (rest ?? '1').split('-');
  const kind = KINDS.find((one) => one === word) ?? 'ALL';
  const chain = facts.case.study.id;
  const all = await rows(manager, HistoryEntry, { chain }, { only: ['number', 'action'] });
  const ofKind = all.filter(({ action }) => kind === 'ALL' || KIND_OF[action] === kind);
  const words = searchWords(typed.slice(0, LONGEST_SEARCH));
  const searched = words.length === 0 ? null : await inWords(context, facts, 'ALL');
  const numbers = ofKind
    .map(({ number }) => number)
    .filter((number) => searched === null || holdsWords(readOf(searched.get(number)), words))
    .toSorted((a, b) => b - a);
  const pages = Math.max(1, Math.ceil(numbers.length / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(asked)) || 1), pages);
  const shown = numbers.slice((page - 1) * ENTRIES_A_PAGE, page * ENTRIES_A_PAGE);
  const entries = searched ?? (await inWords(context, facts, shown));
  const state = await verifyChain(manager, chain);
  return {
    ok: true,
    data: {
      head,
      kind,
      words: words.length === 0 ? '' : typed.trim(),
      page,
      pages,
      count: numbers.length,
      length: all.length,
      entries: shown.flatMap((number) => entries.get(number) ?? []),
      brokenAt: state.ok ? null : state.number,
    },
  };
}

/** Entries as they are read, by their numbers. */
async function inWords(
  { manager }: ViewContext,
  facts: StudyFacts,
  which: 'ALL' | number[],
): Promise<Map<number, HistoryRow>> {
  const chain = facts.case.study.id;
  const entries = await rows(manager, HistoryEntry, which === 'ALL' ? { chain } : { chain, number: which });
  const people = await rows(manager, Person, { id: [...new Set(entries.flatMap(personsIn))] });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const of = which === 'ALL' ? { chain } : { chain, saltedHash: [...textHashes(entries)] };
  const written = new Map((await rows(manager, HistoryText, of)).map((text) => [text.saltedHash, text.body]));
  return new Map(
    entries.map((entry): [number, HistoryRow] => [
      entry.number,
      {
        number: entry.number,
        at: entry.at,
        by: entry.actorId === null ? null : { name: names.get(entry.actorId) ?? null },
        role: roleOf(entry, facts.programme),
        line: lineOf(entry, facts, names),
        reasons: [...textHashes([entry])].flatMap((hash) => written.get(hash) ?? []),
        hash: entry.hash,
        previousHash: entry.previousHash,
      },
    ]),
  );
}

/** Everything that a row shows, and its day as it is stored. */
function readOf(row: HistoryRow | undefined): string {
  if (row === undefined) return '';
  const { line, reasons, by, role, at, number } = row;
  const who = by === null ? texts.history.clock : (by.name ?? texts.somebody);
  return [line, ...reasons, who, role ?? '', dutchMoment(at), localDate(at), `nr. ${number}`].join(' ');
}

const roleOf = ({ role }: HistoryEntry, { roles }: Programme): string | null =>
  roles.find(({ id }) => id === role)?.nl ?? null;
