import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import type { AdministrationFacts } from '../../bot/workflow/facts';
import { outcomeText } from '../../cards/texts/outcomes';
import type { StatusAnswer } from '../../entities/court';
import { actorIn, aCourt, aGrant, decisionOf, refusalOf, someFacts } from './a-court';

const as = (personId: string, command: AdministrationCommand, facts: AdministrationFacts = someFacts()) =>
  administer(command, facts, actorIn(facts, personId));

const ask: AdministrationCommand = { name: 'ASK_STATUS', courtId: 'heerlen' };
const answer = (given: 'ON_TRACK' | 'DELAYED' | 'CALL_ME', until?: string): AdministrationCommand => ({
  name: 'ANSWER_STATUS',
  courtId: 'heerlen',
  answer: given,
  ...(until === undefined ? {} : { until }),
});
const asked: StatusAnswer = {
  askedOn: '2026-02-11',
  askedById: 'coordinator',
  answer: null,
  until: null,
  answeredOn: null,
};
const afterAsking = (change: Partial<StatusAnswer> = {}) =>
  someFacts({ court: aCourt({ contactId: 'member', statusAnswer: { ...asked, ...change } }) });

describe('asking', () => {
  test('the contact gets the question at once', () => {
    const decision = decisionOf(
      as('coordinator', ask, someFacts({ court: aCourt({ contactId: 'member' }) })),
    );
    expect(decision.courts[0]).toMatchObject({
      statusAnswer: { ...asked, askedOn: '2026-02-12' },
      version: 2,
    });
    expect(decision.notices).toEqual([
      {
        to: { personId: 'member' },
        card: { card: 'STATUS_QUESTION', courtId: 'heerlen' },
        when: 'AT_ONCE',
        onceKey: 'status:heerlen:2026-02-12',
      },
    ]);
  });
  test('without a contact the secretary does', () => {
    expect(decisionOf(as('coordinator', ask)).notices[0]?.to).toEqual({ personId: 'secretary' });
  });
  test('once a day, whether it was answered or not', () => {
    expect(refusalOf(as('coordinator', ask, afterAsking({ askedOn: '2026-02-12' }))).code).toBe(
      'STATUS_ASKED_TODAY',
    );
    expect(as('coordinator', ask, afterAsking()).ok).toBe(true);
  });
  test('a court without people: nobody to ask', () => {
    const facts = someFacts({ grants: [aGrant('coordinator', 'COORDINATOR')] });
    expect(refusalOf(as('coordinator', ask, facts)).code).toBe('NO_CONTACT');
  });
});

describe('answering', () => {
  test.each([
    ['ON_TRACK', undefined, 'De coördinator leest: op schema.'],
    ['DELAYED', '2026-03-05', 'De coördinator leest: vertraagd tot do 5 maart 2026.'],
    ['CALL_ME', undefined, 'De coördinator leest: bel mij.'],
  ] as const)('%s: the coordinator who asked reads it at once', (given, until, text) => {
    const decision = decisionOf(as('member', answer(given, until), afterAsking()));
    expect(decision.courts[0]?.statusAnswer).toEqual({
      ...asked,
      answer: given,
      until: until ?? null,
      answeredOn: '2026-02-12',
    });
    expect(decision.notices).toEqual([
      {
        to: { personId: 'coordinator' },
        card: { card: 'STATUS_ANSWERED', courtId: 'heerlen' },
        when: 'AT_ONCE',
        onceKey: 'status-answer:heerlen:2026-02-11:coordinator',
      },
    ]);
    expect(outcomeText(decision.outcome)).toBe(text);
  });
  test('is read by the coordinators of now, when who asked is none any more', () => {
    const facts = { ...afterAsking({ askedById: 'predecessor' }) };
    expect(decisionOf(as('member', answer('ON_TRACK'), facts)).notices.map(({ to }) => to)).toEqual([
      { personId: 'coordinator' },
    ]);
  });
  test('a date with another answer than delayed is not kept', () => {
    const [court] = decisionOf(as('member', answer('ON_TRACK', '2026-03-05'), afterAsking())).courts;
    expect(court?.statusAnswer?.until).toBeNull();
  });
  test.each([
    ['no date', undefined, 'INVALID_DATE'],
    ['today', '2026-02-12', 'NOT_AFTER_TODAY'],
    ['no such day', '2026-02-30', 'INVALID_DATE'],
  ])('delayed with %s: refused', (_, until, code) => {
    expect(refusalOf(as('member', answer('DELAYED', until), afterAsking()))).toMatchObject({
      code,
      field: 'until',
    });
  });
  test('what was not asked, or answered already: refused', () => {
    expect(refusalOf(as('secretary', answer('ON_TRACK'))).code).toBe('STATUS_NOT_ASKED');
    const answered = afterAsking({ answer: 'ON_TRACK', answeredOn: '2026-02-11' });
    expect(refusalOf(as('member', answer('CALL_ME'), answered)).code).toBe('STATUS_ANSWERED');
  });
});
