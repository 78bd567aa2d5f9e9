/** The languages: what is translated differs, the rest is read in Dutch. */
import { readTyped } from '../../bot/teams/typed-commands';
import { helpCard } from '../../cards/help';
import { textsFor } from '../../cards/texts/language';

const [nl, en] = [textsFor('nl'), textsFor('en')];

it('greets and helps in English who asked for it', () => {
  expect([en.greeting.title, en.help.title]).toEqual(['Welcome to Kamerbode', 'What you can do here']);
  expect(nl.greeting.title).toBe('Welkom bij Kamerbode');
});

it('names the same words to type in both languages, for the bot knows these', () => {
  const words = ({ help }: typeof nl) =>
    [help.commands, help.coordinator, help.always].map((list) => list.map(({ word }) => word));
  expect(words(en)).toEqual(words(nl));
});

it('falls back to Dutch for the rest', () => {
  expect(en.button).toBe(nl.button);
});

it('lists words that the bot understands', () => {
  const vocabulary = { taskIds: ['INT-03'], municipalities: ['Heerlen'] };
  const { commands, coordinator, always } = nl.help;
  const intents = [...commands, ...coordinator, ...always]
    .flatMap(({ word }) => word.split(' / '))
    .map((word) => readTyped(word, vocabulary))
    .map((typed) => (typed.kind === 'command' ? typed.intent : typed));
  expect(intents).toEqual([
    'MY_TASKS',
    'COMPLETE',
    'STATUS',
    'REQUEST_GATE',
    'GATE',
    'REGISTERS',
    'FINDINGS',
    'EVENT',
    'COORDINATOR_VIEW',
    'SHARED_ANSWERS',
    'COMMITMENTS',
    'COUNCIL_OVERVIEW',
    'ABSENCE',
    'HAND_OVER',
    'WEEKLY_ON',
    'OVERVIEW',
    'STATUS',
    'ASK_STATUS',
    'FINDINGS',
    'REGISTER_COURT',
    'INVITE',
    'APPOINT_CHAIR',
    'PARTICIPATION',
    'OPEN_WAVE',
    'WAVES',
    'JOINT_NOTE',
    'ADOPT_DEFINITION',
    'SETTINGS',
    'ENGLISH',
    'DUTCH',
    'HELP',
  ]);
});

it('lists for each what that person can type', () => {
  const home = { studies: [], startable: [], councils: [] };
  const wordsFor = (who: { tasks: boolean; coordinator: boolean }) =>
    JSON.stringify(helpCard({ home: { ...home, ...who } }, nl).body);
  expect(wordsFor({ tasks: true, coordinator: false })).not.toContain('rekenkamer aanmelden');
  expect(wordsFor({ tasks: false, coordinator: true })).not.toContain('mijn taken');
  expect(wordsFor({ tasks: true, coordinator: true })).toMatch(/mijn taken.*rekenkamer aanmelden/);
});
