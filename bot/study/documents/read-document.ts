/** The document at a secret address, composed anew at each read, while whoever made the address may still read it. */
import { Court } from '../../../entities/court';
import { DocumentLink } from '../../../entities/document-link';
import { may } from '../../workflow/access';
import { DOCUMENT_RIGHTS } from '../../workflow/document-link';
import { hashOfToken } from '../../workflow/secret-address';
import { loadActor, loadCourtPeople, momentOf } from '../load';
import { row } from '../rows';
import type { Services } from '../services';
import { COMPOSERS, type Composed } from './composers';

/**
 * The document, or null when the address is not known, has expired, or is of somebody who may not read it any more.
 * @param token the secret part of the address
 */
export function readDocument(services: Services, token: string): Promise<Composed | null> {
  return services.database.work(async (manager) => {
    const { now, today } = momentOf(services);
    const link = await row(manager, DocumentLink, { tokenHash: hashOfToken(token) });
    if (link === null || link.expiresAt <= now) return null;
    const viewer = await loadActor(manager, link.personId);
    const court = await row(manager, Court, { id: link.courtId });
    if (viewer === null || court === null) return null;
    const people = await loadCourtPeople(manager, court.id);
    const { subjectId } = link;
    const where = { today, court, study: null, people, programme: services.programme.programme };
    const about = subjectId === null ? where : { ...where, subjectId };
    if (!may(viewer, DOCUMENT_RIGHTS[link.document], about).ok) return null;
    return COMPOSERS[link.document]({ services, manager, viewer, court, where: about, subjectId, today });
  });
}
