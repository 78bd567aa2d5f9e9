/** What people read about questions and recommendations: as their cards say it. */
import type { FindingRow } from '../../../../bot/study/pages/study-findings';
import { findings } from '../../../../cards/texts/nl-findings';
import { shared } from '../../../../cards/texts/nl-shared';

const { questions, recommendations, verdict } = findings;

export const findingWords = {
  ...questions,
  question: 'Vraag',
  verdict: 'Oordeel',
  verdicts: verdict,
  summary: 'Samenvatting',
  released: 'Vrijgegeven',
  releaseNote: findings.dialog.question.releaseNote,
  none: questions.countReleased(0),
  shared: shared.title,
  withoutVerdict: (inWords: boolean, summary: string | null): string =>
    inWords ? (summary === null ? questions.noWords : questions.inWords) : questions.noVerdict,
  throughTheYears: 'De vragen door de jaren, golf naast golf',
  beside: ({ edition, departs, undecided }: FindingRow['shared']): string[] => [
    ...(edition === null ? [] : [shared.follows(edition)]),
    ...(departs ? [shared.departs] : []),
    ...(undecided ? [edition === null && !departs ? shared.isThere : shared.isNew] : []),
  ],
};

export const recommendationWords = {
  ...recommendations,
  numbered: questions.numbered,
  recommendation: 'Aanbeveling',
  addressee: 'Gericht aan',
  published: 'Gepubliceerd',
  council: 'Raad',
  plan: 'Plan van aanpak',
  years: 'Stand per jaar',
  throughTheYears: 'De aanbevelingen door de jaren',
  decided: (what: keyof typeof findings.decision, on: string | null) =>
    recommendations.decided(what, on).replace(/^raad: /, ''),
  notDecided: recommendations.notDecided.replace(/^raad: /, ''),
  add: findings.dialog.recommendation.titleNew,
};
