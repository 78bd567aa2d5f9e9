/** Which document an address holds, by its name. Whether it may be read has been asked before (`read-document.ts`). */
import type { EntityManager } from 'typeorm';
import type { Court } from '../../../entities/court';
import type { DocumentName } from '../../../entities/document-link';
import type { Where } from '../../workflow/access';
import type { Actor } from '../../workflow/facts';
import type { Services } from '../services';
import { loadCouncilFacts } from './council-facts';
import { composeHandover } from './council-handover';
import { composeOverview } from './council-overview';
import type { TextDocument } from './document';
import { loadPersonFacts } from './person-facts';
import { composePersonHandover } from './person-handover';

interface Composing {
  services: Services;
  manager: EntityManager;
  viewer: Actor;
  court: Court;
  where: Where;
  /** Of whom or what in the court, where it is not about the court itself. */
  subjectId: string | null;
  today: string;
}

export interface Composed {
  document: TextDocument;
  /** Of the Word file, without its extension. */
  fileName: string;
}

/** Null when there is nothing (any more) to make it of. */
type Composer = (doing: Composing) => Promise<Composed | null>;

export const COMPOSERS: Record<DocumentName, Composer> = {
  COUNCIL_OVERVIEW: async ({ manager, court, today }) => ({
    document: composeOverview(await loadCouncilFacts(manager, court, today)),
    fileName: named('historisch-overzicht', court),
  }),
  COUNCIL_HANDOVER: async ({ manager, court, today }) => ({
    document: composeHandover(await loadCouncilFacts(manager, court, today)),
    fileName: named('overdracht-nieuwe-raad', court),
  }),
  PERSON_HANDOVER: async ({ services, manager, court, subjectId }) => {
    const facts = subjectId === null ? null : await loadPersonFacts(manager, services, court, subjectId);
    return facts === null
      ? null
      : { document: composePersonHandover(facts), fileName: named('overdracht', court) };
  },
};

/** A file name that every system takes: "historisch-overzicht-s-hertogenbosch". */
function named(what: string, { municipality }: Pick<Court, 'municipality'>): string {
  const plain = municipality.normalize('NFD').replace(/\p{Mark}/gu, '');
  const slug = plain.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${what}-${slug.replace(/^-|-$/g, '')}`;
}
