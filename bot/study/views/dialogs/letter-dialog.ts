/** The letter that reminds the other side of a register entry: to be copied and sent by a person, never by the bot. */
import { openButton } from '../../../../cards/actions';
import { bare } from '../../../../cards/escape';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { reminderLetter } from '../../../../cards/texts/nl-letters';
import type { RegisterEntry } from '../../../../entities/study';
import { respondentLabel } from '../../../programme/lookups';
import { addWorkingDays, courtCalendar, workingDaysBetween } from '../../../workflow/calendar';
import { refuse } from '../../../workflow/decision';
import type { StudyFacts } from '../../../workflow/facts';
import { REGISTERS } from '../../../workflow/register-rules';
import { awaitsReply } from '../../../workflow/response-terms';
import { studyOfEntry } from '../../load';
import { studyFor } from '../view';
import { dialog, type DialogAnswer, type DialogContext } from './dialog';

/** How long the other side gets after a reminder that comes too late for the term. */
const REPLY_WORKING_DAYS = 5;

/** Whoever reads this study's content may be the one who sends it. */
export async function letter(
  context: DialogContext,
  { entryId }: Extract<DialogRef, { dialog: 'REMINDER_LETTER' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, await studyOfEntry(context.manager, entryId));
  if (!found.ok) return found;
  const { facts } = found;
  const entry = facts.case.entries.find(({ id }) => id === entryId);
  if (entry === undefined) return refuse('NOT_FOUND');
  const { studyId, kind } = entry;
  const words = texts.letter;
  const back = [openButton(words.back, { dialog: 'REGISTER_ENTRY', studyId, kind, entryId })];
  const value = letterFor(entry, facts, context);
  if (value === null) return dialog(words.title, [{ kind: 'text', text: words.nothing }], back);
  return dialog(
    words.title,
    [
      { kind: 'quiet', text: words.intro },
      { kind: 'input-text', id: 'letter', label: words.label, value, multiline: true },
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
