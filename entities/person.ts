/** People as Teams knows them, the roles they hold, when they are away, and how they joined. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, hash, id, json, line, moment, whole, key } from './columns';

/** Who somebody may be. Ids as in the programme definition. */
export type RoleId =
  'RESEARCHER' | 'SECRETARY' | 'CHAIR' | 'DEPUTY_CHAIR' | 'MEMBER' | 'EXTERNAL_RESEARCHER' | 'COORDINATOR';

/** In what greeting and help can be read; everything else is Dutch. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** ISO weekdays, 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

@Entity('person')
@Index('person_teams_identity', ['tenantId', 'aadObjectId'], { unique: true })
export class Person {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  /** Microsoft Entra tenant and object id: together the only key that lasts. Lower case. */
  @Column(id()) tenantId!: string;
  @Column(id()) aadObjectId!: string;
  @Column(line()) name!: string;
  @Column(code()) language!: Language;
  /** The days on which this person works; reminders follow them, dates do not. */
  @Column(json()) workingDays!: Weekday[];
  /** A chair may subscribe to three lines a week about the own study. */
  @Column(code()) weeklyLines!: 'ON' | 'OFF';
  @Column(moment()) createdAt!: string;
}

@Entity('role_grant')
@Index('role_grant_person', ['personId'])
@Index('role_grant_court', ['courtId', 'validUntil'])
export class RoleGrant {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) personId!: string;
  /** Null for a coordinator, who serves the programme. */
  @Column(id({ nullable: true })) courtId!: string | null;
  /** Set for an external researcher: the one study. */
  @Column(id({ nullable: true })) studyId!: string | null;
  @Column(code()) role!: RoleId;
  @Column(date()) validFrom!: string;
  /** Last day, inclusive; null while it lasts. */
  @Column(date({ nullable: true })) validUntil!: string | null;
  /** Whether this is a temporary stand-in for decisions, appointed when nobody else can decide. */
  @Column(code()) kind!: 'REGULAR' | 'STAND_IN';
}

@Entity('absence')
@Index('absence_person', ['personId'])
@Index('absence_court', ['courtId', 'validUntil'])
export class Absence {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(id()) personId!: string;
  @Column(id()) courtId!: string;
  @Column(date()) validFrom!: string;
  /** Last day away, inclusive; null while unknown. */
  @Column(date({ nullable: true })) validUntil!: string | null;
  /** Who gets this person's reminders meanwhile. */
  @Column(id({ nullable: true })) standInId!: string | null;
  @Column(id()) registeredById!: string;
}

@Entity('invitation')
@Index('invitation_code', ['codeHash'], { unique: true })
@Index('invitation_court', ['courtId'])
export class Invitation {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  /** SHA-256 of the code: the code itself is shown once and kept nowhere. */
  @Column(hash()) codeHash!: string;
  @Column(id({ nullable: true })) courtId!: string | null;
  @Column(id({ nullable: true })) studyId!: string | null;
  @Column(code()) role!: RoleId;
  /** The tenant from which the code must be given; a bureau has another one than its court. */
  @Column(id()) tenantId!: string;
  @Column(id()) invitedById!: string;
  @Column(date()) expiresOn!: string;
  @Column(moment({ nullable: true })) usedAt!: string | null;
  @Column(id({ nullable: true })) usedById!: string | null;
  @Column(moment({ nullable: true })) revokedAt!: string | null;
}
