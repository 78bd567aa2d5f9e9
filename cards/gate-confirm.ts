/** The question before a decision: what it starts, what is not met, and the date of the board where one is needed. */
import { commandButton, openButton, showButton } from './actions';
import { plain } from './escape';
import type { CardParts } from './finish';
import layout from './gate-confirm.json';
import type { CardRef } from './ref';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface GateConfirmInput {
  requestId: string;
  version: number;
  studyId: string;
  court: string;
  gate: string;
  leadsTo: string | null;
  /** When that begins: null for today, a date where publication is still to come. */
  startsOn: string | null;
  unmet: string[];
  openTasks: number;
  /** Null where no board decision is needed; `last` is the last meeting since `from`, if any is known. */
  board: { last: string | null; from: string; today: string } | null;
}

export function gateConfirmCard(input: GateConfirmInput, texts: Texts): CardParts {
  const { requestId, version, studyId, board } = input;
  const words = texts.card.gateConfirm;
  const gate = texts.card.gate;
  const body = fill({
    overline: `${plain(input.court, 60)} · ${plain(input.gate)}`,
    title: words.title,
    follows: input.leadsTo === null ? words.closes : words.starts(plain(input.leadsTo), input.startsOn),
    hasUnmet: input.unmet.length > 0,
    unmetCount: gate.unmetCount(input.unmet.length),
    unmet: input.unmet.map((label) => ({ line: gate.unmet(plain(label), '', false) })),
    carries: input.openTasks > 0,
    openTasks: gate.openTasks(input.openTasks),
    // A date input takes no empty value: with and without a known meeting are two elements.
    asksFilled: board !== null && board.last !== null,
    asksEmpty: board !== null && board.last === null,
    boardLabel: words.board,
    boardNote: board?.last === null ? words.boardNoteEmpty : words.boardNote,
    boardMissing: words.boardMissing(board?.from ?? ''),
    hasBoard: board !== null,
    last: board?.last ?? '',
    from: board?.from ?? '',
    today: board?.today ?? '',
  });
  const back: CardRef = { card: 'GATE', requestId };
  const command = { name: 'APPROVE_GATE', studyId, requestId, expectedVersion: version };
  return {
    summary: words.summary,
    body,
    buttons: [
      commandButton(texts.button.confirm, command, back, 'positive'),
      openButton(texts.button.approveWithRemark, { dialog: 'APPROVE_GATE', requestId }),
      showButton(texts.button.back, back),
    ],
  };
}
