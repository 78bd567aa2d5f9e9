import { canonicalJson, sha256 } from '../../bot/programme/canonical';
import type { Programme } from '../../bot/programme/definition';
import { administer } from '../../bot/workflow/administer';
import type { AdministrationCommand } from '../../bot/workflow/commands';
import type { AdministrationFacts } from '../../bot/workflow/facts';
import { windowOpens } from '../../bot/workflow/waves';
import { outcomeText } from '../../cards/texts/outcomes';
import { actorIn, aWave, decisionOf, loaded, programme, refusalOf, someFacts } from './a-court';

const as = (personId: string, command: AdministrationCommand, facts: AdministrationFacts = someFacts()) =>
  administer(command, facts, actorIn(facts, personId));

const open: AdministrationCommand = {
  name: 'OPEN_WAVE',
  kind: 'FOLLOW_UP',
  title: ' Vervolgonderzoek 2027 ',
};

/** The facts of a program that was started with another definition. */
function startedWith(definition: Programme, change: Partial<AdministrationFacts> = {}): AdministrationFacts {
  const canonical = canonicalJson(definition);
  return someFacts({
    programme: definition,
    programmeCanonical: canonical,
    programmeHash: sha256(canonical),
    ...change,
  });
}

const withStages = (change: (stage: Programme['stages'][number]) => object): Programme => ({
  ...programme,
  stages: programme.stages.map((stage) => ({ ...stage, ...change(stage) })),
});
const reworded: Programme = { ...programme, version: '2', nl: 'Onderzoek NPLV, herziene tekst' };
const longer = withStages((stage) => ({ termWorkingDays: stage.termWorkingDays + 5 }));

describe('opening a wave', () => {
  test('the next number, with the definition of today, its hash and the version of its schema', () => {
    expect(decisionOf(as('coordinator', open)).waves).toEqual([
      {
        id: 'new-1',
        version: 1,
        number: 2,
        kind: 'FOLLOW_UP',
        title: 'Vervolgonderzoek 2027',
        state: 'OPEN',
        openedOn: '2026-02-12',
        anchorOn: null,
        windowMinMonths: null,
        windowMaxMonths: null,
        windowCountsFrom: null,
        definition: loaded.canonical,
        definitionHash: loaded.hash,
        schemaVersion: 1,
      },
    ]);
  });
  test('the first has number 1 and may have its own anchor', () => {
    const [wave] = decisionOf(
      as('coordinator', { ...open, anchorOn: '2025-01-30' }, someFacts({ waves: [] })),
    ).waves;
    expect([wave?.number, wave?.anchorOn]).toEqual([1, '2025-01-30']);
  });
  test('the joint note belongs to the wave before', () => {
    const { waves } = decisionOf(as('coordinator', { ...open, anchorOn: '2025-01-30' }));
    expect(waves.map((wave) => [wave.number, wave.anchorOn, wave.version])).toEqual([
      [2, null, 1],
      [1, '2025-01-30', 2],
    ]);
  });
  test('the title is free text and stands beside the history', () => {
    const [entry] = decisionOf(as('coordinator', open)).history;
    expect(JSON.stringify(entry?.data)).not.toContain('Vervolgonderzoek');
    expect(entry?.texts).toEqual({ title: 'Vervolgonderzoek 2027' });
  });
  test.each([
    ['twice with one title', { title: 'STARTONDERZOEK' }, 'WAVE_EXISTS', 'title'],
    ['without a title', { title: ' ' }, 'TEXT_REQUIRED', 'title'],
    ['with an endless title', { title: 'x'.repeat(121) }, 'TEXT_TOO_LONG', 'title'],
    ['with an anchor that is no day', { anchorOn: '2025-02-30' }, 'INVALID_DATE', 'anchorOn'],
  ])('%s: refused', (_, change, code, field) => {
    expect(refusalOf(as('coordinator', { ...open, ...change }))).toMatchObject({ code, field });
  });
  test('a definition that uses the name of a criterion for something else: refused', () => {
    const facts = startedWith({
      ...programme,
      criteria: programme.criteria.map((criterion) =>
        criterion.by === 'attested' && criterion.id === 'norm_per_question'
          ? { id: criterion.id, nl: criterion.nl, by: 'tasks' as const }
          : criterion,
      ),
    });
    expect(refusalOf(as('coordinator', open, facts))).toMatchObject({
      code: 'CRITERIA_REUSED',
      values: { names: 'norm_per_question', number: 1 },
    });
  });
});

const adopt = (facts: AdministrationFacts, definitionHash = facts.programmeHash) =>
  as('coordinator', { name: 'ADOPT_DEFINITION', waveId: 'wave-1', definitionHash }, facts);

describe('adopting a newer definition', () => {
  test('whose texts alone differ', () => {
    const facts = startedWith(reworded);
    const decision = decisionOf(adopt(facts));
    expect(decision.waves).toEqual([
      aWave({ definition: facts.programmeCanonical, definitionHash: facts.programmeHash, version: 2 }),
    ]);
    expect(decision.history[0]?.data).toEqual({
      waveId: 'wave-1',
      from: loaded.hash,
      to: facts.programmeHash,
    });
    expect(outcomeText(decision.outcome)).toBe('Golf 1 gebruikt nu de nieuwe teksten (2 gewijzigd).');
  });
  test('that counts otherwise: the wave keeps the one that it has', () => {
    expect(refusalOf(adopt(startedWith(longer))).code).toBe('DEFINITION_DIFFERS');
  });
  test('another than the coordinator has seen: stale', () => {
    expect(refusalOf(adopt(startedWith(reworded), 'seen-before')).code).toBe('STALE');
  });
  test('that the wave has already, or of a wave that is not there', () => {
    expect(refusalOf(adopt(someFacts())).code).toBe('NOTHING_CHANGED');
    expect(refusalOf(adopt(startedWith(reworded, { waves: [] }))).code).toBe('NOT_FOUND');
  });
});

describe('the window of a wave', () => {
  const second = aWave({ id: 'wave-2', number: 2 });
  test('opens so many months after the joint note of the wave before', () => {
    expect(windowOpens(second, [aWave({ anchorOn: '2025-01-30' }), second], programme)).toBe('2027-01-30');
  });
  test('is not known while that note is not there, nor for the first wave', () => {
    expect(windowOpens(second, [aWave(), second], programme)).toBeNull();
    expect(windowOpens(aWave({ anchorOn: '2025-01-30' }), [aWave()], programme)).toBeNull();
  });
});
