/** The app package for Teams: what is in it, that Teams takes it, and what is said when settings are missing. */
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { readTyped, TYPED_COMMANDS } from '../../bot/teams/typed-commands';
import { ConfigFault, type Environment } from '../../bot/config';
import { packageFaults, type Icons } from '../../functions/local/app-package/faults';
import { manifestFiles } from '../../functions/local/app-package/manifest';
import { readPackageSettings } from '../../functions/local/app-package/settings';
import { composePackage } from '../../functions/local/package';

const BOT = '0b7e5f1a-3c2d-4e5f-8a9b-1c2d3e4f5a6b';
const TAB = '1c8f6a2b-4d3e-4f6a-9b0c-2d3e4f5a6b7c';
const APP = '2d9a7b3c-5e4f-4a7b-8c1d-3e4f5a6b7c8d';
const GIVEN = {
  MicrosoftAppId: BOT,
  KAMERBODE_URL: 'https://kamerbode.example/',
  KAMERBODE_TAB_CLIENT_ID: TAB.toUpperCase(),
  KAMERBODE_TEAMS_APP_ID: APP,
};

const settings = (more: Environment = {}) => readPackageSettings({ ...GIVEN, ...more }, '0.1.0');

function zipOf(more: Environment = {}): Uint8Array {
  const composed = composePackage(settings(more));
  if (!composed.ok) throw new Error(composed.faults.join('\n'));
  return composed.zip;
}

const MANIFEST = z.looseObject({
  bots: z.tuple([
    z.looseObject({
      commandLists: z.array(
        z.object({
          scopes: z.tuple([z.string()]),
          commands: z.array(z.object({ title: z.string(), description: z.string() })),
        }),
      ),
    }),
  ]),
});

function contents(zip: Uint8Array) {
  const files = unzipSync(zip);
  const text = (name: string): unknown => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8'));
  return {
    names: Object.keys(files),
    manifest: MANIFEST.parse(text('manifest.json')),
    english: z.record(z.string(), z.string()).parse(text('en.json')),
    icons: { 'color.png': file(files['color.png']), 'outline.png': file(files['outline.png']) },
  };
}
const file = (bytes: Uint8Array | undefined): Buffer => Buffer.from(bytes ?? []);

function mistakesOf(environment: Environment): string[] {
  try {
    readPackageSettings(environment, '0.1.0');
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.mistakes;
  }
  throw new Error('No mistakes were found');
}

describe('the package', () => {
  test('holds the manifest, its English texts and two icons, at its top', () => {
    expect(contents(zipOf()).names).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
  });

  test('names the ids, the address and the version that it was made for', () => {
    const { manifest } = contents(zipOf());
    expect(manifest).toMatchObject({
      manifestVersion: '1.29',
      version: '0.1.0',
      id: APP,
      bots: [{ botId: BOT, scopes: ['personal', 'team'] }],
      staticTabs: [
        { entityId: 'conversations', scopes: ['personal'] },
        {
          entityId: 'kamerbode',
          contentUrl: 'https://kamerbode.example/tab',
          websiteUrl: 'https://kamerbode.example/tab',
          scopes: ['personal'],
        },
      ],
      developer: {
        name: 'Kamerbode',
        websiteUrl: 'https://kamerbode.example/about',
        privacyUrl: 'https://kamerbode.example/about',
        termsOfUseUrl: 'https://kamerbode.example/about',
      },
      defaultInstallScope: 'personal',
      validDomains: ['kamerbode.example'],
      webApplicationInfo: { id: TAB, resource: `api://kamerbode.example/${TAB}` },
      localizationInfo: { defaultLanguageTag: 'nl' },
    });
    expect(manifest).not.toHaveProperty('supportedChannelTypes');
    expect(contents(zipOf({ KAMERBODE_PACKAGE_VERSION: '1.4.0' })).manifest['version']).toBe('1.4.0');
  });

  test('names whoever offers it, with their own statements', () => {
    const { manifest } = contents(
      zipOf({
        KAMERBODE_PUBLISHER: 'Bureau Rekenkamers',
        KAMERBODE_PRIVACY_URL: 'https://bureau.example/privacy',
        KAMERBODE_TERMS_URL: 'https://bureau.example/voorwaarden',
        KAMERBODE_TAB_RESOURCE: 'api://bureau.example/kamerbode',
      }),
    );
    expect(manifest).toMatchObject({
      developer: {
        name: 'Bureau Rekenkamers',
        privacyUrl: 'https://bureau.example/privacy',
        termsOfUseUrl: 'https://bureau.example/voorwaarden',
      },
      webApplicationInfo: { id: TAB, resource: 'api://bureau.example/kamerbode' },
    });
  });

  test('stands on one id where no others are given', () => {
    const { manifest } = contents(zipOf({ KAMERBODE_TAB_CLIENT_ID: '', KAMERBODE_TEAMS_APP_ID: '' }));
    expect(manifest).toMatchObject({ id: BOT, webApplicationInfo: { id: BOT } });
  });

  test('is the same, byte for byte, whenever and wherever it is made', () => {
    const zip = Buffer.from(zipOf());
    expect(Buffer.from(zipOf()).equals(zip)).toBe(true);
    // The time and date of the first file, as DOS wrote them: midnight, 1 January 1980.
    expect(zip.subarray(10, 14).toString('hex')).toBe('00002100');
  });

  test('holds no secret of the environment', () => {
    const secrets = {
      MicrosoftAppPassword: 'zeer-geheim',
      KAMERBODE_DATABASE: 'Server=x;Password=zeer-geheim',
    };
    for (const content of Object.values(unzipSync(zipOf(secrets)))) {
      expect(Buffer.from(content).includes('zeer-geheim')).toBe(false);
    }
  });
});

describe('what Teams would say of it', () => {
  test('nothing, of ours', () => {
    const { icons } = contents(zipOf());
    expect(packageFaults(manifestFiles(settings()), icons)).toEqual([]);
  });

  test('the place and the rule, of what is not well', () => {
    const files = manifestFiles({
      ...settings(),
      publisher: 'Een naam die langer is dan Teams er een toont',
    });
    const swapped: Icons = {
      'color.png': contents(zipOf()).icons['outline.png'],
      'outline.png': file(undefined),
    };
    files['en.json']['bots[0].commandLists[9].commands[0].title'] = 'geen lijst';
    const faults = packageFaults(files, swapped).join('\n');
    expect(faults).toContain('manifest.json/developer/name: must NOT have more than 32 characters');
    expect(faults).toContain('en.json: must NOT have additional properties');
    expect(faults).toContain('color.png: is geen PNG van 192 bij 192');
    expect(faults).toContain('outline.png: is geen PNG van 32 bij 32');
  });
});

describe('the commands that Teams offers', () => {
  const { manifest, english } = contents(zipOf());
  const offered = manifest.bots[0].commandLists.flatMap(({ scopes: [scope], commands }, at) =>
    commands.flatMap(({ title }, i) => [
      { scope, word: title },
      { scope, word: english[`bots[0].commandLists[${at}].commands[${i}].title`] ?? '' },
    ]),
  );

  test.each(offered)('$word is what the bot understands ($scope)', ({ scope, word }) => {
    const typed = readTyped(word, { taskIds: [], municipalities: [] });
    if (typed.kind !== 'command') throw new Error(`Not understood: ${word}`);
    expect(Object.keys(TYPED_COMMANDS)).toContain(typed.intent);
    expect(typed.rest).toBe('');
    expect(typed.intent === 'HELP').toBe(word === 'help');
    expect(['LINK_CHANNEL', 'UNLINK_CHANNEL'].includes(typed.intent)).toBe(scope === 'team');
  });

  test('are as many in English, each with what it does', () => {
    const [personal, team] = manifest.bots[0].commandLists;
    expect(Object.keys(english).filter((key) => key.endsWith('.description'))).toHaveLength(
      (personal?.commands.length ?? 0) + (team?.commands.length ?? 0),
    );
  });
});

describe('the settings', () => {
  test('are asked for by name when they are missing', () => {
    const mistakes = mistakesOf({});
    expect(mistakes).toHaveLength(2);
    expect(mistakes[0]).toContain(
      'MicrosoftAppId is niet ingevuld; verwacht: de app-id (een UUID) van de bot',
    );
    expect(mistakes[1]).toContain('KAMERBODE_URL is niet ingevuld; verwacht: het openbare adres');
  });

  test('are all told of when they are wrong', () => {
    const mistakes = mistakesOf({
      MicrosoftAppId: 'bot',
      KAMERBODE_URL: 'http://kamerbode.example',
      KAMERBODE_TAB_CLIENT_ID: '12',
      KAMERBODE_PACKAGE_VERSION: '1.4',
    });
    expect(mistakes.map((mistake) => mistake.split(' ')[0])).toEqual([
      'MicrosoftAppId',
      'KAMERBODE_URL',
      'KAMERBODE_TAB_CLIENT_ID',
      'KAMERBODE_PACKAGE_VERSION',
    ]);
  });

  test.each(['https://127.0.0.1:3978', 'https://localhost', 'kamerbode.example'])(
    'take no address that Teams cannot reach: %s',
    (address) => {
      expect(mistakesOf({ ...GIVEN, KAMERBODE_URL: address })[0]).toContain(`KAMERBODE_URL is "${address}"`);
    },
  );

  test('take the address from Azure where it runs there', () => {
    const { publicUrl } = settings({ KAMERBODE_URL: '', WEBSITE_HOSTNAME: 'kamerbode.azurewebsites.net' });
    expect(publicUrl).toBe('https://kamerbode.azurewebsites.net');
  });
});
