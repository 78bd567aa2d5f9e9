/** The declaration of intent of a court and how its commitments stand. For the court's own people: it holds content. */
import type { Spending } from '../entities/commitment';
import { openButton, showButton, type CardButton } from './actions';
import { linkTo } from './escape';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { dutchDate, euros, shortDate } from './format';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';

/** Buttons that fit in what unfolds. */
const MOST_BUTTONS = 6;
/** Coming dates that are shown. */
const MOST_DUTIES = 5;

export interface CommitmentsInput {
  court: { id: string; name: string };
  /** Null when there is none at all; of one that is only known to exist everything is null. */
  declaration: {
    signedOn: string | null;
    signedBy: string | null;
    untilYear: number | null;
    budgetPerYear: number | null;
    daysPerYear: number | null;
    evidenceLink: string | null;
    withdrawnOn: string | null;
  } | null;
  commitments: {
    id: string;
    label: string;
    status: keyof Texts['commitment']['status'];
    dueOn: string | null;
    year: number | null;
    euros: number | null;
    days: number | null;
    /** How the first half of a year went. */
    spending: { year: number; stand: Spending } | null;
    evidenceLink: string | null;
  }[];
  /** The coming dates, the first one first. */
  duties: { id: string; title: string; dueOn: string; soon: boolean }[];
  /** Since when the court means to stop; null when it does not. */
  leaving: string | null;
  mayConfirm: boolean;
  mayRegister: boolean;
  mayWaive: boolean;
  /** Whether an incident can be reported, or the open one closed, by the viewer; null when neither. */
  incident: 'REPORT' | 'CLOSE' | null;
}

type Commitment = CommitmentsInput['commitments'][number];

export function commitmentsCard(input: CommitmentsInput, texts: Texts): CardParts {
  const words = texts.commitment.register;
  const body: FormElement[] = [
    { kind: 'quiet', text: input.court.name },
    { kind: 'heading', text: words.title, part: false },
    ...declared(input, texts),
    ...(input.leaving === null
      ? []
      : [{ kind: 'text' as const, text: words.leaving(input.leaving), colour: 'Warning' as const }]),
    ...(input.commitments.length === 0
      ? []
      : [
          { kind: 'strong' as const, text: words.commitments },
          ...input.commitments.flatMap((one) => lines(one, texts)),
        ]),
    ...(input.commitments.some(({ status }) => status === 'AT_RISK' || status === 'BREACHED')
      ? [{ kind: 'quiet' as const, text: texts.commitment.conversation }]
      : []),
    ...coming(input, texts),
  ];
  return { summary: words.summary, body: formBody(body, dialogs.required), ...buttons(input, texts) };
}

function declared({ declaration }: CommitmentsInput, texts: Texts): FormElement[] {
  const words = texts.commitment.register;
  if (declaration === null) return [{ kind: 'text', text: words.notDeclared }];
  if (declaration.withdrawnOn !== null)
    return [{ kind: 'text', text: words.withdrawn(declaration.withdrawnOn) }];
  if (declaration.signedOn === null) return [{ kind: 'text', text: words.knownOnly }];
  const { signedOn, signedBy, untilYear, budgetPerYear, daysPerYear, evidenceLink } = declaration;
  return [
    {
      kind: 'facts',
      facts: [
        { title: words.signed, value: dutchDate(signedOn) },
        { title: words.by, value: signedBy === null ? words.nothing : signedBy },
        { title: words.until, value: untilYear === null ? words.nothing : String(untilYear) },
        { title: words.budget, value: budgetPerYear === null ? words.nothing : euros(budgetPerYear) },
        { title: words.days, value: daysPerYear === null ? words.nothing : String(daysPerYear) },
        {
          title: words.evidence,
          value: evidenceLink === null ? words.nothing : { markdown: linkTo(evidenceLink, words.open) },
        },
      ],
    },
  ];
}

const COLOURS: Record<Commitment['status'], { colour?: 'Good' | 'Warning' | 'Attention' }> = {
  NOT_CONFIRMED: {},
  CONFIRMED: {},
  AT_RISK: { colour: 'Warning' },
  BREACHED: { colour: 'Attention' },
  WAIVED: {},
};

/** "✓ Budget per jaar: bevestigd, tot en met za 15 nov 2027", and under it what was confirmed. */
function lines({ label, status, dueOn, ...value }: Commitment, texts: Texts): FormElement[] {
  const words = texts.commitment.register;
  const said = [
    ...(value.euros === null ? [] : [euros(value.euros)]),
    ...(value.days === null ? [] : [words.daysPerYear(value.days)]),
    ...(value.year !== null && (value.euros !== null || value.days !== null) ? [words.year(value.year)] : []),
    ...(value.spending === null ? [] : [words.spending(value.spending.year, value.spending.stand)]),
    ...(value.evidenceLink === null ? [] : [linkTo(value.evidenceLink, words.open)]),
  ];
  const mark = status === 'CONFIRMED' ? '✓ ' : status === 'AT_RISK' || status === 'BREACHED' ? '! ' : '';
  return [
    {
      kind: 'text',
      ...COLOURS[status],
      text: `${mark}${label}: ${texts.commitment.status[status]}${words.stand[status](dueOn)}`,
    },
    ...(said.length === 0 ? [] : [{ kind: 'quiet' as const, text: { markdown: said.join(' · ') } }]),
  ];
}

function coming({ duties }: CommitmentsInput, texts: Texts): FormElement[] {
  if (duties.length === 0) return [];
  return [
    { kind: 'strong', text: texts.commitment.register.duties },
    {
      kind: 'facts',
      facts: duties
        .slice(0, MOST_DUTIES)
        .map(({ title, dueOn }) => ({ title: shortDate(dueOn), value: title })),
    },
  ];
}

function buttons(input: CommitmentsInput, texts: Texts): { buttons: CardButton[]; more: CardButton[] } {
  const words = texts.commitment.register;
  const { court, declaration } = input;
  const registered = isRegistered(declaration);
  const register = openButton(registered ? words.change : words.register, {
    dialog: 'DECLARATION',
    courtId: court.id,
  });
  const confirm = showButton(words.confirm, { card: 'YEARLY_CONFIRMATION', courtId: court.id });
  const waivable = input.commitments.filter((one) => isWaivable(one, input));
  return {
    buttons: [
      ...(registered && input.mayConfirm ? [confirm] : []),
      ...(input.mayRegister ? [register] : []),
      showButton(texts.button.coordinatorView, { card: 'COORDINATOR_VIEW', courtId: court.id }),
    ],
    more: [
      ...(input.leaving === null
        ? []
        : [openButton(words.whyLeaving, { dialog: 'WITHDRAWAL', courtId: court.id })]),
      ...(input.incident === null
        ? []
        : [
            openButton(input.incident === 'CLOSE' ? words.incidentOpen : words.incident, {
              dialog: 'INCIDENT',
              courtId: court.id,
            }),
          ]),
      ...input.duties
        .filter(({ soon }) => soon)
        .slice(0, MOST_BUTTONS / 2)
        .map(({ id, title }) => showButton(title, { card: 'DUTY', dutyId: id })),
      ...waivable.map(({ id, label }) =>
        openButton(words.waive(label), { dialog: 'WAIVE_COMMITMENT', courtId: court.id, commitmentId: id }),
      ),
    ].slice(0, MOST_BUTTONS),
  };
}

/** Whether the contents of a declaration were registered, and it was not withdrawn. */
export function isRegistered(declaration: CommitmentsInput['declaration']): boolean {
  return declaration !== null && declaration.signedOn !== null && declaration.withdrawnOn === null;
}

/** Whether the viewer may let the court off from it. What stands well, or has no day, needs none of that. */
export function isWaivable(
  { status, dueOn }: Commitment,
  { declaration, mayWaive }: Pick<CommitmentsInput, 'declaration' | 'mayWaive'>,
): boolean {
  const worth = dueOn !== null && status !== 'CONFIRMED' && status !== 'WAIVED';
  return mayWaive && worth && isRegistered(declaration);
}
