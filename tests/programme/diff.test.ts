/** What a running wave may adopt from a newer definition: other texts, nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Programme } from '../../bot/programme/definition';
import { reusedCriteria, textDifferences } from '../../bot/programme/diff';
import { parseProgramme } from '../../bot/programme/load';

const nplv = readFileSync(join(__dirname, '../../bot/programme/nplv.yaml'), 'utf8');
const current = parseProgramme(nplv, 'nplv.yaml').programme;

function newer(...changes: [was: string, becomes: string][]): Programme {
  const text = changes.reduce((all, [was, becomes]) => {
    expect(all).toContain(was);
    return all.replace(was, becomes);
  }, nplv);
  return parseProgramme(text, 'newer.yaml').programme;
}

describe('two versions of a definition', () => {
  test('without a change have no differences', () => {
    expect(textDifferences(current, newer())).toEqual({ onlyTexts: true, differences: [] });
  });

  test('may differ in labels and version: those can be adopted', () => {
    const later = newer(
      ["version: '2026.2'", "version: '2026.3'"],
      ['nl: Betrokkenen en rollen in kaart brengen', 'nl: Betrokkenen in kaart brengen'],
      ['breach: Incident vastgelegd', 'breach: Een incident is vastgelegd'],
      ['nl: Monitoring door het Rijk', 'nl: Monitoring van rijkswege'],
    );
    expect(textDifferences(current, later)).toEqual({
      onlyTexts: true,
      differences: [
        { where: 'NPLV (version)', before: '2026.2', after: '2026.3' },
        {
          where: 'INT-02',
          before: 'Betrokkenen en rollen in kaart brengen',
          after: 'Betrokkenen in kaart brengen',
        },
        {
          where: 'CONFIDENTIALITY (breach)',
          before: 'Incident vastgelegd',
          after: 'Een incident is vastgelegd',
        },
        { where: 'vraag 12', before: 'Monitoring door het Rijk', after: 'Monitoring van rijkswege' },
      ],
    });
  });

  test.each<[what: string, was: string, becomes: string, where: string]>([
    ['a term', 'termWorkingDays: 45', 'termWorkingDays: 50', 'INTERVIEWS (termWorkingDays)'],
    ['a condition', 'when: NO_RESPONSE', 'when: EXTERNAL_BUREAU', 'BWH-05 (when)'],
    ['another id', 'id: JNT-05', 'id: JNT-06', 'JNT-05 (jointTasks)'],
    ['a task more to read', 'reviews: [NVB-03]', 'reviews: [NVB-03, NVB-02]', 'NVB-04 (reviews)'],
    [
      'something new',
      'boardDecision: false\n      delegable: true',
      'boardDecision: false',
      'G4 (delegable)',
    ],
  ])('cannot be adopted when they differ in %s', (_what, was, becomes, where) => {
    const { onlyTexts, differences } = textDifferences(current, newer([was, becomes]));
    expect(onlyTexts).toBe(false);
    expect(differences.map((difference) => difference.where)).toEqual([where]);
  });
});

describe('the name of a criterion', () => {
  test('may get a better wording, and other tasks that prove it', () => {
    const later = newer(
      ['nl: De vertrouwelijkheid is gecontroleerd', 'nl: De toets op vertrouwelijkheid is gedaan'],
      ['confidentiality_check_done, tasks: [NVB-05]', 'confidentiality_check_done, tasks: [NVB-04, NVB-05]'],
    );
    expect(reusedCriteria(current, later)).toEqual([]);
  });

  test('is never used again for something that is judged in another way', () => {
    const later = newer([
      'nl: Elke bevinding heeft een bron, by: attested',
      'nl: Elke bevinding heeft een bron, by: second-reader',
    ]);
    expect(reusedCriteria(current, later)).toEqual(['every_finding_has_source']);
  });
});
