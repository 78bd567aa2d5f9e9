/** The joint gate: who is asked, what counts, when a joint note is agreed, and what people can do with it. */
import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import type { AdministrationFacts, CourtPeople } from '../../bot/workflow/facts';
import {
  participants,
  settleJointNote,
  standingOf,
  type JointFacts,
  type JointSettled,
} from '../../bot/workflow/joint-gate';
import { outcomeText } from '../../cards/texts/outcomes';
import type { Court } from '../../entities/court';
import type { Duty } from '../../entities/duty';
import type { JointConsent, JointNote } from '../../entities/joint-note';
import type { Absence, RoleGrant } from '../../entities/person';
import {
  aConsent,
  aCourt,
  actorIn,
  aGrant,
  aJointNote,
  anAbsence,
  aPerson,
  aWave,
  decisionOf,
  hasConsented,
  programme,
  refusalOf,
  someFacts,
  STAFF,
} from './a-court';
import { aStudy } from './a-study';

const NAMES = ['arnhem', 'breda', 'delft'];
const LINK = 'https://programma.example/nota-2';

type Place = { court: Court } & CourtPeople;

/** A court with a chair, a deputy and a secretary, and the programme's coordinator. */
function place(
  id: string,
  change: { court?: Partial<Court>; grants?: RoleGrant[]; absences?: Absence[] } = {},
): Place {
  const grants = change.grants ?? [
    aGrant(`${id}-chair`, 'CHAIR', { courtId: id }),
    aGrant(`${id}-deputy`, 'DEPUTY_CHAIR', { courtId: id }),
    aGrant(`${id}-secretary`, 'SECRETARY', { courtId: id }),
  ];
  const all = [...grants, aGrant('coordinator', 'COORDINATOR')];
  return {
    court: aCourt({ id, municipality: id, ...change.court }),
    people: all.map(({ personId }) => aPerson(personId)),
    grants: all,
    absences: change.absences ?? [],
  };
}

function settled(change: Partial<JointFacts> = {}): JointSettled {
  let made = 0;
  return settleJointNote({
    now: '2026-02-12T09:00:00.000Z',
    today: '2026-02-12',
    newId: () => `new-${(made += 1)}`,
    programme,
    note: aJointNote(),
    consents: [],
    participants: NAMES.map((id) => place(id)),
    changedCourtIds: [],
    duties: [],
    ...change,
  });
}

const said = ({ notices }: JointSettled): string[] =>
  notices.map(({ to, when }) => `${'personId' in to ? to.personId : ''} ${when}`);
const consented = (...ids: string[]): JointConsent[] => ids.map((id) => hasConsented(id));

describe('who is asked', () => {
  test('the courts with a study in the wave that did not withdraw, also those that stand still', () => {
    const courts = [
      aCourt({ id: 'arnhem' }),
      aCourt({ id: 'breda', participation: 'PAUSED' }),
      aCourt({ id: 'delft', participation: 'WITHDRAWN' }),
      aCourt({ id: 'elders' }),
      aCourt({ id: 'straks' }),
    ];
    const studies = [
      ...['arnhem', 'breda', 'delft'].map((courtId) => aStudy({ courtId })),
      aStudy({ courtId: 'elders', waveId: 'wave-2' }),
    ];
    expect(participants('wave-1', courts, studies).map(({ id }) => id)).toEqual(['arnhem', 'breda']);
  });

  test('the chair of each, at once; of each the history names the court, and each gets a duty', () => {
    const first = settled();
    expect(first.consents.map(({ courtId, state, askedOn }) => [courtId, state, askedOn])).toEqual(
      NAMES.map((id) => [id, 'ASKED', '2026-02-12']),
    );
    expect(said(first)).toEqual(NAMES.map((id) => `${id}-chair AT_ONCE`));
    expect(first.history.map(({ action, data }) => [action, data.courtId])).toEqual(
      NAMES.map((id) => ['JOINT_CONSENT_ASKED', id]),
    );
    // Twenty working days, then the ladder of a term: three days before it, on it, two after, five after to the chair.
    expect(first.duties).toHaveLength(3);
    expect(first.duties[0]).toMatchObject({
      courtId: 'arnhem',
      kind: 'JOINT_CONSENT',
      ref: 'note:1',
      dueOn: '2026-03-12',
      nextOn: '2026-03-09',
      state: 'OPEN',
    });
    expect(first.note).toMatchObject({ state: 'PROPOSED', version: 2 });
  });

  test('while the chair is away the deputy; without anybody who can, the secretary, who reads what helps', () => {
    const away = place('arnhem', {
      absences: [anAbsence('arnhem-chair', { courtId: 'arnhem', validUntil: null })],
    });
    const alone = place('breda', { grants: [aGrant('breda-secretary', 'SECRETARY', { courtId: 'breda' })] });
    expect(said(settled({ participants: [away, alone] }))).toEqual([
      'arnhem-deputy AT_ONCE',
      'breda-secretary AT_ONCE',
    ]);
  });

  test('nothing follows when everything stands as it should', () => {
    const note = aJointNote();
    const consents = NAMES.map((id) => aConsent(id));
    const { duties } = settled({ note, consents });
    const again = settled({ note, consents, duties });
    expect(again.note).toBe(note);
    expect({ ...again, note: null }).toEqual({
      note: null,
      consents: [],
      duties: [],
      history: [],
      notices: [],
    });
  });

  test('a new chair, or a stand-in, gets what the court was asked; the others nothing', () => {
    const again = settled({ consents: NAMES.map((id) => aConsent(id)), changedCourtIds: ['breda'] });
    expect(said(again)).toEqual(['breda-chair AT_ONCE']);
    const done = settled({
      consents: [aConsent('arnhem'), ...consented('breda', 'delft')],
      changedCourtIds: ['breda'],
    });
    expect(said(done)).toEqual([]);
  });
});

describe('when it is agreed', () => {
  test('only when every participating chair consented; the coordinators hear it once', () => {
    const two = settled({ consents: [aConsent('arnhem'), ...consented('breda', 'delft')] });
    expect(two.note.state).toBe('PROPOSED');
    const all = settled({ consents: consented(...NAMES) });
    expect(all.note).toMatchObject({ state: 'AGREED', agreedOn: '2026-02-12', version: 2 });
    expect(said(all)).toEqual(['coordinator AT_ONCE']);
    expect(all.history.map(({ action }) => action)).toEqual(['JOINT_NOTE_AGREED']);
    expect(said(settled({ note: all.note, consents: consented(...NAMES) }))).toEqual([]);
  });

  test('never by silence: however long nobody answers', () => {
    const years = settled({
      today: '2046-02-12',
      consents: [aConsent('arnhem'), ...consented('breda', 'delft')],
    });
    expect(years.note.state).toBe('PROPOSED');
  });

  test('not while one of them objects', () => {
    const consents = [
      aConsent('arnhem', { state: 'OBJECTED', reason: 'Te scherp' }),
      ...consented('breda', 'delft'),
    ];
    expect(settled({ consents }).note.state).toBe('PROPOSED');
  });

  test('never by one court alone', () => {
    const alone = settled({ consents: consented('arnhem'), participants: [place('arnhem')] });
    expect(alone.note.state).toBe('PROPOSED');
  });

  test('a court that joins late is asked as well, also when all others had agreed', () => {
    const note = aJointNote({ state: 'AGREED', agreedOn: '2026-02-09' });
    const late = settled({ note, consents: consented('arnhem', 'breda') });
    expect(late.note).toMatchObject({ state: 'PROPOSED', agreedOn: null });
    expect(late.consents).toMatchObject([{ courtId: 'delft', state: 'ASKED' }]);
    expect(said(late)).toEqual(['delft-chair AT_ONCE']);
    expect(late.history.map(({ action }) => action)).toEqual([
      'JOINT_CONSENT_ASKED',
      'JOINT_NOTE_NOT_AGREED',
    ]);
  });

  test('a court that withdraws drops out of the count, visibly; the others may be all by that', () => {
    const participating = ['arnhem', 'breda'].map((id) => place(id));
    const consents = [...consented('arnhem', 'breda'), aConsent('delft')];
    const gone = settled({ consents, participants: participating });
    expect(gone.consents).toMatchObject([{ courtId: 'delft', state: 'LEFT', version: 2 }]);
    expect(gone.history.map(({ action, data }) => [action, data.courtId])).toEqual([
      ['JOINT_CONSENT_LEFT', 'delft'],
      ['JOINT_NOTE_AGREED', undefined],
    ]);
    const after = [...consented('arnhem', 'breda'), ...gone.consents];
    expect(standingOf(gone.note, after)).toEqual({
      of: 2,
      consented: ['arnhem', 'breda'],
      awaited: [],
      objected: [],
      left: ['delft'],
    });
  });

  test('a court that comes back is asked anew, whatever it had said', () => {
    const left = hasConsented('delft', { state: 'LEFT', version: 3 });
    const back = settled({ consents: [...consented('arnhem', 'breda'), left] });
    expect(back.consents).toEqual([aConsent('delft', { version: 4, askedOn: '2026-02-12' })]);
  });

  test('another round asks everybody anew, and leaves what was said as it was', () => {
    const consents = [...consented('arnhem', 'breda'), aConsent('delft', { state: 'OBJECTED', reason: 'x' })];
    const next = settled({ note: aJointNote({ round: 2 }), consents });
    expect(next.consents.map(({ courtId, round, state }) => [courtId, round, state])).toEqual(
      NAMES.map((id) => [id, 2, 'ASKED']),
    );
    expect(standingOf({ round: 1 }, [...consents, ...next.consents]).objected).toEqual(['delft']);
  });

  test.each(['WITHDRAWN', 'PUBLISHED'] as const)('of one that is %s nothing is asked any more', (state) => {
    const { duties } = settled({ consents: [aConsent('arnhem')], participants: [place('arnhem')] });
    const closed = settled({ note: aJointNote({ state }), consents: [aConsent('arnhem')], duties });
    expect(closed.consents).toEqual([]);
    expect(said(closed)).toEqual([]);
    expect(closed.duties).toMatchObject([{ state: 'LAPSED', nextOn: null }]);
  });
});

const waiting = (): Duty[] => settled({ consents: NAMES.map((id) => aConsent(id)) }).duties;

describe('who is reminded', () => {
  test('no longer whoever consented, objected or left', () => {
    const consents = [
      hasConsented('arnhem'),
      aConsent('breda', { state: 'OBJECTED', decidedById: 'breda-chair' }),
      aConsent('delft'),
    ];
    const after = settled({ consents, duties: waiting(), participants: [place('arnhem'), place('breda')] });
    expect(after.duties.map(({ courtId, state, doneById }) => [courtId, state, doneById])).toEqual([
      ['arnhem', 'DONE', 'arnhem-chair'],
      ['breda', 'DONE', 'breda-chair'],
      ['delft', 'LAPSED', null],
    ]);
  });

  test('again whoever took the consent back, with the whole term', () => {
    const done = waiting().map((duty): Duty => ({
      ...duty,
      state: 'DONE',
      doneOn: '2026-02-12',
      version: 2,
    }));
    const again = settled({ today: '2026-02-16', consents: NAMES.map((id) => aConsent(id)), duties: done });
    expect(again.duties[0]).toMatchObject({ state: 'OPEN', version: 3, doneOn: null, dueOn: '2026-03-16' });
    expect(again.duties[0]?.id).toBe(done[0]?.id);
  });
});

describe('what people do with it', () => {
  const heerlen = aCourt();
  const inWave = [heerlen, aCourt({ id: 'arnhem', municipality: 'Arnhem' })];

  function facts(
    notes: JointNote[] = [],
    consents: JointConsent[] = [],
    change: Partial<AdministrationFacts> = {},
  ) {
    return someFacts({ court: heerlen, joint: { notes, consents, courts: inWave }, ...change });
  }
  const as = (personId: string, command: AdministrationCommand, given = facts()) =>
    administer(command, given, actorIn(given, personId));
  const propose = {
    name: 'PROPOSE_JOINT_NOTE',
    waveId: 'wave-1',
    title: ' Naar de raad ',
    evidenceLink: LINK,
  } as const;
  const ofHeerlen = { courtId: 'heerlen', noteId: 'note', expectedRound: 1 } as const;
  const consent = { name: 'CONSENT_JOINT_NOTE', ...ofHeerlen } as const;
  const object = { name: 'OBJECT_JOINT_NOTE', ...ofHeerlen, reason: ' Te scherp ' } as const;
  const takeBack = { name: 'TAKE_BACK_CONSENT', ...ofHeerlen } as const;
  const revise = {
    name: 'REVISE_JOINT_NOTE',
    noteId: 'note',
    expectedRound: 1,
    title: 'Naar de raad, herzien',
    evidenceLink: LINK,
    reason: 'Hoofdstuk 3 is nieuw',
  } as const;
  const publish = {
    name: 'PUBLISH_JOINT_NOTE',
    noteId: 'note',
    expectedRound: 1,
    publishedOn: '2026-02-11',
  } as const;
  const agreed = aJointNote({ state: 'AGREED', agreedOn: '2026-02-10' });

  test('a coordinator proposes it; title and link are kept beside the history', () => {
    const decision = decisionOf(as('coordinator', propose));
    expect(decision.jointNotes).toMatchObject([
      { waveId: 'wave-1', round: 1, state: 'PROPOSED', title: 'Naar de raad', evidenceLink: LINK },
    ]);
    expect(decision.history).toEqual([
      {
        action: 'PROPOSE_JOINT_NOTE',
        role: 'COORDINATOR',
        data: { noteId: 'new-1', waveId: 'wave-1', round: 1, number: 1 },
        texts: { title: 'Naar de raad', evidenceLink: LINK },
      },
    ]);
    expect(outcomeText(decision.outcome)).toBe('De nota is voorgelegd aan de voorzitters van 2 rekenkamers.');
  });

  test('one at a time, and by two courts at least; doubled it is told', () => {
    expect(refusalOf(as('coordinator', propose, facts([aJointNote()]))).code).toBe('JOINT_NOTE_EXISTS');
    expect(refusalOf(as('coordinator', propose, facts([aJointNote({ state: 'PUBLISHED' })]))).code).toBe(
      'JOINT_NOTE_PUBLISHED',
    );
    const again = as('coordinator', propose, facts([aJointNote({ state: 'WITHDRAWN' })]));
    expect(decisionOf(again).jointNotes).toHaveLength(1);
    const alone = facts([], [], { joint: { notes: [], consents: [], courts: [heerlen] } });
    expect(refusalOf(as('coordinator', propose, alone))).toMatchObject({
      code: 'JOINT_NOTE_ALONE',
      values: { count: 1 },
    });
    expect(refusalOf(as('coordinator', { ...propose, evidenceLink: 'nota.docx' })).field).toBe(
      'evidenceLink',
    );
    expect(refusalOf(as('coordinator', { ...propose, title: ' ' })).field).toBe('title');
  });

  test('the chair consents, in the own role; a doubled click changes nothing', () => {
    const asked = facts([aJointNote()], [aConsent('heerlen'), hasConsented('arnhem')]);
    const decision = decisionOf(as('chair', consent, asked));
    expect(decision.jointConsents).toMatchObject([
      { state: 'CONSENTED', version: 2, decidedOn: '2026-02-12', decidedById: 'chair', decidedAs: 'CHAIR' },
    ]);
    expect(decision.jointNotes).toMatchObject([{ version: 2 }]);
    expect(decision.history[0]).toMatchObject({ data: { courtId: 'heerlen', noteId: 'note', round: 1 } });
    expect(outcomeText(decision.outcome)).toBe(
      'Het akkoord van Heerlen is vastgelegd: 2 van 2. Daarmee is iedere voorzitter akkoord.',
    );
    const twice = facts([aJointNote()], [...decision.jointConsents, hasConsented('arnhem')]);
    expect(refusalOf(as('chair', consent, twice)).code).toBe('NOTHING_CHANGED');
  });

  test('nobody else of the court does, except whoever replaces a chair who is away', () => {
    const asked = facts([aJointNote()], [aConsent('heerlen')]);
    for (const who of ['secretary', 'researcher', 'member', 'coordinator']) {
      expect(refusalOf(as(who, consent, asked)).code).toBe('NOT_YOURS');
    }
    const away = { ...asked, absences: [anAbsence('chair')] };
    expect(decisionOf(as('member', consent, away)).jointConsents).toMatchObject([{ decidedAs: 'MEMBER' }]);
  });

  test('a coordinator who is a chair as well consents for the own court: the other chairs are the second eyes', () => {
    const grants = [...STAFF, aGrant('chair', 'COORDINATOR')];
    const asked = facts([aJointNote({ proposedById: 'chair' })], [aConsent('heerlen')], { grants });
    expect(decisionOf(as('chair', consent, asked)).jointConsents).toMatchObject([{ decidedAs: 'CHAIR' }]);
  });

  test('a text that was revised meanwhile, or a note that is settled, takes no answer', () => {
    const asked = [aConsent('heerlen'), aConsent('heerlen', { id: 'second', round: 2 })];
    expect(refusalOf(as('chair', consent, facts([aJointNote({ round: 2 })], asked))).code).toBe('STALE');
    for (const state of ['WITHDRAWN', 'PUBLISHED'] as const) {
      const settledNote = facts([aJointNote({ state })], asked);
      expect(refusalOf(as('chair', consent, settledNote)).code).toBe('JOINT_NOTE_SETTLED');
      expect(refusalOf(as('chair', takeBack, settledNote)).code).toBe('JOINT_NOTE_SETTLED');
    }
    const left = facts([aJointNote()], [aConsent('heerlen', { state: 'LEFT' })]);
    expect(refusalOf(as('chair', consent, left)).code).toBe('JOINT_NOT_ASKED');
    // Of another note of the same wave.
    const other = facts([aJointNote()], [aConsent('heerlen', { noteId: 'earlier' })]);
    expect(refusalOf(as('chair', consent, other)).code).toBe('JOINT_NOT_ASKED');
  });

  test('an objection needs a reason, kept beside the history; the coordinators hear of it at once', () => {
    const asked = facts([aJointNote()], [aConsent('heerlen')]);
    expect(refusalOf(as('chair', { ...object, reason: ' ' }, asked)).field).toBe('reason');
    const decision = decisionOf(as('chair', object, asked));
    expect(decision.jointConsents).toMatchObject([{ state: 'OBJECTED', reason: 'Te scherp' }]);
    expect(decision.history).toMatchObject([
      { data: { courtId: 'heerlen' }, texts: { reason: 'Te scherp' } },
    ]);
    expect(JSON.stringify(decision.history[0]?.data)).not.toContain('scherp');
    expect(decision.notices).toMatchObject([
      { to: { personId: 'coordinator' }, card: { card: 'JOINT_GATE', noteId: 'note' }, when: 'AT_ONCE' },
    ]);
    const objected = facts([aJointNote()], decision.jointConsents);
    expect(refusalOf(as('chair', object, objected)).code).toBe('NOTHING_CHANGED');
    const sharper = decisionOf(as('chair', { ...object, reason: 'Hoofdstuk 3' }, objected));
    expect(sharper.jointConsents).toMatchObject([{ reason: 'Hoofdstuk 3' }]);
    expect(decisionOf(as('chair', consent, objected)).jointConsents).toMatchObject([
      { state: 'CONSENTED', reason: null },
    ]);
  });

  test('a consent can be taken back until publication', () => {
    const given = facts([agreed], [hasConsented('heerlen'), hasConsented('arnhem')]);
    const decision = decisionOf(as('chair', takeBack, given));
    expect(decision.jointConsents).toEqual([aConsent('heerlen', { version: 2 })]);
    // It was agreed: the coordinators were about to publish.
    expect(decision.notices).toHaveLength(1);
    const asked = facts([aJointNote()], [aConsent('heerlen')]);
    expect(refusalOf(as('chair', takeBack, asked)).code).toBe('NOTHING_CHANGED');
  });

  test('the coordinator revises it in a new round, or withdraws it, each with a reason for all to read', () => {
    const given = facts([agreed], [hasConsented('heerlen')]);
    const decision = decisionOf(as('coordinator', revise, given));
    expect(decision.jointNotes).toMatchObject([
      {
        round: 2,
        state: 'PROPOSED',
        agreedOn: null,
        proposedOn: '2026-02-12',
        reason: 'Hoofdstuk 3 is nieuw',
      },
    ]);
    expect(decision.jointConsents).toEqual([]);
    // The second of two clicks has seen the first round.
    expect(refusalOf(as('coordinator', revise, facts(decision.jointNotes))).code).toBe('STALE');
    expect(refusalOf(as('coordinator', { ...revise, reason: '' }, given)).field).toBe('reason');
    const withdraw = { name: 'WITHDRAW_JOINT_NOTE', noteId: 'note', reason: 'Nog niet rijp' } as const;
    const withdrawn = decisionOf(as('coordinator', withdraw, given)).jointNotes;
    expect(withdrawn).toMatchObject([{ state: 'WITHDRAWN', reason: 'Nog niet rijp' }]);
    expect(refusalOf(as('coordinator', withdraw, facts(withdrawn))).code).toBe('JOINT_NOTE_SETTLED');
  });

  test('it is published when all agreed, not before; that day becomes the anchor of the wave', () => {
    const early = facts([aJointNote()], [hasConsented('heerlen'), aConsent('arnhem')]);
    expect(refusalOf(as('coordinator', publish, early))).toMatchObject({
      code: 'JOINT_NOTE_NOT_AGREED',
      values: { count: 1, of: 2 },
    });
    const waves = [aWave({ anchorOn: '2025-01-30' })];
    const ready = facts([agreed], [hasConsented('heerlen'), hasConsented('arnhem')], { waves });
    const decision = decisionOf(as('coordinator', publish, ready));
    expect(decision.jointNotes).toMatchObject([{ state: 'PUBLISHED', publishedOn: '2026-02-11' }]);
    expect(decision.waves).toMatchObject([{ id: 'wave-1', anchorOn: '2026-02-11', version: 2 }]);
    expect(decision.history[0]?.data).toMatchObject({ from: '2025-01-30', to: '2026-02-11' });
    expect(outcomeText(decision.outcome)).toBe(
      'Vastgelegd: openbaar op wo 11 februari 2026. Vanaf die dag telt het venster van golf 2: van vr 11 februari 2028 tot en met zo 11 februari 2029.',
    );
    const before = { ...publish, publishedOn: '2026-02-09' };
    expect(refusalOf(as('coordinator', before, ready))).toMatchObject({
      code: 'DATE_BEFORE',
      field: 'publishedOn',
    });
    const later = { ...publish, publishedOn: '2026-02-13' };
    expect(refusalOf(as('coordinator', later, ready)).code).toBe('DATE_IN_FUTURE');
    expect(refusalOf(as('coordinator', publish, facts(decision.jointNotes))).code).toBe('JOINT_NOTE_SETTLED');
  });
});
