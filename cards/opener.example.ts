/** Data to draw an opener with. */
import { STUDY } from './example-data';
import type { OpenerInput } from './opener';

export const examples: Record<string, OpenerInput> = {
  typical: { dialog: { dialog: 'SETTINGS', courtId: null } },
  event: { dialog: { dialog: 'RECORD_EVENT', studyId: STUDY } },
};
