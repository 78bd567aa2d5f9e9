/** Which duties a court has, and who hears what of them when, over years with fixed dates. */
import {
  comingSteps,
  fireDuty,
  newDuty,
  ownersOf,
  planDuties,
  settleDuty,
  type DutyFacts,
  type DutySubject,
} from '../../bot/workflow/duties';
import type { Duty } from '../../entities/duty';
import { aCourt, aDeclaration, aDuty, aGrant, anAbsence, aPerson, programme, STAFF } from './a-court';

function on(today: string, change: Partial<DutyFacts> = {}): DutyFacts {
  const grants = change.grants ?? [...STAFF];
  let made = 0;
  return {
    now: `${today}T05:00:00.000Z`,
    today,
    newId: () => `new-${(made += 1)}`,
    people: [...new Set(grants.map(({ personId }) => personId))].map((id) => aPerson(id)),
    absences: [],
    court: aCourt({ participationSince: '2026-01-01' }),
    programme,
    declaration: aDeclaration(),
    waves: [],
    startedIn: [],
    duties: [],
    ...change,
    grants,
  };
}

const brief = ({ kind, ref, dueOn, nextOn }: Duty) => [kind, ref, dueOn, nextOn];
const planned = (facts: DutyFacts) => planDuties(facts).duties.map(brief);

const kinds = (declaration: DutyFacts['declaration']) =>
  planned(on('2026-11-24', { declaration })).map(([kind]) => kind);
const elections = (today: string) =>
  planned(on(today)).filter(([, ref]) => String(ref).endsWith('2030-03-20'));
const reconfirm = (facts: DutyFacts) => planned(facts).filter(([kind]) => kind === 'RECONFIRM');

const CONFIRM = {
  kind: 'COMMITMENT_CONFIRM',
  profile: 'COMMITMENT',
  baseOn: '2027-10-01',
  dueOn: '2027-10-01',
} as const;

const confirm = (today: string) => planned(on(today)).find(([kind]) => kind === 'COMMITMENT_CONFIRM')?.[1];

/** Every step of a duty's ladder: the day, and who hears it; with `!` when it is told on. */
function ladder(
  subject: Partial<DutySubject>,
  change: Partial<DutyFacts> = {},
  from = '2026-12-01',
): string[] {
  let duty = newDuty(
    {
      courtId: 'heerlen',
      waveId: null,
      kind: 'ANNUAL_REPORT',
      ref: '2027',
      profile: 'STATUTORY',
      baseOn: '2027-04-01',
      dueOn: '2027-03-31',
      ...subject,
    },
    on(from, change),
  );
  const said: string[] = [];
  while (duty.nextOn !== null) {
    const day = duty.nextOn;
    const { lines, next } = fireDuty(duty, on(day, change));
    expect(next.version).toBe(duty.version + 1);
    const told = lines.map(({ personId, line }) =>
      'escalated' in line && line.escalated ? `${personId}!` : personId,
    );
    said.push(`${day} ${told.join(' ')}`);
    duty = next;
  }
  expect(duty.state).toBe('OPEN');
  return said;
}

describe('the ladders', () => {
  test('statutory: the annual report, 60, 30, 14 and 3 days before 1 April, the chair the day after', () => {
    expect(ladder({})).toEqual([
      // 31 January 2027 is a Sunday, 29 March Easter Monday: the last own day before it.
      '2027-01-29 secretary',
      '2027-03-02 secretary',
      '2027-03-18 secretary',
      '2027-03-25 secretary',
      '2027-04-02 chair!',
    ]);
  });

  test('a commitment: 30 and 14 days before and on the day; after 14 the chair, after 30 the coordinator', () => {
    expect(ladder(CONFIRM)).toEqual([
      '2027-09-01 secretary',
      '2027-09-17 secretary',
      '2027-10-01 secretary',
      '2027-10-15 chair!',
      '2027-10-31 coordinator!',
    ]);
  });

  test('the spending of the half year: 3 working days before, on 1 July, 2 after; the chair after 5, nobody else', () => {
    const spending = {
      kind: 'SPENDING_CHECK',
      profile: 'INTERNAL_TASK',
      baseOn: '2027-07-01',
      dueOn: '2027-07-01',
    } as const;
    expect(ladder(spending)).toEqual([
      '2027-06-28 secretary',
      '2027-07-01 secretary',
      '2027-07-05 secretary',
      '2027-07-08 chair!',
    ]);
  });

  test('a wave: months after the anchor', () => {
    const wave = {
      kind: 'WAVE',
      waveId: 'w',
      profile: 'WAVE',
      baseOn: '2025-01-30',
      dueOn: '2028-01-30',
    } as const;
    expect(ladder(wave, {}, '2025-02-01')).toEqual([
      '2026-07-30 chair secretary',
      '2026-10-30 chair secretary',
      '2027-01-29 chair secretary',
      '2027-07-30 chair secretary',
      '2027-10-30 chair',
      '2028-01-30 coordinator!',
    ]);
  });

  test('one that is made late begins with the step that comes, and escalates to nobody before somebody was reminded', () => {
    expect(ladder({}, {}, '2027-03-10')[0]).toBe('2027-03-18 secretary');
    expect(ladder({}, {}, '2027-04-01')).toEqual(['2027-04-01 secretary', '2027-04-02 chair!']);
  });

  test('steps that were missed are said once, by the last of them', () => {
    const duty = newDuty(
      {
        ...aDuty('ANNUAL_REPORT', '2027', { dueOn: '2027-03-31' }),
        profile: 'STATUTORY',
        baseOn: '2027-04-01',
      },
      on('2026-12-01'),
    );
    const { lines, next } = fireDuty(duty, on('2027-03-19'));
    expect(lines).toEqual([
      { personId: 'secretary', line: { line: 'DUTY', dutyId: duty.id, escalated: false } },
    ]);
    expect(next).toMatchObject({ step: 3, nextOn: '2027-03-25' });
  });

  test('a duty of the programme is said to its coordinators', () => {
    const joint = {
      courtId: null,
      waveId: 'w',
      kind: 'JOINT_TASK',
      ref: 'JNT-01',
      profile: 'INTERNAL_TASK',
      baseOn: '2027-03-31',
    } as const;
    expect(ladder(joint, { court: null })).toEqual([
      // 26 and 29 March are Good Friday and Easter Monday.
      '2027-03-24 coordinator',
      '2027-03-31 coordinator',
      '2027-04-02 coordinator',
      '2027-04-07 coordinator',
    ]);
  });
});

const coming = (duty: Duty) => comingSteps(duty, on('2026-12-01')).map(({ on: day, to }) => `${day} ${to}`);

describe('what will still be said', () => {
  const subject: DutySubject = {
    ...CONFIRM,
    courtId: 'heerlen',
    waveId: null,
    ref: '2027',
  };
  test('given a new duty, its whole ladder: to its owners, then to whom it is told on', () => {
    expect(coming(newDuty(subject, on('2026-12-01')))).toEqual([
      '2027-09-01 OWNER',
      '2027-09-17 OWNER',
      '2027-10-01 OWNER',
      '2027-10-15 CHAIR',
      '2027-10-31 COORDINATOR',
    ]);
  });

  test('given one that came late, what is left of it; given one that is done, nothing', () => {
    const late = newDuty(subject, on('2027-10-04'));
    expect(coming(late)).toEqual(['2027-10-04 OWNER', '2027-10-15 CHAIR', '2027-10-31 COORDINATOR']);
    expect(coming(settleDuty(late, { on: '2027-10-04', by: 'chair' }))).toEqual([]);
  });
});

describe('who hears it', () => {
  const duty = aDuty('BUDGET_ADOPTED', '2026', { dueOn: '2026-11-15', nextOn: '2026-11-15' });
  const heard = (facts: DutyFacts) => fireDuty(duty, facts).lines.map(({ personId }) => personId);

  test('the secretary; without one the chair, who may confirm', () => {
    expect(heard(on('2026-11-16'))).toEqual(['secretary']);
    const without = STAFF.filter(({ role }) => role !== 'SECRETARY');
    expect(heard(on('2026-11-16', { grants: without }))).toEqual(['chair']);
  });

  test('instead of who is away, somebody who is there', () => {
    expect(
      heard(
        on('2026-11-16', {
          absences: [anAbsence('secretary', { validFrom: '2026-11-01', validUntil: null })],
        }),
      ),
    ).toEqual(['researcher']);
  });

  test('it waits while there is nobody, and while the court has paused', () => {
    const nobody = fireDuty(duty, on('2026-11-16', { grants: [] }));
    expect(nobody).toMatchObject({ lines: [], next: { nextOn: '2026-11-17', step: 0 } });
    const court = aCourt({ participation: 'PAUSED' });
    expect(fireDuty(duty, on('2026-11-16', { court }))).toMatchObject({
      lines: [],
      next: { nextOn: '2026-11-17' },
    });
  });

  test('nobody, of what was settled or is not due', () => {
    const done = settleDuty(duty, { on: '2026-11-10', by: 'chair' });
    expect(done).toMatchObject({
      state: 'DONE',
      doneOn: '2026-11-10',
      doneById: 'chair',
      nextOn: null,
      version: 2,
    });
    expect(fireDuty(done, on('2026-11-16'))).toEqual({ lines: [], next: done });
    expect(fireDuty(duty, on('2026-11-14'))).toEqual({ lines: [], next: duty });
  });

  test('a change of chair is asked of the chair', () => {
    expect(
      ownersOf(aDuty('RECONFIRM', 'CHAIR-2027-01-01', { dueOn: '2027-02-26' }), on('2027-01-05')),
    ).toMatchObject([{ id: 'chair' }]);
  });
});

describe('what must exist', () => {
  test('the next one of each year, once', () => {
    const facts = on('2026-11-24');
    expect(planned(facts)).toEqual([
      ['ANNUAL_REPORT', '2027', '2027-03-31', '2027-01-29'],
      ['BUDGET_REQUEST', '2027', '2027-04-15', '2027-03-16'],
      ['SPENDING_CHECK', '2027', '2027-07-01', '2027-06-28'],
      ['COMMITMENT_CONFIRM', '2027', '2027-10-01', '2027-09-01'],
      ['BUDGET_ADOPTED', '2027', '2027-11-15', '2027-10-15'],
    ]);
    expect(planned({ ...facts, duties: planDuties(facts).duties })).toEqual([]);
  });

  test('no more than the programme asks for', () => {
    const fixedDates = programme.fixedDates.filter(({ id }) => id !== 'SPENDING_CHECK');
    const facts = on('2026-11-24', { programme: { ...programme, fixedDates } });
    expect(planned(facts).map(([kind]) => kind)).not.toContain('SPENDING_CHECK');
  });

  test('the day itself is this year’s, the day after next year’s', () => {
    expect(confirm('2027-10-01')).toBe('2027');
    expect(confirm('2027-10-02')).toBe('2028');
  });

  test('without a registered declaration nothing is asked of it, and the report and the budget are', () => {
    expect(kinds(null)).toEqual(['ANNUAL_REPORT', 'BUDGET_REQUEST']);
    expect(kinds(aDeclaration({ signedOn: null }))).toEqual(['ANNUAL_REPORT', 'BUDGET_REQUEST']);
    expect(kinds(aDeclaration({ withdrawnOn: '2026-11-01' }))).toEqual(['ANNUAL_REPORT', 'BUDGET_REQUEST']);
  });

  test.each(['INTERESTED', 'WITHDRAWN'] as const)('%s: no duties, and open ones lapse', (participation) => {
    const open = aDuty('ANNUAL_REPORT', '2027', { dueOn: '2027-03-31' });
    const { duties, history } = planDuties(
      on('2026-11-24', { court: aCourt({ participation }), duties: [open] }),
    );
    expect(duties).toEqual([{ ...open, state: 'LAPSED', nextOn: null, version: 2 }]);
    expect(history).toMatchObject([{ action: 'DUTY_LAPSED', role: null, data: { dutyId: open.id } }]);
  });

  test('a court that comes back has again what had lapsed', () => {
    const lapsed = planDuties(on('2026-11-24')).duties.map((duty): Duty => ({
      ...duty,
      state: 'LAPSED',
      nextOn: null,
    }));
    const { duties, history } = planDuties(on('2027-02-15', { duties: lapsed }));
    expect(duties.map(brief)).toEqual([
      ['ANNUAL_REPORT', '2027', '2027-03-31', '2027-03-02'],
      ['BUDGET_REQUEST', '2027', '2027-04-15', '2027-03-16'],
      ['SPENDING_CHECK', '2027', '2027-07-01', '2027-06-28'],
      ['COMMITMENT_CONFIRM', '2027', '2027-10-01', '2027-09-01'],
      ['BUDGET_ADOPTED', '2027', '2027-11-15', '2027-10-15'],
    ]);
    expect(duties.map(({ id, state, version }) => [id, state, version])).toEqual(
      lapsed.map(({ id }) => [id, 'OPEN', 2]),
    );
    expect(new Set(history.map(({ action }) => action))).toEqual(new Set(['DUTY_PLANNED']));
  });

  test('one of a year ago gives way', () => {
    const old = aDuty('ANNUAL_REPORT', '2026', { dueOn: '2026-03-31', nextOn: null });
    expect(planDuties(on('2027-03-30', { duties: [old] })).duties).not.toContainEqual(
      expect.objectContaining({ id: old.id }),
    );
    expect(planDuties(on('2027-03-31', { duties: [old] })).duties).toContainEqual(
      expect.objectContaining({ id: old.id, state: 'LAPSED' }),
    );
  });

  test('after an election: the council’s file in 130 working days, the declaration again in 40', () => {
    expect(elections('2028-12-31')).toEqual([]);
    expect(elections('2029-06-01')).toEqual([
      ['COUNCIL_HANDOVER', '2030-03-20', '2030-09-24', '2030-09-19'],
      ['RECONFIRM', 'ELECTION-2030-03-20', '2030-05-17', '2030-04-17'],
    ]);
  });

  test('an election that is moved takes its duties along', () => {
    const duty = aDuty('COUNCIL_HANDOVER', '2030-03-20', { dueOn: '2030-09-24' });
    const court = aCourt({ participationSince: '2026-01-01' });
    court.settings = { ...court.settings, elections: ['2030-04-10'] };
    const { duties } = planDuties(on('2030-01-10', { court, duties: [duty] }));
    expect(duties).toContainEqual(expect.objectContaining({ id: duty.id, state: 'LAPSED' }));
    expect(duties).toContainEqual(expect.objectContaining({ kind: 'COUNCIL_HANDOVER', ref: '2030-04-10' }));
  });

  describe('a change of chair', () => {
    const others = STAFF.filter(({ role }) => role !== 'CHAIR');
    const left = aGrant('old', 'CHAIR', { validFrom: '2024-01-01', validUntil: '2027-01-11' });
    const came = aGrant('new', 'CHAIR', { validFrom: '2027-01-12' });
    test('asks for the declaration again within 40 working days', () => {
      expect(reconfirm(on('2027-01-12', { grants: [...others, left, came] }))).toEqual([
        ['RECONFIRM', 'CHAIR-2027-01-12', '2027-03-09', '2027-02-05'],
      ]);
    });

    test('not when there was no other, nor when the declaration was signed after it', () => {
      expect(reconfirm(on('2027-01-12', { grants: [...others, came] }))).toEqual([]);
      const declaration = aDeclaration({ signedOn: '2027-01-12' });
      expect(reconfirm(on('2027-01-13', { grants: [...others, left, came], declaration }))).toEqual([]);
    });

    test('the one who follows is asked instead of one who left again', () => {
      const first = aDuty('RECONFIRM', 'CHAIR-2027-01-12', { dueOn: '2027-03-09' });
      const grants = [
        ...others,
        left,
        { ...came, validUntil: '2027-01-31' },
        aGrant('third', 'CHAIR', { validFrom: '2027-02-01' }),
      ];
      const { duties } = planDuties(on('2027-02-01', { grants, duties: [first] }));
      expect(duties).toContainEqual(expect.objectContaining({ id: first.id, state: 'LAPSED' }));
      expect(duties).toContainEqual(expect.objectContaining({ ref: 'CHAIR-2027-02-01', state: 'OPEN' }));
    });
  });
});
