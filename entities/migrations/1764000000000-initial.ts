/**
 * The first schema: every table of `entities`, on both dialects. A migration that has been released is never edited;
 * it does not look at the entities, which go on changing, but uses their column shapes, which do not.
 */
import {
  Table,
  type ColumnOptions,
  type MigrationInterface,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';
import { code, date, hash, id, json, key, line, moment, text, whole, yesNo } from '../columns';
import { columnType, dialectOf, type Dialect } from '../column-types';

type Columns = Record<string, ColumnOptions>;
/** Columns by index name; a name that ends in `!` is unique. */
type Indices = Record<string, string[]>;

const maybe = { nullable: true };
const address: ColumnOptions = { type: 'nvarchar', length: 400 };

const TABLES: { name: string; columns: Columns; indices?: Indices }[] = [
  {
    name: 'person',
    columns: {
      id: key,
      version: whole(),
      tenantId: id(),
      aadObjectId: id(),
      name: line(),
      language: code(),
      workingDays: json(),
      weeklyLines: code(),
      createdAt: moment(),
    },
    indices: { 'person_teams_identity!': ['tenantId', 'aadObjectId'] },
  },
  {
    name: 'role_grant',
    columns: {
      id: key,
      version: whole(),
      personId: id(),
      courtId: id(maybe),
      studyId: id(maybe),
      role: code(),
      validFrom: date(),
      validUntil: date(maybe),
      kind: code(),
    },
    indices: { role_grant_person: ['personId'], role_grant_court: ['courtId'] },
  },
  {
    name: 'absence',
    columns: {
      id: key,
      version: whole(),
      personId: id(),
      courtId: id(),
      validFrom: date(),
      validUntil: date(maybe),
      standInId: id(maybe),
      registeredById: id(),
    },
    indices: { absence_person: ['personId'], absence_court: ['courtId'] },
  },
  {
    name: 'invitation',
    columns: {
      id: key,
      version: whole(),
      codeHash: hash(),
      courtId: id(maybe),
      studyId: id(maybe),
      role: code(),
      tenantId: id(),
      invitedById: id(),
      expiresOn: date(),
      usedAt: moment(maybe),
      usedById: id(maybe),
      revokedAt: moment(maybe),
    },
    indices: { 'invitation_code!': ['codeHash'], invitation_court: ['courtId'] },
  },
  {
    name: 'court',
    columns: {
      id: key,
      version: whole(),
      municipality: line({ length: 100 }),
      tenantId: id(maybe),
      participation: code(),
      participationSince: date(),
      participationReason: text(maybe),
      settings: json(),
      contactId: id(maybe),
      channel: json(maybe),
      statusAnswer: json(maybe),
    },
    indices: { 'court_municipality!': ['municipality'] },
  },
  {
    name: 'wave',
    columns: {
      id: key,
      version: whole(),
      number: whole(),
      kind: code(),
      title: line(),
      state: code(),
      openedOn: date(),
      anchorOn: date(maybe),
      definition: text(),
      definitionHash: hash(),
      schemaVersion: whole(),
    },
    indices: { 'wave_number!': ['number'] },
  },
  {
    name: 'study',
    columns: {
      id: key,
      version: whole(),
      courtId: id(),
      waveId: id(),
      state: code(),
      stageId: code(maybe),
      startedOn: date(),
      publishedOn: date(maybe),
      closedOn: date(maybe),
      pausedOn: date(maybe),
      events: json(),
      conditions: json(),
      firstPlan: json(),
      historyLength: whole(),
      historyHead: hash(),
    },
    indices: { 'study_court_wave!': ['courtId', 'waveId'] },
  },
  {
    name: 'study_stage',
    columns: {
      id: key,
      version: whole(),
      studyId: id(),
      stageId: code(),
      position: whole(),
      state: code(),
      startOn: date(),
      endOn: date(),
      endSteps: json(),
      completedOn: date(maybe),
      beforeKamerbode: yesNo(),
    },
    indices: { 'study_stage_study!': ['studyId', 'stageId'] },
  },
  {
    name: 'study_task',
    columns: {
      id: key,
      version: whole(),
      studyId: id(),
      stageId: code(),
      taskId: code(),
      entryId: id(),
      position: whole(),
      state: code(),
      assigneeId: id(maybe),
      dueOn: date(maybe),
      estimateOn: date(maybe),
      firm: yesNo(),
      dueSteps: json(),
      doneAt: moment(maybe),
      doneById: id(maybe),
      snoozedUntil: date(maybe),
      waitingFor: line(maybe),
      waitingSince: date(maybe),
      lastAction: json(maybe),
    },
    indices: {
      study_task_study: ['studyId', 'stageId'],
      study_task_assignee: ['assigneeId', 'state'],
      'study_task_once!': ['studyId', 'taskId', 'entryId'],
    },
  },
  {
    name: 'gate_request',
    columns: {
      id: key,
      version: whole(),
      studyId: id(),
      stageId: code(),
      gateId: code(),
      state: code(),
      requestedById: id(),
      requestedAt: moment(),
      criteria: json(),
      openTaskIds: json(),
      meetingOn: date(maybe),
      decidedById: id(maybe),
      decidedAs: code(maybe),
      decidedAt: moment(maybe),
      boardDecisionOn: date(maybe),
      recorded: json(maybe),
      reasonRef: id(maybe),
      reopenedTaskIds: json(),
      reopenedAt: moment(maybe),
    },
    indices: { gate_request_study: ['studyId'] },
  },
  {
    name: 'register_entry',
    columns: {
      id: key,
      version: whole(),
      studyId: id(),
      kind: code(),
      number: whole(),
      counterpartRoles: json(),
      sentOn: date(maybe),
      dueOn: date(maybe),
      dueSteps: json(),
      proposedDueOn: date(maybe),
      receivedOn: date(maybe),
      heldOn: date(maybe),
      minutesDraftedOn: date(maybe),
      minutesSentOn: date(maybe),
      settledOn: date(maybe),
      outcome: code(maybe),
      reasonRef: id(maybe),
    },
    indices: { 'register_entry_number!': ['studyId', 'kind', 'number'] },
  },
  {
    name: 'study_text',
    columns: {
      id: key,
      studyId: id(),
      subjectId: id(),
      kind: code(),
      authorId: id(),
      at: moment(),
      body: text(),
    },
    indices: { study_text_study: ['studyId'] },
  },
  {
    name: 'reminder',
    columns: {
      id: key,
      version: whole(),
      studyId: id(),
      profile: code(),
      subjectKind: code(),
      subjectId: id(),
      baseOn: date(),
      step: whole(),
      dueOn: date(),
      state: code(),
    },
    indices: {
      reminder_due: ['state', 'dueOn'],
      reminder_study: ['studyId'],
      'reminder_subject!': ['subjectId', 'profile'],
    },
  },
  {
    name: 'outbox_message',
    columns: {
      id: key,
      version: whole(),
      onceKey: { type: 'varchar', length: 200 },
      personId: id(maybe),
      channelOfCourtId: id(maybe),
      card: json(),
      kind: code(),
      postedCardId: id(maybe),
      createdAt: moment(),
      notBefore: moment(),
      state: code(),
      leasedUntil: moment(maybe),
      attempts: whole(),
      firstTriedAt: moment(maybe),
      settledAt: moment(maybe),
      why: code(maybe),
    },
    indices: {
      outbox_message_due: ['state', 'notBefore'],
      'outbox_message_once!': ['onceKey'],
      outbox_message_recipient: ['personId'],
    },
  },
  {
    name: 'address',
    columns: {
      id: key,
      version: whole(),
      personId: id(),
      conversationId: address,
      serviceUrl: address,
      userId: address,
      botId: address,
      state: code(),
      seenAt: moment(),
    },
    indices: { 'address_person!': ['personId'] },
  },
  {
    name: 'posted_card',
    columns: {
      id: key,
      version: whole(),
      subjectId: id(),
      personId: id(maybe),
      conversationId: address,
      serviceUrl: address,
      activityId: address,
      card: json(),
      postedAt: moment(),
    },
    indices: {
      posted_card_subject: ['subjectId'],
      posted_card_activity: ['conversationId', 'activityId'],
    },
  },
  {
    name: 'installation_fact',
    columns: { name: key, value: text() },
  },
  {
    name: 'history_entry',
    columns: {
      id: key,
      chain: id(),
      number: whole(),
      at: moment(),
      actorId: id(maybe),
      role: code(maybe),
      action: code(),
      fromVersion: whole(),
      data: json(),
      previousHash: hash(),
      hash: hash(),
    },
    indices: { 'history_entry_chain!': ['chain', 'number'] },
  },
  {
    name: 'history_text',
    columns: { id: key, chain: id(), saltedHash: hash(), salt: code(), body: text(maybe) },
    indices: { history_text_chain: ['chain'] },
  },
  {
    name: 'history_chain',
    columns: { chain: key, length: whole(), head: hash() },
  },
];

export class Initial1764000000000 implements MigrationInterface {
  // Said outright: a bundler may rename the class, and the database remembers migrations by name.
  name = 'Initial1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const dialect = dialectOf(queryRunner.dataSource);
    for (const { name, columns, indices } of TABLES) {
      await queryRunner.createTable(
        new Table({
          name,
          columns: Object.entries(columns).map(([column, options]) => tableColumn(dialect, column, options)),
          indices: Object.entries(indices ?? {}).map(([index, columnNames]) => ({
            name: index.replace('!', ''),
            columnNames,
            isUnique: index.endsWith('!'),
          })),
        }),
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of TABLES.toReversed()) await queryRunner.dropTable(name);
  }
}

function tableColumn(dialect: Dialect, name: string, options: ColumnOptions): TableColumnOptions {
  const { type = 'varchar', length, nullable } = options;
  return {
    name,
    ...columnType(dialect, length === undefined ? { type } : { type, length }),
    isNullable: nullable === true,
    isPrimary: options === key,
  };
}
