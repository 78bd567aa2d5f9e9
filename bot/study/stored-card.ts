/** Cards as the outbox and the chats keep them: which card, and what it is about. */
import type { CardRef } from '../../cards/ref';

/** What was stored is what `enqueue` was given; anything else is a fault of the database. */
export function storedCard(stored: unknown): CardRef {
  if (!isCardRef(stored)) throw new Error('A stored message names no card');
  return stored;
}

function isCardRef(stored: unknown): stored is CardRef {
  return typeof stored === 'object' && stored !== null && 'card' in stored;
}

/**
 * The subject whose change must replace this card wherever it stands; null for a card that stands for the moment at
 * which it was sent, such as a bundle or a digest.
 */
export function subjectOf(card: CardRef): string | null {
  switch (card.card) {
    case 'TASK':
      return card.taskId;
    case 'GATE':
    case 'GATE_CONFIRM':
      return card.requestId;
    case 'STATUS_QUESTION':
      return card.courtId;
    case 'EXTENSION_PROPOSAL':
      return card.entryId;
    case 'JOINT_GATE':
      return card.noteId;
    default:
      return null;
  }
}
