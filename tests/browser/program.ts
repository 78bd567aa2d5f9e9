/** The real program, built and started as `npm start` does, in a process of its own. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, rmdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = path.join(__dirname, '..', '..');
const MAIN = path.join(ROOT, 'dist', 'functions', 'local', 'main.js');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Beside the build: made by whoever builds, and by whoever has built. */
const LOCK = path.join(ROOT, 'dist', '.building');
const STAMP = path.join(ROOT, 'dist', '.built');
/** A build takes a quarter of a minute; a lock older than this was left behind. */
const FORGOTTEN_MS = 120_000;

/** Builds what the programs of this file run, unless it was built since the last change. One at a time for all tests. */
export async function build(): Promise<void> {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  while (!locked()) await wait(200);
  try {
    const newest = Math.max(...SOURCES.map((source) => newestIn(path.join(ROOT, source))));
    if (newest <= modified(STAMP)) return;
    const begun = new Date();
    await promisify(execFile)(npm, ['run', '--silent', 'build'], { cwd: ROOT });
    writeFileSync(STAMP, begun.toISOString());
    utimesSync(STAMP, begun, begun);
  } finally {
    rmdirSync(LOCK);
  }
}

const SOURCES = ['bot', 'cards', 'entities', 'functions', 'package.json', 'tsconfig.json', 'host.json'];

function locked(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    if (Date.now() - modified(LOCK) > FORGOTTEN_MS) rmdirSync(LOCK);
    return false;
  }
}

const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newestIn(place: string): number {
  const own = modified(place);
  return statSync(place).isDirectory()
    ? Math.max(own, ...readdirSync(place).map((name) => newestIn(path.join(place, name))))
    : own;
}

export interface Program {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** What it has said so far. */
  said(): string;
  /** Asks it to stop. @returns its exit code, or the signal that ended it */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

export interface Ended {
  code: number | null;
  said: string;
  complained: string;
}

function launch(environment: Record<string, string>): {
  child: ChildProcess;
  said: () => string;
  complained: () => string;
} {
  const { PATH = '', HOME = '' } = process.env;
  // Nothing of the surroundings but what starting a program needs: settings come from the test alone.
  const child = spawn(process.execPath, [MAIN, '--headless'], {
    cwd: ROOT,
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (part) => (said += String(part)));
  child.stderr.on('data', (part) => (complained += String(part)));
  return { child, said: () => said, complained: () => complained };
}

/** Starts the program and answers once it says where it is. */
export function start(environment: Record<string, string>): Promise<Program> {
  const { child, said, complained } = launch(environment);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`Kamerbode did not start:\n${said()}\n${complained()}`)));
    child.stdout?.on('data', () => {
      const [, origin] = /(http:\/\/127\.0\.0\.1:\d+)\//.exec(said()) ?? [];
      if (origin === undefined) return;
      resolve({
        origin,
        said,
        stop(signal = 'SIGTERM') {
          child.kill(signal);
          return ended;
        },
      });
    });
  });
}

/** Runs the program to its end, for when it is not to start. */
export function run(environment: Record<string, string>): Promise<Ended> {
  const { child, said, complained } = launch(environment);
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, said: said(), complained: complained() }));
  });
}
