/** The definition of the NPLV study: the facts and figures that users count on. */
import { join } from 'node:path';
import { canonicalJson, sha256 } from '../../bot/programme/canonical';
import { loadProgramme, programmeOf } from '../../bot/programme/load';
import {
  criterionOf,
  gateOf,
  nextStage,
  phaseNumber,
  responseTaskOf,
  stageOf,
  stageOfTask,
  taskOf,
} from '../../bot/programme/lookups';

const { programme, canonical, hash } = loadProgramme(join(__dirname, '../../bot/programme/nplv.yaml'));
const tasks = programme.stages.flatMap((stage) => stage.tasks);
const gates = programme.stages.map((stage) => stage.gate);

function confidentialityProvedAt(gateId: string): string[] | undefined {
  return gateOf(programme, gateId).criteria.find(({ id }) => id === 'confidentiality_check_done')?.tasks;
}

describe('the definition of the NPLV study', () => {
  test('has five phases and nine stages, in this order', () => {
    expect(programme.phases.map((phase) => phase.nl)).toEqual([
      'Intake',
      'Documenten',
      'Interviews',
      'Hoor en wederhoor',
      'Rapport',
    ]);
    expect(programme.stages.map(({ id, termWorkingDays, gate }) => [id, termWorkingDays, gate.id])).toEqual([
      ['INTAKE', 30, 'G1'],
      ['DOCUMENTS', 30, 'G2'],
      ['INTERVIEWS', 45, 'G3'],
      ['FINDINGS', 30, 'G4'],
      ['TECHNICAL_HEARING', 25, 'G5'],
      ['CONCLUSIONS', 15, 'G6'],
      ['EXECUTIVE_HEARING', 30, 'G7'],
      ['REPORT', 15, 'G8'],
      ['AFTERCARE', 520, 'G9'],
    ]);
    expect(phaseNumber(programme, stageOf(programme, 'FINDINGS').phase)).toBe(4);
  });

  test('counts 220 working days up to publication', () => {
    const net = programme.stages.filter((stage) => stage.id !== 'AFTERCARE');
    expect(net.reduce((sum, stage) => sum + stage.termWorkingDays, 0)).toBe(220);
  });

  test('has 67 tasks, all required but one offer and those that hang on a condition', () => {
    expect(tasks).toHaveLength(67);
    expect(tasks.filter((task) => !task.required).map((task) => task.id)).toEqual(['BWH-02']);
    expect(tasks.filter((task) => task.when).map((task) => [task.id, task.when])).toEqual([
      ['INT-07', 'EXTERNAL_BUREAU'],
      ['BWH-05', 'NO_RESPONSE'],
      ['NAZ-05', 'RECOMMENDATIONS_ADOPTED'],
    ]);
  });

  test('asks the board to decide at four gates, has one soft gate and two that may be left to the second reader', () => {
    expect(gates.filter((gate) => gate.boardDecision).map((gate) => gate.id)).toEqual([
      'G1',
      'G5',
      'G6',
      'G7',
    ]);
    expect(gates.filter((gate) => gate.soft).map((gate) => gate.id)).toEqual(['G2']);
    expect(gates.filter((gate) => gate.delegable).map((gate) => gate.id)).toEqual(['G4', 'G8']);
  });

  test('counts all required tasks at every gate', () => {
    for (const gate of gates) {
      expect(gate.criteria.map((criterion) => criterionOf(programme, criterion.id).by)).toContain(
        'all-required',
      );
    }
  });

  test('has one confidentiality check with its own task at each of two gates', () => {
    expect(['G4', 'G8'].map(confidentialityProvedAt)).toEqual([['NVB-05'], ['RAP-05']]);
  });

  test('lets others respond within the terms found in practice', () => {
    expect(
      tasks
        .filter((task) => task.responseWorkingDays !== undefined)
        .map((task) => [task.register, task.id, task.responseWorkingDays, task.minResponseWorkingDays]),
    ).toEqual([
      ['DOCUMENT_REQUEST', 'DOC-03', 10, undefined],
      ['INTERVIEW', 'IV-06', 10, undefined],
      ['TECHNICAL_HEARING', 'AWH-01', 15, undefined],
      ['EXECUTIVE_HEARING', 'BWH-01', 20, 15],
    ]);
    expect(responseTaskOf(programme, 'EXECUTIVE_HEARING')?.id).toBe('BWH-01');
  });

  test('counts only what the council does outside its recess', () => {
    expect(tasks.filter((task) => task.councilTerm).map((task) => task.id)).toEqual(['NAZ-03', 'NAZ-04']);
  });

  test('spreads 16 research questions over four sub-questions and six themes', () => {
    expect(programme.questions.map((question) => question.n)).toEqual(
      Array.from({ length: 16 }, (_, i) => i + 1),
    );
    expect(programme.subQuestions.map((sub) => sub.id)).toEqual(['S1', 'S2', 'S3', 'S4']);
    expect(programme.themes).toHaveLength(6);
    expect(
      programme.questions.filter((question) => question.analytical).map((question) => question.n),
    ).toEqual([16]);
    expect(programme.questions.filter((question) => question.shared).map((question) => question.n)).toEqual([
      1, 12, 16,
    ]);
    expect(programme.documentTypes).toHaveLength(20);
  });

  test('has 20 focus areas in 19 municipalities, of which four took part in the first wave', () => {
    expect(programme.focusAreas).toHaveLength(20);
    expect(new Set(programme.focusAreas.map((area) => area.cbs)).size).toBe(19);
    expect(programme.focusAreas.filter((area) => area.firstWave).map((area) => area.municipality)).toEqual([
      'Groningen',
      'Arnhem',
      'Heerlen',
      'Lelystad',
    ]);
  });

  test('asks for interviews with the director or the set-up lead, one of the two', () => {
    const groups = programme.respondents.filter((respondent) => typeof respondent.mandatory === 'object');
    expect(groups.map((respondent) => respondent.id)).toEqual(['PROGRAMME_DIRECTOR', 'SETUP_LEAD']);
  });

  test('escalates within the court, and to the coordinator only for commitments and waves', () => {
    const toCoordinator = programme.reminderProfiles.filter((profile) =>
      profile.escalate.some((step) => step.to === 'COORDINATOR'),
    );
    expect(toCoordinator.map((profile) => profile.id)).toEqual(['COMMITMENT', 'WAVE']);
  });

  test('finds things by id, and treats an unknown id as a fault', () => {
    expect(stageOfTask(programme, 'AWH-04').id).toBe('TECHNICAL_HEARING');
    expect(nextStage(programme, 'REPORT')?.id).toBe('AFTERCARE');
    expect(nextStage(programme, 'AFTERCARE')).toBeNull();
    expect(() => taskOf(programme, 'INT-99')).toThrow('INT-99');
  });

  test('is kept by a wave as canonical JSON, recognised by its hash', () => {
    const wave = { definition: canonical, definitionHash: hash };
    expect(programmeOf(wave)).toEqual(programme);
    expect(programmeOf(wave)).toBe(programmeOf(wave));
    expect(() => programmeOf({ definition: `${canonical} `, definitionHash: 'f'.repeat(64) })).toThrow(
      'hash',
    );
  });

  test('is forgotten when very many others were read after it: exports that are looked through bring their own', () => {
    const read = programmeOf({ definition: canonical, definitionHash: hash });
    for (let index = 0; index < 100; index += 1) {
      const definition = canonicalJson({ ...programme, version: `other-${index}` });
      programmeOf({ definition, definitionHash: sha256(definition) });
    }
    const again = programmeOf({ definition: canonical, definitionHash: hash });
    expect(again).not.toBe(read);
    expect(again).toEqual(read);
  });
});
