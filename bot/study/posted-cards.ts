/** Where cards with a subject stand, so that they can be replaced when it changes: the last ones of each chat, no more. */
import { In, type EntityManager } from 'typeorm';
import type { CardRef } from '../../cards/ref';
import { PostedCard } from '../../entities/message';
import type { Moment } from '../workflow/facts';
import { insert, rows } from './rows';
import { subjectOf } from './stored-card';

/** Of one subject in one chat: whoever asks for a task a hundred times, or is asked for years, looks at the last ones. */
const MOST_STANDING = 5;

/** Keeps that a card stands there; does nothing for a card without a subject. */
export async function keepPosted(
  manager: EntityManager,
  { now, newId }: Moment,
  card: CardRef,
  place: Pick<PostedCard, 'personId' | 'conversationId' | 'serviceUrl' | 'activityId'>,
): Promise<void> {
  const subjectId = subjectOf(card);
  if (subjectId === null) return;
  const { personId, conversationId, serviceUrl, activityId } = place;
  await insert(manager, PostedCard, {
    id: newId(),
    version: 1,
    subjectId,
    personId,
    conversationId,
    serviceUrl,
    activityId,
    card,
    postedAt: now,
  });
  const standing = await rows(
    manager,
    PostedCard,
    { subjectId, personId },
    { only: ['id'], orderBy: ['postedAt', 'id'] },
  );
  const old = standing.slice(0, -MOST_STANDING).map(({ id }) => id);
  if (old.length > 0) await manager.delete(PostedCard, { id: In(old) });
}
