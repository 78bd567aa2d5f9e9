/** The course of a study as a whole: paused, resumed, or a stage given more time. Pure. */
import { stageOf } from '../programme/lookups';
import { courtCalendar, workingDaysBetween } from './calendar';
import { futureFault, reasonFault, staleFault, tidy } from './checks';
import type { CommandOf } from './commands';
import { planMoved, planningOf, shiftBetween, studyPaused } from './course';
import { outcome, refuse, type Decided, type StudyDecision } from './decision';
import type { StudyCase } from './facts';
import { extendStage as withExtendedStage, moveByPause } from './planning';
import { activeStage, decided, newText, type Deciding } from './study-case';
import { changedTasks } from './tasks';

/** The study stands still, with a reason: nobody is reminded and no date moves until it goes on. */
export function pauseStudy(command: CommandOf<'PAUSE_STUDY'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const { study } = facts.case;
  const fault = reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = newText(deciding, study.id, 'REASON', tidy(command.reason));
  const paused: StudyCase = { ...facts.case, study: { ...study, state: 'PAUSED', pausedOn: facts.today } };
  return decided(facts, {
    case: paused,
    texts: [reason],
    history: [
      {
        action: command.name,
        role,
        data: { pausedOn: facts.today, from: study.state, text: reason.id },
        texts: { reason: reason.body },
      },
    ],
    notices: studyPaused(paused, deciding),
    changedSubjects: openRequestIds(facts.case),
    outcome: outcome('STUDY_PAUSED'),
  });
}

/** Goes on where it stopped: every open date moves by the working days that the pause really took. */
export function resumeStudy(command: CommandOf<'RESUME_STUDY'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, role } = deciding;
  const { study } = facts.case;
  if (study.state !== 'PAUSED' || study.pausedOn === null) return refuse('STUDY_NOT_PAUSED');
  const fault = reasonFault(command.reason);
  if (fault !== null) return fault;
  const { pausedOn } = study;
  const reason = newText(deciding, study.id, 'REASON', tidy(command.reason));
  const running: StudyCase = {
    ...facts.case,
    study: { ...study, state: study.publishedOn === null ? 'RUNNING' : 'AFTERCARE', pausedOn: null },
  };
  const moved = moveByPause(running, pausedOn, facts.today, planningOf(facts));
  const workingDays = workingDaysBetween(courtCalendar(facts.court.settings), pausedOn, facts.today);
  return decided(facts, {
    case: moved,
    texts: [reason],
    history: [
      {
        action: command.name,
        role,
        data: { pausedOn, resumedOn: facts.today, workingDays, text: reason.id },
        texts: { reason: reason.body },
      },
    ],
    notices: planMoved(
      moved,
      {
        workingDays,
        stageIds: moved.stages.filter((stage) => stage.state !== 'COMPLETED').map((stage) => stage.stageId),
      },
      study.stageId ?? '',
      deciding,
    ),
    changedSubjects: [...openRequestIds(facts.case), ...changedTasks(facts.case, moved)],
    outcome: outcome('STUDY_RESUMED', { workingDays }),
  });
}

/** The stage that runs gets a later end; the forecasts behind it move along. */
export function extendStage(command: CommandOf<'EXTEND_STAGE'>, deciding: Deciding): Decided<StudyDecision> {
  const { facts, actor, role } = deciding;
  const active = activeStage(facts);
  if (active === null) return refuse('STUDY_CLOSED');
  const { stage, definition } = active;
  if (command.stageId !== definition.id) return refuse('STAGE_NOT_ACTIVE', { stage: definition.nl });
  const fault =
    staleFault(command.expectedVersion, stage.version) ??
    futureFault(command.until, 'until', facts) ??
    (command.until <= stage.endOn ? refuse('NOT_LATER', { due: stage.endOn }, 'until') : null) ??
    reasonFault(command.reason);
  if (fault !== null) return fault;
  const reason = newText(deciding, stage.id, 'REASON', tidy(command.reason));
  const extension = { by: actor.person.id, role, reasonRef: reason.id };
  const extended = withExtendedStage(facts.case, definition.id, command.until, extension, planningOf(facts));
  return decided(facts, {
    case: extended,
    texts: [reason],
    history: [
      {
        action: command.name,
        role,
        data: { stage: definition.id, previous: stage.endOn, until: command.until, text: reason.id },
        texts: { reason: reason.body },
      },
    ],
    notices: planMoved(extended, shiftBetween(facts.case, extended, facts), definition.id, deciding),
    changedSubjects: openRequestIds(facts.case),
    outcome: outcome('STAGE_EXTENDED', {
      stage: stageOf(facts.programme, definition.id).nl,
      until: command.until,
    }),
  });
}

function openRequestIds(studyCase: StudyCase): string[] {
  return studyCase.requests.filter((request) => request.state === 'REQUESTED').map((request) => request.id);
}
