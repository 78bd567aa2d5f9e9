/** The dialogs of a register entry: roles and dates, no names and no content; what comes next stands first. */
import { openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { momentLabel } from '../../../../cards/texts/moments';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import {
  StudyText,
  type RegisterEntry,
  type RegisterKind,
  type RegisterOutcome,
} from '../../../../entities/study';
import type { Programme } from '../../../programme/definition';
import { respondentLabel } from '../../../programme/lookups';
import { nextDay } from '../../../workflow/calendar';
import { decide } from '../../../workflow/decide';
import { refuse, type Refusal } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { REGISTERS, type EntryMoment } from '../../../workflow/register-rules';
import { awaitsReply, responseTask } from '../../../workflow/response-terms';
import { rows } from '../../rows';
import { studyFor } from '../view';
import {
  action,
  dialog,
  impossible,
  newestFirst,
  quoting,
  reasonField,
  rowOf,
  submit,
  type DialogAnswer,
  type DialogContext,
} from './dialog';
import { stepLines } from './why-dialogs';

type EntryRef = Extract<DialogRef, { dialog: 'REGISTER_ENTRY' }>;

export async function registerEntry(context: DialogContext, ref: EntryRef): Promise<DialogAnswer> {
  const found = await studyFor(
    context,
    ref.studyId,
    ref.entryId === null ? 'ADD_REGISTER_ENTRY' : 'READ_CONTENT',
  );
  if (!found.ok) return found;
  const { facts } = found;
  if (ref.entryId === null) return newEntry(context, facts, ref.kind);
  const entry = facts.case.entries.find(({ id }) => id === ref.entryId);
  return entry === undefined ? refuse('NOT_FOUND') : knownEntry(context, facts, entry);
}

/** Of a hearing the other side is known; of the others one role or more is chosen. */
const CHOOSES_COUNTERPART: readonly RegisterKind[] = ['DOCUMENT_REQUEST', 'INTERVIEW'];

function newEntry(context: DialogContext, facts: StudyFacts, kind: RegisterKind): DialogAnswer {
  const studyId = facts.case.study.id;
  const counterpartRoles = facts.programme.respondents.slice(0, 1).map(({ id }) => id);
  const fault = impossible(context, facts, { name: 'ADD_REGISTER_ENTRY', studyId, kind, counterpartRoles });
  if (fault !== null) return fault;
  const words = texts.register;
  const chooses = CHOOSES_COUNTERPART.includes(kind);
  return dialog(
    words.titleNew[kind],
    [
      { kind: 'quiet', text: words.intro },
      ...(chooses
        ? [
            {
              kind: 'input-choice' as const,
              id: 'counterpartRoles',
              label: words.counterpart[kind],
              choices: counterparts(facts, kind),
              multiple: true,
              style: 'expanded' as const,
              required: true,
            },
          ]
        : []),
      {
        ...dateField(facts, 'sentOn', words.sentOn[kind]),
        // An interview is often listed before it is planned; the others are registered when they are sent.
        ...(kind === 'INTERVIEW' ? {} : { value: facts.today }),
      },
      { kind: 'quiet', text: words.termNote[kind] },
    ],
    [
      submit(
        words.add,
        chooses
          ? { name: 'ADD_REGISTER_ENTRY', studyId, kind }
          : { name: 'ADD_REGISTER_ENTRY', studyId, kind, counterpartRoles: [] },
        { card: 'REGISTER', studyId, kind, page: 1 },
      ),
    ],
  );
}

/** For an interview those who must be heard and are not yet come first, and are marked. */
function counterparts(facts: StudyFacts, kind: RegisterKind): { title: string; value: string }[] {
  const { respondents } = facts.programme;
  if (kind !== 'INTERVIEW') return respondents.map(({ id, nl }) => ({ title: nl, value: id }));
  const heard = new Set(
    facts.case.entries
      .filter((entry) => entry.kind === 'INTERVIEW' && entry.outcome !== 'DECLINED')
      .flatMap((entry) => entry.counterpartRoles),
  );
  const words = texts.register.respondent;
  const marked = respondents.map((respondent) => {
    const group = respondents.filter((other) => isSameGroup(respondent, other));
    const open = respondent.mandatory !== false && !group.some(({ id }) => heard.has(id));
    const mark = heard.has(respondent.id) ? words.listed : open ? words.mandatory(group.length > 1) : null;
    return {
      open,
      title: mark === null ? respondent.nl : `${respondent.nl} (${mark})`,
      value: respondent.id,
    };
  });
  return marked
    .toSorted((a, b) => Number(b.open) - Number(a.open))
    .map(({ title, value }) => ({ title, value }));
}

type Respondent = Programme['respondents'][number];

/** Of some respondents one of a group is enough. */
function isSameGroup(a: Respondent, b: Respondent): boolean {
  if (a.id === b.id) return true;
  return (
    typeof a.mandatory === 'object' &&
    typeof b.mandatory === 'object' &&
    a.mandatory.oneOf === b.mandatory.oneOf
  );
}

type DateField = Extract<FormElement, { kind: 'input-date' }>;

/** A day on which something happened: not before the study, not after today. */
function dateField({ case: { study }, today }: StudyFacts, id: string, label: string): DateField {
  const min = study.startedOn < today ? study.startedOn : today;
  return { kind: 'input-date', id, label, min, max: today, errorMessage: texts.between(min, today) };
}

async function knownEntry(
  context: DialogContext,
  facts: StudyFacts,
  entry: RegisterEntry,
): Promise<DialogAnswer> {
  const studyId = facts.case.study.id;
  const { kind, id: entryId, version: expectedVersion } = entry;
  const words = texts.register;
  const title = words.numbered(kind, entry.number);
  const touched = decide(
    { name: 'UPDATE_REGISTER_ENTRY', studyId, entryId, reason: '-' },
    facts,
    context.viewer,
  );
  const told = [...standing(facts, entry), ...term(facts, entry)];
  const said = await reasons(context, entry);
  // Whoever may not change it, or not now, reads it.
  if (!touched.ok && !context.reopened) {
    return dialog(title, [...told, ...notNow(touched.refusal), ...said], [], 'large');
  }
  const letter =
    awaitsReply(entry) && entry.dueOn !== null
      ? [openButton(texts.letter.open, { dialog: 'REMINDER_LETTER', entryId })]
      : [];
  const steps = nextSteps(facts, entry);
  const results = outcomes(context, facts, entry);
  return dialog(
    title,
    [
      ...told,
      ...proposal(entry),
      ...said,
      ...section(entry.outcome === null ? words.next : words.change, [
        ...steps,
        ...results,
        ...extension(entry),
      ]),
      reasonField({ label: words.reason, required: false }),
      ...section(words.mend, corrections(facts, entry)),
    ],
    [
      ...letter,
      submit(
        words.submit,
        { name: 'UPDATE_REGISTER_ENTRY', studyId, entryId, expectedVersion },
        { card: 'REGISTER', studyId, kind, page: 1 },
      ),
    ],
    'large',
  );
}

const section = (title: string, body: FormElement[]): FormElement[] =>
  body.length === 0 ? [] : [{ kind: 'heading', text: title }, ...body];

const notNow = ({ code }: Refusal): FormElement[] =>
  code === 'STUDY_PAUSED' || code === 'STUDY_CLOSED'
    ? [{ kind: 'quiet', text: texts.register.notNow[code] }]
    : [];

/** With whom, and what is known. */
function standing({ programme }: StudyFacts, entry: RegisterEntry): FormElement[] {
  const words = texts.register;
  const roles = entry.counterpartRoles.map((role) => respondentLabel(programme, role)).join(', ');
  const facts = [
    ...(roles === '' ? [] : [{ title: words.with, value: roles }]),
    ...REGISTERS[entry.kind].moments.flatMap((moment) => {
      const on = entry[moment];
      return on === null ? [] : [{ title: labelOf(entry.kind, moment), value: texts.day(on) }];
    }),
    ...(entry.outcome === null ? [] : [{ title: words.outcome, value: words.outcomes[entry.outcome] }]),
  ];
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

const labelOf = (kind: RegisterKind, moment: EntryMoment): string =>
  moment === 'sentOn' ? texts.register.sentOn[kind] : momentLabel(moment);

/** Until when the other side has, and why that day. */
function term(facts: StudyFacts, entry: RegisterEntry): FormElement[] {
  if (entry.dueOn === null) return [];
  const { id: own } = responseTask(facts.programme, entry.kind);
  return [
    { kind: 'heading', text: texts.register.term(entry.dueOn) },
    ...stepLines(facts, { own, steps: entry.dueSteps }).map((text): FormElement => ({ kind: 'quiet', text })),
  ];
}

/** Recess falls in the term: somebody answers whether it is extended. */
function proposal({ id: entryId, studyId, kind, version, proposedDueOn }: RegisterEntry): FormElement[] {
  if (proposedDueOn === null) return [];
  const words = texts.register;
  const answer = (accept: boolean) => ({
    name: 'ANSWER_EXTENSION_PROPOSAL',
    studyId,
    entryId,
    expectedVersion: version,
    accept,
  });
  const back = { card: 'REGISTER', studyId, kind, page: 1 } as const;
  return [
    { kind: 'text', text: words.proposal(proposedDueOn), colour: 'Warning' },
    ...rowOf(action(words.accept, answer(true), back), action(words.decline, answer(false), back)),
  ];
}

/** What has not happened yet, in the order in which it does. */
function nextSteps(facts: StudyFacts, entry: RegisterEntry): FormElement[] {
  if (entry.outcome !== null && entry.outcome !== 'PARTIALLY_RECEIVED' && entry.outcome !== 'DECLINED')
    return [];
  const open = REGISTERS[entry.kind].moments.filter(
    (moment) => entry[moment] === null && moment !== 'settledOn',
  );
  const last = entry.kind === 'INTERVIEW' && entry.minutesSentOn === null ? [] : (['settledOn'] as const);
  const moments = entry.kind === 'INTERVIEW' ? [...open, ...last] : open;
  return moments.map((moment) => dateField(facts, moment, labelOf(entry.kind, moment)));
}

/** The outcomes that are possible now; of one that the running term forbids it is said when it will be. */
function outcomes({ viewer }: DialogContext, facts: StudyFacts, entry: RegisterEntry): FormElement[] {
  const words = texts.register;
  const tried = REGISTERS[entry.kind].outcomes
    .filter((outcome) => outcome !== entry.outcome)
    .map((outcome) => ({ outcome, decided: decide(settling(entry, outcome), facts, viewer) }));
  const possible = tried.filter(({ decided }) => decided.ok).map(({ outcome }) => outcome);
  const waiting = tried
    .filter(({ decided }) => !decided.ok && decided.refusal.code === 'TERM_RUNS')
    .map(({ outcome }) => words.outcomes[outcome]);
  const wait: FormElement[] =
    waiting.length === 0 || entry.dueOn === null
      ? []
      : [{ kind: 'quiet', text: words.afterTerm(waiting, entry.dueOn) }];
  if (possible.length === 0) return wait;
  return [
    {
      kind: 'input-choice',
      id: 'outcome',
      label: entry.outcome === null ? words.outcome : words.otherOutcome,
      choices: possible.map((outcome) => ({ title: words.outcomes[outcome], value: outcome })),
      placeholder: words.noOutcome,
    },
    ...(entry.kind === 'INTERVIEW' || entry.outcome !== null
      ? []
      : [{ kind: 'quiet' as const, text: words.receiptNote }]),
    ...wait,
  ];
}

const settling = ({ id: entryId, studyId }: RegisterEntry, outcome: RegisterOutcome) =>
  ({ name: 'UPDATE_REGISTER_ENTRY', studyId, entryId, outcome, reason: '-' }) as const;

/** Only a term that still runs can be extended; the new end is entered anew, never sent back by itself. */
function extension(entry: RegisterEntry): FormElement[] {
  if (!awaitsReply(entry) || entry.dueOn === null) return [];
  const min = nextDay(entry.dueOn);
  return [
    {
      kind: 'input-date',
      id: 'dueOn',
      label: texts.register.dueOn,
      min,
      errorMessage: texts.from(min),
    },
  ];
}

/** What is recorded, to put right. */
function corrections(facts: StudyFacts, entry: RegisterEntry): FormElement[] {
  return REGISTERS[entry.kind].moments.flatMap((moment): FormElement[] => {
    const value = entry[moment];
    return value === null ? [] : [{ ...dateField(facts, moment, labelOf(entry.kind, moment)), value }];
  });
}

const MOST_REASONS = 3;
const SHOWN_OF_REASON = 1000;

/** The last reasons that were given here. */
async function reasons({ manager }: DialogContext, entry: RegisterEntry): Promise<FormElement[]> {
  const written = (await rows(manager, StudyText, { subjectId: entry.id })).toSorted(newestFirst);
  const quote = await quoting(manager, written);
  return section(
    texts.register.reasons,
    written
      .slice(0, MOST_REASONS)
      .map((text) => quote({ ...text, body: texts.shortened(text.body, SHOWN_OF_REASON) })),
  );
}
