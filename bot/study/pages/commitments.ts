/**
 * What courts promised each other. Of one court, for its own people: the declaration, each promise with what counts and
 * why its date is what it is, what must still be done, and what happened in earlier years. Of all courts: which promises
 * are at risk, broken or waived, and nothing more.
 */
import { isRegistered, isWaivable, type CommitmentsInput } from '../../../cards/commitments';
import type { CardRef, DialogRef } from '../../../cards/ref';
import { participationWord } from '../../../cards/texts/court-words';
import { historyActions } from '../../../cards/texts/history';
import { Commitment, DeclarationOfIntent } from '../../../entities/commitment';
import type { Court } from '../../../entities/court';
import type { HistoryEntry } from '../../../entities/history';
import type { Programme } from '../../programme/definition';
import { roleLabel } from '../../programme/lookups';
import { may } from '../../workflow/access';
import { daysBetween } from '../../workflow/calendar';
import { comingSteps, ownersOf } from '../../workflow/duties';
import type { Actor } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
import { commitmentsStatus } from '../../workflow/status';
import { programmeEntriesOf } from '../memory/excerpts';
import { rows } from '../rows';
import type { Services } from '../services';
import { dutyTitle, registerFor } from '../views/commitment-views';
import { courtFor, inProgramme, type ViewContext } from '../views/view';
import { courtsFor } from './overview';
import { inOneRead, type Asked, type PageAnswer } from './page';

/** Of one court; dates `yyyy-MM-dd`. */
export interface CourtCommitments {
  of: 'COURT';
  today: string;
  court: CommitmentsInput['court'];
  declaration: CommitmentsInput['declaration'];
  /** Since when the court means to stop, and where that is said; null when it does not. */
  leaving: { since: string; open: DialogRef } | null;
  commitments: CommitmentRow[];
  /** The first one first. */
  duties: DutyRow[];
  can: {
    declaration: DialogRef | null;
    /** Whether there is one that it would change. */
    registered: boolean;
    confirm: CardRef | null;
    incident: { ref: DialogRef; what: 'REPORT' | 'CLOSE' } | null;
  };
}

type Stand = CommitmentsInput['commitments'][number];

/** How it stands; and of the programme what was promised, what proves it, when it is asked and when it is broken. */
export interface CommitmentRow extends Stand {
  definition: Pick<Programme['commitments'][number], 'value' | 'evidence' | 'check' | 'breach'>;
  waive: DialogRef | null;
}

export interface DutyRow {
  id: string;
  title: string;
  dueOn: string;
  /** Days since then, or minus those that are left. */
  over: number;
  /** Whom it falls to now; unescaped names. */
  owners: string[];
  /** What will still be said; `to` is a role, or null for whom it falls to. */
  steps: { on: string; to: string | null }[];
}

/** Of all courts that the viewer may see the status of. */
export interface AllCommitments {
  of: 'ALL';
  /** Labels, in the order of the programme. */
  commitments: string[];
  courts: CourtRow[];
}

export interface CourtRow {
  courtId: string;
  municipality: string;
  participation: string;
  /** Whether the viewer may open its register. */
  own: boolean;
  declared: boolean;
  /** Labels of commitments. */
  atRisk: string[];
  breached: string[];
  waived: string[];
  declaration: DialogRef | null;
}

/** What happened to the promises of a court in one calendar year, the first one first. */
export interface CommitmentYear {
  year: number;
  /** What was signed, confirmed or withdrawn. */
  confirmed: { on: string; what: string }[];
  atRisk: Fallen[];
  breached: Fallen[];
  waived: Fallen[];
}

interface Fallen {
  on: string;
  label: string;
}

type Commitments = CourtCommitments | AllCommitments | { of: 'YEARS'; years: CommitmentYear[] };

/**
 * Without an id all courts, status only; with a court's id its register, for its own people; its part `years` through
 * the years.
 */
export function commitments(
  services: Services,
  viewer: Actor,
  { id, part }: Asked,
): Promise<PageAnswer<Commitments>> {
  return inOneRead(services, viewer, (context): Promise<PageAnswer<Commitments>> => {
    if (id === null) return ofAll(context);
    return part === 'years' ? yearsOf(context, id) : ofCourt(context, id);
  });
}

async function ofCourt(context: ViewContext, courtId: string): Promise<PageAnswer<CourtCommitments>> {
  const found = await registerFor(context, courtId);
  if (!found.ok) return found;
  const { input, duties, where } = found;
  const { today } = context;
  const { programme } = context.services.programme;
  const registered = isRegistered(input.declaration);
  return {
    ok: true,
    data: {
      of: 'COURT',
      today,
      court: input.court,
      declaration: input.declaration,
      leaving:
        input.leaving === null ? null : { since: input.leaving, open: { dialog: 'WITHDRAWAL', courtId } },
      commitments: input.commitments.map((one) => ({
        ...one,
        definition: definitionOf(programme, one.id),
        waive: isWaivable(one, input) ? { dialog: 'WAIVE_COMMITMENT', courtId, commitmentId: one.id } : null,
      })),
      duties: duties.map((duty) => ({
        id: duty.id,
        title: dutyTitle({ programme }, duty, context),
        dueOn: duty.dueOn,
        over: daysBetween(duty.dueOn, today),
        owners: ownersOf(duty, { ...where, ...where.people }).map(({ name }) => name),
        steps: comingSteps(duty, where).map(({ on, to }) => ({
          on,
          to: to === 'OWNER' ? null : roleLabel(programme, to),
        })),
      })),
      can: {
        declaration: input.mayRegister ? { dialog: 'DECLARATION', courtId } : null,
        registered,
        confirm: registered && input.mayConfirm ? { card: 'YEARLY_CONFIRMATION', courtId } : null,
        incident:
          input.incident === null ? null : { ref: { dialog: 'INCIDENT', courtId }, what: input.incident },
      },
    },
  };
}

function definitionOf({ commitments: all }: Programme, id: string): CommitmentRow['definition'] {
  const { value, evidence, check, breach } = all.find((one) => one.id === id)!;
  return { value, evidence, check, breach };
}

/** Whoever sees one court, the own one, gets that. */
async function ofAll(context: ViewContext): Promise<PageAnswer<AllCommitments | CourtCommitments>> {
  const seen = await courtsFor(context);
  if (!seen.ok) return seen;
  const [only, another] = seen.courts;
  if (!seen.coordinates && only !== undefined && another === undefined) return ofCourt(context, only.id);
  const { manager, services } = context;
  const { programme } = services.programme;
  const courtId = seen.courts.map(({ id }) => id);
  const declarations = await rows(manager, DeclarationOfIntent, { courtId });
  const known = await rows(manager, Commitment, { courtId });
  const rowOf = (court: Court): CourtRow => {
    const where = { ...inProgramme(context), court };
    const {
      declared,
      atRisk,
      breached,
      waived = [],
    } = commitmentsStatus(
      programme,
      declarations.find((one) => one.courtId === court.id) ?? null,
      known.filter((one) => one.courtId === court.id),
    );
    return {
      courtId: court.id,
      municipality: court.municipality,
      participation: participationWord(court.participation),
      own: may(context.viewer, 'READ_CONTENT', where).ok,
      declared,
      ...(declared ? { atRisk, breached, waived } : { atRisk: [], breached: [], waived: [] }),
      declaration: may(context.viewer, 'SIGN_DECLARATION', where).ok
        ? { dialog: 'DECLARATION', courtId: court.id }
        : null,
    };
  };
  return {
    ok: true,
    data: {
      of: 'ALL',
      commitments: programme.commitments.map(({ nl }) => nl),
      courts: seen.courts.map(rowOf),
    },
  };
}

/** What the history says of how a court kept to its declaration: what its people did, and how promises fell. */
const DONE = [
  'SET_PARTICIPATION',
  'SIGN_DECLARATION',
  'CONFIRM_COMMITMENTS',
  'CONFIRM_BUDGET',
  'RECONFIRM_DECLARATION',
  'ANNOUNCE_WITHDRAWAL',
];
const WAIVED = 'WAIVE_COMMITMENT';
const FELL = 'COMMITMENT_STATUS';

async function yearsOf(
  context: ViewContext,
  courtId: string,
): Promise<PageAnswer<{ of: 'YEARS'; years: CommitmentYear[] }>> {
  const found = await courtFor(context, courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const about = { courtId, studyIds: new Set<string>(), waveIds: new Set<string>() };
  const entries = await programmeEntriesOf(context.manager, about, [...DONE, WAIVED, FELL]);
  const years = new Map<number, CommitmentYear>();
  for (const entry of entries) {
    const on = localDate(entry.at);
    const year = Number(on.slice(0, 4));
    const known = years.get(year) ?? { year, confirmed: [], atRisk: [], breached: [], waived: [] };
    years.set(year, tellOf(entry, on, known, context.services.programme.programme));
  }
  const told = [...years.values()].filter(
    ({ confirmed, atRisk, breached, waived }) => [confirmed, atRisk, breached, waived].flat().length > 0,
  );
  return { ok: true, data: { of: 'YEARS', years: told.toSorted((a, b) => a.year - b.year) } };
}

/** The year, with what an entry says. */
function tellOf(
  { action, data }: HistoryEntry,
  on: string,
  year: CommitmentYear,
  { commitments: all }: Programme,
): CommitmentYear {
  const fallen: Fallen = { on, label: all.find(({ id }) => id === data.commitmentId)?.nl ?? '' };
  if (action === WAIVED) return { ...year, waived: [...year.waived, fallen] };
  if (action === FELL) {
    if (data.to === 'AT_RISK') return { ...year, atRisk: [...year.atRisk, fallen] };
    return data.to === 'BREACHED' ? { ...year, breached: [...year.breached, fallen] } : year;
  }
  const label = historyActions[action] ?? action;
  const what = action === 'SET_PARTICIPATION' ? `${label}: ${participationWord(String(data.to))}` : label;
  return { ...year, confirmed: [...year.confirmed, { on, what }] };
}
