/** Somebody leaves: what they are beside their tasks, and the last day of their roles. */
import { aCommitment, aGrant, decisionOf, refusalOf } from './a-court';
import { given, type Played, type Who } from './given';
import { asking, away, FROM_RESEARCHER, handing, inOffice, said, type Asked } from './handing';

const withCourt = (study: Played, change: object) => ({ court: { ...study.facts.court, ...change } });

describe('what somebody is beside their tasks', () => {
  it('the contact becomes the successor, who then answers what the coordinator asked', () => {
    const study = given();
    const statusAnswer = {
      askedOn: '2026-01-05',
      askedById: 'coordinator',
      answer: null,
      until: null,
      answeredOn: null,
    };
    const facts = inOffice(study, withCourt(study, { contactId: 'researcher', statusAnswer }));
    const decision = handing('chair', facts, FROM_RESEARCHER);
    expect(decision.courts).toMatchObject([{ contactId: 'member', version: 2 }]);
    expect(decision.notices).toContainEqual(
      expect.objectContaining({
        to: { personId: 'member' },
        card: { card: 'STATUS_QUESTION', courtId: 'heerlen' },
        when: 'AT_ONCE',
      }),
    );
    expect(said(decision)).toContain('De contactpersoon is nu member Heerlen.');
    const bureau = handing('chair', facts, { personId: 'researcher', toPersonId: 'bureau' });
    expect(bureau.courts).toMatchObject([{ contactId: null }]);
    expect(said(bureau)).toContain('Kies nog een andere contactpersoon.');
  });

  it('standing in for the contact passes on, but never to the contact', () => {
    const study = given();
    const commitments = [aCommitment('CONTACT_PERSON', { value: { standInId: 'researcher' } })];
    const facts = inOffice(study, { ...withCourt(study, { contactId: 'secretary' }), commitments });
    expect(handing('chair', facts, FROM_RESEARCHER).commitments).toMatchObject([
      { value: { standInId: 'member' }, version: 2 },
    ]);
    const toContact = handing('chair', facts, { personId: 'researcher', toPersonId: 'secretary' });
    expect(toContact.commitments[0]?.value).toEqual({});
    // And when the one who stands in becomes the contact, somebody else has to stand in.
    const becomes = inOffice(study, {
      ...withCourt(study, { contactId: 'researcher' }),
      commitments: [aCommitment('CONTACT_PERSON', { value: { standInId: 'member' } })],
    });
    const decision = handing('chair', becomes, { ...FROM_RESEARCHER, restToPersonId: 'deputy' });
    expect(decision.commitments).toMatchObject([{ value: { standInId: 'deputy' } }]);
  });

  it('standing in for who is away passes on, but not to that person', () => {
    const absences = [
      away('deputy', { id: 'one', standInId: 'researcher' }),
      away('member', { id: 'two', standInId: 'researcher', validUntil: null }),
      away('deputy', {
        id: 'over',
        standInId: 'researcher',
        validFrom: '2025-12-01',
        validUntil: '2025-12-05',
      }),
    ];
    const decision = handing('chair', inOffice(given(), { absences }), FROM_RESEARCHER);
    expect(decision.absences.map(({ id, standInId, version }) => [id, standInId, version])).toEqual([
      ['one', 'member', 2],
      ['two', null, 2],
    ]);
  });

  it('replacing the chair passes on where whoever does it may appoint, else it is said', () => {
    const study = given();
    const standIn = aGrant('researcher', 'CHAIR', {
      id: 'stand-in',
      kind: 'STAND_IN',
      validUntil: '2026-02-01',
    });
    const facts = inOffice(study);
    const grants = [...facts.grants, standIn];
    const decision = handing('chair', { ...facts, grants }, FROM_RESEARCHER);
    expect(decision.grants).toMatchObject([
      { id: 'stand-in', personId: 'researcher', validUntil: '2026-01-04', version: 2 },
      { personId: 'member', kind: 'STAND_IN', validFrom: '2026-01-05', validUntil: '2026-02-01', version: 1 },
    ]);
    const own = handing('researcher', { ...facts, grants }, FROM_RESEARCHER);
    expect(own.grants).toEqual([]);
    expect(said(own)).toContain('De vervanging van de voorzitter gaat niet vanzelf over');
  });
});

const ending = (who: Who, asked: Asked, endRoleOn = '2026-01-31') =>
  asking(who, inOffice(given()), { ...asked, endRoleOn });

describe('the last day', () => {
  it('ends every role in this court', () => {
    const facts = inOffice(given());
    const grants = [
      ...facts.grants,
      aGrant('researcher', 'MEMBER', { id: 'also' }),
      aGrant('researcher', 'MEMBER', { id: 'elsewhere', courtId: 'arnhem' }),
    ];
    const decision = handing(
      'researcher',
      { ...facts, grants },
      { ...FROM_RESEARCHER, endRoleOn: '2026-01-31' },
    );
    expect(decision.grants.map(({ id, validUntil }) => [id, validUntil])).toEqual([
      ['researcher-RESEARCHER', '2026-01-31'],
      ['also', '2026-01-31'],
    ]);
    expect(said(decision)).toContain('De rol van researcher Heerlen loopt tot en met za 31 januari 2026.');
    expect(decision.history[0]).toMatchObject({ action: 'HAND_OVER', data: { until: '2026-01-31' } });
  });

  it('says what the court then lacks', () => {
    const decision = decisionOf(ending('chair', { personId: 'chair', toPersonId: 'deputy' }));
    expect(said(decision)).toContain('heeft de rekenkamer geen voorzitter');
  });

  it('is not for the secretary to set for the chair, whose tasks may go', () => {
    const asked: Asked = { personId: 'chair', toPersonId: 'deputy' };
    expect(refusalOf(ending('secretary', asked))).toMatchObject({ code: 'NOT_YOURS', field: 'endRoleOn' });
    expect(asking('secretary', inOffice(given()), asked).ok).toBe(true);
  });

  it('may be yesterday, and no earlier', () => {
    expect(ending('chair', FROM_RESEARCHER, '2026-01-04').ok).toBe(true);
    expect(refusalOf(ending('chair', FROM_RESEARCHER, '2026-01-03'))).toMatchObject({
      code: 'DATE_IN_PAST',
      field: 'endRoleOn',
    });
  });

  it('is enough when nothing is open', () => {
    const decision = decisionOf(ending('chair', { personId: 'deputy', toPersonId: 'member' }));
    expect(decision.changedCases.length).toBeLessThanOrEqual(1);
    expect(said(decision)).toContain('De rol van deputy Heerlen');
  });
});
