/** The courts and people of the simulation, and what everything in it shares. Role names only: nobody is anybody. */
import type { Identity } from '../../bot/study/services';
import type { RoleId, Weekday } from '../../entities/person';
import type { Chance } from './chance';
import type { Taken } from './channel';
import type { Door } from './door';
import type { Seeing } from './check-privacy';
import type { Program } from './program';
import type { Sight } from './sight';
import type { Tally } from './tally';

/**
 * How somebody works: on the cards in the chat; in the tab, with the chat beside it; or in the tab alone, in a browser,
 * without ever having had the app.
 */
export type Way = 'CHAT' | 'TAB' | 'BROWSER';

export interface Human {
  /** Such as `Heerlen SECRETARY 1`: the first of that role there. */
  key: string;
  identity: Identity;
  role: RoleId;
  court: CourtLife | null;
  /** Known once the invitation was used. */
  personId: string | null;
  grantId: string | null;
  /** The day on which this person leaves; null for who stays. */
  leavesOn: string | null;
  /** Away, up to and including this day, whether somebody registered it or not. */
  awayUntil: string | null;
  /** An absence without an end was registered. */
  openAbsence: boolean;
  /** The year of the last summer holiday. */
  restedIn: string;
  way: Way;
  /** Whether the bot can reach this person; if not, from when on it can again. */
  installed: boolean;
  comesBackOn: string | null;
  workingDays: readonly Weekday[];
  /** How probable it is on a day that something is taken up, from 0 to 1. */
  pace: number;
  /** Messages that are still to be done something about. */
  todo: Taken[];
  /** The address of one's calendar, in somebody's calendar program. */
  calendar: string | null;
}

export interface CourtLife {
  municipality: string;
  index: number;
  tenantId: string;
  id: string | null;
  joinsOn: string;
  /** Who holds which role now. */
  people: Map<RoleId, Human>;
  /** Counts everybody who was ever here, by role. */
  generations: Map<RoleId, number>;
  /** Roles that nobody holds, with the day on which somebody follows. */
  vacancies: Map<RoleId, string>;
  small: boolean;
  director: boolean;
  chairOnTeams: boolean;
  /** The declaration of intent was registered. */
  signed: boolean;
  active: boolean;
  /** Participation stands still up to this day. */
  stoppedUntil: string | null;
  withdrawsOn: string | null;
  gone: boolean;
  /** Conversation of the team's channel, and whether it is linked. */
  channel: string;
  linked: boolean;
  contactOf: string;
  /** The study for which a bureau was invited last. */
  bureauOf: string;
  departed: { human: Human; on: string }[];
  /** The last year of which it has put the meetings and recess into its settings. */
  calendarOf: number;
}

export interface World {
  program: Program;
  door: Door;
  chance: Chance;
  tally: Tally;
  courts: CourtLife[];
  coordinators: Human[];
  /** By conversation. */
  humans: Map<string, Human>;
  /** The day, as Dutch clocks have it. */
  today: string;
  sight: Sight | null;
  /** Definitions that a coordinator has looked at, by hash. */
  adopted: Set<string>;
  /** Whether the program runs today. */
  isUp: boolean;
  /** Days without the program, of the last two weeks. */
  downDays: number;
  /** What people are shown. */
  seeing: Seeing;
  /** Addresses of documents that were made and are looked at again. */
  documents: DocumentAddress[];
  violation(what: string, where: string): void;
}

export interface DocumentAddress {
  human: Human;
  document: 'COUNCIL_OVERVIEW' | 'COUNCIL_HANDOVER';
  address: string;
  madeAt: string;
  /** A newer one of the same person was made since. */
  ended: boolean;
}

/**
 * Whether somebody is of the court; on the day on which a role ends it may be seen either way.
 */
export function stand({ today }: World, human: Human): 'THERE' | 'LEAVES' | 'GONE' {
  const { court, role } = human;
  if (court === null || court.people.get(role) === human) return 'THERE';
  return court.departed.some((one) => one.human === human && one.on >= today) ? 'LEAVES' : 'GONE';
}

const hex = (number: number, length: number): string => number.toString(16).padStart(length, '0');

/** An identity of nobody: the same for the same numbers. */
export function identityOf(tenant: number, person: number, name: string): Identity {
  return {
    tenantId: tenantIdOf(tenant),
    aadObjectId: `${hex(tenant, 8)}-0000-4000-8000-${hex(person, 12)}`,
    name,
  };
}

export const tenantIdOf = (tenant: number): string => `${hex(tenant, 8)}-1111-4111-8111-111111111111`;

export const ROLE_NAMES: Record<RoleId, string> = {
  CHAIR: 'Voorzitter',
  DEPUTY_CHAIR: 'Plaatsvervangend voorzitter',
  SECRETARY: 'Secretaris',
  RESEARCHER: 'Onderzoeker',
  MEMBER: 'Lid',
  EXTERNAL_RESEARCHER: 'Extern onderzoeker',
  COORDINATOR: 'Coördinator',
};
