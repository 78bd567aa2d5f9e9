/** The one card a year on which a court confirms its declaration of intent. */
import { commandButton, openButton, showButton } from './actions';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { euros } from './format';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';

export interface YearlyConfirmationInput {
  court: { id: string; name: string };
  /** The day by which it is asked; null while there is no declaration to confirm. */
  dueOn: string | null;
  /** Whether it was given already, so that the day is the next year's. */
  confirmed: boolean;
  /** The calendar year of the budget, and what is known of it. Null when it was confirmed for later already. */
  budget: { year: number; euros: number | null } | null;
  days: number | null;
  people: { id: string; name: string }[];
  contactId: string | null;
  standInId: string | null;
  mayConfirm: boolean;
  /** Whether the viewer may say that the court means to stop. */
  mayStop: boolean;
  /** Since when it means to; null when it does not. */
  leaving: string | null;
}

export function yearlyConfirmationCard(input: YearlyConfirmationInput, texts: Texts): CardParts {
  const words = texts.commitment.yearly;
  const { court, dueOn, mayConfirm } = input;
  const title: FormElement[] = [
    { kind: 'quiet', text: court.name },
    { kind: 'heading', text: words.title, part: false },
  ];
  const list = showButton(texts.commitment.register.title, { card: 'COMMITMENTS', courtId: court.id });
  if (dueOn === null || !mayConfirm) {
    const text = dueOn === null ? words.notDeclared : words.reader;
    const body = formBody([...title, { kind: 'text', text }], dialogs.required);
    return { summary: words.summary, body, buttons: [list] };
  }
  const submit = commandButton(
    words.submit,
    { name: 'CONFIRM_COMMITMENTS', courtId: court.id, takingPart: true },
    { card: 'YEARLY_CONFIRMATION', courtId: court.id },
    'positive',
  );
  const { leaving, mayStop } = input;
  const stop = openButton(words.no, { dialog: 'WITHDRAWAL', courtId: court.id });
  return {
    summary: words.summary,
    body: formBody(
      [
        ...title,
        leaving === null
          ? { kind: 'text', text: input.confirmed ? words.confirmed(dueOn) : words.intro(dueOn) }
          : { kind: 'text', text: words.leaving(leaving), colour: 'Warning' },
        ...fields(input, texts),
        ...(mayStop || leaving !== null ? [] : [{ kind: 'quiet' as const, text: words.noByChair }]),
      ],
      dialogs.required,
    ),
    buttons: [submit, ...(mayStop && leaving === null ? [stop] : []), list],
  };
}

function fields(
  { budget, days, people, contactId, standInId }: YearlyConfirmationInput,
  texts: Texts,
): FormElement[] {
  const words = texts.commitment.yearly;
  const { sumExample, linkExample, daysExample } = texts.commitment.dutyCard;
  const choices = people.map(({ id, name }) => ({ title: name, value: id }));
  return [
    ...(budget === null
      ? []
      : [
          {
            kind: 'input-text' as const,
            id: 'budget',
            label: words.budget(budget.year),
            value: budget.euros === null ? '' : euros(budget.euros),
            placeholder: sumExample,
            maxLength: 20,
          },
        ]),
    {
      kind: 'input-text',
      id: 'days',
      label: words.days,
      value: days === null ? '' : String(days),
      placeholder: daysExample,
      maxLength: 4,
    },
    { kind: 'input-choice', id: 'contactId', label: words.contact, choices, value: contactId ?? '' },
    { kind: 'input-choice', id: 'standInId', label: words.standIn, choices, value: standInId ?? '' },
    {
      kind: 'input-text',
      id: 'evidenceLink',
      label: words.evidence,
      placeholder: linkExample,
      maxLength: 400,
      required: true,
    },
  ];
}
