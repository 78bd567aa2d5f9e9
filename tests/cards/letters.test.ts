/** The reminder letters: every register has one, before and after its term, whole and formal. */
import { type LetterFacts, reminderLetter } from '../../cards/texts/nl-letters';
import type { RegisterKind } from '../../entities/study';

const facts: LetterFacts = {
  kind: 'DOCUMENT_REQUEST',
  number: 3,
  municipality: 'Heerlen',
  roles: ['Portefeuillehouder', 'Griffier'],
  writtenOn: '2026-11-24',
  sentOn: '2026-11-09',
  heldOn: '2026-11-02',
  dueOn: '2026-11-23',
  over: 1,
  replyBy: '2026-12-01',
  partly: false,
  from: 'Secretaris Heerlen',
};

const KINDS: [RegisterKind, string, string][] = [
  ['DOCUMENT_REQUEST', 'de gevraagde documenten alsnog te verstrekken', 'artikel 183 van de Gemeentewet'],
  [
    'INTERVIEW',
    'Op 2 november 2026 hebt u gesproken met de rekenkamer Heerlen',
    'dat u met het verslag instemt',
  ],
  [
    'TECHNICAL_HEARING',
    'de concept-nota van bevindingen',
    'kan de rekenkamer de nota zonder uw reactie vaststellen',
  ],
  ['EXECUTIVE_HEARING', 'het conceptrapport', 'of zij het rapport zonder bestuurlijke reactie uitbrengt'],
];

it.each(KINDS)(
  'of %s: says what it is about, and only after the term what comes of silence',
  (kind, about, after) => {
    const late = reminderLetter({ ...facts, kind });
    expect(late).toContain(about);
    expect(late).toContain(after);
    expect(late).toContain('op 23 november 2026 verstreken, 1 werkdag geleden');
    expect(late).toContain('uiterlijk op 1 december 2026');
    const early = reminderLetter({ ...facts, kind, over: -5 });
    expect(early).not.toContain(after);
    expect(early).not.toContain('verstreken');
    expect(early).toContain('uiterlijk op 23 november 2026');
    for (const letter of [late, early]) {
      expect(letter).toMatch(
        /^Aan: .*\n\nHeerlen, 24 november 2026\n\nBetreft: herinnering aan .*\n\nGeachte heer, mevrouw,/,
      );
      expect(letter).toMatch(/Hoogachtend,\nnamens de rekenkamer Heerlen,\n\nSecretaris Heerlen$/);
      expect(letter).not.toMatch(/undefined|null|\{|  /);
    }
  },
);

const addressee = (change: Partial<LetterFacts>) => reminderLetter({ ...facts, ...change }).split('\n')[0];

it('goes to the college for its reaction, else to roles whose names are filled in, else to the organisation', () => {
  expect(addressee({})).toBe('Aan: [naam], Portefeuillehouder, Griffier');
  expect(addressee({ kind: 'TECHNICAL_HEARING', roles: [] })).toBe(
    'Aan: de ambtelijke organisatie van de gemeente Heerlen',
  );
  expect(addressee({ kind: 'EXECUTIVE_HEARING' })).toBe(
    'Aan: het college van burgemeester en wethouders van Heerlen',
  );
});

it.each([
  [1, undefined],
  [5, 'de gemeentesecretaris'],
  [10, 'het college van burgemeester en wethouders, en zo nodig aan de raad'],
])('%d working days over: announces the next step of the ladder, if it is time for it', (over, to) => {
  const letter = reminderLetter({ ...facts, over });
  expect(/leggen wij dit voor aan (.*)\./.exec(letter)?.[1]).toBe(to);
});
