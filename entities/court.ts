/** A court of audit (rekenkamer): its municipality, how it takes part, and its own calendar and terms. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, date, id, json, line, text, whole, key } from './columns';

export type ParticipationStatus = 'INTERESTED' | 'SIGNED' | 'ACTIVE' | 'PAUSED' | 'WITHDRAWN';

/** A stretch of days, both ends included. */
export interface Period {
  from: string;
  until: string;
  /** What people call it, such as "zomerreces". */
  label: string;
}

/** What a court decides for itself. Everything has a default; see `bot/workflow/settings.ts`. */
export interface CourtSettings {
  /**
   * Own terms in working days, by stage or task id; absent = the programme's. Of a task that opens a response term for
   * others (`AWH-01`) it is that response term.
   */
  terms: Record<string, number>;
  /** Extra free days beside the public holidays, `yyyy-MM-dd`. */
  freeDays: string[];
  recess: Period[];
  /** Dates on which the court meets as a board, `yyyy-MM-dd`. */
  meetings: string[];
  /** `BOARD`: four gates need the board's date. `DIRECTOR`: one-headed court, "n.v.t.". */
  decisionModel: 'BOARD' | 'DIRECTOR';
  /** Gates that are left to the second reader; only those that the programme calls `delegable` are accepted. */
  delegatedGates: string[];
  /** When the chair does not use Teams the secretary records the decision with its evidence. */
  chairUsesTeams: boolean;
  /** Municipal election days, around which nothing is published, and the weeks before and after. */
  elections: string[];
  blackoutWeeksBefore: number;
  blackoutWeeksAfter: number;
}

@Entity('court')
@Index('court_municipality', ['municipality'], { unique: true })
export class Court {
  @PrimaryColumn(key) id!: string;
  @Column(whole()) version!: number;
  @Column(line({ length: 100 })) municipality!: string;
  /** Null for a candidate whose tenant is not known yet. */
  @Column(id({ nullable: true })) tenantId!: string | null;
  @Column(code()) participation!: ParticipationStatus;
  @Column(date()) participationSince!: string;
  @Column(text({ nullable: true })) participationReason!: string | null;
  @Column(json()) settings!: CourtSettings;
  /** Who answers for the court when the coordinator asks. */
  @Column(id({ nullable: true })) contactId!: string | null;
  /** The linked Teams channel: gets milestones only, its members may be officials. */
  @Column(json({ nullable: true })) channel!: ChannelAddress | null;
  /** The last answer to "Vraag status". */
  @Column(json({ nullable: true })) statusAnswer!: StatusAnswer | null;
}

export interface ChannelAddress {
  conversationId: string;
  /** The team that it stands in, where Teams told; the bot is taken out of a team, not out of a channel. */
  teamId?: string;
  serviceUrl: string;
  tenantId: string;
  linkedById: string;
  linkedOn: string;
}

export interface StatusAnswer {
  askedOn: string;
  askedById: string;
  answer: 'ON_TRACK' | 'DELAYED' | 'CALL_ME' | null;
  /** With `DELAYED`. */
  until: string | null;
  answeredOn: string | null;
}
