/**
 * `npm run func`: runs the production registrations under Azure's own tools, where these are installed. They are
 * optional and download themselves at installation, so that they may be missing, or there without what they need.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..', '..');

/** Why it cannot be started here, with what to do; null when it can. */
export function whyNot(found: { tools: boolean; settings: boolean }): string | null {
  if (!found.tools) {
    return [
      'De Azure Functions Core Tools werken hier niet: zij worden bij npm ci van internet gehaald, en dat is niet gelukt.',
      'Later alsnog: npm install --no-save azure-functions-core-tools. Zonder deze hulpmiddelen kan alles ook met: npm start',
    ].join('\n');
  }
  if (!found.settings) {
    return [
      'Er is nog geen local.settings.json naast host.json. Zet daarin ten minste:',
      '{ "IsEncrypted": false, "Values": { "FUNCTIONS_WORKER_RUNTIME": "node", "AzureWebJobsStorage": "…",',
      '  "MicrosoftAppId": "…", "MicrosoftAppPassword": "…", "MicrosoftAppTenantId": "…", "KAMERBODE_DATABASE": "…" } }',
      'Dat bestand blijft buiten het versiebeheer. Zonder botregistratie kan alles ook met: npm start',
    ].join('\n');
  }
  return null;
}

/** npm puts the project's own `func` on the path. */
const shell = process.platform === 'win32';

function main(): void {
  const tools = spawnSync('func', ['--version'], { shell, stdio: 'ignore' }).status === 0;
  const problem = whyNot({ tools, settings: existsSync(path.join(ROOT, 'local.settings.json')) });
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
    return;
  }
  const running = spawn('func', ['start'], { cwd: ROOT, shell, stdio: 'inherit' });
  running.on('exit', (code) => (process.exitCode = code ?? 1));
}

if (require.main === module) main();
