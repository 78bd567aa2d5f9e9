/** What a court decides for itself: terms that follow from programme and court together, and what may be entered. */
import { join } from 'node:path';
import { loadProgramme } from '../../bot/programme/load';
import type { Programme } from '../../bot/programme/definition';
import { stageOf, taskOf } from '../../bot/programme/lookups';
import {
  checkSettings,
  configurableTerms,
  defaultSettings,
  mergeSettings,
  stageTerm,
  taskTerm,
  termOf,
  totalDays,
} from '../../bot/workflow/settings';
import type { CourtSettings } from '../../entities/court';

const { programme } = loadProgramme(join(__dirname, '../../bot/programme/nplv.yaml'));

function withTerms(terms: Record<string, number>): CourtSettings {
  return { ...defaultSettings(), terms };
}

function daysFor(settings: CourtSettings, stageId: string, taskId: string): number {
  return totalDays(taskTerm(settings, stageOf(programme, stageId), taskOf(programme, taskId)));
}

describe('a term', () => {
  test.each([
    ['INTAKE', 30],
    ['INT-03', 15],
    ['AWH-01', 15],
    ['BWH-01', 20],
    ['IV-06', 10],
    ['NAZ-01', 0],
  ])('of %s is %i working days by the programme', (id, days) => {
    expect(termOf(defaultSettings(), programme, id)).toEqual({ days, source: 'PROGRAMME' });
  });

  test('is the court’s own where the court set one', () => {
    const settings = withTerms({ 'INT-03': 12, INTAKE: 28 });
    expect(termOf(settings, programme, 'INT-03')).toEqual({ days: 12, source: 'COURT' });
    expect(termOf(settings, programme, 'INTAKE')).toEqual({ days: 28, source: 'COURT' });
    expect(termOf(settings, programme, 'INT-04')).toEqual({ days: 18, source: 'PROGRAMME' });
  });

  test('in months is no term in working days', () => {
    expect(() => termOf(defaultSettings(), programme, 'NAZ-09')).toThrow('NAZ-09');
  });
});

describe('given a court that gives five days more for the fact check', () => {
  const settings = withTerms({ 'AWH-01': 20 });

  test('the note is still sent on the first day, and what comes after the response moves along', () => {
    const days = stageOf(programme, 'TECHNICAL_HEARING').tasks.map((task) => [
      task.id,
      daysFor(settings, 'TECHNICAL_HEARING', task.id),
    ]);
    expect(days).toEqual([
      ['AWH-01', 1],
      ['AWH-02', 21],
      ['AWH-03', 23],
      ['AWH-04', 26],
      ['AWH-05', 28],
      ['AWH-06', 30],
    ]);
  });

  test('the stage takes the difference, and says whose figure it is', () => {
    expect(stageTerm(settings, stageOf(programme, 'TECHNICAL_HEARING'))).toEqual([
      { days: 25, source: 'PROGRAMME', ref: 'TECHNICAL_HEARING' },
      { days: 5, source: 'COURT', ref: 'AWH-01' },
    ]);
  });

  test('a term of its own for a task or the stage wins', () => {
    const own = withTerms({ 'AWH-01': 20, 'AWH-06': 29, TECHNICAL_HEARING: 32 });
    expect(daysFor(own, 'TECHNICAL_HEARING', 'AWH-06')).toBe(29);
    expect(totalDays(stageTerm(own, stageOf(programme, 'TECHNICAL_HEARING')))).toBe(32);
  });
});

test('given shorter minutes, only what waits for all interviews comes earlier', () => {
  const settings = withTerms({ 'IV-06': 7 });
  expect(daysFor(settings, 'INTERVIEWS', 'IV-04')).toBe(25);
  expect(daysFor(settings, 'INTERVIEWS', 'IV-07')).toBe(3);
  expect(daysFor(settings, 'INTERVIEWS', 'IV-08')).toBe(41);
  expect(totalDays(stageTerm(settings, stageOf(programme, 'INTERVIEWS')))).toBe(42);
});

describe('settings that somebody enters', () => {
  test('the defaults are right', () => {
    expect(checkSettings(defaultSettings(), programme, defaultSettings())).toBeNull();
  });

  test.each<[what: string, changes: Partial<CourtSettings>]>([
    ['nothing', {}],
    ['a longer response term', { terms: { 'BWH-01': 25 } }],
    ['the least response term', { terms: { 'BWH-01': 15 } }],
    ['a recess of six weeks', { recess: [{ from: '2027-07-24', until: '2027-09-05', label: 'zomerreces' }] }],
    ['both gates to the second reader', { delegatedGates: ['G4', 'G8'] }],
    ['no weeks around elections', { blackoutWeeksBefore: 0, blackoutWeeksAfter: 0 }],
  ])('may be: %s', (_what, changes) => {
    expect(checkSettings(changes, programme, defaultSettings())).toBeNull();
  });

  test.each<[what: string, changes: Partial<CourtSettings>, code: string, field: string]>([
    ['a term of something unknown', { terms: { 'INT-99': 5 } }, 'TERM_UNKNOWN', 'terms.INT-99'],
    ['a term for a task in months', { terms: { 'NAZ-09': 5 } }, 'TERM_UNKNOWN', 'terms.NAZ-09'],
    ['a response term below the minimum', { terms: { 'BWH-01': 14 } }, 'TERM_OUT_OF_RANGE', 'terms.BWH-01'],
    ['half a day', { terms: { 'INT-01': 7.5 } }, 'TERM_OUT_OF_RANGE', 'terms.INT-01'],
    ['a negative term', { terms: { 'INT-01': -1 } }, 'TERM_OUT_OF_RANGE', 'terms.INT-01'],
    ['a term without end', { terms: { 'INT-01': 1001 } }, 'TERM_OUT_OF_RANGE', 'terms.INT-01'],
    ['a stage that ends before its tasks', { terms: { INTAKE: 20 } }, 'STAGE_TERM_TOO_SHORT', 'terms.INTAKE'],
    ['a task that outlasts its stage', { terms: { 'INT-09': 31 } }, 'STAGE_TERM_TOO_SHORT', 'terms.INT-09'],
    ['a free day that does not exist', { freeDays: ['2027-02-29'] }, 'INVALID_DATE', 'freeDays'],
    ['a meeting in words', { meetings: ['donderdag'] }, 'INVALID_DATE', 'meetings'],
    ['too many free days', { freeDays: Array<string>(401).fill('2027-02-08') }, 'TOO_MANY_DATES', 'freeDays'],
    [
      'a recess backwards',
      { recess: [{ from: '2027-09-05', until: '2027-07-24', label: '' }] },
      'DATES_REVERSED',
      'recess',
    ],
    [
      'a recess of a year',
      { recess: [{ from: '2027-01-01', until: '2027-12-31', label: '' }] },
      'RECESS_TOO_LONG',
      'recess',
    ],
    [
      'a recess with a story',
      { recess: [{ from: '2027-07-24', until: '2027-09-05', label: 'x'.repeat(61) }] },
      'TEXT_TOO_LONG',
      'recess',
    ],
    [
      'half a year without publication',
      { blackoutWeeksBefore: 27 },
      'WEEKS_OUT_OF_RANGE',
      'blackoutWeeksBefore',
    ],
  ])('may not be: %s', (_what, changes, code, field) => {
    expect(checkSettings(changes, programme, defaultSettings())).toMatchObject({ code, field });
  });

  test('only gates that the programme calls delegable may be left to the second reader', () => {
    const g1 = { delegatedGates: ['G4', 'G1'] };
    expect(checkSettings(g1, programme, defaultSettings())).toMatchObject({
      code: 'GATE_NOT_DELEGABLE',
      values: { gate: 'G1' },
      field: 'delegatedGates',
    });
    const delegable: Programme = {
      ...programme,
      stages: programme.stages.map((stage) => ({ ...stage, gate: { ...stage.gate, delegable: true } })),
    };
    expect(checkSettings(g1, delegable, defaultSettings())).toBeNull();
  });

  test('lists are kept in order, everything once', () => {
    const meetings = ['2027-06-10', '2027-01-21', '2027-06-10'];
    const merged = mergeSettings(defaultSettings(), { meetings }, programme);
    expect(merged.meetings).toEqual(['2027-01-21', '2027-06-10']);
    expect(merged.elections).toEqual(defaultSettings().elections);
  });

  describe('in a form that shows all terms and gives them all back', () => {
    const shown = Object.fromEntries(configurableTerms(programme).map((term) => [term.id, term.days]));

    test('nothing is the court’s own when nothing was changed', () => {
      expect(mergeSettings(defaultSettings(), { terms: shown }, programme).terms).toEqual({});
    });

    test('a longer response term takes its stage along', () => {
      const terms = { ...shown, 'AWH-01': 20 };
      expect(checkSettings({ terms }, programme, defaultSettings())).toBeNull();
      const settings = mergeSettings(defaultSettings(), { terms }, programme);
      expect(settings.terms).toEqual({ 'AWH-01': 20 });
      expect(termOf(settings, programme, 'TECHNICAL_HEARING')).toEqual({ days: 30, source: 'COURT' });
    });

    test('a stage that was changed as well is the court’s own', () => {
      const terms = { ...shown, TECHNICAL_HEARING: 35, 'AWH-01': 20 };
      expect(mergeSettings(defaultSettings(), { terms }, programme).terms).toEqual({
        'AWH-01': 20,
        TECHNICAL_HEARING: 35,
      });
    });

    test('the programme’s figure ends the court’s own; terms that are not shown stay', () => {
      const own = withTerms({ 'AWH-01': 20, 'INT-03': 12 });
      expect(mergeSettings(own, { terms: { 'AWH-01': 15, TECHNICAL_HEARING: 30 } }, programme).terms).toEqual(
        {
          'INT-03': 12,
        },
      );
    });

    test('a stage may not become too short for a response term that the court set before', () => {
      const own = withTerms({ 'AWH-01': 20 });
      expect(checkSettings({ terms: { TECHNICAL_HEARING: 25 } }, programme, own)).toMatchObject({
        code: 'STAGE_TERM_TOO_SHORT',
        field: 'terms.TECHNICAL_HEARING',
      });
    });
  });

  test('every term that a court may set can be shown', () => {
    const terms = configurableTerms(programme);
    expect(
      terms.filter((term) => term.kind === 'RESPONSE').map((term) => [term.id, term.days, term.min]),
    ).toEqual([
      ['DOC-03', 10, 1],
      ['IV-06', 10, 1],
      ['AWH-01', 15, 1],
      ['BWH-01', 20, 15],
    ]);
    expect(terms.some((term) => term.id === 'NAZ-09')).toBe(false);
  });
});
