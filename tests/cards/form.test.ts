/** The form that every dialog is made of: laid out, made safe, and without anything that says nothing. */
import { formBody, type FormElement } from '../../cards/form';
import { finishDialog } from '../../cards/finish';
import { schemaFaults } from './schema';

type Json = Record<string, unknown>;

const body = (...elements: FormElement[]): Json[] => {
  const made = formBody(elements, 'Dit veld is nodig.');
  expect(schemaFaults(finishDialog({ title: 'Proef', body: made, size: 'medium' }, {}).content)).toEqual([]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- checked against the schema
  return made as Json[];
};

const NASTY = '**vet** [klik](https://x.nl) <at>lid</at> # ${naam} {{DATE()}}';
const READ = String.raw`\*\*vet\*\* \[klik\](https\:\/\/x\.nl) \<at\>lid\</at\> # $\{naam} \{\{DATE()}}`;

describe('what people typed', () => {
  it.each<[string, FormElement, string]>([
    ['a heading', { kind: 'heading', text: NASTY }, 'text'],
    ['a line', { kind: 'text', text: NASTY }, 'text'],
    ['a strong line', { kind: 'strong', text: NASTY }, 'text'],
    ['a small line', { kind: 'quiet', text: NASTY }, 'text'],
  ])('is read as it is in %s', (_, element, property) => {
    expect(body(element)[0]?.[property]).toBe(READ);
  });

  it('is read as it is in facts, entries and quotes, which keep their paragraphs', () => {
    expect(body({ kind: 'facts', facts: [{ title: NASTY, value: NASTY }] })[0]?.facts).toEqual([
      { title: expect.stringContaining(String.raw`\*\*vet`), value: READ },
    ]);
    expect(body({ kind: 'entry', text: NASTY, source: NASTY })[0]?.items).toMatchObject([
      { text: READ },
      { text: READ },
    ]);
    expect(body({ kind: 'quote', text: `${NASTY}\n\n- tweede`, source: 'wie' })[0]?.items).toMatchObject([
      { text: `${READ}\n\n\\- tweede` },
      { text: 'wie' },
    ]);
  });

  it('stands in labels and choices, which are no Markdown, without placeholders', () => {
    const [input] = body({
      kind: 'input-choice',
      id: 'x',
      label: NASTY,
      choices: [{ title: NASTY, value: 'a' }],
    });
    expect(input?.label).toBe('**vet** [klik](https://x.nl) <at>lid</at> # $ {naam} { {DATE()}}');
    expect(input?.choices).toEqual([{ title: input?.label, value: 'a' }]);
  });

  it('stands in a field just as it was typed', () => {
    const [input] = body({
      kind: 'input-text',
      id: 'x',
      label: 'Reden',
      value: `${NASTY}\nen meer`,
      multiline: true,
    });
    expect(input?.value).toBe(`${NASTY}\nen meer`);
  });

  it('is not Markdown unless somebody vouches for it', () => {
    expect(body({ kind: 'quiet', text: { markdown: '[Openen](https://x.nl)' } })[0]?.text).toBe(
      '[Openen](https://x.nl)',
    );
  });
});

describe('a field', () => {
  it('of every kind has its own shape, and nothing that is empty', () => {
    expect(
      body(
        { kind: 'input-text', id: 'a', label: 'A' },
        { kind: 'input-number', id: 'b', label: 'B', value: '12', min: 0, max: 20, required: true },
        { kind: 'input-date', id: 'c', label: 'C' },
        {
          kind: 'input-date',
          id: 'd',
          label: 'D',
          value: '2026-02-12',
          min: '2026-02-01',
          max: '2026-03-01',
        },
        {
          kind: 'input-choice',
          id: 'e',
          label: 'E',
          choices: [{ title: 'Ja', value: 'true' }],
          multiple: true,
        },
        { kind: 'input-toggle', id: 'f', label: 'F', value: 'false' },
      ),
    ).toEqual([
      {
        type: 'Input.Text',
        id: 'a',
        label: 'A',
        maxLength: 10_000,
        errorMessage: 'Dit veld is nodig.',
        spacing: 'Medium',
      },
      {
        type: 'Input.Number',
        id: 'b',
        label: 'B',
        value: 12,
        min: 0,
        max: 20,
        isRequired: true,
        errorMessage: 'Dit veld is nodig.',
        spacing: 'Medium',
      },
      { type: 'Input.Date', id: 'c', label: 'C', errorMessage: 'Dit veld is nodig.', spacing: 'Medium' },
      {
        type: 'Input.Date',
        id: 'd',
        label: 'D',
        value: '2026-02-12',
        min: '2026-02-01',
        max: '2026-03-01',
        errorMessage: 'Dit veld is nodig.',
        spacing: 'Medium',
      },
      {
        type: 'Input.ChoiceSet',
        id: 'e',
        label: 'E',
        choices: [{ title: 'Ja', value: 'true' }],
        isMultiSelect: true,
        style: 'compact',
        wrap: true,
        errorMessage: 'Dit veld is nodig.',
        spacing: 'Medium',
      },
      { type: 'Input.Toggle', id: 'f', title: 'F', value: 'false', wrap: true, spacing: 'Medium' },
    ]);
  });

  it('keeps a number of nought', () => {
    expect(body({ kind: 'input-number', id: 'x', label: 'X', value: '0', min: 0, max: 9 })[0]).toMatchObject({
      value: 0,
      min: 0,
    });
  });

  it('takes more text than any rule does, so that nothing is cut off unseen', () => {
    const [input] = body({ kind: 'input-text', id: 'x', label: 'X', multiline: true });
    expect(input?.maxLength).toBeGreaterThan(4000);
  });
});

describe('parts', () => {
  it('begin with a heading and a line above it, except the first', () => {
    const [first, , second, joined] = body(
      { kind: 'heading', text: 'Een' },
      { kind: 'text', text: 'x' },
      { kind: 'heading', text: 'Twee' },
      { kind: 'heading', text: 'Drie', part: false },
    );
    expect(first).not.toHaveProperty('separator');
    expect(second).toMatchObject({ separator: true, spacing: 'Large', style: 'heading' });
    expect(joined).not.toHaveProperty('separator');
  });

  it('keep their order, and buttons between the lines leave the fields alone', () => {
    const made = body(
      { kind: 'text', text: 'voor' },
      { kind: 'buttons', buttons: [{ title: 'Doe', data: { kb: 1, show: { card: 'HELP' } } }] },
      { kind: 'text', text: 'na', colour: 'Warning' },
    );
    expect(made.map(({ type }) => type)).toEqual(['TextBlock', 'ActionSet', 'TextBlock']);
    expect(made[1]?.actions).toMatchObject([
      { type: 'Action.Submit', title: 'Doe', associatedInputs: 'none' },
    ]);
    expect(made[2]).toMatchObject({ color: 'Warning' });
    expect(made[0]).not.toHaveProperty('color');
  });
});
