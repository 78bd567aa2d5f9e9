/** The four registers of a study: what was asked of the other side, until when, and what came of it. */
import { refusalText } from '../../../cards/texts/refusals';
import { entryName, entryStand, type RegisterLine } from '../../../cards/register';
import type { DialogRef } from '../../../cards/ref';
import type { RegisterEntry, RegisterKind } from '../../../entities/study';
import { inStudy, may } from '../../workflow/access';
import { decide } from '../../workflow/decide';
import type { StudyFacts } from '../../workflow/facts';
import { registerLine } from '../views/register-views';
import type { ViewContext } from '../views/view';
import type { PageAnswer } from './page';
import { contentOf, type StudyHead } from './study-head';

export interface StudyRegistersPage {
  head: StudyHead;
  registers: RegisterPart[];
}

export interface RegisterPart {
  kind: RegisterKind;
  open: number;
  settled: number;
  entries: RegisterRow[];
  /** Whether this viewer may change what is there. */
  updates: boolean;
  add: DialogRef | null;
  /** Why nothing can be added yet: its stage has not begun. */
  notYet: string | null;
}

export interface RegisterRow extends Pick<
  RegisterLine,
  'id' | 'number' | 'roles' | 'dueOn' | 'over' | 'outcome'
> {
  name: string;
  /** What happened so far, as the card of the register says it. */
  stand: string[];
  /** Where it is read, and updated by whoever may. */
  open: DialogRef;
  /** Where the letter that reminds the other side stands. */
  letter: DialogRef | null;
  /** An extension that is proposed, and where it is answered. */
  proposal: { until: string; entryId: string } | null;
}

const KINDS: readonly RegisterKind[] = [
  'DOCUMENT_REQUEST',
  'INTERVIEW',
  'TECHNICAL_HEARING',
  'EXECUTIVE_HEARING',
];

/** Requests for documents, interviews and hearings, for the study's own people. */
export async function studyRegisters(
  context: ViewContext,
  studyId: string | null,
): Promise<PageAnswer<StudyRegistersPage>> {
  const found = await contentOf(context, studyId);
  if (!found.ok) return found;
  const { facts, head } = found;
  return { ok: true, data: { head, registers: KINDS.map((kind) => partOf(context, facts, kind)) } };
}

function partOf(context: ViewContext, facts: StudyFacts, kind: RegisterKind): RegisterPart {
  const { id: studyId, state } = facts.case.study;
  const updates =
    (state === 'RUNNING' || state === 'AFTERCARE') &&
    may(context.viewer, 'UPDATE_REGISTER_ENTRY', inStudy(facts)).ok;
  const adding = decide(
    {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind,
      counterpartRoles: facts.programme.respondents.slice(0, 1).map(({ id }) => id),
    },
    facts,
    context.viewer,
  );
  const entries = facts.case.entries
    .filter((entry) => entry.kind === kind)
    .toSorted((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || b.number - a.number);
  const settled = entries.filter(({ outcome }) => outcome !== null).length;
  return {
    kind,
    open: entries.length - settled,
    settled,
    entries: entries.map((entry) => rowOf(context, facts, entry)),
    updates,
    add: adding.ok ? { dialog: 'REGISTER_ENTRY', studyId, kind, entryId: null } : null,
    notYet: adding.ok || adding.refusal.code !== 'REGISTER_NOT_YET' ? null : refusalText(adding.refusal),
  };
}

function rowOf({ texts }: ViewContext, facts: StudyFacts, entry: RegisterEntry): RegisterRow {
  const line = registerLine(facts, entry);
  const { id, studyId, kind, number, proposedDueOn } = entry;
  return {
    id,
    number,
    name: entryName(line, texts),
    roles: line.roles,
    dueOn: line.dueOn,
    over: line.over,
    outcome: line.outcome,
    // Until when an answer is waited for has a column of its own.
    stand: entryStand({ ...line, dueOn: null }, texts),
    open: { dialog: 'REGISTER_ENTRY', studyId, kind, entryId: id },
    letter: line.dueOn !== null ? { dialog: 'REMINDER_LETTER', entryId: id } : null,
    proposal: proposedDueOn === null ? null : { until: proposedDueOn, entryId: id },
  };
}
