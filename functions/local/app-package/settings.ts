/**
 * What the app package needs to know, from the environment: addresses and ids, no secret. Reports every mistake at once,
 * as `bot/config.ts` does, which is not used here: whoever makes a package has no need of the bot's password.
 */
import { z } from 'zod';
import { ConfigFault, type Environment } from '../../../bot/config';

export interface PackageSettings {
  /** Id of the app in the manifest; the bot's own when nothing else is given. */
  appId: string;
  botId: string;
  /** The Entra app by which the tab signs people in, and its application ID URI. */
  tabClientId: string;
  tabResource: string;
  /** Public https address without a slash at the end. */
  publicUrl: string;
  publisher: string;
  privacyUrl: string;
  termsUrl: string;
  /** Teams takes a package only when this is higher than that of the one before. */
  version: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuid = z.string().toLowerCase().regex(UUID);
const secure = z
  .url({ protocol: /^https$/, hostname: /\.[a-z]/i })
  .transform((url) => url.replace(/\/+$/, ''));

const VARIABLES = z.object({
  MicrosoftAppId: uuid,
  KAMERBODE_URL: secure,
  KAMERBODE_TEAMS_APP_ID: uuid.optional(),
  KAMERBODE_TAB_CLIENT_ID: uuid.optional(),
  KAMERBODE_TAB_RESOURCE: z
    .string()
    .regex(/^api:\/\/\S+[^/\s]$/)
    .optional(),
  KAMERBODE_PUBLISHER: z.string().max(32).optional(),
  KAMERBODE_PRIVACY_URL: secure.optional(),
  KAMERBODE_TERMS_URL: secure.optional(),
  KAMERBODE_PACKAGE_VERSION: z
    .string()
    .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/)
    .optional(),
});

const EXPECTED: Record<keyof z.output<typeof VARIABLES>, string> = {
  MicrosoftAppId: 'de app-id (een UUID) van de bot',
  KAMERBODE_URL: 'het openbare adres van deze installatie, zoals https://kamerbode.voorbeeld.nl',
  KAMERBODE_TEAMS_APP_ID: 'een UUID voor de app in Teams, of niets: dan die van de bot',
  KAMERBODE_TAB_CLIENT_ID:
    'de app-id (een UUID) waarmee het tabblad mensen aanmeldt, of niets: dan die van de bot',
  KAMERBODE_TAB_RESOURCE: 'een application ID URI, zoals api://kamerbode.voorbeeld.nl/<client-id>',
  KAMERBODE_PUBLISHER: 'de naam van wie Kamerbode aanbiedt, ten hoogste 32 tekens',
  KAMERBODE_PRIVACY_URL: 'een adres dat met https:// begint',
  KAMERBODE_TERMS_URL: 'een adres dat met https:// begint',
  KAMERBODE_PACKAGE_VERSION: 'een versie zoals 1.4.0',
};

/**
 * @param version of this program, for the package when the environment gives none
 * @throws {ConfigFault} with every mistake
 */
export function readPackageSettings(environment: Environment, version: string): PackageSettings {
  const names = VARIABLES.keyof().options;
  const raw: Record<string, string | undefined> = {};
  for (const name of names) {
    const value = environment[name]?.trim();
    raw[name] = value === '' ? undefined : value;
  }
  // Azure names the host of a Function App itself.
  const azureHost = environment['WEBSITE_HOSTNAME']?.trim();
  if (azureHost !== undefined && azureHost !== '') raw['KAMERBODE_URL'] ??= `https://${azureHost}`;

  const parsed = VARIABLES.safeParse(raw);
  if (!parsed.success) {
    const wrong = names.filter((name) => parsed.error.issues.some((issue) => issue.path[0] === name));
    throw new ConfigFault(
      wrong.map((name) => {
        const was = raw[name] === undefined ? 'niet ingevuld' : `"${raw[name]}"`;
        return `${name} is ${was}; verwacht: ${EXPECTED[name]}.`;
      }),
    );
  }
  const values = parsed.data;
  const tabClientId = values.KAMERBODE_TAB_CLIENT_ID ?? values.MicrosoftAppId;
  return {
    appId: values.KAMERBODE_TEAMS_APP_ID ?? values.MicrosoftAppId,
    botId: values.MicrosoftAppId,
    tabClientId,
    tabResource:
      values.KAMERBODE_TAB_RESOURCE ?? `api://${new URL(values.KAMERBODE_URL).host}/${tabClientId}`,
    publicUrl: values.KAMERBODE_URL,
    publisher: values.KAMERBODE_PUBLISHER ?? 'Kamerbode',
    privacyUrl: values.KAMERBODE_PRIVACY_URL ?? `${values.KAMERBODE_URL}/about`,
    termsUrl: values.KAMERBODE_TERMS_URL ?? `${values.KAMERBODE_URL}/about`,
    version: values.KAMERBODE_PACKAGE_VERSION ?? version,
  };
}
