/** A study in a real browser: what its people do there in a week. */
import type { Page } from 'playwright-core';
import { axeFaults, startTab, type TabKit } from './kit';
import { askGate, passGate } from './large-study';

let tab: TabKit;
let studyId: string;

beforeAll(async () => {
  tab = await startTab();
  studyId = await tab.startStudy();
});

afterAll(() => tab.stop());

const researcher = 'Onderzoeker Heerlen';
const chair = 'Voorzitter Heerlen';
const secretary = 'Secretaris Heerlen';
const NORMS = 'Normenkader koppelen aan elke onderzoeksvraag';

const openPart = (name: string, part = ''): Promise<Page> =>
  tab.open(name, { path: `onderzoek/${studyId}${part === '' ? '' : `/${part}`}` });
const dialog = (page: Page) => page.getByRole('dialog');
const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

describe('the phases', () => {
  it('tell what is next, who is waited for, and lead to the gate', async () => {
    const page = await openPart(researcher);
    const now = page.getByRole('region', { name: 'Nu: Intake en onderzoeksopzet' });
    await now.getByText('Onderzoeker Heerlen: 4 open taken').waitFor();
    await now.getByRole('link', { name: 'Wat er nog ontbreekt' }).click();
    await page.getByRole('heading', { level: 1, name: 'Faseovergang, Heerlen' }).waitFor();
    expect(await page.getByRole('link', { name: 'Faseovergang' }).getAttribute('aria-current')).toBe('page');
  });

  it('are a timeline and a table, with the reckoning of every date', async () => {
    const page = await openPart(researcher);
    await page.getByRole('img', { name: /^Fasen en stappen: tijdlijn/ }).waitFor();
    const row = rowOf(page, 'Documentenanalyse');
    expect(await row.getByText('verwacht').count()).toBe(1);
    // Of its begin, which is the end of the stage before it, and of its end.
    expect(await row.getByRole('button', { name: /^Waarom deze datum/ }).count()).toBe(2);
    await row.getByRole('button', { name: 'Waarom deze datum? Documentenanalyse', exact: true }).click();
    await dialog(page).getByText('prognose', { exact: false }).first().waitFor();
  });

  it('are lengthened and paused in the dialogs that the chat has, by whoever may', async () => {
    const page = await openPart(chair);
    await page.getByRole('button', { name: 'Einddatum verzetten: Intake en onderzoeksopzet' }).click();
    await dialog(page).getByLabel('Reden').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Pauzeren' }).click();
    await dialog(page).getByLabel('Reden').fill('De raad wacht op de begroting.');
    await dialog(page).getByRole('button', { name: 'Pauzeren' }).click();
    await page.getByText('gepauzeerd sinds').waitFor();
    await page.getByRole('button', { name: 'Hervatten' }).click();
    await dialog(page).getByLabel('Reden').fill('De begroting is er.');
    await dialog(page).getByRole('button', { name: 'Hervatten' }).click();
    await page.getByText('· loopt ·').waitFor();
    const colleague = await openPart(researcher);
    expect(await colleague.getByRole('button', { name: 'Pauzeren' }).count()).toBe(0);
  });
});

describe('what comes after', () => {
  it('is planned for whoever has not begun, and for nobody who has', async () => {
    expect((await tab.ask(secretary, 'waves')).body).toMatchObject({ can: { plan: false } });
    expect((await tab.ask('Secretaris Arnhem', 'waves')).body).toMatchObject({ can: { plan: true } });
    expect((await tab.ask('Onderzoeker Arnhem', 'waves')).body).toMatchObject({ can: { plan: false } });
  });
});

describe('the tasks', () => {
  it('are ticked off and taken back in their row', async () => {
    const page = await openPart(researcher, 'taken');
    await rowOf(page, NORMS)
      .getByRole('button', { name: /^Klaar/ })
      .click();
    await page.getByText('7 open, 1 klaar').waitFor();
    await page.getByLabel('Welke taken').selectOption('DONE');
    await rowOf(page, NORMS)
      .getByRole('button', { name: /^Ongedaan maken/ })
      .click();
    await page.getByText('8 open, 0 klaar').waitFor();
    expect(await rowOf(page, NORMS).count()).toBe(0);
  });

  it('are found by whose they are and ticked off together, by keyboard alone', async () => {
    const page = await openPart(researcher, 'taken');
    await page.getByLabel('Welke taken').focus();
    await page.keyboard.type('Van mij');
    await page.getByRole('row').nth(4).waitFor();
    expect(await page.getByRole('row').count()).toBe(5);
    for (const title of [NORMS, 'Betrokkenen en rollen in kaart brengen']) {
      await rowOf(page, title).getByRole('checkbox').focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: 'Klaar (2)' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('6 open, 2 klaar').waitFor();
    await page.getByRole('status').getByRole('button', { name: 'Ongedaan maken' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('8 open, 0 klaar').waitFor();
  });

  it('are put off to one date, and given to one person, together and with a reason', async () => {
    const page = await openPart(secretary, 'taken');
    const mine = [NORMS, 'Betrokkenen en rollen in kaart brengen'];
    const choose = async (): Promise<void> => {
      for (const title of mine) await rowOf(page, title).getByRole('checkbox').check();
    };
    await choose();
    await page.getByRole('button', { name: 'Uitstellen (2)' }).click();
    await page.getByRole('button', { name: 'Uitstellen', exact: true }).click();
    await page.getByText('Vul dit in.').first().waitFor();
    await page.getByLabel('Nieuwe datum').fill('26-02-2027');
    await page.getByLabel('Reden').fill('De gemeente levert later aan.');
    await page.getByRole('button', { name: 'Uitstellen', exact: true }).click();
    for (const title of mine) await rowOf(page, title).getByText('vr 26 feb 2027').waitFor();
    await choose();
    await page.getByRole('button', { name: 'Overdragen (2)' }).click();
    await page.getByLabel('Aan wie?').selectOption({ label: 'Tweede onderzoeker Heerlen' });
    await page.getByLabel('Reden').fill('Om het werk te verdelen.');
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Overdragen', exact: true }).click();
    for (const title of mine) await rowOf(page, title).getByText('Tweede onderzoeker Heerlen').waitFor();
    await choose();
    await page.getByRole('button', { name: 'Overdragen (2)' }).click();
    await page.getByLabel('Aan wie?').selectOption({ label: researcher });
    await page.getByLabel('Reden').fill('Toch niet.');
    await page.getByRole('button', { name: 'Overdragen', exact: true }).click();
    for (const title of mine) await rowOf(page, title).getByText(researcher, { exact: true }).waitFor();
  });

  it('are looked at one by one where a link leads to one, with everything that can be done', async () => {
    const list = await openPart(researcher, 'taken');
    await list.getByRole('button', { name: NORMS, exact: true }).click();
    await dialog(list).getByText('INT-04').waitFor();
    const { body } = await tab.ask(researcher, `study/${studyId}/tasks`);
    const id = /"id":"([^"]+)"[^}]*"code":"INT-04"/.exec(JSON.stringify(body))?.[1] ?? '';
    const page = await openPart(researcher, `taken/${id}`);
    const focus = page.getByRole('region', { name: NORMS });
    await focus.getByRole('button', { name: `Later: ${NORMS}` }).waitFor();
    for (const deed of ['Klaar', 'Wacht op …', 'Uitstel', 'Overdragen', 'Niet van toepassing', 'Notitie'])
      expect(await focus.getByRole('button', { name: `${deed}: ${NORMS}` }).count()).toBe(1);
    await focus.getByRole('button', { name: `Notitie: ${NORMS}` }).click();
    await dialog(page).getByRole('textbox').fill('De normen staan in het plan.');
    await dialog(page).getByRole('button', { name: 'Bewaren' }).click();
    await focus.getByRole('button', { name: `Notities en redenen: ${NORMS}` }).click();
    await dialog(page).getByText('De normen staan in het plan.').waitFor();
    expect(await dialog(page).getByText(researcher, { exact: false }).count()).toBeGreaterThan(0);
  });

  it('are not there when the link leads to one of another study', async () => {
    const { status } = await tab.ask(
      researcher,
      `study/${studyId}/tasks-7c9e6679-7425-40de-944b-e07fc1f90ae7`,
    );
    expect(status).toBe(404);
  });
});

describe('the gate', () => {
  it('has as many criteria unmet in what is asked as in the list beneath, declared ones among them', async () => {
    await askGate(tab, studyId, false);
    const page = await openPart(researcher, 'faseovergang');
    const said = page.getByText('Zes criteria zijn niet gehaald.');
    await said.nth(1).waitFor();
    expect(await page.getByText('Alle criteria zijn gehaald.').count()).toBe(0);
    await page.getByRole('button', { name: /^Intrekken/ }).click();
    await page.getByText('Drie criteria zijn niet gehaald.').waitFor();
  });

  it('is asked for with reasons, and decided by the chair, each in the page', async () => {
    const page = await openPart(researcher, 'faseovergang');
    const unmet = rowOf(page, 'De AVG-paragraaf is er');
    expect(await unmet.getByText('nog niet gehaald').count()).toBe(1);
    await unmet.getByRole('button', { name: 'AVG-paragraaf en informatietekst' }).waitFor();
    await page.getByRole('button', { name: 'Faseovergang aanvragen' }).click();
    await dialog(page).getByRole('button', { name: 'Aanvragen' }).waitFor();
    await askGate(tab, studyId);

    const asker = await openPart(researcher, 'faseovergang');
    const asked = asker.getByRole('region', { name: 'Onderzoeksopzet vastgesteld' });
    await asked.getByRole('button', { name: /^Intrekken/ }).waitFor();
    expect(await asked.getByRole('button', { name: /^Akkoord/ }).count()).toBe(0);

    const decider = await openPart(chair);
    await decider.getByText('wacht op het besluit van Voorzitter Heerlen').waitFor();
    await decider.getByRole('link', { name: 'Naar de aanvraag' }).click();
    const request = decider.getByRole('region', { name: 'Onderzoeksopzet vastgesteld' });
    await request.getByText('Dit volgt binnen een week.').first().waitFor();
    await request.getByText('Wachten kost').waitFor();
    // What the one who asks has to declare stands there as it was declared.
    await rowOf(decider, 'Elke onderzoeksvraag heeft een norm')
      .getByText('verklaard bij de aanvraag')
      .waitFor();
    await request.getByRole('button', { name: /^Akkoord/ }).click();
    await dialog(decider).getByRole('button', { name: 'Akkoord vastleggen' }).click();
    // The court decides as a whole: on which day is asked, and today is filled in where it can be.
    const date = dialog(decider).getByLabel('Datum van het besluit van de rekenkamer');
    if (await date.isVisible()) {
      await date.fill('24-11-2026');
      await dialog(decider).getByRole('button', { name: 'Akkoord vastleggen' }).click();
    }
    await dialog(decider).getByText('Akkoord').first().waitFor();
    await decider.keyboard.press('Escape');
    await decider.getByRole('heading', { name: 'Criteria voor “Gereed voor interviews”' }).waitFor();
    const earlier = decider.getByRole('region', { name: 'Onderzoeksopzet vastgesteld' });
    expect(await earlier.getByText('Besloten door').count()).toBe(1);
    expect(await earlier.getByText('Dit volgt binnen een week.').count()).toBeGreaterThan(0);
  });
});

describe('the registers', () => {
  it('say when they can be filled, as long as their stage has still to begin', async () => {
    const page = await openPart(researcher, 'registers');
    const hearing = page.getByRole('region', { name: 'Bestuurlijk wederhoor' });
    await hearing.getByText('Dit register hoort bij de stap “Bestuurlijk wederhoor”').waitFor();
    expect(await hearing.getByRole('button', { name: /^Toevoegen/ }).count()).toBe(0);
  });

  it('are added to and brought up to date', async () => {
    await passGate(tab, studyId);
    const page = await openPart(researcher, 'registers');
    await page.getByRole('button', { name: 'Toevoegen: Interviews' }).click();
    await dialog(page).getByText('Portefeuillehouder').first().click();
    await dialog(page).getByRole('button', { name: 'Toevoegen' }).click();
    await page.getByRole('region', { name: 'Interviews' }).getByText('1 open, 0 afgerond').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Bijwerken: Interview 1/ }).click();
    expect(await dialog(page).isVisible()).toBe(true);
  });
});

describe('the questions', () => {
  it('are answered by the court, and released by its chair alone', async () => {
    const answered = await tab.submit(
      secretary,
      { dialog: 'QUESTION', studyId, questionNumber: 4 },
      { inScope: 'true', verdict: 'MET', summary: 'De uitgangspunten zijn vastgesteld.' },
    );
    expect(answered.status).toBe(200);
    const own = await openPart(secretary, 'vragen');
    await rowOf(own, 'De uitgangspunten zijn vastgesteld.').getByText('niet vrijgegeven').waitFor();
    expect(await own.getByRole('checkbox').count()).toBe(0);
    expect(
      JSON.stringify((await tab.ask('Voorzitter Arnhem', `study/${studyId}/findings`)).body),
    ).not.toContain('uitgangspunten zijn');

    const page = await openPart(chair, 'vragen');
    await rowOf(page, 'De uitgangspunten zijn vastgesteld.').getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Vrijgeven (1)' }).click();
    await page.getByText('1 vrijgegeven').waitFor();

    const other = await tab.open('Voorzitter Arnhem', { path: `onderzoek/${studyId}/vragen` });
    await other.getByText('De uitgangspunten zijn vastgesteld.').waitFor();
    expect(await other.getByRole('row').count()).toBe(2);
    expect(await other.getByRole('navigation', { name: 'Onderdelen van dit onderzoek' }).count()).toBe(0);
  });

  it('are followed by recommendations', async () => {
    const page = await openPart(secretary, 'aanbevelingen');
    await page.getByRole('button', { name: 'Aanbeveling toevoegen' }).click();
    await dialog(page).getByLabel('Aanbeveling, in één regel').fill('Leg de doelen vast.');
    await dialog(page).getByLabel('Gericht aan').fill('college');
    await dialog(page).getByRole('button', { name: 'Toevoegen' }).click();
    await rowOf(page, 'Leg de doelen vast.').getByText('nog geen besluit').waitFor();
    expect(await page.getByText('1 aanbeveling', { exact: false }).count()).toBeGreaterThan(0);
  });
});

describe('the history', () => {
  it('tells who did what, when and why, and where it stands in the chain', async () => {
    const page = await openPart(chair, 'geschiedenis');
    await page.getByText('sluiten op elkaar aan').waitFor();
    await page.getByLabel('Welke gebeurtenissen').selectOption('PLANNING');
    const paused = rowOf(page, 'Onderzoek gepauzeerd');
    await paused.getByText('De raad wacht op de begroting.').waitFor();
    await paused.getByText('Voorzitter Heerlen (Voorzitter)').waitFor();
    await paused.locator('summary').click();
    await paused.getByText('Hash van de vorige').waitFor();
    expect(await rowOf(page, 'Vrijgegeven').count()).toBe(0);
  });
});

describe('the browser', () => {
  it('showed all of it without a fault', () => {
    expect(tab.faults).toEqual([]);
  });
});
