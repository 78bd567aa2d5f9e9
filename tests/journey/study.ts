/** The story: one court's study, stage by stage, with what goes wrong on the way. */
import { dateOf, later, shifted } from './calendar';
import type { Installation } from './installation';
import { createPlayer, expect, type Player } from './player';
import { decide, request, type Stage, tickAll } from './steps';

const COURT = 'Heerlen';

interface People {
  chair: Player;
  deputy: Player;
  secretary: Player;
  researcher: Player;
  second: Player;
  coordinator: Player;
}

/** What the steps of the story share. */
export interface Story {
  installation: Installation;
  people: People;
  court: Player[];
  /** Moves the clock and shows everybody's new messages; answers their text per person. */
  pass(days: number): Promise<Map<string, string[]>>;
  /** Today in the story, `yyyy-MM-dd`. */
  today(): Promise<string>;
  chapter(title: string): void;
}

async function assemble(installation: Installation, print: (text: string) => void): Promise<Story> {
  const personas = await installation.personas();
  const show = (who: string, said: string[]) => {
    print(`  ${who}`);
    for (const line of said) print(`    ${line}`);
  };
  const find = (role: string, at = 0): Player => {
    const holders = personas.filter((persona) =>
      persona.roles.some((one) => one.role === role && (role === 'COORDINATOR' || one.court === COURT)),
    );
    const persona = holders[at];
    expect(persona !== undefined, `nobody is ${role} of ${COURT}`);
    return createPlayer(installation, persona, show);
  };
  const people: People = {
    chair: find('CHAIR'),
    deputy: find('DEPUTY_CHAIR'),
    secretary: find('SECRETARY'),
    researcher: find('RESEARCHER'),
    second: find('RESEARCHER', 1),
    coordinator: find('COORDINATOR'),
  };
  const { chair, deputy, secretary, researcher, second, coordinator } = people;
  const court = [chair, deputy, secretary, researcher, second];
  const everybody = [...court, coordinator];
  const chapter = (title: string) => print(`\n── ${title} ${'─'.repeat(Math.max(0, 90 - title.length))}`);
  for (const player of everybody) await player.open();
  return {
    installation,
    people,
    court,
    chapter,
    today: async () => dateOf(await installation.now()),
    async pass(days) {
      const now = await installation.now();
      const to = days === 0 ? new Date(Date.parse(now) + 1000).toISOString() : later(now, days);
      await installation.moveTo(to);
      if (days > 0) chapter(dateOf(to));
      return new Map(everybody.map((player) => [player.persona.name, player.look()]));
    },
  };
}

const says = (text: string[] | undefined, words: string): boolean =>
  (text ?? []).some((line) => line.toLowerCase().includes(words.toLowerCase()));

/** Intake: a task ticked twice and undone, reminders, an escalation, a gate with a board decision. */
async function intake(story: Story): Promise<void> {
  const { people } = story;
  story.chapter('Intake: starten, afvinken, ongedaan maken');
  await people.secretary.say('start');
  await people.secretary.press('Onderzoek starten');
  await people.secretary.answer({}, 'Vandaag beginnen');
  await people.secretary.answer({});
  const started = await story.pass(0);
  expect(
    says(started.get(people.researcher.persona.name), 'Begonnen: Intake'),
    'the researcher hears nothing of the start',
  );
  expect(says(people.researcher.newest(), 'taken'), 'the researcher gets no tasks');

  await people.researcher.say('taak INT-01');
  const twice = people.researcher.hold('Klaar');
  await people.researcher.press('Klaar');
  const doubled = await twice();
  expect(doubled.kind === 'card', 'a doubled click is not answered with a card');
  expect(says(people.researcher.newest(), 'intussen'), 'a doubled click gets no friendly line');
  await people.researcher.press('Ongedaan maken');
  expect(says(people.researcher.newest(), 'staat weer'), 'undoing is not confirmed');

  story.chapter('Intake: niemand doet iets, en dat blijft niet onopgemerkt');
  let escalated = false;
  let digested = false;
  for (let week = 0; week < 4; week++) {
    const heard = await story.pass(7);
    escalated ||= says(heard.get(people.chair.persona.name), 'blijft liggen');
    digested ||= says(heard.get(people.coordinator.persona.name), COURT);
    if (week === 1) {
      expect(
        says(heard.get(people.researcher.persona.name), 'Vooronderzoek'),
        'the researcher is not reminded',
      );
    }
  }
  expect(escalated, 'nothing escalated to the chair in four weeks');
  expect(digested, 'the coordinator got no Monday digest');

  story.chapter('Intake: de vergaderdata van de rekenkamer');
  const today = await story.today();
  await people.secretary.say('instellingen');
  await people.secretary.press('Openen');
  await people.secretary.answer({}, 'Vergaderingen en reces');
  await people.secretary.answer(
    { 'settings.meetings': `${shifted(today, -1)}\n${shifted(today, 21)}` },
    'Opslaan',
  );

  await finish(story, { id: 'INTAKE', returned: true, board: shifted(today, -1) });
}

/** All tasks done, the gate asked for, perhaps returned once, and decided. */
async function finish(story: Story, stage: Stage): Promise<void> {
  story.chapter(`${stage.id}: taken en faseovergang`);
  for (const player of story.court) await tickAll(player);
  await request(story, stage);
  await decide(story, stage);
  await story.pass(1);
}

async function event(player: Player, eventId: string, on: string): Promise<void> {
  await player.say('gebeurtenis');
  await player.press('Openen');
  await player.answer({ eventId, on });
}

async function documents(story: Story): Promise<void> {
  const { secretary, researcher, second } = story.people;
  story.chapter('Documenten: startbrief, startgesprek, documentverzoeken');
  const today = await story.today();
  await event(secretary, 'START_LETTER_SENT', today);
  await event(researcher, 'START_MEETING_HELD', today);
  for (const role of ['OFFICIAL_FINANCE', 'OFFICIAL_POLICY']) {
    await researcher.say('documenten');
    await researcher.press('Toevoegen');
    await researcher.answer({ counterpartRoles: role, sentOn: today });
  }
  await second.say('waarom DOC-07');
  await second.press('Openen');
  await story.pass(14);
  await remind(researcher);
  const received = await story.today();
  for (const number of [1, 2]) {
    await researcher.say('documenten');
    await researcher.press(`Bijwerken: Documentverzoek ${number}`);
    await researcher.answer({ receivedOn: received, outcome: 'RECEIVED' });
  }
  await finish(story, { id: 'DOCUMENTS', returned: true });
}

/** The letter for whoever has not answered stands ready; sending it is not the bot's. */
async function remind(researcher: Player): Promise<void> {
  await researcher.say('documenten');
  await researcher.press('Bijwerken: Documentverzoek 1');
  await researcher.answer({}, 'Herinneringsbrief opstellen');
  expect(
    researcher.fields()['letter']?.includes('Geachte heer, mevrouw') === true,
    'no letter was drafted to remind the other side',
  );
}

async function interviews(story: Story): Promise<void> {
  const { secretary, researcher } = story.people;
  story.chapter('Interviews: uitnodigen, voeren, verslagen');
  const sent = await story.today();
  await event(secretary, 'RESPONDENTS_INVITED', sent);
  const groups = [
    'PROGRAMME_DIRECTOR,OFFICIAL_POLICY,OFFICIAL_FINANCE,OFFICIAL_MONITORING',
    'ALLIANCE_CHAIR,PORTFOLIO_HOLDER',
  ];
  for (const counterpartRoles of groups) {
    await researcher.say('interviews');
    await researcher.press('Toevoegen');
    await researcher.answer({ counterpartRoles, sentOn: sent });
  }
  await story.pass(14);
  const held = await story.today();
  const moments: [string, number][] = [
    ['heldOn', 0],
    ['minutesDraftedOn', 3],
    ['minutesSentOn', 1],
  ];
  for (const [moment, wait] of moments) {
    if (wait > 0) await story.pass(wait);
    for (const number of [1, 2]) {
      await researcher.say('interviews');
      await researcher.press(`Bijwerken: Interview ${number}`);
      await researcher.answer({ [moment]: moment === 'heldOn' ? held : await story.today() });
    }
  }
  await story.pass(8);
  for (const number of [1, 2]) {
    await researcher.say('interviews');
    await researcher.press(`Bijwerken: Interview ${number}`);
    await researcher.answer({ settledOn: await story.today(), outcome: 'MINUTES_APPROVED' });
  }
  await finish(story, { id: 'INTERVIEWS', returned: true, stale: true });
}

async function findings(story: Story): Promise<void> {
  await event(story.people.secretary, 'HEARING_ANNOUNCED', await story.today());
  await story.pass(21);
  await finish(story, { id: 'FINDINGS' });
}

async function technicalHearing(story: Story): Promise<void> {
  const { secretary, chair, deputy } = story.people;
  await hearing(story, 'ambtelijk wederhoor', 'Ambtelijk wederhoor');
  story.chapter('De voorzitter is er niet; de plaatsvervanger besluit');
  const today = await story.today();
  await secretary.say('afwezig');
  await secretary.press('Openen');
  const choices = secretary.fields();
  expect('personId' in choices, 'the dialog does not ask who is away');
  await secretary.answer({ personId: await idOf(secretary, chair), from: today });
  await finish(story, { id: 'TECHNICAL_HEARING', board: today, decider: deputy });
  await secretary.say('afwezig');
  await secretary.press('Openen');
  await secretary.answer({}, `${chair.persona.name} is er weer`);
}

/** The id that the dialog's list gives to a person. */
async function idOf(asker: Player, who: Player): Promise<string> {
  const id = asker.choices('personId').find(({ title }) => title.startsWith(who.persona.name))?.value;
  expect(id !== undefined, `${who.persona.name} is not on the list`);
  return Promise.resolve(id);
}

async function hearing(story: Story, typed: string, label: string): Promise<void> {
  const { secretary } = story.people;
  story.chapter(label);
  await secretary.say(typed);
  await secretary.press('Toevoegen');
  await secretary.answer({ sentOn: await story.today() });
  await story.pass(14);
  await secretary.say(typed);
  await secretary.press(`Bijwerken: ${label} 1`);
  await secretary.answer({ receivedOn: await story.today(), outcome: 'RESPONSE_RECEIVED' });
}

async function report(story: Story): Promise<void> {
  const today = await story.today();
  await event(story.people.secretary, 'PUBLICATION_PLANNED', shifted(today, 7));
  await finish(story, { id: 'REPORT' });
  await story.people.coordinator.say('overzicht');
}

async function aftercare(story: Story): Promise<void> {
  const { secretary, chair, coordinator } = story.people;
  story.chapter('Nazorg: gepubliceerd, gepresenteerd, raadsbesluit');
  await story.pass(14);
  const today = await story.today();
  await event(secretary, 'PUBLISHED', shifted(today, -3));
  await event(secretary, 'PRESENTED_TO_COUNCIL', today);
  await story.pass(35);
  await event(secretary, 'COUNCIL_DECISION', await story.today());
  await chair.say('status');
  await finish(story, { id: 'AFTERCARE' });
  await chair.say('status');
  expect(says(chair.newest(), 'afgesloten'), 'the study is not closed');
  await coordinator.say('overzicht');
}

/** Plays the whole study. Throws a `Surprise` at the first thing that is not as expected. */
export async function playStudy(installation: Installation, print: (text: string) => void): Promise<void> {
  const story = await assemble(installation, print);
  await intake(story);
  await documents(story);
  await interviews(story);
  await findings(story);
  await technicalHearing(story);
  await finish(story, { id: 'CONCLUSIONS', board: await story.today() });
  await hearing(story, 'bestuurlijk wederhoor', 'Bestuurlijk wederhoor');
  await finish(story, { id: 'EXECUTIVE_HEARING', board: await story.today() });
  await report(story);
  await aftercare(story);
  const { outbox } = await installation.health();
  for (const state of ['UNKNOWN', 'UNDELIVERABLE', 'PENDING', 'LEASED', 'SENDING']) {
    expect((outbox[state] ?? 0) === 0, `messages ended as ${state}: ${JSON.stringify(outbox)}`);
  }
}
