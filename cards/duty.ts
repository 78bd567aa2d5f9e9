/** One duty: what must be done, until when, and what settles it: a date and a place to find it, a sum, or a yes. */
import { commandButton, openButton, showButton, type CardButton, type PartialCommand } from './actions';
import { handoverButton } from './council-overview';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { euros } from './format';
import type { CardRef } from './ref';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';

export interface DutyInput {
  dutyId: string;
  version: number;
  title: string;
  /** Null for a duty of the programme. */
  court: { id: string; name: string } | null;
  dueOn: string;
  /** Calendar days over it; negative before it. */
  over: number;
  state: 'OPEN' | 'DONE' | 'LAPSED' | 'WAIVED';
  doneOn: string | null;
  /** How it is settled, when the viewer may. */
  settle:
    | { by: 'SAYING'; today: string }
    | { by: 'BUDGET'; year: number; agreed: number | null }
    | { by: 'SPENDING'; year: number; agreed: number | null }
    | { by: 'RECONFIRMING'; mayStop: boolean }
    /** By starting the court's study in a wave; `mayStart` when the viewer can do that now. */
    | { by: 'STARTING'; wave: string; mayStart: boolean }
    /** By publishing the joint note: the one that lies before the courts, if one does. */
    | { by: 'JOINT_NOTE'; waveId: string; noteId: string | null }
    /** Somebody else's, or it follows from something else. */
    | null;
  /** Whether the viewer can make the file that is to be handed over. */
  file: boolean;
  /** Why a declaration is to be confirmed again. */
  because: { what: 'CHAIR' | 'ELECTION'; on: string } | null;
}

export function dutyCard(input: DutyInput, texts: Texts): CardParts {
  const words = texts.commitment.dutyCard;
  const open = input.state === 'OPEN';
  const body: FormElement[] = [
    { kind: 'quiet', text: input.court === null ? words.programme : input.court.name },
    { kind: 'heading', text: input.title, part: false },
    {
      kind: 'text',
      text: open ? texts.commitment.line.due(input.dueOn, input.over) : settledText(input, texts),
    },
    ...(open ? because(input, texts) : []),
    ...(open ? fields(input, texts) : []),
  ];
  return {
    summary: input.court === null ? words.summaryProgramme : words.summary,
    body: formBody(body, dialogs.required),
    buttons: buttons(input, texts),
  };
}

function settledText({ state, doneOn }: DutyInput, texts: Texts): string {
  const words = texts.commitment.dutyCard.settled;
  if (state === 'DONE') return words.DONE(doneOn ?? '');
  return state === 'WAIVED' ? words.WAIVED : words.LAPSED;
}

function because({ because: reason }: DutyInput, texts: Texts): FormElement[] {
  if (reason === null) return [];
  const words = texts.commitment.dutyCard;
  const text = reason.what === 'CHAIR' ? words.reconfirmChair(reason.on) : words.reconfirmElection(reason.on);
  return [
    { kind: 'text', text },
    { kind: 'quiet', text: words.reconfirmNote },
  ];
}

function fields({ settle, court }: DutyInput, texts: Texts): FormElement[] {
  const words = texts.commitment.dutyCard;
  if (settle === null) return [{ kind: 'quiet', text: words.letting }];
  const evidence = (required: boolean): FormElement => ({
    kind: 'input-text',
    id: 'evidenceLink',
    label: required ? words.evidence : words.evidenceOptional,
    placeholder: words.linkExample,
    maxLength: 400,
    required,
  });
  switch (settle.by) {
    case 'SAYING':
      return [
        { kind: 'input-date', id: 'doneOn', label: words.doneOn, value: settle.today, required: true },
        evidence(false),
      ];
    case 'BUDGET':
      return [
        ...(settle.agreed === null
          ? []
          : [{ kind: 'text' as const, text: words.agreed(euros(settle.agreed)) }]),
        {
          kind: 'input-text',
          id: 'budget',
          label: words.budget(settle.year),
          placeholder: words.sumExample,
          maxLength: 20,
          required: true,
        },
        evidence(true),
      ];
    case 'SPENDING':
      return [
        ...(settle.agreed === null
          ? []
          : [{ kind: 'text' as const, text: words.budgetOf(settle.year, euros(settle.agreed)) }]),
        {
          kind: 'input-choice',
          id: 'spending',
          label: words.spending,
          choices: (['ON_COURSE', 'LESS', 'MORE'] as const).map((value) => ({
            title: words.spent[value],
            value,
          })),
          style: 'expanded',
          required: true,
        },
        evidence(false),
        { kind: 'quiet', text: words.spendingNote },
      ];
    case 'RECONFIRMING':
      return [evidence(false)];
    case 'JOINT_NOTE':
      return [{ kind: 'quiet', text: texts.joint.settles }];
    case 'STARTING':
      return [
        {
          kind: 'quiet',
          text: court === null ? texts.waves.duty.opened : texts.waves.duty.settles(settle.wave),
        },
      ];
  }
}

function buttons(input: DutyInput, texts: Texts): CardButton[] {
  const { dutyId, version, court, settle, state } = input;
  const words = texts.commitment.dutyCard;
  const back: CardRef = { card: 'DUTY', dutyId };
  const file =
    input.file && court !== null
      ? [
          handoverButton(court.id, back, texts),
          showButton(texts.documents.button, { card: 'COUNCIL_OVERVIEW', courtId: court.id }),
        ]
      : [];
  const list =
    court === null
      ? []
      : [...file, showButton(texts.commitment.register.title, { card: 'COMMITMENTS', courtId: court.id })];
  if (state !== 'OPEN' || settle === null) return list;
  const button = (title: string, command: PartialCommand): CardButton =>
    commandButton(title, command, back, 'positive');
  switch (settle.by) {
    case 'SAYING':
      return [button(words.done, { name: 'COMPLETE_DUTY', dutyId, expectedVersion: version }), ...list];
    case 'BUDGET':
      return [button(words.confirmBudget, { name: 'CONFIRM_BUDGET', courtId: court?.id ?? '' }), ...list];
    case 'STARTING':
      return [
        ...(settle.mayStart && court !== null
          ? [openButton(texts.button.startStudy, { dialog: 'START_STUDY', courtId: court.id })]
          : []),
        showButton(texts.waves.all, { card: 'WAVES' }),
      ];
    case 'JOINT_NOTE':
      return [
        settle.noteId === null
          ? openButton(texts.joint.button.propose, { dialog: 'JOINT_NOTE', waveId: settle.waveId })
          : showButton(texts.joint.all, { card: 'JOINT_GATE', noteId: settle.noteId }),
        showButton(texts.waves.all, { card: 'WAVES' }),
      ];
    case 'SPENDING':
      return [button(words.reportSpending, { name: 'REPORT_SPENDING', courtId: court?.id ?? '' }), ...list];
    case 'RECONFIRMING':
      return [
        button(words.reconfirm, { name: 'RECONFIRM_DECLARATION', courtId: court?.id ?? '' }),
        ...(settle.mayStop && court !== null
          ? [openButton(texts.commitment.yearly.no, { dialog: 'WITHDRAWAL', courtId: court.id })]
          : []),
        ...list,
      ];
  }
}
