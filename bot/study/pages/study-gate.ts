/** The gate of the stage that runs: its criteria and what is missing, the request, and what was decided before. */
import type { CardButton } from '../../../cards/actions';
import { gateCard, type GateInput } from '../../../cards/gate';
import type { DialogRef } from '../../../cards/ref';
import { studyCard } from '../../../cards/study';
import { StudyText, type GateRequest } from '../../../entities/study';
import { criterionOf, nextStage } from '../../programme/lookups';
import { judgeCriteria, openTasksFor, type JudgedCriterion } from '../../workflow/criteria';
import type { StudyFacts } from '../../workflow/facts';
import { needsBoard } from '../../workflow/gates';
import { activeStage, taskTitle } from '../../workflow/study-case';
import { rows } from '../rows';
import { gateInput } from '../views/gate-views';
import { studyInput } from '../views/study-views';
import { daysOver, nameOf, type ViewContext } from '../views/view';
import type { PageAnswer } from './page';
import { contentOf, deedsOf, type StudyHead, type StudyPartName } from './study-head';

export interface StudyGatePage {
  head: StudyHead;
  /** Null once the study is closed. */
  gate: {
    label: string;
    stage: { id: string; label: string; endOn: string; over: number };
    leadsTo: string | null;
    board: boolean;
    criteria: GateCriterion[];
    /** What asks for it, where this viewer can. */
    ask: CardButton[];
  } | null;
  /** That waits for a decision. */
  request: RequestRow | null;
  /** The latest first. */
  earlier: RequestRow[];
}

export interface GateCriterion extends JudgedCriterion {
  missing: {
    tasks: { id: string; title: string }[];
    /** Where it is settled. */
    part: StudyPartName | null;
    dialog: DialogRef | null;
  };
}

/** A reason or remark in the court's own words. */
interface Quote {
  about: string;
  body: string;
  by: string;
}

export interface RequestRow extends Omit<GateInput, 'may'> {
  quotes: Quote[];
  buttons: CardButton[];
}

/**
 * The gate of the stage that runs: its criteria as they stand, the open request, and what was decided before.
 */
export async function studyGate(
  context: ViewContext,
  studyId: string | null,
): Promise<PageAnswer<StudyGatePage>> {
  const found = await contentOf(context, studyId);
  if (!found.ok) return found;
  const { facts, head } = found;
  const refs = facts.case.requests.flatMap(refsIn);
  const written = await rows(context.manager, StudyText, { id: refs });
  const toRow = (request: GateRequest): RequestRow => requestRow(context, facts, request, written);
  const asked = facts.case.requests.find(({ state }) => state === 'REQUESTED');
  return {
    ok: true,
    data: {
      head,
      gate: await presentGate(context, facts),
      request: asked === undefined ? null : toRow(asked),
      earlier: facts.case.requests
        .filter(({ state }) => state !== 'REQUESTED')
        .toSorted((a, b) => b.requestedAt.localeCompare(a.requestedAt))
        .map(toRow),
    },
  };
}

async function presentGate(context: ViewContext, facts: StudyFacts): Promise<StudyGatePage['gate']> {
  const active = activeStage(facts);
  if (active === null) return null;
  const { stage, definition } = active;
  const buttons = deedsOf(studyCard(await studyInput(context, facts), context.texts));
  const records = buttons.find(({ data }) => data.open?.dialog === 'RECORD_EVENT')?.data.open ?? null;
  return {
    label: definition.gate.nl,
    stage: {
      id: definition.id,
      label: definition.nl,
      endOn: stage.endOn,
      over: daysOver(facts, stage.endOn),
    },
    leadsTo: nextStage(facts.programme, definition.id)?.nl ?? null,
    board: needsBoard(facts, definition.gate),
    criteria: judgeCriteria(facts, definition.id).map((judged) => ({
      ...judged,
      missing: missing(facts, definition.id, judged, records),
    })),
    ask: buttons.filter(({ data }) => data.open?.dialog === 'REQUEST_GATE'),
  };
}

function missing(
  facts: StudyFacts,
  stageId: string,
  { id, met }: JudgedCriterion,
  records: DialogRef | null,
): GateCriterion['missing'] {
  if (met === true) return { tasks: [], part: null, dialog: null };
  const tasks = openTasksFor(facts, stageId, id).map((task) => ({
    id: task.id,
    title: taskTitle(facts, task),
  }));
  const criterion = criterionOf(facts.programme, id);
  if (criterion.by === 'event') return { tasks, part: null, dialog: records };
  if (criterion.by !== 'register') return { tasks, part: tasks.length > 0 ? 'TASKS' : null, dialog: null };
  const { rule } = criterion;
  if (rule === 'PUBLICATION_OUTSIDE_BLACKOUT') return { tasks, part: null, dialog: records };
  if (rule === 'NEXT_WAVE_ANCHOR') return { tasks, part: 'PHASES', dialog: null };
  if (rule.startsWith('QUESTIONS')) return { tasks, part: 'FINDINGS', dialog: null };
  return { tasks, part: rule.startsWith('RECOMMENDATIONS') ? 'RECOMMENDATIONS' : 'REGISTERS', dialog: null };
}

const refsIn = ({ reasonRef, recorded, criteria }: GateRequest): string[] =>
  [reasonRef, recorded?.evidenceRef, ...criteria.map((one) => one.reasonRef)].flatMap((ref) => ref ?? []);

function requestRow(
  { viewer, texts }: ViewContext,
  facts: StudyFacts,
  request: GateRequest,
  written: readonly StudyText[],
): RequestRow {
  const input = gateInput(facts, request, viewer);
  const quote = (about: string, ref: string | null | undefined): Quote[] => {
    const text = written.find(({ id }) => id === ref);
    return text === undefined ? [] : [{ about, body: text.body, by: nameOf(facts, text.authorId) }];
  };
  return {
    ...input,
    quotes: [
      ...request.criteria.flatMap(({ id, reasonRef }) =>
        quote(criterionOf(facts.programme, id).nl, reasonRef),
      ),
      ...quote('', request.reasonRef),
      ...quote('', request.recorded?.evidenceRef),
    ],
    buttons: deedsOf(gateCard(input, texts)),
  };
}
