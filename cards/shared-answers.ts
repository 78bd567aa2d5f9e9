/** The answers for all courts of a wave: the text of each, and how many courts adopted one. Never which. */
import type { QuestionVerdict } from '../entities/findings';
import { openButton, showButton, type CardButton } from './actions';
import { linkTo } from './escape';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';

export interface SharedAnswersInput {
  waveId: string;
  wave: string;
  /** Courts with a study in the wave. */
  courts: number;
  questions: {
    number: number;
    label: string;
    /** The question has no verdict. */
    inWords: boolean;
    /** Null while there is none. */
    current: {
      edition: number;
      verdict: QuestionVerdict | null;
      summary: string;
      evidenceLink: string | null;
      by: ProposedBy;
      on: string;
    } | null;
    /** Courts that follow an edition, and how many of these an earlier one than the present. */
    adopted: number;
    older: number;
  }[];
  /** For which court the viewer may propose; null as a coordinator. Absent when not. */
  proposesFor?: string | null;
}

/** `court`: null for one that is not known here. */
export type ProposedBy = { by: 'COORDINATOR' } | { by: 'COURT'; court: string | null };

export function sharedAnswersCard(input: SharedAnswersInput, texts: Texts): CardParts {
  const words = texts.shared;
  const body: FormElement[] = [
    { kind: 'quiet', text: input.wave },
    { kind: 'heading', text: words.title, part: false },
    { kind: 'quiet', text: input.questions.length === 0 ? words.nothing : words.intro },
    ...input.questions.flatMap((question) => lines(question, input.courts, texts)),
  ];
  return { summary: words.summary, body: formBody(body, dialogs.required), buttons: buttons(input, texts) };
}

function lines(
  { number, label, inWords, current, adopted, older }: SharedAnswersInput['questions'][number],
  courts: number,
  texts: Texts,
): FormElement[] {
  const words = texts.shared;
  const title: FormElement = { kind: 'strong', text: words.question(number, label) };
  if (current === null) return [title, { kind: 'quiet', text: words.none }];
  const { verdict, summary, edition, by, on, evidenceLink } = current;
  return [
    title,
    { kind: 'text', text: summary },
    {
      kind: 'quiet',
      text: words.stand(sharedVerdict(verdict, inWords, texts), edition, proposer(by, texts), on),
    },
    ...(evidenceLink === null
      ? []
      : [{ kind: 'quiet' as const, text: { markdown: linkTo(evidenceLink, words.evidence) } }]),
    { kind: 'quiet', text: words.adopted(adopted, courts, older) },
  ];
}

/** What an answer for all courts says of the verdict. */
export function sharedVerdict(
  verdict: QuestionVerdict | null,
  inWords: boolean,
  { findings, shared }: Texts,
): string {
  if (verdict !== null) return findings.verdict[verdict];
  return inWords ? findings.questions.inWords : shared.ownVerdict;
}

export function proposer(by: ProposedBy, { shared }: Texts): string {
  if (by.by === 'COORDINATOR') return shared.byCoordinator;
  return by.court === null ? shared.byUnknown : shared.byCourt(by.court);
}

function buttons({ waveId, questions, proposesFor }: SharedAnswersInput, texts: Texts): CardButton[] {
  const propose =
    proposesFor === undefined
      ? []
      : questions.map(({ number, current }) =>
          openButton(texts.shared.propose(number, current?.edition ?? 0), {
            dialog: 'SHARED_ANSWER',
            waveId,
            questionNumber: number,
            courtId: proposesFor,
          }),
        );
  return [...propose, showButton(texts.waves.all, { card: 'WAVES' })];
}
