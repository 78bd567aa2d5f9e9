/**
 * An export handed in at the tab: who may, what it says of it, and that it is put back as it was into an installation in
 * which nothing was begun, and nowhere else.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { erasePersonalData } from '../../bot/study/erase';
import { type Files, MANIFEST } from '../../bot/study/memory/export';
import { importCourt } from '../../bot/study/memory/import';
import { checkChains } from '../../bot/study/memory/verify';
import { perform } from '../../bot/study/perform';
import { recognise } from '../../bot/study/recognise';
import { row, rows, update } from '../../bot/study/rows';
import type { Services } from '../../bot/study/services';
import { createTab, type Tab } from '../../bot/tab/answer';
import type { Command } from '../../bot/workflow/commands';
import { CalendarLink } from '../../entities/calendar-link';
import { HistoryEntry, HistoryText } from '../../entities/history';
import { Person, RoleGrant } from '../../entities/person';
import { processorMs } from '../simulation/tally';
import { IDENTITIES, installation, type Installation, type Who } from '../study/installation';
import { digestOf, emptyDatabase, everything, exported, forged, older, zipOf } from './archive';
import { playedStudy } from './played';

let kamerbode: Installation;
let files: Files;
let here: Tab;
const opened: Services[] = [];

beforeAll(async () => {
  kamerbode = await playedStudy();
  files = await exported(kamerbode.services.database);
  here = tabOf(kamerbode.services);
});
afterAll(async () => {
  for (const { database } of opened) await database.close();
  await kamerbode.close();
});

/** Somebody's token is the name under which a test knows them. */
const tabOf = (services: Services): Tab =>
  createTab(services, (who) =>
    Promise.resolve(Object.entries(IDENTITIES).find(([name]) => name === who)?.[1] ?? null),
  );

/** An installation in which nothing was begun. */
async function another(): Promise<Services> {
  const services = { ...kamerbode.services, database: await emptyDatabase() };
  opened.push(services);
  return services;
}

/** Of Breda. */
const TENANT = '44444444-4444-4444-8444-444444444444';

function handIn(tab: Tab, who: Who | 'nobody', place: string, content: Files | Buffer | null = files) {
  const [name = '', id = null] = place.split('/');
  const read = jest.fn(() => Promise.resolve(content instanceof Map ? zipOf(content) : content));
  return tab
    .answer(who, { method: 'POST', name, id, part: null, body: null, handedIn: read })
    .then(({ status, body }) => ({ status, body, wasRead: read.mock.calls.length > 0 }));
}

const check = (content: Files | Buffer, who: Who = 'coordinator', tab = here) =>
  handIn(tab, who, who === 'coordinator' ? 'check-export' : `check-export/${kamerbode.courtId}`, content);

const answered = z.looseObject({ mistakes: z.array(z.string()), contents: z.unknown() });
const mistakesIn = (body: unknown): string => answered.parse(body).mistakes.join('\n');

async function does(services: Services, command: Command, who: Who = 'coordinator'): Promise<void> {
  const done = await perform(services, command, IDENTITIES[who]);
  if (!done.ok) throw new Error(done.refusal.code);
}

/** How much of the processor it takes to find that the rows are of another court, in milliseconds. */
async function lasting(of: Files): Promise<number> {
  const from = processorMs();
  expect(mistakesIn((await check(of)).body)).toContain('hoort niet bij deze rekenkamer');
  return processorMs() - from;
}

describe('looking an export through', () => {
  it('says of which court it is, since when, and what is in it, and changes nothing', async () => {
    const before = await everything(kamerbode.services.database);
    for (const who of ['coordinator', 'chair', 'secretary'] as const) {
      const { status, body } = await check(files, who);
      expect({ status, body }).toMatchObject({
        status: 200,
        body: {
          municipality: 'Heerlen',
          sums: expect.stringMatching(/^[0-9a-f]{64}$/),
          mistakes: [],
          contents: {
            since: '2026-03-20',
            studies: [{ wave: 1, state: 'RUNNING', startedOn: '2026-03-02', entries: expect.any(Number) }],
            files: files.size,
            first: '2026-03-02T09:00:00.000Z',
            last: '2026-03-20T10:00:00.000Z',
            isOlder: false,
            otherwise: [],
          },
          // Only a coordinator puts courts back; only the court's own people compare it with what is here.
          restore:
            who === 'coordinator'
              ? { inTheWay: 'De rekenkamer van Heerlen staat al in deze database.' }
              : null,
          goesOn: who === 'coordinator' ? null : true,
        },
      });
    }
    expect(await everything(kamerbode.services.database)).toEqual(before);
  });

  it('tells the court whether its history goes on from there', async () => {
    const played = await playedStudy();
    const earlier = await exported(played.services.database);
    const { must, studyId, courtId, services } = played;
    await must('chair', { name: 'PAUSE_STUDY', studyId, reason: 'Vakantie' });
    const goesOn = async () =>
      (await handIn(tabOf(services), 'chair', `check-export/${courtId}`, earlier)).body;
    expect(await goesOn()).toMatchObject({ mistakes: [], goesOn: true });
    await played.read((manager) => manager.delete(HistoryEntry, { chain: studyId, number: 3 }));
    await played.read((manager) =>
      manager.query(`UPDATE history_entry SET hash = 'x' WHERE chain = ? AND number > 3`, [studyId]),
    );
    expect(await goesOn()).toMatchObject({ mistakes: [], goesOn: false });
    await played.close();
  });

  it('takes time by the lines of the file, however many studies it makes up', async () => {
    const many = 40_000;
    const repeated = (name: string, of: Files, change: (line: string, index: number) => string): Files => {
      const lines = forged(of, `tabellen/${name}.jsonl`, (text) => {
        const [line = ''] = text.split('\n');
        return Array.from({ length: many }, (_, index) => `${change(line, index)}\n`).join('');
      });
      const count = new RegExp(`"${name}": ?\\d+`);
      return forged(lines, MANIFEST, (text) => text.replace(count, `"${name}":${many}`));
    };
    const studies = repeated('study', files, (line, index) => line.replace(kamerbode.studyId, `s${index}`));
    const both = repeated('history_entry', studies, (line) => line);
    // Held against each other one by one they would take five times as long.
    expect((await lasting(both)) / (await lasting(studies))).toBeLessThan(3.3);
  });

  it('is for who governs the court and for coordinators, and nothing of the file is read before', async () => {
    const { courtId } = kamerbode;
    for (const who of ['researcher', 'member', 'deputy', 'external', 'stranger'] as const) {
      for (const place of ['check-export', `check-export/${courtId}`, 'import']) {
        expect([who, place, await handIn(here, who, place)]).toMatchObject([
          who,
          place,
          { status: 403, wasRead: false },
        ]);
      }
    }
    expect(await handIn(here, 'nobody', 'check-export')).toMatchObject({ status: 401, wasRead: false });
    expect(await handIn(here, 'nobody', 'import')).toMatchObject({ status: 401, wasRead: false });
    expect(await handIn(here, 'chair', 'import')).toMatchObject({ status: 403, wasRead: false });
    expect(await handIn(here, 'chair', 'check-export')).toMatchObject({ status: 403, wasRead: false });
    expect(await handIn(here, 'chair', 'check-export/elders')).toMatchObject({ status: 404, wasRead: false });
    expect(await handIn(here, 'coordinator', 'check-export/..')).toMatchObject({
      status: 404,
      wasRead: false,
    });
  });

  it('answers what was sent without a file, and a file that is too large', async () => {
    const asked = { method: 'POST', name: 'import', id: null, part: null, body: {} };
    expect((await here.answer('coordinator', asked)).status).toBe(400);
    expect(await handIn(here, 'coordinator', 'import', null)).toMatchObject({
      status: 413,
      body: { refusal: { code: 'FILE_TOO_LARGE', text: expect.stringContaining('16 MB') } },
    });
  });

  it('says of one of an earlier version that it is older, and holds', async () => {
    const started = await installation();
    const made = older(await exported(started.services.database));
    await started.close();
    const sums = forged(made, MANIFEST, (text) => text);
    const { body } = await check(sums);
    expect(body).toMatchObject({ mistakes: [], contents: { isOlder: true, otherwise: [] } });
  });

  it('names files beside the tables that say something else, although the sums fit', async () => {
    const { body } = await check(forged(files, 'csv/court.csv', (text) => text.replace('Heerlen', 'Breda')));
    expect(body).toMatchObject({ mistakes: [], contents: { otherwise: ['csv/court.csv'] } });
  });

  it('says what is wrong and where, and no more of it', async () => {
    const history = 'tabellen/history_entry.jsonl';
    const text = files.get(history)!.toString().replace('"role":"CHAIR"', '"role":"MEMBER"');
    const changed = new Map([...files, [history, Buffer.from(text)]]);
    const { status, body } = await check(changed);
    expect(status).toBe(200);
    expect(body).toMatchObject({ municipality: 'Heerlen', contents: null, restore: null, goesOn: null });
    expect(mistakesIn(body)).toContain(`${history}: is gewijzigd`);
    expect(mistakesIn(body)).toContain('gebeurtenis 1 (of een tekst erbij)');
    const none = await check(Buffer.from('geen zip'));
    expect(none.body).toMatchObject({ municipality: null, sums: null, contents: null });
    expect(mistakesIn(none.body)).toBe('Dit is geen zip-bestand, of het is beschadigd.');
    const lines = forged(files, 'tabellen/study_task.jsonl', (rowsOf) =>
      rowsOf.replaceAll('"version"', '"versie"'),
    );
    expect((await check(lines)).body).toMatchObject({ more: expect.any(Number) });
    expect(answered.parse((await check(lines)).body).mistakes).toHaveLength(50);
  });
});

describe('what somebody made up, with all its sums', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  it.each<[string, string, (text: string) => string, string]>([
    [
      'a coordinator',
      'tabellen/role_grant.jsonl',
      (text) => text.replace(/"role":"[A-Z]+"/, '"role":"COORDINATOR"'),
      'de rol van coördinator is niet van een rekenkamer',
    ],
    [
      'a day that does not exist',
      'tabellen/study.jsonl',
      (text) => text.replace(/"startedOn":"[^"]+"/, '"startedOn":"2026-02-30"'),
      'het veld startedOn heeft een ongeldige waarde',
    ],
    [
      'a moment that does not exist',
      'tabellen/person.jsonl',
      (text) => text.replace(/"createdAt":"[^"]+"/, '"createdAt":"gisteren"'),
      'het veld createdAt heeft een ongeldige waarde',
    ],
    [
      'values in values without end',
      'tabellen/court.jsonl',
      (text) => text.replace(/"statusAnswer":null/, `"statusAnswer":${deep}`),
      'dat te diep gaat',
    ],
    [
      'ends of histories that are not there',
      MANIFEST,
      (text) => text.replace('"heads": [', `"heads": [{"chain":"x","length":1,"head":"y"},`),
      'een ander aantal geschiedenissen',
    ],
    [
      'a list that is none',
      'tabellen/person.jsonl',
      (text) => text.replace(/"workingDays":\[[^\]]*\]/, '"workingDays":{}'),
      'het veld workingDays heeft een ongeldige waarde',
    ],
    [
      'settings of another kind',
      'tabellen/court.jsonl',
      (text) => text.replace(/"freeDays":\[/, '"freeDays":7,"x":['),
      'het veld settings heeft een ongeldige waarde',
    ],
    [
      'a stage that the programme does not know',
      'tabellen/study.jsonl',
      (text) => text.replace(/"stageId":"[A-Z_]+"/, '"stageId":"ELDERS"'),
      'Kamerbode kan niet lezen wat erin staat',
    ],
    ['no manifest at all', MANIFEST, () => deep, 'niet te lezen als export van Kamerbode'],
  ])('%s is refused, and nothing changes', async (_, name, change, said) => {
    const changed = forged(files, name, change);
    expect(changed.get(name)!.equals(files.get(name)!)).toBe(false);
    expect(mistakesIn((await check(changed)).body)).toContain(said);
    const services = await another();
    const tab = tabOf(services);
    await handIn(tab, 'coordinator', 'check-export');
    const before = await everything(services.database);
    expect(await handIn(tab, 'coordinator', 'import', changed)).toMatchObject({
      status: 422,
      body: { refusal: { code: 'NOT_PUT_BACK', text: expect.stringContaining(said) } },
    });
    expect(await everything(services.database)).toEqual(before);
  });
});

const restore = (services: Services, content = files) =>
  handIn(tabOf(services), 'coordinator', 'import', content);

describe('putting a court back', () => {
  it('into an installation that its coordinator signed in to gives the same export, digest and history', async () => {
    const services = await another();
    const signedIn = await recognise(services, IDENTITIES.coordinator);
    await does(services, { name: 'CREATE_CALENDAR_LINK' });
    expect((await handIn(tabOf(services), 'coordinator', 'check-export')).body).toMatchObject({
      mistakes: [],
      restore: { inTheWay: null },
    });
    expect(await restore(services)).toMatchObject({
      status: 200,
      body: { courtId: kamerbode.courtId, municipality: 'Heerlen' },
    });
    const again = await exported(services.database);
    expect(
      [...again].filter(([name, content]) => !content.equals(files.get(name)!)).map(([name]) => name),
    ).toEqual([]);

    const { courtId: heerlen } = kamerbode;
    expect(await digestOf(services, heerlen)).toEqual(await digestOf(kamerbode.services, heerlen));
    expect((await checkChains(services.database)).map(({ state }) => state.ok)).toEqual([true, true]);

    // The one who signed in is the one in the export: one person, still coordinator, with what was made here.
    const now = await recognise(services, IDENTITIES.coordinator);
    const { person: then } = await kamerbode.actor('coordinator');
    expect(now?.person).toEqual(then);
    expect(now?.grants.map(({ role, courtId }) => [role, courtId])).toEqual([['COORDINATOR', null]]);
    await services.database.work(async (manager) => {
      expect(await row(manager, Person, { id: signedIn!.person.id })).toBeNull();
      expect(await rows(manager, CalendarLink, {})).toMatchObject([{ personId: then.id }]);
      expect(await row(manager, HistoryEntry, { action: 'IMPORT_COURT' })).toMatchObject({
        actorId: then.id,
        role: 'COORDINATOR',
        data: { courtId: kamerbode.courtId, joined: [{ was: signedIn!.person.id, is: then.id }] },
      });
    });
  });

  it('says who is who, so that erasing finds the name that was written here too', async () => {
    const services = await another();
    await restore(services);
    await services.database.work(async (manager) => {
      const actor = await row(manager, Person, { aadObjectId: IDENTITIES.coordinator.aadObjectId });
      const named = async () =>
        (await rows(manager, HistoryText, { chain: 'PROGRAMME' })).filter(
          ({ body }) => body === IDENTITIES.coordinator.name,
        );
      expect(await named()).not.toEqual([]);
      await erasePersonalData(manager, actor!);
      expect(await named()).toEqual([]);
    });
    expect((await checkChains(services.database)).every(({ state }) => state.ok)).toBe(true);
  });

  it('can be done for one court after another, and once for each', async () => {
    const services = await another();
    const breda = await exported(kamerbode.services.database, 'Breda');
    expect(await restore(services, breda)).toMatchObject({ status: 200 });
    await does(services, { name: 'INVITE', courtId: idIn(breda), role: 'CHAIR', tenantId: TENANT });
    const [one, two] = await Promise.all([restore(services), restore(services)]);
    const [done, refused] = one.status === 200 ? [one, two] : [two, one];
    expect([done.status, refused.status]).toEqual([200, 422]);
    expect(refused.body).toMatchObject({
      refusal: {
        text: expect.stringMatching(
          /staat al in deze database\. Zij is op .* teruggezet, uit deze export\.$/,
        ),
      },
    });
    expect((await exported(services.database)).get('SHA256SUMS')).toEqual(files.get('SHA256SUMS'));
  });

  it('is refused where a court was registered or a wave opened, by the command as well', async () => {
    const registered = await another();
    await does(registered, { name: 'REGISTER_COURT', municipality: 'Arnhem', tenantId: randomUUID() });
    const wave = await another();
    await does(wave, { name: 'OPEN_WAVE', kind: 'BASELINE', title: 'Nulmeting' });
    const both = await another();
    await restore(both, await exported(kamerbode.services.database, 'Breda'));
    await does(both, { name: 'REGISTER_COURT', municipality: 'Arnhem', tenantId: randomUUID() });
    for (const [services, why] of [
      [registered, 'de rekenkamer van Arnhem is hier aangemeld'],
      [wave, 'er is hier een golf geopend'],
      [both, 'de rekenkamer van Arnhem is hier aangemeld'],
    ] as const) {
      const before = await everything(services.database);
      const { body } = await check(files, 'coordinator', tabOf(services));
      const inTheWay = `Deze database is niet leeg: ${why}. Terugzetten kan in een nieuwe installatie`;
      expect(body).toMatchObject({ mistakes: [], restore: { inTheWay: expect.stringContaining(inTheWay) } });
      expect(await restore(services)).toMatchObject({
        status: 422,
        body: { refusal: { text: expect.stringContaining(inTheWay) } },
      });
      expect(await importCourt(services, files)).toMatchObject({
        ok: false,
        mistakes: [expect.stringContaining(inTheWay)],
      });
      expect(await everything(services.database)).toEqual(before);
    }
  });

  it('is refused to whoever stopped being a coordinator while the file was on its way', async () => {
    const services = await another();
    const tab = tabOf(services);
    await handIn(tab, 'coordinator', 'check-export');
    const before = await services.database.work((manager) => rows(manager, RoleGrant, {}));
    const answer = await tab.answer('coordinator', {
      method: 'POST',
      name: 'import',
      id: null,
      part: null,
      body: null,
      handedIn: async () => {
        await services.database.work((manager) =>
          update(manager, RoleGrant, before[0]!, { ...before[0]!, validUntil: '2026-01-01' }),
        );
        return zipOf(files);
      },
    });
    expect(answer.status).toBe(403);
    expect((await everything(services.database)).court).toEqual([]);
  });

  it('does not take somebody with a part in a court for a coordinator who signs in', async () => {
    const services = await another();
    await restore(services, await exported(kamerbode.services.database, 'Breda'));
    const coordinator = IDENTITIES.coordinator;
    await services.database.work(async (manager) => {
      const person = (await row(manager, Person, { aadObjectId: coordinator.aadObjectId }))!;
      await manager.update(Person, { id: person.id }, { id: 'iemand-anders' });
      await manager.update(
        RoleGrant,
        { personId: person.id },
        { personId: 'iemand-anders', courtId: 'breda' },
      );
    });
    const before = await everything(services.database);
    expect((await restore(services)).body).toMatchObject({
      refusal: { text: expect.stringContaining('een andere rij met tenantId en aadObjectId') },
    });
    expect(await everything(services.database)).toEqual(before);
  });
});

const manifest = z.object({ court: z.object({ id: z.string() }) });
const idIn = (of: Files): string => manifest.parse(JSON.parse(of.get(MANIFEST)!.toString())).court.id;
