import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import type { AdministrationFacts } from '../../bot/workflow/facts';
import { outcomeText } from '../../cards/texts/outcomes';
import type { Weekday } from '../../entities/person';
import { actorIn, aGrant, anAbsence, aPerson, decisionOf, refusalOf, someFacts, STAFF } from './a-court';
import { aRequest, aStudy } from './a-study';

const as = (personId: string, command: AdministrationCommand, facts: AdministrationFacts = someFacts()) =>
  administer(command, facts, actorIn(facts, personId));

const said = (personId: string, command: AdministrationCommand, facts?: AdministrationFacts) =>
  outcomeText(decisionOf(as(personId, command, facts)).outcome);

/** An open request of the researcher, on which somebody must decide. */
const cases = [
  {
    study: aStudy(),
    stages: [],
    tasks: [],
    entries: [],
    questions: [],
    recommendations: [],
    requests: [aRequest('researcher')],
  },
];

const told = (personId: string, command: AdministrationCommand, facts: AdministrationFacts) =>
  decisionOf(as(personId, command, facts)).notices.map((notice) => notice.to);

const withDeputy = [...STAFF, aGrant('deputy', 'DEPUTY_CHAIR')];

const endRole = (grantId: string, until = '2026-02-28'): AdministrationCommand => ({
  name: 'END_ROLE',
  grantId,
  until,
});

describe('ending a role', () => {
  test('it lasts until its last day', () => {
    const decision = decisionOf(as('chair', endRole('member-MEMBER')));
    expect(decision.grants).toEqual([aGrant('member', 'MEMBER', { validUntil: '2026-02-28', version: 2 })]);
    expect(outcomeText(decision.outcome)).toBe(
      'De rol van Persoon member (Lid) loopt tot en met za 28 februari 2026.',
    );
  });

  test('yesterday means at once; earlier is refused', () => {
    expect(as('chair', endRole('member-MEMBER', '2026-02-11')).ok).toBe(true);
    expect(refusalOf(as('chair', endRole('member-MEMBER', '2026-02-10')))).toMatchObject({
      code: 'DATE_IN_PAST',
      field: 'until',
    });
  });

  test.each([
    ['their own role', 'member', 'member-MEMBER', true],
    ["the chair's own role", 'chair', 'chair-CHAIR', true],
    ['the chair, by the secretary', 'secretary', 'chair-CHAIR', false],
    ['the chair, by a coordinator', 'coordinator', 'chair-CHAIR', true],
    ['a member, by a coordinator', 'coordinator', 'member-MEMBER', false],
    ['the secretary, by a member', 'member', 'secretary-SECRETARY', false],
    ['the researcher, by the secretary', 'secretary', 'researcher-RESEARCHER', true],
  ])('%s', (_, personId, grantId, ok) => {
    expect(as(personId, endRole(grantId)).ok).toBe(ok);
  });

  test('what the court then lacks is said', () => {
    expect(said('chair', endRole('chair-CHAIR'))).toContain('geen voorzitter');
    const two = someFacts({ grants: [aGrant('chair', 'CHAIR'), aGrant('secretary', 'SECRETARY')] });
    expect(said('chair', endRole('secretary-SECRETARY'), two)).toContain('nog één persoon');
    const one = someFacts({ grants: [aGrant('chair', 'CHAIR')] });
    expect(said('chair', endRole('chair-CHAIR'), one)).toContain('niemand meer');
  });

  test.each([
    ['unknown', 'x', undefined, 'NOT_FOUND'],
    ['of another court', 'elsewhere-MEMBER', undefined, 'NOT_FOUND'],
    ['that has ended', 'left-MEMBER', undefined, 'ROLE_HAS_ENDED'],
    ['on a day that does not exist', 'member-MEMBER', '2026-02-30', 'INVALID_DATE'],
    ['on the day on which it ends already', 'leaving-MEMBER', '2026-02-28', 'NOTHING_CHANGED'],
  ])('a role %s: refused', (_, grantId, until, code) => {
    const facts = someFacts({
      grants: [
        ...STAFF,
        aGrant('left', 'MEMBER', { validUntil: '2026-01-31' }),
        aGrant('leaving', 'MEMBER', { validUntil: '2026-02-28' }),
        aGrant('elsewhere', 'MEMBER', { courtId: 'arnhem' }),
      ],
    });
    expect(refusalOf(as('chair', endRole(grantId, until), facts)).code).toBe(code);
  });

  test('coordinators are named in the configuration and are not ended here', () => {
    expect(as('coordinator', endRole('coordinator-COORDINATOR')).ok).toBe(false);
  });
});

describe('appointing a chair', () => {
  const appoint: AdministrationCommand = { name: 'APPOINT_CHAIR', courtId: 'heerlen', personId: 'member' };

  test('ends the role of the one before: a court has one chair', () => {
    const decision = decisionOf(as('chair', appoint));
    expect(decision.grants).toEqual([
      aGrant('chair', 'CHAIR', { validUntil: '2026-02-11', version: 2 }),
      aGrant('member', 'CHAIR', { id: 'new-1', validFrom: '2026-02-12' }),
    ]);
  });
  test('by a coordinator, or by the chair who has just stepped down', () => {
    expect(as('coordinator', appoint).ok).toBe(true);
    const grants = STAFF.map((grant) =>
      grant.role === 'CHAIR' ? { ...grant, validUntil: '2026-02-10' } : grant,
    );
    expect(as('chair', appoint, someFacts({ grants })).ok).toBe(true);
    expect(as('secretary', appoint, someFacts({ grants })).ok).toBe(false);
  });
  test.each([
    ['somebody of another court', 'elsewhere', 'NOT_OF_COURT'],
    ['a coordinator', 'coordinator', 'NOT_OF_COURT'],
    ['the chair', 'chair', 'ALREADY_CHAIR'],
  ])('%s: refused', (_, personId, code) => {
    const facts = someFacts({ grants: [...STAFF, aGrant('elsewhere', 'CHAIR', { courtId: 'arnhem' })] });
    expect(refusalOf(as('chair', { ...appoint, personId }, facts))).toMatchObject({
      code,
      field: 'personId',
    });
  });
  test('the new chair gets the open request at once', () => {
    expect(told('coordinator', appoint, someFacts({ cases }))).toEqual([{ personId: 'member' }]);
  });
});

const withOutsider = (change: Partial<AdministrationFacts> = {}) =>
  someFacts({ grants: [...STAFF, aGrant('elsewhere', 'MEMBER', { courtId: 'arnhem' })], ...change });

describe('a temporary stand-in', () => {
  const appoint: AdministrationCommand = {
    name: 'APPOINT_STAND_IN',
    courtId: 'heerlen',
    personId: 'elsewhere',
    until: '2026-03-31',
  };

  test('may come from another court, until a day', () => {
    expect(decisionOf(as('secretary', appoint, withOutsider())).grants).toEqual([
      aGrant('elsewhere', 'CHAIR', {
        id: 'new-1',
        validFrom: '2026-02-12',
        validUntil: '2026-03-31',
        kind: 'STAND_IN',
      }),
    ]);
  });
  test('whose end is moved keeps the appointment', () => {
    const standIn = aGrant('elsewhere', 'CHAIR', { id: 's', kind: 'STAND_IN', validUntil: '2026-03-01' });
    const both = withOutsider({ grants: [...withOutsider().grants, standIn] });
    expect(decisionOf(as('secretary', appoint, both)).grants).toEqual([
      { ...standIn, validUntil: '2026-03-31', version: 2 },
    ]);
    expect(refusalOf(as('secretary', { ...appoint, until: '2026-03-01' }, both)).code).toBe(
      'NOTHING_CHANGED',
    );
  });
  test('gets the open request at once when the chair cannot decide', () => {
    expect(told('secretary', appoint, withOutsider({ cases, absences: [anAbsence('chair')] }))).toEqual([
      { personId: 'elsewhere' },
    ]);
    expect(told('secretary', appoint, withOutsider({ cases }))).toEqual([]);
  });
  test.each([
    ['somebody unknown', { personId: 'x' }, 'NOT_FOUND', 'personId'],
    ['oneself', { personId: 'secretary' }, 'STAND_IN_SELF', 'personId'],
    ['a coordinator, who reads no content', { personId: 'coordinator' }, 'STAND_IN_OUTSIDER', 'personId'],
    ['the chair', { personId: 'chair' }, 'ALREADY_CHAIR', 'personId'],
    ['until yesterday', { until: '2026-02-11' }, 'DATE_IN_PAST', 'until'],
    ['for years', { until: '2027-02-13' }, 'STAND_IN_TOO_LONG', 'until'],
    ['until no day', { until: 'morgen' }, 'INVALID_DATE', 'until'],
  ])('%s: refused', (_, change, code, field) => {
    expect(refusalOf(as('secretary', { ...appoint, ...change }, withOutsider()))).toMatchObject({
      code,
      field,
    });
  });
});

describe('absence', () => {
  const away: AdministrationCommand = {
    name: 'REGISTER_ABSENCE',
    courtId: 'heerlen',
    personId: 'chair',
    from: '2026-02-12',
    until: '2026-02-20',
    standInId: 'secretary',
  };

  test('of the chair is registered by the chair, the deputy or the secretary', () => {
    const facts = someFacts({ grants: withDeputy });
    const may = withDeputy.map((grant) => grant.personId).filter((id) => as(id, away, facts).ok);
    expect(may).toEqual(['chair', 'secretary', 'deputy']);
    expect(decisionOf(as('deputy', away, someFacts({ grants: withDeputy }))).absences).toEqual([
      anAbsence('chair', {
        id: 'new-1',
        validFrom: '2026-02-12',
        standInId: 'secretary',
        registeredById: 'deputy',
      }),
    ]);
  });
  test('of oneself, by anyone', () => {
    expect(as('member', { ...away, personId: 'member' }).ok).toBe(true);
    expect(as('member', { ...away, personId: 'researcher' }).ok).toBe(false);
  });
  test('of the chair: deputy and members get the open request at once', () => {
    expect(told('secretary', away, someFacts({ grants: withDeputy, cases }))).toEqual([
      { personId: 'deputy' },
      { personId: 'member' },
    ]);
  });
  test('of the chair from a later day: nobody yet', () => {
    const later = { ...away, from: '2026-02-16' };
    expect(told('secretary', later, someFacts({ grants: withDeputy, cases }))).toEqual([]);
  });
  test('of the chair says who decides meanwhile, on the first day of it', () => {
    const later = { ...away, from: '2026-03-02', until: '2026-03-06' };
    const text = 'Persoon chair is afwezig van ma 2 maart 2026 tot en met vr 6 maart 2026.';
    expect(said('secretary', later)).toBe(
      `${text} Zolang kan een plaatsvervanger over faseovergangen beslissen.`,
    );
    const alone = someFacts({ grants: STAFF.filter((grant) => grant.personId !== 'member') });
    expect(said('secretary', later, alone)).toContain('niemand');
    expect(said('researcher', { ...later, personId: 'researcher' })).not.toContain('faseovergangen');
  });
  test('without a last day', () => {
    const { until: _until, ...open } = away;
    expect(said('chair', open)).toMatch(/^Persoon chair is afwezig vanaf do 12 februari 2026\./);
  });
  test.each([
    ['of somebody of another court', { personId: 'elsewhere' }, 'NOT_OF_COURT', 'personId'],
    ['that ends before it begins', { from: '2026-02-21' }, 'DATES_REVERSED', 'until'],
    ['that is over', { from: '2026-02-01', until: '2026-02-11' }, 'DATE_IN_PAST', 'until'],
    ['on a day that does not exist', { from: '2026-02-30' }, 'INVALID_DATE', 'from'],
    ['replaced by oneself', { standInId: 'chair' }, 'REPLACES_SELF', 'standInId'],
    ['replaced by an outsider', { standInId: 'elsewhere' }, 'NOT_OF_COURT', 'standInId'],
  ])('%s: refused', (_, change, code, field) => {
    const facts = someFacts({ grants: [...STAFF, aGrant('elsewhere', 'MEMBER', { courtId: 'arnhem' })] });
    expect(refusalOf(as('secretary', { ...away, ...change }, facts))).toMatchObject({ code, field });
  });
  test.each([
    ['the last day of another', { from: '2026-02-20', until: '2026-02-25' }, false],
    ['the first day of another', { from: '2026-02-12', until: '2026-02-16' }, false],
    ['around another', { from: '2026-02-12', until: '2026-03-25' }, false],
    ['without end before another', { from: '2026-02-12', until: undefined }, false],
    ['the day after another', { from: '2026-02-21', until: '2026-02-25' }, true],
  ])('over %s: %s', (_, change, ok) => {
    const facts = someFacts({ absences: [anAbsence('chair', { validFrom: '2026-02-16' })] });
    expect(as('secretary', { ...away, ...change }, facts).ok).toBe(ok);
  });
  test('an absence that was taken back is not in the way, nor one of another person', () => {
    const absences = [
      anAbsence('chair', { validFrom: '2026-02-16', validUntil: '2026-02-15' }),
      anAbsence('member'),
    ];
    expect(as('secretary', away, someFacts({ absences })).ok).toBe(true);
  });
});

const backOn = (until: string): AdministrationCommand => ({
  name: 'END_ABSENCE',
  absenceId: 'absence-chair',
  until,
});

const chairAway = (change: Partial<Parameters<typeof anAbsence>[1]> = {}) =>
  someFacts({ absences: [anAbsence('chair', change)] });

describe('the end of an absence', () => {
  test('yesterday: back today', () => {
    const decision = decisionOf(as('chair', backOn('2026-02-11'), chairAway()));
    expect(decision.absences).toEqual([anAbsence('chair', { validUntil: '2026-02-11', version: 2 })]);
    expect(outcomeText(decision.outcome)).toBe('Persoon chair is er weer.');
  });
  test('back today: the chair gets the open request', () => {
    expect(told('chair', backOn('2026-02-11'), { ...chairAway(), cases })).toEqual([{ personId: 'chair' }]);
  });
  test('later than planned', () => {
    expect(said('secretary', backOn('2026-02-27'), chairAway())).toBe(
      'Persoon chair is afwezig tot en met vr 27 februari 2026.',
    );
  });
  test('an absence to come is taken back on the day before it', () => {
    expect(as('chair', backOn('2026-02-15'), chairAway({ validFrom: '2026-02-16' })).ok).toBe(true);
    expect(refusalOf(as('chair', backOn('2026-02-14'), chairAway({ validFrom: '2026-02-16' }))).code).toBe(
      'DATES_REVERSED',
    );
  });
  test.each([
    ['unknown', someFacts(), 'NOT_FOUND'],
    ['over', chairAway({ validUntil: '2026-02-10' }), 'ABSENCE_HAS_ENDED'],
    ['ending then already', chairAway({ validUntil: '2026-02-18' }), 'NOTHING_CHANGED'],
  ])('%s: refused', (_, given, code) => {
    expect(refusalOf(as('chair', backOn('2026-02-18'), given)).code).toBe(code);
  });
  test('may not run into the next absence', () => {
    const both = someFacts({
      absences: [
        anAbsence('chair'),
        anAbsence('chair', { id: 'b', validFrom: '2026-02-25', validUntil: null }),
      ],
    });
    expect(refusalOf(as('chair', backOn('2026-02-25'), both)).code).toBe('ABSENCE_OVERLAPS');
    expect(as('chair', backOn('2026-02-24'), both).ok).toBe(true);
  });
});

describe('what people set for themselves', () => {
  test('working days, in order, each once', () => {
    const days: Weekday[] = [4, 1, 4];
    const decision = decisionOf(as('researcher', { name: 'SET_WORKING_DAYS', days }));
    expect(decision.people).toEqual([aPerson('researcher', { workingDays: [1, 4], version: 2 })]);
    expect(outcomeText(decision.outcome)).toBe(
      'Uw werkdagen zijn nu maandag en donderdag. Termijnen veranderen niet.',
    );
  });
  test('at least one', () => {
    expect(refusalOf(as('researcher', { name: 'SET_WORKING_DAYS', days: [] }))).toMatchObject({
      code: 'NO_WORKING_DAY',
      field: 'days',
    });
  });
  test('the language', () => {
    expect(decisionOf(as('coordinator', { name: 'SET_LANGUAGE', language: 'en' })).people[0]?.language).toBe(
      'en',
    );
  });
  test('three lines a week, for a chair', () => {
    expect(decisionOf(as('chair', { name: 'SET_WEEKLY_LINES', on: true })).people[0]?.weeklyLines).toBe('ON');
    expect(as('secretary', { name: 'SET_WEEKLY_LINES', on: true }).ok).toBe(false);
  });
  test.each<AdministrationCommand>([
    { name: 'SET_WORKING_DAYS', days: [1, 2, 3, 4, 5] },
    { name: 'SET_LANGUAGE', language: 'nl' },
    { name: 'SET_WEEKLY_LINES', on: false },
  ])('$name to what it is: nothing changes, nothing is written', (command) => {
    expect(refusalOf(as('chair', command)).code).toBe('NOTHING_CHANGED');
  });
});
