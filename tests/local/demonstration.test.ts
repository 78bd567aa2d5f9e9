import { verifyChain } from '../../bot/study/history';
import { writeFact } from '../../bot/study/installation-facts';
import type { Services } from '../../bot/study/services';
import { Commitment, DeclarationOfIntent } from '../../entities/commitment';
import { Court } from '../../entities/court';
import { HistoryEntry } from '../../entities/history';
import { Person, RoleGrant } from '../../entities/person';
import { Study, StudyStage } from '../../entities/study';
import { Wave } from '../../entities/wave';
import { isEmpty, loadDemonstration } from '../../functions/local/demonstration';
import { listPersonas } from '../../functions/local/personas';
import { COORDINATOR } from '../../functions/local/practice-people';
import { localServices } from './local-services';

describe('the demonstration', () => {
  let services: Services;
  beforeAll(async () => {
    services = await localServices();
    await loadDemonstration(services);
  });
  afterAll(() => services.database.close());

  const all = <T extends object>(entity: new () => T): Promise<T[]> =>
    services.database.work((manager) => manager.find(entity));

  it('holds the first wave as history, closed and anchored on the joint note, and the second one open', async () => {
    const waves = (await all(Wave)).map(({ number, kind, state, openedOn, anchorOn }) => ({
      number,
      kind,
      state,
      openedOn,
      anchorOn,
    }));
    expect(waves).toEqual([
      { number: 1, kind: 'BASELINE', state: 'CLOSED', openedOn: '2023-07-14', anchorOn: '2025-01-30' },
      { number: 2, kind: 'FOLLOW_UP', state: 'OPEN', openedOn: '2026-11-26', anchorOn: null },
    ]);
  });

  it('has the four courts that took part and fifteen candidates without a tenant', async () => {
    const courts = await all(Court);
    const active = courts.filter(({ participation }) => participation === 'ACTIVE');
    expect(active.map(({ municipality }) => municipality).toSorted()).toEqual([
      'Arnhem',
      'Groningen',
      'Heerlen',
      'Lelystad',
    ]);
    const candidates = courts.filter(({ participation }) => participation === 'INTERESTED');
    expect(candidates).toHaveLength(15);
    expect(candidates.every(({ tenantId }) => tenantId === null)).toBe(true);
  });

  it('keeps the earlier studies without dates that are not public', async () => {
    const courts = new Map((await all(Court)).map((court) => [court.id, court.municipality]));
    const studies = (await all(Study)).map(({ courtId, state, publishedOn }) => [
      courts.get(courtId),
      state,
      publishedOn,
    ]);
    expect(studies.toSorted(([a = ''], [b = '']) => String(a).localeCompare(String(b)))).toEqual([
      ['Arnhem', 'CLOSED', null],
      ['Groningen', 'CLOSED', '2024-07-16'],
      ['Heerlen', 'CLOSED', null],
      ['Lelystad', 'CLOSED', null],
    ]);
    expect(await all(StudyStage)).toEqual([]);
  });

  it('knows of each that took part that there is a declaration of intent, and nothing of what stands in it', async () => {
    const declarations = await all(DeclarationOfIntent);
    expect(declarations).toHaveLength(4);
    for (const { id: _, courtId, version: __, ...content } of declarations) {
      expect(courtId).not.toBe('');
      expect(new Set(Object.values(content))).toEqual(new Set([null]));
    }
    const commitments = await all(Commitment);
    expect(commitments).toHaveLength(4 * services.programme.programme.commitments.length);
    expect(new Set(commitments.map(({ status, dueOn }) => `${status} ${dueOn}`))).toEqual(
      new Set(['NOT_CONFIRMED null']),
    );
  });

  it('lets everybody join as in practice, with role names', async () => {
    const personas = await listPersonas(services, []);
    expect(personas[0]).toEqual({
      name: 'Coördinator NPLV',
      aadObjectId: COORDINATOR.aadObjectId,
      tenantId: COORDINATOR.tenantId,
      roles: [{ role: 'COORDINATOR' }],
    });
    const ofHeerlen = personas.filter(({ roles }) => roles.some(({ court }) => court === 'Heerlen'));
    expect(ofHeerlen.map(({ name, roles }) => [name, roles[0]?.role])).toEqual([
      ['Onderzoeker Heerlen', 'RESEARCHER'],
      ['Tweede onderzoeker Heerlen', 'RESEARCHER'],
      ['Secretaris Heerlen', 'SECRETARY'],
      ['Voorzitter Heerlen', 'CHAIR'],
      ['Plaatsvervangend voorzitter Heerlen', 'DEPUTY_CHAIR'],
      ['Lid Heerlen', 'MEMBER'],
    ]);
    for (const municipality of ['Arnhem', 'Groningen', 'Lelystad']) {
      const roles = personas.flatMap(({ roles: held }) =>
        held.filter(({ court }) => court === municipality).map(({ role }) => role),
      );
      expect(roles).toEqual(['RESEARCHER', 'SECRETARY', 'CHAIR']);
    }
    expect((await all(Person)).every(({ name }) => /Heerlen|Arnhem|Groningen|Lelystad|NPLV/.test(name))).toBe(
      true,
    );
  });

  it('gives every record an id of its own, in the order of joining', async () => {
    const ids = (await all(RoleGrant)).map(({ id }) => id);
    const inOrder = ids.toSorted((a, b) => a.localeCompare(b));
    expect(new Set(ids).size).toBe(16);
    const grants = new Map((await all(RoleGrant)).map((grant) => [grant.id, grant.role]));
    expect(inOrder.map((id) => grants.get(id)).slice(0, 4)).toEqual([
      'COORDINATOR',
      'CHAIR',
      'SECRETARY',
      'RESEARCHER',
    ]);
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(ids.every((id) => uuid.test(id))).toBe(true);
  });

  it('has a history from the first entry, whole in every chain', async () => {
    const chains = new Set((await all(HistoryEntry)).map(({ chain }) => chain));
    expect(chains.size).toBe(5);
    for (const chain of chains) {
      expect(await services.database.work((manager) => verifyChain(manager, chain))).toMatchObject({
        ok: true,
      });
    }
  });

  it('is loaded once', async () => {
    expect(await isEmpty(services)).toBe(false);
  });

  it('goes on where a stop halfway left it', async () => {
    await services.database.work((manager) => writeFact(manager, 'DEMONSTRATION', 'LOADING'));
    const before = await all(Person);
    expect(await isEmpty(services)).toBe(true);
    await loadDemonstration(services);
    expect(await all(Person)).toHaveLength(before.length);
    expect(await isEmpty(services)).toBe(false);
  });

  it('belongs in an empty database', async () => {
    const empty = await localServices();
    expect(await isEmpty(empty)).toBe(true);
    await empty.database.close();
  });

  it('leaves a database that is in use alone', async () => {
    const used = await localServices();
    try {
      await used.database.work((manager) =>
        manager.insert(Wave, {
          id: 'w',
          version: 1,
          number: 1,
          kind: 'BASELINE',
          title: 'Golf',
          state: 'OPEN',
          openedOn: '2026-01-05',
          anchorOn: null,
          definition: '{}',
          definitionHash: '',
          schemaVersion: 1,
        }),
      );
      expect(await isEmpty(used)).toBe(false);
      expect(await listPersonas(used, [])).toEqual([]);
    } finally {
      await used.database.close();
    }
  });
});
