/**
 * The joint note of a wave: for the chair of a participating court with the question whether that court consents, for
 * coordinators with who is awaited and what can be done. Counts and names of courts; reasons are read in a dialog.
 */
import { commandButton, openButton, showButton, type CardButton } from './actions';
import { linkTo } from './escape';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { dutchDate } from './format';
import type { CardRef } from './ref';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';

/** A court for which the viewer is asked, or whose people the viewer is one of. */
export interface OwnCourt {
  courtId: string;
  municipality: string;
  state: 'ASKED' | 'CONSENTED' | 'OBJECTED';
  decidedOn: string | null;
  /** The day on which an answer is hoped for; null when nobody is reminded. */
  dueOn: string | null;
  /** Whether the viewer speaks for it now. */
  may: boolean;
  /** Why nobody does. */
  missing: 'NO_CHAIR' | 'CHAIR_ABSENT' | 'ONLY_REQUESTER' | null;
  /** Whether the viewer can appoint somebody who does. */
  mayAppoint: boolean;
}

export interface JointGateInput {
  noteId: string;
  round: number;
  wave: { number: number; title: string };
  title: string;
  evidenceLink: string;
  state: 'PROPOSED' | 'AGREED' | 'WITHDRAWN' | 'PUBLISHED';
  proposedOn: string;
  /** Working days since then. */
  waited: number;
  agreedOn: string | null;
  publishedOn: string | null;
  /** Names of courts. */
  consented: string[];
  awaited: string[];
  objected: string[];
  left: string[];
  own: OwnCourt[];
  coordinates: boolean;
  /** Whether somebody wrote a reason that the viewer may read. */
  reasons: boolean;
  later: boolean;
  /** The court for which the viewer is about to consent. */
  confirm: string | null;
}

export function jointGateCard(input: JointGateInput, texts: Texts): CardParts {
  const words = texts.joint;
  const body: FormElement[] = [
    { kind: 'quiet', text: words.overline(input.wave.number, input.wave.title, input.round) },
    { kind: 'heading', text: input.title, part: false },
    ...(input.later ? [{ kind: 'text' as const, text: words.folded }] : lines(input, texts)),
  ];
  const summary = input.state === 'AGREED' ? words.summaryAgreed : words.summary;
  return { summary, body: formBody(body, dialogs.required), ...buttons(input, texts) };
}

const isOpen = ({ state }: JointGateInput): boolean => state === 'PROPOSED' || state === 'AGREED';

function lines(input: JointGateInput, texts: Texts): FormElement[] {
  const { confirm, own } = input;
  const about = own.find(({ courtId }) => courtId === confirm);
  if (about !== undefined && isOpen(input)) {
    return [facts(input, texts), { kind: 'strong', text: texts.joint.confirm(about.municipality) }];
  }
  return [
    facts(input, texts),
    ...standing(input, texts),
    ...(isOpen(input) ? own.flatMap((court) => question(court, texts)) : []),
    ...(isOpen(input) && own.some(({ state, may }) => may && state === 'ASKED')
      ? [{ kind: 'quiet' as const, text: texts.joint.waiting }]
      : []),
  ];
}

function facts({ evidenceLink, proposedOn, publishedOn, waited }: JointGateInput, texts: Texts): FormElement {
  const words = texts.joint;
  return {
    kind: 'facts',
    facts: [
      { title: words.where, value: { markdown: linkTo(evidenceLink, words.open) } },
      publishedOn === null
        ? { title: words.proposed, value: words.proposedOn(proposedOn, waited) }
        : { title: words.published, value: dutchDate(publishedOn) },
    ],
  };
}

/** How far it is: who said yes, who is awaited, who said no, who does not count any more. */
function standing(input: JointGateInput, texts: Texts): FormElement[] {
  const words = texts.joint;
  const { state, agreedOn, publishedOn, consented, awaited, objected, left } = input;
  const of = consented.length + awaited.length + objected.length;
  const said: FormElement[] = [{ kind: 'strong', text: words.counted(consented.length, of) }];
  if (state === 'AGREED' && agreedOn !== null) {
    said.push({ kind: 'text', text: words.state.AGREED(agreedOn), colour: 'Good' });
  }
  if (state === 'PUBLISHED' && publishedOn !== null) {
    said.push({ kind: 'text', text: words.state.PUBLISHED(publishedOn), colour: 'Good' });
  }
  if (state === 'WITHDRAWN') said.push({ kind: 'text', text: words.state.WITHDRAWN });
  if (objected.length > 0) said.push({ kind: 'text', text: words.objected(objected), colour: 'Attention' });
  if (awaited.length > 0 && isOpen(input)) said.push({ kind: 'text', text: words.awaited(awaited) });
  if (consented.length > 0) said.push({ kind: 'quiet', text: words.consented(consented) });
  if (left.length > 0) said.push({ kind: 'quiet', text: words.left(left) });
  if (of === 1 && isOpen(input)) said.push({ kind: 'text', text: words.tooFew });
  return said;
}

function question(court: OwnCourt, texts: Texts): FormElement[] {
  const words = texts.joint;
  const { state, municipality, dueOn, decidedOn, missing, may } = court;
  const asked: FormElement =
    state === 'ASKED'
      ? may
        ? { kind: 'strong', text: words.own.ASKED(municipality, dueOn) }
        : { kind: 'text', text: words.own.WAITS(municipality) }
      : { kind: 'text', text: words.own[state](municipality, decidedOn ?? '') };
  if (state !== 'ASKED' || missing === null) return [asked];
  return [
    asked,
    {
      kind: 'text',
      text: `${words.missing[missing](municipality)} ${words.missingHelps}`,
      colour: 'Warning',
    },
  ];
}

function buttons(input: JointGateInput, texts: Texts): Pick<CardParts, 'buttons' | 'more'> {
  const { noteId, round, own, confirm, later } = input;
  const words = texts.joint.button;
  const back: CardRef = { card: 'JOINT_GATE', noteId };
  if (later) return { buttons: [showButton(words.answer, back)] };
  const about = own.find(({ courtId, may }) => courtId === confirm && may);
  if (about !== undefined && isOpen(input)) {
    const { courtId } = about;
    const command = { name: 'CONSENT_JOINT_NOTE', courtId, noteId, expectedRound: round };
    return {
      buttons: [commandButton(words.confirm, command, back, 'positive'), showButton(texts.button.back, back)],
    };
  }
  const mine = isOpen(input) ? own.filter(({ may }) => may) : [];
  const reasons = openButton(words.reasons, { dialog: 'JOINT_REASONS', noteId });
  // Where somebody objects, the coordinator's next step is to read why.
  const readNow = input.reasons && input.coordinates && isOpen(input) && input.objected.length > 0;
  const several = mine.length > 1;
  return {
    buttons: [
      ...(input.coordinates && input.state === 'AGREED'
        ? [change(words.publish, noteId, 'PUBLISH', 'positive')]
        : []),
      ...(readNow ? [reasons] : []),
      ...mine.slice(0, several ? 2 : 1).flatMap((court) => answers(court, input, several, texts)),
      ...(mine.some(({ state }) => state === 'ASKED')
        ? [showButton(texts.button.later, { ...back, later: true })]
        : []),
      ...own
        .filter(
          ({ missing, mayAppoint, state }) =>
            isOpen(input) && missing !== null && mayAppoint && state === 'ASKED',
        )
        .slice(0, 1)
        .map(({ courtId }) =>
          openButton(texts.button.appointStandIn, { dialog: 'STAND_IN', courtId, requestId: null }),
        ),
    ].slice(0, MOST_BUTTONS),
    more: [
      ...(input.reasons && !readNow ? [reasons] : []),
      ...(input.coordinates && isOpen(input)
        ? [change(words.revise, noteId, 'REVISE'), change(words.withdraw, noteId, 'WITHDRAW')]
        : []),
      showButton(texts.waves.all, { card: 'WAVES' }),
    ],
  };
}

/** With the button that unfolds the rest: six. */
const MOST_BUTTONS = 5;

function answers(
  { courtId, municipality, state }: OwnCourt,
  { noteId, round }: JointGateInput,
  several: boolean,
  texts: Texts,
): CardButton[] {
  const words = texts.joint.button;
  const back: CardRef = { card: 'JOINT_GATE', noteId };
  const consent = (title: string): CardButton => {
    const button = showButton(title, { ...back, confirm: courtId });
    return several ? button : { ...button, style: 'positive' };
  };
  const object = (title: string): CardButton =>
    openButton(title, { dialog: 'JOINT_OBJECTION', noteId, courtId });
  switch (state) {
    case 'ASKED':
      return [
        consent(several ? words.consentFor(municipality) : words.consent),
        object(several ? words.objectFor(municipality) : words.object),
      ];
    case 'OBJECTED':
      return [
        consent(several ? words.stillFor(municipality) : words.still),
        object(several ? words.reasonFor(municipality) : words.reason),
      ];
    case 'CONSENTED':
      return [
        commandButton(
          several ? words.takeBackFor(municipality) : words.takeBack,
          { name: 'TAKE_BACK_CONSENT', courtId, noteId, expectedRound: round },
          back,
        ),
      ];
  }
}

function change(
  title: string,
  noteId: string,
  what: 'REVISE' | 'WITHDRAW' | 'PUBLISH',
  style?: CardButton['style'],
): CardButton {
  const button = openButton(title, { dialog: 'JOINT_NOTE_CHANGE', noteId, change: what });
  return style === undefined ? button : { ...button, style };
}
