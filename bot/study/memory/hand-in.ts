/**
 * An export that somebody hands in at the tab, as the zip that the tab gives out or one of the folder that
 * `npm run export` writes: looked through, and put back where that can be. One at a time: each takes memory.
 */
import { may, type Where } from '../../workflow/access';
import { refuse, type Refusal } from '../../workflow/decision';
import type { Actor } from '../../workflow/facts';
import { loadActor } from '../load';
import { inOneRead, type PageAnswer } from '../pages/page';
import type { Services } from '../services';
import { courtFor, inProgramme, viewing } from '../views/view';
import { checkExport, type CheckedExport } from './check';
import { importCourt } from './import';
import { whatIsInTheWay } from './room';
import { continuesHeads } from './verify';
import { LARGEST_ZIP, readZip } from './zip';

/** Reads what was sent, no more than this many bytes of it; null when there is more. Only asked for who may send it. */
export type HandedIn = (most: number) => Promise<Buffer | null>;

/** For whoever may hand in an export to have it looked through. */
export interface HandInRights {
  /** In bytes. */
  largest: number;
  /** Whether this person may put courts back, where there is room for them. */
  restores: boolean;
}

export const handInRights = (viewer: Actor, where: Where): HandInRights | null =>
  may(viewer, 'CHECK_EXPORT', where).ok
    ? { largest: LARGEST_ZIP, restores: may(viewer, 'IMPORT_COURT', where).ok }
    : null;

export interface HandedInReport extends CheckedExport {
  /** For whoever puts courts back: why this one cannot be, here; null when it can. */
  restore: { inTheWay: string | null } | null;
  /** For whoever has the court's own export: whether its history goes on here from where it ends in this one. */
  goesOn: boolean | null;
}

export interface Restored {
  courtId: string;
  municipality: string;
  rows: number;
}

export interface HandIn {
  /** @param courtId of the page that it is asked on; null on that of the programme */
  check(viewer: Actor, courtId: string | null, handedIn: HandedIn): Promise<PageAnswer<HandedInReport>>;
  restore(viewer: Actor, handedIn: HandedIn): Promise<PageAnswer<Restored>>;
}

class NotAllowed extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

export function createHandIn(services: Services): HandIn {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(
    handedIn: HandedIn,
    work: (zip: Buffer) => Promise<PageAnswer<T>>,
  ): Promise<PageAnswer<T>> => {
    const mine = last.then(async () => {
      const zip = await handedIn(LARGEST_ZIP);
      return zip === null ? refuse('FILE_TOO_LARGE', { megabytes: LARGEST_ZIP / 1_000_000 }) : work(zip);
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    async check(viewer, courtId, handedIn) {
      const allowed = await inOneRead(services, viewer, async (context) =>
        courtId === null
          ? may(viewer, 'CHECK_EXPORT', inProgramme(context))
          : courtFor(context, courtId, 'CHECK_EXPORT'),
      );
      return allowed.ok ? inTurn(handedIn, (zip) => checked(services, viewer, zip)) : allowed;
    },
    async restore(viewer, handedIn) {
      const allowed = mayRestore(services, viewer);
      return allowed.ok ? inTurn(handedIn, (zip) => restored(services, viewer, zip)) : allowed;
    },
  };
}

const mayRestore = (services: Services, viewer: Actor) =>
  may(viewer, 'IMPORT_COURT', inProgramme(viewing(services, viewer)));

async function checked(services: Services, viewer: Actor, zip: Buffer): Promise<PageAnswer<HandedInReport>> {
  const { report, court, heads } = await checkExport(services, await readZip(zip));
  const { mistakes, more, sums } = report;
  services.log.info('export.checked', { bytes: zip.length, mistakes: mistakes.length + more });
  if (court === null || mistakes.length > 0) {
    return { ok: true, data: { ...report, restore: null, goesOn: null } };
  }
  const [restore, isOwn] = await inOneRead(services, viewer, async (context) => [
    mayRestore(services, viewer).ok
      ? { inTheWay: await whatIsInTheWay(context.manager, court, sums ?? '') }
      : null,
    (await courtFor(context, court.id, 'READ_EXPORT')).ok,
  ]);
  const goesOn = isOwn ? (await continuesHeads(services.database, heads)).length === 0 : null;
  return { ok: true, data: { ...report, restore, goesOn } };
}

async function restored(services: Services, viewer: Actor, zip: Buffer): Promise<PageAnswer<Restored>> {
  const read = await readZip(zip);
  const { report } = await checkExport(services, read);
  if (!read.ok || report.mistakes.length > 0) return notPutBack(report.mistakes);
  try {
    const imported = await importCourt(services, read.files, async (manager) => {
      // As it is now: the file took its time.
      const actor = await loadActor(manager, viewer.person.id);
      const allowed = actor === null ? refuse('NO_ROLE') : mayRestore(services, actor);
      if (!allowed.ok) throw new NotAllowed(allowed.refusal);
      return { actorId: viewer.person.id, role: allowed.role };
    });
    if (!imported.ok) return notPutBack(imported.mistakes);
    const { courtId, municipality, rows } = imported;
    services.log.info('export.restored', { courtId, rows });
    return { ok: true, data: { courtId, municipality, rows } };
  } catch (fault) {
    if (fault instanceof NotAllowed) return { ok: false, refusal: fault.refusal };
    throw fault;
  }
}

const MOST_SAID = 3;

const notPutBack = (mistakes: readonly string[]) =>
  refuse('NOT_PUT_BACK', { why: mistakes.slice(0, MOST_SAID).join(' ') });
