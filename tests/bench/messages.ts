/** What the two processes of the benchmark say to each other. */
import { z } from 'zod';

const person = z.object({ tenantId: z.string(), aadObjectId: z.string() });
export type Person = z.infer<typeof person>;

const court = z.object({
  studyId: z.string(),
  secretary: person,
  chair: person,
  /** Tasks of the first stage that the secretary can tick off. */
  tasks: z.array(z.object({ id: z.string(), expectedVersion: z.number() })),
});
export type BenchCourt = z.infer<typeof court>;

/** The server's first message: where it listens and what can be clicked. */
export const ready = z.object({
  port: z.number(),
  courts: z.array(court),
  /** `yyyy-MM-dd`, for a board that decides. */
  today: z.string(),
  /** Of the definition, in its order. */
  stages: z.array(z.string()),
  criteria: z.array(z.string()),
});
export type Ready = z.infer<typeof ready>;

/** Each is answered by one message: `null`, or to `report` the percentages by part. */
export const asked = z.enum(['start', 'stop', 'report']);
export type Asked = z.infer<typeof asked>;

export const report = z.record(z.string(), z.number());
