/** The views of the registers: a page of one, and a proposal to extend a term of somebody else. */
import { extensionProposalCard } from '../../../cards/extension-proposal';
import type { CardRef } from '../../../cards/ref';
import { ENTRIES_A_PAGE, entryName, registerCard, type RegisterLine } from '../../../cards/register';
import type { RegisterEntry } from '../../../entities/study';
import { respondentLabel } from '../../programme/lookups';
import { inStudy, may } from '../../workflow/access';
import { refuse } from '../../workflow/decision';
import type { StudyFacts } from '../../workflow/facts';
import { awaitsReply } from '../../workflow/response-terms';
import { accepts, daysOver, SETTLED, studyFor, studyOf, type View, type ViewContext } from './view';

export function registerLine(facts: StudyFacts, entry: RegisterEntry): RegisterLine {
  const waits = awaitsReply(entry);
  return {
    ...entry,
    roles: entry.counterpartRoles.map((role) => respondentLabel(facts.programme, role)),
    dueOn: waits ? entry.dueOn : null,
    over: waits && entry.dueOn !== null ? daysOver(facts, entry.dueOn) : null,
  };
}

export async function viewRegister(
  context: ViewContext,
  { studyId, kind, page: asked }: Extract<CardRef, { card: 'REGISTER' }>,
): Promise<View> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  // What is still open first; within that the newest, which people look for.
  const entries = facts.case.entries
    .filter((entry) => entry.kind === kind)
    .toSorted((a, b) => Number(a.outcome !== null) - Number(b.outcome !== null) || b.number - a.number);
  const pages = Math.max(1, Math.ceil(entries.length / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const where = inStudy(facts);
  const { state } = facts.case.study;
  const running = state === 'RUNNING' || state === 'AFTERCARE';
  const open = entries.filter(({ outcome }) => outcome === null).length;
  const parts = registerCard(
    {
      studyId,
      kind,
      court: facts.court.municipality,
      page,
      pages,
      entries: entries
        .slice((page - 1) * ENTRIES_A_PAGE, page * ENTRIES_A_PAGE)
        .map((entry) => registerLine(facts, entry)),
      open,
      settled: entries.length - open,
      mayAdd: accepts(facts, context.viewer, {
        name: 'ADD_REGISTER_ENTRY',
        studyId,
        kind,
        counterpartRoles: facts.programme.respondents.slice(0, 1).map(({ id }) => id),
      }),
      mayUpdate: running && may(context.viewer, 'UPDATE_REGISTER_ENTRY', where).ok,
    },
    context.texts,
  );
  return { parts };
}

export async function viewExtensionProposal(
  context: ViewContext,
  { entryId }: Extract<CardRef, { card: 'EXTENSION_PROPOSAL' }>,
): Promise<View> {
  const found = await studyFor(context, await studyOf(context, 'entries', entryId));
  if (!found.ok) return found;
  const { facts } = found;
  const entry = facts.case.entries.find(({ id }) => id === entryId);
  if (entry === undefined) return refuse('NOT_FOUND');
  if (context.sending && entry.proposedDueOn === null) return SETTLED;
  const answer = {
    name: 'ANSWER_EXTENSION_PROPOSAL',
    studyId: entry.studyId,
    entryId,
    accept: false,
  } as const;
  const parts = extensionProposalCard(
    {
      entryId,
      version: entry.version,
      studyId: entry.studyId,
      court: facts.court.municipality,
      kind: entry.kind,
      entry: entryName(registerLine(facts, entry), context.texts),
      dueOn: entry.dueOn,
      proposedDueOn: entry.proposedDueOn,
      mayAnswer: accepts(facts, context.viewer, answer),
    },
    context.texts,
  );
  return { parts };
}
