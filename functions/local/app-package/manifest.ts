/**
 * The manifest of the Teams app, and its texts in English. Everything that Kamerbode will need is declared here from the
 * first version on: whatever is added later has to be approved again in every tenant.
 */
import { en } from '../../../cards/texts/en';
import { nl, type Texts } from '../../../cards/texts/nl';
import { TAB_ENTITY_ID } from '../../../bot/study/tab-links';
import type { PackageSettings } from './settings';

type Json = Record<string, unknown>;

/** The files of the package that are text: by their names in it. */
export interface ManifestFiles {
  'manifest.json': Json;
  'en.json': Json;
}

export const SCHEMA_VERSION = '1.29';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}`;

/** The colour of the icon's background. */
const ACCENT = '#4f52b2';

export function manifestFiles(settings: PackageSettings): ManifestFiles {
  return { 'manifest.json': manifest(settings, nl.manifest), 'en.json': inEnglish(en.manifest) };
}

function manifest(settings: PackageSettings, texts: Texts['manifest']): Json {
  const { host } = new URL(settings.publicUrl);
  const tab = `${settings.publicUrl}/tab`;
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version: settings.version,
    id: settings.appId,
    localizationInfo: {
      defaultLanguageTag: 'nl',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    },
    developer: {
      name: settings.publisher,
      websiteUrl: `${settings.publicUrl}/about`,
      privacyUrl: settings.privacyUrl,
      termsOfUseUrl: settings.termsUrl,
    },
    name: { short: texts.shortName, full: texts.fullName },
    description: { short: texts.shortDescription, full: texts.fullDescription },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: ACCENT,
    defaultInstallScope: 'personal',
    // A team only for its standard channels, in which a court may have its milestones said. Shared and private channels
    // are not asked for: sign-in fails there, and people of other organisations may be in them.
    bots: [
      {
        botId: settings.botId,
        scopes: ['personal', 'team'],
        commandLists: commandLists(texts),
      },
    ],
    // The chat comes first: it is where people are told that something waits.
    staticTabs: [
      { entityId: 'conversations', scopes: ['personal'] },
      { entityId: TAB_ENTITY_ID, name: texts.tab, contentUrl: tab, websiteUrl: tab, scopes: ['personal'] },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [host],
    webApplicationInfo: { id: settings.tabClientId, resource: settings.tabResource },
  };
}

function commandLists(texts: Texts['manifest']): Json[] {
  return [commandList('personal', texts.commands), commandList('team', texts.channelCommands)];
}

function commandList(scope: 'personal' | 'team', commands: Texts['manifest']['commands']): Json {
  return {
    scopes: [scope],
    commands: commands.map(({ word, does }) => ({ title: word, description: does })),
  };
}

/** What is read where Teams is in English: by the places of the texts in the manifest. */
function inEnglish(texts: Texts['manifest']): Json {
  const lists = [texts.commands, texts.channelCommands];
  const commands = lists.flatMap((list, at) =>
    list.flatMap(({ word, does }, i) => {
      const place = `bots[0].commandLists[${at}].commands[${i}]`;
      return [
        [`${place}.title`, word],
        [`${place}.description`, does],
      ];
    }),
  );
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': texts.shortName,
    'name.full': texts.fullName,
    'description.short': texts.shortDescription,
    'description.full': texts.fullDescription,
    'staticTabs[1].name': texts.tab,
    ...Object.fromEntries<string>(commands.map(([place = '', text = '']) => [place, text])),
  };
}
