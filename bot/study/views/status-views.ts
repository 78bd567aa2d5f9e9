/** The views of what leaves a court: the coordinator's overview, what a court sees of it, and the question for status. */
import { coordinatorViewCard } from '../../../cards/coordinator-view';
import { digestCard } from '../../../cards/digest';
import type { CardRef } from '../../../cards/ref';
import { statusAnsweredCard } from '../../../cards/status-answered';
import { statusQuestionCard } from '../../../cards/status-question';
import { undeliverableCard } from '../../../cards/undeliverable';
import { Court } from '../../../entities/court';
import { Address } from '../../../entities/message';
import { Person, RoleGrant } from '../../../entities/person';
import { Wave } from '../../../entities/wave';
import { textDifferences } from '../../programme/diff';
import { programmeOf } from '../../programme/load';
import { roleLabel } from '../../programme/lookups';
import { may, type Where } from '../../workflow/access';
import { refuse } from '../../workflow/decision';
import { composeDigest, jointStands, type Digest } from '../../workflow/digest';
import { contactOf } from '../../workflow/people';
import { loadCourtPeople } from '../load';
import { row, rows } from '../rows';
import { loadCourtStatus } from '../statuses';
import { courtFor, inProgramme, SETTLED, type View, type ViewContext } from './view';
import { briefWaves, windowNow } from './wave-views';

/** Only for a coordinator. */
export function mayReadDigest(context: Omit<ViewContext, 'manager'>): ReturnType<typeof may> {
  return may(context.viewer, 'READ_STATUS', inProgramme(context));
}

/** The digest is loaded beforehand: court by court, each in a unit of work of its own. */
export async function viewDigest(context: ViewContext, digest: Digest): Promise<View> {
  const { manager, today, texts } = context;
  const askable: string[] = [];
  for (const court of await rows(manager, Court, {})) {
    const people = await loadCourtPeople(manager, court.id);
    if (isAskable(court, { people, today })) askable.push(court.id);
  }
  const window = windowNow(context, await briefWaves(context));
  const all = [...digest.attention, ...digest.changed, ...digest.unchanged, ...digest.withoutStudy];
  const joint = jointStands(all.map(({ status }) => status));
  const newer = await newerTexts(context);
  return { parts: digestCard({ ...digest, askable, newerTexts: newer, window, joint }, texts) };
}

/** The newest open wave, when the program was started with a definition whose texts alone differ from the wave's. */
async function newerTexts({
  manager,
  services,
}: ViewContext): Promise<{ waveId: string; number: number } | null> {
  const newest = services.programme;
  const open = await rows(
    manager,
    Wave,
    { state: 'OPEN' },
    { orderBy: ['number'], only: ['id', 'number', 'definitionHash'] },
  );
  const last = open.at(-1);
  if (last === undefined || last.definitionHash === newest.hash) return null;
  const wave = await row(manager, Wave, { id: last.id });
  const adoptable = wave !== null && textDifferences(programmeOf(wave), newest.programme).onlyTexts;
  return adoptable ? { waveId: last.id, number: last.number } : null;
}

/** Somebody answers for the court, and was not asked today already. */
export function isAskable(court: Court, { people, today }: Pick<Where, 'people' | 'today'>): boolean {
  return contactOf(court, people, today) !== null && court.statusAnswer?.askedOn !== today;
}

export async function viewCoordinatorView(
  context: ViewContext,
  { courtId }: Extract<CardRef, { card: 'COORDINATOR_VIEW' }>,
): Promise<View> {
  const found = await courtFor(context, courtId, 'READ_STATUS');
  if (!found.ok) return found;
  const { court, where } = found;
  const status = await loadCourtStatus(context.manager, context.services, courtId);
  if (status === null) return refuse('NOT_FOUND');
  const { attention } = composeDigest(context.today, [status], null);
  const own = may(context.viewer, 'READ_CONTENT', where).ok;
  const mayAsk = !own && may(context.viewer, 'ASK_STATUS', where).ok && isAskable(court, where);
  const input = { status, reasons: attention[0]?.reasons ?? [], own, mayAsk };
  return { parts: coordinatorViewCard(input, context.texts) };
}

export async function viewStatusQuestion(
  context: ViewContext,
  { courtId }: Extract<CardRef, { card: 'STATUS_QUESTION' }>,
): Promise<View> {
  const found = await courtFor(context, courtId, 'READ_STATUS');
  if (!found.ok) return found;
  const { court, where } = found;
  const { statusAnswer: asked, municipality } = court;
  if (context.sending && (asked === null || asked.answer !== null)) return SETTLED;
  const mayAnswer = may(context.viewer, 'ANSWER_STATUS', where).ok;
  return { parts: statusQuestionCard({ courtId, court: municipality, asked, mayAnswer }, context.texts) };
}

export async function viewStatusAnswered(
  context: ViewContext,
  { courtId }: Extract<CardRef, { card: 'STATUS_ANSWERED' }>,
): Promise<View> {
  const found = await courtFor(context, courtId, 'READ_STATUS');
  if (!found.ok) return found;
  const { court, where } = found;
  const mayAsk = may(context.viewer, 'ASK_STATUS', where).ok && isAskable(court, where);
  const input = { courtId, court: court.municipality, asked: court.statusAnswer, mayAsk };
  return { parts: statusAnsweredCard(input, context.texts) };
}

/** For whoever looks after the people of a court in which this person has a role. */
export async function viewUndeliverable(
  context: ViewContext,
  { personId }: Extract<CardRef, { card: 'UNDELIVERABLE' }>,
): Promise<View> {
  const { manager } = context;
  const person = await row(manager, Person, { id: personId });
  if (person === null) return refuse('NOT_FOUND');
  const grants = await rows(manager, RoleGrant, { personId });
  const courts = [...new Set(grants.flatMap(({ courtId }) => courtId ?? []))];
  for (const courtId of courts) {
    const found = await courtFor(context, courtId, 'INVITE');
    if (!found.ok) continue;
    const address = await row(manager, Address, { personId });
    const reachable = address?.state === 'ALIVE';
    if (context.sending && reachable) return SETTLED;
    // A name is read by the court's own people only.
    const own = may(context.viewer, 'READ_CONTENT', found.where).ok;
    const role = grants.findLast((grant) => grant.courtId === courtId)?.role ?? 'MEMBER';
    const name = own
      ? person.name
      : context.texts.roleAt(roleLabel(found.where.programme, role), found.court.municipality);
    return { parts: undeliverableCard({ name, courtId, reachable }, context.texts) };
  }
  return refuse('NOT_FOUND');
}
