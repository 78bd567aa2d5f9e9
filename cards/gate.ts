/**
 * A gate request: for who decides with buttons, for others as it stands. Says what is asked, what is not met (never
 * why: reasons are read in a dialog), who asks, and what waiting costs.
 */
import { commandButton, openButton, showButton, type CardButton } from './actions';
import { plain } from './escape';
import type { CardParts } from './finish';
import layout from './gate.json';
import type { CardRef } from './ref';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

const MOST_TASKS = 6;

export type GateRight =
  | 'APPROVE_GATE'
  | 'RETURN_GATE'
  | 'WITHDRAW_GATE'
  | 'RECORD_GATE_DECISION'
  | 'REOPEN_GATE'
  | 'APPOINT_STAND_IN'
  | 'REGISTER_ABSENCE'
  | 'READ_CONTENT';

interface GateCriterion {
  label: string;
  met: boolean;
  attested: boolean;
  /** How much of it is done, where that can be counted. */
  detail: { done: number; of: number } | null;
  /** Whether the requester gave a reason for it. */
  reasoned: boolean;
}

export interface GateInput {
  requestId: string;
  version: number;
  studyId: string;
  courtId: string;
  court: string;
  stageId: string;
  stage: string;
  gate: string;
  /** The stage that begins after approval; null when the study is closed by it. */
  leadsTo: string | null;
  state: 'REQUESTED' | 'APPROVED' | 'RETURNED' | 'WITHDRAWN';
  requestedBy: string;
  requestedAt: string;
  /** Working days since. */
  waited: number;
  /** Working days that the plan moves already, or the last day on which waiting costs nothing. */
  cost: { moved: number } | { freeUntil: string };
  board: { meetingOn: string | null; past: boolean } | null;
  criteria: GateCriterion[];
  openTasks: number;
  decided: { by: string; role: string; at: string; boardOn: string | null } | null;
  reopenedTasks: string[];
  /** Returned, and not asked for or decided since. */
  mayAskAgain: boolean;
  reopenedAt: string | null;
  recorded: { by: string; on: string } | null;
  /** When nobody can decide. */
  missing: { why: 'NO_CHAIR' | 'CHAIR_ABSENT' | 'ONLY_REQUESTER'; until: string | null } | null;
  /** Put off by the decider: the day on which it comes back by itself, if there is one. */
  postponed: { comesBackOn: string | null } | null;
  may: readonly GateRight[];
}

export function gateCard(input: GateInput, texts: Texts): CardParts {
  const words = texts.card.gate;
  const asked = input.state === 'REQUESTED';
  const unmet = input.criteria.filter((criterion) => !criterion.met);
  const met = input.criteria.filter((criterion) => criterion.met);
  const folded = input.postponed !== null;
  const body = fill({
    overline: words.overline(plain(input.court, 60), plain(input.stage)),
    title: plain(input.gate),
    state: input.reopenedAt === null ? words.state[input.state] : words.reopened(input.reopenedAt),
    colour: stateColour(input),
    leadsTo: input.leadsTo === null ? words.closesWave : words.leadsTo(plain(input.leadsTo)),
    showsLeadsTo: asked && !folded,
    isFolded: folded,
    postponed: words.postponed(input.postponed?.comesBackOn ?? null),
    facts: facts(input, texts),
    isMissing: asked && input.missing !== null,
    missing: missingLines(input, texts),
    isOpen: !folded,
    criteriaTitle: words.criteria,
    criteriaLine: unmet.length === 0 ? words.allMet : words.unmetCount(unmet.length),
    criteriaColour: unmet.length === 0 ? 'Good' : 'Warning',
    unmet: unmet.map((criterion) => ({ line: criterionLine(criterion, texts) })),
    // Once decided only what was not met still matters.
    met: asked ? met.map((criterion) => ({ line: criterionLine(criterion, texts) })) : [],
    carries: asked && !folded && input.openTasks > 0,
    openTasks: words.openTasks(input.openTasks),
  });
  return { summary: words.summary[input.state], body, ...gateButtons(input, texts) };
}

function stateColour({ state, reopenedAt }: GateInput): string {
  if (reopenedAt !== null || state === 'RETURNED') return 'Warning';
  return state === 'APPROVED' ? 'Good' : state === 'REQUESTED' ? 'Accent' : 'Default';
}

function facts(input: GateInput, texts: Texts): { title: string; value: string }[] {
  const words = texts.card.gate;
  const asked = input.state === 'REQUESTED';
  const requester = plain(input.requestedBy, 60);
  const list = [
    {
      title: words.requestedBy,
      value: words.requested(requester, input.requestedAt, asked ? input.waited : 0),
    },
  ];
  if (asked) {
    const cost =
      'moved' in input.cost ? words.costNow(input.cost.moved) : words.costAfter(input.cost.freeUntil);
    list.push({ title: words.cost, value: cost });
  }
  if (asked && input.board !== null) {
    const { meetingOn, past } = input.board;
    list.push({
      title: words.meeting,
      value: meetingOn === null ? words.meetingUnknown : words.meetingOn(meetingOn, past),
    });
  }
  if (input.recorded !== null && asked) {
    list.push({
      title: words.recorded,
      value: words.recordedBy(plain(input.recorded.by, 60), input.recorded.on),
    });
  }
  if (input.decided !== null) {
    const { by, role, at, boardOn } = input.decided;
    const title = input.state === 'WITHDRAWN' ? words.withdrawnOn : words.decidedBy;
    list.push({ title, value: words.decided(plain(by, 60), plain(role, 60), at) });
    if (boardOn !== null) list.push({ title: words.board, value: texts.date(boardOn) });
  }
  if (input.reopenedTasks.length > 0) {
    const shown = input.reopenedTasks.slice(0, MOST_TASKS).map((title) => plain(title, 80));
    const rest = input.reopenedTasks.length - shown.length;
    list.push({
      title: words.reopenedTasks,
      value: [...shown, ...(rest > 0 ? [`+ ${rest}`] : [])].join('; '),
    });
  }
  if (input.state === 'RETURNED') {
    list.push({ title: words.explained, value: words.explainedWhere });
    if (input.mayAskAgain) list.push({ title: words.afterReturn, value: words.askAgain });
  }
  return list;
}

function missingLines({ missing }: GateInput, texts: Texts): { line: string; weight: string }[] {
  if (missing === null) return [];
  const words = texts.card.gate;
  return [
    { line: words.missing[missing.why], weight: 'Bolder' },
    {
      line: missing.until === null ? words.missingOpen : words.missingUntil(missing.until),
      weight: 'Default',
    },
    { line: words.waysOut[missing.why], weight: 'Default' },
  ];
}

function criterionLine({ label, met, attested, detail, reasoned }: GateCriterion, texts: Texts): string {
  const words = texts.card.gate;
  const counted = detail === null ? '' : words.detail(detail.done, detail.of);
  const tail = `${counted}${attested ? words.attested : ''}`;
  return met ? words.met(plain(label), tail) : words.unmet(plain(label), tail, reasoned);
}

function gateButtons(input: GateInput, texts: Texts): { buttons: CardButton[]; more: CardButton[] } {
  const { requestId, version, studyId, courtId, stageId } = input;
  const words = texts.button;
  const may = new Set(input.may);
  const here: CardRef = { card: 'GATE', requestId };
  const status = showButton(words.status, { card: 'STUDY', studyId });
  const documents = openButton(words.documents, { dialog: 'GATE_DETAILS', requestId });
  if (input.postponed !== null) return { buttons: [showButton(words.decideNow, here), status], more: [] };

  const buttons: CardButton[] = [];
  const more: CardButton[] = [];
  if (may.has('APPROVE_GATE')) {
    const confirm: CardRef = { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' };
    // What the secretary recorded is confirmed in one tap; the card says what was decided, and when.
    buttons.push(
      input.recorded === null
        ? { ...showButton(words.approve, confirm), style: 'positive' }
        : commandButton(
            words.confirmRecorded,
            { name: 'APPROVE_GATE', studyId, requestId, expectedVersion: version },
            here,
            'positive',
          ),
    );
  }
  if (may.has('RETURN_GATE'))
    buttons.push(openButton(words.returnGate, { dialog: 'RETURN_GATE', requestId }));
  if (may.has('RECORD_GATE_DECISION')) {
    buttons.push(openButton(words.recordDecision, { dialog: 'RECORD_GATE_DECISION', requestId }));
  }
  if (may.has('APPOINT_STAND_IN')) {
    buttons.push(openButton(words.appointStandIn, { dialog: 'STAND_IN', courtId, requestId }));
  }
  if (may.has('READ_CONTENT')) buttons.push(documents);
  if (may.has('APPROVE_GATE'))
    buttons.push(showButton(words.later, { card: 'GATE', requestId, later: true }));
  if (may.has('WITHDRAW_GATE')) {
    const command = { name: 'WITHDRAW_GATE', studyId, requestId, expectedVersion: version };
    buttons.push(commandButton(words.withdraw, command, here));
  }
  if (may.has('REGISTER_ABSENCE'))
    more.push(openButton(words.registerAbsence, { dialog: 'ABSENCE', courtId }));
  if (may.has('REOPEN_GATE'))
    more.push(openButton(words.reopen, { dialog: 'REOPEN_GATE', studyId, stageId }));
  more.push(status);
  return buttons.length === 0 && more.length === 1 ? { buttons: more, more: [] } : { buttons, more };
}
