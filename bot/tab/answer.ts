/**
 * The tab's data and actions: who asks, what, and the answer as it goes over the wire. The same commands, cards and
 * dialogs as in the chat; nothing is decided here.
 */
import type { CardRef, DialogRef } from '../../cards/ref';
import { refusalText } from '../../cards/texts/refusals';
import { performAll, strangersRefusal, subjectCard } from '../actions/act';
import { parseAction, type Place } from '../actions/parse-action';
import { exportedCourt } from '../study/memory/export-zip';
import { createHandIn, type HandIn } from '../study/memory/hand-in';
import { me } from '../study/pages/me';
import { recognise } from '../study/recognise';
import type { Identity, RenderedDialog, Services } from '../study/services';
import { viewDialog, type AfterRefusal } from '../study/views/dialogs/view-dialog';
import { viewCard } from '../study/views/view-card';
import { refuse, type Refusal as RuleRefusal } from '../workflow/decision';
import type { Actor, StudyFacts } from '../workflow/facts';
import type { Conflict, Done, MeAnswer, Refusal, Refused, ShownCard, Told } from './contract';
import { PAGES } from './pages';
import { actionRequest, addressPart, readAskedCard, readAskedDialog, type TabRequest } from './requests';
import type { TokenCheck } from './token';
import { undoOf } from './undo';

interface TabAnswer {
  status: number;
  body: unknown;
  /** To be kept as a file, instead of the body. */
  file?: TabFile;
}

export interface TabFile {
  name: string;
  type: 'application/zip';
  content: Buffer;
}

export interface Tab {
  /** @param authorization the header as it came; empty text when there was none */
  answer(authorization: string, asked: TabRequest): Promise<TabAnswer>;
}

/** A channel is linked in that channel. */
const HERE: Place = { scope: 'tab', id: '', serviceUrl: '', tenantId: '' };

/** @param check who somebody is by the token of the request; nothing else in it counts */
export function createTab(services: Services, check: TokenCheck): Tab {
  const handIn = createHandIn(services);
  return {
    async answer(authorization, asked) {
      const who = await check(authorization);
      if (who === null) return NOT_SIGNED_IN;
      const viewer = await recognise(services, who);
      if (viewer === null) return answerStranger(services, who, asked);
      if (asked.method === 'GET') return page(services, viewer, asked);
      switch (asked.name) {
        case 'card':
          return card(services, viewer, readAskedCard(asked.body));
        case 'dialog':
          return dialog(services, viewer, readAskedDialog(asked.body), who);
        case 'action':
          return action(services, who, asked.body);
        case 'check-export':
        case 'import':
          return handedIn(handIn, viewer, asked);
        default:
          return refused(refuse('NOT_FOUND').refusal, 404);
      }
    },
  };
}

const NOT_SIGNED_IN: TabAnswer = {
  status: 401,
  body: { refusal: { code: 'NOT_SIGNED_IN', text: 'Meld u aan.', field: null } } satisfies Refusal,
};

const told = (refusal: RuleRefusal): Told => ({
  code: refusal.code,
  text: refusalText(refusal),
  field: refusal.field ?? null,
});

const refused = (refusal: RuleRefusal, status = statusOf(refusal)): TabAnswer => ({
  status,
  body: { refusal: told(refusal) } satisfies Refusal,
});

const STATUS: Partial<Record<RuleRefusal['code'], number>> = {
  NOT_FOUND: 404,
  NOT_YOURS: 403,
  NO_ROLE: 403,
  UNKNOWN_PERSON: 403,
  TENANT_NOT_ALLOWED: 401,
  STALE: 409,
  SETTLED: 409,
  ALREADY_DECIDED: 409,
  DUTY_SETTLED: 409,
  JOINT_NOTE_SETTLED: 409,
  STATUS_ANSWERED: 409,
  TOO_LARGE: 413,
  FILE_TOO_LARGE: 413,
  NOT_UNDERSTOOD: 400,
  VERSION_REQUIRED: 400,
};

const statusOf = ({ code }: RuleRefusal): number => STATUS[code] ?? 422;

/** Of somebody without a code nothing is kept, and nothing is shown. */
async function answerStranger(services: Services, who: Identity, asked: TabRequest): Promise<TabAnswer> {
  const refusal = await strangersRefusal(services, who);
  if (refusal.code === 'TENANT_NOT_ALLOWED') return refused(refusal);
  if (asked.method === 'GET' && asked.name === 'me') {
    return { status: 200, body: { me: null, text: refusalText(refusal) } satisfies MeAnswer };
  }
  return asked.method === 'POST' && asked.name === 'action'
    ? action(services, who, asked.body)
    : refused(refusal);
}

async function page(
  services: Services,
  viewer: Actor,
  { name, id, part, words = '' }: TabRequest,
): Promise<TabAnswer> {
  if (name === 'me') {
    const answered = await me(services, viewer);
    return answered.ok
      ? { status: 200, body: { me: answered.data } satisfies MeAnswer }
      : refused(answered.refusal);
  }
  const made = PAGES.get(name);
  const address = [addressPart.safeParse(id), addressPart.safeParse(part)];
  if (address.some(({ success }) => !success)) return refused(refuse('NOT_FOUND').refusal);
  if (name === 'export' && id !== null) return exported(services, viewer, id);
  if (made === undefined) return refused(refuse('NOT_FOUND').refusal);
  const answered = await made(services, viewer, { id, part, words });
  return answered.ok ? { status: 200, body: answered.data } : refused(answered.refusal);
}

async function exported(services: Services, viewer: Actor, courtId: string): Promise<TabAnswer> {
  const made = await exportedCourt(services, viewer, courtId);
  if (!made.ok) return refused(made.refusal);
  const { name, zip } = made.data;
  return { status: 200, body: null, file: { name: `${name}.zip`, type: 'application/zip', content: zip } };
}

async function handedIn(
  handIn: HandIn,
  viewer: Actor,
  { name, id, handedIn: file }: TabRequest,
): Promise<TabAnswer> {
  if (file === undefined) return refused(refuse('NOT_UNDERSTOOD').refusal);
  if (!addressPart.safeParse(id).success) return refused(refuse('NOT_FOUND').refusal);
  const answered =
    name === 'import' ? await handIn.restore(viewer, file) : await handIn.check(viewer, id, file);
  return answered.ok ? { status: 200, body: answered.data } : refused(answered.refusal);
}

async function card(services: Services, viewer: Actor, ref: CardRef | null): Promise<TabAnswer> {
  if (ref === null) return refused(refuse('NOT_UNDERSTOOD').refusal);
  const view = await viewCard(services, ref, viewer);
  if ('refusal' in view) return refused(view.refusal);
  if ('settled' in view) return refused(refuse('SETTLED').refusal);
  return { status: 200, body: { ref, content: view.content } satisfies ShownCard };
}

async function dialog(
  services: Services,
  viewer: Actor,
  ref: DialogRef | null,
  { mailAddress }: Identity,
): Promise<TabAnswer> {
  if (ref === null) return refused(refuse('NOT_UNDERSTOOD').refusal);
  const made = await viewDialog(services, ref, viewer, undefined, mailAddress ?? null);
  return 'refusal' in made ? refused(made.refusal) : { status: 200, body: made };
}

async function action(services: Services, who: Identity, body: unknown): Promise<TabAnswer> {
  const request = actionRequest.safeParse(body);
  if (!request.success) return refused(refuse('NOT_UNDERSTOOD').refusal);
  const { actionId, data, dialog: shown = null } = request.data;
  const asked = parseAction(data, HERE);
  if (asked.kind === 'show' || asked.kind === 'open') return refused(refuse('NOT_UNDERSTOOD').refusal);
  if (asked.kind === 'fault') {
    const viewer = await recognise(services, who);
    const again = await reopened(services, viewer, shown, asked.refusal, data);
    const answer: Refused = { refusal: told(asked.refusal), dialog: again };
    return { status: statusOf(asked.refusal), body: answer };
  }
  const done = await performAll(services, who, asked.commands, null, actionId);
  const back = asked.back ?? subjectCard(asked.commands[0]);
  const current = done.actor === null ? null : await shownCard(services, done.actor, back, done.studies);
  if (done.refusal === null) {
    const undo = done.actor === null ? [] : undoOf(asked.commands, done.actor, done.studies);
    const secret = done.secret ?? done.opens;
    const answer: Done = { ok: true, text: done.line, secret, undo, card: current };
    return { status: 200, body: answer };
  }
  const refusal = { ...told(done.refusal), text: done.line };
  const again = await reopened(services, done.actor, shown, done.refusal, data, done.line);
  const status = statusOf(done.refusal);
  if (status === 409) {
    const answer: Conflict = { conflict: true, refusal, current: { dialog: again, card: current } };
    return { status, body: answer };
  }
  return { status, body: { refusal, dialog: again } satisfies Refused };
}

async function shownCard(
  services: Services,
  viewer: Actor,
  ref: CardRef,
  studies: readonly StudyFacts[],
): Promise<ShownCard | null> {
  const view = await viewCard(services, ref, viewer, { studies });
  return 'content' in view ? { ref, content: view.content } : null;
}

/** The dialog that was refused as it is now, with what was entered; null when it makes no sense any more. */
async function reopened(
  services: Services,
  viewer: Actor | null,
  ref: DialogRef | null,
  refusal: RuleRefusal,
  entered: AfterRefusal['entered'],
  message = refusalText(refusal),
): Promise<RenderedDialog | null> {
  if (viewer === null || ref === null) return null;
  const again = await viewDialog(services, ref, viewer, { message, field: refusal.field ?? null, entered });
  return 'refusal' in again ? null : again;
}
