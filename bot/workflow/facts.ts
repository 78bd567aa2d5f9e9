/**
 * What the rules may know when they decide. Plain values, loaded beforehand by `bot/study`; the rules never reach for a
 * clock, a database or the network. Records are treated as immutable: a rule that changes one returns a copy.
 */
import type { CalendarLink } from '../../entities/calendar-link';
import type { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import type { Court } from '../../entities/court';
import type { DocumentLink } from '../../entities/document-link';
import type { Duty } from '../../entities/duty';
import type { Recommendation, StudyQuestion } from '../../entities/findings';
import type { JointConsent, JointNote } from '../../entities/joint-note';
import type { MailAddress } from '../../entities/mail-address';
import type { Absence, Invitation, Language, Person, RoleGrant } from '../../entities/person';
import type { SharedAnswer } from '../../entities/shared-answer';
import type { GateRequest, RegisterEntry, Study, StudyStage, StudyTask } from '../../entities/study';
import type { TenantApp } from '../../entities/tenant-app';
import type { Wave } from '../../entities/wave';
import type { Programme } from '../programme/definition';

/** The moment of deciding, and the source of new ids. Both come in from the edge. */
export interface Moment {
  /** UTC, `yyyy-MM-ddTHH:mm:ss.sssZ`. */
  now: string;
  /** The date in the programme's time zone, `yyyy-MM-dd`. */
  today: string;
  newId: () => string;
}

/** Everything of one study that a rule may change. */
export interface StudyCase {
  study: Study;
  stages: StudyStage[];
  tasks: StudyTask[];
  requests: GateRequest[];
  entries: RegisterEntry[];
  /** Only those of which something was recorded. */
  questions: StudyQuestion[];
  recommendations: Recommendation[];
}

/** The people of one court, past and present, with the coordinators of the programme. */
export interface CourtPeople {
  people: Person[];
  grants: RoleGrant[];
  absences: Absence[];
}

export interface StudyFacts extends Moment, CourtPeople {
  case: StudyCase;
  court: Court;
  programme: Programme;
  /** Of the study's wave, every edition. */
  sharedAnswers: readonly SharedAnswer[];
  /** Whether the court has another study that is not published yet; asked only of one that is, else false. */
  runsBeside: boolean;
}

/** Who acts: a person whom a verified token named, with every role that this person holds anywhere. */
export interface Actor {
  person: Person;
  grants: RoleGrant[];
}

/** Who a verified token says that somebody is. Ids in lower case. */
export interface Identity {
  tenantId: string;
  aadObjectId: string;
  name: string;
  /** The language of the client, where that is one of ours beside Dutch. */
  language?: Language;
  /** As the organisation has it. Offered to the person in a form; never taken over by itself. */
  mailAddress?: string;
}

interface JointKnown {
  /** Of the wave, withdrawn ones too. */
  notes: JointNote[];
  /** Of these notes, in every round. */
  consents: JointConsent[];
  /** Those that take part in the wave. */
  courts: Court[];
}

/**
 * Facts for commands that concern a court, people or the programme. Only what the command needs is loaded. `people` and
 * `grants` also hold whomever the command names by id, with all their roles: a stand-in may come from another court.
 */
export interface AdministrationFacts extends Moment, CourtPeople {
  court: Court | null;
  courts: Court[];
  waves: Wave[];
  invitation: Invitation | null;
  invitations: Invitation[];
  /** The court's declaration, commitments and duties, for a command that concerns them; else nothing. */
  declaration: DeclarationOfIntent | null;
  commitments: Commitment[];
  duties: Duty[];
  /** Of the wave that the command names, every edition; for a command that concerns them, else nothing. */
  sharedAnswers: SharedAnswer[];
  /** Studies of that wave that go on, with the people of their courts: who hears of a proposal. */
  sharers: readonly { studyId: string; courtId: string; people: CourtPeople }[];
  /** Chairs of the other courts that take part, by id; for a command that tells them, else nobody. */
  otherChairs: readonly string[];
  /** Studies of the court. */
  studies: Study[];
  /**
   * With all parts: those with an open gate request for a command that changes who can decide, those that are not closed
   * for new settings and a handover, the last one when another starts; else empty.
   */
  cases: StudyCase[];
  /** The definition that new waves are opened with, its canonical JSON and SHA-256. A wave keeps its own. */
  programme: Programme;
  programmeCanonical: string;
  programmeHash: string;
  /** Random bytes from a cryptographic source. */
  randomBytes: (count: number) => Uint8Array;
  /** The actor's own. */
  calendarLinks: CalendarLink[];
  /** The actor's own. */
  documentLinks: DocumentLink[];
  /** The actor's own, for a command that concerns it; else null. */
  mailAddress: MailAddress | null;
  /** Of the tenant that a command about the app's place there concerns; else null. */
  tenantApp: TenantApp | null;
  /** Of the wave that a command about its joint note concerns; else nothing. */
  joint: JointKnown;
  /** Where this installation is found, such as `https://kamerbode.example`; no slash at the end. */
  publicUrl: string;
}
