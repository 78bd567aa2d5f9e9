/** A refused form on a card comes back with everything that was typed in it. */
import { MAX_TEXT } from '../../bot/workflow/checks';
import { finishCard } from '../../cards/finish';
import { formBody } from '../../cards/form';
import { nl } from '../../cards/texts/nl';
import { clicks, kamerbode, ofType, read, task } from './talk';
import type { Json } from './recorded';

const yearly = () => ({ card: 'YEARLY_CONFIRMATION', courtId: kamerbode.courtId });

const confirming = (fields: Json): Json => ({
  kb: 1,
  command: { name: 'CONFIRM_COMMITMENTS', courtId: kamerbode.courtId, takingPart: true },
  back: yearly(),
  ...fields,
});

const valuesIn = (body: Json): Json =>
  Object.fromEntries(
    ['Input.Text', 'Input.ChoiceSet', 'Input.Number', 'Input.Toggle', 'Input.Date']
      .flatMap((type) => ofType(body, type))
      .map(({ id, value }) => [String(id), value]),
  );

beforeEach(async () => {
  await kamerbode.must('chair', {
    name: 'SIGN_DECLARATION',
    courtId: kamerbode.courtId,
    signedOn: '2026-03-02',
    signedByRole: 'CHAIR',
    untilYear: 2036,
  });
});

describe('a refused form on a card', () => {
  test('keeps what was typed, by a rule or because a field cannot be read', async () => {
    const { person } = await kamerbode.actor('secretary');
    const fields = { days: '60', contactId: person.id, evidenceLink: 'in de la' };
    for (const budget of ['€ 15.000', 'vijftienduizend']) {
      const { body } = await clicks('chair', confirming({ ...fields, budget }));
      expect(read(body)).toMatch(/Dit is geen vindplaats|Dit bedrag begrijpt Kamerbode niet/);
      expect(valuesIn(body)).toMatchObject({
        ...fields,
        days: expect.anything(),
        budget: expect.stringContaining(budget.slice(-3)),
      });
    }
  });

  test('is empty again once it was accepted, and when it is asked for anew', async () => {
    const { body: refused } = await clicks('chair', confirming({ evidenceLink: 'in de la' }));
    expect(valuesIn(refused).evidenceLink).toBe('in de la');
    const { body: asked } = await clicks('chair', { kb: 1, show: yearly() });
    expect(valuesIn(asked).evidenceLink).not.toBe('in de la');
    const link = 'https://heerlen.example/besluit';
    const { body } = await clicks('chair', confirming({ evidenceLink: link }));
    expect(valuesIn(body).evidenceLink).not.toBe(link);
  });

  test('keeps the ticks of a list that are still as they were', async () => {
    const { id, studyId, version } = await task('INT-02');
    const other = await task('INT-03');
    const tick = (one: { id: string; version: number }) => `done|${studyId}|${one.id}|${one.version}`;
    const { body } = await clicks('researcher', {
      kb: 1,
      command: { name: 'COMPLETE_TASKS' },
      back: { card: 'MY_TASKS', page: 1 },
      [tick({ id, version })]: 'true',
      [tick(other)]: 'true',
      note: 'x'.repeat(MAX_TEXT + 1),
    });
    expect(valuesIn(body)).toMatchObject({ [tick({ id, version })]: 'true', [tick(other)]: 'true' });
  });
});

describe('what a field cannot show', () => {
  const body = formBody(
    [
      { kind: 'input-date', id: 'on', label: 'Dag', value: '2026-03-02' },
      { kind: 'input-number', id: 'n', label: 'Aantal', min: 0, max: 9 },
      { kind: 'input-choice', id: 'who', label: 'Wie', choices: [{ title: 'A', value: 'a' }], value: 'a' },
      { kind: 'input-toggle', id: 'yes', label: 'Ja' },
      { kind: 'input-text', id: 'text', label: 'Tekst' },
    ],
    'Nodig',
  );
  const after = (entered: Json): Json =>
    valuesIn(finishCard({ summary: 'x', body }, { texts: nl, entered }).content);

  test('is left out, and so is what the card does not ask', () => {
    expect(
      after({ on: '31 februari', n: 'veel', who: 'b', yes: 'misschien', text: 'x'.repeat(5000), other: 'x' }),
    ).toMatchObject({ on: '2026-03-02', who: 'a' });
    expect(
      after({ on: '2026-04-01', n: '7', yes: 'true', text: '**zo** ${naam} {{DATE(x)}}' }),
    ).toMatchObject({
      on: '2026-04-01',
      n: 7,
      yes: 'true',
      text: '**zo** ${naam} {{DATE(x)}}',
    });
    expect(after({ text: { toString: 'x' }, __proto__: { on: 'x' } })).toMatchObject({ on: '2026-03-02' });
  });
});
