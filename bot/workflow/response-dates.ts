/** The end of the other side's term on a register entry, reckoned when something is sent to them. Pure. */
import type { RegisterEntry } from '../../entities/study';
import { recessProposal, responseTerm } from './dates';
import type { StudyFacts } from './facts';
import { REGISTERS } from './register-rules';
import { responseTask } from './response-terms';

/**
 * The entry with the term that belongs to the day of sending, when that day is new; taken away when it is. A term that
 * falls in recess is not changed: a later end is proposed, and a person answers.
 */
export function withTerm(entry: RegisterEntry, before: RegisterEntry, facts: StudyFacts): RegisterEntry {
  const { termFrom } = REGISTERS[entry.kind];
  const sentOn = entry[termFrom];
  if (sentOn === before[termFrom]) return entry;
  if (sentOn === null) return { ...entry, dueOn: null, dueSteps: [], proposedDueOn: null };
  const { settings } = facts.court;
  const { id } = responseTask(facts.programme, entry.kind);
  const { on, steps } = responseTerm(settings, facts.programme, id, sentOn);
  return { ...entry, dueOn: on, dueSteps: steps, proposedDueOn: recessProposal(settings, sentOn, on) };
}
