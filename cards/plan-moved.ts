/** "Schuift 6 werkdagen": what the planning looks like now. */
import { showButton } from './actions';
import { plain } from './escape';
import type { CardParts } from './finish';
import layout from './plan-moved.json';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface PlanMovedInput {
  studyId: string;
  court: string;
  workingDays: number;
  because: string;
  /** The stages still to come, with the end that is expected now. */
  stages: { stage: string; until: string }[];
}

export function planMovedCard(input: PlanMovedInput, texts: Texts): CardParts {
  const words = texts.card.planMoved;
  const body = fill({
    title: words.title(plain(input.court, 60), input.workingDays),
    because: words.because(plain(input.because)),
    stages: input.stages.map(({ stage, until }) => ({ line: words.stage(plain(stage), until) })),
  });
  return {
    summary: words.summary,
    body,
    buttons: [showButton(texts.button.status, { card: 'STUDY', studyId: input.studyId })],
  };
}
