/** How people come and go: a court is registered, people are invited and give their code, roles end, others follow. */
import type { Identity } from '../../bot/study/services';
import type { RoleId, Weekday } from '../../entities/person';
import { fill } from './acts';
import { pick } from './chance';
import { shifted } from './days';
import { conversationOf } from './door';
import { NOWHERE } from './mailbox';
import { marked } from './marks';
import { identityOf, ROLE_NAMES, type CourtLife, type Human, type Way, type World } from './world';

/** On which days of the week people work. */
export const WEEKS: readonly [readonly Weekday[], ...(readonly Weekday[])[]] = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5],
  [1, 2, 4],
  [2, 3, 4, 5],
  [1, 2, 3],
  [2, 4],
  [3],
];

/** Years that somebody stays. */
const STAYS = [3, 4, 5, 6, 8] as const;

const ROLES: readonly RoleId[] = ['CHAIR', 'SECRETARY', 'RESEARCHER', 'DEPUTY_CHAIR', 'MEMBER'];

/** A coordinator registers the court and invites its chair; the chair invites the others. */
export async function joinCourt(world: World, court: CourtLife): Promise<void> {
  const [coordinator] = world.coordinators;
  if (coordinator === undefined) throw new Error('There is no coordinator');
  const { municipality, tenantId } = court;
  const registered = await world.door.perform(coordinator.identity, {
    name: 'REGISTER_COURT',
    municipality,
    tenantId,
  });
  if (!registered.ok) {
    world.violation(`${municipality} cannot be registered`, registered.refusal.code);
    return;
  }
  const [row] = await world.program.sql<{ id: string }>(
    'SELECT id FROM court WHERE municipality = ?',
    municipality,
  );
  court.id = row?.id ?? null;
  for (const role of ROLES) {
    if (court.small && (role === 'MEMBER' || role === 'DEPUTY_CHAIR')) continue;
    await admit(world, court, role);
  }
}

/** Invites somebody for a role; the code is typed to the bot, which is installed with that. */
export async function admit(
  world: World,
  court: CourtLife,
  role: RoleId,
  studyId?: string,
): Promise<Human | null> {
  const inviter =
    role === 'CHAIR'
      ? world.coordinators[0]
      : (court.people.get('CHAIR') ?? court.people.get('SECRETARY') ?? world.coordinators[0]);
  if (inviter === undefined || court.id === null) return null;
  const human = newHuman(world, court, role);
  const bureau = studyId === undefined ? {} : { studyId, tenantId: human.identity.tenantId };
  const command = { name: 'INVITE', courtId: court.id, role, ...bureau } as const;
  const invited = await world.door.perform(inviter.identity, command);
  if (!invited.ok) return null;
  if (human.way !== 'BROWSER') await world.door.install(human.identity);
  await world.door.type(human.identity, `code ${invited.secret ?? ''}`, 'REDEEM_CODE');
  // The bot finds whoever gave the code in the tab when that person first says something to it.
  if (human.way === 'TAB') await world.door.type(human.identity, 'help');
  await know(world, human);
  if (human.personId === null) {
    world.violation('a code that was just made was not accepted', human.key);
    return null;
  }
  court.people.set(role, human);
  if (human.workingDays.length < 5) {
    await world.door.perform(human.identity, { name: 'SET_WORKING_DAYS', days: [...human.workingDays] });
  }
  await settleIn(world, human);
  return human;
}

/** Most without the app say where they can be mailed, and some who have it; some want their dates in their calendar. */
async function settleIn(world: World, human: Human): Promise<void> {
  const { chance } = world;
  const luck = chance('mail address', human.key);
  if (luck < (human.way === 'BROWSER' ? 0.85 : 0.2)) {
    const mailAddress = luck < 0.02 ? NOWHERE : mailAddressOf(human);
    await fill(world, human, { dialog: 'MAIL_ADDRESS' }, 'SET_MAIL_ADDRESS', { mailAddress });
  }
  if (chance('calendar', human.key) < 0.03) await linkCalendar(world, human);
}

/** Tells nothing of whose it is. */
export const mailAddressOf = ({ identity }: Human): string =>
  `p${identity.aadObjectId.replaceAll('-', '')}@post.example`;

/** A new address of one's calendar; the one before is then gone. */
export async function linkCalendar(world: World, human: Human): Promise<void> {
  const made = await world.door.perform(human.identity, { name: 'CREATE_CALENDAR_LINK' });
  if (made.ok) human.calendar = made.secret;
}

/** The nth holder of a role in a court, or in the programme. */
export function identityIn(court: CourtLife | null, role: RoleId, generation: number): Identity {
  const roles: RoleId[] = [...ROLES, 'EXTERNAL_RESEARCHER', 'COORDINATOR'];
  const own = court === null ? 1000 : court.index + 1;
  const tenant = role === 'EXTERNAL_RESEARCHER' ? own + 500 : own;
  const name = `${ROLE_NAMES[role]} ${court?.municipality ?? 'programma'} ${generation}`;
  return identityOf(tenant, roles.indexOf(role) * 1000 + generation, name);
}

export function newHuman(world: World, court: CourtLife | null, role: RoleId): Human {
  const generation = (court === null ? world.coordinators.length : (court.generations.get(role) ?? 0)) + 1;
  court?.generations.set(role, generation);
  const place = court?.municipality ?? 'programma';
  const key = `${place} ${role} ${generation}`;
  const { chance } = world;
  const years = STAYS[Math.floor(chance('stays', key) * STAYS.length)] ?? 4;
  const way = wayOf(world, key, role);
  const human: Human = {
    key,
    identity: identityIn(court, role, generation),
    role,
    court,
    personId: null,
    grantId: null,
    leavesOn:
      court === null ? null : shifted(world.today, Math.round(years * 365 + chance('leaves', key) * 200)),
    awayUntil: null,
    openAbsence: false,
    restedIn: '',
    way,
    installed: way !== 'BROWSER',
    comesBackOn: null,
    workingDays: pick(chance('days', key), WEEKS),
    pace: 0.35 + 0.5 * chance('pace', key),
    todo: [],
    calendar: null,
  };
  world.humans.set(conversationOf(human.identity), human);
  return human;
}

function wayOf({ chance, coordinators }: World, key: string, role: RoleId): Way {
  // Of the two coordinators one works in the tab.
  if (role === 'COORDINATOR') return coordinators.length === 1 ? 'TAB' : 'CHAT';
  const luck = chance('way', key);
  if (luck < 0.04) return 'BROWSER';
  return luck < 0.25 ? 'TAB' : 'CHAT';
}

/** Finds out under which ids the program knows somebody. */
export async function know(world: World, human: Human): Promise<void> {
  const { tenantId, aadObjectId } = human.identity;
  const [row] = await world.program.sql<{ personId: string; grantId: string }>(
    `SELECT person.id AS personId, role_grant.id AS grantId FROM person JOIN role_grant ON role_grant.personId = person.id
      WHERE person.tenantId = ? AND person.aadObjectId = ? AND role_grant.role = ?
      ORDER BY role_grant.validFrom DESC`,
    tenantId,
    aadObjectId,
    human.role,
  );
  human.personId = row?.personId ?? null;
  human.grantId = row?.grantId ?? null;
}

/** A role ends, in half of the cases after everything was handed over; the successor is invited and gives the code. */
export async function leave(world: World, human: Human): Promise<void> {
  const { court, role } = human;
  if (court === null || human.grantId === null) return;
  const successor = [...court.people.values()].find((other) => other !== human && other.role !== 'MEMBER');
  const hands = successor !== undefined && world.chance('hands over', human.key) < 0.5;
  const ends = role === 'CHAIR' || hands ? human : (court.people.get('CHAIR') ?? human);
  const ended = hands ? await handOver(world, human, successor) : await endRole(world, human, ends);
  if (!ended) {
    human.leavesOn = shifted(world.today, 30);
    return;
  }
  human.leavesOn = null;
  court.people.delete(role);
  court.departed.push({ human, on: world.today });
  if (role === 'EXTERNAL_RESEARCHER') return;
  court.vacancies.set(role, shifted(world.today, 1 + Math.floor(world.chance('vacant', human.key) * 40)));
}

async function endRole(world: World, human: Human, by: Human): Promise<boolean> {
  const grantId = human.grantId ?? '';
  const ended = await world.door.perform(by.identity, { name: 'END_ROLE', grantId, until: world.today });
  if (!ended.ok) world.violation(`a role cannot be ended (${ended.refusal.code})`, human.key);
  return ended.ok;
}

async function handOver(world: World, human: Human, to: Human): Promise<boolean> {
  const handed = await world.door.perform(human.identity, {
    name: 'HAND_OVER',
    courtId: human.court?.id ?? '',
    personId: human.personId ?? '',
    toPersonId: to.personId ?? '',
    reason: marked(human.court, 'reason', 'Andere baan.'),
    endRoleOn: world.today,
  });
  // Where there was nothing to hand over, or it may not be done like this, the role just ends.
  return handed.ok || endRole(world, human, human);
}

/** Fills the places that have been empty for long enough. */
export async function fillVacancies(world: World, court: CourtLife): Promise<void> {
  for (const [role, from] of court.vacancies) {
    if (from > world.today) continue;
    court.vacancies.delete(role);
    await admit(world, court, role);
  }
}
