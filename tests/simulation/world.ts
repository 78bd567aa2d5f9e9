/** The courts and people of the simulation, and what everything in it shares. Role names only: nobody is anybody. */
import type { Identity } from '../../bot/study/services';
import type { RoleId, Weekday } from '../../entities/person';
import type { Chance } from './chance';
import type { Taken } from './channel';
import type { Door } from './door';
import type { Program } from './program';
import type { Sight } from './sight';
import type { Tally } from './tally';

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
  /** Registered as away, up to and including this day. */
  awayUntil: string | null;
  workingDays: readonly Weekday[];
  /** How probable it is on a day that something is taken up, from 0 to 1. */
  pace: number;
  /** Messages that are still to be done something about. */
  todo: Taken[];
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
  /** Participation stands still from … up to …, or ends for good. */
  pause: { from: string; until: string } | null;
  withdrawsOn: string | null;
  gone: boolean;
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
  /** Whether the program runs today. */
  isUp: boolean;
  /** Days without the program, of the last two weeks. */
  downDays: number;
  violation(what: string, where: string): void;
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
