/** The languages: what is translated differs, the rest is read in Dutch. */
import { readTyped } from '../../bot/teams/typed-commands';
import { textsFor } from '../../cards/texts/language';

const [nl, en] = [textsFor('nl'), textsFor('en')];

it('greets and helps in English who asked for it', () => {
  expect([en.greeting.title, en.help.title]).toEqual(['Welcome to Kamerbode', 'What you can do here']);
  expect(nl.greeting.title).toBe('Welkom bij Kamerbode');
});

it('names the same words to type in both languages, for the bot knows these', () => {
  expect(en.help.commands.map(({ word }) => word)).toEqual(nl.help.commands.map(({ word }) => word));
});

it('falls back to Dutch for the rest', () => {
  expect(en.button).toBe(nl.button);
});

it('lists words that the bot understands, each as something else', () => {
  const vocabulary = { taskIds: ['INT-03'], municipalities: [] };
  const intents = nl.help.commands
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
    'EVENT',
    'COORDINATOR_VIEW',
    'OVERVIEW',
    'COMMITMENTS',
    'SETTINGS',
    'ABSENCE',
    'WEEKLY_ON',
    'ENGLISH',
    'DUTCH',
    'HELP',
  ]);
});
