/** A definition with mistakes: each is named with its file, its line, what stands there and what was expected. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProgramme, ProgrammeFault } from '../../bot/programme/load';

const nplv = readFileSync(join(__dirname, '../../bot/programme/nplv.yaml'), 'utf8');

/** The NPLV definition with one piece of text replaced by another. */
function withChange(was: string, becomes: string, text = nplv): string {
  expect(text).toContain(was);
  return text.replace(was, becomes);
}

function lineOf(text: string, piece: string): number {
  return text.slice(0, text.indexOf(piece)).split('\n').length;
}

function mistakesIn(text: string): readonly string[] {
  try {
    parseProgramme(text, 'nplv.yaml');
  } catch (fault) {
    if (fault instanceof ProgrammeFault) return fault.mistakes;
    throw fault;
  }
  return [];
}

const INT_09 = `      - id: INT-09
        nl: Vier-ogencontrole op de opzet
        owner: SECOND_READER
        dueWorkingDays: 24
        required: true
        reviews: [INT-03]`;

describe('a definition with a mistake', () => {
  test('names file, line, what stands there and what was expected', () => {
    const text = withChange('owner: SECOND_READER', 'owner: SECOND_READR');
    expect(mistakesIn(text)[0]).toBe(
      `nplv.yaml:${lineOf(text, 'owner: SECOND_READR')}: stages.0.tasks.8.owner: hier staat "SECOND_READR"; ` +
        'verwacht: RESEARCHER of SECRETARY of CHAIR of SECOND_READER',
    );
  });

  test('points to the task from which something is missing', () => {
    const text = withChange(
      '        dueWorkingDays: 24\n        required: true\n        reviews: [INT-03]',
      '        dueWorkingDays: 24\n        reviews: [INT-03]',
    );
    expect(mistakesIn(text)).toEqual([
      `nplv.yaml:${lineOf(text, 'id: INT-09')}: stages.0.tasks.8.required: ontbreekt; verwacht: true of false`,
    ]);
  });

  test.each<[what: string, was: string, becomes: string, mistake: string]>([
    [
      'an unknown key',
      'soft: true',
      'sofd: true',
      'stages.1.gate.sofd: hier staat een onbekende sleutel; verwacht: een van de bekende sleutels',
    ],
    [
      'a wrong type',
      'termWorkingDays: 45',
      'termWorkingDays: lang',
      'stages.2.termWorkingDays: hier staat "lang"; verwacht: een getal',
    ],
    [
      'a broken number',
      'termWorkingDays: 45',
      'termWorkingDays: 45.5',
      'stages.2.termWorkingDays: hier staat 45.5; verwacht: een geheel getal',
    ],
    [
      'an id in lower case',
      'id: INT-02',
      'id: int-02',
      'stages.0.tasks.1.id: hier staat "int-02"; verwacht: een id: hoofdletters, cijfers, - en _, ten hoogste 41 tekens',
    ],
    [
      'an id that is there already',
      'id: INT-02',
      'id: INT-01',
      'stages.0.tasks.1.id: hier staat "INT-01"; verwacht: iets dat nog niet eerder voorkomt in deze lijst',
    ],
    [
      'an empty label',
      'nl: Betrokkenen en rollen in kaart brengen',
      "nl: ''",
      'stages.0.tasks.1.nl: hier staat ""; verwacht: tekst die niet leeg is',
    ],
    [
      'an unknown way to judge',
      'nl: Elke onderzoeksvraag heeft een norm, by: attested',
      'nl: Elke onderzoeksvraag heeft een norm, by: belofte',
      'criteria.3.by: hier staat "belofte"; verwacht: all-required of tasks of second-reader of event of register of attested',
    ],
    [
      'an unknown phase',
      'phase: DOCUMENTS',
      'phase: DOCS',
      'stages.1.phase: hier staat "DOCS"; verwacht: een fase uit phases (INTAKE, DOCUMENTS, INTERVIEWS, HEARING, REPORT)',
    ],
    [
      'a transition between phases that is left to the second reader',
      'nl: Onderzoeksopzet vastgesteld\n',
      'nl: Onderzoeksopzet vastgesteld\n      delegable: true\n',
      'stages.0.gate.delegable: hier staat true; verwacht: alleen bij een overgang binnen een fase; na deze begint een andere',
    ],
    [
      'an unknown condition',
      'when: NO_RESPONSE',
      'when: NO_REPLY',
      'stages.6.tasks.4.when: hier staat "NO_REPLY"; verwacht: een voorwaarde uit conditions (EXTERNAL_BUREAU, NO_RESPONSE, RECOMMENDATIONS_ADOPTED)',
    ],
    [
      'an unknown event',
      'after: COUNCIL_DECISION',
      'after: COUNCIL_VOTE',
      'stages.8.tasks.4.after: hier staat "COUNCIL_VOTE"; verwacht: een gebeurtenis uit events',
    ],
    [
      'an unknown moment of the register',
      'after: HELD',
      'after: COUNCIL_DECISION',
      'stages.2.tasks.4.after: hier staat "COUNCIL_DECISION"; verwacht: een moment van het register (HELD, MINUTES_DRAFTED, MINUTES_SENT, SETTLED)',
    ],
    [
      'an estimate from a later task',
      'estimateFrom: IV-04',
      'estimateFrom: IV-08',
      'stages.2.tasks.4.estimateFrom: hier staat "IV-08"; verwacht: een taak die in dezelfde stap eerder staat',
    ],
    [
      'an event that proves nothing known',
      'proves: [NAZ-01]',
      'proves: [NAZ-11]',
      'events.5.proves.0: hier staat "NAZ-11"; verwacht: een taak',
    ],
    [
      'a second reading of another stage',
      'reviews: [NVB-03]',
      'reviews: [INT-03]',
      'stages.3.tasks.3.reviews.0: hier staat "INT-03"; verwacht: een andere taak van dezelfde stap',
    ],
    [
      'a task that outlasts its stage',
      'dueWorkingDays: 28',
      'dueWorkingDays: 31',
      'stages.1.tasks.9.dueWorkingDays: hier staat 31; verwacht: ten hoogste de duur van de stap: 30 werkdagen',
    ],
    [
      'a minimum above the default',
      'minResponseWorkingDays: 15',
      'minResponseWorkingDays: 21',
      'stages.6.tasks.0.minResponseWorkingDays: hier staat 21; verwacht: ten hoogste responseWorkingDays: 20',
    ],
    [
      'a criterion that does not exist',
      '- { id: start_letter_sent }',
      '- { id: start_letter_posted }',
      'stages.1.gate.criteria.1.id: hier staat "start_letter_posted"; verwacht: een criterium uit criteria',
    ],
    [
      'a task of a later stage at a gate',
      'tasks: [DOC-10]',
      'tasks: [IV-01]',
      'stages.1.gate.criteria.5.tasks.0: hier staat "IV-01"; verwacht: een taak van deze stap of een eerdere',
    ],
    [
      'offsets out of order',
      'offsets: [-3, 0, 2]',
      'offsets: [0, -3, 2]',
      'reminderProfiles.0.offsets.1: hier staat -3; verwacht: oplopende getallen; hiervoor staat al 0',
    ],
    [
      'a day that does not come every year',
      'day: 04-15',
      'day: 02-29',
      'fixedDates.1.day: hier staat "02-29"; verwacht: een dag die elk jaar bestaat',
    ],
    [
      'an unknown document type',
      'documents: [D16, D03, D05]',
      'documents: [D16, D33, D05]',
      'questions.13.documents.1: hier staat "D33"; verwacht: een documentsoort uit documentTypes',
    ],
    [
      'an unknown respondent',
      'respondents: [OFFICIAL_MONITORING, PROGRAMME_DIRECTOR]',
      'respondents: [MAYOR, PROGRAMME_DIRECTOR]',
      'questions.12.respondents.0: hier staat "MAYOR"; verwacht: een rol uit respondents',
    ],
    [
      'two codes for one municipality',
      'nl: Amsterdam Nieuw-West, municipality: Amsterdam, cbs: GM0363',
      'nl: Amsterdam Nieuw-West, municipality: Amsterdam, cbs: GM0364',
      'focusAreas.11.cbs: hier staat "GM0364"; verwacht: dezelfde code als elders voor Amsterdam: GM0363',
    ],
  ])('says so: %s', (_what, was, becomes, mistake) => {
    const text = withChange(was, becomes);
    const line = lineOf(nplv, was);
    const found = mistakesIn(text).find((one) => one.includes(mistake));
    expect(found).toMatch(new RegExp(`^nplv\\.yaml:(${line}|${line + 1}): `));
  });

  test('names every mistake at once, in the order of the file, of the shape and of the references', () => {
    const text = withChange(
      'id: NPLV',
      'id: nplv',
      withChange('reviews: [INT-03]', 'reviews: [INT-33]', withChange('soft: true', 'soft: ja', nplv)),
    );
    const mistakes = mistakesIn(text);
    expect(mistakes.map((mistake) => /: ([\w.]+): /.exec(mistake)?.[1])).toEqual([
      'id',
      'stages.0.tasks.8.reviews.0',
      'stages.1.gate.soft',
    ]);
    const lines = mistakes.map((mistake) => Number(/:(\d+):/.exec(mistake)?.[1]));
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  test('finds a second reader who has nothing to read', () => {
    const text = withChange(INT_09, INT_09.replace('\n        reviews: [INT-03]', ''));
    expect(mistakesIn(text)).toEqual([
      expect.stringContaining('stages.0.tasks.8: hier staat {"id":"INT-09"'),
    ]);
    expect(mistakesIn(text)[0]).toContain('verwacht: reviews: welke taken de tweede lezer naleest');
  });

  test('finds a gate that does not count its required tasks', () => {
    const text = withChange(
      '        - { id: all_required_tasks_done }\n        - { id: verdict_per_question_in_scope }',
      '        - { id: verdict_per_question_in_scope }',
    );
    expect(mistakesIn(text)).toEqual([expect.stringContaining('stages.3.gate.criteria:')]);
  });
});

describe('a file that is not a definition', () => {
  test('a key that stands there twice does not hide the other mistakes', () => {
    const text = withChange(
      'id: NPLV\n',
      'id: NPLV\nid: NPLV2\n',
      withChange('soft: true', 'soft: ja', nplv),
    );
    expect(mistakesIn(text)).toEqual([
      `nplv.yaml:${lineOf(text, 'id: NPLV2')}: deze sleutel staat er al; verwacht: elke sleutel één keer`,
      expect.stringContaining('stages.1.gate.soft: hier staat "ja"; verwacht: true of false'),
    ]);
  });

  test('broken YAML is said with its line', () => {
    const text = withChange('roles:\n', 'roles: [\n');
    expect(mistakesIn(text)[0]).toMatch(/^nplv\.yaml:\d+: dit is geen YAML \(/);
  });

  test('an empty file is a definition from which everything is missing', () => {
    expect(mistakesIn('')[0]).toContain(
      'nplv.yaml:1: het bestand: hier staat null; verwacht: sleutels met waarden',
    );
  });
});
