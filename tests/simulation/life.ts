/**
 * What happens to people and courts beside their work: illness and holidays, roles that end, phones that are replaced,
 * declarations that are signed, courts that pause or leave, names that are erased on request.
 */
import { choicesOf, fill, linkOf, roll } from './acts';
import { pick } from './chance';
import { shifted } from './days';
import { conversationOf } from './door';
import { admit, leave, linkCalendar, WEEKS } from './joining';
import { marked } from './marks';
import type { CourtLife, Human, World } from './world';
import { isThere, present } from './work';

/** One day of one person's life, before the work begins. Answers false when there is no work for them today. */
export async function liveOn(world: World, human: Human): Promise<boolean> {
  const { today, chance } = world;
  if (human.leavesOn !== null && human.leavesOn <= today && isThere(world, human)) {
    await leave(world, human);
    return false;
  }
  await changePhone(world, human);
  if (human.awayUntil !== null) {
    if (human.awayUntil >= today) return false;
    human.awayUntil = null;
  }
  if (!isThere(world, human)) return false;
  const luck = chance('life', human.key, today);
  if (luck < 0.0015) return fallIll(world, human);
  const summer = today.slice(5) >= '07-12' && today.slice(5) <= '08-20';
  if (summer && human.restedIn !== today.slice(0, 4) && luck < 0.08) return goOnHoliday(world, human);
  if (luck > 0.9996) await changeHabits(world, human);
  return true;
}

/** Away from today on; mostly somebody registers it, and sometimes nobody does. */
async function fallIll(world: World, human: Human): Promise<boolean> {
  const { court, key } = human;
  const days = 3 + Math.floor(world.chance('ill', key, world.today) * 45);
  const known = world.chance('until', key, world.today) < 0.6;
  human.awayUntil = shifted(world.today, days);
  const colleague = court === null ? null : present(world, court, 'SECRETARY', 'CHAIR', 'DEPUTY_CHAIR');
  if (court === null || colleague === null || colleague === human) return false;
  if (roll(world, human, 'tell') < 0.8) {
    await register(world, colleague, human, known ? human.awayUntil : '');
    human.openAbsence = !known;
  }
  return false;
}

async function goOnHoliday(world: World, human: Human): Promise<boolean> {
  human.restedIn = world.today.slice(0, 4);
  const until = shifted(world.today, 10 + Math.floor(roll(world, human, 'holiday') * 12));
  if (human.court !== null && roll(world, human, 'tell') < 0.5) await register(world, human, human, until);
  human.awayUntil = until;
  return false;
}

async function register(world: World, by: Human, human: Human, until: string): Promise<void> {
  const dialog = { dialog: 'ABSENCE', courtId: human.court?.id ?? '' };
  await fill(world, by, dialog, 'REGISTER_ABSENCE', (form, card) => ({
    personId: human.personId ?? '',
    from: world.today,
    ...(until === '' ? {} : { until }),
    ...('standInId' in form && roll(world, human, 'stand-in') < 0.6
      ? { standInId: choicesOf(card, 'standInId').find((id) => id !== human.personId) ?? '' }
      : {}),
  }));
}

/** Back again: an absence without an end is ended by whoever it was. */
export async function comeBack(world: World, human: Human): Promise<void> {
  if (!human.openAbsence || human.personId === null) return;
  human.openAbsence = false;
  const [absence] = await world.program.sql<{ id: string }>(
    'SELECT id FROM absence WHERE personId = ? AND validUntil IS NULL',
    human.personId,
  );
  if (absence === undefined) return;
  await world.door.perform(human.identity, {
    name: 'END_ABSENCE',
    absenceId: absence.id,
    until: shifted(world.today, -1),
  });
}

/** The app goes away with an old phone or by a slip, and comes back some weeks later. */
async function changePhone(world: World, human: Human): Promise<void> {
  const { chance, today, door, program } = world;
  if (human.way === 'BROWSER') return;
  if (human.installed) {
    const luck = chance('phone', human.key, today);
    if (luck > 0.0005) return;
    human.installed = false;
    human.comesBackOn = shifted(today, 4 + Math.floor(chance('back', human.key, today) * 40));
    // Teams tells of it, or it does not: then the next message finds nobody.
    if (luck < 0.00025) await door.uninstall(human.identity);
    else program.channel.chat(conversationOf(human.identity)).installed = false;
    return;
  }
  if (human.comesBackOn === null || human.comesBackOn > today) return;
  human.installed = true;
  human.comesBackOn = null;
  await door.install(human.identity);
}

async function changeHabits(world: World, human: Human): Promise<void> {
  const { door, today, chance } = world;
  const luck = chance('habit', human.key, today);
  if (luck < 0.4) {
    const days = pick(luck / 0.4, WEEKS);
    const done = await door.perform(human.identity, { name: 'SET_WORKING_DAYS', days: [...days] });
    if (done.ok) human.workingDays = days;
  } else if (luck < 0.6) {
    await door.type(human.identity, luck < 0.5 ? 'english' : 'nederlands', 'SET_LANGUAGE');
  } else if (luck < 0.8) {
    if (human.role === 'CHAIR')
      await door.type(human.identity, luck < 0.75 ? 'week aan' : 'week uit', 'SET_WEEKLY_LINES');
  } else if (human.calendar === null || luck < 0.9) await linkCalendar(world, human);
  else {
    const { ok } = await door.perform(human.identity, { name: 'REVOKE_CALENDAR_LINK' });
    if (ok) human.calendar = null;
  }
}

/** What a court does about itself, beside its studies. */
export async function liveCourtOn(world: World, court: CourtLife): Promise<void> {
  const { today, door, chance } = world;
  if (court.id === null) return;
  if (!court.signed) await sign(world, court);
  const coordinator = world.coordinators.find((human) => isThere(world, human));
  if (coordinator !== undefined) await participate(world, court, coordinator);
  const secretary = present(world, court, 'SECRETARY', 'CHAIR');
  if (secretary === null) return;
  if (court.contactOf !== secretary.key && chance('contact', court.municipality, today) < 0.02) {
    court.contactOf = secretary.key;
    await door.perform(secretary.identity, {
      name: 'SET_CONTACT',
      courtId: court.id,
      personId: secretary.personId ?? '',
    });
  }
  const [left] = court.departed;
  if (left !== undefined && left.on < shifted(today, -400)) {
    court.departed.shift();
    if (chance('erase', left.human.key) < 0.3)
      await door.perform(secretary.identity, {
        name: 'ERASE_PERSON',
        personId: left.human.personId ?? '',
        reason: marked(court, 'reason', 'Op verzoek van de betrokkene.'),
      });
  }
  await linkChannel(world, court);
}

/** The declaration of intent is registered some weeks after joining, and then the court takes part. */
async function sign(world: World, court: CourtLife): Promise<void> {
  if (court.id === null || world.today < shifted(court.joinsOn, 20 + court.index)) return;
  const chair = present(world, court, 'CHAIR');
  if (chair === null) return;
  const year = Number(world.today.slice(0, 4));
  const seen = await fill(world, chair, { dialog: 'DECLARATION', courtId: court.id }, 'SIGN_DECLARATION', {
    signedOn: world.today,
    signedByRole: 'CHAIR',
    untilYear: String(year + 20),
    budgetPerYear: '€ 25.000',
    daysPerYear: '40',
    evidenceLink: linkOf(chair),
  });
  if (seen.kind !== 'dialog') court.signed = true;
}

/** Most take part; now and then one stops for a while, and one stops for good. */
async function participate(world: World, court: CourtLife, coordinator: Human): Promise<void> {
  const { today, door } = world;
  const set = async (status: 'ACTIVE' | 'PAUSED' | 'WITHDRAWN', reason: string): Promise<boolean> => {
    if (court.id === null) return false;
    const dialog = { dialog: 'PARTICIPATION', courtId: court.id };
    const seen = await fill(world, coordinator, dialog, 'SET_PARTICIPATION', { status, reason });
    return seen.kind !== 'dialog';
  };
  if (court.signed && !court.active && court.stoppedUntil === null) {
    court.active = await set('ACTIVE', 'De intentieverklaring is getekend.');
    return;
  }
  await meanToStop(world, court);
  if (court.withdrawsOn !== null && court.withdrawsOn <= today) {
    court.withdrawsOn = null;
    court.gone = await set('WITHDRAWN', 'De raad heeft het budget geschrapt.');
    return;
  }
  if (court.stoppedUntil !== null) {
    if (court.stoppedUntil > today) return;
    court.stoppedUntil = null;
    court.active = await set('ACTIVE', 'De rekenkamer is weer op sterkte.');
    return;
  }
  if (court.active && world.chance('stops', court.municipality, today) < 0.0001) {
    court.stoppedUntil = shifted(
      today,
      60 + Math.floor(world.chance('stop', court.municipality, today) * 200),
    );
    court.active = false;
    await set('PAUSED', 'Er is tijdelijk geen onderzoeker.');
  }
  if (court.active && world.chance('asks', court.municipality, today) < 0.003) {
    await door.type(coordinator.identity, `vraag status ${court.municipality}`, 'ASK_STATUS');
  }
}

/** The chair of a court that will stop says so some weeks before; now and then another does, and confirms all the same. */
async function meanToStop(world: World, court: CourtLife): Promise<void> {
  const { today, chance } = world;
  const soon = court.withdrawsOn !== null && today === shifted(court.withdrawsOn, -40);
  const doubts = court.active && chance('doubts', court.municipality, today) < 0.0003;
  const chair = soon || doubts ? present(world, court, 'CHAIR') : null;
  if (chair === null || court.id === null || !court.signed) return;
  await fill(world, chair, { dialog: 'WITHDRAWAL', courtId: court.id }, 'ANNOUNCE_WITHDRAWAL', {
    reason: marked(court, 'reason', 'De raad trekt zich terug.'),
  });
}

/** Some courts link a channel of their team; some day the bot is taken out of it again. */
async function linkChannel(world: World, court: CourtLife): Promise<void> {
  const { program, today, chance, door } = world;
  if (court.id === null || court.index % 3 !== 0) return;
  const chair = present(world, court, 'CHAIR');
  const luck = chance('channel', court.municipality, today);
  const chat = program.channel.chat(court.channel);
  if (luck < 0.01 && chair !== null && !court.linked) {
    chat.installed = true;
    const linked = await door.perform(chair.identity, {
      name: 'LINK_CHANNEL',
      courtId: court.id,
      conversationId: court.channel,
      serviceUrl: program.channel.serviceUrl,
      tenantId: court.tenantId,
    });
    court.linked = linked.ok;
  } else if (luck > 0.9998) {
    // Nobody tells the bot: the next milestone finds no channel.
    chat.installed = false;
    court.linked = false;
  }
}

/** A bureau's researcher is invited for the one study, from a tenant of its own. */
export async function inviteBureau(world: World, court: CourtLife, studyId: string): Promise<void> {
  if (court.bureauOf === studyId) return;
  court.bureauOf = studyId;
  const before = court.people.get('EXTERNAL_RESEARCHER');
  if (before !== undefined) await leave(world, before);
  court.vacancies.delete('EXTERNAL_RESEARCHER');
  await admit(world, court, 'EXTERNAL_RESEARCHER', studyId);
}
