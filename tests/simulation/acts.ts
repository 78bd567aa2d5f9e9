/** What a person does about a card that lies before them: reads it, presses one of its buttons, fills in a form. */
import type { Card } from '../../functions/local/channel-store';
import { standing, walk } from '../journey/card-reader';
import { shifted } from './days';
import {
  buttonFor,
  buttonsOf,
  openedBy,
  shownBy,
  type Button,
  type Data,
  type Fields,
  type Seen,
} from './door';
import { marked, markOf } from './marks';
import type { Human, World } from './world';

const reasonOf = ({ court }: Human): string => marked(court, 'reason', 'Besproken in de rekenkamer.');
/** What settles a duty. */
const SETTLING = [
  'CONFIRM_COMMITMENTS',
  'CONFIRM_BUDGET',
  'REPORT_SPENDING',
  'RECONFIRM_DECLARATION',
  'COMPLETE_DUTY',
];

/** Where what somebody of a court proves can be read. */
export const linkOf = ({ court }: Human): string =>
  `https://rekenkamer.example/besluit${court === null ? '' : `/${markOf(court, 'link')}`}`;

export const roll = (world: World, human: Human, ...what: (string | number)[]): number =>
  world.chance(human.key, world.today, ...what);

/** Opens a dialog, fills in its form and sends it; what was seen at the end. */
export async function fill(
  world: World,
  human: Human,
  dialog: Data,
  command: string,
  fields: Fields | ((form: Fields, card: Card) => Fields),
): Promise<Seen> {
  const opened = await world.door.open(human.identity, dialog);
  if (opened.card === null) return opened;
  const button = buttonFor(opened.card, command);
  if (button === null) return { ...opened, kind: 'text' };
  const given = typeof fields === 'function' ? fields(standing(opened.card), opened.card) : fields;
  return world.door.submit(human.identity, button, opened.card, given);
}

/** What can be chosen in a list of a form. */
export function choicesOf(card: Card, id: string): string[] {
  const node = [...walk(card)].find((each) => each['id'] === id);
  const choices: unknown[] = Array.isArray(node?.['choices']) ? node['choices'] : [];
  return choices.flatMap((choice) =>
    typeof choice === 'object' && choice !== null && 'value' in choice ? [String(choice.value)] : [],
  );
}

/** Does something about a card that was posted or shown. */
export async function actOn(world: World, human: Human, card: Card): Promise<void> {
  const { door } = world;
  const buttons = buttonsOf(card);
  const approve = buttons.find((button) => shownBy(button)?.['card'] === 'GATE_CONFIRM');
  if (approve !== undefined) return decideGate(world, human, card, approve);
  const recorded = buttonFor(card, 'APPROVE_GATE');
  if (recorded !== null) return void (await door.press(human.identity, recorded, card));
  const record = buttons.find((button) => openedBy(button)?.['dialog'] === 'RECORD_GATE_DECISION');
  if (record !== undefined) return recordDecision(world, human, record);
  const standIn = buttons.find((button) => openedBy(button)?.['dialog'] === 'STAND_IN');
  if (standIn !== undefined) return appointStandIn(world, human, standIn);
  const consent = buttons.find((button) => shownBy(button)?.['confirm'] !== undefined);
  if (consent !== undefined) return answerNote(world, human, card, consent);
  if (buttonFor(card, 'ANSWER_STATUS') !== null) return answerStatus(world, human, card);
  for (const name of SETTLING) {
    const button = buttonFor(card, name);
    if (button !== null) return settle(world, human, card, button);
  }
  const extensions = buttons.filter(({ data }) => isCommand(data, 'ANSWER_EXTENSION_PROPOSAL'));
  const answer = extensions[roll(world, human, 'extension') < 0.7 ? 0 : 1];
  if (answer !== undefined) return void (await door.press(human.identity, answer, card));
  if (buttons.some((button) => openedBy(button)?.['dialog'] === 'TASK_ACTION'))
    return doTask(world, human, card);
  await followRows(world, human, card);
}

const isCommand = (data: Data, name: string): boolean => {
  const { command } = data;
  return typeof command === 'object' && command !== null && 'name' in command && command.name === name;
};

/** The rows of a bundle lead to what they are about. */
async function followRows(world: World, human: Human, card: Card): Promise<void> {
  const leads = [
    'JOINT_GATE',
    'TASK',
    'GATE',
    'DUTY',
    'YEARLY_CONFIRMATION',
    'EXTENSION_PROPOSAL',
    'STATUS_QUESTION',
  ];
  const rows = buttonsOf(card).filter((button) => leads.includes(String(shownBy(button)?.['card'])));
  for (const [index, row] of rows.entries()) {
    if (roll(world, human, 'row', index) > human.pace) continue;
    const seen = await world.door.press(human.identity, row, card);
    if (seen.card !== null) await actOn(world, human, seen.card);
  }
}

async function decideGate(world: World, human: Human, card: Card, approve: Button): Promise<void> {
  const { door } = world;
  const { identity } = human;
  const sends = buttonsOf(card).find((button) => openedBy(button)?.['dialog'] === 'RETURN_GATE');
  if (sends !== undefined && roll(world, human, 'return') < 0.12) {
    const dialog = openedBy(sends) ?? {};
    await fill(world, human, dialog, 'RETURN_GATE', (_, form) => ({
      reason: marked(human.court, 'reason', 'Vul de bijlage nog aan.'),
      reopenTaskIds: choicesOf(form, 'reopenTaskIds').slice(0, 2).join(','),
    }));
    return;
  }
  const confirm = await door.press(identity, approve, card);
  if (confirm.card === null) return;
  const button = buttonFor(confirm.card, 'APPROVE_GATE');
  if (button === null) return;
  const { boardDecisionOn } = standing(confirm.card);
  const board: Fields = boardDecisionOn === '' ? { boardDecisionOn: world.today } : {};
  await door.press(identity, button, confirm.card, board);
  // Some people click twice.
  if (roll(world, human, 'twice') < 0.06) await door.press(identity, button, confirm.card, board);
}

/** A chair agrees to the joint note, or says what is wrong with it. */
async function answerNote(world: World, human: Human, card: Card, consent: Button): Promise<void> {
  const object = buttonsOf(card)
    .map(openedBy)
    .find((dialog) => dialog?.['dialog'] === 'JOINT_OBJECTION');
  if (object !== undefined && object !== null && roll(world, human, 'object') < 0.08) {
    await fill(world, human, object, 'OBJECT_JOINT_NOTE', {
      reason: 'De slotzin klopt niet voor onze gemeente.',
    });
    return;
  }
  const confirm = await world.door.press(human.identity, consent, card);
  const button = confirm.card === null ? null : buttonFor(confirm.card, 'CONSENT_JOINT_NOTE');
  if (confirm.card !== null && button !== null) await world.door.press(human.identity, button, confirm.card);
}

async function recordDecision(world: World, human: Human, record: Button): Promise<void> {
  await fill(world, human, openedBy(record) ?? {}, 'RECORD_GATE_DECISION', {
    decidedOn: world.today,
    evidence: marked(human.court, 'evidence', 'Verslag van de vergadering.'),
  });
}

async function appointStandIn(world: World, human: Human, standIn: Button): Promise<void> {
  if (roll(world, human, 'stand-in') > 0.3) return;
  await fill(world, human, openedBy(standIn) ?? {}, 'APPOINT_STAND_IN', (form, card) => ({
    personId: choicesOf(card, 'personId')[0] ?? '',
    until: form['until'] === '' ? shifted(world.today, 30) : (form['until'] ?? ''),
  }));
}

async function answerStatus(world: World, human: Human, card: Card): Promise<void> {
  const answers = buttonsOf(card).filter(({ data }) => isCommand(data, 'ANSWER_STATUS'));
  const chosen = answers[Math.floor(roll(world, human, 'answer') * answers.length)];
  if (chosen !== undefined) await world.door.press(human.identity, chosen, card);
}

/** The yearly card, the budget, a declaration to be confirmed again, or a duty that is done. */
async function settle(world: World, human: Human, card: Card, button: Button): Promise<void> {
  const form = standing(card);
  const given: Fields = {};
  for (const [id, value] of Object.entries(form)) {
    if (id === 'evidenceLink') given[id] = linkOf(human);
    else if (id === 'takingPart') given[id] = 'true';
    else if (value !== '') continue;
    else if (id === 'budget') given[id] = '€ 25.000';
    else if (id === 'days') given[id] = '40';
    else if (id === 'spending') given[id] = choicesOf(card, id)[0] ?? '';
    else if (id === 'doneOn') given[id] = world.today;
    else if (id === 'contactId') given[id] = choicesOf(card, id)[0] ?? '';
    else if (id === 'standInId') given[id] = choicesOf(card, id).at(-1) ?? '';
  }
  await world.door.press(human.identity, button, card, given);
}

/** Finishes a task, or puts it off, waits, asks for more time, gives it away, leaves it. */
async function doTask(world: World, human: Human, card: Card): Promise<void> {
  const { door } = world;
  const mood = roll(world, human, 'mood', JSON.stringify(buttonsOf(card)[0]?.title ?? ''), taskCode(card));
  const action = (name: string): Data | null =>
    buttonsOf(card)
      .map(openedBy)
      .find((dialog) => dialog?.['dialog'] === 'TASK_ACTION' && dialog['action'] === name) ?? null;
  const condition = buttonsOf(card)
    .map(openedBy)
    .find((dialog) => dialog?.['dialog'] === 'ANSWER_CONDITION');
  if (condition !== undefined && condition !== null) {
    await fill(world, human, condition, 'ANSWER_CONDITION', {
      value: roll(world, human, 'condition') < 0.6 ? 'true' : 'false',
    });
    return;
  }
  const waiting = buttonFor(card, 'STOP_WAITING');
  if (waiting !== null && mood < 0.5) return void (await door.press(human.identity, waiting, card));
  const done = buttonFor(card, 'COMPLETE_TASKS');
  if (done !== null && mood < 0.55) {
    const seen = await door.press(human.identity, done, card);
    if (mood < 0.03) await door.press(human.identity, done, card);
    const undo = seen.card === null ? null : buttonFor(seen.card, 'UNDO_TASK');
    if (seen.card !== null && undo !== null && mood > 0.53) await door.press(human.identity, undo, seen.card);
    return;
  }
  const forms: [number, string, string, Fields][] = [
    [0.65, 'SNOOZE', 'SNOOZE_TASK', {}],
    [0.72, 'WAIT_FOR', 'WAIT_FOR', { what: marked(human.court, 'waited', 'antwoord van de gemeente') }],
    [0.8, 'EXTEND', 'EXTEND_TASK', { until: shifted(world.today, 14), reason: reasonOf(human) }],
    [0.84, 'NOTE', 'ADD_NOTE', { body: marked(human.court, 'note', 'Bijna klaar.') }],
    [0.86, 'REASSIGN', 'REASSIGN_TASK', { reason: reasonOf(human) }],
    [0.87, 'NOT_APPLICABLE', 'MARK_NOT_APPLICABLE', { reason: reasonOf(human) }],
  ];
  const [, name, command, fields] = forms.find(([below]) => mood < below) ?? [];
  const dialog = name === undefined ? null : action(name);
  if (dialog === null || command === undefined) return;
  await fill(world, human, dialog, command, (_, form) =>
    name === 'REASSIGN' ? { ...fields, to: oneOf(choicesOf(form, 'to'), mood) } : { ...fields },
  );
}

const oneOf = (choices: readonly string[], mood: number): string =>
  choices[Math.floor(mood * 1000) % Math.max(choices.length, 1)] ?? '';

/** So that two tasks on one day are not done alike. */
const taskCode = (card: Card): string =>
  JSON.stringify(card['body'] ?? '').match(/[A-Z]{3}-\d\d|IV-\d\d/)?.[0] ?? '';
