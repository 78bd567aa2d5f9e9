/** Three lines a week about the own study, for a chair who asked for them. */
import { showButton } from './actions';
import { plain } from './escape';
import type { CardParts } from './finish';
import { weekNumber } from './format';
import { compile } from './template';
import type { Texts } from './texts/nl';
import layout from './weekly-lines.json';

const fill = compile(layout);

export interface WeeklyLinesInput {
  studyId: string;
  court: string;
  on: string;
  stage: { label: string; until: string; over: number } | null;
  tasks: { open: number; over: number };
  gate: { label: string; met: number; of: number; waiting: boolean } | null;
}

export function weeklyLinesCard(input: WeeklyLinesInput, texts: Texts): CardParts {
  const words = texts.card.weekly;
  const { stage, tasks, gate } = input;
  const lines = [
    stage === null ? words.between : words.stage(plain(stage.label), stage.until, stage.over),
    words.tasks(tasks.open, tasks.over),
  ];
  if (gate !== null)
    lines.push(gate.waiting ? words.gateWaiting : words.gateReady(plain(gate.label), gate.met, gate.of));
  const body = fill({
    title: words.title(plain(input.court, 60), weekNumber(input.on)),
    lines: lines.map((line) => ({ line })),
  });
  return {
    summary: words.summary,
    body,
    buttons: [showButton(texts.button.status, { card: 'STUDY', studyId: input.studyId })],
  };
}
