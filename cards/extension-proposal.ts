/** Recess falls in a term of somebody else: a proposal to extend it, never a silent change. */
import { commandButton, openButton } from './actions';
import { plain } from './escape';
import layout from './extension-proposal.json';
import type { CardParts } from './finish';
import { dutchDate } from './format';
import type { RegisterKind } from '../entities/study';
import type { CardRef } from './ref';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface ExtensionProposalInput {
  entryId: string;
  version: number;
  studyId: string;
  court: string;
  kind: RegisterKind;
  entry: string;
  dueOn: string | null;
  /** Null once it is answered. */
  proposedDueOn: string | null;
  mayAnswer: boolean;
}

export function extensionProposalCard(input: ExtensionProposalInput, texts: Texts): CardParts {
  const words = texts.card.extension;
  const { entryId, studyId, version, kind, dueOn, proposedDueOn } = input;
  const open = dueOn !== null && proposedDueOn !== null;
  const body = fill({
    overline: plain(input.court, 60),
    title: words.title,
    entry: plain(input.entry, 160),
    isOpen: open,
    why: words.why,
    facts: open
      ? [
          { title: words.now, value: dutchDate(dueOn) },
          { title: words.proposed, value: dutchDate(proposedDueOn) },
        ]
      : [],
    isSettled: !open,
    settled: dueOn === null ? words.settledNoTerm : words.settled(dueOn),
  });
  const details = openButton(texts.button.open, { dialog: 'REGISTER_ENTRY', studyId, kind, entryId });
  if (!open || !input.mayAnswer)
    return { summary: words.summary, body, buttons: input.mayAnswer ? [details] : [] };
  const back: CardRef = { card: 'EXTENSION_PROPOSAL', entryId };
  const command = { name: 'ANSWER_EXTENSION_PROPOSAL', studyId, entryId, expectedVersion: version };
  return {
    summary: words.summary,
    body,
    buttons: [
      commandButton(texts.button.acceptExtension, { ...command, accept: true }, back, 'positive'),
      commandButton(texts.button.declineExtension, { ...command, accept: false }, back),
      details,
    ],
  };
}
