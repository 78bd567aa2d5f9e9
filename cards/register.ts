/** One of the thin registers, paged: numbers, roles and dates. No names, no content. */
import { openButton, showButton, type CardButton } from './actions';
import { bare, plain } from './escape';
import { tapAction, type CardParts } from './finish';
import { listed } from './format';
import layout from './register.json';
import type { RegisterKind, RegisterOutcome } from '../entities/study';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export const ENTRIES_A_PAGE = 8;

const KINDS: readonly RegisterKind[] = [
  'DOCUMENT_REQUEST',
  'INTERVIEW',
  'TECHNICAL_HEARING',
  'EXECUTIVE_HEARING',
];

export interface RegisterLine {
  id: string;
  kind: RegisterKind;
  number: number;
  roles: string[];
  sentOn: string | null;
  dueOn: string | null;
  /** Working days over the term of the other side; null while none runs. */
  over: number | null;
  proposedDueOn: string | null;
  receivedOn: string | null;
  heldOn: string | null;
  minutesDraftedOn: string | null;
  minutesSentOn: string | null;
  settledOn: string | null;
  outcome: RegisterOutcome | null;
}

export interface RegisterInput {
  studyId: string;
  kind: RegisterKind;
  court: string;
  page: number;
  pages: number;
  entries: RegisterLine[];
  open: number;
  settled: number;
  mayAdd: boolean;
  mayUpdate: boolean;
}

/** "Documentverzoek 3 · Ambtenaar financiën/control", unescaped. */
export function entryName(
  { kind, number, roles }: Pick<RegisterLine, 'kind' | 'number' | 'roles'>,
  texts: Texts,
): string {
  const words = texts.card.register;
  return words.entry(words.one[kind], number, listed(roles));
}

export function registerCard(input: RegisterInput, texts: Texts): CardParts {
  const words = texts.card.register;
  const body = fill({
    overline: plain(input.court, 60),
    title: words.title[input.kind],
    count: input.open + input.settled === 0 ? words.none : words.count(input.open, input.settled),
    rows: input.mayUpdate
      ? input.entries.map((entry) => ({ ...entryRow(entry, texts), tap: tap(input, entry, texts) }))
      : [],
    lines: input.mayUpdate ? [] : input.entries.map((entry) => entryRow(entry, texts)),
    paged: input.pages > 1,
    page: texts.page(input.page, input.pages),
  });
  return { summary: words.summary, body, ...registerButtons(input, texts) };
}

function tap({ studyId, kind }: RegisterInput, entry: RegisterLine, texts: Texts): object {
  const title = texts.card.register.openEntry(bare(entryName(entry, texts)));
  return tapAction(title, { kb: 1, open: { dialog: 'REGISTER_ENTRY', studyId, kind, entryId: entry.id } });
}

function entryRow(entry: RegisterLine, texts: Texts): { title: string; line: string; colour: string } {
  return {
    title: plain(entryName(entry, texts), 160),
    line: entryStand(entry, texts).join(' · '),
    colour: entry.outcome !== null ? 'Good' : entry.over !== null && entry.over > 0 ? 'Attention' : 'Default',
  };
}

/** What happened so far, and what is waited for. */
export function entryStand(entry: RegisterLine, texts: Texts): string[] {
  const words = texts.card.register;
  if (entry.outcome !== null) return [words.settled(words.outcome[entry.outcome], entry.settledOn)];
  const interview = entry.kind === 'INTERVIEW';
  const steps: string[] = [];
  if (entry.sentOn === null) steps.push(interview ? words.notInvited : words.notSent);
  else steps.push(interview ? words.invited(entry.sentOn) : words.sent(entry.sentOn));
  if (entry.heldOn !== null) steps.push(words.held(entry.heldOn));
  if (entry.minutesSentOn !== null) steps.push(words.minutesSent(entry.minutesSentOn));
  else if (entry.minutesDraftedOn !== null) steps.push(words.drafted(entry.minutesDraftedOn));
  if (entry.receivedOn !== null) steps.push(words.received(entry.receivedOn));
  else if (entry.dueOn !== null) steps.push(words.due(entry.dueOn, entry.over ?? 0));
  if (entry.proposedDueOn !== null) steps.push(words.proposed(entry.proposedDueOn));
  return steps;
}

function registerButtons(input: RegisterInput, texts: Texts): { buttons: CardButton[]; more: CardButton[] } {
  const { studyId, kind, page, pages } = input;
  const buttons: CardButton[] = [];
  if (input.mayAdd) {
    buttons.push(openButton(texts.button.add, { dialog: 'REGISTER_ENTRY', studyId, kind, entryId: null }));
  }
  if (page > 1)
    buttons.push(showButton(texts.button.previous, { card: 'REGISTER', studyId, kind, page: page - 1 }));
  if (page < pages)
    buttons.push(showButton(texts.button.next, { card: 'REGISTER', studyId, kind, page: page + 1 }));
  buttons.push(showButton(texts.button.status, { card: 'STUDY', studyId }));
  const more = KINDS.filter((other) => other !== kind).map((other) =>
    showButton(texts.card.register.title[other], { card: 'REGISTER', studyId, kind: other, page: 1 }),
  );
  return { buttons, more };
}
