/** What the tab's page may ask, checked: shape and size only. Who may do what is decided by the rules. */
import { z } from 'zod';
import { key } from '../actions/input-values';
import { readCardRef, readDialogRef } from '../actions/parse-ref';
import type { HandedIn } from '../study/memory/hand-in';

/** What comes with a request after its size was looked at. */
export interface TabRequest {
  method: string;
  name: string;
  id: string | null;
  part: string | null;
  /** What is looked for. */
  words?: string;
  body: unknown;
  /** Of a file that is handed in, the file. */
  handedIn?: HandedIn;
}

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);

export const actionRequest = z.object({
  actionId: uuid,
  data: z.record(z.string(), z.unknown()),
  dialog: z
    .unknown()
    .transform((raw) => (raw === undefined || raw === null ? null : readDialogRef(raw)))
    .optional(),
});

const asked = z.object({ ref: z.unknown() });

/** Null when it is no card that there is. */
export const readAskedCard = (body: unknown) => readCardRef(asked.safeParse(body).data?.ref);
export const readAskedDialog = (body: unknown) => readDialogRef(asked.safeParse(body).data?.ref);

/** What follows a page's name in its address: an id of ours, or nothing. */
export const addressPart = key.nullable();
