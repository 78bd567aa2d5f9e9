import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import type { AdministrationFacts, Identity } from '../../bot/workflow/facts';
import { allowedTenants, hashOfCode, looksLikeCode } from '../../bot/workflow/joining';
import { outcomeText } from '../../cards/texts/outcomes';
import { refusalText } from '../../cards/texts/refusals';
import {
  actorIn,
  aCourt,
  aGrant,
  anAbsence,
  anInvitation,
  aPerson,
  decisionOf,
  OTHER_TENANT,
  refusalOf,
  someFacts,
  STAFF,
  TENANT,
} from './a-court';
import { aRequest, aStudy } from './a-study';

const as = (personId: string, command: AdministrationCommand, facts: AdministrationFacts = someFacts()) =>
  administer(command, facts, actorIn(facts, personId));

const newcomer: Identity = { tenantId: TENANT, aadObjectId: 'aad-new', name: 'Onderzoeker Heerlen' };

const redeem = (facts: AdministrationFacts, identity: Identity = newcomer) =>
  administer({ name: 'REDEEM_CODE', code: 'x' }, facts, null, identity);

describe('inviting', () => {
  const inviteResearcher: AdministrationCommand = { name: 'INVITE', courtId: 'heerlen', role: 'RESEARCHER' };

  test('shows a code once and keeps only its hash, for fourteen days', () => {
    const decision = decisionOf(as('secretary', inviteResearcher));
    const [invitation] = decision.invitations;
    expect(decision.secret).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
    expect(invitation).toMatchObject({
      codeHash: hashOfCode(decision.secret ?? ''),
      courtId: 'heerlen',
      role: 'RESEARCHER',
      tenantId: TENANT,
      invitedById: 'secretary',
      expiresOn: '2026-02-26',
      usedAt: null,
    });
    expect(JSON.stringify({ ...decision, secret: '' })).not.toContain(decision.secret);
    expect(outcomeText(decision.outcome)).toContain('tot en met do 26 februari 2026');
  });

  test('the code comes from the random source alone, every sign equally likely', () => {
    const calls: number[] = [];
    // 248 and above would favour the first signs of the alphabet, and are thrown away.
    const bytes = [255, 250, 248, ...Array.from({ length: 13 }, (_, index) => index)];
    const randomBytes = (count: number): Uint8Array => {
      calls.push(count);
      return Uint8Array.from(bytes.slice(0, count));
    };
    expect(decisionOf(as('secretary', inviteResearcher, someFacts({ randomBytes }))).secret).toBe(
      'ABCD-EFGH-JKMN-PABC',
    );
    expect(calls).toEqual([16, 16]);
  });

  test('two invitations have different ids', () => {
    const facts = someFacts();
    const [a, b] = [as('secretary', inviteResearcher, facts), as('secretary', inviteResearcher, facts)];
    expect(decisionOf(a).invitations[0]?.id).not.toBe(decisionOf(b).invitations[0]?.id);
  });

  test.each(['CHAIR', 'DEPUTY_CHAIR', 'SECRETARY', 'RESEARCHER', 'MEMBER'] as const)(
    'a %s: who may',
    (role) => {
      const may = STAFF.map((grant) => grant.personId).filter(
        (id) => as(id, { name: 'INVITE', courtId: 'heerlen', role }).ok,
      );
      expect(may).toEqual(role === 'CHAIR' ? ['chair', 'coordinator'] : ['chair', 'secretary']);
    },
  );

  test('a secretary who is coordinator besides may invite a chair, as coordinator', () => {
    const facts = someFacts({ grants: [...STAFF, aGrant('secretary', 'COORDINATOR')] });
    const decision = decisionOf(
      as('secretary', { name: 'INVITE', courtId: 'heerlen', role: 'CHAIR' }, facts),
    );
    expect(decision.history[0]?.role).toBe('COORDINATOR');
  });

  test('nobody becomes coordinator by invitation', () => {
    const refusal = refusalOf(as('coordinator', { name: 'INVITE', courtId: 'heerlen', role: 'COORDINATOR' }));
    expect(refusal.code).toBe('COORDINATORS_CONFIGURED');
  });

  test('from a court whose tenant is not known yet: nobody', () => {
    const facts = someFacts({ court: aCourt({ tenantId: null }) });
    expect(
      refusalOf(as('coordinator', { name: 'INVITE', courtId: 'heerlen', role: 'CHAIR' }, facts)).code,
    ).toBe('COURT_NOT_REGISTERED');
  });

  describe('an external researcher', () => {
    const external: AdministrationCommand = {
      name: 'INVITE',
      courtId: 'heerlen',
      role: 'EXTERNAL_RESEARCHER',
      studyId: 'study',
      tenantId: ` ${OTHER_TENANT.toUpperCase()}`,
    };
    test('comes from a bureau, for one study', () => {
      const [invitation] = decisionOf(as('chair', external, someFacts({ studies: [aStudy()] }))).invitations;
      expect(invitation).toMatchObject({ studyId: 'study', tenantId: OTHER_TENANT });
    });
    test.each([
      ['no study', { ...external, studyId: undefined }, [aStudy()], 'STUDY_REQUIRED', 'studyId'],
      ['a study of another court', external, [], 'STUDY_REQUIRED', 'studyId'],
      ['a closed study', external, [aStudy({ state: 'CLOSED' })], 'STUDY_REQUIRED', 'studyId'],
      ['no tenant id', { ...external, tenantId: 'bureau.nl' }, [aStudy()], 'INVALID_TENANT', 'tenantId'],
    ])('%s: refused', (_, command, studies, code, field) => {
      expect(refusalOf(as('chair', command, someFacts({ studies })))).toMatchObject({ code, field });
    });
    test('only an external researcher may come from another tenant', () => {
      const refusal = refusalOf(
        as('chair', { ...external, role: 'MEMBER' }, someFacts({ studies: [aStudy()] })),
      );
      expect(refusal).toMatchObject({ code: 'TENANT_OF_COURT', field: 'tenantId' });
    });
  });
});

describe('a code', () => {
  test('is recognised however it is typed', () => {
    const written = ['K7PM-3XQ9-WDTR-H5FA', 'k7pm3xq9wdtrh5fa', ' K7PM 3XQ9 WDTR H5FA. '];
    expect(written.map(looksLikeCode)).toEqual([true, true, true]);
    expect(new Set(written.map(hashOfCode)).size).toBe(1);
  });
  test.each(['mijn taken', 'K7PM-3XQ9-WDTR', 'K7PM-3XQ9-WDTR-H5F0', ''])('%p is none', (text) => {
    expect(looksLikeCode(text)).toBe(false);
  });
});

describe('giving a code', () => {
  test('makes somebody known by tenant and object id, with the role from today', () => {
    const decision = decisionOf(redeem(someFacts({ invitation: anInvitation() })));
    expect(decision.people).toEqual([
      {
        id: 'new-1',
        version: 1,
        tenantId: TENANT,
        aadObjectId: 'aad-new',
        name: 'Onderzoeker Heerlen',
        language: 'nl',
        workingDays: [1, 2, 3, 4, 5],
        weeklyLines: 'OFF',
        createdAt: '2026-02-12T09:00:00.000Z',
      },
    ]);
    expect(decision.grants).toEqual([
      aGrant('new-1', 'RESEARCHER', { id: 'new-2', validFrom: '2026-02-12' }),
    ]);
    expect(decision.invitations[0]).toMatchObject({
      version: 2,
      usedById: 'new-1',
      usedAt: '2026-02-12T09:00:00.000Z',
    });
    expect(outcomeText(decision.outcome)).toBe('Welkom bij de rekenkamer van Heerlen. Uw rol: Onderzoeker.');
  });

  test('the history holds no name, the text beside it does', () => {
    const [entry] = decisionOf(redeem(someFacts({ invitation: anInvitation() }))).history;
    expect(JSON.stringify(entry?.data)).not.toContain('Onderzoeker Heerlen');
    expect(entry?.texts).toEqual({ name: 'Onderzoeker Heerlen' });
  });

  test('gives somebody who is known already a second role, not a second person', () => {
    const facts = someFacts({ invitation: anInvitation({ role: 'MEMBER' }) });
    const decision = decisionOf(as('researcher', { name: 'REDEEM_CODE', code: 'x' }, facts));
    expect(decision.people).toEqual([]);
    expect(decision.grants.map((grant) => [grant.personId, grant.role])).toEqual([['researcher', 'MEMBER']]);
  });

  test('an external researcher joins in the one study', () => {
    const invitation = anInvitation({
      role: 'EXTERNAL_RESEARCHER',
      studyId: 'study',
      tenantId: OTHER_TENANT,
    });
    const decision = decisionOf(redeem(someFacts({ invitation }), { ...newcomer, tenantId: OTHER_TENANT }));
    expect(decision.grants[0]).toMatchObject({
      role: 'EXTERNAL_RESEARCHER',
      studyId: 'study',
      courtId: 'heerlen',
    });
  });

  test('somebody alone in a court reads that gates need two people', () => {
    const facts = someFacts({
      grants: [aGrant('coordinator', 'COORDINATOR')],
      invitation: anInvitation({ role: 'CHAIR' }),
    });
    expect(outcomeText(decisionOf(redeem(facts)).outcome)).toContain('twee mensen');
  });

  test('a new chair ends the role of the one before', () => {
    const decision = decisionOf(redeem(someFacts({ invitation: anInvitation({ role: 'CHAIR' }) })));
    expect(decision.grants.map((grant) => [grant.personId, grant.validUntil])).toEqual([
      ['chair', '2026-02-11'],
      ['new-1', null],
    ]);
  });

  test('a chair who joins gets the open gate request at once', () => {
    const grants = STAFF.filter((grant) => grant.personId !== 'chair');
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
    const decision = decisionOf(
      redeem(someFacts({ grants, cases, invitation: anInvitation({ role: 'CHAIR' }) })),
    );
    expect(decision.notices).toContainEqual({
      to: { personId: 'new-1' },
      card: { card: 'GATE', requestId: 'request' },
      when: 'AT_ONCE',
      onceKey: 'gate:request:new-2:new-1',
    });
    expect(decision.changedSubjects).toEqual(['request']);
  });

  test('is told to whoever invited, in the next morning’s message', () => {
    expect(decisionOf(redeem(someFacts({ invitation: anInvitation() }))).notices).toEqual([
      {
        to: { personId: 'secretary' },
        card: { card: 'MORNING', on: '2026-02-12', lines: [{ line: 'JOINED', grantId: 'new-2' }] },
        when: 'MORNING',
        onceKey: 'joined:new-2',
      },
    ]);
  });

  test.each([
    ['unknown', null, 'CODE_UNKNOWN'],
    ['for another tenant', anInvitation({ tenantId: OTHER_TENANT }), 'CODE_OTHER_TENANT'],
    [
      'for another tenant and used',
      anInvitation({ tenantId: OTHER_TENANT, usedAt: 'x' }),
      'CODE_OTHER_TENANT',
    ],
    ['revoked', anInvitation({ revokedAt: '2026-02-11T09:00:00.000Z' }), 'CODE_REVOKED'],
    ['used', anInvitation({ usedAt: '2026-02-11T09:00:00.000Z', usedById: 'researcher' }), 'CODE_USED'],
    ['expired', anInvitation({ expiresOn: '2026-02-11' }), 'CODE_EXPIRED'],
  ])('%s: refused kindly', (_, invitation, code) => {
    const refusal = refusalOf(redeem(someFacts({ invitation })));
    expect(refusal.code).toBe(code);
    expect(refusalText(refusal)).toMatch(/[a-z].*\.$/);
  });

  test('works on its last day', () => {
    expect(redeem(someFacts({ invitation: anInvitation({ expiresOn: '2026-02-12' }) })).ok).toBe(true);
  });

  test('twice by the same person: you are in', () => {
    const invitation = anInvitation({ usedAt: '2026-02-11T09:00:00.000Z', usedById: 'researcher' });
    const refusal = refusalOf(
      as('researcher', { name: 'REDEEM_CODE', code: 'x' }, someFacts({ invitation })),
    );
    expect(refusal.code).toBe('CODE_USED_BY_YOU');
  });

  test('for a role that one has: the code stays', () => {
    const refusal = refusalOf(
      as('researcher', { name: 'REDEEM_CODE', code: 'x' }, someFacts({ invitation: anInvitation() })),
    );
    expect(refusal.code).toBe('ROLE_ALREADY_HELD');
  });
});

describe('taking an invitation back', () => {
  const revoke: AdministrationCommand = { name: 'REVOKE_INVITATION', invitationId: 'invitation' };

  test('makes the code useless', () => {
    const decision = decisionOf(as('chair', revoke, someFacts({ invitations: [anInvitation()] })));
    expect(decision.invitations[0]).toMatchObject({ revokedAt: '2026-02-12T09:00:00.000Z', version: 2 });
    expect(refusalOf(redeem(someFacts({ invitation: decision.invitations[0] ?? null }))).code).toBe(
      'CODE_REVOKED',
    );
  });
  test.each([
    ['it is not there', [], 'NOT_FOUND'],
    ['it was used', [anInvitation({ usedAt: 'x' })], 'CODE_USED'],
    ['it was taken back already', [anInvitation({ revokedAt: 'x' })], 'NOTHING_CHANGED'],
  ])('%s: refused', (_, invitations, code) => {
    expect(refusalOf(as('chair', revoke, someFacts({ invitations }))).code).toBe(code);
  });
  test.each([
    ['CHAIR', true],
    ['MEMBER', false],
  ] as const)('by a coordinator, of a %s: %s', (role, ok) => {
    expect(as('coordinator', revoke, someFacts({ invitations: [anInvitation({ role })] })).ok).toBe(ok);
  });
});

test('a stranger without a code may nothing', () => {
  const facts = someFacts();
  expect(refusalOf(administer({ name: 'SET_LANGUAGE', language: 'en' }, facts, null, newcomer)).code).toBe(
    'UNKNOWN_PERSON',
  );
});

describe('the tenants that are let in', () => {
  const known = {
    today: '2026-02-12',
    courts: [{ tenantId: TENANT }, { tenantId: null }],
    invitations: [],
    coordinators: [{ tenantId: 'coordinators' }],
    people: [],
    grants: [],
  };
  const tenants = (change: Partial<Parameters<typeof allowedTenants>[0]>) => [
    ...allowedTenants({ ...known, ...change }),
  ];

  test('are those of courts and coordinators', () => {
    expect(tenants({})).toEqual([TENANT, 'coordinators']);
  });
  test('and of open invitations', () => {
    const bureau = anInvitation({ tenantId: OTHER_TENANT });
    expect(tenants({ invitations: [bureau] })).toContain(OTHER_TENANT);
    for (const closed of [{ usedAt: 'x' }, { revokedAt: 'x' }, { expiresOn: '2026-02-11' }]) {
      expect(tenants({ invitations: [{ ...bureau, ...closed }] })).not.toContain(OTHER_TENANT);
    }
  });
  test('and of who came with an invitation, as long as the role lasts', () => {
    const people = [aPerson('bureau', { tenantId: OTHER_TENANT })];
    const grant = aGrant('bureau', 'EXTERNAL_RESEARCHER', { studyId: 'study' });
    expect(tenants({ people, grants: [grant] })).toContain(OTHER_TENANT);
    expect(tenants({ people, grants: [{ ...grant, validUntil: '2026-02-11' }] })).not.toContain(OTHER_TENANT);
  });
});

test('an absent chair keeps the role when somebody else joins', () => {
  const facts = someFacts({
    invitation: anInvitation({ role: 'DEPUTY_CHAIR' }),
    absences: [anAbsence('chair')],
  });
  expect(decisionOf(redeem(facts)).grants).toHaveLength(1);
});
