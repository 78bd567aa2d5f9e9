/**
 * What belongs to a court: one line for every entity, from which the export, the import and the erasure of a person
 * follow. A test fails when an entity is not in here. The order is that in which rows are found, and put back.
 */
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { CalendarLink } from '../../../entities/calendar-link';
import { Commitment, DeclarationOfIntent } from '../../../entities/commitment';
import { Court } from '../../../entities/court';
import { DocumentLink } from '../../../entities/document-link';
import { Duty } from '../../../entities/duty';
import { Recommendation, StudyQuestion } from '../../../entities/findings';
import { HistoryChain, HistoryEntry, HistoryExcerpt, HistoryText } from '../../../entities/history';
import { JointConsent, JointNote } from '../../../entities/joint-note';
import { MailAddress } from '../../../entities/mail-address';
import { Address, InstallationFact, OutboxMessage, PostedCard, Reminder } from '../../../entities/message';
import { Absence, Invitation, Person, RoleGrant } from '../../../entities/person';
import { SharedAnswer } from '../../../entities/shared-answer';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask, StudyText } from '../../../entities/study';
import { TenantApp } from '../../../entities/tenant-app';
import { Wave } from '../../../entities/wave';
import { sha256 } from '../../programme/canonical';

/** Ids that are known while a court's rows are gathered: of the court, its studies, and who ever had a role in it. */
export type Whose = 'COURT' | 'STUDY' | 'MEMBER';

type Belonging =
  /** Rows whose column `by` holds an id of what they belong to. */
  | { how: 'OWNED'; by: string; of: Whose }
  /** Rows of all courts together, which every court takes along. */
  | { how: 'ALL' }
  /** Rows of all courts together, of which those go along whose id the others name. */
  | { how: 'NAMED' }
  /** Rows of the history that are picked by themselves, see `gather.ts`. */
  | { how: 'HISTORY_TEXT' }
  /** Rows that are not a court's to take along, and why not. */
  | { how: 'LEFT'; why: string };

export interface TableOfCourt {
  entity: EntityTarget<ObjectLiteral>;
  belongs: Belonging;
  /** What stands in it, for whoever opens the export without this program; unless it is left. */
  nl?: string;
  /** The columns by which the export sorts; the key when absent. */
  sortBy?: readonly string[];
  /** Columns that are kept out, and what an import puts there instead. */
  secret?: Record<string, (id: string) => unknown>;
  /** Rows that are about one person, by this column: erasing the person removes them. */
  erasedBy?: string;
}

const owned = (by: string, of: Whose): Belonging => ({ how: 'OWNED', by, of });
const left = (why: string): Belonging => ({ how: 'LEFT', why });

export const TABLES: readonly TableOfCourt[] = [
  { entity: Court, belongs: owned('id', 'COURT'), nl: 'de rekenkamer, met haar instellingen' },
  { entity: RoleGrant, belongs: owned('courtId', 'COURT'), nl: 'wie welke rol had, van wanneer tot wanneer' },
  { entity: Absence, belongs: owned('courtId', 'COURT'), nl: 'afwezigheid en vervanging' },
  {
    entity: Invitation,
    belongs: owned('courtId', 'COURT'),
    nl: 'uitnodigingen, zonder hun code',
    // A code that is still open must not work elsewhere as well. No code has this hash.
    secret: { codeHash: (id) => sha256(`zonder code: ${id}`) },
  },
  {
    entity: Address,
    belongs: owned('personId', 'MEMBER'),
    nl: 'in welk gesprek de personen van de rekenkamer te bereiken zijn',
    erasedBy: 'personId',
  },
  { entity: DeclarationOfIntent, belongs: owned('courtId', 'COURT'), nl: 'de intentieverklaring' },
  { entity: Commitment, belongs: owned('courtId', 'COURT'), nl: 'de toezeggingen en hoe het ermee staat' },
  { entity: Duty, belongs: owned('courtId', 'COURT'), nl: 'wat op welke datum gedaan moest zijn' },
  {
    entity: JointConsent,
    belongs: owned('courtId', 'COURT'),
    nl: 'wat de rekenkamer van gezamenlijke nota’s vond',
  },
  { entity: Study, belongs: owned('courtId', 'COURT'), nl: 'de onderzoeken, een per golf' },
  { entity: StudyStage, belongs: owned('studyId', 'STUDY'), nl: 'de fasen van een onderzoek' },
  { entity: StudyTask, belongs: owned('studyId', 'STUDY'), nl: 'de taken van een onderzoek' },
  {
    entity: GateRequest,
    belongs: owned('studyId', 'STUDY'),
    nl: 'aanvragen en besluiten over faseovergangen',
  },
  {
    entity: RegisterEntry,
    belongs: owned('studyId', 'STUDY'),
    nl: 'documentverzoeken, interviews en wederhoor: data en rollen',
  },
  {
    entity: StudyQuestion,
    belongs: owned('studyId', 'STUDY'),
    nl: 'de onderzoeksvragen: wel of niet onderzocht, oordeel en samenvatting',
  },
  {
    entity: Recommendation,
    belongs: owned('studyId', 'STUDY'),
    nl: 'de aanbevelingen en wat ermee gebeurde',
  },
  {
    entity: StudyText,
    belongs: owned('studyId', 'STUDY'),
    nl: 'redenen, notities en vindplaatsen van bewijs',
  },
  { entity: Reminder, belongs: owned('studyId', 'STUDY'), nl: 'wanneer waaraan herinnerd wordt' },
  {
    entity: HistoryEntry,
    belongs: owned('chain', 'STUDY'),
    nl: 'de geschiedenis van de onderzoeken, als keten',
    sortBy: ['chain', 'number'],
  },
  { entity: HistoryText, belongs: { how: 'HISTORY_TEXT' }, nl: 'de namen en teksten bij de geschiedenis' },
  { entity: Wave, belongs: { how: 'ALL' }, nl: 'de golven, elk met de programmadefinitie die ervoor gold' },
  { entity: JointNote, belongs: { how: 'NAMED' }, nl: 'de gezamenlijke nota’s' },
  {
    entity: SharedAnswer,
    belongs: { how: 'ALL' },
    nl: 'de antwoorden die voor alle rekenkamers samen zijn voorgesteld, elke versie',
  },
  { entity: Person, belongs: { how: 'NAMED' }, nl: 'de personen die in het andere voorkomen' },
  {
    entity: CalendarLink,
    belongs: left('geheime adressen van agenda’s; ieder vraagt een nieuw'),
    erasedBy: 'personId',
  },
  {
    entity: DocumentLink,
    belongs: left('geheime adressen van documenten, die na een dag niet meer werken'),
    erasedBy: 'personId',
  },
  {
    entity: MailAddress,
    belongs: left('e-mailadressen: alleen voor wie ze opgaf, en voor deze installatie'),
    erasedBy: 'personId',
  },
  { entity: TenantApp, belongs: left('de app van deze installatie in de catalogus van een organisatie') },
  { entity: HistoryExcerpt, belongs: left('gaat mee als geschiedenis van het programma') },
  { entity: HistoryChain, belongs: left('het einde van de keten van het programma, van iedereen') },
  {
    entity: OutboxMessage,
    belongs: left('berichten die onderweg zijn'),
    erasedBy: 'personId',
  },
  { entity: PostedCard, belongs: left('welke kaart in welk gesprek staat'), erasedBy: 'personId' },
  { entity: InstallationFact, belongs: left('feiten van de installatie zelf') },
];
