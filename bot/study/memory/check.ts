/**
 * Looks an export through without changing anything: what is in it, and whether all of it holds. It is put back for the
 * occasion into a database that is nobody's, so that what a restore would refuse is found here already.
 */
import { participationWord } from '../../../cards/texts/court-words';
import { Court } from '../../../entities/court';
import { HistoryEntry, HistoryExcerpt } from '../../../entities/history';
import { Study } from '../../../entities/study';
import { Wave } from '../../../entities/wave';
import { openDatabase } from '../database';
import { type ChainHead, PROGRAMME_CHAIN } from '../history';
import { loadStudyFacts } from '../load';
import { row, rows } from '../rows';
import type { Database } from '../services';
import type { Loading } from '../status-facts';
import { loadCourtStatus } from '../statuses';
import { composeExport, type Files, MANIFEST, SUMS } from './export';
import { importCourt, sumOfSums } from './import';
import { isOfNow } from './older';
import { readManifest } from './read-export';
import type { ReadFiles } from './sums';

/** Days are `yyyy-MM-dd`, moments ISO. */
export interface CheckedExport {
  /** Of which court it says that it is; null when it does not even say that. */
  municipality: string | null;
  /** What tells it from every other: the SHA-256 of its sums; null without those. */
  sums: string | null;
  /** What is wrong and where, in Dutch: the first of it, and how much more. Nothing when all of it holds. */
  mistakes: string[];
  more: number;
  /** Only of an export that holds. */
  contents: Contents | null;
}

interface Contents {
  /** How the court takes part, in a word, and since when. */
  participation: string;
  since: string;
  /** By wave; `entries` of the history. */
  studies: { wave: number; state: Study['state']; startedOn: string; entries: number }[];
  files: number;
  rows: number;
  /** What the programme's history says of the court. */
  programmeEntries: number;
  /** When the first and the last of all that happened. */
  first: string | null;
  last: string | null;
  /** Made by an earlier version of this program. */
  isOlder: boolean;
  /** Files beside the tables that this program would have made otherwise. */
  otherwise: string[];
}

interface Checked {
  report: CheckedExport;
  /** Null when there is nothing to put back. */
  court: { id: string; municipality: string } | null;
  /** Where its chains end. */
  heads: ChainHead[];
}

const MOST_MISTAKES = 50;

/** What is made of the tables, and says nothing that these do not. */
const COMPOSED = /^(csv|definities)\/|^(koppelingen\.csv|overzicht\.docx)$/;

/** @param read as `readZip` gives it */
export async function checkExport(services: Loading, read: ReadFiles): Promise<Checked> {
  const files: Files = read.files ?? new Map();
  const manifest = readManifest(files, []);
  const found = read.ok ? [] : [...read.mistakes];
  let contents: Contents | null = null;
  if (files.has(MANIFEST)) {
    const rehearsed = await rehearse(services, files);
    found.push(...rehearsed.mistakes);
    if (found.length === 0) ({ contents } = rehearsed);
  }
  const mistakes = [...new Set(found)];
  return {
    court: manifest?.court ?? null,
    heads: manifest?.heads ?? [],
    report: {
      municipality: manifest?.court.municipality ?? null,
      sums: files.has(SUMS) ? sumOfSums(files) : null,
      mistakes: mistakes.slice(0, MOST_MISTAKES),
      more: Math.max(0, mistakes.length - MOST_MISTAKES),
      contents,
    },
  };
}

async function rehearse(
  services: Loading,
  files: Files,
): Promise<{ mistakes: string[]; contents: Contents | null }> {
  const database = await openDatabase({ sqliteFile: ':memory:' });
  try {
    const imported = await importCourt({ ...services, database }, files);
    if (!imported.ok) return { mistakes: imported.mistakes, contents: null };
    await readEverything(database, services, imported.courtId);
    return { mistakes: [], contents: await contentsOf(database, files, imported) };
  } catch (fault) {
    // Nothing that was ever written so: it would be a fault for everybody wherever it was put back.
    return { mistakes: [`Kamerbode kan niet lezen wat erin staat (${String(fault)}).`], contents: null };
  } finally {
    await database.close();
  }
}

/** As the overview and the studies' pages read it. */
async function readEverything(database: Database, services: Loading, courtId: string): Promise<void> {
  await database.work(async (manager) => {
    await loadCourtStatus(manager, services, courtId);
    for (const { id } of await rows(manager, Study, { courtId }, { only: ['id'] }))
      await loadStudyFacts(manager, services, id);
  });
}

async function contentsOf(
  database: Database,
  files: Files,
  { municipality, rows: count }: { municipality: string; rows: number },
): Promise<Contents> {
  const manifest = readManifest(files, []);
  const isOlder = manifest === null || !isOfNow(manifest);
  const again = isOlder ? null : await composeExport(database, municipality);
  const otherwise = [...(again ?? [])].flatMap(([path, content]) =>
    COMPOSED.test(path) && files.get(path)?.equals(content) !== true ? [path] : [],
  );
  return database.work(async (manager) => {
    const court = await row(manager, Court, { municipality });
    const waves = await rows(manager, Wave, {}, { only: ['id', 'number'] });
    const studies = await rows(manager, Study, {});
    const entries = await rows(manager, HistoryEntry, {}, { only: ['chain', 'at'] });
    const moments = entries.flatMap(({ chain, at }) => (chain === PROGRAMME_CHAIN ? [] : [at])).toSorted();
    return {
      participation: participationWord(court?.participation ?? ''),
      since: court?.participationSince ?? '',
      studies: studies
        .map(({ waveId, state, startedOn, historyLength }) => ({
          wave: waves.find(({ id }) => id === waveId)?.number ?? 0,
          state,
          startedOn,
          entries: historyLength,
        }))
        .toSorted((a, b) => a.wave - b.wave),
      files: files.size,
      rows: count,
      programmeEntries: (await rows(manager, HistoryExcerpt, {}, { only: ['id'] })).length,
      first: moments[0] ?? null,
      last: moments.at(-1) ?? null,
      isOlder,
      otherwise,
    };
  });
}
