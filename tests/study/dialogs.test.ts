/** Every dialog in every state of a played study: valid, safe, and accepted when it is filled in. */
import type { EntityManager } from 'typeorm';
import { perform } from '../../bot/study/perform';
import type { Performed } from '../../bot/study/services';
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { parseAction } from '../../bot/actions/parse-action';
import { isCommandName } from '../../bot/actions/parse-command';
import { readDialogRef } from '../../bot/actions/parse-ref';
import type { Command } from '../../bot/workflow/commands';
import { historyAction, historyActions } from '../../cards/texts/history';
import { HistoryEntry } from '../../entities/history';
import { RIGHTS } from '../../bot/workflow/access';
import { schemaFaults } from '../cards/schema';
import { CHAT } from './chat';
import { isJson, type Json } from '../cards/objects';
import { buttonsIn, filled, inputsIn, primaryOf, textOf } from './dialog-reader';
import { playDialogs, SECRET, type Stop } from './dialog-story';
import { IDENTITIES, installation, type Installation, type Who } from './installation';

let kb: Installation;

class Undone extends Error {
  constructor(readonly performed: Performed) {
    super('undone');
  }
}

/** Performs a command and takes it back: the whole unit of work is rolled back. */
async function tryOut(who: Who, command: Command): Promise<Performed> {
  const { services } = kb;
  const tried = services.database.work(async (manager: EntityManager) => {
    const inside = {
      ...services,
      database: {
        ...services.database,
        work: (unit: (m: EntityManager) => unknown) => unit(manager),
        // It would wait for the end of this one.
        compact: () => Promise.resolve(),
      },
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one unit of work inside another
    throw new Undone(await perform(inside as typeof services, command, IDENTITIES[who]));
  });
  try {
    return await tried;
  } catch (fault) {
    if (fault instanceof Undone) return fault.performed;
    throw fault;
  }
}

const DEPARTS: Json = {
  verdict: 'PARTLY_MET',
  summary: 'De raad wordt eerder betrokken.',
  departReason: 'Hier ligt het anders.',
};

/** What somebody changes in a form that would otherwise say that nothing changed. */
const CHANGES: Record<string, (content: Json, today: string) => Json> = {
  COURT_TERMS: () => ({ 'settings.terms.INTAKE': '40' }),
  COURT_CALENDAR: () => ({ 'settings.meetings': '12 februari 2027\n9-3-2027' }),
  COURT_DECISIONS: () => ({ 'settings.delegatedGates': 'G4,G8' }),
  WORKING_DAYS: () => ({ days: '1,2,4' }),
  MAIL_ADDRESS: () => ({ mailAddress: 'ander.adres@heerlen.example' }),
  CATALOGUE_ID: () => ({ catalogueId: '0f8fad5b-d9cb-469f-a165-70867728950e' }),
  DECLARATION: () => ({ untilYear: '2036' }),
  JOINT_NOTE: () => ({ evidenceLink: 'https://programma.example/nota' }),
  'JOINT_OBJECTION again': () => ({ reason: 'Ook hoofdstuk 5 klopt niet.' }),
  'WAVE anchor': () => ({ anchorOn: '2026-01-29' }),
  'WAVE window': () => ({ maxMonths: 30 }),
  CONTACT: (content) => ({ personId: lastChoice(content, 'personId') }),
  ABSENCE: (_, today) => ({ from: today, until: '2026-03-06' }),
  'START_STUDY halfway': (_, today) => ({ 'earlierGates.G1': today }),
  REGISTER_COURT: () => ({ municipality: 'Breda', tenantId: '44444444-4444-4444-8444-444444444444' }),
  QUESTION: () => ({ inScope: 'true', verdict: 'PARTLY_MET', summary: 'De raad wordt eerder betrokken.' }),
  'QUESTION shared': () => DEPARTS,
  'QUESTION newer version': () => DEPARTS,
  SHARED_ANSWER: () => ({ summary: 'Het Rijk volgt het programma op de voet.' }),
  RECOMMENDATION: () => ({ title: 'Leg het eerder vast' }),
  REGISTER_ENTRY: () => ({ reason: 'Daar is over gebeld.' }),
};

const lastChoice = (content: Json, id: string): unknown => {
  const input = inputsIn(content).find((one) => one.id === id);
  const last = Array.isArray(input?.choices) ? input.choices.at(-1) : undefined;
  return isJson(last) ? last.value : undefined;
};

interface Shown extends Stop {
  content: Json;
  text: string;
  /** What came of pressing its own button, filled in; undefined for a dialog that is only read. */
  performed: Performed | undefined;
  /** What came of each other button that does something. */
  others: { title: string; performed: Performed }[];
  unread: string[];
}

const shown: Shown[] = [];
/** By dialog and field: what came back of what had been entered. */
const lost: string[] = [];

async function pressed(who: Who, data: Json): Promise<Performed | string> {
  const action = parseAction(data, CHAT);
  // In the tab the same button says also on which version it was decided.
  const inTab = parseAction(data, { ...CHAT, scope: 'tab' });
  if (action.kind !== 'commands' || inTab.kind !== 'commands') return JSON.stringify([action, inTab]);
  return tryOut(who, action.commands[0]);
}

beforeAll(async () => {
  kb = await installation();
  await playDialogs(kb, async (stop) => {
    const { name, who, ref, refused } = stop;
    const dialog = await viewDialog(kb.services, ref, await kb.actor(who), refused);
    if (!('content' in dialog)) throw new Error(`${name} for ${who}: ${JSON.stringify(dialog)}`);
    const { content } = dialog;
    const { today } = await kb.facts();
    const primary = primaryOf(content);
    const change = CHANGES[name] ?? CHANGES[ref.dialog] ?? (() => ({}));
    const unread: string[] = [];
    const press = async (data: Json): Promise<Performed | undefined> => {
      const came = await pressed(who, data);
      if (typeof came === 'string') unread.push(came);
      return typeof came === 'string' ? undefined : came;
    };
    const performed =
      primary === undefined || refused !== undefined
        ? undefined
        : await press({ ...filled(content, today, change(content, today)), ...primary.data });
    const others: Shown['others'] = [];
    for (const { title, data, takesFields } of buttonsIn(content)) {
      if (takesFields || data.command === undefined) continue;
      const came = await press(data);
      if (came !== undefined) others.push({ title, performed: came });
    }
    shown.push({ ...stop, content, text: textOf(content), performed, others, unread });
    await keepsWhatIsEntered(stop, content);
  });
});
afterAll(() => kb.close());

/** After a refusal everything that was entered stands there again, however odd. */
async function keepsWhatIsEntered({ name, who, ref }: Stop, content: Json): Promise<void> {
  const entered: Record<string, string> = Object.fromEntries(
    inputsIn(content).map((input) => [String(input.id), oddValue(input)]),
  );
  const message = 'Dat kan zo niet.';
  const again = await viewDialog(kb.services, ref, await kb.actor(who), { message, entered });
  if (!('content' in again)) throw new Error(`${name} does not open again: ${JSON.stringify(again)}`);
  const values = new Map(inputsIn(again.content).map(({ id, value }) => [String(id), String(value)]));
  lost.push(
    ...Object.keys(entered)
      .filter((id) => values.get(id) !== entered[id])
      .map((id) => `${name}: ${id}`),
  );
  lost.push(...schemaFaults(again.content).map((fault) => `${name}: ${fault}`));
  if (!textOf(again.content).startsWith(message)) lost.push(`${name}: the message`);
}

function oddValue(input: Json): string {
  switch (input.type) {
    case 'Input.Date':
      return '31-02-2027';
    case 'Input.Number':
      return '12,5';
    case 'Input.Toggle':
      return input.value === 'true' ? 'false' : 'true';
    case 'Input.ChoiceSet':
      return 'iets-anders';
    default:
      return 'é'.repeat(10_000);
  }
}

const kinds = (): string[] => [...new Set(shown.map(({ ref }) => ref.dialog))];

const names = (...people: Who[]): string[] => people.map((who) => IDENTITIES[who].name);

const pageOf = async (page: number): Promise<Json> => {
  const ref = { dialog: 'HISTORY', studyId: kb.studyId, page } as const;
  const dialog = await viewDialog(kb.services, ref, await kb.actor('chair'));
  if (!('content' in dialog)) throw new Error(JSON.stringify(dialog));
  return dialog.content;
};
const pages = async (): Promise<number> =>
  Number(/Pagina 1 van (\d+)/.exec(textOf(await pageOf(1)))?.[1] ?? 0);

describe('every dialog', () => {
  it('is shown in the story', () => {
    const all = kinds();
    expect(all.length).toBeGreaterThan(33);
    // Each is one that a button can ask for.
    for (const { ref } of shown) expect(readDialogRef(JSON.parse(JSON.stringify(ref)))).toEqual(ref);
  });

  it('is a valid card without anything unfilled, and small', () => {
    const faults = shown.flatMap(({ name, content }) => [
      ...schemaFaults(content).map((fault) => `${name}: ${fault}`),
      ...(JSON.stringify(content).includes('${') ? [`${name}: a placeholder`] : []),
    ]);
    expect(faults).toEqual([]);
    const large = shown.filter(
      ({ refused, content }) => refused === undefined && JSON.stringify(content).length > 16_000,
    );
    expect(large.map(({ name }) => name)).toEqual([]);
  });

  it('has at most one primary button, the last one, and no field twice', () => {
    for (const { name, content } of shown) {
      const buttons = buttonsIn(content);
      const primary = buttons.filter(({ takesFields }) => takesFields);
      expect({ name, primary: primary.length }).toEqual({ name, primary: Math.min(1, primary.length) });
      expect({ name, last: primary.length === 0 || buttons.at(-1) === primary[0] }).toEqual({
        name,
        last: true,
      });
      expect(buttons.filter(({ style }) => style !== undefined)).toEqual(primary);
      const ids = inputsIn(content).map(({ id }) => id);
      expect({ name, ids: new Set(ids).size }).toEqual({ name, ids: ids.length });
    }
  });

  it('is understood when it is sent, and accepted when it is filled in', () => {
    const refused = shown.flatMap(({ name, performed, others, unread }) => [
      ...unread.map((why) => `${name}: ${why}`),
      ...(performed?.ok === false ? [`${name}: ${JSON.stringify(performed.refusal)}`] : []),
      ...others
        .filter((other) => !other.performed.ok)
        .map((other) => `${name}, ${other.title}: ${JSON.stringify(other.performed)}`),
    ]);
    expect(refused).toEqual([]);
    expect(shown.filter(({ performed }) => performed !== undefined).length).toBeGreaterThan(45);
    expect(shown.flatMap(({ others }) => others).length).toBeGreaterThan(8);
  });

  it('shows again what was entered, also what no field of its kind can hold', () => {
    expect(lost).toEqual([]);
  });

  it('addresses people formally', () => {
    const informal = shown.filter(({ text }) => /\b(je|jij|jouw|jullie)\b/i.test(text));
    expect(informal.map(({ name }) => name)).toEqual([]);
  });
});

describe('what somebody wrote', () => {
  const own = new Set<Who>(['chair', 'deputy', 'secretary', 'researcher', 'member', 'external']);

  it('is read by the court’s own people only', () => {
    const readers = new Set(shown.filter(({ text }) => text.includes(SECRET)).map(({ who }) => who));
    expect(readers.size).toBeGreaterThan(2);
    expect([...readers].filter((who) => !own.has(who))).toEqual([]);
  });

  it('is shown as it was typed, and as nothing else', () => {
    const details = shown.find(({ name }) => name === 'TASK_DETAILS done');
    expect(details?.text).toContain('Zie ook het **dossier**.');
    expect(JSON.stringify(details?.content)).toContain('\\\\*\\\\*dossier');
  });
});

describe('names', () => {
  it('do not reach the coordinator', () => {
    const seen = shown.filter(({ who }) => who === 'coordinator');
    expect(seen.length).toBeGreaterThan(8);
    for (const name of names('chair', 'deputy', 'secretary', 'researcher', 'member', 'external'))
      for (const one of seen)
        expect({ dialog: one.name, has: one.text.includes(name) }).toEqual({ dialog: one.name, has: false });
  });

  it('do not reach another court', () => {
    const elsewhere = shown.filter(({ who }) => who === 'stranger');
    expect(elsewhere.map(({ text }) => text).join()).not.toMatch(/Heerlen/);
    const standIn = shown.find(({ ref }) => ref.dialog === 'STAND_IN');
    expect(standIn?.text).toContain('Voorzitter van rekenkamer Arnhem');
    expect(standIn?.text).not.toContain(IDENTITIES.stranger.name);
  });
});

describe('the history', () => {
  it('has a label for every command', () => {
    const commands = Object.keys(RIGHTS).filter((action) => isCommandName(action));
    expect([...commands, 'REDEEM_CODE'].filter((name) => !(name in historyActions))).toEqual([]);
  });

  it('has a label for everything that was written in the story', async () => {
    const entries = await kb.read((manager) => manager.find(HistoryEntry));
    expect(entries.length).toBeGreaterThan(40);
    expect(
      entries.filter(({ action }) => historyAction(action) === action).map(({ action }) => action),
    ).toEqual([]);
  });

  it('says what was done to what, by whom, in which role, and when', async () => {
    let text = '';
    for (let page = 1; page <= (await pages()); page++) text += textOf(await pageOf(page));
    for (const line of [
      'Overgedragen: IV-01 Respondentenlijst vaststellen (verplichte rollen gedekt) · aan Extern onderzoeker',
      'vr 19 juni 2026 om 10:00 · Secretaris Heerlen (Secretaris-onderzoeker) · nr. ',
      'Onderzoek hervat: sinds vr 5 juni 2026 · datums schuiven 10 werkdagen',
      'Einddatum van een stap verzet: Interviews · tot en met di 1 september 2026',
      'Akkoord op faseovergang: Onderzoeksopzet vastgesteld · besluit van de rekenkamer op wo 22 april 2026',
      'Aanvraag teruggestuurd: Onderzoeksopzet vastgesteld · 1 taak heropend',
      'Gebeurtenis vastgelegd: Startbrief verstuurd · wo 22 april 2026',
      'Register bijgewerkt: Documentverzoek 3 · afgehandeld wo 22 april 2026 · geweigerd',
      'Afgerond: INT-01 Vooronderzoek uitvoeren (wat is bekend, eerdere rapporten)',
      'Onderzoek gestart: Intake en onderzoeksopzet · ma 2 maart 2026',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain(SECRET);
  });

  it('turns to the page that is asked for, and to the nearest where there is none', async () => {
    const last = await pages();
    expect(last).toBeGreaterThan(1);
    for (const [asked, shownPage] of [
      [0, 1],
      [1, 1],
      [2, 2],
      [9999, last],
    ] as const) {
      const content = await pageOf(asked);
      expect(textOf(content)).toContain(`Pagina ${shownPage} van ${last}`);
      expect(buttonsIn(content).map(({ title }) => title)).toEqual([
        ...(shownPage > 1 ? ['Nieuwer'] : []),
        ...(shownPage < last ? ['Ouder'] : []),
      ]);
    }
  });
});
