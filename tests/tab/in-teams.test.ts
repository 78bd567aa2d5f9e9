import { readUntil, startTab, type TabKit } from './kit';
import { openInTeams } from './teams-host';

let kit: TabKit;

beforeAll(async () => {
  kit = await startTab();
  await kit.startStudy();
});

afterAll(() => kit.stop());

const researcher = 'Onderzoeker Heerlen';
describe('the tab inside Teams', () => {
  it('signs in by itself with the token that Teams gives, and says when there is something to see', async () => {
    const host = await openInTeams(kit, researcher, { subPageId: '/taken' });
    await host.tab.getByRole('heading', { name: 'Mijn taken' }).waitFor();
    const calls = await host.calls();
    expect(calls.slice(0, 2)).toEqual(['initialize', 'getContext']);
    expect(calls).toContain('appInitialization.success');
    expect(calls).toContain('authentication.getAuthToken');
    // Teams says who one is; the tab offers no way out of that.
    expect(await host.tab.getByRole('button', { name: 'Afmelden' }).count()).toBe(0);
  });

  it('goes where a deep link leads', async () => {
    const host = await openInTeams(kit, researcher, { subPageId: 'nergens/1' });
    await host.tab.getByRole('heading', { name: 'Deze pagina is er niet.' }).waitFor();
    await host.tab.getByRole('link', { name: 'Naar het begin' }).click();
    await host.tab.getByRole('link', { name: 'Mijn taken' }).click();
    await host.tab.getByRole('heading', { name: 'Mijn taken' }).waitFor();
    expect(await host.calls()).toContain('appInitialization.appLoaded');
  });

  it('goes to the page that something is on, when a link leads further', async () => {
    const host = await openInTeams(kit, researcher, {
      subPageId: '/taken/7c9e6679-7425-40de-944b-e07fc1f90ae7',
    });
    await host.tab.getByRole('heading', { name: 'Mijn taken' }).waitFor();
    const current = host.tab.getByRole('navigation').locator('[aria-current=page]');
    expect(await current.allTextContents()).toEqual(['Mijn taken']);
  });

  it('leads back to the chat, without leaving Teams', async () => {
    const host = await openInTeams(kit, researcher, { subPageId: '/taken' });
    await host.tab.getByRole('link', { name: 'Naar de chat' }).click();
    // On this machine that is the practice room.
    const chat = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    await host.page.waitForFunction('links.length > 0');
    expect(await host.links()).toEqual([chat]);
  });

  it('takes Teams’ theme, and follows it when it changes', async () => {
    const host = await openInTeams(kit, researcher, { subPageId: '/taken', theme: 'dark' });
    await host.tab.getByRole('heading', { name: 'Mijn taken' }).waitFor();
    expect(await host.background()).toBe('rgb(41, 41, 41)');
    const wanted = { contrast: 'rgb(0, 0, 0)', default: 'rgb(255, 255, 255)' };
    for (const [theme, colour] of Object.entries(wanted)) {
      await host.setTheme(theme);
      expect(await readUntil(colour, () => host.background())).toBe(colour);
    }
  });

  it('has a button to sign in where Teams may not give a token without one', async () => {
    const host = await openInTeams(kit, researcher, { subPageId: '/taken', refusals: 1 });
    await host.tab.getByRole('heading', { name: 'Aanmelden bij Kamerbode' }).waitFor();
    await host.tab.getByRole('button', { name: 'Opnieuw aanmelden' }).click();
    await host.tab.getByRole('heading', { name: 'Mijn taken' }).waitFor();
    expect(kit.faults).toEqual([]);
  });
});
