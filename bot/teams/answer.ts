/**
 * From what came in to what goes back: performs, then shows the card as it is now for whoever asked. Knows no
 * botbuilder, so that the answer is the same by whatever channel it came; shaping it is `respond.ts`.
 */
import type { CardRef, DialogRef } from '../../cards/ref';
import { refusalText } from '../../cards/texts/refusals';
import { askedAgain, performAll, strangersRefusal, subjectCard } from '../actions/act';
import { type DialogOrigin, originOf, withOrigin } from '../actions/dialog-origin';
import { parseAction } from '../actions/parse-action';
import { channelsGone } from '../study/channels';
import { loadActor } from '../study/load';
import { recognise } from '../study/recognise';
import type { Identity, RenderedCard, RenderedDialog, Services } from '../study/services';
import { addressDialog } from '../study/views/dialogs/address-dialog';
import { viewDialog, type AfterRefusal } from '../study/views/dialogs/view-dialog';
import { viewCard } from '../study/views/view-card';
import { type Refusal, refuse } from '../workflow/decision';
import type { Actor, StudyFacts } from '../workflow/facts';
import { planInChannel, planTyped } from './answer-typed';
import type { Conversation, Incoming, UnsupportedReason } from './parse-activity';
import { readTyped } from './typed-commands';

/** The fields of a card or dialog, by their ids, as a client sends them. */
type Entered = Readonly<Record<string, unknown>>;

export type Answer =
  | { kind: 'card'; card: RenderedCard; ref: CardRef }
  | { kind: 'text'; text: string }
  | { kind: 'dialog'; dialog: RenderedDialog }
  /** A dialog that did what was asked: it closes with a line, and the card behind it is replaced. */
  | { kind: 'closed'; text: string; replaces: { activityId: string; card: RenderedCard } | null }
  | { kind: 'nothing' };

export interface Answered {
  answer: Answer;
  /** Who it was, when known: where to reach this person is kept. */
  personId: string | null;
}

type Came = Extract<Incoming, { who: Identity }>;

const WELCOME: CardRef = { card: 'WELCOME' };
const HELP: CardRef = { card: 'HELP' };

/** @throws whatever goes wrong: caught once, in `turn.ts` */
export async function answerTo(services: Services, incoming: Incoming): Promise<Answered> {
  switch (incoming.kind) {
    case 'unsupported':
      return { answer: unsupported(incoming.reason), personId: null };
    case 'said':
      return said(services, incoming);
    case 'acted':
    case 'refresh':
    case 'open-dialog':
    case 'submitted':
      return incoming.where.scope === 'personal'
        ? pressed(services, incoming)
        : pressedInChannel(services, incoming);
    case 'installed':
      return installed(services, incoming);
    case 'uninstalled': {
      const actor = await recognise(services, incoming.who);
      return { answer: { kind: 'nothing' }, personId: actor?.person.id ?? null };
    }
    case 'channel-said':
      return saidInChannel(services, incoming, incoming.text);
    case 'channel-installed':
      return { answer: told(refuse('CHANNEL_GREETING')), personId: null };
    case 'channel-gone':
      await channelsGone(services, incoming.tenantId, incoming.conversationIds);
      return { answer: { kind: 'nothing' }, personId: null };
  }
}

type Pressed = Extract<Incoming, { data: unknown }>;

function pressed(services: Services, incoming: Pressed): Promise<Answered> {
  switch (incoming.kind) {
    case 'acted':
      return acted(services, incoming, incoming.data);
    case 'refresh':
      return refreshed(services, incoming, incoming.data);
    case 'open-dialog':
      return opened(services, incoming, incoming.data);
    case 'submitted':
      return submitted(services, incoming, incoming.data);
  }
}

const UNSUPPORTED = {
  MALFORMED: 'NOT_UNDERSTOOD',
  NO_IDENTITY: 'NO_IDENTITY',
  TOO_LARGE: 'TOO_LARGE',
  UNKNOWN_INVOKE: 'UNKNOWN_INVOKE',
} as const satisfies Record<Exclude<UnsupportedReason, 'NOTHING_TO_DO'>, Refusal['code']>;

function unsupported(reason: UnsupportedReason): Answer {
  return reason === 'NOTHING_TO_DO' ? { kind: 'nothing' } : told(refuse(UNSUPPORTED[reason]));
}

const told = ({ refusal }: { refusal: Refusal }): Answer => ({ kind: 'text', text: refusalText(refusal) });

/** The card as it is now for this viewer, with a line on top; the line alone when there is no such card (any more). */
async function show(
  services: Services,
  viewer: Actor | null,
  where: Conversation,
  ref: CardRef,
  line?: string,
  studies: readonly StudyFacts[] = [],
  { opens = null, entered }: { opens?: string | null; entered?: Entered | undefined } = {},
): Promise<Answer> {
  const view = await viewCard(services, ref, viewer, {
    message: line,
    address: where,
    studies,
    opens,
    entered,
  });
  if ('content' in view) return { kind: 'card', card: view, ref };
  if (line !== undefined) return { kind: 'text', text: line };
  return told('refusal' in view ? view : refuse('SETTLED'));
}

/** The fields of a card come along beside what its button holds. */
const enteredIn = (data: unknown): Entered =>
  typeof data === 'object' && data !== null ? Object.fromEntries(Object.entries(data)) : {};

const clickedCard = ({ id, clickedId }: Conversation) =>
  clickedId === null ? null : { conversationId: id, activityId: clickedId };

async function said(services: Services, incoming: Came & { text: string }): Promise<Answered> {
  const { who, where, text } = incoming;
  const actor = await recognise(services, who);
  if (actor === null) return saidByStranger(services, incoming);
  const plan = await planTyped(services, actor, text);
  const personId = actor.person.id;
  if ('refusal' in plan) return { answer: told(plan), personId };
  if ('show' in plan) {
    const line = plan.line === undefined ? undefined : refusalText(plan.line);
    const barred = plan.show.card === 'OPENER' ? await barring(services, actor, plan.show.dialog) : null;
    return {
      answer: barred === null ? await show(services, actor, where, plan.show, line) : told(barred),
      personId,
    };
  }
  const done = await performAll(services, who, [plan.perform], null);
  return { answer: await show(services, done.actor, where, plan.back, done.line, done.studies), personId };
}

/** Why this dialog would not open, so that nobody is offered a button that only refuses; null when it opens. */
async function barring(
  services: Services,
  actor: Actor,
  ref: DialogRef,
): Promise<{ refusal: Refusal } | null> {
  const dialog = await viewDialog(services, ref, actor);
  return 'refusal' in dialog ? dialog : null;
}

/** Of somebody without a code nothing is kept and nothing is done. */
async function saidByStranger(
  services: Services,
  { who, where, text }: Came & { text: string },
): Promise<Answered> {
  const typed = readTyped(text, { taskIds: [], municipalities: [] });
  if (typed.kind === 'command' && typed.intent === 'CODE' && typed.code !== '') {
    const done = await performAll(services, who, [{ name: 'REDEEM_CODE', code: typed.code }], null);
    const answer =
      done.refusal === null
        ? await show(services, done.actor, where, WELCOME, done.line)
        : ({ kind: 'text', text: done.line } as const);
    return { answer, personId: done.actor?.person.id ?? null };
  }
  const refusal = await strangersRefusal(services, who);
  // Refusals are in Dutch; what this one says stands in the greeting too.
  const line =
    (where.language ?? 'nl') !== 'nl' && refusal.code === 'UNKNOWN_PERSON' ? undefined : refusalText(refusal);
  return { answer: await show(services, null, where, WELCOME, line), personId: null };
}

async function acted(services: Services, { who, where }: Came, data: unknown): Promise<Answered> {
  const action = parseAction(data, where);
  if (action.kind === 'commands') {
    const done = await performAll(services, who, action.commands, clickedCard(where));
    const back =
      askedAgain(action.commands[0], done.refusal?.field ?? null) ??
      action.back ??
      subjectCard(action.commands[0]);
    return {
      answer: await show(services, done.actor, where, back, done.line, done.studies, {
        opens: done.opens,
        entered: done.refusal === null ? undefined : enteredIn(data),
      }),
      personId: done.actor?.person.id ?? null,
    };
  }
  const actor = await recognise(services, who);
  const personId = actor?.person.id ?? null;
  switch (action.kind) {
    case 'show':
      return { answer: await show(services, actor, where, action.ref), personId };
    case 'open':
      return { answer: await show(services, actor, where, { card: 'OPENER', dialog: action.ref }), personId };
    case 'fault': {
      services.log.info('action.unreadable', { code: action.refusal.code });
      const line = refusalText(action.refusal);
      const answer: Answer =
        action.back === null
          ? { kind: 'text', text: line }
          : await show(services, actor, where, action.back, line, [], { entered: enteredIn(data) });
      return { answer, personId };
    }
  }
}

/** A channel's members may be officials of the municipality: nothing but linking is done from there, and nothing shown. */
async function pressedInChannel(services: Services, { kind, who, where, data }: Pressed): Promise<Answered> {
  const action = parseAction(data, where);
  const command = action.kind === 'commands' && kind !== 'refresh' ? action.commands[0] : null;
  if (command?.name !== 'LINK_CHANNEL' && command?.name !== 'UNLINK_CHANNEL') {
    return { answer: told(refuse('PERSONAL_ONLY')), personId: null };
  }
  const { line } = await performAll(services, who, [command], null);
  return { answer: { kind: 'text', text: line }, personId: null };
}

async function saidInChannel(services: Services, { who, where }: Came, text: string): Promise<Answered> {
  const actor = await recognise(services, who);
  if (actor === null) return { answer: told(refuse('PERSONAL_ONLY')), personId: null };
  const plan = await planInChannel(services, actor, text, where);
  if ('refusal' in plan) return { answer: told(plan), personId: null };
  const { line } = await performAll(services, who, [plan.perform], null);
  return { answer: { kind: 'text', text: line }, personId: null };
}

/** Only reads: a refresh that changed something would go round for ever. A refresh that fails once stays dead. */
async function refreshed(services: Services, { who, where }: Came, data: unknown): Promise<Answered> {
  const action = parseAction(data, where);
  const actor = await services.database.work((manager) => loadActor(manager, who));
  const ref = action.kind === 'show' ? action.ref : action.kind === 'commands' ? action.back : null;
  const answer = await show(services, actor, where, ref ?? HELP);
  return {
    answer: answer.kind === 'text' ? await show(services, actor, where, HELP, answer.text) : answer,
    personId: null,
  };
}

async function opened(services: Services, { who, where }: Came, data: unknown): Promise<Answered> {
  const actor = await recognise(services, who);
  if (actor === null)
    return { answer: told({ refusal: await strangersRefusal(services, who) }), personId: null };
  const personId = actor.person.id;
  const action = parseAction(data, where);
  if (action.kind !== 'open') {
    return { answer: told(action.kind === 'fault' ? action : refuse('NOT_UNDERSTOOD')), personId };
  }
  const origin = { dialog: action.ref, cardId: where.clickedId };
  return { answer: await showDialog(services, actor, origin), personId };
}

async function showDialog(
  services: Services,
  actor: Actor,
  { dialog: ref, cardId }: Pick<DialogOrigin, 'dialog' | 'cardId'>,
  refused?: AfterRefusal,
): Promise<Answer> {
  const dialog = await viewDialog(services, ref, actor, refused);
  if ('content' in dialog) {
    const origin = { dialog: ref, cardId, once: services.newId() };
    return { kind: 'dialog', dialog: withOrigin(dialog, origin) };
  }
  return refused === undefined ? told(dialog) : { kind: 'text', text: refused.message };
}

async function submitted(services: Services, came: Came, data: unknown): Promise<Answered> {
  const { who, where } = came;
  const origin = originOf(data);
  const action = parseAction(data, where);
  if (action.kind === 'open') {
    return opened(
      services,
      { ...came, where: { ...where, clickedId: origin?.cardId ?? where.clickedId } },
      data,
    );
  }
  if (action.kind === 'show') return acted(services, came, data);
  if (action.kind === 'fault') {
    services.log.info('action.unreadable', { code: action.refusal.code });
    const actor = await recognise(services, who);
    const refused = { line: refusalText(action.refusal), field: action.refusal.field ?? null };
    return {
      answer: await reopened(services, actor, origin, refused, data),
      personId: actor?.person.id ?? null,
    };
  }
  const cardId = origin?.cardId ?? where.clickedId;
  const done = await performAll(
    services,
    who,
    action.commands,
    cardId === null ? null : { conversationId: where.id, activityId: cardId },
    origin?.once,
  );
  const personId = done.actor?.person.id ?? null;
  if (done.refusal !== null) {
    const refused = { line: done.line, field: done.refusal.field ?? null };
    return { answer: await reopened(services, done.actor, origin, refused, data), personId };
  }
  if (done.opens !== null) {
    return { answer: { kind: 'dialog', dialog: addressDialog(done.line, done.opens) }, personId };
  }
  const back = action.back ?? subjectCard(action.commands[0]);
  const behind =
    cardId === null ? null : await show(services, done.actor, where, back, done.line, done.studies);
  const replaces =
    behind?.kind === 'card' && cardId !== null ? { activityId: cardId, card: behind.card } : null;
  const text = done.secret === null ? done.line : `${done.line} ${done.secret}`;
  return { answer: { kind: 'closed', text, replaces }, personId };
}

/** The same dialog as it is now, with the reason on top and everything that was typed still in it. */
async function reopened(
  services: Services,
  actor: Actor | null,
  origin: DialogOrigin | null,
  { line, field }: { line: string; field: string | null },
  data: unknown,
): Promise<Answer> {
  if (actor === null || origin === null) return { kind: 'text', text: line };
  return showDialog(services, actor, origin, { message: line, field, entered: enteredIn(data) });
}

async function installed(services: Services, { who, where }: Came): Promise<Answered> {
  const actor = await recognise(services, who);
  return { answer: await show(services, actor, where, WELCOME), personId: actor?.person.id ?? null };
}
