/** Every card with every example, finished as it would be sent: for the tests and for the gallery. */
import * as commitments from '../../cards/commitments.example';
import { commitmentsCard } from '../../cards/commitments';
import * as coordinatorView from '../../cards/coordinator-view.example';
import { coordinatorViewCard } from '../../cards/coordinator-view';
import * as councilOverview from '../../cards/council-overview.example';
import { councilOverviewCard } from '../../cards/council-overview';
import * as digest from '../../cards/digest.example';
import { digestCard } from '../../cards/digest';
import * as duty from '../../cards/duty.example';
import { dutyCard } from '../../cards/duty';
import * as extensionProposal from '../../cards/extension-proposal.example';
import { extensionProposalCard } from '../../cards/extension-proposal';
import * as findings from '../../cards/findings.example';
import { findingsCard } from '../../cards/findings';
import { finishCard, type CardParts, type FinishedCard } from '../../cards/finish';
import * as gateConfirm from '../../cards/gate-confirm.example';
import { gateConfirmCard } from '../../cards/gate-confirm';
import * as gate from '../../cards/gate.example';
import { gateCard } from '../../cards/gate';
import * as handedOver from '../../cards/handed-over.example';
import { handedOverCard } from '../../cards/handed-over';
import * as help from '../../cards/help.example';
import { helpCard } from '../../cards/help';
import * as jointGate from '../../cards/joint-gate.example';
import { jointGateCard } from '../../cards/joint-gate';
import * as milestone from '../../cards/milestone.example';
import { milestoneCard } from '../../cards/milestone';
import * as morning from '../../cards/morning.example';
import { morningCard } from '../../cards/morning';
import * as myTasks from '../../cards/my-tasks.example';
import { myTasksCard } from '../../cards/my-tasks';
import * as opener from '../../cards/opener.example';
import { openerCard } from '../../cards/opener';
import * as planMoved from '../../cards/plan-moved.example';
import { planMovedCard } from '../../cards/plan-moved';
import * as recommendations from '../../cards/recommendations.example';
import { recommendationsCard } from '../../cards/recommendations';
import type { CardName } from '../../cards/ref';
import * as register from '../../cards/register.example';
import { registerCard } from '../../cards/register';
import * as sinceDowntime from '../../cards/since-downtime.example';
import { sinceDowntimeCard } from '../../cards/since-downtime';
import * as stageStarted from '../../cards/stage-started.example';
import { stageStartedCard } from '../../cards/stage-started';
import * as statusAnswered from '../../cards/status-answered.example';
import { statusAnsweredCard } from '../../cards/status-answered';
import * as statusQuestion from '../../cards/status-question.example';
import { statusQuestionCard } from '../../cards/status-question';
import * as study from '../../cards/study.example';
import { studyCard } from '../../cards/study';
import * as task from '../../cards/task.example';
import { taskCard } from '../../cards/task';
import { textsFor } from '../../cards/texts/language';
import type { Texts } from '../../cards/texts/nl';
import * as undeliverable from '../../cards/undeliverable.example';
import { undeliverableCard } from '../../cards/undeliverable';
import * as sharedAnswers from '../../cards/shared-answers.example';
import { sharedAnswersCard } from '../../cards/shared-answers';
import * as silence from '../../cards/silence.example';
import { silenceCard } from '../../cards/silence';
import * as waves from '../../cards/waves.example';
import { wavesCard } from '../../cards/waves';
import * as weeklyLines from '../../cards/weekly-lines.example';
import { weeklyLinesCard } from '../../cards/weekly-lines';
import * as welcome from '../../cards/welcome.example';
import { welcomeCard } from '../../cards/welcome';
import * as yearlyConfirmation from '../../cards/yearly-confirmation.example';
import { yearlyConfirmationCard } from '../../cards/yearly-confirmation';
import { tabLink } from '../../bot/study/tab-links';

type Rendered = Record<string, CardParts>;

function all<Input>(
  examples: Record<string, Input>,
  card: (input: Input, texts: Texts) => CardParts,
  texts: Texts,
): Rendered {
  return Object.fromEntries(Object.entries(examples).map(([name, input]) => [name, card(input, texts)]));
}

const CARDS: Record<CardName, (texts: Texts) => Rendered> = {
  WELCOME: (texts) => all(welcome.examples, welcomeCard, texts),
  HELP: (texts) => all(help.examples, helpCard, texts),
  TASK: (texts) => all(task.examples, taskCard, texts),
  MY_TASKS: (texts) => all(myTasks.examples, myTasksCard, texts),
  STAGE_STARTED: (texts) => all(stageStarted.examples, stageStartedCard, texts),
  MORNING: (texts) => all(morning.examples, morningCard, texts),
  GATE: (texts) => all(gate.examples, gateCard, texts),
  GATE_CONFIRM: (texts) => all(gateConfirm.examples, gateConfirmCard, texts),
  STUDY: (texts) => all(study.examples, studyCard, texts),
  REGISTER: (texts) => all(register.examples, registerCard, texts),
  FINDINGS: (texts) => all(findings.examples, findingsCard, texts),
  RECOMMENDATIONS: (texts) => all(recommendations.examples, recommendationsCard, texts),
  DIGEST: (texts) => all(digest.examples, digestCard, texts),
  COORDINATOR_VIEW: (texts) => all(coordinatorView.examples, coordinatorViewCard, texts),
  STATUS_QUESTION: (texts) => all(statusQuestion.examples, statusQuestionCard, texts),
  EXTENSION_PROPOSAL: (texts) => all(extensionProposal.examples, extensionProposalCard, texts),
  PLAN_MOVED: (texts) => all(planMoved.examples, planMovedCard, texts),
  SILENCE: (texts) => all(silence.examples, silenceCard, texts),
  WEEKLY_LINES: (texts) => all(weeklyLines.examples, weeklyLinesCard, texts),
  MILESTONE: (texts) => all(milestone.examples, milestoneCard, texts),
  STATUS_ANSWERED: (texts) => all(statusAnswered.examples, statusAnsweredCard, texts),
  UNDELIVERABLE: (texts) => all(undeliverable.examples, undeliverableCard, texts),
  OPENER: (texts) => all(opener.examples, openerCard, texts),
  DUTY: (texts) => all(duty.examples, dutyCard, texts),
  COUNCIL_OVERVIEW: (texts) => all(councilOverview.examples, councilOverviewCard, texts),
  COMMITMENTS: (texts) => all(commitments.examples, commitmentsCard, texts),
  YEARLY_CONFIRMATION: (texts) => all(yearlyConfirmation.examples, yearlyConfirmationCard, texts),
  SHARED_ANSWERS: (texts) => all(sharedAnswers.examples, sharedAnswersCard, texts),
  WAVES: (texts) => all(waves.examples, wavesCard, texts),
  JOINT_GATE: (texts) => all(jointGate.examples, jointGateCard, texts),
  HANDED_OVER: (texts) => all(handedOver.examples, handedOverCard, texts),
  SINCE_DOWNTIME: (texts) => all(sinceDowntime.examples, sinceDowntimeCard, texts),
};

const SOME_ID = '7c9e6679-7425-40de-944b-000000000001';
const PLACE = { page: 'STUDY', studyId: SOME_ID, part: 'TASKS', taskId: SOME_ID } as const;

export interface ExampleCard extends FinishedCard {
  /** `GATE decider`. */
  name: string;
}

/** A message and a refresh are added to the largest, so that its size is that of the worst card that is ever sent. */
export function allCards(): ExampleCard[] {
  const texts = textsFor('nl');
  return Object.entries(CARDS).flatMap(([card, render]) =>
    Object.entries(render(texts)).map(([example, parts]) => ({
      name: `${card} ${example}`,
      ...finishCard(parts, {
        texts,
        ...(example === 'largest' && {
          message: 'Dit is intussen gewijzigd. Hieronder ziet u de stand van nu. '.repeat(3),
          page: tabLink(PLACE, SOME_ID, SOME_ID, 'https://kamerbode-rekenkamers.azurewebsites.net'),
          refresh: { show: { card: 'HELP' }, userIds: [`29:${'x'.repeat(120)}`] },
        }),
      }),
    })),
  );
}
