/** Data to draw the questions of a study with. */
import { LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { FindingLine, FindingsInput } from './findings';

const line = (number: number, changes: Partial<FindingLine> = {}): FindingLine => ({
  number,
  version: 1,
  label: 'Lokale beleidsmatige en financiële uitgangspunten',
  inScope: true,
  inWords: false,
  verdict: null,
  summary: null,
  releasedOn: null,
  shared: { edition: null, departs: false, undecided: false },
  ...changes,
});

const typical: FindingsInput = {
  studyId: STUDY,
  court: 'Heerlen',
  wave: 'Golf 2: vervolgonderzoek',
  page: 1,
  pages: 2,
  lines: [
    line(1, {
      verdict: 'MET',
      summary: 'De uitgangspunten zijn vastgelegd.',
      releasedOn: '2026-11-18',
      shared: { edition: 1, departs: false, undecided: true },
    }),
    line(2, { verdict: 'PARTLY_MET', summary: 'De doelgroep is laat betrokken.' }),
    line(3, { inScope: false }),
    line(4),
    line(16, {
      inWords: true,
      summary: 'Twee lijnen liggen open: wonen en jeugd.',
      releasedOn: '2026-11-18',
    }),
  ],
  counts: { answered: 2, of: 16, released: 1 },
  own: true,
  releasable: [2],
};

export const examples: Record<string, FindingsInput> = {
  typical,
  released: { ...typical, own: false, pages: 1, lines: typical.lines.slice(0, 1), releasable: [] },
  nothingReleased: {
    ...typical,
    own: false,
    pages: 1,
    lines: [],
    counts: { answered: 0, of: 16, released: 0 },
    releasable: [],
  },
  largest: {
    ...typical,
    court: LONG_COURT,
    wave: LONG_TITLE,
    page: 2,
    pages: 3,
    lines: Array.from({ length: 8 }, (_, n) =>
      line(n + 100, {
        label: LONG_TITLE,
        verdict: 'CANNOT_BE_DETERMINED',
        summary: LONG_TITLE.repeat(10).slice(0, 300),
        shared: { edition: null, departs: true, undecided: true },
      }),
    ),
    releasable: Array.from({ length: 8 }, (_, n) => n + 100),
  },
};
