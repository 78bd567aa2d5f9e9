/** What deciding answers: a decision with everything that has to be saved and said, or a refusal. */
import type { CardRef } from '../../cards/ref';
import type { OutcomeCode, OutcomeValues } from '../../cards/texts/outcomes';
import type { RefusalCode, RefusalValues, Values } from '../../cards/texts/refusals';
import type { CalendarLink } from '../../entities/calendar-link';
import type { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import type { DocumentLink } from '../../entities/document-link';
import type { Duty } from '../../entities/duty';
import type { JointConsent, JointNote } from '../../entities/joint-note';
import type { MailAddress } from '../../entities/mail-address';
import type { Absence, Invitation, Person, RoleGrant, RoleId } from '../../entities/person';
import type { SharedAnswer } from '../../entities/shared-answer';
import type { StudyText } from '../../entities/study';
import type { TenantApp } from '../../entities/tenant-app';
import type { Wave } from '../../entities/wave';
import type { StudyCase } from './facts';

/** Values for a text: dates as `yyyy-MM-dd`, formatted by the text itself. */
type TextValues = Values;

/** Expected: somebody may not do this, or it cannot be done now. `field` names the input at fault, if there is one. */
export interface Refusal {
  code: RefusalCode;
  values: TextValues;
  field?: string;
}

/** What the person reads when it worked. */
export interface Outcome {
  code: OutcomeCode;
  values: TextValues;
}

/** One entry for the history. `texts` are personal or free; they are stored beside the chain, by salted hash. */
export interface HistoryDraft {
  action: string;
  role: RoleId | null;
  data: Record<string, unknown>;
  texts?: Record<string, string>;
}

/**
 * A message to be sent. `AT_ONCE` means in office hours (08:00 to 18:00 on working days); `MORNING` means bundled at
 * 08:30 on the recipient's own working days.
 */
export interface Notice {
  to: { personId: string } | { channelOfCourtId: string };
  card: CardRef;
  when: 'AT_ONCE' | 'MORNING';
  /** `yyyy-MM-dd`: a line for somebody who is away until then, and whom nobody replaces. */
  notBefore?: string;
  /** Business key that makes it happen once. */
  onceKey: string;
}

export interface StudyDecision {
  case: StudyCase;
  texts: StudyText[];
  history: HistoryDraft[];
  notices: Notice[];
  /** Subjects whose cards, wherever they stand, must be replaced by the current one. */
  changedSubjects: string[];
  outcome: Outcome;
}

/** A study that a command about its court touches, with the entries for its own chain. */
export interface ChangedCase {
  case: StudyCase;
  texts?: StudyText[];
  history: HistoryDraft[];
}

/** New or changed records; only those that differ from the facts are saved. */
export interface AdministrationDecision {
  courts: Court[];
  people: Person[];
  grants: RoleGrant[];
  absences: Absence[];
  invitations: Invitation[];
  waves: Wave[];
  calendarLinks: CalendarLink[];
  documentLinks: DocumentLink[];
  mailAddresses: MailAddress[];
  tenantApps: TenantApp[];
  declarations: DeclarationOfIntent[];
  commitments: Commitment[];
  duties: Duty[];
  jointNotes: JointNote[];
  jointConsents: JointConsent[];
  sharedAnswers: SharedAnswer[];
  /** A study to be started, with all its parts. */
  cases: StudyCase[];
  /** Studies that are there already. */
  changedCases: ChangedCase[];
  history: HistoryDraft[];
  /** History of a new study goes into its own chain. */
  studyHistory: HistoryDraft[];
  notices: Notice[];
  changedSubjects: string[];
  outcome: Outcome;
  /** A person as they were, of whom everything personal must go. */
  erased?: Person;
  /** Shown once and stored nowhere: the invitation code, or a secret address. */
  secret?: string;
}

export type Decided<T> = { ok: true; decision: T } | { ok: false; refusal: Refusal };

/** The values of a text are typed by its code; a text without values needs none. `field` is the input at fault. */
export function refuse<C extends RefusalCode>(
  code: C,
  ...[values, field]: undefined extends RefusalValues<C>
    ? [values?: RefusalValues<C>, field?: string]
    : [values: RefusalValues<C>, field?: string]
): { ok: false; refusal: Refusal } {
  const refusal: Refusal = { code, values: values ?? {} };
  return { ok: false, refusal: field === undefined ? refusal : { ...refusal, field } };
}

/** What came of it, as a code with the values of its text. */
export function outcome<C extends OutcomeCode>(
  code: C,
  ...[values]: undefined extends OutcomeValues<C> ? [values?: OutcomeValues<C>] : [values: OutcomeValues<C>]
): Outcome {
  return { code, values: values ?? {} };
}
