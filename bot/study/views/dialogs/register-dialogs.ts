/** The dialogs of a register entry: roles and dates, no names and no content; and the letter that reminds the other side. */
import type { FormElement } from '../../../../cards/form';
import { bare } from '../../../../cards/escape';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { reminderLetter } from '../../../../cards/texts/nl-letters';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import type { RegisterEntry, RegisterKind, RegisterOutcome } from '../../../../entities/study';
import { refuse } from '../../../workflow/decision';
import { respondentLabel } from '../../../programme/lookups';
import { addWorkingDays, courtCalendar, workingDaysBetween } from '../../../workflow/calendar';
import { inStudy, may } from '../../../workflow/access';
import type { StudyFacts } from '../../../workflow/facts';
import { REGISTERS } from '../../../workflow/register-rules';
import { awaitsReply } from '../../../workflow/response-terms';
import { studyOfEntry } from '../../load';
import { type DialogAnswer, type DialogContext, dialog, opens, studyFor, submit } from './dialog';

type EntryDate =
  'sentOn' | 'dueOn' | 'receivedOn' | 'heldOn' | 'minutesDraftedOn' | 'minutesSentOn' | 'settledOn';

/** Which moments each register keeps, in the order in which they happen. */
const MOMENTS: Record<RegisterKind, EntryDate[]> = {
  DOCUMENT_REQUEST: ['sentOn', 'dueOn', 'receivedOn'],
  INTERVIEW: ['sentOn', 'heldOn', 'minutesDraftedOn', 'minutesSentOn', 'dueOn', 'settledOn'],
  TECHNICAL_HEARING: ['sentOn', 'dueOn', 'receivedOn'],
  EXECUTIVE_HEARING: ['sentOn', 'dueOn', 'receivedOn'],
};

const OUTCOMES: Record<RegisterKind, RegisterOutcome[]> = {
  DOCUMENT_REQUEST: ['RECEIVED', 'PARTIALLY_RECEIVED', 'REFUSED', 'NOT_EXISTING'],
  INTERVIEW: ['MINUTES_APPROVED', 'MINUTES_TACIT', 'MINUTES_DISPUTED', 'DECLINED'],
  TECHNICAL_HEARING: ['RESPONSE_RECEIVED', 'NO_RESPONSE'],
  EXECUTIVE_HEARING: ['RESPONSE_RECEIVED', 'NO_RESPONSE'],
};

function dateField(kind: RegisterKind, moment: EntryDate, entry: RegisterEntry | null): FormElement {
  const value = entry?.[moment];
  return {
    kind: 'input-date',
    id: moment,
    label: moment === 'sentOn' ? texts.register.sentOn[kind] : texts.register[moment],
    ...(value === null || value === undefined ? {} : { value }),
  };
}

export async function registerEntry(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'REGISTER_ENTRY' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(
    context,
    ref.studyId,
    ref.entryId === null ? 'ADD_REGISTER_ENTRY' : 'UPDATE_REGISTER_ENTRY',
  );
  if (!found.ok) return found;
  const { programme, case: state } = found.facts;
  const back = { card: 'REGISTER', studyId: ref.studyId, kind: ref.kind, page: 1 } as const;

  if (ref.entryId === null) {
    return dialog(
      texts.register.titleNew[ref.kind],
      [
        { kind: 'quiet', text: texts.register.intro },
        {
          kind: 'input-choice',
          id: 'counterpartRoles',
          label: texts.register.counterpart,
          choices: programme.respondents.map((respondent) => ({
            title: respondent.nl,
            value: respondent.id,
          })),
          multiple: true,
          style: 'expanded',
          required: ref.kind === 'INTERVIEW',
        },
        dateField(ref.kind, 'sentOn', null),
      ],
      [
        submit(
          texts.register.submit,
          { name: 'ADD_REGISTER_ENTRY', studyId: ref.studyId, kind: ref.kind },
          back,
          'positive',
        ),
      ],
    );
  }

  const entry = state.entries.find((candidate) => candidate.id === ref.entryId);
  if (entry === undefined) return refuse('NOT_FOUND');
  return dialog(
    `${texts.register.title[entry.kind]} ${entry.number}`,
    [
      ...(entry.counterpartRoles.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              text: entry.counterpartRoles.map((role) => respondentLabel(programme, role)).join(', '),
            },
          ]),
      ...proposal(entry, back),
      ...MOMENTS[entry.kind].map((moment) => dateField(entry.kind, moment, entry)),
      {
        kind: 'input-choice',
        id: 'outcome',
        label: texts.register.outcome,
        choices: OUTCOMES[entry.kind].map((outcome) => ({
          title: texts.register.outcomes[outcome],
          value: outcome,
        })),
        value: entry.outcome ?? '',
      },
      {
        kind: 'input-text',
        id: 'reason',
        label: texts.register.reason,
        placeholder: texts.reasonHint,
        multiline: true,
      },
    ],
    [
      submit(
        texts.register.submit,
        {
          name: 'UPDATE_REGISTER_ENTRY',
          studyId: ref.studyId,
          entryId: entry.id,
          expectedVersion: entry.version,
        },
        back,
        'positive',
      ),
      ...(awaitsReply(entry) && entry.dueOn !== null
        ? [opens(texts.letter.open, { dialog: 'REMINDER_LETTER', entryId: entry.id })]
        : []),
    ],
    'large',
  );
}

/** Recess falls in the term: the extension that waits for an answer. */
function proposal(entry: RegisterEntry, back: CardRef): FormElement[] {
  if (entry.dueOn === null || entry.proposedDueOn === null) return [];
  const command = {
    name: 'ANSWER_EXTENSION_PROPOSAL',
    studyId: entry.studyId,
    entryId: entry.id,
    expectedVersion: entry.version,
  };
  return [
    { kind: 'text', text: texts.register.proposal(entry.dueOn, entry.proposedDueOn) },
    {
      kind: 'buttons',
      buttons: [
        submit(texts.register.accept, { ...command, accept: true }, back),
        submit(texts.register.decline, { ...command, accept: false }, back),
      ],
    },
  ];
}

/** How long the other side gets after a reminder that comes too late for the term. */
const REPLY_WORKING_DAYS = 5;

/** A letter to be copied; whoever reads this study's content may be the one who sends it. */
export async function letter(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'REMINDER_LETTER' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, await studyOfEntry(context.manager, ref.entryId), 'READ_CONTENT');
  if (!found.ok) return found;
  const { facts } = found;
  const entry = facts.case.entries.find((candidate) => candidate.id === ref.entryId);
  if (entry === undefined) return refuse('NOT_FOUND');
  const { studyId, kind } = entry;
  const back = may(context.viewer, 'UPDATE_REGISTER_ENTRY', inStudy(facts)).ok
    ? [opens(texts.letter.back, { dialog: 'REGISTER_ENTRY', studyId, kind, entryId: entry.id })]
    : [];
  const value = letterFor(entry, facts, context);
  if (value === null) return dialog(texts.letter.title, [{ kind: 'text', text: texts.letter.nothing }], back);
  return dialog(
    texts.letter.title,
    [
      { kind: 'quiet', text: texts.letter.intro },
      {
        kind: 'input-text',
        id: 'letter',
        label: texts.letter.label,
        placeholder: texts.letter.label,
        value,
        multiline: true,
      },
    ],
    back,
    'large',
  );
}

function letterFor(entry: RegisterEntry, facts: StudyFacts, { viewer, today }: DialogContext): string | null {
  const sentOn = entry[REGISTERS[entry.kind].termFrom];
  if (!awaitsReply(entry) || entry.dueOn === null || sentOn === null) return null;
  const calendar = courtCalendar(facts.court.settings);
  return reminderLetter({
    kind: entry.kind,
    number: entry.number,
    municipality: facts.court.municipality,
    roles: entry.counterpartRoles.map((role) => respondentLabel(facts.programme, role)),
    writtenOn: today,
    sentOn,
    heldOn: entry.heldOn,
    dueOn: entry.dueOn,
    over: workingDaysBetween(calendar, entry.dueOn, today),
    replyBy: addWorkingDays(calendar, today, REPLY_WORKING_DAYS),
    partly: entry.outcome === 'PARTIALLY_RECEIVED',
    from: bare(viewer.person.name),
  });
}
