/** The production side: what Azure Functions loads, what is deployed, and what `npm run func` says without its tools. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ConfigFault } from '../../bot/config';
import type { registered } from '../../functions/local/functions-core';
import { whyNot } from '../../functions/local/func';

jest.mock(
  '@azure/functions-core',
  () => jest.requireActual('../../functions/local/functions-core').functionsCore,
  { virtual: true },
);

const ROOT = path.join(__dirname, '..', '..');
const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const BOT = {
  MicrosoftAppId: 'b4f2d6c8-1e3a-4c5d-9f7b-8a6c4e2d0f1b',
  MicrosoftAppPassword: 'geheim',
  MicrosoftAppTenantId: '9f4c1e2a-7b3d-4e5f-8a6b-1c2d3e4f5a6b',
  KAMERBODE_DATABASE: 'Server=localhost;Database=kamerbode',
};
const surroundings = { ...process.env };
afterEach(() => {
  process.env = { ...surroundings };
  jest.resetModules();
});

type Core = { registered: typeof registered };

/** What the worker does with the entry point that `package.json` names. @returns what that registered */
function load(environment: Record<string, string>): string[] {
  process.env = { ...surroundings, ...environment };
  const names: string[] = [];
  jest.isolateModules(() => {
    jest.requireActual('../../functions/index');
    const core = jest.requireActual<Core>('../../functions/local/functions-core');
    names.push(...core.registered().map(({ metadata }) => metadata.name));
  });
  return names;
}

it('is found by the worker under the name in package.json', () => {
  const { main } = z.object({ main: z.string() }).parse(JSON.parse(textOf('package.json')));
  // `functions/tsconfig.json` builds into dist, with the project's folder as the root.
  expect(main).toBe('dist/functions/index.js');
});

it('does not start without an app id and a database, and says all of it at once', () => {
  let said = '';
  try {
    load({ MicrosoftAppId: '' });
  } catch (fault) {
    said = fault instanceof Error ? `${fault.name} ${fault.message}` : '';
  }
  expect(said).toContain(ConfigFault.name);
  expect(said).toContain('MicrosoftAppId');
  expect(said).toContain('KAMERBODE_DATABASE');
});

it('registers every trigger, without opening a database yet', () => {
  expect(load(BOT)).toEqual(expect.arrayContaining(['messages', 'tick', 'deliver', 'health']));
});

it('deploys the build and what it needs, and no sources, tests, secrets or practice room', () => {
  const ignored = textOf('.funcignore').split('\n');
  for (const line of ['/tests/', '/bot/', '/dist/tests/', '/dist/functions/local/', '/local.settings.json']) {
    expect(ignored).toContain(line);
  }
  for (const line of ignored)
    expect(['/dist/', '/node_modules/', '/host.json', '/package.json']).not.toContain(line);
  expect(textOf('.gitignore').split('\n')).toContain('local.settings.json');
});

it('has no addresses of requests logged: those of documents and calendars are secrets', () => {
  expect(JSON.parse(textOf('host.json'))).toMatchObject({
    logging: {
      logLevel: { 'Microsoft.Azure.WebJobs.Script.WebHost.Middleware': 'Warning' },
      applicationInsights: { httpAutoCollectionOptions: { enableHttpTriggerExtendedInfoCollection: false } },
    },
  });
});

describe('npm run func', () => {
  it('says kindly that the tools are not there, and what to do instead', () => {
    expect(whyNot({ tools: false, settings: true })).toMatch(/werken hier niet.*npm start/s);
  });
  it('says which settings it needs', () => {
    expect(whyNot({ tools: true, settings: false })).toMatch(/local\.settings\.json.*MicrosoftAppId/s);
  });
  it('starts when both are there', () => {
    expect(whyNot({ tools: true, settings: true })).toBeNull();
  });
});
