/** `npm start`: starts Kamerbode on this machine, says where it is and what to try first, and stops tidily. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../bot/config';
import { faultText } from './fault-text';
import { startLocal, type LocalRun } from './start';

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

const NEXT: Record<LocalRun['found'], string[]> = {
  FILLED: [
    'De oefenkamer is gevuld met de openbare feiten van het startonderzoek en met personen per rol.',
    'Om te beginnen: kies "Secretaris Heerlen" en daar "Onderzoek starten".',
    'Daarna: rond als "Onderzoeker Heerlen" taken af, vraag de faseovergang aan, besluit als',
    '"Voorzitter Heerlen", en zet de klok vooruit: voor herinneringen, meldingen van wat blijft liggen',
    'en het maandagoverzicht van "Coördinator NPLV". Alle stappen staan achter het vraagteken.',
  ],
  EMPTY: [
    'Er is nog niets vastgelegd. Om te beginnen: kies "Coördinator NPLV" en typ "rekenkamer aanmelden"',
    'en "golf openen". Nodig daarna een voorzitter uit, die met de code binnenkomt via "Nieuwe persoon".',
  ],
  IN_USE: ['U gaat verder waar u gebleven was. Typ bij een persoon "help" om te zien wat er kan.'],
};

function welcome({ origin, mode, found, notice }: LocalRun): string {
  if (mode === 'teams')
    return `Kamerbode luistert op ${origin}/api/messages, met de botregistratie uit de instellingen.`;
  const lines = [
    '',
    `Kamerbode draait. Open de oefenkamer:  ${origin}/`,
    '',
    ...NEXT[found],
    ...(notice === null ? [] : ['', notice]),
    '',
    'Stoppen: Ctrl+C.',
    '',
  ];
  return lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n');
}

/** The command that opens a page in this system's browser; null when there is none. */
function opener(): [string, string[]] | null {
  if (process.platform === 'darwin') return ['open', []];
  if (process.platform === 'win32') return ['cmd', ['/c', 'start', '']];
  if ((process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) === undefined) return null;
  const found = (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, 'xdg-open'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  return found ? ['xdg-open', []] : null;
}

function openBrowser(address: string): void {
  const command = opener();
  if (command === null) return;
  const child = spawn(command[0], [...command[1], address], { detached: true, stdio: 'ignore' });
  // No browser is no reason to stop: the address has been said.
  child.on('error', () => undefined);
  child.unref();
}

function stopOnSignal(run: LocalRun): void {
  let stopping = false;
  const stop = (): void => {
    // Asked twice: somebody does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    run.close().then(
      () => process.exit(0),
      (fault: unknown) => {
        complain(String(fault));
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function isBusyPort(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 'EADDRINUSE';
}

async function main(): Promise<void> {
  const config = readConfig(process.env, 'local');
  const headless = process.argv.includes('--headless');
  try {
    const run = await startLocal(config);
    stopOnSignal(run);
    say(welcome(run));
    if (!headless && process.stdout.isTTY && run.mode === 'local') openBrowser(`${run.origin}/`);
  } catch (fault) {
    if (!isBusyPort(fault)) throw fault;
    complain(
      `Poort ${config.port} is al in gebruik. Draait Kamerbode misschien al? Kijk op http://127.0.0.1:${config.port}/.\n` +
        `Een andere poort kiezen kan ook: PORT=${config.port + 1} npm start`,
    );
    process.exitCode = 1;
  }
}

main().catch((fault: unknown) => {
  complain(faultText(fault));
  process.exitCode = 1;
});
