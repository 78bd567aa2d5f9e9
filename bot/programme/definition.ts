/**
 * The shape of a programme definition: what a joint study consists of, as data. `nplv.yaml` beside this file is one;
 * another joint study is another file. Labels are Dutch, ids are English and never reused for something else. What the
 * shape alone cannot say (references, orders) is in `consistency.ts`. Messages name what was expected, in Dutch.
 */
import { z } from 'zod';

/** Raised when the shape changes; a wave stores the number with which its definition was checked. */
export const SCHEMA_VERSION = 1;

const ID = z
  .string()
  .regex(/^[A-Z][A-Z0-9_-]{0,40}$/, 'een id: hoofdletters, cijfers, - en _, ten hoogste 41 tekens');
const CRITERION_ID = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,63}$/, 'een naam van een criterium: kleine letters, cijfers en _');
const LABEL = z.string().trim().min(1).max(120);
const WORKING_DAYS = z.int().min(0).max(1000);
const MONTH_DAY = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'een dag van het jaar als MM-DD');
const ISO_DATE = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'een datum als jjjj-MM-dd');

const labelled = z.strictObject({ id: ID, nl: LABEL });

export const ROLE_IDS = [
  'RESEARCHER',
  'SECRETARY',
  'CHAIR',
  'DEPUTY_CHAIR',
  'MEMBER',
  'EXTERNAL_RESEARCHER',
  'COORDINATOR',
] as const;

/** Who does a task: a role that a person holds, or the second reader, who is chosen per task. */
const OWNER = z.enum(['RESEARCHER', 'SECRETARY', 'CHAIR', 'SECOND_READER']);

const REGISTERS = ['DOCUMENT_REQUEST', 'INTERVIEW', 'TECHNICAL_HEARING', 'EXECUTIVE_HEARING'] as const;

/** Moments of an interview in the register, from which the tasks `per: INTERVIEW` count. */
export const REGISTER_MOMENTS = ['HELD', 'MINUTES_DRAFTED', 'MINUTES_SENT', 'SETTLED'] as const;
export type RegisterMoment = (typeof REGISTER_MOMENTS)[number];

const task = z.strictObject({
  id: ID,
  nl: LABEL,
  owner: OWNER,
  /** Working days after the stage starts, or after the event that `after` names. */
  dueWorkingDays: WORKING_DAYS.optional(),
  /** Instead of working days. */
  dueMonths: z.int().min(1).max(120).optional(),
  /** An event of this definition, or one of `REGISTER_MOMENTS` when `per` is set. */
  after: z.string().optional(),
  /**
   * With `after`: until that has happened, the estimate counts from the end of this task (and of the response term
   * that it opens); from the start of the stage when absent.
   */
  estimateFrom: ID.optional(),
  /** With `per`: recording this moment of the entry completes the task. */
  provedBy: z.enum(REGISTER_MOMENTS).optional(),
  /** One task for each entry of this register. */
  per: z.enum(['INTERVIEW']).optional(),
  required: z.boolean(),
  /** Only when this condition has been answered with yes. */
  when: ID.optional(),
  /** Tasks that the second reader checks: who did one of them may not do this one. */
  reviews: z.array(ID).optional(),
  /** The register whose entries carry the response term that this task opens for others. */
  register: z.enum(REGISTERS).optional(),
  /** That response term, in working days, with the least that a court may set. */
  responseWorkingDays: WORKING_DAYS.optional(),
  minResponseWorkingDays: WORKING_DAYS.optional(),
  /** A term of the council does not run in recess. */
  councilTerm: z.boolean().optional(),
});

/**
 * How a criterion is judged:
 * `tasks` all tasks named at the gate are done; `all-required` all required tasks of the stage, and those of earlier
 * stages that the gate names; `second-reader` the stage's second-reader tasks; `event` an event has been recorded; `register` one of the register rules in
 * `bot/workflow/criteria.ts`, where a court that keeps no register answers as for `attested`; `attested` the requester
 * answers yes or no.
 */
const criterion = z.discriminatedUnion('by', [
  z.strictObject({ id: CRITERION_ID, nl: LABEL, by: z.literal('all-required') }),
  z.strictObject({ id: CRITERION_ID, nl: LABEL, by: z.literal('tasks') }),
  z.strictObject({ id: CRITERION_ID, nl: LABEL, by: z.literal('second-reader') }),
  z.strictObject({
    id: CRITERION_ID,
    nl: LABEL,
    by: z.literal('event'),
    event: ID,
    /** The event must lie at least so many working days back. */
    atLeastWorkingDaysAgo: WORKING_DAYS.optional(),
  }),
  z.strictObject({
    id: CRITERION_ID,
    nl: LABEL,
    by: z.literal('register'),
    rule: z.enum([
      'DOCUMENT_REQUESTS_80_PERCENT',
      'DOCUMENT_REQUESTS_NONE_OPEN',
      'MANDATORY_ROLES_INTERVIEWED',
      'MINUTES_SETTLED',
      'TECHNICAL_RESPONSE_SETTLED',
      'EXECUTIVE_RESPONSE_SETTLED',
      'PUBLICATION_OUTSIDE_BLACKOUT',
      'NEXT_WAVE_ANCHOR',
      'QUESTIONS_IN_SCOPE',
      'QUESTIONS_ANSWERED',
      'RECOMMENDATIONS_ADDRESSED',
      'RECOMMENDATIONS_FOLLOWED_UP',
    ]),
  }),
  z.strictObject({ id: CRITERION_ID, nl: LABEL, by: z.literal('attested') }),
]);

const gate = z.strictObject({
  id: ID,
  nl: LABEL,
  boardDecision: z.boolean(),
  /** May open while tasks of the stage are still open; they must be closed at the gate that names them. */
  soft: z.boolean().optional(),
  /** May a court leave it to the second reader? */
  delegable: z.boolean().optional(),
  criteria: z
    .array(
      z.strictObject({
        id: CRITERION_ID,
        /**
         * Which tasks a criterion judged by `tasks` looks at; with `all-required`: tasks of earlier stages that may
         * have been carried over and must be closed here.
         */
        tasks: z.array(ID).optional(),
      }),
    )
    .min(1),
});

const stage = z.strictObject({
  id: ID,
  nl: LABEL,
  phase: ID,
  termWorkingDays: WORKING_DAYS,
  tasks: z.array(task).min(1),
  gate,
});

const reminderProfile = z.strictObject({
  id: ID,
  nl: LABEL,
  unit: z.enum(['working_days', 'calendar_days', 'months']),
  /** Counted from the base date; negative is before it. Ascending. */
  offsets: z.array(z.int()).min(1),
  /** Offset → role that is told. */
  escalate: z.array(
    z.strictObject({ offset: z.int(), to: z.enum(['SECRETARY', 'CHAIR', 'DEPUTY_CHAIR', 'COORDINATOR']) }),
  ),
});

const event = z.strictObject({
  id: ID,
  nl: LABEL,
  /** The tasks that it proves, and so completes. */
  proves: z.array(ID),
  /** A planned event may lie in the future. */
  planned: z.boolean().optional(),
});

const question = z.strictObject({
  n: z.int().min(1).max(99),
  nl: LABEL,
  theme: ID,
  sub: z.array(ID).min(1),
  documents: z.array(ID),
  respondents: z.array(ID),
  /** Can be answered once for all courts. */
  shared: z.boolean(),
  /** It weighs what was found: answered in words, without a verdict, and exempt from the two-sources rule. */
  analytical: z.boolean().optional(),
});

const focusArea = z.strictObject({
  nl: LABEL,
  municipality: LABEL,
  cbs: z.string().regex(/^GM\d{4}$/, 'een gemeentecode van het CBS, zoals GM0917'),
  region: z.enum(['Noord', 'Midden', 'Zuid']),
  firstWave: z.boolean().optional(),
});

export const definitionSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  id: ID,
  nl: LABEL,
  version: z.string().min(1).max(20),
  /** `bot/workflow/local-time.ts` knows this one. */
  timezone: z.literal('Europe/Amsterdam'),
  startedOn: ISO_DATE,
  horizonYears: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }),
  waveIntervalMonths: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }),
  roles: z.array(z.strictObject({ id: z.enum(ROLE_IDS), nl: LABEL })),
  /** `mandatory`: the respondents who must be interviewed; of a named group one is enough. */
  respondents: z.array(
    z.strictObject({
      id: ID,
      nl: LABEL,
      basis: z.enum(['STATUTORY', 'VOLUNTARY', 'STATUTORY_WHEN_MAYOR']),
      mandatory: z.union([z.boolean(), z.strictObject({ oneOf: z.string() })]),
    }),
  ),
  phases: z.array(labelled).min(1),
  conditions: z.array(labelled),
  events: z.array(event),
  stages: z.array(stage).min(1),
  criteria: z.array(criterion).min(1),
  reminderProfiles: z.array(reminderProfile),
  jointTasks: z.array(z.strictObject({ id: ID, nl: LABEL, when: LABEL })),
  fixedDates: z.array(
    z.strictObject({ id: ID, nl: LABEL, day: MONTH_DAY, profile: ID, before: z.boolean().optional() }),
  ),
  commitments: z.array(
    z.strictObject({
      id: ID,
      nl: LABEL,
      value: LABEL,
      evidence: LABEL,
      check: LABEL,
      breach: LABEL,
    }),
  ),
  documentTypes: z.array(labelled),
  subQuestions: z.array(labelled),
  themes: z.array(labelled),
  questions: z.array(question),
  focusAreas: z.array(focusArea).min(1),
});

export type Programme = z.infer<typeof definitionSchema>;
export type StageDefinition = Programme['stages'][number];
export type TaskDefinition = StageDefinition['tasks'][number];
export type GateDefinition = StageDefinition['gate'];
export type CriterionDefinition = Programme['criteria'][number];
export type ReminderProfile = Programme['reminderProfiles'][number];
export type EventDefinition = Programme['events'][number];
export type RegisterRule = Extract<CriterionDefinition, { by: 'register' }>['rule'];
