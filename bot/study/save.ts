/** Saves what a decision changed: the records that differ by reference from the facts, and no others. */
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { CalendarLink } from '../../entities/calendar-link';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { DocumentLink } from '../../entities/document-link';
import { Duty } from '../../entities/duty';
import { Recommendation, StudyQuestion } from '../../entities/findings';
import { JointConsent, JointNote } from '../../entities/joint-note';
import { MailAddress } from '../../entities/mail-address';
import { Absence, Invitation, Person, RoleGrant } from '../../entities/person';
import { SharedAnswer } from '../../entities/shared-answer';
import { GateRequest, RegisterEntry, Study, StudyStage, StudyTask, StudyText } from '../../entities/study';
import { TenantApp } from '../../entities/tenant-app';
import { Wave } from '../../entities/wave';
import type { AdministrationDecision } from '../workflow/decision';
import type { Actor, AdministrationFacts, StudyCase } from '../workflow/facts';
import { kept } from '../workflow/forecasts';
import type { ChainHead } from './history';
import { insert, insertAll, update, updateAll } from './rows';

type Recorded = ObjectLiteral & { id: string; version: number };

/**
 * Saves a changed case. The study's row, whose version rises with every change of anything in the case, is swapped
 * first: whoever decided on an older case fails there, and nothing of the rest is written.
 * @returns the case as it is now.
 * @throws VersionConflict when somebody else changed the case in the meantime.
 */
export async function saveCase(
  manager: EntityManager,
  before: StudyCase,
  after: StudyCase,
  texts: readonly StudyText[],
  history: ChainHead,
): Promise<StudyCase> {
  const study: Study = {
    ...after.study,
    version: before.study.version + 1,
    historyLength: history.length,
    historyHead: history.head,
  };
  await update(manager, Study, before.study, study);
  await saveChanged(manager, StudyStage, before.stages, after.stages);
  // A task of which no more than its forecast moved has the version that it had.
  const known = new Map(before.tasks.map((task) => [task.id, task]));
  const changed = after.tasks.filter(({ id, version }) => known.get(id)?.version !== version);
  const were = changed.flatMap(({ id }) => known.get(id) ?? []);
  await saveChanged(manager, StudyTask, kept(before, were), kept(after, changed));
  await saveChanged(manager, GateRequest, before.requests, after.requests);
  await saveChanged(manager, RegisterEntry, before.entries, after.entries);
  await saveChanged(manager, StudyQuestion, before.questions, after.questions);
  await saveChanged(manager, Recommendation, before.recommendations, after.recommendations);
  await insertAll(manager, StudyText, texts);
  return { ...after, study };
}

/** Saves a new case, with the head of the chain that was begun for it. */
export async function insertCase(
  manager: EntityManager,
  { study, stages, tasks, requests, entries, questions, recommendations }: StudyCase,
  history: ChainHead,
): Promise<void> {
  await insert(manager, Study, { ...study, historyLength: history.length, historyHead: history.head });
  await saveChanged(manager, StudyStage, [], stages);
  await saveChanged(manager, StudyTask, [], kept({ stages }, tasks));
  await saveChanged(manager, GateRequest, [], requests);
  await saveChanged(manager, RegisterEntry, [], entries);
  await saveChanged(manager, StudyQuestion, [], questions);
  await saveChanged(manager, Recommendation, [], recommendations);
}

/** Saves the changed and new records of an administration decision, except its new cases. */
export async function saveAdministration(
  manager: EntityManager,
  facts: AdministrationFacts,
  actor: Actor | null,
  decision: AdministrationDecision,
): Promise<void> {
  const courts = facts.court === null ? facts.courts : [facts.court, ...facts.courts];
  const invitations =
    facts.invitation === null ? facts.invitations : [facts.invitation, ...facts.invitations];
  await saveChanged(manager, Court, courts, decision.courts);
  await saveChanged(
    manager,
    Person,
    actor === null ? facts.people : [actor.person, ...facts.people],
    decision.people,
  );
  await saveChanged(manager, RoleGrant, [...(actor?.grants ?? []), ...facts.grants], decision.grants);
  await saveChanged(manager, Absence, facts.absences, decision.absences);
  await saveChanged(manager, Invitation, invitations, decision.invitations);
  await saveChanged(manager, Wave, facts.waves, decision.waves);
  const declarations = facts.declaration === null ? [] : [facts.declaration];
  await saveChanged(manager, DeclarationOfIntent, declarations, decision.declarations);
  await saveChanged(manager, Commitment, facts.commitments, decision.commitments);
  await saveChanged(manager, Duty, facts.duties, decision.duties);
  await saveChanged(manager, JointNote, facts.joint.notes, decision.jointNotes);
  await saveChanged(manager, JointConsent, facts.joint.consents, decision.jointConsents);
  await saveChanged(manager, SharedAnswer, facts.sharedAnswers, decision.sharedAnswers);
  await saveChanged(manager, CalendarLink, facts.calendarLinks, decision.calendarLinks);
  await saveChanged(manager, DocumentLink, facts.documentLinks, decision.documentLinks);
  const address = facts.mailAddress === null ? [] : [facts.mailAddress];
  await saveChanged(manager, MailAddress, address, decision.mailAddresses);
  const app = facts.tenantApp === null ? [] : [facts.tenantApp];
  await saveChanged(manager, TenantApp, app, decision.tenantApps);
}

/** Inserts what was not there, updates what is another object than before. Records are never removed. */
export async function saveChanged<T extends Recorded>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  before: readonly T[],
  after: readonly T[],
): Promise<void> {
  if (before === after) return;
  const known = new Map<string, T>();
  for (const record of before) if (!known.has(record.id)) known.set(record.id, record);
  const added: T[] = [];
  const changed: { before: T; after: T }[] = [];
  for (const record of after) {
    const old = known.get(record.id);
    if (old === undefined) added.push(record);
    else if (old !== record) changed.push({ before: old, after: record });
  }
  await insertAll(manager, entity, added);
  await updateAll(manager, entity, changed);
}
