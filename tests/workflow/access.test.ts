import { deciders, may, RIGHTS, type AccessAction, type Where } from '../../bot/workflow/access';
import { refusalText } from '../../cards/texts/refusals';
import type { RoleGrant, RoleId } from '../../entities/person';
import { aCourt, aGrant, anAbsence, aPerson, programme, TODAY } from './a-court';
import { aRequest, aStudy, aTask } from './a-study';

/**
 * Everybody there can be, seen from Heerlen: each role, two researchers (one has the task, one asked for the gate), roles
 * of other courts and studies, roles that are over or still to come.
 */
const CAST: Record<string, RoleGrant[]> = {
  chair: [aGrant('chair', 'CHAIR')],
  deputy: [aGrant('deputy', 'DEPUTY_CHAIR')],
  secretary: [aGrant('secretary', 'SECRETARY')],
  assignee: [aGrant('assignee', 'RESEARCHER')],
  requester: [aGrant('requester', 'RESEARCHER')],
  askingDeputy: [aGrant('askingDeputy', 'DEPUTY_CHAIR'), aGrant('askingDeputy', 'RESEARCHER')],
  member: [aGrant('member', 'MEMBER')],
  contact: [aGrant('contact', 'MEMBER')],
  external: [aGrant('external', 'EXTERNAL_RESEARCHER', { studyId: 'study' })],
  externalElsewhere: [aGrant('externalElsewhere', 'EXTERNAL_RESEARCHER', { studyId: 'other-study' })],
  coordinator: [aGrant('coordinator', 'COORDINATOR')],
  coordinatingSecretary: [
    aGrant('coordinatingSecretary', 'COORDINATOR'),
    aGrant('coordinatingSecretary', 'SECRETARY'),
  ],
  chairElsewhere: [aGrant('chairElsewhere', 'CHAIR', { courtId: 'arnhem' })],
  memberWhoLeft: [aGrant('memberWhoLeft', 'SECRETARY', { validUntil: '2026-02-11' })],
  memberToCome: [aGrant('memberToCome', 'SECRETARY', { validFrom: '2026-02-13' })],
  nobody: [],
};

type Persona = keyof typeof CAST;

const everybody = Object.values(CAST).flat();

function where(change: Partial<Where> = {}, grants = everybody): Where {
  return {
    today: TODAY,
    court: aCourt({ contactId: 'contact' }),
    study: aStudy(),
    people: {
      people: [...new Set(grants.map((grant) => grant.personId))].map((id) => aPerson(id)),
      grants,
      absences: [],
    },
    programme,
    tasks: [],
    task: aTask('INT-01', 'assignee'),
    request: aRequest('requester'),
    subjectId: 'member',
    ...change,
  };
}

function asked(persona: Persona, action: AccessAction, at: Where): string {
  const answer = may(
    { person: aPerson(persona), grants: at.people.grants.filter((grant) => grant.personId === persona) },
    action,
    at,
  );
  return answer.ok ? answer.role : `(${answer.refusal.code})`;
}

/** Who may, and in which role, written by hand from the table in the rules. */
type Expected = Partial<Record<string, RoleId>>;

const GOVERNS: Expected = { chair: 'CHAIR', secretary: 'SECRETARY', coordinatingSecretary: 'SECRETARY' };
const RESEARCHES: Expected = {
  assignee: 'RESEARCHER',
  requester: 'RESEARCHER',
  askingDeputy: 'RESEARCHER',
  secretary: 'SECRETARY',
  coordinatingSecretary: 'SECRETARY',
};
const RECORDS: Expected = { ...RESEARCHES, chair: 'CHAIR' };
const HAS_TASK: Expected = { ...GOVERNS, assignee: 'RESEARCHER' };
const COORDINATES: Expected = { coordinator: 'COORDINATOR', coordinatingSecretary: 'COORDINATOR' };
const OF_COURT: Expected = {
  chair: 'CHAIR',
  deputy: 'DEPUTY_CHAIR',
  secretary: 'SECRETARY',
  assignee: 'RESEARCHER',
  requester: 'RESEARCHER',
  askingDeputy: 'DEPUTY_CHAIR',
  member: 'MEMBER',
  contact: 'MEMBER',
  coordinatingSecretary: 'SECRETARY',
};
const ABOUT_MEMBER: Expected = {
  ...GOVERNS,
  deputy: 'DEPUTY_CHAIR',
  askingDeputy: 'DEPUTY_CHAIR',
  member: 'MEMBER',
};
const ANYONE_WITH_A_ROLE: Expected = {
  ...OF_COURT,
  askingDeputy: 'DEPUTY_CHAIR',
  external: 'EXTERNAL_RESEARCHER',
  externalElsewhere: 'EXTERNAL_RESEARCHER',
  coordinator: 'COORDINATOR',
  coordinatingSecretary: 'COORDINATOR',
  chairElsewhere: 'CHAIR',
};

const TABLE: Record<AccessAction, Expected> = {
  COMPLETE_TASKS: HAS_TASK,
  UNDO_TASK: HAS_TASK,
  SNOOZE_TASK: HAS_TASK,
  WAIT_FOR: HAS_TASK,
  STOP_WAITING: HAS_TASK,
  MARK_NOT_APPLICABLE: HAS_TASK,
  EXTEND_TASK: HAS_TASK,
  REASSIGN_TASK: HAS_TASK,
  REOPEN_TASK: HAS_TASK,
  ADD_NOTE: OF_COURT,
  REQUEST_GATE: RESEARCHES,
  WITHDRAW_GATE: RESEARCHES,
  APPROVE_GATE: { chair: 'CHAIR' },
  RETURN_GATE: { chair: 'CHAIR' },
  RECORD_GATE_DECISION: {},
  REOPEN_GATE: { chair: 'CHAIR' },
  EXTEND_STAGE: GOVERNS,
  RECORD_EVENT: RECORDS,
  ANSWER_CONDITION: RECORDS,
  ADD_REGISTER_ENTRY: RECORDS,
  UPDATE_REGISTER_ENTRY: RECORDS,
  ANSWER_EXTENSION_PROPOSAL: RECORDS,
  SET_QUESTION: RECORDS,
  RELEASE_FINDINGS: { chair: 'CHAIR' },
  ADD_RECOMMENDATION: RECORDS,
  UPDATE_RECOMMENDATION: RECORDS,
  PAUSE_STUDY: GOVERNS,
  RESUME_STUDY: GOVERNS,
  START_STUDY: GOVERNS,
  REGISTER_COURT: COORDINATES,
  SET_PARTICIPATION: COORDINATES,
  SET_COURT_SETTINGS: GOVERNS,
  SET_CONTACT: GOVERNS,
  INVITE: { ...GOVERNS, coordinator: 'COORDINATOR' },
  REVOKE_INVITATION: { ...GOVERNS, coordinator: 'COORDINATOR' },
  END_ROLE: { ...GOVERNS, member: 'MEMBER', coordinator: 'COORDINATOR' },
  HAND_OVER: { ...GOVERNS, member: 'MEMBER' },
  APPOINT_CHAIR: { ...COORDINATES, chair: 'CHAIR' },
  APPOINT_STAND_IN: { ...GOVERNS, deputy: 'DEPUTY_CHAIR', askingDeputy: 'DEPUTY_CHAIR' },
  REGISTER_ABSENCE: ABOUT_MEMBER,
  END_ABSENCE: ABOUT_MEMBER,
  SET_WORKING_DAYS: ANYONE_WITH_A_ROLE,
  SET_LANGUAGE: ANYONE_WITH_A_ROLE,
  SET_WEEKLY_LINES: { chair: 'CHAIR', chairElsewhere: 'CHAIR' },
  SET_MAIL_ADDRESS: ANYONE_WITH_A_ROLE,
  SET_CATALOGUE_ID: { ...GOVERNS, coordinator: 'COORDINATOR' },
  ERASE_PERSON: { ...GOVERNS, coordinator: 'COORDINATOR' },
  READ_EXPORT: GOVERNS,
  CHECK_EXPORT: { ...GOVERNS, coordinator: 'COORDINATOR' },
  IMPORT_COURT: COORDINATES,
  CREATE_CALENDAR_LINK: ANYONE_WITH_A_ROLE,
  REVOKE_CALENDAR_LINK: ANYONE_WITH_A_ROLE,
  CREATE_DOCUMENT_LINK: OF_COURT,
  OPEN_WAVE: COORDINATES,
  SET_ANCHOR: COORDINATES,
  SET_WAVE_WINDOW: COORDINATES,
  ADOPT_DEFINITION: COORDINATES,
  PROPOSE_JOINT_NOTE: COORDINATES,
  REVISE_JOINT_NOTE: COORDINATES,
  WITHDRAW_JOINT_NOTE: COORDINATES,
  PUBLISH_JOINT_NOTE: COORDINATES,
  CONSENT_JOINT_NOTE: { chair: 'CHAIR' },
  OBJECT_JOINT_NOTE: { chair: 'CHAIR' },
  TAKE_BACK_CONSENT: { chair: 'CHAIR' },
  LINK_CHANNEL: { chair: 'CHAIR' },
  UNLINK_CHANNEL: OF_COURT,
  ASK_STATUS: COORDINATES,
  SIGN_DECLARATION: { ...COORDINATES, chair: 'CHAIR' },
  CONFIRM_COMMITMENTS: GOVERNS,
  CONFIRM_BUDGET: GOVERNS,
  REPORT_SPENDING: GOVERNS,
  RECONFIRM_DECLARATION: { chair: 'CHAIR' },
  WAIVE_COMMITMENT: { chair: 'CHAIR' },
  ANNOUNCE_WITHDRAWAL: { chair: 'CHAIR' },
  REPORT_INCIDENT: GOVERNS,
  CLOSE_INCIDENT: { chair: 'CHAIR' },
  ADOPT_SHARED_ANSWER: RECORDS,
  KEEP_ANSWER: RECORDS,
  PROPOSE_SHARED_ANSWER: { chair: 'CHAIR', ...COORDINATES },
  WITHDRAW_SHARED_ANSWER: { chair: 'CHAIR', ...COORDINATES },
  COMPLETE_DUTY: { ...RECORDS, coordinator: 'COORDINATOR' },
  ANSWER_STATUS: { ...GOVERNS, deputy: 'DEPUTY_CHAIR', askingDeputy: 'DEPUTY_CHAIR', contact: 'MEMBER' },
  READ_CONTENT: { ...OF_COURT, external: 'EXTERNAL_RESEARCHER' },
  READ_STATUS: { ...OF_COURT, coordinator: 'COORDINATOR' },
  READ_OBJECTIONS: { ...COORDINATES, chair: 'CHAIR' },
  READ_SHARED: ANYONE_WITH_A_ROLE,
  READ_RELEASED: { ...OF_COURT, coordinator: 'COORDINATOR', chairElsewhere: 'CHAIR' },
};

const ACTIONS = Object.keys(TABLE).filter((name): name is AccessAction => name in RIGHTS);
const PERSONAS = Object.keys(CAST);

/** Personas without any role today hear that; all others hear who may. */
const ROLELESS = ['memberWhoLeft', 'memberToCome', 'nobody'];

describe('the table of rights', () => {
  const cases = ACTIONS.flatMap((action) => PERSONAS.map((persona) => ({ action, persona })));
  test.each(cases)('$persona, $action', ({ action, persona }) => {
    const refused = ROLELESS.includes(persona) ? '(NO_ROLE)' : '(NOT_YOURS)';
    expect(asked(persona, action, where())).toBe(TABLE[action][persona] ?? refused);
  });

  const NOT_OF_A_COURT = [
    'SET_WORKING_DAYS',
    'SET_LANGUAGE',
    'SET_WEEKLY_LINES',
    'SET_MAIL_ADDRESS',
    'CREATE_CALENDAR_LINK',
    'REVOKE_CALENDAR_LINK',
    'READ_SHARED',
  ];
  test.each(ACTIONS.filter((action) => !NOT_OF_A_COURT.includes(action)))(
    'who may not %s reads who may',
    (action) => {
      const outsider = { person: aPerson('x'), grants: [aGrant('x', 'MEMBER', { courtId: 'arnhem' })] };
      const answer = may(outsider, action, where());
      const text = answer.ok ? 'allowed' : refusalText(answer.refusal);
      expect(text).toMatch(/het is aan (de|een|degene) [a-z].*\.$/);
    },
  );
});

/** Every persona that may, with the role. */
const allowed = (action: AccessAction, at: Where): Record<string, string> =>
  Object.fromEntries(
    PERSONAS.flatMap((persona) => {
      const role = asked(persona, action, at);
      return role.startsWith('(') ? [] : [[persona, role]];
    }),
  );

function absentChair(): Where {
  const at = where();
  return { ...at, people: { ...at.people, absences: [anAbsence('chair')] } };
}

describe('deciding on a gate', () => {
  test('while the chair is away deputy and members decide too, and the chair still may', () => {
    expect(allowed('APPROVE_GATE', absentChair())).toEqual({
      chair: 'CHAIR',
      deputy: 'DEPUTY_CHAIR',
      askingDeputy: 'DEPUTY_CHAIR',
      member: 'MEMBER',
      contact: 'MEMBER',
    });
  });

  test('also reopen a passed gate', () => {
    expect(Object.keys(allowed('REOPEN_GATE', absentChair()))).toContain('deputy');
  });

  test('an absence that is over, or still to come, changes nothing', () => {
    for (const absence of [
      anAbsence('chair', { validFrom: '2026-02-01', validUntil: '2026-02-11' }),
      anAbsence('chair', { validFrom: '2026-02-13', validUntil: null }),
      anAbsence('chair', { courtId: 'arnhem' }),
    ]) {
      const at = { ...where(), people: { ...where().people, absences: [absence] } };
      expect(allowed('APPROVE_GATE', at)).toEqual({ chair: 'CHAIR' });
    }
  });

  test('who asked never decides, not as chair', () => {
    const at = where({ request: aRequest('chair') });
    expect(asked('chair', 'APPROVE_GATE', at)).toBe('(OWN_REQUEST)');
    expect(asked('chair', 'RETURN_GATE', at)).toBe('(OWN_REQUEST)');
    expect(allowed('APPROVE_GATE', at)).toEqual({});
  });

  test('nor as deputy while the chair is away', () => {
    const at = { ...absentChair(), request: aRequest('askingDeputy') };
    expect(asked('askingDeputy', 'APPROVE_GATE', at)).toBe('(OWN_REQUEST)');
    expect(asked('deputy', 'APPROVE_GATE', at)).toBe('DEPUTY_CHAIR');
  });

  describe('a stand-in, here from another court,', () => {
    const standIn = aGrant('chairElsewhere', 'CHAIR', {
      id: 'stand-in',
      kind: 'STAND_IN',
      validUntil: '2026-03-01',
    });
    const withStandIn = (grants: RoleGrant[]) => where({}, [...grants, standIn]);

    test('decides when there is no chair', () => {
      const at = withStandIn(everybody.filter((grant) => grant.personId !== 'chair'));
      expect(allowed('APPROVE_GATE', at)).toEqual({ chairElsewhere: 'CHAIR' });
    });
    test('decides when the chair asked', () => {
      const at = { ...withStandIn(everybody), request: aRequest('chair') };
      expect(allowed('APPROVE_GATE', at)).toEqual({ chairElsewhere: 'CHAIR' });
    });
    test('decides while the chair is away', () => {
      const at = withStandIn(everybody);
      at.people.absences = [anAbsence('chair')];
      expect(asked('chairElsewhere', 'APPROVE_GATE', at)).toBe('CHAIR');
    });
    test('does not decide while the chair can', () => {
      expect(asked('chairElsewhere', 'APPROVE_GATE', withStandIn(everybody))).toBe('(NOT_YOURS)');
    });
    test('does not decide on an own request', () => {
      const at = withStandIn(everybody.filter((grant) => grant.personId !== 'chair'));
      expect(asked('chairElsewhere', 'APPROVE_GATE', { ...at, request: aRequest('chairElsewhere') })).toBe(
        '(OWN_REQUEST)',
      );
    });
    test('reads the content meanwhile, and holds no other right of a chair', () => {
      const at = withStandIn(everybody);
      expect(asked('chairElsewhere', 'READ_CONTENT', at)).toBe('CHAIR');
      const more = ACTIONS.filter(
        (action) =>
          !asked('chairElsewhere', action, at).startsWith('(') &&
          asked('chairElsewhere', action, where()).startsWith('('),
      );
      expect(more).toEqual(['READ_CONTENT']);
    });
    test('is nobody again when it is over', () => {
      const at = withStandIn(everybody.filter((grant) => grant.personId !== 'chair'));
      expect(allowed('APPROVE_GATE', { ...at, today: '2026-03-02' })).toEqual({});
      expect(asked('chairElsewhere', 'READ_CONTENT', { ...at, today: '2026-03-02' })).toBe('(NOT_YOURS)');
    });
  });

  describe('a gate left to the second reader', () => {
    const delegating = aCourt({ settings: { ...aCourt().settings, delegatedGates: ['G4', 'G8'] } });
    const tasks = [
      aTask('NVB-03', 'assignee', { stageId: 'FINDINGS', state: 'DONE', doneById: 'assignee' }),
      aTask('NVB-04', 'member', { stageId: 'FINDINGS' }),
    ];
    const atG4 = (change: Partial<Where> = {}) =>
      where({
        court: delegating,
        tasks,
        request: aRequest('requester', { stageId: 'FINDINGS', gateId: 'G4' }),
        ...change,
      });

    test('is decided by that reader or the chair', () => {
      expect(allowed('APPROVE_GATE', atG4())).toEqual({ chair: 'CHAIR', member: 'MEMBER' });
    });
    test('not where the court did not leave it', () => {
      expect(allowed('APPROVE_GATE', atG4({ court: aCourt() }))).toEqual({ chair: 'CHAIR' });
    });
    test('not by a reader who asked for it', () => {
      const at = atG4({ request: aRequest('member', { stageId: 'FINDINGS', gateId: 'G4' }) });
      expect(asked('member', 'APPROVE_GATE', at)).toBe('(OWN_REQUEST)');
    });
    test('not by who wrote what was read', () => {
      const written = [aTask('NVB-03', 'member', { state: 'DONE', doneById: 'member' }), tasks[1]!];
      expect(allowed('APPROVE_GATE', atG4({ tasks: written }))).toEqual({ chair: 'CHAIR' });
    });
    test('a transition between two phases goes to the chair whatever the settings say', () => {
      const stages = programme.stages.map((stage) =>
        stage.id === 'TECHNICAL_HEARING' ? { ...stage, phase: 'REPORT' } : stage,
      );
      const at = atG4({ programme: { ...programme, stages } });
      expect(allowed('APPROVE_GATE', at)).toEqual({ chair: 'CHAIR' });
    });
    test('only the gates that the programme lets go', () => {
      const stages = programme.stages.map((stage) => ({
        ...stage,
        gate: { ...stage.gate, delegable: false },
      }));
      const at = atG4({ programme: { ...programme, stages } });
      expect(allowed('APPROVE_GATE', at)).toEqual({ chair: 'CHAIR' });
    });
  });

  test('the secretary records for a chair who does not use Teams, also what the secretary asked for', () => {
    const court = aCourt({ settings: { ...aCourt().settings, chairUsesTeams: false } });
    const at = where({ court, request: aRequest('secretary') });
    expect(allowed('RECORD_GATE_DECISION', at)).toEqual({
      secretary: 'SECRETARY',
      coordinatingSecretary: 'SECRETARY',
    });
    expect(allowed('APPROVE_GATE', at)).toEqual({ chair: 'CHAIR' });
  });

  test('without a secretary the researcher records', () => {
    const court = aCourt({ settings: { ...aCourt().settings, chairUsesTeams: false } });
    const at = where({ court }, [...CAST.chair!, ...CAST.assignee!]);
    expect(allowed('RECORD_GATE_DECISION', at)).toEqual({ assignee: 'RESEARCHER' });
  });
});

describe('who can decide now', () => {
  const request = aRequest('requester');
  const ids = (at: Where, of = request) => {
    const { people, ...rest } = deciders({ ...at, request: of }, of);
    return { people: people.map((person) => person.id), ...rest };
  };

  test('the chair', () => {
    expect(ids(where())).toEqual({ people: ['chair'], missing: null, waitsUntil: null });
  });
  test('deputy and members who are there, while the chair is away', () => {
    const at = where();
    at.people.absences = [anAbsence('chair'), anAbsence('deputy'), anAbsence('contact')];
    expect(ids(at).people).toEqual(['askingDeputy', 'member']);
  });
  test('nobody: there is no chair', () => {
    const at = where(
      {},
      everybody.filter((grant) => grant.personId !== 'chair'),
    );
    expect(ids(at)).toEqual({ people: [], missing: 'NO_CHAIR', waitsUntil: null });
  });
  test('nobody: the chair is the one who asked', () => {
    expect(ids(where(), aRequest('chair'))).toEqual({
      people: [],
      missing: 'ONLY_REQUESTER',
      waitsUntil: null,
    });
  });
  test('nobody: the only stand-in asked', () => {
    const standIn = aGrant('member', 'CHAIR', { kind: 'STAND_IN', validUntil: '2026-03-01' });
    const at = where({}, [...everybody.filter((grant) => grant.personId !== 'chair'), standIn]);
    expect(ids(at, aRequest('member')).missing).toBe('ONLY_REQUESTER');
    expect(ids(at).people).toEqual(['member']);
  });
  test('nobody: the chair is away and the only one who could replace asked', () => {
    const at = where({}, [...CAST.chair!, ...CAST.askingDeputy!]);
    at.people.absences = [anAbsence('chair')];
    expect(ids(at, aRequest('askingDeputy')).missing).toBe('ONLY_REQUESTER');
  });
  test('nobody: the chair is away until a day, without anybody to replace', () => {
    const at = where({}, [...CAST.chair!, ...CAST.assignee!]);
    at.people.absences = [anAbsence('chair')];
    expect(ids(at)).toEqual({ people: [], missing: 'CHAIR_ABSENT', waitsUntil: '2026-02-20' });
  });
  test('nobody: the chair is away and nobody knows until when', () => {
    const at = where({}, [...CAST.chair!, ...CAST.assignee!]);
    at.people.absences = [anAbsence('chair', { validUntil: null })];
    expect(ids(at)).toEqual({ people: [], missing: 'CHAIR_ABSENT', waitsUntil: null });
  });
  test('a chair alone may ask, and is then told that somebody else must decide', () => {
    const at = where({}, CAST.chair);
    expect(asked('chair', 'REQUEST_GATE', at)).toBe('CHAIR');
    expect(ids(at, aRequest('chair')).missing).toBe('ONLY_REQUESTER');
  });
});

describe('tasks', () => {
  test('an external researcher does the own tasks in the one study, and no others', () => {
    const own = where({ task: aTask('INT-01', 'external') });
    expect(asked('external', 'COMPLETE_TASKS', own)).toBe('EXTERNAL_RESEARCHER');
    expect(asked('external', 'COMPLETE_TASKS', where())).toBe('(NOT_YOURS)');
    const elsewhere = where({ task: aTask('INT-01', 'externalElsewhere') });
    expect(asked('externalElsewhere', 'COMPLETE_TASKS', elsewhere)).toBe('(NOT_YOURS)');
  });

  test('a task of somebody who left falls to the next who holds its role', () => {
    const left = where({ task: aTask('INT-05', 'memberWhoLeft') });
    expect(asked('secretary', 'COMPLETE_TASKS', left)).toBe('SECRETARY');
    expect(asked('memberWhoLeft', 'COMPLETE_TASKS', left)).toBe('(NO_ROLE)');
    const withoutSecretary = where({ task: aTask('INT-05', 'memberWhoLeft') }, [
      ...CAST.chair!,
      ...CAST.assignee!,
    ]);
    expect(asked('assignee', 'COMPLETE_TASKS', withoutSecretary)).toBe('RESEARCHER');
  });

  test('the role is the one that the task is meant for, when the person holds it', () => {
    const at = where({ task: aTask('INT-01', 'askingDeputy') });
    expect(asked('askingDeputy', 'COMPLETE_TASKS', at)).toBe('RESEARCHER');
  });

  test('a second reading that nobody has is for anyone of the court; a coordinator is none', () => {
    const at = where({ task: aTask('INT-09', null) });
    expect(Object.keys(allowed('COMPLETE_TASKS', at)).toSorted()).toEqual(Object.keys(OF_COURT).toSorted());
    expect(asked('member', 'COMPLETE_TASKS', where({ task: aTask('INT-09', 'assignee') }))).toBe(
      '(NOT_YOURS)',
    );
  });

  test('who gave a task away may still undo that', () => {
    const given = aTask('INT-01', 'requester');
    const lastAction = {
      byId: 'member',
      at: '2026-02-12T08:00:00.000Z',
      action: 'REASSIGN_TASK',
      before: { ...given, assigneeId: 'member' },
    };
    const at = where({ task: { ...given, lastAction } });
    expect(asked('member', 'UNDO_TASK', at)).toBe('MEMBER');
    expect(asked('member', 'COMPLETE_TASKS', at)).toBe('(NOT_YOURS)');
  });
});

const whenHeld = (grants: RoleGrant[], today = TODAY): Where => where({ today }, grants);

describe('a chair who stepped down', () => {
  const ended = aGrant('former', 'CHAIR', { validUntil: '2026-02-01' });
  const before = aGrant('earlier', 'CHAIR', { validUntil: '2025-12-31' });

  test('appoints the next one, without any other role', () => {
    expect(asked('former', 'APPOINT_CHAIR', whenHeld([ended, before, ...CAST.secretary!]))).toBe('CHAIR');
  });
  test('not when there is a new chair', () => {
    expect(asked('former', 'APPOINT_CHAIR', whenHeld([ended, ...CAST.chair!]))).toBe('(NO_ROLE)');
  });
  test('not when somebody chaired after', () => {
    expect(asked('earlier', 'APPOINT_CHAIR', whenHeld([ended, before]))).toBe('(NO_ROLE)');
  });
  test('not when it is long ago', () => {
    expect(asked('former', 'APPOINT_CHAIR', whenHeld([ended], '2026-05-04'))).toBe('CHAIR');
    expect(asked('former', 'APPOINT_CHAIR', whenHeld([ended], '2026-05-05'))).toBe('(NO_ROLE)');
  });
  test('and nothing else', () => {
    const others = ACTIONS.filter((action) => action !== 'APPOINT_CHAIR');
    expect(others.filter((action) => !asked('former', action, whenHeld([ended])).startsWith('('))).toEqual(
      [],
    );
  });
});

test('people of a court that withdrew still read', () => {
  const at = where({ court: aCourt({ participation: 'WITHDRAWN' }) });
  expect(allowed('READ_CONTENT', at)).toEqual(TABLE.READ_CONTENT);
});

test('where no court is meant, only coordinators and what concerns oneself', () => {
  const at = where({ court: null, study: null });
  const some = ACTIONS.filter((action) => Object.keys(allowed(action, at)).length > 0);
  expect(some.filter((action) => asked('chair', action, at) === 'CHAIR')).toEqual([
    'SET_WORKING_DAYS',
    'SET_LANGUAGE',
    'SET_WEEKLY_LINES',
    'SET_MAIL_ADDRESS',
    'CREATE_CALENDAR_LINK',
    'REVOKE_CALENDAR_LINK',
    'READ_SHARED',
    'READ_RELEASED',
  ]);
  expect(asked('coordinator', 'OPEN_WAVE', at)).toBe('COORDINATOR');
});
