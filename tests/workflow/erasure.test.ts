/** Erasing a person: who may, of whom, and what of a text is taken for a name. */
import * as fc from 'fast-check';
import { administer } from '../../bot/workflow/administer';
import { ERASED, isErased, withoutName, withoutTraces } from '../../bot/workflow/erasure';
import type { RoleGrant } from '../../entities/person';
import { actorIn, aCourt, aGrant, aPerson, decisionOf, refusalOf, someFacts, STAFF } from './a-court';

const ENDED = { validUntil: '2026-02-11' };

function erasing(by: string, grants: RoleGrant[], change: { reason?: string; alone?: true } = {}) {
  const given = someFacts({
    grants: [
      ...(change.alone ? [aGrant('coordinator', 'COORDINATOR', { courtId: null })] : STAFF),
      ...grants,
    ],
    court: aCourt({ contactId: 'left' }),
  });
  const command = { name: 'ERASE_PERSON' as const, personId: 'left', reason: change.reason ?? 'Op verzoek' };
  return administer(command, given, actorIn(given, by));
}

const left = aGrant('left', 'MEMBER', ENDED);
const leftCoordinator = aGrant('left', 'COORDINATOR', { ...ENDED, courtId: null });

test.each([
  ['chair', 'CHAIR'],
  ['secretary', 'SECRETARY'],
])(
  'given a member who has left, when the %s erases, then name and identity go and the role stays',
  (by, role) => {
    const { people, courts, grants, erased, history } = decisionOf(erasing(by, [left]));
    expect(people).toEqual([
      { ...aPerson('left'), name: ERASED, aadObjectId: expect.stringMatching(/^erased-/), version: 2 },
    ]);
    expect(isErased(people[0]!)).toBe(true);
    expect(isErased(aPerson('left'))).toBe(false);
    expect(courts.map(({ contactId, version }) => [contactId, version])).toEqual([[null, 2]]);
    expect(grants).toEqual([]);
    expect(erased?.name).toBe(aPerson('left').name);
    expect(history).toEqual([
      {
        action: 'ERASE_PERSON',
        role,
        data: { personId: 'left', courtId: 'heerlen' },
        texts: { reason: 'Op verzoek' },
      },
    ]);
  },
);

test('given a court that has nobody left, when the coordinator erases, then it is done', () => {
  expect(decisionOf(erasing('coordinator', [left], { alone: true })).erased?.id).toBe('left');
});

test('given a former coordinator, only a coordinator erases', () => {
  expect(decisionOf(erasing('coordinator', [leftCoordinator])).history[0]).toMatchObject({
    role: 'COORDINATOR',
    data: { courtId: null },
  });
  expect(refusalOf(erasing('chair', [leftCoordinator])).code).toBe('NOT_YOURS');
});

test.each([
  ['the coordinator of a court that governs itself', 'coordinator', [left], 'NOT_YOURS'],
  ['a researcher', 'researcher', [left], 'NOT_YOURS'],
  ['the chair, of whoever still has a role', 'chair', [aGrant('left', 'MEMBER')], 'STILL_HAS_ROLE'],
  [
    'the chair, of whoever leaves today',
    'chair',
    [aGrant('left', 'MEMBER', { validUntil: '2026-02-12' })],
    'STILL_HAS_ROLE',
  ],
  [
    'the chair, of whoever still has a role elsewhere',
    'chair',
    [left, aGrant('left', 'EXTERNAL_RESEARCHER', { courtId: 'arnhem' })],
    'STILL_HAS_ROLE',
  ],
])('refused to %s', (_, by, grants, code) => {
  expect(refusalOf(erasing(by, grants)).code).toBe(code);
});

test('a reason is asked for, and the name is taken out of it', () => {
  expect(refusalOf(erasing('chair', [left], { reason: ' ' })).code).toBe('REASON_REQUIRED');
  const { name } = aPerson('left');
  const { history } = decisionOf(erasing('chair', [left], { reason: `${name} vroeg het` }));
  expect(history[0]?.texts).toEqual({ reason: `${ERASED} vroeg het` });
});

test('the mail address that the person gave is a trace as well', () => {
  const traces = { name: 'Lid Zuid', mailAddress: 'lz@heerlen.example' };
  expect(withoutTraces('Mail naar LZ@heerlen.example, of Lid', traces)).toBe('Mail naar (gewist), of Lid');
  expect(withoutTraces('Lid Zuid', { ...traces, mailAddress: null })).toBe(ERASED);
});

describe('a name in a text', () => {
  test.each([
    ['Gesproken met L. (Lid) Zuid.', 'L. (Lid) Zuid', 'Gesproken met (gewist).'],
    ['ZUID, zuid en Zuid', 'Zuid', '(gewist), (gewist) en (gewist)'],
    ['zuidelijk en Bezuidenhout', 'Zuid', 'zuidelijk en Bezuidenhout'],
    ['Lid  \nZuid belt', 'Lid Zuid', '(gewist) belt'],
    ['Al wat telt', 'Al', 'Al wat telt'],
    ['een ëZuid', 'Zuid', 'een ëZuid'],
    ['zie lid.zuid@rekenkamer.example', 'Lid Zuid', 'zie (gewist)@rekenkamer.example'],
    ['https://x.example/lid-zuid.pdf', 'Lid Zuid', 'https://x.example/gewist.pdf'],
    [
      '(https://x.example/stuk/Brief%20van%20Lid%20Zuid.docx?van=lidzuid#a)',
      'Lid Zuid',
      '(https://x.example/stuk/gewist.docx?van=gewist#a)',
    ],
    ['https://x.example/coordinator-fryslan', 'Coördinator Fryslân', 'https://x.example/gewist'],
    [
      'https://x.example/Co%C3%B6rdinator_Frysl%C3%A2n.pdf',
      'Coördinator Fryslân',
      'https://x.example/gewist.pdf',
    ],
    ['https://lidzuid.example/a', 'Lid Zuid', 'https://gewist.example/a'],
    ['https://x.example/zuidelijk/bezuidenhout.pdf', 'Zuid', 'https://x.example/zuidelijk/bezuidenhout.pdf'],
    ['https://x.example/100%lid', 'Lid Zuid', 'https://x.example/100%lid'],
  ])('%j without %j', (text, name, expected) => {
    expect(withoutName(text, name)).toBe(expected);
  });

  test.each([
    ['a note', `a${'-'.repeat(60)} x`],
    ['a link', `https://x.example/a${'-'.repeat(60)}x`],
  ])('made of dashes is not looked for in %s in more ways than there are letters', (_, text) => {
    expect(withoutName(text, 'a - - - - - - - - - - - - b')).toBe(text);
  });

  test.each(['---', '. . .', ' _-_ '])('%j is no name at all', (name) => {
    expect(withoutName('Gebeld --- met . . . haar _-_ ', name)).toBe('Gebeld --- met . . . haar _-_ ');
  });

  test('is gone wherever it stood by itself, and all else stays', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 6 });
    fc.assert(
      fc.property(
        words,
        words,
        fc.stringMatching(/^[A-Z][.*+?()[\]\\^$|a-z]{3,10}[a-z]$/),
        (before, after, name) => {
          fc.pre(![...before, ...after].includes(name.toLowerCase()));
          const text = [...before, name, ...after].join(' ');
          expect(withoutName(text, name)).toBe([...before, ERASED, ...after].join(' '));
        },
      ),
    );
  });
});
