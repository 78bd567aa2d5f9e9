import {
  assignee,
  authorsOf,
  contactOf,
  courtsOwnPeople,
  doerOf,
  holderOf,
  holding,
  isAbsent,
  isStandIn,
  peopleWithRole,
  rolesOf,
  standInFor,
} from '../../bot/workflow/people';
import { taskOf } from '../../bot/programme/lookups';
import type { CourtPeople } from '../../bot/workflow/facts';
import type { Absence, RoleGrant } from '../../entities/person';
import { aCourt, aGrant, anAbsence, aPerson, programme, STAFF, TODAY } from './a-court';
import { aTask } from './a-study';

const peopleOf = (grants: readonly RoleGrant[]) => ({
  people: [...new Set(grants.map((grant) => grant.personId))].map((id) => aPerson(id)),
  grants: [...grants],
  absences: [],
});

describe('roles on a day', () => {
  const grants = [
    aGrant('p', 'SECRETARY', { validFrom: '2026-02-12', validUntil: '2026-02-20' }),
    aGrant('p', 'RESEARCHER', { courtId: 'arnhem' }),
    aGrant('p', 'EXTERNAL_RESEARCHER', { studyId: 'study' }),
    aGrant('p', 'COORDINATOR', { validFrom: '2026-02-15' }),
    aGrant('p', 'CHAIR', { kind: 'STAND_IN' }),
    aGrant('q', 'CHAIR'),
  ];
  test.each([
    ['on the first day', 'heerlen', null, '2026-02-12', ['SECRETARY']],
    ['on the last day', 'heerlen', null, '2026-02-20', ['SECRETARY', 'COORDINATOR']],
    ['the day after', 'heerlen', null, '2026-02-21', ['COORDINATOR']],
    ['the day before', 'heerlen', null, '2026-02-11', []],
    ['in the other court', 'arnhem', null, '2026-02-12', ['RESEARCHER']],
    ['in the one study', 'heerlen', 'study', '2026-02-12', ['SECRETARY', 'EXTERNAL_RESEARCHER']],
    ['in another study', 'heerlen', 'other', '2026-02-12', ['SECRETARY']],
    ['in no court', null, null, '2026-02-16', ['COORDINATOR']],
  ])('%s', (_, courtId, studyId, today, roles) => {
    expect(rolesOf(grants, 'p', courtId, studyId, today)).toEqual(roles);
  });

  test('standing in is no role', () => {
    expect(isStandIn(grants, 'p', 'heerlen', TODAY)).toBe(true);
    expect(isStandIn(grants, 'p', 'arnhem', TODAY)).toBe(false);
    expect(isStandIn(grants, 'q', 'heerlen', TODAY)).toBe(false);
  });

  test('who has held a role longest comes first, and everybody once', () => {
    const people = peopleOf([
      aGrant('b', 'RESEARCHER', { validFrom: '2025-01-01' }),
      aGrant('a', 'RESEARCHER', { validFrom: '2025-06-01' }),
      aGrant('a', 'RESEARCHER', { id: 'again', validFrom: '2024-01-01' }),
      aGrant('c', 'RESEARCHER', { courtId: 'arnhem' }),
    ]);
    expect(peopleWithRole(people, 'RESEARCHER', 'heerlen', TODAY).map((person) => person.id)).toEqual([
      'a',
      'b',
    ]);
  });

  test("the court's own people are neither external researchers nor coordinators", () => {
    const people = peopleOf([...STAFF, aGrant('bureau', 'EXTERNAL_RESEARCHER', { studyId: 'study' })]);
    expect(courtsOwnPeople(people, 'heerlen', TODAY).map((person) => person.id)).toEqual([
      'chair',
      'secretary',
      'researcher',
      'member',
    ]);
  });
});

describe('absence', () => {
  test.each([
    ['2026-02-08', false],
    ['2026-02-09', true],
    ['2026-02-20', true],
    ['2026-02-21', false],
  ])('on %s: %s', (day, expected) => {
    expect(isAbsent([anAbsence('p')], 'p', 'heerlen', day)).toBe(expected);
  });
  test('without a last day it lasts', () => {
    expect(isAbsent([anAbsence('p', { validUntil: null })], 'p', 'heerlen', '2030-01-01')).toBe(true);
  });
  test('counts in its own court only', () => {
    expect(isAbsent([anAbsence('p')], 'p', 'arnhem', TODAY)).toBe(false);
  });
  const grants = ['p', 'q', 'r'].map((id) => aGrant(id, 'MEMBER'));
  test('the stand-in gets the reminders, or the stand-in of that one', () => {
    const absences = [anAbsence('p', { standInId: 'q' }), anAbsence('q', { standInId: 'r' })];
    expect(standInFor({ grants, absences: [absences[0]!] }, 'p', 'heerlen', TODAY)).toBe('q');
    expect(standInFor({ grants, absences }, 'p', 'heerlen', TODAY)).toBe('r');
    expect(standInFor({ grants, absences }, 'r', 'heerlen', TODAY)).toBeNull();
  });
  test('two who stand in for each other: nobody', () => {
    const absences = [anAbsence('p', { standInId: 'q' }), anAbsence('q', { standInId: 'p' })];
    expect(standInFor({ grants, absences }, 'p', 'heerlen', TODAY)).toBeNull();
  });
  test('a stand-in who left the court is none', () => {
    const absences = [anAbsence('p', { standInId: 'q' })];
    const left = grants.map((one) => (one.personId === 'q' ? { ...one, validUntil: '2026-02-09' } : one));
    expect(standInFor({ grants: left, absences }, 'p', 'heerlen', TODAY)).toBeNull();
  });
});

const without = (...ids: string[]) => peopleOf(STAFF.filter((grant) => !ids.includes(grant.personId)));

describe('a role that nobody holds', () => {
  test.each([
    ['its holder', [], 'RESEARCHER', 'researcher', 'RESEARCHER'],
    ['then the secretary', ['researcher'], 'RESEARCHER', 'secretary', 'SECRETARY'],
    ['then the researcher', ['secretary'], 'SECRETARY', 'researcher', 'RESEARCHER'],
    ['then the chair', ['secretary', 'researcher'], 'SECRETARY', 'chair', 'CHAIR'],
    ["a chair's work to the secretary", ['chair'], 'CHAIR', 'secretary', 'SECRETARY'],
  ] as const)('falls to %s', (_, gone, owner, personId, role) => {
    const held = holding(owner, without(...gone), 'heerlen', null, TODAY);
    expect([held?.person.id, held?.role]).toEqual([personId, role]);
    expect(holderOf(owner, without(...gone), 'heerlen', null, TODAY)?.id).toBe(personId);
  });
  test('falls to nobody in a court of members only', () => {
    expect(holderOf('CHAIR', without('chair', 'secretary', 'researcher'), 'heerlen', null, TODAY)).toBeNull();
  });
  test('an external researcher holds that role in the one study', () => {
    const people = peopleOf([...STAFF, aGrant('bureau', 'EXTERNAL_RESEARCHER', { studyId: 'study' })]);
    expect(holderOf('EXTERNAL_RESEARCHER', people, 'heerlen', 'study', TODAY)?.id).toBe('bureau');
    expect(holderOf('EXTERNAL_RESEARCHER', people, 'heerlen', 'other', TODAY)?.id).toBe('secretary');
  });
});

describe('whose task it is', () => {
  const people = peopleOf([
    ...STAFF,
    aGrant('left', 'RESEARCHER', { validUntil: '2026-02-11' }),
    aGrant('bureau', 'EXTERNAL_RESEARCHER', { studyId: 'study' }),
  ]);
  const doer = (taskId: string, assigneeId: string | null) =>
    doerOf(aTask(taskId, assigneeId), programme, people, 'heerlen', 'study', TODAY)?.id ?? null;

  test('its assignee’s, whatever the role', () => {
    expect(doer('INT-01', 'member')).toBe('member');
    expect(doer('INT-01', 'bureau')).toBe('bureau');
  });
  test('who holds the role, when the assignee left or there is none', () => {
    expect(doer('INT-01', 'left')).toBe('researcher');
    expect(doer('INT-05', null)).toBe('secretary');
  });
  test('a coordinator does no tasks', () => {
    expect(doer('INT-01', 'coordinator')).toBe('researcher');
  });
  test('a second reading falls to nobody in particular', () => {
    expect(doer('INT-09', 'left')).toBeNull();
    expect(doer('INT-09', 'member')).toBe('member');
  });
});

describe('the second reader', () => {
  const reading = taskOf(programme, 'INT-09');
  const assigned = (grants: readonly RoleGrant[], tasks = [] as ReturnType<typeof aTask>[]) =>
    assignee(reading, programme, peopleOf(grants), 'heerlen', 'study', TODAY, tasks);

  test('is another researcher, where there is one', () => {
    expect(assigned([...STAFF, aGrant('second', 'RESEARCHER', { validFrom: '2025-01-01' })])).toBe('second');
  });
  test('else somebody else of the court', () => {
    expect(assigned(STAFF)).toBe('secretary');
  });
  test('is nobody in a court of one', () => {
    expect(assigned([aGrant('chair', 'CHAIR')])).toBeNull();
  });
  test('is not who did what is read, though the task was meant for another', () => {
    const done = aTask('INT-03', 'researcher', { state: 'DONE', doneById: 'secretary' });
    expect(assigned(STAFF, [done])).toBe('researcher');
    expect([...authorsOf(reading, [done])]).toEqual(['secretary']);
  });
  test('is not who is to do what is read', () => {
    expect([...authorsOf(reading, [aTask('INT-03', 'secretary')])]).toEqual(['secretary']);
    expect(assigned(STAFF, [aTask('INT-03', 'secretary')])).toBe('researcher');
  });
});

const away = (...absences: Absence[]): CourtPeople => ({ ...peopleOf(STAFF), absences });
const asked = (people: CourtPeople) => contactOf(aCourt({ contactId: 'member' }), people, TODAY)?.id;

describe('who answers for the court', () => {
  test('its contact, while of the court', () => {
    expect(contactOf(aCourt({ contactId: 'member' }), peopleOf(STAFF), TODAY)?.id).toBe('member');
  });
  test('else the secretary', () => {
    expect(contactOf(aCourt({ contactId: 'gone' }), peopleOf(STAFF), TODAY)?.id).toBe('secretary');
    expect(contactOf(aCourt(), peopleOf(STAFF), TODAY)?.id).toBe('secretary');
  });
  test('of who is away the stand-in, else the next', () => {
    expect(asked(away(anAbsence('member', { standInId: 'researcher' })))).toBe('researcher');
    expect(asked(away(anAbsence('member')))).toBe('secretary');
    expect(asked(away(anAbsence('member'), anAbsence('secretary')))).toBe('researcher');
  });
  test('who is away, when everybody is', () => {
    const absences = STAFF.map(({ personId }) => anAbsence(personId));
    expect(contactOf(aCourt(), { ...peopleOf(STAFF), absences }, TODAY)?.id).toBe('secretary');
  });
  test('nobody, where the court has nobody', () => {
    expect(contactOf(aCourt(), peopleOf([]), TODAY)).toBeNull();
  });
});
