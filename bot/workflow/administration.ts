/** What the rules of administration share: how a decision is put together, and who hears that they can now decide. */
import type { RoleId } from '../../entities/person';
import type { Programme } from '../programme/definition';
import { programmeOf } from '../programme/load';
import { deciders, inCourt } from './access';
import type { AdministrationDecision, Decided, Notice } from './decision';
import type { Actor, AdministrationFacts, CourtPeople } from './facts';

/** A command that is allowed, being decided. */
export interface Administering {
  facts: AdministrationFacts;
  actor: Actor;
  /** The role in which the actor does it. */
  role: RoleId;
}

type Changes = Partial<AdministrationDecision> & Pick<AdministrationDecision, 'outcome' | 'history'>;

/** A decision that changes nothing but what is named. */
export function decided(changes: Changes): Decided<AdministrationDecision> {
  return {
    ok: true,
    decision: {
      courts: [],
      people: [],
      grants: [],
      absences: [],
      invitations: [],
      waves: [],
      declarations: [],
      commitments: [],
      duties: [],
      jointNotes: [],
      jointConsents: [],
      sharedAnswers: [],
      calendarLinks: [],
      documentLinks: [],
      mailAddresses: [],
      tenantApps: [],
      cases: [],
      changedCases: [],
      studyHistory: [],
      notices: [],
      changedSubjects: [],
      ...changes,
    },
  };
}

/** The facts' records with the changed ones in place of the old, and the new ones added. */
export function withChanged<T extends { id: string }>(records: readonly T[], changed: readonly T[]): T[] {
  const ids = new Set(changed.map((record) => record.id));
  return [...records.filter((record) => !ids.has(record.id)), ...changed];
}

/**
 * Open gate requests whose deciders a change of people touches: whoever can decide from now on gets the request at once,
 * and the cards that stand in a chat are replaced. `because` is the id of the grant or absence that does it.
 */
export function decidersChanged(
  facts: AdministrationFacts,
  after: CourtPeople,
  because: string,
): { notices: Notice[]; changedSubjects: string[] } {
  const open = facts.cases.flatMap((studyCase) =>
    studyCase.requests
      .filter((request) => request.state === 'REQUESTED')
      .map((request) => ({ request, studyCase, programme: programmeOfStudy(facts, studyCase.study.waveId) })),
  );
  const notices = open.flatMap(({ request, studyCase, programme }) => {
    const before = { ...inCourt(facts), study: studyCase.study, tasks: studyCase.tasks, programme };
    const could = new Set(deciders(before, request).people.map((person) => person.id));
    return deciders({ ...before, people: after }, request)
      .people.filter((person) => !could.has(person.id))
      .map((person): Notice => ({
        to: { personId: person.id },
        card: { card: 'GATE', requestId: request.id },
        when: 'AT_ONCE',
        onceKey: `gate:${request.id}:${because}:${person.id}`,
      }));
  });
  return { notices, changedSubjects: open.map(({ request }) => request.id) };
}

/** The definition that the study's wave keeps. */
export function programmeOfStudy(facts: AdministrationFacts, waveId: string): Programme {
  const wave = facts.waves.find((one) => one.id === waveId);
  if (wave === undefined) throw new Error(`Wave ${waveId} was not loaded`);
  return programmeOf(wave);
}
