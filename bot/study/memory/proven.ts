/**
 * What the history of a study proves of its other rows: each request for a gate with what was decided on it, and each
 * question with its verdict and whether it was released. So whoever changes a decision must make up the whole chain, and
 * then it no longer ends where whoever kept its end saw it end.
 */
import { z } from 'zod';
import { StudyQuestion } from '../../../entities/findings';
import { HistoryEntry } from '../../../entities/history';
import { GateRequest } from '../../../entities/study';
import { tableFile } from './export';
import { type GatheredTable, rowsIn } from './gather';

/** Columns of a row with what they must hold. */
type Proven = Readonly<Record<string, unknown>>;

interface Proofs {
  /** By the request's id. */
  requests: Map<string, Proven>;
  /** By study and number. */
  questions: Map<string, Proven>;
}

const REQUEST = z.looseObject({ request: z.string(), boardDecisionOn: z.string().nullable().default(null) });
const REOPENED = z.looseObject({ requests: z.array(z.looseObject({ id: z.string(), state: z.string() })) });
const QUESTION = z.looseObject({
  question: z.int(),
  // What is taken over is in scope.
  inScope: z.boolean().default(true),
  verdict: z.string().nullable(),
  releasedOn: z.string().nullable(),
});
const RELEASED = z.looseObject({
  questions: z.array(z.looseObject({ question: z.int(), verdict: z.string().nullable() })),
  releasedOn: z.string(),
});

const STATES = { APPROVE_GATE: 'APPROVED', RETURN_GATE: 'RETURNED', WITHDRAW_GATE: 'WITHDRAWN' };

const questionKey = (studyId: string, questionNumber: number): string => `${studyId} ${questionNumber}`;

/** Rows that say something else than the history, in Dutch, with the file and the line. */
export function contradictions(tables: readonly GatheredTable[]): string[] {
  const proofs: Proofs = { requests: new Map(), questions: new Map() };
  const entries = rowsIn(tables, HistoryEntry).toSorted((a, b) => a.number - b.number);
  for (const entry of entries) take(proofs, entry);
  return [
    ...compared('gate_request', rowsIn(tables, GateRequest), proofs.requests, ({ id }) => id),
    ...compared('study_question', rowsIn(tables, StudyQuestion), proofs.questions, (one) =>
      questionKey(one.studyId, one.questionNumber),
    ),
  ];
}

/** Takes what one entry says. What an earlier program wrote in another way proves nothing. */
function take(
  { requests, questions }: Proofs,
  { action, actorId, role, at, chain, data }: HistoryEntry,
): void {
  const decided = { decidedById: actorId, decidedAs: role, decidedAt: at };
  switch (action) {
    case 'REQUEST_GATE':
    case 'APPROVE_GATE':
    case 'RETURN_GATE':
    case 'WITHDRAW_GATE': {
      const about = REQUEST.safeParse(data).data;
      if (about === undefined) return;
      if (action === 'REQUEST_GATE')
        add(requests, about.request, { state: 'REQUESTED', requestedById: actorId, requestedAt: at });
      else add(requests, about.request, { state: STATES[action], ...decided });
      if (action === 'APPROVE_GATE') add(requests, about.request, { boardDecisionOn: about.boardDecisionOn });
      return;
    }
    case 'REOPEN_GATE':
      for (const { id, state } of REOPENED.safeParse(data).data?.requests ?? [])
        add(requests, id, { state, ...(state === 'APPROVED' ? { reopenedAt: at } : decided) });
      return;
    case 'SET_QUESTION':
    case 'ADOPT_SHARED_ANSWER': {
      const about = QUESTION.safeParse(data).data;
      if (about === undefined) return;
      const { question, inScope, verdict, releasedOn } = about;
      add(questions, questionKey(chain, question), { inScope, verdict, releasedOn });
      return;
    }
    case 'RELEASE_FINDINGS': {
      const about = RELEASED.safeParse(data).data;
      for (const { question, verdict } of about?.questions ?? [])
        add(questions, questionKey(chain, question), { verdict, releasedOn: about?.releasedOn });
    }
  }
}

function add(proofs: Map<string, Proven>, key: string, proven: Proven): void {
  proofs.set(key, { ...proofs.get(key), ...proven });
}

function compared<Row extends object>(
  table: string,
  rows: readonly Row[],
  proofs: ReadonlyMap<string, Proven>,
  keyOf: (row: Row) => string,
): string[] {
  const file = tableFile(table);
  const missing = new Set(proofs.keys());
  const mistakes = rows.flatMap((row, index) => {
    const where = `${file}, regel ${index + 1}`;
    const proven = proofs.get(keyOf(row));
    missing.delete(keyOf(row));
    if (proven === undefined) return [`${where}: komt in de geschiedenis van het onderzoek niet voor.`];
    const is = new Map<string, unknown>(Object.entries(row));
    return Object.entries(proven).flatMap(([column, value]) =>
      is.get(column) === value
        ? []
        : [`${where}: ${column} is anders dan in de geschiedenis van het onderzoek.`],
    );
  });
  return missing.size === 0
    ? mistakes
    : [...mistakes, `${file}: ${missing.size} van de rijen die de geschiedenis noemt ontbreken.`];
}
