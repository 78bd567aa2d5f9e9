/** "Dit ziet de coördinator": everything that leaves the court, from the same data as the coordinator's overview. */
import { showButton } from './actions';
import layout from './coordinator-view.json';
import {
  answerText,
  phaseText,
  reasonText,
  type CourtStatusInput,
  type ReasonInput,
  type StudyStatusInput,
} from './court-status';
import { plain } from './escape';
import type { CardParts } from './finish';
import { capital, dutchDate } from './format';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface CoordinatorViewInput {
  status: CourtStatusInput;
  /** Why the court stands under "needs attention", if it does. */
  reasons: ReasonInput[];
}

interface Fact {
  title: string;
  value: string;
}

export function coordinatorViewCard({ status, reasons }: CoordinatorViewInput, texts: Texts): CardParts {
  const words = texts.status.coordinatorView;
  const body = fill({
    overline: plain(status.municipality, 60),
    title: words.title,
    intro: words.intro,
    facts: courtFacts(status, texts),
    noStudy: status.studies.length === 0,
    noStudyText: words.noStudy,
    studies: status.studies.map((study) => ({ facts: studyFacts(study, texts) })),
    attention: reasons.length === 0 ? words.calm : words.attention,
    reasons: reasons.map((reason) => ({ line: texts.status.digest.reasonMark(reasonText(reason, texts)) })),
  });
  const [study] = status.studies;
  const buttons =
    study === undefined ? [] : [showButton(texts.button.status, { card: 'STUDY', studyId: study.studyId })];
  return { summary: words.summary, body, buttons };
}

function courtFacts(status: CourtStatusInput, texts: Texts): Fact[] {
  const words = texts.status.coordinatorView;
  const { participation, participationSince, asked, undeliverable } = status;
  const list = [
    {
      title: words.participation,
      value: words.participationSince(texts.status.participation[participation], participationSince),
    },
  ];
  if (asked !== null) {
    const value =
      asked.answer === null
        ? words.askedOn(asked.askedOn)
        : words.answered(answerText(asked.answer, asked.until, texts), asked.answeredOn ?? asked.askedOn);
    list.push({ title: words.asked, value });
  }
  list.push({ title: words.undeliverable, value: words.people(undeliverable) });
  return list;
}

function studyFacts(study: StudyStatusInput, texts: Texts): Fact[] {
  const words = texts.status.coordinatorView;
  const { gate, nextOn, publicationOn, published, deviation } = study;
  return [
    { title: words.started, value: dutchDate(study.startedOn) },
    { title: words.phase, value: capital(phaseText(study, texts)) },
    { title: words.stage, value: study.stage === null ? words.nothing : plain(study.stage.nl) },
    {
      title: words.gate,
      value:
        gate === null
          ? words.noGate
          : `${words.gateWaits(plain(gate.nl), gate.since, gate.days)}${gate.noDecider ? `, ${words.noDecider}` : ''}`,
    },
    { title: words.overdue, value: words.overdueCount(study.overdue, study.escalated) },
    { title: words.next, value: nextOn === null ? words.nothing : dutchDate(nextOn) },
    {
      title: words.publication,
      value:
        publicationOn === null
          ? words.nothing
          : published
            ? dutchDate(publicationOn)
            : words.expected(publicationOn),
    },
    { title: words.deviation, value: deviation === null ? words.nothing : words.later(deviation) },
  ];
}
