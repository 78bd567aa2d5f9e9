import path from 'node:path';
import { ConfigFault, readConfig } from '../bot/config';

const APP = '11111111-2222-4333-8444-555555555555';
const TENANT = 'AAAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee';

const TEAMS = {
  MicrosoftAppId: APP,
  MicrosoftAppPassword: 'zeer-geheim',
  MicrosoftAppTenantId: TENANT,
};

function mistakes(environment: Record<string, string>, host: 'local' | 'function-app' = 'local'): string[] {
  try {
    readConfig(environment, host);
  } catch (fault) {
    if (fault instanceof ConfigFault) return fault.mistakes;
    throw fault;
  }
  return [];
}

describe('the configuration', () => {
  test('needs nothing on one’s own machine', () => {
    const config = readConfig({}, 'local');
    expect(config).toMatchObject({
      mode: 'local',
      port: 3978,
      demo: true,
      sqlServer: null,
      coordinators: [],
      bot: null,
      serviceHosts: ['smba.trafficmanager.net', '*.botframework.com'],
    });
    expect(config.dataFolder).toBe(path.resolve(__dirname, '..', '.kamerbode'));
    expect(config.definitionFile).toBe(path.resolve(__dirname, '..', 'bot', 'programme', 'nplv.yaml'));
  });

  test('reads what is given, ids in lower case', () => {
    const config = readConfig(
      {
        ...TEAMS,
        PORT: '8080',
        KAMERBODE_DEMO: '1',
        KAMERBODE_DATABASE: 'Server=tcp:db.example.nl,1433;Database=kamerbode;User Id=bot;Password=x',
        KAMERBODE_COORDINATORS: `${TENANT}:${APP}, ${APP}:${TENANT}`,
        KAMERBODE_SERVICE_URLS: 'SMBA.trafficmanager.net',
      },
      'function-app',
    );
    expect(config.mode).toBe('teams');
    expect(config.port).toBe(8080);
    expect(config.demo).toBe(false);
    expect(config.bot).toEqual({
      appId: APP,
      password: 'zeer-geheim',
      type: 'SingleTenant',
      tenantId: TENANT.toLowerCase(),
    });
    expect(config.coordinators).toEqual([
      { tenantId: TENANT.toLowerCase(), aadObjectId: APP },
      { tenantId: APP, aadObjectId: TENANT.toLowerCase() },
    ]);
    expect(config.serviceHosts).toEqual(['smba.trafficmanager.net']);
  });

  test('names every mistake at once: the variable, what it was, what was expected', () => {
    const found = mistakes({
      PORT: '70000',
      KAMERBODE_DEMO: 'ja',
      KAMERBODE_COORDINATORS: 'iemand',
      KAMERBODE_DEFINITION: '/bestaat/niet.yaml',
      KAMERBODE_SERVICE_URLS: 'https://smba.trafficmanager.net/emea',
      KAMERBODE_DATABASE: 'wachtwoord=hunter2',
      MicrosoftAppId: 'geen-uuid',
      MicrosoftAppType: 'Dubbel',
    });
    const about = (name: string) => found.find((line) => line.startsWith(`${name} `)) ?? '';
    expect(about('PORT')).toContain('"70000"; verwacht: een poortnummer');
    expect(about('KAMERBODE_DEMO')).toContain('"ja"; verwacht: 0 of 1');
    expect(about('KAMERBODE_COORDINATORS')).toContain('"iemand"; verwacht: tenant-id:object-id');
    expect(about('KAMERBODE_DEFINITION')).toContain('"/bestaat/niet.yaml"; verwacht: een bestaand bestand');
    expect(about('KAMERBODE_SERVICE_URLS')).toContain('verwacht: hostnamen zonder https://');
    expect(about('MicrosoftAppId')).toContain('"geen-uuid"; verwacht: een UUID');
    expect(about('MicrosoftAppType')).toContain('"Dubbel"; verwacht: SingleTenant');
    expect(about('MicrosoftAppPassword')).toContain('niet ingevuld');
    expect(about('MicrosoftAppTenantId')).toContain('niet ingevuld');
    expect(found).toHaveLength(10);
  });

  test('never shows a secret', () => {
    const text = mistakes({
      KAMERBODE_DATABASE: 'wachtwoord=hunter2',
      MicrosoftAppPassword: 'zeer-geheim',
    }).join('\n');
    expect(text).toContain('KAMERBODE_DATABASE is ingevuld, maar klopt niet');
    expect(text).toContain('MicrosoftAppPassword wel; verwacht: beide of geen van beide');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('zeer-geheim');
  });

  test.each([
    ['the production registrations', {}, 'function-app' as const],
    ['a worker of Azure Functions', { FUNCTIONS_WORKER_RUNTIME: 'node' }, 'local' as const],
    ['a Function App in Azure', { WEBSITE_INSTANCE_ID: 'abc' }, 'local' as const],
  ])('refuses to run without an app id: %s', (_, environment: Record<string, string>, host) => {
    const found = mistakes({ ...environment, KAMERBODE_DATA: '/data' }, host);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('als Function App draait Kamerbode alleen met de app-id');
  });

  test('a Function App does not put the database somewhere that may vanish', () => {
    expect(mistakes(TEAMS, 'function-app')).toEqual([
      expect.stringContaining('KAMERBODE_DATABASE is niet ingevuld'),
    ]);
    expect(mistakes({ ...TEAMS, KAMERBODE_DATA: '/data' }, 'function-app')).toEqual([]);
  });

  test('mail needs a server and a sender, or is not there', () => {
    const mail = {
      KAMERBODE_SMTP_URL: 'smtps://kamerbode:zeer-geheim@mail.example:465',
      KAMERBODE_MAIL_FROM: 'Kamerbode <kamerbode@mail.example>',
    };
    expect(readConfig({}).mail).toBeNull();
    expect(readConfig(mail).mail).toEqual({ url: mail.KAMERBODE_SMTP_URL, from: mail.KAMERBODE_MAIL_FROM });
    expect(mistakes({ KAMERBODE_SMTP_URL: mail.KAMERBODE_SMTP_URL })).toEqual([
      'KAMERBODE_MAIL_FROM is niet ingevuld, KAMERBODE_SMTP_URL wel; verwacht: beide of geen van beide.',
    ]);
    expect(mistakes({ KAMERBODE_MAIL_FROM: mail.KAMERBODE_MAIL_FROM })).toEqual([
      'KAMERBODE_SMTP_URL is niet ingevuld, KAMERBODE_MAIL_FROM wel; verwacht: beide of geen van beide.',
    ]);
    const wrong = mistakes({
      KAMERBODE_SMTP_URL: 'https://kamerbode:zeer-geheim@mail.example',
      KAMERBODE_MAIL_FROM: 'Kamerbode\r\nBcc: iemand@mail.example',
    });
    expect(wrong).toHaveLength(2);
    expect(wrong.join('\n')).not.toContain('zeer-geheim');
  });

  test('an empty variable counts as not given', () => {
    expect(readConfig({ PORT: ' ', MicrosoftAppId: '' }, 'local')).toMatchObject({
      mode: 'local',
      port: 3978,
    });
  });

  test('a managed identity has no password', () => {
    const managed = {
      MicrosoftAppId: APP,
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppType: 'UserAssignedMSI',
    };
    expect(mistakes(managed)).toEqual([]);
    expect(mistakes({ ...managed, MicrosoftAppPassword: 'x' })).toEqual([
      expect.stringContaining('verwacht: leeg'),
    ]);
  });
});
