/** How people get from a card to the tab and back, and how they give the bot another way to reach them. */
import { chatLink, tabLink } from '../../bot/study/tab-links';
import { row, rows } from '../../bot/study/rows';
import { composeExport } from '../../bot/study/memory/export';
import type { MailSender } from '../../bot/study/services';
import { viewCard } from '../../bot/study/views/view-card';
import { openTasksAt } from '../../bot/workflow/criteria';
import type { CardRef } from '../../cards/ref';
import { HistoryEntry } from '../../entities/history';
import { MailAddress } from '../../entities/mail-address';
import { TenantApp } from '../../entities/tenant-app';
import { isJson, type Json } from '../cards/objects';
import { buttonsIn, inputOf, openDialog, refusalOf, textOf } from './dialog-reader';
import { request } from './dialog-story';
import { IDENTITIES, installation, type Installation, type Who } from './installation';

const CATALOGUE_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const OTHER_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ADDRESS = 'onderzoeker@heerlen.example';

/** A mail server is set: these tests send nothing. */
const MAIL: MailSender = { send: () => Promise.resolve({ ended: 'SENT' }) };

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

/** The address behind "Openen in Kamerbode" of a card in somebody's chat; null when there is none. */
async function pageOf(who: Who, ref: CardRef): Promise<URL | null> {
  const card = await viewCard(kb.services, ref, await kb.actor(who), { address: { userId: '29:x' } });
  if (!('content' in card)) throw new Error(JSON.stringify(card));
  const [found] = opensIn(card.content);
  return found === undefined ? null : new URL(found);
}

function opensIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(opensIn);
  if (!isJson(value)) return [];
  const own =
    value.type === 'Action.OpenUrl' && value.title === 'Openen in Kamerbode' ? [String(value.url)] : [];
  return [...own, ...Object.values(value).flatMap(opensIn)];
}

describe('a card in the chat', () => {
  test('leads to its own place in the tab', async () => {
    const { studyId, courtId } = kb;
    const [task] = openTasksAt(await kb.facts(), 'INTAKE');
    const taskId = task?.id ?? '';
    const places: [Who, CardRef, string][] = [
      ['researcher', { card: 'TASK', taskId }, `/onderzoek/${studyId}/taken/${taskId}`],
      ['researcher', { card: 'MY_TASKS', page: 1 }, '/taken'],
      ['researcher', { card: 'STUDY', studyId }, `/onderzoek/${studyId}`],
      [
        'researcher',
        { card: 'REGISTER', studyId, kind: 'INTERVIEW', page: 1 },
        `/onderzoek/${studyId}/registers`,
      ],
      ['researcher', { card: 'FINDINGS', studyId, page: 1 }, `/onderzoek/${studyId}/vragen`],
      ['researcher', { card: 'RECOMMENDATIONS', studyId, page: 1 }, `/onderzoek/${studyId}/aanbevelingen`],
      ['chair', { card: 'COMMITMENTS', courtId }, `/rekenkamer/${courtId}/toezeggingen`],
      ['chair', { card: 'COORDINATOR_VIEW', courtId }, '/overzicht'],
      ['coordinator', { card: 'DIGEST' }, '/overzicht'],
      ['coordinator', { card: 'STUDY', studyId }, `/onderzoek/${studyId}`],
      ['coordinator', { card: 'FINDINGS', studyId, page: 1 }, `/onderzoek/${studyId}/vragen`],
      ['external', { card: 'STUDY', studyId }, `/onderzoek/${studyId}`],
      ['coordinator', { card: 'WAVES' }, '/golven'],
      ['member', { card: 'WELCOME' }, '/overzicht'],
    ];
    for (const [who, ref, path] of places) {
      expect({ ref, page: (await pageOf(who, ref))?.href }).toEqual({
        ref,
        page: `https://kamerbode.example/tab#${path}`,
      });
    }
  });

  test('leads to the gate that it asks about', async () => {
    const requestId = await request(kb, 'researcher');
    const page = await pageOf('chair', { card: 'GATE', requestId });
    expect(page?.hash).toBe(`#/onderzoek/${kb.studyId}/faseovergang`);
  });

  test('leads nowhere for somebody who is not known, from a dialog’s opener, or when it is no chat', async () => {
    expect(await pageOf('member', { card: 'OPENER', dialog: { dialog: 'WORKING_DAYS' } })).toBeNull();
    const stranger = await viewCard(kb.services, { card: 'HELP' }, null, { address: { userId: '29:x' } });
    const inTab = await viewCard(kb.services, { card: 'HELP' }, await kb.actor('member'));
    expect(JSON.stringify([stranger, inTab])).not.toContain('Openen in Kamerbode');
  });
});

const setId = (who: Who, courtId: string | null, catalogueId?: string, expectedVersion?: number) =>
  kb.act(who, {
    name: 'SET_CATALOGUE_ID',
    courtId,
    ...(catalogueId === undefined ? {} : { catalogueId }),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });

describe('the app’s id in the catalogue of an organisation', () => {
  test('makes links open in Teams, for people of that organisation only', async () => {
    expect(await setId('secretary', kb.courtId, CATALOGUE_ID.toUpperCase(), 0)).toMatchObject({ ok: true });
    const page = await pageOf('researcher', { card: 'MY_TASKS', page: 1 });
    expect(page?.origin).toBe('https://teams.microsoft.com');
    expect(page?.pathname).toBe(`/l/entity/${CATALOGUE_ID}/kamerbode`);
    expect(page?.searchParams.get('tenantId')).toBe(IDENTITIES.researcher.tenantId);
    expect(page?.searchParams.get('webUrl')).toBe('https://kamerbode.example/tab#/taken');
    expect(JSON.parse(page?.searchParams.get('context') ?? '')).toEqual({ subEntityId: '/taken' });
    for (const who of ['external', 'coordinator'] as const) {
      expect((await pageOf(who, { card: 'WELCOME' }))?.origin).toBe('https://kamerbode.example');
    }
  });

  test('is a coordinator’s to give for the own organisation, and for that of a court', async () => {
    expect(await setId('coordinator', null, CATALOGUE_ID)).toMatchObject({ ok: true });
    expect(await setId('coordinator', kb.courtId, OTHER_ID)).toMatchObject({ ok: true });
    const apps = await kb.read((manager) => rows(manager, TenantApp, {}));
    expect(new Map(apps.map(({ tenantId, catalogueId }) => [tenantId, catalogueId]))).toEqual(
      new Map([
        [IDENTITIES.coordinator.tenantId, CATALOGUE_ID],
        [IDENTITIES.chair.tenantId, OTHER_ID],
      ]),
    );
    expect(await setId('chair', null, CATALOGUE_ID)).toMatchObject({ refusal: { code: 'NOT_YOURS' } });
    expect(await setId('chair', 'geen-rekenkamer', CATALOGUE_ID)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    });
  });

  test('is taken away, and then links open in the browser again', async () => {
    await setId('chair', kb.courtId, CATALOGUE_ID);
    expect(await setId('chair', kb.courtId, undefined, 1)).toMatchObject({
      ok: true,
      outcome: { code: 'CATALOGUE_ID_GONE' },
    });
    expect((await pageOf('member', { card: 'HELP' }))?.origin).toBe('https://kamerbode.example');
  });

  test('is not changed by whoever saw an older one, nor to what is no id, nor to the same', async () => {
    await setId('chair', kb.courtId, CATALOGUE_ID);
    const refused = async (...asked: Parameters<typeof setId>) => {
      const answer = await setId(...asked);
      return answer.ok ? null : [answer.refusal.code, answer.refusal.field ?? null];
    };
    expect(await refused('secretary', kb.courtId, OTHER_ID, 0)).toEqual(['STALE', null]);
    expect(await refused('secretary', kb.courtId, 'kamerbode', 1)).toEqual([
      'INVALID_CATALOGUE_ID',
      'catalogueId',
    ]);
    expect(await refused('secretary', kb.courtId, CATALOGUE_ID, 1)).toEqual(['NOTHING_CHANGED', null]);
  });

  test('is asked for in the settings, where the bot is in Teams', async () => {
    const asks = async (who: Who, courtId: string | null): Promise<boolean> =>
      textOf(await openDialog(kb, who, { dialog: 'SETTINGS', courtId })).includes('Kamerbode in Teams');
    expect(await asks('secretary', kb.courtId)).toBe(false);
    kb.services.teamsBotId = CATALOGUE_ID;
    expect(await asks('secretary', kb.courtId)).toBe(true);
    expect(await asks('coordinator', null)).toBe(true);
    expect(await asks('coordinator', kb.courtId)).toBe(true);
    expect(await asks('member', kb.courtId)).toBe(false);
    await setId('chair', kb.courtId, CATALOGUE_ID);
    const dialog = await openDialog(kb, 'secretary', { dialog: 'CATALOGUE_ID', courtId: kb.courtId });
    expect(inputOf(dialog, 'catalogueId')).toMatchObject({ value: CATALOGUE_ID });
    expect(commandsIn(dialog)).toEqual([
      { name: 'SET_CATALOGUE_ID', courtId: kb.courtId, expectedVersion: 1 },
      { name: 'SET_CATALOGUE_ID', courtId: kb.courtId, expectedVersion: 1 },
    ]);
    expect(await refusalOf(kb, 'member', { dialog: 'CATALOGUE_ID', courtId: kb.courtId })).toBe('NOT_YOURS');
    expect(await refusalOf(kb, 'chair', { dialog: 'CATALOGUE_ID', courtId: null })).toBe('NOT_YOURS');
  });
});

const commandsIn = (dialog: Json): unknown[] => buttonsIn(dialog).flatMap(({ data }) => data.command ?? []);

describe('links', () => {
  test('are never too long for Windows, nor hold a space or a plus', () => {
    const id = CATALOGUE_ID;
    const place = { page: 'STUDY', studyId: id, part: 'TASKS', taskId: id } as const;
    const link = tabLink(place, id, id, `https://${'kamerbode.'.repeat(20)}example`);
    expect(link.length).toBeLessThan(1900);
    expect(link).not.toMatch(/[ +]/);
  });

  test('back to the chat open the bot’s, or on one machine the practice room', () => {
    expect(chatLink({ teamsBotId: CATALOGUE_ID, publicUrl: 'https://kamerbode.example' })).toBe(
      `https://teams.microsoft.com/l/chat/0/0?users=28:${CATALOGUE_ID}`,
    );
    expect(chatLink({ teamsBotId: null, publicUrl: 'http://127.0.0.1:3978' })).toBe('http://127.0.0.1:3978/');
  });
});

const setAddress = (who: Who, mailAddress?: string) =>
  kb.act(who, { name: 'SET_MAIL_ADDRESS', ...(mailAddress === undefined ? {} : { mailAddress }) });

const stored = async (who: Who) => {
  const { id } = (await kb.actor(who)).person;
  return (await kb.read((manager) => row(manager, MailAddress, { personId: id })))?.address;
};

describe('one’s own mail address', () => {
  test('is given, changed and taken away', async () => {
    expect(await setAddress('researcher', ` ${ADDRESS} `)).toMatchObject({ ok: true });
    expect(await stored('researcher')).toBe(ADDRESS);
    expect(await setAddress('researcher', ADDRESS)).toMatchObject({ refusal: { code: 'NOTHING_CHANGED' } });
    expect(await setAddress('researcher', `nieuw.${ADDRESS}`)).toMatchObject({ ok: true });
    expect(await setAddress('researcher')).toMatchObject({
      ok: true,
      outcome: { code: 'MAIL_ADDRESS_GONE' },
    });
    expect(await stored('researcher')).toBeNull();
    expect(await setAddress('researcher', '  ')).toMatchObject({ refusal: { code: 'NOTHING_CHANGED' } });
  });

  test.each([
    'heerlen.example',
    'iemand@',
    'iemand@heerlen',
    'een iemand@heerlen.example',
    'iemand@heerlen.example, ander@heerlen.example',
    'iemand@heerlen.example\r\nBcc: ander@heerlen.example',
    'Iemand <iemand@heerlen.example>',
    `${'i'.repeat(65)}@heerlen.example`,
    `iemand@${'heerlen.'.repeat(40)}example`,
  ])('is refused when no mail can go there: %s', async (address) => {
    expect(await setAddress('member', address)).toMatchObject({
      refusal: { code: 'INVALID_MAIL_ADDRESS', field: 'mailAddress' },
    });
  });

  test('stands in no history, and goes along in no export', async () => {
    await setAddress('researcher', ADDRESS);
    const history = await kb.read((manager) => rows(manager, HistoryEntry, {}));
    expect(history.map(({ action }) => action)).toContain('SET_MAIL_ADDRESS');
    expect(JSON.stringify(history)).not.toContain(ADDRESS);
    const files = await composeExport(kb.services.database, 'Heerlen');
    const contents = [...(files?.values() ?? [])].map((content) => content.toString('utf8')).join('\n');
    expect(contents).toContain('Onderzoeker Heerlen');
    expect(contents).not.toContain(ADDRESS);
  });

  test('is asked for where mail can be sent, and shown to nobody else', async () => {
    const settings = async (who: Who): Promise<string> =>
      textOf(await openDialog(kb, who, { dialog: 'SETTINGS', courtId: null }));
    expect(await settings('researcher')).not.toContain('Mijn e-mail');
    expect(await refusalOf(kb, 'researcher', { dialog: 'MAIL_ADDRESS' })).toBe('NO_MAIL');
    kb.services.mail = MAIL;
    expect(await settings('researcher')).toContain('Mijn e-mail');
    await setAddress('researcher', ADDRESS);
    const own = await openDialog(kb, 'researcher', { dialog: 'MAIL_ADDRESS' });
    expect(inputOf(own, 'mailAddress')).toMatchObject({ value: ADDRESS });
    expect(textOf(await openDialog(kb, 'chair', { dialog: 'MAIL_ADDRESS' }))).not.toContain(ADDRESS);
    expect(textOf(await openDialog(kb, 'chair', { dialog: 'PEOPLE', courtId: kb.courtId }))).not.toContain(
      ADDRESS,
    );
  });

  test('can be taken away also when the mail server is gone', async () => {
    await setAddress('researcher', ADDRESS);
    const dialog = await openDialog(kb, 'researcher', { dialog: 'MAIL_ADDRESS' });
    expect(inputOf(dialog, 'mailAddress')).toBeUndefined();
    expect(commandsIn(dialog)).toEqual([{ name: 'SET_MAIL_ADDRESS', expectedVersion: 1 }]);
  });
});
