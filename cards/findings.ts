/**
 * The questions of the programme in one study: in scope or not, verdict, released or not. For the court's own people all
 * of them, for others only what its chair released.
 */
import type { QuestionVerdict } from '../entities/findings';
import { commandButton, showButton, type CardButton } from './actions';
import { plain } from './escape';
import { tapAction, type CardParts } from './finish';
import layout from './register.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export const QUESTIONS_A_PAGE = 8;

/** What a field says for "no verdict yet": a choice cannot be empty. */
export const NO_VERDICT = 'NONE';

export interface FindingLine {
  number: number;
  version: number;
  label: string;
  inScope: boolean;
  /** The question has no verdict. */
  inWords: boolean;
  verdict: QuestionVerdict | null;
  summary: string | null;
  releasedOn: string | null;
  /** How it stands to the answer for all courts: the edition that it follows, whether it departs, what is new. */
  shared: { edition: number | null; departs: boolean; undecided: boolean };
}

export interface FindingsInput {
  studyId: string;
  court: string;
  wave: string;
  page: number;
  pages: number;
  lines: FindingLine[];
  counts: { answered: number; of: number; released: number };
  /** Whether the viewer may read everything; else only what is released is given. */
  own: boolean;
  /** Numbers on this page that the viewer may release. */
  releasable: number[];
}

export function findingsCard(input: FindingsInput, texts: Texts): CardParts {
  const words = texts.findings.questions;
  const { answered, of, released } = input.counts;
  const body = fill({
    overline: `${plain(input.court, 60)} · ${plain(input.wave, 60)}`,
    title: input.own ? words.title : words.titleReleased,
    count: input.own ? words.counts(answered, of, released) : words.countReleased(released),
    rows: input.own ? input.lines.map((line) => ({ ...row(line, texts), tap: tap(input, line, texts) })) : [],
    lines: input.own ? [] : input.lines.map((line) => row(line, texts)),
    paged: input.pages > 1,
    page: texts.page(input.page, input.pages),
  });
  return { summary: words.summary, body, buttons: buttons(input, texts) };
}

function tap({ studyId }: FindingsInput, { number }: FindingLine, texts: Texts): object {
  return tapAction(texts.findings.questions.open(number), {
    kb: 1,
    open: { dialog: 'QUESTION', studyId, questionNumber: number },
  });
}

function row(line: FindingLine, texts: Texts): { title: string; line: string; colour: string } {
  return {
    title: plain(texts.findings.questions.numbered(line.number, line.label), 160),
    line: stand(line, texts).join(' · '),
    colour: line.releasedOn === null ? 'Default' : 'Good',
  };
}

function stand(
  { inScope, inWords, verdict, summary, releasedOn, shared }: FindingLine,
  texts: Texts,
): string[] {
  const words = texts.findings.questions;
  if (!inScope) return [words.leftOut];
  const said = [...besideShared(shared, texts), ...(summary === null ? [] : [plain(summary, 300)])];
  if (verdict === null && (!inWords || summary === null))
    return [inWords ? words.noWords : words.noVerdict, ...said];
  return [
    verdict === null ? words.inWords : texts.findings.verdict[verdict],
    releasedOn === null ? words.notReleased : words.released(releasedOn),
    ...said,
  ];
}

function besideShared({ edition, departs, undecided }: FindingLine['shared'], { shared }: Texts): string[] {
  return [
    ...(edition === null ? [] : [shared.follows(edition)]),
    ...(departs ? [shared.departs] : []),
    ...(undecided ? [edition === null && !departs ? shared.isThere : shared.isNew] : []),
  ];
}

function buttons(input: FindingsInput, texts: Texts): CardButton[] {
  const { studyId, page, pages, own, releasable } = input;
  const questions = input.lines
    .filter(({ number }) => releasable.includes(number))
    .map(({ number, version }) => ({ questionNumber: number, expectedVersion: version }));
  const back = { card: 'FINDINGS', studyId, page } as const;
  const release = commandButton(
    texts.findings.questions.release(questions.length),
    { name: 'RELEASE_FINDINGS', studyId, questions },
    back,
  );
  return [
    ...(questions.length > 0 ? [release] : []),
    ...(page > 1 ? [showButton(texts.button.previous, { ...back, page: page - 1 })] : []),
    ...(page < pages ? [showButton(texts.button.next, { ...back, page: page + 1 })] : []),
    ...(own
      ? [
          showButton(texts.button.recommendations, { card: 'RECOMMENDATIONS', studyId, page: 1 }),
          showButton(texts.button.status, { card: 'STUDY', studyId }),
        ]
      : []),
  ];
}
