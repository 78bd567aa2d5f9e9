import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import type { AdministrationFacts } from '../../bot/workflow/facts';
import { defaultSettings } from '../../bot/workflow/settings';
import { outcomeText } from '../../cards/texts/outcomes';
import { refusalText } from '../../cards/texts/refusals';
import type { ParticipationStatus } from '../../entities/court';
import { actorIn, aCourt, decisionOf, OTHER_TENANT, refusalOf, someFacts, TENANT } from './a-court';
import { aStudy } from './a-study';

const as = (personId: string, command: AdministrationCommand, facts: AdministrationFacts = someFacts()) =>
  administer(command, facts, actorIn(facts, personId));

describe('registering a court', () => {
  const register: AdministrationCommand = {
    name: 'REGISTER_COURT',
    municipality: ' heerlen ',
    tenantId: TENANT.toUpperCase(),
  };

  test('of a municipality of the programme, with defaults, as interested', () => {
    const decision = decisionOf(as('coordinator', register));
    expect(decision.courts).toEqual([
      aCourt({
        id: 'new-1',
        participation: 'INTERESTED',
        participationSince: '2026-02-12',
        settings: defaultSettings(),
      }),
    ]);
    expect(outcomeText(decision.outcome)).toContain('Een faseovergang vraagt twee mensen');
  });
  test('a candidate keeps its id and gets its tenant', () => {
    const candidate = aCourt({ id: 'candidate', tenantId: null, participation: 'INTERESTED' });
    const decision = decisionOf(as('coordinator', register, someFacts({ courts: [candidate] })));
    expect(decision.courts).toEqual([{ ...candidate, tenantId: TENANT, version: 2 }]);
  });
  test.each([
    [
      'a municipality outside the programme',
      { municipality: 'Maastricht' },
      'MUNICIPALITY_UNKNOWN',
      'municipality',
    ],
    ['no tenant id', { tenantId: 'heerlen.nl' }, 'INVALID_TENANT', 'tenantId'],
    ['a court that is there', { municipality: 'Arnhem' }, 'COURT_EXISTS', 'municipality'],
  ])('%s: refused', (_, change, code, field) => {
    const facts = someFacts({ courts: [aCourt({ id: 'arnhem', municipality: 'Arnhem' })] });
    expect(refusalOf(as('coordinator', { ...register, ...change }, facts))).toMatchObject({ code, field });
  });
});

const setParticipation = (
  status: ParticipationStatus,
  reason = 'Besluit van de rekenkamer',
): AdministrationCommand => ({
  name: 'SET_PARTICIPATION',
  courtId: 'heerlen',
  status,
  reason,
});

describe('taking part', () => {
  const ALL: ParticipationStatus[] = ['INTERESTED', 'SIGNED', 'ACTIVE', 'PAUSED', 'WITHDRAWN'];

  test.each<[ParticipationStatus, ParticipationStatus[]]>([
    ['INTERESTED', ['SIGNED', 'WITHDRAWN']],
    ['SIGNED', ['ACTIVE', 'WITHDRAWN']],
    ['ACTIVE', ['PAUSED', 'WITHDRAWN']],
    ['PAUSED', ['ACTIVE', 'WITHDRAWN']],
    ['WITHDRAWN', ['INTERESTED']],
  ])('goes from %s to %j', (from, next) => {
    const facts = someFacts({ court: aCourt({ participation: from }) });
    expect(ALL.filter((status) => as('coordinator', setParticipation(status), facts).ok)).toEqual(next);
  });
  test('with date and reason; the reason stands beside the history', () => {
    const decision = decisionOf(as('coordinator', setParticipation('PAUSED')));
    expect(decision.courts[0]).toMatchObject({
      participation: 'PAUSED',
      participationSince: '2026-02-12',
      participationReason: 'Besluit van de rekenkamer',
      version: 2,
    });
    expect(JSON.stringify(decision.history[0]?.data)).not.toContain('Besluit');
    expect(decision.history[0]?.texts).toEqual({ reason: 'Besluit van de rekenkamer' });
    expect(outcomeText(decision.outcome)).not.toContain('Besluit');
  });
  test('a study that runs goes on, and that is said', () => {
    const text = outcomeText(
      decisionOf(as('coordinator', setParticipation('WITHDRAWN'), someFacts({ studies: [aStudy()] })))
        .outcome,
    );
    expect(text).toContain('lopende onderzoek gaat door');
  });
  test.each([
    ['no reason', setParticipation('PAUSED', '  '), 'TEXT_REQUIRED'],
    ['an endless reason', setParticipation('PAUSED', 'x'.repeat(10_000)), 'TEXT_TOO_LONG'],
    ['what it is', setParticipation('ACTIVE'), 'NOTHING_CHANGED'],
    ['a step too far', setParticipation('SIGNED'), 'PARTICIPATION_ORDER'],
  ])('%s: refused', (_, command, code) => {
    expect(refusalOf(as('coordinator', command)).code).toBe(code);
  });
  test('the refusal of a step too far reads like a sentence', () => {
    expect(refusalText(refusalOf(as('coordinator', setParticipation('SIGNED'))))).toBe(
      'Van “doet mee” naar “intentieverklaring getekend” gaat niet in één stap.',
    );
  });
});

const setSettings = (settings: object, expectedVersion?: number): AdministrationCommand => ({
  name: 'SET_COURT_SETTINGS',
  courtId: 'heerlen',
  settings,
  ...(expectedVersion === undefined ? {} : { expectedVersion }),
});

describe('settings', () => {
  test('what is given changes, the rest stays', () => {
    const [court] = decisionOf(
      as('secretary', setSettings({ meetings: ['2026-03-12', '2026-02-26'] }, 1)),
    ).courts;
    expect(court).toEqual(
      aCourt({ version: 2, settings: { ...defaultSettings(), meetings: ['2026-02-26', '2026-03-12'] } }),
    );
  });
  test('from an older card: stale', () => {
    const facts = someFacts({ court: aCourt({ version: 3 }) });
    expect(refusalOf(as('chair', setSettings({ chairUsesTeams: false }, 2), facts)).code).toBe('STALE');
  });
  test('are checked', () => {
    expect(refusalOf(as('chair', setSettings({ freeDays: ['2026-02-30'] })))).toMatchObject({
      code: 'INVALID_DATE',
      field: 'freeDays',
    });
  });
  test('to what they are: nothing changes', () => {
    expect(refusalOf(as('chair', setSettings({ chairUsesTeams: true }))).code).toBe('NOTHING_CHANGED');
  });
  test('what a recess is called stands beside the history', () => {
    const recess = [{ from: '2026-07-11', until: '2026-08-23', label: 'zomerreces' }];
    const [entry] = decisionOf(as('chair', setSettings({ recess, chairUsesTeams: false }))).history;
    expect(entry?.data).toEqual({
      courtId: 'heerlen',
      changes: { recess: [{ from: '2026-07-11', until: '2026-08-23' }], chairUsesTeams: false },
    });
    expect(entry?.texts).toEqual({ labels: 'zomerreces' });
  });
});

const setContact = (personId: string): AdministrationCommand => ({
  name: 'SET_CONTACT',
  courtId: 'heerlen',
  personId,
});

describe('the contact', () => {
  test('is one of the court’s people', () => {
    expect(decisionOf(as('chair', setContact('researcher'))).courts[0]).toMatchObject({
      contactId: 'researcher',
      version: 2,
    });
    expect(refusalOf(as('chair', setContact('coordinator')))).toMatchObject({
      code: 'NOT_OF_COURT',
      field: 'personId',
    });
    const facts = someFacts({ court: aCourt({ contactId: 'researcher' }) });
    expect(refusalOf(as('chair', setContact('researcher'), facts)).code).toBe('NOTHING_CHANGED');
  });
});

describe('a channel', () => {
  const link: AdministrationCommand = {
    name: 'LINK_CHANNEL',
    courtId: 'heerlen',
    conversationId: '19:abc@thread.tacv2',
    serviceUrl: 'https://smba.example/',
    tenantId: TENANT,
  };
  const channel = {
    conversationId: '19:abc@thread.tacv2',
    serviceUrl: 'https://smba.example/',
    tenantId: TENANT,
    linkedById: 'chair',
    linkedOn: '2026-02-12',
  };
  test('is linked by the chair', () => {
    expect(decisionOf(as('chair', link)).courts).toEqual([aCourt({ channel, version: 2 })]);
    expect(as('secretary', link).ok).toBe(false);
  });
  test('only in the court’s own tenant, and once', () => {
    expect(refusalOf(as('chair', { ...link, tenantId: OTHER_TENANT })).code).toBe('CHANNEL_OF_OTHER_TENANT');
    expect(refusalOf(as('chair', link, someFacts({ court: aCourt({ channel }) }))).code).toBe(
      'NOTHING_CHANGED',
    );
  });
  test('is unlinked by anyone of the court', () => {
    const unlink: AdministrationCommand = { name: 'UNLINK_CHANNEL', courtId: 'heerlen' };
    const facts = someFacts({ court: aCourt({ channel }) });
    expect(decisionOf(as('member', unlink, facts)).courts).toEqual([aCourt({ channel: null, version: 2 })]);
    expect(refusalOf(as('member', unlink)).code).toBe('NO_CHANNEL');
    expect(as('coordinator', unlink, facts).ok).toBe(false);
  });
});

test('a court that is not there: not found', () => {
  const facts = someFacts({ court: null });
  expect(refusalOf(as('chair', { name: 'SET_CONTACT', courtId: 'x', personId: 'member' }, facts)).code).toBe(
    'NOT_FOUND',
  );
});
