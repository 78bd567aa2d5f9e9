/**
 * What a council, and so everybody, may read about the work of its court: the only source of the documents for a council.
 * What is not in here cannot come to stand in one. Kept out: names of people, who did what, notes and reasons, findings
 * that the chair has not released, recommendations that have not been published, gates that were asked for or sent back.
 */
import type { EntityManager } from 'typeorm';
import { Commitment, DeclarationOfIntent, type CommitmentStatus } from '../../../entities/commitment';
import type { Court, ParticipationStatus } from '../../../entities/court';
import { Duty, type DutyKind } from '../../../entities/duty';
import type { QuestionVerdict, Recommendation } from '../../../entities/findings';
import { HistoryEntry } from '../../../entities/history';
import { JointConsent, JointNote } from '../../../entities/joint-note';
import { RoleGrant } from '../../../entities/person';
import { type RegisterKind, Study, type StudyState, StudyText } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import type { Programme } from '../../programme/definition';
import { hasStage, isAftercare, roleLabel, stageOf } from '../../programme/lookups';
import { isDeclared } from '../../workflow/duties';
import type { StudyCase } from '../../workflow/facts';
import { isAnswered } from '../../workflow/findings';
import type { Dating } from '../../workflow/forecasts';
import { localDate } from '../../workflow/local-time';
import { ANCHORED, nextWindow, type WaveWindow } from '../../workflow/window';
import { loadCase, programmesOf } from '../load';
import { programmeEntriesOf } from '../memory/excerpts';
import { row, rows } from '../rows';

export interface CouncilFacts {
  /** The day as of which it stands. */
  asOf: string;
  municipality: string;
  /** The areas of the programme in this municipality. */
  areas: string[];
  participation: { status: ParticipationStatus; since: string };
  /** As the last wave has it; null before the first. */
  programme: Programme | null;
  declaration: Declared | null;
  /** Why there is none: nothing is known of one, only that there is one, or it was withdrawn. */
  undeclared: { state: 'NONE' | 'KNOWN' } | { state: 'WITHDRAWN'; on: string } | null;
  /** In the order of the programme. */
  commitments: CouncilPromise[];
  /** What happened to the declaration and the taking part, by date. */
  confirmations: { on: string; action: string; status: string | null; commitment: string | null }[];
  waves: CouncilWave[];
  /** The window of the wave after the last one that has an anchor; null while none has. */
  next: WaveWindow | null;
  /** What the court itself must do on a date, still to come or late, soonest first. */
  coming: { on: string; kind: DutyKind; ref: string }[];
  /** Days on which another chair began, and of the municipal elections that the court knows of. */
  chairs: string[];
  elections: string[];
}

interface Declared {
  signedOn: string;
  signedBy: string;
  untilYear: number | null;
  budgetPerYear: number | null;
  daysPerYear: number | null;
}

/** One promise of the declaration and how it stands. */
interface CouncilPromise {
  label: string;
  status: CommitmentStatus;
  dueOn: string | null;
}

export interface CouncilWave {
  number: number;
  title: string;
  kind: Wave['kind'];
  anchorOn: string | null;
  programme: Programme;
  /** The joint note of the courts, once it is public; of one that this court was asked about. */
  note: { title: string; on: string; link: string } | null;
  study: CouncilStudy | null;
}

export interface CouncilStudy {
  state: StudyState;
  startedOn: string;
  publishedOn: string | null;
  closedOn: string | null;
  pausedOn: string | null;
  /** When it was, or is expected to be, public; and when the first plan had it. */
  publicationOn: string | null;
  firstPlannedOn: string | null;
  phases: { label: string; from: string; until: string; state: 'DONE' | 'ACTIVE' | 'TO_COME' }[];
  decisions: { on: string; gate: string; by: 'BOARD' | 'BEFORE' | { role: string } }[];
  changes: StudyChange[];
  events: { id: string; on: string; label: string }[];
  /** Conditions that were answered, by id. */
  conditions: Readonly<Record<string, boolean>>;
  registers: { kind: RegisterKind; count: number; settled: number }[];
  questions: CouncilQuestion[];
  recommendations: Recommendation[];
}

export type StudyChange =
  | { what: 'EXTENDED'; on: string; stage: string; from: string; until: string }
  | { what: 'PAUSED'; on: string }
  | { what: 'RESUMED'; on: string; workingDays: number }
  | { what: 'REOPENED'; on: string; stage: string };

export interface CouncilQuestion {
  number: number;
  label: string;
  inScope: boolean;
  /** Why it was left out, once the report that says so is public. */
  reason: string | null;
  /**
   * What the chair released; null while nothing was. Without a verdict where the question has none; `shared`: as all
   * courts together answered it.
   */
  released: { verdict: QuestionVerdict | null; summary: string | null; shared: boolean } | null;
}

/** @param asOf `yyyy-MM-dd` */
export async function loadCouncilFacts(
  manager: EntityManager,
  court: Court,
  asOf: string,
): Promise<CouncilFacts> {
  const courtId = court.id;
  const waves = await rows(manager, Wave, {}, { orderBy: ['number'], only: [...ANCHORED, 'title', 'kind'] });
  const programmes = await programmesOf(
    manager,
    waves.map(({ id }) => id),
  );
  const studies = await rows(manager, Study, { courtId });
  const programme = programmes.get(waves.at(-1)?.id ?? '') ?? null;
  const declaration = await row(manager, DeclarationOfIntent, { courtId });
  const grants = await rows(manager, RoleGrant, { courtId, role: 'CHAIR', kind: 'REGULAR' });
  const duties = await rows(manager, Duty, { courtId, state: 'OPEN' }, { orderBy: ['dueOn', 'kind', 'ref'] });
  const asked = await rows(manager, JointConsent, { courtId }, { only: ['noteId'] });
  const notes = await rows(
    manager,
    JointNote,
    { id: [...new Set(asked.map(({ noteId }) => noteId))], state: 'PUBLISHED' },
    { orderBy: ['publishedOn', 'id'] },
  );
  const councilWaves: CouncilWave[] = [];
  for (const { id, number, title, kind, anchorOn } of waves) {
    const study = studies.find(({ waveId }) => waveId === id);
    const ofWave = programmes.get(id)!;
    councilWaves.push({
      number,
      title,
      kind,
      anchorOn,
      programme: ofWave,
      note: publishedNote(notes, id),
      study:
        study === undefined
          ? null
          : await councilStudy(manager, study, { court, programme: ofWave, today: asOf }),
    });
  }
  return {
    asOf,
    municipality: court.municipality,
    areas: (programme?.focusAreas ?? [])
      .filter(({ municipality }) => municipality === court.municipality)
      .map(({ nl }) => nl),
    participation: { status: court.participation, since: court.participationSince },
    programme,
    declaration: declared(declaration, programme),
    undeclared: undeclared(declaration),
    commitments: isDeclared(declaration)
      ? promises(await rows(manager, Commitment, { courtId }), programme)
      : [],
    confirmations: await confirmationsOf(manager, court, studies, waves, programme),
    waves: councilWaves,
    next: programme === null ? null : nextWindow(waves, programme),
    coming: duties.map(({ dueOn, kind, ref }) => ({ on: dueOn, kind, ref })),
    chairs: chairsSince(grants, asOf),
    elections: court.settings.elections.toSorted(),
  };
}

function publishedNote(notes: readonly JointNote[], waveId: string): CouncilWave['note'] {
  const note = notes.findLast((one) => one.waveId === waveId);
  if (note === undefined || note.publishedOn === null) return null;
  return { title: note.title, on: note.publishedOn, link: note.evidenceLink };
}

function declared(declaration: DeclarationOfIntent | null, programme: Programme | null): Declared | null {
  if (declaration === null || !isDeclared(declaration) || declaration.signedOn === null) return null;
  const { signedOn, signedByRole, untilYear, budgetPerYear, daysPerYear } = declaration;
  const known = programme?.roles.find(({ id }) => id === signedByRole)?.nl;
  return { signedOn, signedBy: known ?? '', untilYear, budgetPerYear, daysPerYear };
}

function undeclared(declaration: DeclarationOfIntent | null): CouncilFacts['undeclared'] {
  if (isDeclared(declaration)) return null;
  if (declaration === null) return { state: 'NONE' };
  const { withdrawnOn } = declaration;
  return withdrawnOn === null ? { state: 'KNOWN' } : { state: 'WITHDRAWN', on: withdrawnOn };
}

function promises(commitments: readonly Commitment[], programme: Programme | null): CouncilPromise[] {
  return (programme?.commitments ?? []).flatMap(({ id, nl }) => {
    const commitment = commitments.find(({ commitmentId }) => commitmentId === id);
    return commitment === undefined
      ? []
      : [{ label: nl, status: commitment.status, dueOn: commitment.dueOn }];
  });
}

/** What of the programme's history says how the court kept to its declaration. */
const CONFIRMING = [
  'SET_PARTICIPATION',
  'SIGN_DECLARATION',
  'CONFIRM_COMMITMENTS',
  'CONFIRM_BUDGET',
  'RECONFIRM_DECLARATION',
  'WAIVE_COMMITMENT',
];

async function confirmationsOf(
  manager: EntityManager,
  court: Court,
  studies: readonly Study[],
  waves: readonly { id: string }[],
  programme: Programme | null,
): Promise<CouncilFacts['confirmations']> {
  const about = {
    courtId: court.id,
    studyIds: new Set(studies.map(({ id }) => id)),
    waveIds: new Set(waves.map(({ id }) => id)),
  };
  const entries = await programmeEntriesOf(manager, about, CONFIRMING);
  return entries.map(({ at, action, data }) => ({
    on: localDate(at),
    action,
    status: action === 'SET_PARTICIPATION' ? String(data.to) : null,
    commitment: programme?.commitments.find(({ id }) => id === data.commitmentId)?.nl ?? null,
  }));
}

/** When another person became chair, not the first one. */
function chairsSince(grants: readonly RoleGrant[], asOf: string): string[] {
  const begun = grants
    .filter(({ validFrom }) => validFrom <= asOf)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
  return begun.flatMap(({ personId, validFrom }, index) => {
    const before = begun[index - 1];
    return before === undefined || before.personId === personId ? [] : [validFrom];
  });
}

/** What of a study's history its council may know: that dates moved, not why. */
const MOVING = ['EXTEND_STAGE', 'PAUSE_STUDY', 'RESUME_STUDY', 'REOPEN_GATE'];

async function councilStudy(manager: EntityManager, study: Study, dating: Dating): Promise<CouncilStudy> {
  const { programme } = dating;
  const studyCase = await loadCase(manager, study, dating);
  const history = await rows(
    manager,
    HistoryEntry,
    { chain: study.id, action: MOVING },
    { orderBy: ['number'] },
  );
  const reasons =
    study.publishedOn === null
      ? []
      : await rows(manager, StudyText, {
          id: studyCase.questions.flatMap(({ inScope, reasonRef }) => (inScope ? [] : (reasonRef ?? []))),
        });
  const last = programme.stages.find((_, index) => index === programme.stages.length - 2)?.id ?? '';
  const publishing = studyCase.stages.find(({ stageId }) => stageId === last);
  const planned = study.events['PUBLICATION_PLANNED'];
  return {
    state: study.state,
    startedOn: study.startedOn,
    publishedOn: study.publishedOn,
    closedOn: study.closedOn,
    pausedOn: study.pausedOn,
    publicationOn: study.publishedOn ?? planned ?? publishing?.endOn ?? null,
    // Of a study that came in later nobody knows the first plan: it holds what had happened by then.
    firstPlannedOn: publishing?.beforeKamerbode === true ? null : (study.firstPlan[last] ?? null),
    phases: phasesOf(studyCase, programme),
    decisions: decisionsOf(studyCase, programme),
    changes: history.flatMap((entry) => changeOf(entry, programme)),
    events: programme.events.flatMap(({ id, nl, planned: isPlan = false }) => {
      const on = study.events[id];
      return on === undefined || isPlan ? [] : [{ id, on, label: nl }];
    }),
    conditions: study.conditions,
    registers: registersOf(studyCase),
    questions: questionsOf(studyCase, programme, new Map(reasons.map(({ id, body }) => [id, body]))),
    // One that has no date of publication is a draft.
    recommendations: studyCase.recommendations.filter(({ publishedOn }) => publishedOn !== null),
  };
}

function phasesOf({ stages }: StudyCase, programme: Programme): CouncilStudy['phases'] {
  return programme.phases.flatMap(({ id, nl }) => {
    const own = stages.filter(
      ({ stageId }) => stageOf(programme, stageId).phase === id && !isAftercare(programme, stageId),
    );
    if (own.length === 0) return [];
    const done = own.every(({ state }) => state === 'COMPLETED');
    const begun = own.some(({ state }) => state !== 'NOT_STARTED');
    const ends = own.map(({ completedOn, endOn }) => (done ? (completedOn ?? endOn) : endOn)).toSorted();
    return [
      {
        label: nl,
        from: own.map(({ startOn }) => startOn).toSorted()[0]!,
        until: ends.at(-1)!,
        state: done ? 'DONE' : begun ? 'ACTIVE' : 'TO_COME',
      },
    ];
  });
}

/** The gates that stand open: approved and not reopened since, or decided before Kamerbode. */
function decisionsOf({ stages, requests }: StudyCase, programme: Programme): CouncilStudy['decisions'] {
  return stages.flatMap(({ stageId, state, completedOn, beforeKamerbode }): CouncilStudy['decisions'] => {
    if (state !== 'COMPLETED') return [];
    const gate = stageOf(programme, stageId).gate.nl;
    if (beforeKamerbode) return completedOn === null ? [] : [{ on: completedOn, gate, by: 'BEFORE' }];
    const approved = requests.findLast(
      (request) => request.stageId === stageId && request.state === 'APPROVED' && request.reopenedAt === null,
    );
    if (approved === undefined || approved.decidedAt === null) return [];
    const { boardDecisionOn, decidedAt, decidedAs } = approved;
    if (boardDecisionOn !== null) return [{ on: boardDecisionOn, gate, by: 'BOARD' }];
    return [
      {
        on: localDate(decidedAt),
        gate,
        by: decidedAs === null ? 'BOARD' : { role: roleLabel(programme, decidedAs) },
      },
    ];
  });
}

function changeOf({ at, action, data }: HistoryEntry, programme: Programme): StudyChange[] {
  const on = localDate(at);
  const stageId = String(data.stage);
  const stage = hasStage(programme, stageId) ? stageOf(programme, stageId).nl : stageId;
  switch (action) {
    case 'EXTEND_STAGE':
      return [{ what: 'EXTENDED', on, stage, from: String(data.previous), until: String(data.until) }];
    case 'PAUSE_STUDY':
      return [{ what: 'PAUSED', on }];
    case 'RESUME_STUDY':
      return [{ what: 'RESUMED', on, workingDays: Number(data.workingDays) }];
    case 'REOPEN_GATE':
      return [{ what: 'REOPENED', on, stage }];
    default:
      return [];
  }
}

const REGISTERS: readonly RegisterKind[] = [
  'DOCUMENT_REQUEST',
  'INTERVIEW',
  'TECHNICAL_HEARING',
  'EXECUTIVE_HEARING',
];

function registersOf({ entries }: StudyCase): CouncilStudy['registers'] {
  return REGISTERS.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    const settled = own.filter(({ receivedOn, heldOn, outcome }) =>
      kind === 'INTERVIEW' ? heldOn !== null : receivedOn !== null && outcome !== 'NO_RESPONSE',
    );
    return own.length === 0 ? [] : [{ kind, count: own.length, settled: settled.length }];
  });
}

function questionsOf(
  { questions }: StudyCase,
  programme: Programme,
  reasons: ReadonlyMap<string, string>,
): CouncilQuestion[] {
  return programme.questions.map(({ n, nl }) => {
    const known = questions.find(({ questionNumber }) => questionNumber === n);
    const released = known !== undefined && known.releasedOn !== null && isAnswered(known, programme);
    return {
      number: n,
      label: nl,
      inScope: known?.inScope ?? true,
      reason: known?.inScope === false ? (reasons.get(known.reasonRef ?? '') ?? null) : null,
      released: released
        ? { verdict: known.verdict, summary: known.summary, shared: known.sharedEdition !== null }
        : null,
    };
  });
}
