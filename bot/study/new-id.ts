/** Makes the ids of records. */
import { randomUUID } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562): 48 bits of time in milliseconds, then chance. What is made together lies together in
 * every index, so that a decision that adds a dozen rows writes half the pages that ids of pure chance make it write.
 */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
