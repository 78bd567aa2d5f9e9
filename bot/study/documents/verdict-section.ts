/** The verdicts of all waves beside one another, and from wave to wave what changed and was decided. No causes. */
import { listed } from '../../../cards/format';
import { documentTexts } from '../../../cards/texts/nl-documents';
import { waveAgainstWave, type WaveAnswer } from '../../workflow/findings';
import { verdictCell, type StudiedWave } from './council-blocks';
import type { CouncilFacts, CouncilQuestion } from './council-facts';
import type { Block, Cell, Section } from './document';

const words = documentTexts.overview.verdicts;

/** Nothing as long as there is no second wave with a released verdict to set beside the first. */
export function verdictSection({ asOf }: CouncilFacts, waves: readonly StudiedWave[]): Section[] {
  const judged = waves.filter(({ study }) => study.questions.some(({ released }) => released !== null));
  if (judged.length < 2) return [];
  const parts = judged.flatMap((later, index) => {
    const earlier = judged[index - 1];
    return earlier === undefined ? [] : [between(earlier, later, asOf)];
  });
  return [
    {
      title: words.title,
      newPage: true,
      blocks: [
        { kind: 'paragraph', text: words.text },
        table(judged),
        { kind: 'paragraph', text: words.legend, quiet: true },
      ],
      parts,
    },
  ];
}

function table(judged: readonly StudiedWave[]): Block {
  // The number survives waves; the words are those of the last one.
  const questions = judged.at(-1)?.study.questions ?? [];
  return {
    kind: 'table',
    caption: words.table,
    header: [words.question, ...judged.map(({ number }) => documentTexts.wave(number))],
    rows: questions.map(({ number, label }) => [
      `${number}. ${label}`,
      ...judged.map(({ study }) => stand(study.questions.find((one) => one.number === number))),
    ]),
    widths: [judged.length > 4 ? 5 : 8, ...judged.map(() => 2)],
  };
}

function stand(question: CouncilQuestion | undefined): Cell {
  if (question === undefined) return { text: documentTexts.none, tone: 'QUIET' };
  if (!question.inScope) return { text: words.leftOut, tone: 'QUIET' };
  if (question.released === null) return { text: documentTexts.none, tone: 'QUIET' };
  return verdictCell(question.released.verdict, documentTexts.shortVerdict);
}

/** What the comparison of two waves is made of: what is released, and nothing else. */
function answerOf({ study }: StudiedWave, question: CouncilQuestion | undefined): WaveAnswer {
  const released = question?.released ?? null;
  return {
    question:
      released === null ? null : { inScope: true, verdict: released.verdict, summary: released.summary },
    recommendations: study.recommendations,
    publishedOn: study.publishedOn,
  };
}

function between(earlier: StudiedWave, later: StudiedWave, asOf: string): { title: string; blocks: Block[] } {
  const changed: string[] = [];
  const same: number[] = [];
  for (const question of later.study.questions) {
    const { number, label } = question;
    const was = earlier.study.questions.find((one) => one.number === number);
    const { before, after } = waveAgainstWave(answerOf(earlier, was), answerOf(later, question), asOf);
    if (before === null || after === null) continue;
    if (before === after) same.push(number);
    else
      changed.push(words.changed(number, label, documentTexts.verdict[before], documentTexts.verdict[after]));
  }
  const { decisions } = waveAgainstWave(answerOf(earlier, undefined), answerOf(later, undefined), asOf);
  const nothing = changed.length + same.length === 0;
  return {
    title: words.between(documentTexts.wave(earlier.number), documentTexts.wave(later.number)),
    blocks: [
      ...(changed.length === 0 ? [] : [{ kind: 'list' as const, items: changed }]),
      ...(same.length === 0
        ? []
        : [{ kind: 'paragraph' as const, text: words.same(listed(same.map(String)), same.length === 1) }]),
      ...(nothing ? [{ kind: 'paragraph' as const, text: words.nothing }] : []),
      {
        kind: 'paragraph',
        text: decisions.length === 0 ? words.noDecisions : words.decisions(decisions.length),
      },
      ...(decisions.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              items: decisions.map(({ number, title, decision, on }) =>
                words.decision(number, title, documentTexts.decision[decision], on),
              ),
            },
          ]),
    ],
  };
}
