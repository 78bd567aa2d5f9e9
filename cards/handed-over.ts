/** What came over from somebody who leaves: one card, whatever the number of tasks. */
import { commandButton, showButton } from './actions';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import type { CardRef } from './ref';
import { taskStand, type TaskLine } from './task-line';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';

/** The rest is counted: one's own list has them all. */
const MOST_TASKS = 8;

export interface HandedOverInput {
  court: string;
  /** Who handed over. */
  from: string;
  /** Whose they are now, when the viewer reads it because that person is away. */
  insteadOf: string | null;
  /** Still open, in the order of their dates. */
  tasks: TaskLine[];
  /** Terms of others to watch over. */
  terms: number;
  ref: Omit<Extract<CardRef, { card: 'HANDED_OVER' }>, 'card'>;
  /** Of whom the page with everything can be made; null for whoever may not read it. */
  page: { courtId: string; subjectId: string } | null;
}

export function handedOverCard(input: HandedOverInput, texts: Texts): CardParts {
  const words = texts.handover;
  const { tasks, insteadOf } = input;
  const body: FormElement[] = [
    { kind: 'heading', text: words.cardTitle(input.from) },
    { kind: 'text', text: words.cameOver(tasks.length, input.terms, input.court) },
    ...(insteadOf === null ? [] : [{ kind: 'quiet' as const, text: words.insteadOf(insteadOf) }]),
    ...tasks.slice(0, MOST_TASKS).map((task): FormElement => ({
      kind: 'entry',
      text: task.title,
      // Made safe there.
      source: { markdown: taskStand(task, texts).text },
    })),
    ...(tasks.length > MOST_TASKS
      ? [{ kind: 'quiet' as const, text: words.andMore(tasks.length - MOST_TASKS) }]
      : []),
  ];
  return {
    summary: words.summary,
    body: formBody(body, dialogs.required),
    buttons: [
      showButton(texts.button.myTasks, { card: 'MY_TASKS', page: 1 }),
      ...(input.page === null
        ? []
        : [
            commandButton(
              words.pageOf,
              { name: 'CREATE_DOCUMENT_LINK', document: 'PERSON_HANDOVER', ...input.page },
              { card: 'HANDED_OVER', ...input.ref },
            ),
          ]),
    ],
  };
}
