import * as fc from 'fast-check';
import { readTyped, TYPED_COMMANDS, type TypedIntent } from '../../bot/teams/typed-commands';

const vocabulary = {
  taskIds: ['INT-01', 'INT-03', 'DOC-03', 'IV-05', 'NAZ-10'],
  municipalities: ['Heerlen', 'Den Haag', 'Groningen', 'Arnhem', 'Lelystad', 'Breda'],
};

function read(text: string) {
  const typed = readTyped(text, vocabulary);
  if (typed.kind === 'unknown') throw new Error(`${text}: not understood`);
  return typed;
}

describe('what people type', () => {
  test.each<[string, TypedIntent]>([
    ['hulp', 'HELP'],
    ['Help!', 'HELP'],
    ['hulpp', 'HELP'],
    ['hallo', 'HELP'],
    ['Goedemorgen Kamerbode', 'HELP'],
    ['mijn taken', 'MY_TASKS'],
    ['MIJN TAKEN', 'MY_TASKS'],
    ['mijntaken', 'MY_TASKS'],
    ['mjn takn', 'MY_TASKS'],
    ['taken 2', 'MY_TASKS'],
    ['Mag ik mijn taken zien, alstublieft?', 'MY_TASKS'],
    ['kunt u de taken laten zien a.u.b.', 'MY_TASKS'],
    ['status', 'STATUS'],
    ['statsu', 'STATUS'],
    ['status Heerlen', 'STATUS'],
    ['status den haag', 'STATUS'],
    ['Heerlen', 'STATUS'],
    ['planning', 'STATUS'],
    ['start', 'START'],
    ['onderzoek starten', 'START'],
    ['toezeggingen', 'COMMITMENTS'],
    ['jaarlijkse bevestiging', 'COMMITMENTS'],
    ['intentieverklaring Heerlen', 'DECLARATION'],
    ['intentieverklarng', 'DECLARATION'],
    ['jaarverslag verzonden', 'REPORT_SENT'],
    ['Het jaarverslag is verstuurd', 'REPORT_SENT'],
    ['is het jaarverslag verzonden?', 'COMMITMENTS'],
    ['jaarverslag nog niet verzonden', 'COMMITMENTS'],
    ['klaar INT-03', 'COMPLETE'],
    ['INT-03 klaar', 'COMPLETE'],
    ['ik ben klaar met int 3', 'COMPLETE'],
    ['klar int-03', 'COMPLETE'],
    ['INT-03', 'TASK'],
    ['Is INT-03 klaar?', 'TASK'],
    ['INT-03 is nog niet klaar', 'TASK'],
    ['ongedaan INT-03', 'UNDO'],
    ['ongedaan maken int03', 'UNDO'],
    ['waarom INT-03', 'WHY'],
    ['Waarom deze datum van INT-03?', 'WHY'],
    ['later INT-03', 'LATER'],
    ['uitstel INT-03', 'EXTEND'],
    ['overdracht', 'HAND_OVER'],
    ['alles overdragen', 'HAND_OVER'],
    ['overdracht Heerlen', 'HAND_OVER'],
    ['overdragen INT-03', 'REASSIGN'],
    ['aanvragen', 'REQUEST_GATE'],
    ['faseovergang', 'REQUEST_GATE'],
    ['faseovergang aanvragen graag', 'REQUEST_GATE'],
    ['akkoord', 'GATE'],
    ['stukken', 'GATE_DETAILS'],
    ['registers', 'REGISTERS'],
    ['registers: documenten', 'DOCUMENT_REQUESTS'],
    ['documenten', 'DOCUMENT_REQUESTS'],
    ['interviews', 'INTERVIEWS'],
    ['intervieuws', 'INTERVIEWS'],
    ['wederhoor', 'HEARINGS'],
    ['ambtelijk wederhoor', 'TECHNICAL_HEARING'],
    ['bestuurlijk wederhoor', 'EXECUTIVE_HEARING'],
    ['gebeurtenis', 'EVENT'],
    ['gebeurtennis vastleggen', 'EVENT'],
    ['overzicht', 'OVERVIEW'],
    ['dit ziet de coördinator', 'COORDINATOR_VIEW'],
    ['Dit ziet de coordinator', 'COORDINATOR_VIEW'],
    ['vraag status Heerlen', 'ASK_STATUS'],
    ['vraag statis heerlen', 'ASK_STATUS'],
    ['instellingen', 'SETTINGS'],
    ['instelingen', 'SETTINGS'],
    ['mensen', 'PEOPLE'],
    ['uitnodigen', 'INVITE'],
    ['afwezig', 'ABSENCE'],
    ['werkdagen', 'WORKING_DAYS'],
    ['code K7PM-3XQ9-WDTR-H5FA', 'CODE'],
    ['K7PM-3XQ9-WDTR-H5FA', 'CODE'],
    ['k7pm 3xq9 wdtr h5fa', 'CODE'],
    ['KLAA-RINT-03XX', 'CODE'],
    ['mijn code is k7pm 3xq9 wdtr h5fa, alstublieft', 'CODE'],
    ['code K7PM 3XQ9 WDTR H5FA', 'CODE'],
    ['nieuwe voorzitter benoemen', 'APPOINT_CHAIR'],
    ['kanaal koppelen', 'LINK_CHANNEL'],
    ['kanaal ontkoppelen', 'UNLINK_CHANNEL'],
    ['golf openen', 'OPEN_WAVE'],
    ['golven', 'WAVES'],
    ['gezamenlijke nota', 'JOINT_NOTE'],
    ['Mag ik de nota zien?', 'JOINT_NOTE'],
    ['volgende golf', 'WAVES'],
    ['rekenkamer aanmelden', 'REGISTER_COURT'],
    ['Registreer een rekenkamer', 'REGISTER_COURT'],
    ['pauze', 'PAUSE'],
    ['hervat', 'RESUME'],
    ['geschiedenis', 'HISTORY'],
    ['english', 'ENGLISH'],
    ['Nederlands', 'DUTCH'],
    ['week aan', 'WEEKLY_ON'],
    ['week uit', 'WEEKLY_OFF'],
  ])('%j asks for %s', (text, intent) => {
    expect(read(text).intent).toBe(intent);
  });

  test('every command is understood by its own example', () => {
    for (const [intent, { example }] of Object.entries(TYPED_COMMANDS)) {
      expect([example, read(example).intent]).toEqual([example, intent]);
    }
  });

  test.each([
    ['klaar INT-03', ['INT-03']],
    ['klaar int 3, INT01 en int-03', ['INT-03', 'INT-01']],
    ['klaar naz10', ['NAZ-10']],
    ['klaar INT-99', ['INT-99']],
    ['klaar XYZ-03', []],
  ])('tasks in %j: %j', (text, taskIds) => {
    expect(read(text).taskIds).toEqual(taskIds);
  });

  test.each([
    ['status Herlen', 'Heerlen', ''],
    ['status denhaag', null, 'denhaag'],
    ['status Den Haag', 'Den Haag', ''],
    ['hoe staat het ervoor in groningen', 'Groningen', ''],
    ['status', null, ''],
    ['status Timboektoe', null, 'timboektoe'],
  ])('municipality in %j: %j', (text, municipality, rest) => {
    expect(read(text)).toMatchObject({ municipality, rest });
  });

  test('pages', () => {
    expect(read('taken 2').number).toBe(2);
    expect(read('3')).toMatchObject({ intent: 'MY_TASKS', number: 3 });
    expect(read('mijn taken').number).toBeNull();
  });

  test.each([
    ['code ABCD-EFGH', 'ABCD-EFGH'],
    ['Mijn code: abcd-efgh', 'abcd-efgh'],
    ['mijn code is k7pm 3xq9 wdtr h5fa, alstublieft', 'k7pm 3xq9 wdtr h5fa'],
    ['de uitnodigingscode is AB12 CD34', 'is AB12 CD34'],
    ['“K7PM-3XQ9-WDTR-H5FA”', 'K7PM-3XQ9-WDTR-H5FA'],
    ['Goedemorgen, mijn code is K7PM-3XQ9-WDTR-H5FA, dank!', 'K7PM-3XQ9-WDTR-H5FA'],
    ['k7pm 3xq9 wdtr h5fa', 'k7pm 3xq9 wdtr h5fa'],
    ['code', ''],
  ])('the code in %j is %j', (text, code) => {
    expect(read(text)).toMatchObject({ intent: 'CODE', code });
  });

  test('what is not understood comes back with the nearest commands', () => {
    expect(readTyped('fietsenstalling', vocabulary)).toMatchObject({ kind: 'unknown' });
    expect(readTyped('onzin praten', vocabulary)).toMatchObject({
      suggestions: ['mijn taken', 'status', 'instellingen'],
    });
    const typed = readTyped('wijzigingen instelbaar', vocabulary);
    expect(typed).toMatchObject({ kind: 'unknown', suggestions: expect.arrayContaining(['instellingen']) });
  });

  test('never fails and never suggests nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const typed = readTyped(text, vocabulary);
        expect(typed.kind === 'command' || typed.suggestions.length === 3).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of a pasted letter only the beginning is read', () => {
    const letter = 'woord '.repeat(300);
    expect(read(`status ${letter}`).intent).toBe('STATUS');
    expect(readTyped(`${letter} status`, vocabulary).kind).toBe('unknown');
  });
});
