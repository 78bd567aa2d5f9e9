/**
 * The only reader of the environment. Checks everything at once and either answers with a complete configuration or
 * throws one fault that lists every mistake: which variable, what it was, what was expected. Secrets are never shown.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { MailServer } from './mail';
import type { ConfiguredCoordinator } from './study/services';

interface BotRegistration {
  appId: string;
  /** Empty for a managed identity. */
  password: string;
  type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** The home tenant, from which the bot takes its own token whatever tenant it talks with. */
  tenantId: string;
}

export interface Config {
  /** `local`: no app id; only loopback callers and loopback channels. `teams`: tokens are checked. */
  mode: 'local' | 'teams';
  port: number;
  /** Absolute path of the folder for the database and whatever else a run on one machine keeps. */
  dataFolder: string;
  /** Whether an empty database gets the demonstration; only ever in local mode. */
  demo: boolean;
  /** SQL Server connection string; null for the embedded database in `dataFolder`. */
  sqlServer: string | null;
  coordinators: ConfiguredCoordinator[];
  /** Where people find this installation, without a slash at the end: for calendar feeds. */
  publicUrl: string;
  /** Absolute path of the programme definition. */
  definitionFile: string;
  /** Null in local mode. */
  bot: BotRegistration | null;
  /** By which people are mailed whom the bot cannot reach; null when nobody is. */
  mail: MailServer | null;
  /** Hosts that the bot talks with: an exact name, or `*.` and the rest of it. */
  serviceHosts: string[];
  /** By which registration people sign in for the tab; null in local mode. */
  tab: TabRegistration | null;
}

export interface TabRegistration {
  clientId: string;
  /** The registration's application ID URI, of which the scope is asked: `api://<host>/<client id>`. */
  resource: string;
  /** Where guests of the programme sign in. */
  homeTenantId: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Lists every mistake, in Dutch, one a line. */
export class ConfigFault extends Error {
  constructor(readonly mistakes: string[]) {
    super(`De instellingen kloppen niet:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
    this.name = 'ConfigFault';
  }
}

/** Teams' own service hosts: smba.trafficmanager.net/<region>/, and the Bot Framework's. */
const TEAMS_SERVICE_HOSTS = ['smba.trafficmanager.net', '*.botframework.com'];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuid = z.string().trim().toLowerCase().regex(UUID);

const listOf = <T>(item: z.ZodType<T, string>) =>
  z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item));

const coordinator = z
  .string()
  .transform((value) => value.split(':'))
  .pipe(z.tuple([uuid, uuid]))
  .transform(([tenantId, aadObjectId]): ConfiguredCoordinator => ({ tenantId, aadObjectId }));

const hostPattern = z
  .string()
  .toLowerCase()
  .regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/);

/** An address, or a name with an address behind it. */
const MAIL_FROM = /^(?:[^<>@\r\n]{1,100}<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

const VARIABLES = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(65535))
    .optional(),
  KAMERBODE_DATA: z.string().optional(),
  KAMERBODE_DEMO: z.enum(['0', '1']).optional(),
  KAMERBODE_DATABASE: z
    .string()
    .regex(/(^|;)\s*(server|data source)\s*=\s*[^;\s]/i)
    .optional(),
  KAMERBODE_COORDINATORS: listOf(coordinator).optional(),
  KAMERBODE_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  KAMERBODE_DEFINITION: z
    .string()
    .refine((file) => existsSync(path.resolve(file)))
    .optional(),
  KAMERBODE_SERVICE_URLS: listOf(hostPattern)
    .refine((hosts) => hosts.length > 0)
    .optional(),
  KAMERBODE_TAB_CLIENT_ID: uuid.optional(),
  KAMERBODE_TAB_RESOURCE: z
    .string()
    .regex(/^api:\/\/\S+[^/\s]$/)
    .optional(),
  KAMERBODE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  KAMERBODE_MAIL_FROM: z.string().regex(MAIL_FROM).optional(),
  MicrosoftAppId: uuid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI']).optional(),
  MicrosoftAppTenantId: uuid.optional(),
});
type Values = z.output<typeof VARIABLES>;
type VariableName = keyof Values;

const EXPECTED: Record<VariableName, string> = {
  PORT: 'een poortnummer van 0 tot en met 65535, zoals 3978',
  KAMERBODE_DATA: 'een map',
  KAMERBODE_DEMO: '0 of 1',
  KAMERBODE_DATABASE: 'een verbindingstekst voor SQL Server, met ten minste Server=…',
  KAMERBODE_COORDINATORS: 'tenant-id:object-id (twee UUID’s), met komma’s ertussen',
  KAMERBODE_URL: 'het adres van deze installatie, zoals https://kamerbode.voorbeeld.nl',
  KAMERBODE_DEFINITION: 'een bestaand bestand met een programmadefinitie',
  KAMERBODE_SERVICE_URLS:
    'hostnamen zonder https:// of pad, met komma’s ertussen, zoals smba.trafficmanager.net,*.botframework.com',
  KAMERBODE_TAB_CLIENT_ID: 'een UUID',
  KAMERBODE_TAB_RESOURCE: 'een application ID URI, zoals api://kamerbode.voorbeeld.nl/<client-id>',
  KAMERBODE_SMTP_URL: 'het adres van een mailserver, zoals smtps://naam:wachtwoord@mail.voorbeeld.nl',
  KAMERBODE_MAIL_FROM: 'een afzender, zoals Kamerbode <kamerbode@voorbeeld.nl>',
  MicrosoftAppId: 'een UUID',
  MicrosoftAppPassword: 'een geheim',
  MicrosoftAppType: 'SingleTenant, MultiTenant of UserAssignedMSI',
  MicrosoftAppTenantId: 'een UUID',
};
const SECRETS: VariableName[] = ['KAMERBODE_DATABASE', 'KAMERBODE_SMTP_URL', 'MicrosoftAppPassword'];

/** What Azure Functions, and its tools on one's own machine, set for their workers. */
const FUNCTION_APP_MARKS = ['FUNCTIONS_WORKER_RUNTIME', 'AZURE_FUNCTIONS_ENVIRONMENT', 'WEBSITE_INSTANCE_ID'];

/**
 * Reads and checks the environment.
 * @param host `function-app` for the production registrations, which never run without an app id.
 * @throws {ConfigFault} with every mistake
 */
export function readConfig(environment: Environment, host: 'local' | 'function-app' = 'local'): Config {
  const mistakes: string[] = [];
  const values = readVariables(environment, mistakes);
  const asFunctionApp =
    host === 'function-app' || FUNCTION_APP_MARKS.some((name) => given(environment, name) !== undefined);

  const bot = botRegistration(values, environment, mistakes);
  const mail = mailServer(values, environment, mistakes);
  if (asFunctionApp) {
    if (given(environment, 'MicrosoftAppId') === undefined) {
      mistakes.push(
        'MicrosoftAppId is niet ingevuld; als Function App draait Kamerbode alleen met de app-id (een UUID) van de bot. Lokaal: npm start.',
      );
    }
    if (
      given(environment, 'KAMERBODE_DATABASE') === undefined &&
      given(environment, 'KAMERBODE_DATA') === undefined
    ) {
      mistakes.push(
        'KAMERBODE_DATABASE is niet ingevuld; als Function App hoort daar een verbindingstekst voor SQL Server (of uitdrukkelijk een map in KAMERBODE_DATA die blijft bestaan).',
      );
    }
  }
  if (mistakes.length > 0) throw new ConfigFault(mistakes);

  const projectFolder = folderWith('package.json');
  const publicUrl = values.KAMERBODE_URL ?? ownAddress(environment, values.PORT ?? 3978);
  return {
    mode: bot === null ? 'local' : 'teams',
    port: values.PORT ?? 3978,
    dataFolder: path.resolve(values.KAMERBODE_DATA ?? path.join(projectFolder, '.kamerbode')),
    demo: bot === null && values.KAMERBODE_DEMO !== '0',
    sqlServer: values.KAMERBODE_DATABASE ?? null,
    coordinators: values.KAMERBODE_COORDINATORS ?? [],
    publicUrl,
    definitionFile: path.resolve(
      values.KAMERBODE_DEFINITION ?? path.join(__dirname, 'programme', 'nplv.yaml'),
    ),
    bot,
    mail,
    serviceHosts: values.KAMERBODE_SERVICE_URLS ?? TEAMS_SERVICE_HOSTS,
    tab: bot === null ? null : tabRegistration(bot, values, publicUrl),
  };
}

/** Unless said otherwise the bot's own registration, with an application ID URI as Teams wants it. */
function tabRegistration(bot: BotRegistration, values: Values, publicUrl: string): TabRegistration {
  const clientId = values.KAMERBODE_TAB_CLIENT_ID ?? bot.appId;
  return {
    clientId,
    resource: values.KAMERBODE_TAB_RESOURCE ?? `api://${new URL(publicUrl).host}/${clientId}`,
    homeTenantId: bot.tenantId,
  };
}

/** An empty variable counts as not given: that is how most tools clear one. */
function given(environment: Environment, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

/** Only the variables that are well; the others are told in `mistakes`. */
function readVariables(environment: Environment, mistakes: string[]): Values {
  const names = VARIABLES.keyof().options;
  const raw: Record<string, string | undefined> = {};
  for (const name of names) raw[name] = given(environment, name);
  const parsed = VARIABLES.safeParse(raw);
  if (parsed.success) return parsed.data;
  const wrong = names.filter((name) => parsed.error.issues.some((issue) => issue.path[0] === name));
  for (const name of wrong) {
    const was = SECRETS.includes(name)
      ? 'ingevuld, maar klopt niet (de waarde wordt niet getoond)'
      : `"${raw[name]}"`;
    mistakes.push(`${name} is ${was}; verwacht: ${EXPECTED[name]}.`);
    delete raw[name];
  }
  return VARIABLES.parse(raw);
}

function botRegistration(
  values: Values,
  environment: Environment,
  mistakes: string[],
): BotRegistration | null {
  if (given(environment, 'MicrosoftAppId') === undefined) {
    if (values.MicrosoftAppPassword !== undefined) {
      mistakes.push(
        'MicrosoftAppId is niet ingevuld, MicrosoftAppPassword wel; verwacht: beide of geen van beide.',
      );
    }
    return null;
  }
  const type = values.MicrosoftAppType ?? 'SingleTenant';
  if (type === 'UserAssignedMSI' && values.MicrosoftAppPassword !== undefined) {
    mistakes.push('MicrosoftAppPassword is ingevuld; verwacht: leeg bij MicrosoftAppType UserAssignedMSI.');
  }
  if (type !== 'UserAssignedMSI' && values.MicrosoftAppPassword === undefined) {
    mistakes.push(
      `MicrosoftAppPassword is niet ingevuld; verwacht: een geheim, want MicrosoftAppType is ${type}.`,
    );
  }
  if (type !== 'MultiTenant' && given(environment, 'MicrosoftAppTenantId') === undefined) {
    mistakes.push(
      `MicrosoftAppTenantId is niet ingevuld; verwacht: een UUID, want MicrosoftAppType is ${type}.`,
    );
  }
  return {
    appId: values.MicrosoftAppId ?? '',
    password: values.MicrosoftAppPassword ?? '',
    type,
    tenantId: values.MicrosoftAppTenantId ?? '',
  };
}

/** Both or neither. */
function mailServer(values: Values, environment: Environment, mistakes: string[]): MailServer | null {
  const names = ['KAMERBODE_SMTP_URL', 'KAMERBODE_MAIL_FROM'] as const;
  const [there, ...both] = names.filter((name) => given(environment, name) !== undefined);
  if (there !== undefined && both.length === 0) {
    const missing = names.find((name) => name !== there) ?? there;
    mistakes.push(`${missing} is niet ingevuld, ${there} wel; verwacht: beide of geen van beide.`);
  }
  const { KAMERBODE_SMTP_URL: url, KAMERBODE_MAIL_FROM: from } = values;
  return url === undefined || from === undefined ? null : { url, from };
}

/** Azure names the host of a Function App itself; elsewhere it is this machine. */
function ownAddress(environment: Environment, port: number): string {
  const host = given(environment, 'WEBSITE_HOSTNAME');
  return host === undefined ? `http://127.0.0.1:${port}` : `https://${host}`;
}

/** The nearest folder upwards that holds `file`: the project's, both from the sources and from the build. */
function folderWith(file: string): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, file))) {
    const parent = path.dirname(folder);
    if (parent === folder) return process.cwd();
    folder = parent;
  }
  return folder;
}
