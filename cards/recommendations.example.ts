/** Data to draw the recommendations of a study with. */
import type { Recommendation } from '../entities/findings';
import { exampleId, LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { RecommendationsInput } from './recommendations';

const line = (number: number, changes: Partial<Recommendation> = {}): Recommendation => ({
  id: exampleId(number),
  version: 1,
  studyId: STUDY,
  number,
  title: 'Informeer de raad eerder en beter',
  addressee: 'college',
  publishedOn: '2026-09-10',
  councilDecision: null,
  councilDecidedOn: null,
  planOfActionOn: null,
  statuses: {},
  ...changes,
});

const whole: Partial<Recommendation> = {
  councilDecision: 'PARTLY_ADOPTED',
  councilDecidedOn: '2026-10-28',
  planOfActionOn: '2026-11-18',
  statuses: { '2026': 'NOT_STARTED', '2027': 'IN_PROGRESS' },
};

const typical: RecommendationsInput = {
  studyId: STUDY,
  court: 'Heerlen',
  wave: 'Golf 2: vervolgonderzoek',
  page: 1,
  pages: 1,
  total: 3,
  lines: [line(1, whole), line(2), line(3, { publishedOn: null })],
  mayAdd: true,
};

export const examples: Record<string, RecommendationsInput> = {
  typical,
  empty: { ...typical, total: 0, lines: [], mayAdd: false },
  largest: {
    ...typical,
    court: LONG_COURT,
    wave: LONG_TITLE,
    page: 2,
    pages: 3,
    total: 24,
    lines: Array.from({ length: 8 }, (_, n) =>
      line(n + 100, { ...whole, title: LONG_TITLE.repeat(4).slice(0, 200), addressee: LONG_TITLE }),
    ),
  },
};
