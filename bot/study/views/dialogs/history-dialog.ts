/** What happened in a study, newest first: what was done to what, by whom, in which role, and when. */
import { openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import { dutchMoment } from '../../../../cards/format';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { HistoryEntry } from '../../../../entities/history';
import { Person } from '../../../../entities/person';
import type { Programme } from '../../../programme/definition';
import { verifyChain } from '../../history';
import { rows } from '../../rows';
import { lineOf, personsIn } from '../history-lines';
import { studyFor } from '../view';
import { dialog, type DialogAnswer, type DialogContext } from './dialog';

const ENTRIES_A_PAGE = 15;

export async function history(
  context: DialogContext,
  { studyId, page: asked }: Extract<DialogRef, { dialog: 'HISTORY' }>,
): Promise<DialogAnswer> {
  const found = await studyFor(context, studyId);
  if (!found.ok) return found;
  const { facts } = found;
  const { historyLength: length } = facts.case.study;
  const pages = Math.max(1, Math.ceil(length / ENTRIES_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const newest = length - (page - 1) * ENTRIES_A_PAGE;
  const numbers = Array.from({ length: Math.min(newest, ENTRIES_A_PAGE) }, (_, index) => newest - index);
  const entries = await rows(context.manager, HistoryEntry, { chain: studyId, number: numbers });
  const people = await rows(context.manager, Person, { id: [...new Set(entries.flatMap(personsIn))] });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const open = (to: number): DialogRef => ({ dialog: 'HISTORY', studyId, page: to });
  return dialog(
    texts.history.title(facts.court.municipality),
    [
      ...entries
        .toSorted((a, b) => b.number - a.number)
        .map((entry): FormElement => ({
          kind: 'entry',
          text: lineOf(entry, facts, names),
          source: texts.history.entry(
            dutchMoment(entry.at),
            whoDid(entry, facts.programme, names),
            entry.number,
          ),
        })),
      { kind: 'quiet', text: texts.page(page, pages) },
      { kind: 'quiet', text: await wholeness(context, studyId) },
    ],
    [
      ...(page > 1 ? [openButton(texts.history.newer, open(page - 1))] : []),
      ...(page < pages ? [openButton(texts.history.older, open(page + 1))] : []),
    ],
    'large',
  );
}

/** Whether the whole chain is what was once written: whoever reads it may know. */
async function wholeness({ manager }: DialogContext, studyId: string): Promise<string> {
  const state = await verifyChain(manager, studyId);
  return state.ok ? texts.history.whole(state.length) : texts.history.broken(state.number);
}

function whoDid(
  { actorId, role }: HistoryEntry,
  programme: Programme,
  names: ReadonlyMap<string, string>,
): string {
  if (actorId === null) return texts.history.clock;
  const name = names.get(actorId) ?? texts.somebody;
  const label = programme.roles.find(({ id }) => id === role)?.nl;
  return label === undefined ? name : texts.nameWithRoles(name, label);
}
