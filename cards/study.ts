/** How a study stands: its five phases, the present stage, its tasks and its gate. Status only, no content. */
import { openButton, showButton, type CardButton } from './actions';
import { bare, plain } from './escape';
import type { CardParts } from './finish';
import layout from './study.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

const MOST_CARRIED = 4;

export type StudyRight =
  | 'REQUEST_GATE'
  | 'RECORD_EVENT'
  | 'PAUSE_STUDY'
  | 'RESUME_STUDY'
  | 'ANSWER_CONDITION'
  | 'READ_CONTENT'
  | 'READ_STATUS';

export interface StudyInput {
  studyId: string;
  courtId: string;
  court: string;
  wave: string;
  state: 'RUNNING' | 'PAUSED' | 'AFTERCARE' | 'CLOSED';
  pausedOn: string | null;
  phases: { label: string; state: 'DONE' | 'ACTIVE' | 'TODO'; from: string | null; until: string | null }[];
  /** Null once closed. */
  stage: { id: string; label: string; until: string; over: number } | null;
  tasks: { done: number; open: number; over: number };
  gate: { label: string; met: number; of: number; requestId: string | null } | null;
  publication: { on: string; firm: boolean } | null;
  /** Working days later (or, negative, earlier) than the first plan. */
  moved: number | null;
  unanswered: { conditionId: string; label: string }[];
  /** The court's other study: beside a running one there may be one in aftercare. */
  other: { studyId: string; wave: string } | null;
  /** What the court's study before this one left open. */
  carried: string[];
  /** Whether the viewer has tasks in it. */
  hasTasks: boolean;
  may: readonly StudyRight[];
}

export function studyCard(input: StudyInput, texts: Texts): CardParts {
  const words = texts.card.study;
  const body = fill({
    overline: `${plain(input.wave)} · ${words.state[input.state]}`,
    title: words.title(plain(input.court, 60)),
    phases: input.phases.map(({ label, state, from, until }) => {
      const name = plain(label, 60);
      if (state === 'DONE')
        return { line: words.phaseDone(name, until), subtle: false, weight: 'Default', colour: 'Good' };
      if (state === 'ACTIVE')
        return { line: words.phaseActive(name, until), subtle: false, weight: 'Bolder', colour: 'Accent' };
      return { line: words.phaseTodo(name, from), subtle: true, weight: 'Default', colour: 'Default' };
    }),
    facts: facts(input, texts),
    hasCarried: input.carried.length > 0,
    carried: texts.waves.carried(carriedLabels(input.carried)),
    asks: input.unanswered.length > 0,
    unanswered: words.unanswered,
    questions: input.unanswered.slice(0, 4).map(({ label }) => ({ line: plain(label) })),
  });
  return { summary: words.summary, body, ...studyButtons(input, texts) };
}

/** The first few; the rest is counted. */
function carriedLabels(labels: readonly string[]): string {
  const rest = labels.length - MOST_CARRIED;
  const shown = labels.slice(0, MOST_CARRIED).map((label) => plain(label, 80));
  return [...shown, ...(rest > 0 ? [`+ ${rest}`] : [])].join('; ');
}

function facts(input: StudyInput, texts: Texts): { title: string; value: string }[] {
  const words = texts.card.study;
  const list: { title: string; value: string }[] = [];
  if (input.pausedOn !== null) list.push({ title: words.paused, value: words.pausedOn(input.pausedOn) });
  if (input.stage !== null) {
    const { label, until, over } = input.stage;
    list.push({ title: words.stage, value: words.stageUntil(plain(label), until, over) });
    const { done, open, over: late } = input.tasks;
    list.push({ title: words.tasks, value: words.taskCounts(done, open, late) });
  }
  if (input.gate !== null) {
    const { label, met, of, requestId } = input.gate;
    const value =
      requestId === null ? words.gateReady(plain(label), met, of) : words.gateWaiting(plain(label));
    list.push({ title: words.gate, value });
  }
  if (input.publication !== null) {
    const { on, firm } = input.publication;
    list.push({
      title: words.publication,
      value: firm ? words.publishedOn(on) : words.publicationForecast(on),
    });
  }
  if (input.moved !== null) list.push({ title: words.firstPlan, value: words.firstPlanMoved(input.moved) });
  return list;
}

function studyButtons(input: StudyInput, texts: Texts): { buttons: CardButton[]; more: CardButton[] } {
  const { studyId, courtId, stage, gate } = input;
  const words = texts.button;
  const may = new Set(input.may);
  const buttons: CardButton[] = [];
  const more: CardButton[] = [];
  if (gate !== null && gate.requestId !== null && may.has('READ_CONTENT')) {
    buttons.push({
      ...showButton(words.toGate, { card: 'GATE', requestId: gate.requestId }),
      style: 'positive',
    });
  } else if (stage !== null && may.has('REQUEST_GATE')) {
    const ready = gate !== null && gate.met === gate.of;
    const button = openButton(words.requestGate, { dialog: 'REQUEST_GATE', studyId, stageId: stage.id });
    buttons.push(ready ? { ...button, style: 'positive' } : button);
  }
  if (input.hasTasks) buttons.push(showButton(words.myTasks, { card: 'MY_TASKS', page: 1 }));
  if (may.has('READ_CONTENT')) {
    buttons.push(
      showButton(words.registers, { card: 'REGISTER', studyId, kind: 'DOCUMENT_REQUEST', page: 1 }),
    );
  }
  const [question] = input.unanswered;
  if (question !== undefined && may.has('ANSWER_CONDITION')) {
    const dialog = { dialog: 'ANSWER_CONDITION', studyId, conditionId: question.conditionId } as const;
    buttons.push(openButton(words.answer, dialog));
  }
  if (input.other !== null && may.has('READ_CONTENT')) {
    const { studyId: otherId, wave } = input.other;
    buttons.push(showButton(words.toStudy(bare(wave, 40)), { card: 'STUDY', studyId: otherId }));
  }
  if (may.has('RECORD_EVENT')) more.push(openButton(words.recordEvent, { dialog: 'RECORD_EVENT', studyId }));
  if (stage !== null && may.has('READ_CONTENT')) {
    more.push(openButton(words.why, { dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: stage.id }));
  }
  if (may.has('READ_CONTENT')) {
    more.push(showButton(words.findings, { card: 'FINDINGS', studyId, page: 1 }));
  }
  if (may.has('RESUME_STUDY')) more.push(openButton(words.resume, { dialog: 'PAUSE_OR_RESUME', studyId }));
  else if (may.has('PAUSE_STUDY')) more.push(openButton(words.pause, { dialog: 'PAUSE_OR_RESUME', studyId }));
  if (may.has('READ_CONTENT')) more.push(openButton(words.history, { dialog: 'HISTORY', studyId, page: 1 }));
  if (may.has('READ_STATUS'))
    more.push(showButton(words.coordinatorView, { card: 'COORDINATOR_VIEW', courtId }));
  return { buttons, more };
}
