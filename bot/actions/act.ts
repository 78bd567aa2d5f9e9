/**
 * Does what a button, a dialog or typed words ask, by whatever channel they came, and says in one line what it led to.
 * Decides nothing, and shows nothing: that is the views'.
 */
import type { CardRef } from '../../cards/ref';
import { outcomeText } from '../../cards/texts/outcomes';
import { refusalText } from '../../cards/texts/refusals';
import { Court } from '../../entities/court';
import { Invitation, Person, RoleGrant } from '../../entities/person';
import { loadStudyFacts, momentOf } from '../study/load';
import type { ClickedCard } from '../study/outbox';
import { perform } from '../study/perform';
import { recognise } from '../study/recognise';
import { rows } from '../study/rows';
import type { Identity, Performed, Services } from '../study/services';
import type { Command } from '../workflow/commands';
import { type Refusal, refuse } from '../workflow/decision';
import type { Actor, StudyFacts } from '../workflow/facts';
import { allowedTenants } from '../workflow/joining';

const WELCOME: CardRef = { card: 'WELCOME' };
const HELP: CardRef = { card: 'HELP' };
const MY_TASKS: CardRef = { card: 'MY_TASKS', page: 1 };

export interface Done {
  /** The first that was refused; null when all of it was done. Asked twice, done once: for whoever asks it worked. */
  refusal: Refusal | null;
  line: string;
  /** The invitation code: shown to whoever made it, at that moment only; it must not come to stand in a chat. */
  secret: string | null;
  /** Where the document that was made is found, for whoever made it. */
  opens: string | null;
  actor: Actor | null;
  /** As the commands left them. */
  studies: StudyFacts[];
}

/**
 * Several tasks ticked at once are one command. When one of them is refused each becomes a command of its own: the others
 * are done all the same, and the refusal names the one.
 */
async function attempt(
  services: Services,
  who: Identity,
  command: Command,
  clicked: ClickedCard | null,
  once: string | null,
): Promise<Performed[]> {
  const performed = await perform(services, command, who, clicked, once);
  if (performed.ok || command.name !== 'COMPLETE_TASKS' || command.tasks.length < 2) return [performed];
  if (WHOLE.includes(performed.refusal.code)) return [performed];
  const attempts: Performed[] = [];
  for (const [id, task] of new Map(command.tasks.map((ref) => [ref.id, ref]))) {
    const asking = once === null ? null : `${once}:${id}`;
    attempts.push(await perform(services, { ...command, tasks: [task] }, who, clicked, asking));
  }
  return attempts;
}

/** Refusals that have nothing to do with one of several tasks. */
const WHOLE: readonly Refusal['code'][] = [
  'UNKNOWN_PERSON',
  'NO_ROLE',
  'ALREADY_DONE',
  'STUDY_PAUSED',
  'STUDY_CLOSED',
];

/** The study that a command was about, as it is now. Authorises nothing. */
async function studyOf(services: Services, command: Command): Promise<StudyFacts[]> {
  const id = 'studyId' in command ? command.studyId : undefined;
  if (id === undefined) return [];
  const facts = await services.database.work((manager) => loadStudyFacts(manager, services, id));
  return facts === null ? [] : [facts];
}

/** Performs one or more commands of one click; what each led to is told in one line. */
export async function performAll(
  services: Services,
  who: Identity,
  commands: readonly Command[],
  clicked: ClickedCard | null,
  once: string | null = null,
): Promise<Done> {
  const lines: string[] = [];
  const studies = new Map<string, StudyFacts>();
  let actor: Actor | null = null;
  let refusal: Refusal | null = null;
  let secret: string | null = null;
  let opens: string | null = null;
  for (const [place, command] of commands.entries()) {
    const asking = once === null || place === 0 ? once : `${once}:${place}`;
    for (const performed of await attempt(services, who, command, clicked, asking)) {
      if (performed.ok) {
        actor = performed.actor;
        if (performed.study !== undefined) studies.set(performed.study.case.study.id, performed.study);
        if (command.name === 'CREATE_DOCUMENT_LINK') opens = performed.secret ?? null;
        else secret = performed.secret ?? secret;
        lines.push(outcomeText(performed.outcome));
      } else {
        if (performed.refusal.code !== 'ALREADY_DONE') refusal ??= performed.refusal;
        // Its answer was lost: what can be taken back is offered again.
        else for (const study of await studyOf(services, command)) studies.set(study.case.study.id, study);
        services.log.info('command.refused', { command: command.name, code: performed.refusal.code });
        const isStranger = performed.refusal.code === 'UNKNOWN_PERSON';
        lines.push(refusalText(isStranger ? await strangersRefusal(services, who) : performed.refusal));
      }
    }
  }
  return {
    refusal,
    line: [...new Set(lines)].join(' '),
    secret,
    opens,
    actor: actor ?? (await recognise(services, who)),
    studies: [...studies.values()],
  };
}

/** A question whose answer was refused is asked again, with what was answered. */
export function askedAgain(command: Command, field: string | null): CardRef | null {
  if (command.name !== 'APPROVE_GATE' || field !== 'boardDecisionOn') return null;
  const { requestId, boardDecisionOn } = command;
  const asked = { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' } as const;
  return boardDecisionOn === undefined ? asked : { ...asked, boardDecisionOn };
}

/** What is shown after a command that does not say so itself: what it is about. */
export function subjectCard(command: Command): CardRef {
  if ('task' in command) return { card: 'TASK', taskId: command.task.id };
  if (command.name === 'COMPLETE_TASKS') {
    const [task, ...others] = command.tasks;
    return task === undefined || others.length > 0 ? MY_TASKS : { card: 'TASK', taskId: task.id };
  }
  if ('requestId' in command) return { card: 'GATE', requestId: command.requestId };
  if (command.name === 'REDEEM_CODE') return WELCOME;
  if ('studyId' in command && command.studyId !== undefined && command.name !== 'INVITE') {
    return { card: 'STUDY', studyId: command.studyId };
  }
  return HELP;
}

/**
 * What somebody hears whom nobody knows: to give a code, or, from an organisation that has nothing to do with the
 * programme, that this is not for them.
 */
export async function strangersRefusal(services: Services, who: Identity): Promise<Refusal> {
  const tenants = await services.database.work(async (manager) =>
    allowedTenants({
      today: momentOf(services).today,
      coordinators: services.coordinators,
      courts: await rows(manager, Court, {}, { only: ['tenantId'] }),
      invitations: await rows(manager, Invitation, { usedAt: null, revokedAt: null }),
      people: await rows(manager, Person, {}),
      grants: await rows(manager, RoleGrant, {}),
    }),
  );
  return refuse(tenants.has(who.tenantId) ? 'UNKNOWN_PERSON' : 'TENANT_NOT_ALLOWED').refusal;
}
