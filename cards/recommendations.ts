/** The recommendations of a study, paged: to whom, what the council decided, and how far it came. */
import type { Recommendation } from '../entities/findings';
import { openButton, showButton, type CardButton } from './actions';
import { plain } from './escape';
import { tapAction, type CardParts } from './finish';
import layout from './register.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export const RECOMMENDATIONS_A_PAGE = 8;

export interface RecommendationsInput {
  studyId: string;
  court: string;
  wave: string;
  page: number;
  pages: number;
  total: number;
  lines: Recommendation[];
  mayAdd: boolean;
}

export function recommendationsCard(input: RecommendationsInput, texts: Texts): CardParts {
  const words = texts.findings.recommendations;
  const { studyId } = input;
  const body = fill({
    overline: `${plain(input.court, 60)} · ${plain(input.wave, 60)}`,
    title: words.title,
    count: words.count(input.total),
    rows: input.lines.map((line) => ({
      title: plain(texts.findings.questions.numbered(line.number, line.title), 200),
      line: stand(line, texts).join(' · '),
      colour: 'Default',
      tap: tapAction(words.open(line.number), {
        kb: 1,
        open: { dialog: 'RECOMMENDATION', studyId, recommendationId: line.id },
      }),
    })),
    lines: [],
    paged: input.pages > 1,
    page: texts.page(input.page, input.pages),
  });
  return { summary: words.summary, body, buttons: buttons(input, texts) };
}

function stand(line: Recommendation, texts: Texts): string[] {
  const words = texts.findings.recommendations;
  const year = Object.keys(line.statuses).toSorted().at(-1);
  const status = year === undefined ? undefined : line.statuses[year];
  return [
    plain(line.addressee, 60),
    line.publishedOn === null ? words.notPublished : words.published(line.publishedOn),
    line.councilDecision === null
      ? words.notDecided
      : words.decided(line.councilDecision, line.councilDecidedOn),
    ...(line.planOfActionOn === null ? [] : [words.plan(line.planOfActionOn)]),
    ...(year === undefined || status === undefined ? [] : [words.year(year, status)]),
  ];
}

function buttons({ studyId, page, pages, mayAdd }: RecommendationsInput, texts: Texts): CardButton[] {
  const to = (other: number) => ({ card: 'RECOMMENDATIONS', studyId, page: other }) as const;
  return [
    ...(mayAdd
      ? [openButton(texts.button.add, { dialog: 'RECOMMENDATION', studyId, recommendationId: null })]
      : []),
    ...(page > 1 ? [showButton(texts.button.previous, to(page - 1))] : []),
    ...(page < pages ? [showButton(texts.button.next, to(page + 1))] : []),
    showButton(texts.button.findings, { card: 'FINDINGS', studyId, page: 1 }),
    showButton(texts.button.status, { card: 'STUDY', studyId }),
  ];
}
