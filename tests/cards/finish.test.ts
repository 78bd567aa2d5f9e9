/** From parts to a card: buttons in the shape that Teams wants, the line on top, the refresh. */
import type { CardButton } from '../../cards/actions';
import { cardAction, finishCard, finishDialog } from '../../cards/finish';
import { textsFor } from '../../cards/texts/language';

const texts = textsFor('nl');
const body = [{ type: 'TextBlock', text: 'Taak' }];
const show: CardButton = { title: 'Taken', data: { kb: 1, show: { card: 'MY_TASKS', page: 1 } } };
const command: CardButton = {
  title: 'Klaar',
  style: 'positive',
  data: { kb: 1, command: { name: 'COMPLETE_TASKS' } },
};
const open: CardButton = { title: 'Later', data: { kb: 1, open: { dialog: 'WORKING_DAYS' } } };

it('makes a command a universal action, with a submit of the same data for old clients', () => {
  const same = { title: 'Klaar', style: 'positive', data: command.data, associatedInputs: 'auto' };
  expect(cardAction(command)).toEqual({
    type: 'Action.Execute',
    verb: 'kamerbode',
    ...same,
    fallback: { type: 'Action.Submit', ...same },
  });
});

it('lets other buttons work while inputs are left empty', () => {
  expect(cardAction(show)).toMatchObject({ type: 'Action.Execute', associatedInputs: 'none' });
});

it('opens a dialog by a submit', () => {
  expect(cardAction(open)).toEqual({
    type: 'Action.Submit',
    title: 'Later',
    data: { ...open.data, msteams: { type: 'task/fetch' } },
    associatedInputs: 'none',
  });
});

it('folds the less usual buttons away and counts what is shown', () => {
  const { content } = finishCard({ summary: 's', body, buttons: [command], more: [show, open] }, { texts });
  expect(content.actions).toMatchObject([
    { title: 'Klaar' },
    { type: 'Action.ShowCard', title: 'Meer …', card: { actions: [{ title: 'Taken' }, { title: 'Later' }] } },
  ]);
  const six = Array.from({ length: 6 }, () => show);
  expect(() => finishCard({ summary: 's', body, buttons: six, more: [show] }, { texts })).toThrow('7');
});

it('puts an outcome on top, as text and nothing else', () => {
  const { content } = finishCard({ summary: 's', body }, { texts, message: 'Gedaan door [x](y)' });
  expect(content.body).toMatchObject([
    { type: 'Container', items: [{ text: 'Gedaan door \\[x\\](y)' }] },
    body[0],
  ]);
});

it('renews the card for those who are named, by asking for it and changing nothing', () => {
  const refresh = { show: { card: 'GATE', requestId: 'r' } as const, userIds: ['29:a'] };
  const { content } = finishCard({ summary: 's', body }, { texts, refresh });
  expect(content.refresh).toMatchObject({
    action: { data: { kb: 1, show: refresh.show } },
    userIds: ['29:a'],
  });
  expect(
    finishCard({ summary: 's', body }, { texts, refresh: { ...refresh, userIds: [] } }).content,
  ).not.toHaveProperty('refresh');
});

it('submits from a dialog', () => {
  const dialog = finishDialog({ title: 'Later', body, buttons: [command], size: 'small' }, {});
  expect(dialog.content.actions).toMatchObject([
    { type: 'Action.Submit', title: 'Klaar', data: command.data },
  ]);
});
