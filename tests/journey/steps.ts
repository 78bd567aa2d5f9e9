/** What happens in every stage: tasks ticked off, a gate asked for, perhaps returned, and decided. */
import { expect, type Fields, type Player } from './player';
import type { Story } from './study';

export interface Stage {
  id: string;
  /** Returned once before it is approved. */
  returned?: boolean;
  /** The request is withdrawn once while the decider looks at an older card. */
  stale?: boolean;
  /** Date of the board's decision, for gates that need one. */
  board?: string;
  /** The chair, unless said otherwise. */
  decider?: Player;
}

/** More than any list of tasks has pages. */
const MOST_PAGES = 20;

/** Ticks off whatever stands on this person's list. */
export async function tickAll(player: Player): Promise<void> {
  await player.say('mijn taken');
  for (let page = 0; page < MOST_PAGES; page++) {
    const ticks = player.ticks();
    if (ticks.length === 0) return;
    await player.press('Afvinken', Object.fromEntries(ticks.map((id) => [id, 'true'])));
    expect(
      player.ticks().every((id) => !ticks.includes(id)),
      `${player.persona.name} ticked tasks off and they still stand there: ${player.newest().join(' / ')}`,
    );
  }
  expect(false, `${player.persona.name} has more pages of tasks than there can be`);
}

/** Yes to everything that is attested, and a reason wherever one is asked. */
function answers(fields: Fields): Fields {
  return Object.fromEntries(
    Object.keys(fields).flatMap((id): [string, string][] => {
      if (id.startsWith('attested.')) return [[id, 'true']];
      if (id.startsWith('reasons.')) return [[id, 'Besproken in de rekenkamer; volgt in de nazorg.']];
      return [];
    }),
  );
}

export async function request(story: Story, _stage: Stage): Promise<void> {
  const { secretary } = story.people;
  await secretary.say('aanvragen');
  await secretary.press('Openen');
  await secretary.answer(answers(secretary.fields()));
  await story.pass(0);
}

export async function decide(story: Story, stage: Stage): Promise<void> {
  const decider = stage.decider ?? story.people.chair;
  if (stage.returned === true) await sendBack(story, decider);
  if (stage.stale === true) await decideTooLate(story, stage, decider);
  await decider.press('Akkoord');
  await decider.press(
    'Akkoord vastleggen',
    stage.board === undefined ? {} : { boardDecisionOn: stage.board },
  );
  expect(
    decider.newest().some((line) => line.startsWith('Akkoord') || line.includes('✓ Akkoord')),
    `the approval is not confirmed: ${decider.newest().join(' / ')}`,
  );
  await story.pass(0);
}

async function sendBack(story: Story, decider: Player): Promise<void> {
  await decider.press('Terugsturen');
  const task = decider.choices('reopenTaskIds')[0];
  expect(task !== undefined, 'no task can be reopened');
  await decider.answer({ reason: 'Vul de bijlage nog aan.', reopenTaskIds: task.value });
  await story.pass(0);
  for (const player of story.court) await tickAll(player);
  await request(story, { id: 'AGAIN' });
}

async function decideTooLate(story: Story, stage: Stage, decider: Player): Promise<void> {
  const old = decider.hold('Akkoord');
  await story.people.secretary.press('Naar de aanvraag');
  await story.people.secretary.press('Intrekken');
  const late = await old();
  expect(late.kind === 'card', 'a stale click is not answered with the card as it stands');
  expect(
    decider.newest().some((line) => line.includes('ngetrokken')),
    'a stale click does not show that the request was withdrawn',
  );
  await request(story, stage);
}
