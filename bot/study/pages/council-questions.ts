/**
 * The verdicts on the questions of the programme, wave against wave, and beside those of other courts: what each chair
 * released, for its own people too. Waves are compared and no causes claimed.
 */
import type { CouncilDecision, QuestionVerdict } from '../../../entities/findings';
import { StudyQuestion } from '../../../entities/findings';
import { Court } from '../../../entities/court';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { may } from '../../workflow/access';
import { refuse } from '../../workflow/decision';
import { waveAgainstWave } from '../../workflow/findings';
import { studied, type StudiedWave } from '../documents/council-blocks';
import { loadCouncilFacts, type CouncilQuestion } from '../documents/council-facts';
import { rows } from '../rows';
import { courtFor, inProgramme, type ViewContext } from '../views/view';
import type { PageAnswer } from './page';

export interface QuestionsPage {
  court: { id: string; municipality: string };
  /** Whether it is the viewer's own court: then there is more of it to read. */
  own: boolean;
  /** Other courts whose released findings this viewer may read, by name. */
  others: { id: string; municipality: string }[];
  /** In which the court did a study, the first one first. */
  waves: { number: number; title: string; publishedOn: string | null }[];
  questions: QuestionRow[];
  /** From each wave with released verdicts to the next; the last one first. */
  between: Between[];
}

export interface QuestionRow {
  number: number;
  label: string;
  /** One for every wave. */
  answers: Answer[];
}

export type Answer =
  /** `was`: the verdict of the wave before, where it was another one. */
  | {
      state: 'RELEASED';
      /** Null where the question has none. */
      verdict: QuestionVerdict | null;
      summary: string | null;
      shared: boolean;
      was: QuestionVerdict | null;
    }
  /** Told to the court's own people only. */
  | { state: 'LEFT_OUT' }
  /** Not answered, or not released. */
  | { state: 'NONE' };

export interface Between {
  from: number;
  to: number;
  changed: { number: number; label: string; before: QuestionVerdict; after: QuestionVerdict }[];
  same: number[];
  /** Of the council, on recommendations of the earlier wave; null for others than the court's own people. */
  decisions: { number: number; title: string; decision: CouncilDecision; on: string }[] | null;
}

export interface QuestionBesideOthers {
  /** Those that released an answer to it, by name. */
  courts: {
    municipality: string;
    answers: { wave: number; verdict: QuestionVerdict | null; summary: string | null; shared: boolean }[];
  }[];
}

/** A court of which this viewer may read at least what was released. */
async function readableCourt(context: ViewContext, courtId: string) {
  const found = await courtFor(context, courtId, 'CREATE_DOCUMENT_LINK');
  if (found.ok) return { ...found, own: true };
  const released = await courtFor(context, courtId, 'READ_RELEASED');
  return released.ok ? { ...released, own: false } : released;
}

/** For the court's own people every wave; for others only those of which something was released. */
export async function questionsThroughTheYears(
  context: ViewContext,
  courtId: string,
): Promise<PageAnswer<QuestionsPage>> {
  const found = await readableCourt(context, courtId);
  if (!found.ok) return found;
  const { court, own } = found;
  const facts = await loadCouncilFacts(context.manager, court, context.today);
  const judged = studied(facts).filter(({ study }) =>
    study.questions.some(({ released }) => released !== null),
  );
  const waves = own ? studied(facts) : judged;
  // The number survives waves; the words are those of the last one.
  const asked = waves.at(-1)?.study.questions ?? [];
  return {
    ok: true,
    data: {
      court: { id: courtId, municipality: court.municipality },
      own,
      others: (await readableOthers(context, courtId)).map(({ id, municipality }) => ({ id, municipality })),
      waves: waves.map(({ number, title, study }) => ({
        number,
        title,
        publishedOn: own ? study.publishedOn : null,
      })),
      questions: asked.map(({ number, label }) => ({
        number,
        label,
        answers: answersOf(number, waves, own),
      })),
      between: judged
        .flatMap((later, index) => {
          const earlier = judged[index - 1];
          return earlier === undefined ? [] : [betweenWaves(earlier, later, facts.asOf, own)];
        })
        .toReversed(),
    },
  };
}

const questionOf = ({ study }: StudiedWave, number: number): CouncilQuestion | null =>
  study.questions.find((one) => one.number === number) ?? null;

function answersOf(number: number, waves: readonly StudiedWave[], own: boolean): Answer[] {
  let before: QuestionVerdict | null = null;
  return waves.map((wave): Answer => {
    const question = questionOf(wave, number);
    if (question === null) return { state: 'NONE' };
    if (!question.inScope) return { state: own ? 'LEFT_OUT' : 'NONE' };
    const { released } = question;
    if (released === null) return { state: 'NONE' };
    const was = released.verdict === null || before === released.verdict ? null : before;
    before = released.verdict ?? before;
    return { state: 'RELEASED', ...released, was };
  });
}

function betweenWaves(earlier: StudiedWave, later: StudiedWave, asOf: string, own: boolean): Between {
  const changed: Between['changed'] = [];
  const same: number[] = [];
  for (const { number, label, released } of later.study.questions) {
    const before = questionOf(earlier, number)?.released?.verdict ?? null;
    const after = released?.verdict ?? null;
    if (before === null || after === null) continue;
    if (before === after) same.push(number);
    else changed.push({ number, label, before, after });
  }
  const compared = waveAgainstWave(
    { question: null, recommendations: earlier.study.recommendations },
    { question: null, recommendations: later.study.recommendations, publishedOn: later.study.publishedOn },
    asOf,
  );
  return {
    from: earlier.number,
    to: later.number,
    changed,
    same,
    decisions: own ? compared.decisions : null,
  };
}

/** The other courts of which this viewer may read what was released, by name. */
async function readableOthers(
  context: ViewContext,
  courtId: string,
): Promise<Pick<Court, 'id' | 'municipality'>[]> {
  const courts = await rows(context.manager, Court, {}, { orderBy: ['municipality'] });
  const where = inProgramme(context);
  return courts.filter(
    (court) => court.id !== courtId && may(context.viewer, 'READ_RELEASED', { ...where, court }).ok,
  );
}

/** One question in the other courts: what their chairs released. */
export async function questionBesideOthers(
  context: ViewContext,
  courtId: string,
  questionNumber: number,
): Promise<PageAnswer<QuestionBesideOthers>> {
  const found = await readableCourt(context, courtId);
  if (!found.ok) return found;
  const { manager, services } = context;
  if (!services.programme.programme.questions.some(({ n }) => n === questionNumber))
    return refuse('NOT_FOUND');
  const courts = await readableOthers(context, courtId);
  const studies = await rows(
    manager,
    Study,
    { courtId: courts.map(({ id }) => id) },
    { only: ['id', 'courtId', 'waveId'] },
  );
  const questions = await rows(manager, StudyQuestion, {
    studyId: studies.map(({ id }) => id),
    questionNumber,
  });
  const waves = await rows(manager, Wave, {}, { orderBy: ['number'], only: ['id', 'number'] });
  return {
    ok: true,
    data: {
      courts: courts.flatMap(({ id, municipality }) => {
        const own = studies.filter((study) => study.courtId === id);
        const answers = waves.flatMap(({ id: waveId, number: wave }) => {
          const study = own.find((one) => one.waveId === waveId);
          const question = questions.find((one) => one.studyId === study?.id);
          if (question === undefined || question.releasedOn === null) return [];
          const { verdict, summary, sharedEdition } = question;
          return [{ wave, verdict, summary, shared: sharedEdition !== null }];
        });
        return answers.length === 0 ? [] : [{ municipality, answers }];
      }),
    },
  };
}
