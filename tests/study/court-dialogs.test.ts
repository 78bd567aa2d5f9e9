/** What the dialogs of a court, its people and the programme offer: starting, people, settings. */
import { insert } from '../../bot/study/rows';
import type { AfterRefusal } from '../../bot/study/views/dialogs/view-dialog';
import type { Command } from '../../bot/workflow/commands';
import type { DialogRef } from '../../cards/ref';
import { Person, RoleGrant } from '../../entities/person';
import type { Json } from '../cards/objects';
import { buttonsIn, fieldIds, openDialog, primaryOf, refusalOf, textOf, titles } from './dialog-reader';
import { chairElsewhere, courtOf, request, taskOf } from './dialog-story';
import { aGrant, aPerson } from '../workflow/a-court';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const open = (who: Who, ref: DialogRef, refused?: AfterRefusal) => openDialog(kb, who, ref, refused);

const refusal = (who: Who, ref: DialogRef) => refusalOf(kb, who, ref);

const read = async (who: Who, ref: DialogRef): Promise<string> => textOf(await openDialog(kb, who, ref));

const opens = (content: Json): unknown[] =>
  buttonsIn(content).flatMap(({ data }) => {
    const { open: ref } = data;
    return typeof ref === 'object' && ref !== null && 'dialog' in ref ? [ref.dialog] : [];
  });

const commands = async (who: Who) =>
  buttonsIn(await open(who, { dialog: 'SETTINGS', courtId: null })).flatMap(({ data }) => data.command ?? []);

async function candidate(): Promise<string> {
  await kb.must('coordinator', {
    name: 'REGISTER_COURT',
    municipality: 'Breda',
    tenantId: '55555555-5555-4555-8555-555555555555',
  });
  const id = await courtOf(kb, 'Breda');
  await kb.read((manager) => manager.query("UPDATE court SET tenantId = NULL WHERE municipality = 'Breda'"));
  return id;
}

describe('the field at fault', () => {
  it('is marked, by the name that parser or rule gives it', async () => {
    const terms: DialogRef = { dialog: 'COURT_TERMS', courtId: kb.courtId };
    for (const field of ['settings.terms.INTAKE', 'terms.INTAKE']) {
      const content = await open('chair', terms, { message: 'Nee.', field, entered: {} });
      const body = Array.isArray(content.body) ? content.body : [];
      const at = body.findIndex((element: Json) => element.id === 'settings.terms.INTAKE');
      expect(body[at + 1]).toMatchObject({ text: '↑ Kijk dit veld nog eens na.', color: 'Attention' });
    }
    const none = await open('chair', terms, { message: 'Nee.', field: 'reason', entered: {} });
    expect(textOf(none)).not.toContain('↑');
  });
});

describe('a start', () => {
  it('knows of the study that there is', async () => {
    expect(await refusal('chair', { dialog: 'START_STUDY', courtId: kb.courtId })).toBe('STUDY_EXISTS');
    await kb.must('coordinator', { name: 'OPEN_WAVE', kind: 'FOLLOW_UP', title: 'Vervolg' });
    expect(await refusal('chair', { dialog: 'START_STUDY', courtId: kb.courtId })).toBe('STUDY_STILL_RUNS');
  });

  it('offers the waves in which the court can start, and says when that is early', async () => {
    const courtId = await chairElsewhere(kb);
    const ref: DialogRef = { dialog: 'START_STUDY', courtId };
    expect(fieldIds(await open('stranger', ref))).toEqual(['startOn', 'externalBureau']);
    await kb.must('coordinator', {
      name: 'OPEN_WAVE',
      kind: 'FOLLOW_UP',
      title: 'Vervolg',
      anchorOn: '2026-01-30',
    });
    const content = await open('stranger', ref);
    expect(titles(content, 'waveId')).toEqual(['2, Vervolg', '1, Nulmeting']);
    expect(textOf(content)).toContain('Het venster van deze golf begint op zo 30 januari 2028');
    await kb.must('coordinator', {
      name: 'SET_PARTICIPATION',
      courtId,
      status: 'WITHDRAWN',
      reason: 'Op eigen verzoek.',
    });
    expect(await refusal('stranger', ref)).toBe('PARTICIPATION_STOPPED');
  });
});

describe('people', () => {
  it('lets everybody end the own role, and nobody more than the rules do', async () => {
    const { courtId } = kb;
    const grants = async (who: Who) => titles(await open(who, { dialog: 'END_ROLE', courtId }), 'grantId');
    expect(await grants('researcher')).toEqual(['Onderzoeker Heerlen: Onderzoeker · 30 open taken']);
    expect(await grants('secretary')).not.toContain('Voorzitter Heerlen: Voorzitter');
    expect((await grants('chair')).length).toBe(6);
    expect(await grants('coordinator')).toEqual(['Voorzitter, sinds ma 2 maart 2026']);
  });

  it('offers each inviter the roles that they may invite to, and an external one only to a study', async () => {
    const { courtId } = kb;
    const roles = async (who: Who) => titles(await open(who, { dialog: 'INVITE', courtId }), 'role');
    expect(await roles('coordinator')).toEqual(['Voorzitter']);
    expect(await roles('secretary')).not.toContain('Voorzitter');
    expect(await roles('chair')).toContain('Extern onderzoeker (bureau)');
    expect(fieldIds(await open('coordinator', { dialog: 'INVITE', courtId }))).toEqual(['role']);
  });

  it('lets people report themselves away, and who leads everybody', async () => {
    const { courtId } = kb;
    const away = async (who: Who) => titles(await open(who, { dialog: 'ABSENCE', courtId }), 'personId');
    expect(await away('researcher')).toEqual(['Onderzoeker Heerlen (Onderzoeker)']);
    expect((await away('deputy')).length).toBe(5);
  });

  it('takes back an absence that has not begun, and ends one that has', async () => {
    const { courtId } = kb;
    const { person } = await kb.actor('researcher');
    for (const [from, until] of [
      ['2026-03-02', '2026-03-03'],
      ['2026-04-01', '2026-04-10'],
    ] as const)
      await kb.must('researcher', { name: 'REGISTER_ABSENCE', courtId, personId: person.id, from, until });
    const content = await open('researcher', { dialog: 'ABSENCE', courtId });
    const buttons = buttonsIn(content).filter(({ takesFields }) => !takesFields);
    expect(buttons.map(({ title }) => title)).toEqual([
      'Onderzoeker Heerlen is er weer',
      'Intrekken: Onderzoeker Heerlen',
    ]);
    for (const { data } of buttons) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- complete as it stands
      await kb.must('researcher', data.command as Command);
    }
    expect(await read('researcher', { dialog: 'ABSENCE', courtId })).not.toContain('Gemeld');
  });

  it('offers no stand-in who asked, who appoints, or who chairs already', async () => {
    const { courtId } = kb;
    const requestId = await request(kb, 'researcher');
    const offered = titles(await open('secretary', { dialog: 'STAND_IN', courtId, requestId }), 'personId');
    expect(offered).toEqual([
      'Plaatsvervangend voorzitter Heerlen (Plaatsvervangend voorzitter)',
      'Lid Heerlen (Lid)',
    ]);
  });

  it('fits however many there are', async () => {
    const { courtId } = kb;
    await kb.read(async (manager) => {
      for (let number = 1; number <= 30; number++) {
        const id = `person-${number}`;
        const name = `Onderzoeker met een lange naam van der ${'x'.repeat(40)} ${number}`;
        await insert(manager, Person, aPerson(id, { name }));
        await insert(manager, RoleGrant, aGrant(id, 'RESEARCHER', { courtId }));
      }
    });
    const refs: DialogRef[] = [
      { dialog: 'PEOPLE', courtId },
      { dialog: 'END_ROLE', courtId },
      { dialog: 'APPOINT_CHAIR', courtId },
      { dialog: 'CONTACT', courtId },
      { dialog: 'ABSENCE', courtId },
      { dialog: 'STAND_IN', courtId, requestId: null },
      { dialog: 'TASK_ACTION', taskId: await taskOf(kb, 'INT-04'), action: 'REASSIGN' },
    ];
    for (const ref of refs) {
      const size = JSON.stringify(await open('chair', ref)).length;
      expect({ ref: ref.dialog, fits: size < 16_000, size }).toMatchObject({ fits: true });
    }
  });
});

describe('settings', () => {
  it.each<[Who, string[]]>([
    ['external', ['WORKING_DAYS', 'CALENDAR']],
    ['member', ['PEOPLE', 'ABSENCE', 'WORKING_DAYS', 'CALENDAR']],
    ['deputy', ['PEOPLE', 'ABSENCE', 'STAND_IN', 'WORKING_DAYS', 'CALENDAR']],
    [
      'secretary',
      [
        'PEOPLE',
        'ABSENCE',
        'INVITE',
        'STAND_IN',
        'COURT_CALENDAR',
        'COURT_TERMS',
        'COURT_DECISIONS',
        'WORKING_DAYS',
        'CALENDAR',
      ],
    ],
    ['coordinator', ['REGISTER_COURT', 'OPEN_WAVE', 'SETTINGS', 'WORKING_DAYS', 'CALENDAR']],
  ])('of the %s lead where they may go', async (who, dialogs) => {
    expect(opens(await open(who, { dialog: 'SETTINGS', courtId: null }))).toEqual(dialogs);
  });

  it('give the chair the weekly lines, and everybody the language', async () => {
    expect(await commands('chair')).toEqual([
      { name: 'SET_WEEKLY_LINES', expectedVersion: 1, on: true },
      { name: 'SET_LANGUAGE', expectedVersion: 1, language: 'en' },
    ]);
    await kb.must('chair', { name: 'SET_WEEKLY_LINES', on: true });
    expect(await commands('chair')).toContainEqual({
      name: 'SET_WEEKLY_LINES',
      expectedVersion: 2,
      on: false,
    });
    expect(await commands('member')).toEqual([{ name: 'SET_LANGUAGE', expectedVersion: 1, language: 'en' }]);
  });

  it('let go of what is no longer ticked', async () => {
    const { courtId } = kb;
    await kb.must('chair', {
      name: 'SET_COURT_SETTINGS',
      courtId,
      settings: { delegatedGates: ['G4', 'G8'] },
    });
    const button = primaryOf(await open('chair', { dialog: 'COURT_DECISIONS', courtId }));
    expect(button?.data.command).toMatchObject({ settings: { delegatedGates: [] } });
  });

  it('of a candidate begin with registering it', async () => {
    const content = await open('coordinator', { dialog: 'SETTINGS', courtId: await candidate() });
    expect(opens(content).slice(0, 2)).toEqual(['REGISTER_COURT', 'PARTICIPATION']);
  });

  it('show a new wave of the programme only what differs', async () => {
    expect(await read('coordinator', { dialog: 'ADOPT_DEFINITION', waveId: kb.waveId })).toContain(
      'gebruikt al de nieuwste teksten',
    );
  });
});
