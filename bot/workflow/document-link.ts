/**
 * Making the address at which one of the court's documents can be read for a day, and who may read which. The same
 * right is asked again at every read (`bot/study/documents`). Pure.
 */
import type { Commitment } from '../../entities/commitment';
import type { DocumentLink, DocumentName } from '../../entities/document-link';
import type { Court } from '../../entities/court';
import { inCourt, may, type AccessAction } from './access';
import { decided, type Administering } from './administration';
import type { CommandOf } from './commands';
import { HISTORICAL_MEMORY, newCommitment } from './commitments';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import type { AdministrationFacts } from './facts';
import { hashOfToken, newToken } from './secret-address';

/** Who may make an address of it, and read what is there. */
export const DOCUMENT_RIGHTS = {
  COUNCIL_OVERVIEW: 'CREATE_DOCUMENT_LINK',
  COUNCIL_HANDOVER: 'CREATE_DOCUMENT_LINK',
  // Names and reasons: for the court's own people only.
  PERSON_HANDOVER: 'READ_CONTENT',
} as const satisfies Record<DocumentName, AccessAction>;

type Asked = Omit<CommandOf<'CREATE_DOCUMENT_LINK'>, 'subjectId'> & { subjectId?: string | null };

const VALID_MS = 24 * 60 * 60 * 1000;

/** A new address ends the person's older ones of the same document. */
export function createDocumentLink(
  { document, subjectId = null }: Asked,
  { facts, actor, role }: Administering,
  { id: courtId }: Court,
): Decided<AdministrationDecision> {
  const about = subjectId === null ? {} : { subjectId };
  const allowed = may(actor, DOCUMENT_RIGHTS[document], inCourt(facts, about));
  if (!allowed.ok) return allowed;
  if (document === 'PERSON_HANDOVER' && !served(facts, subjectId, courtId)) return refuse('NOT_OF_COURT');
  const token = newToken(facts.randomBytes);
  const expiresAt = new Date(Date.parse(facts.now) + VALID_MS).toISOString();
  const link: DocumentLink = {
    id: facts.newId(),
    version: 1,
    personId: actor.person.id,
    tokenHash: hashOfToken(token),
    document,
    courtId,
    subjectId,
    createdAt: facts.now,
    expiresAt,
  };
  const older = facts.documentLinks
    .filter((one) => one.document === document && one.courtId === courtId && one.subjectId === subjectId)
    .filter((one) => one.expiresAt > facts.now)
    .map((one) => ({ ...one, expiresAt: facts.now, version: one.version + 1 }));
  const { id: linkId, personId } = link;
  return decided({
    documentLinks: [...older, link],
    commitments: document === 'COUNCIL_OVERVIEW' ? [overviewMade(facts, courtId)] : [],
    history: [
      {
        action: 'CREATE_DOCUMENT_LINK',
        role,
        data: { linkId, personId, document, courtId, subjectId, expiresAt },
      },
    ],
    outcome: outcome('DOCUMENT_LINK_CREATED', { until: expiresAt }),
    secret: `${facts.publicUrl}/api/documents/${token}`,
  });
}

/** Whether this person is, or was, of the court. */
function served({ grants }: AdministrationFacts, personId: string | null, courtId: string): boolean {
  return grants.some((grant) => grant.personId === personId && grant.courtId === courtId);
}

/** The overview was made today: what is derived from its last version is judged anew after the command. */
function overviewMade({ commitments, newId, today }: AdministrationFacts, courtId: string): Commitment {
  const known = commitments.find(({ commitmentId }) => commitmentId === HISTORICAL_MEMORY);
  const commitment = known ?? { ...newCommitment(newId(), courtId, HISTORICAL_MEMORY), version: 0 };
  return {
    ...commitment,
    version: commitment.version + 1,
    value: { ...commitment.value, overviewOn: today },
  };
}
