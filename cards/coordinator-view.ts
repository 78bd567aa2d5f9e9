/** "Dit ziet de coördinator": everything that leaves the court, from the same data as the coordinator's overview. */
import { commandButton, openButton, showButton, type CardButton } from './actions';
import layout from './coordinator-view.json';
import {
  answerText,
  commitmentNames,
  phaseStandText,
  phaseText,
  reasonText,
  type CourtStatusInput,
  type StudyStatusInput,
} from './court-status';
import { plain } from './escape';
import type { CardParts } from './finish';
import { capital, dutchDate } from './format';
import type { ReasonInput } from './reason-line';
import type { CardRef } from './ref';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface CoordinatorViewInput {
  status: CourtStatusInput;
  /** Why the court stands under "needs attention", if it does. */
  reasons: ReasonInput[];
  /** Whether it is one of the court's own people who looks; else it is a coordinator. */
  own: boolean;
  mayAsk: boolean;
}

interface Fact {
  title: string;
  value: string;
}

export function coordinatorViewCard(
  { status, reasons, own, mayAsk }: CoordinatorViewInput,
  texts: Texts,
): CardParts {
  const words = texts.status.coordinatorView;
  const body = fill({
    overline: plain(status.municipality, 60),
    title: own ? words.title : words.titleOf(plain(status.municipality, 60)),
    isOwn: own,
    intro: words.intro,
    facts: courtFacts(status, texts),
    noStudy: status.studies.length === 0,
    noStudyText: words.noStudy,
    studies: status.studies.map((study) => ({ facts: studyFacts(study, texts) })),
    attention: attentionText(reasons.length > 0, own, texts),
    reasons: reasons.map((reason) => ({ line: texts.status.digest.reasonMark(reasonText(reason, texts)) })),
  });
  return {
    summary: own ? words.summary : words.summaryOf,
    body,
    buttons: viewButtons({ status, own, mayAsk }, texts),
  };
}

function attentionText(attention: boolean, own: boolean, texts: Texts): string {
  const words = texts.status.coordinatorView;
  if (own) return attention ? words.attention : words.calm;
  return attention ? words.needsAttention : words.onSchedule;
}

function viewButtons(
  { status, own, mayAsk }: Omit<CoordinatorViewInput, 'reasons'>,
  texts: Texts,
): CardButton[] {
  const { courtId, studies, commitments } = status;
  const released = studies
    .slice(0, 1)
    .map(({ studyId }) =>
      showButton(texts.findings.questions.toReleased, { card: 'FINDINGS', studyId, page: 1 }),
    );
  if (!own) {
    const back: CardRef = { card: 'COORDINATOR_VIEW', courtId };
    const ask = commandButton(texts.button.askStatus, { name: 'ASK_STATUS', courtId }, back);
    const declaration = openButton(texts.commitment.visible.declared, { dialog: 'DECLARATION', courtId });
    const participation = openButton(texts.commitment.visible.participation, {
      dialog: 'PARTICIPATION',
      courtId,
    });
    return [
      ...(mayAsk ? [ask] : []),
      ...(commitments?.leaving === undefined ? [] : [participation]),
      ...released,
      declaration,
      showButton(texts.button.overview, { card: 'DIGEST' }),
    ];
  }
  return [
    ...studies.slice(0, 1).map(({ studyId }) => showButton(texts.button.status, { card: 'STUDY', studyId })),
    ...released,
    showButton(texts.commitment.register.title, { card: 'COMMITMENTS', courtId }),
  ];
}

function courtFacts(status: CourtStatusInput, texts: Texts): Fact[] {
  const words = texts.status.coordinatorView;
  const { participation, participationSince, asked, undeliverable, commitments, jointNote } = status;
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
  if (commitments !== undefined) list.push(...commitmentFacts(commitments, texts));
  if (jointNote !== undefined) {
    const { title, value, state } = texts.joint.visible;
    list.push({ title, value: value(jointNote.wave, state[jointNote.state]) });
  }
  list.push({ title: words.undeliverable, value: words.people(undeliverable) });
  return list;
}

function commitmentFacts(
  { declared, atRisk, breached, waived = [], leaving }: NonNullable<CourtStatusInput['commitments']>,
  texts: Texts,
): Fact[] {
  const words = texts.commitment.visible;
  const names = (labels: string[]): string => (labels.length === 0 ? words.none : commitmentNames(labels));
  return [
    { title: words.declared, value: declared ? words.isDeclared : words.notDeclared },
    ...(declared
      ? [
          { title: words.atRisk, value: names(atRisk) },
          { title: words.breached, value: names(breached) },
          ...(leaving === undefined
            ? []
            : [{ title: words.leaving, value: words.leavingSince(leaving.since) }]),
          ...(waived.length === 0 ? [] : [{ title: words.waived, value: commitmentNames(waived) }]),
        ]
      : []),
  ];
}

/** Of a study that is closed only what is left to know: there are many of them over the years. */
function closedFacts(study: StudyStatusInput, texts: Texts): Fact[] {
  const words = texts.status.coordinatorView;
  const { startedOn, publicationOn, closedOn } = study;
  return [
    { title: words.started, value: dutchDate(startedOn) },
    { title: words.phase, value: capital(phaseText(study, texts)) },
    { title: words.publication, value: publicationOn === null ? words.nothing : dutchDate(publicationOn) },
    { title: words.closed, value: closedOn === null ? words.nothing : dutchDate(closedOn) },
  ];
}

function studyFacts(study: StudyStatusInput, texts: Texts): Fact[] {
  const words = texts.status.coordinatorView;
  const { gate, nextOn, publicationOn, published, deviation } = study;
  if (study.state === 'CLOSED') return closedFacts(study, texts);
  return [
    { title: words.started, value: dutchDate(study.startedOn) },
    { title: words.phase, value: capital(phaseText(study, texts)) },
    { title: words.stage, value: study.stage === null ? words.nothing : plain(study.stage.nl) },
    {
      title: words.gate,
      value:
        gate === null
          ? words.noGate
          : `${words.gateWaits(plain(gate.nl), gate.since, gate.days)}${gate.noDecider ? `, ${noDecider(gate, texts)}` : ''}`,
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
    ...study.phases.map((phase, index) => ({
      title: words.numbered(index + 1, plain(phase.nl, 60)),
      value: phaseStandText(phase, texts),
    })),
  ];
}

function noDecider({ missing }: NonNullable<StudyStatusInput['gate']>, texts: Texts): string {
  const words = texts.status.coordinatorView;
  return missing === null ? words.noDecider : `${words.noDecider}: ${words.missing[missing]}`;
}
