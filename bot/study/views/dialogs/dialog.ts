/** What every dialog is made with, and how it refuses. A dialog is a form (`cards/form.ts`) for one viewer. */
import type { EntityManager } from 'typeorm';
import { openButton, type CardButton, type PartialCommand } from '../../../../cards/actions';
import { formBody, type FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Person } from '../../../../entities/person';
import type { StudyText } from '../../../../entities/study';
import { roleLabel } from '../../../programme/lookups';
import { administer } from '../../../workflow/administer';
import type { Refused } from '../../../workflow/checks';
import type { AdministrationCommand, StudyCommand } from '../../../workflow/commands';
import { decide } from '../../../workflow/decide';
import type { CourtPeople, StudyFacts } from '../../../workflow/facts';
import { localDate } from '../../../workflow/local-time';
import { COURT_ROLES, courtsOwnPeople, rolesOf } from '../../../workflow/people';
import { loadAdministrationFacts } from '../../load-administration';
import { rows } from '../../rows';
import type { ViewContext } from '../view';

export interface DialogContext extends ViewContext {
  /** Whether it comes back after a refusal, with what was entered: then it is shown whatever has changed meanwhile. */
  reopened: boolean;
  /** The viewer's mail address as the sign-in has it, to be offered; null when that says none. */
  mailAddress: string | null;
}

export interface Dialog {
  title: string;
  size: 'small' | 'medium' | 'large';
  body: FormElement[];
  buttons: CardButton[];
}

export type DialogAnswer = { ok: true; dialog: Dialog } | Refused;

export function dialog(
  title: string,
  body: FormElement[],
  buttons: CardButton[] = [],
  size: Dialog['size'] = 'medium',
): DialogAnswer {
  return { ok: true, dialog: { title, size, body, buttons } };
}

/** The button that completes the command with the form's fields: the primary one of its dialog. */
export function submit(
  title: string,
  command: PartialCommand,
  back: CardRef,
  style: NonNullable<CardButton['style']> = 'positive',
): CardButton {
  return { title, data: { kb: 1, command, back }, style };
}

/** A button between the lines that does something by itself. */
export function action(title: string, command: PartialCommand, back: CardRef): CardButton {
  return { title, data: { kb: 1, command, back } };
}

export const rowOf = (...buttons: CardButton[]): FormElement[] =>
  buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];

/** Why somebody does something, for the own court to read. */
export function reasonField(
  field: { id?: string; label?: string; required?: boolean; placeholder?: string } = {},
): FormElement {
  return {
    kind: 'input-text',
    id: 'reason',
    label: texts.reason,
    placeholder: texts.reasonHint,
    multiline: true,
    required: true,
    ...field,
  };
}

/**
 * Why a dialog makes no sense now, or null: its command is decided with something filled in, and the decision thrown
 * away. A refusal that names a field can be mended in the dialog and does not count.
 */
export function impossible(context: DialogContext, facts: StudyFacts, command: StudyCommand): Refused | null {
  return context.reopened ? null : hopeless(decide(command, facts, context.viewer));
}

/** As `impossible`, for a command of administration. */
export async function impossibleInCourt(
  context: DialogContext,
  command: AdministrationCommand,
): Promise<Refused | null> {
  return context.reopened ? null : hopeless(await tried(context, command));
}

/** How a command of administration would be decided now. Nothing is saved. */
export async function tried(
  { manager, services, viewer }: DialogContext,
  command: AdministrationCommand,
): Promise<ReturnType<typeof administer>> {
  const facts = await loadAdministrationFacts(manager, services, command, viewer);
  return administer(command, facts, viewer);
}

function hopeless(decided: { ok: true } | Refused): Refused | null {
  return decided.ok || decided.refusal.field !== undefined ? null : decided;
}

/** The people of the court as choices, each by name with the roles held today. */
export function ownChoices(
  people: CourtPeople,
  courtId: string,
  { today, services }: Pick<DialogContext, 'today' | 'services'>,
): { title: string; value: string }[] {
  const { programme } = services.programme;
  return courtsOwnPeople(people, courtId, today).map((person) => {
    const roles = rolesOf(people.grants, person.id, courtId, null, today).filter((role) =>
      COURT_ROLES.includes(role),
    );
    return {
      title: texts.nameWithRoles(person.name, roles.map((role) => roleLabel(programme, role)).join(', ')),
      value: person.id,
    };
  });
}

/** Reasons and notes as quotes with who wrote them and when. Only for dialogs that the court's people open. */
export async function quoting(
  manager: EntityManager,
  written: readonly StudyText[],
): Promise<(text: StudyText) => FormElement> {
  const authors = await rows(manager, Person, { id: [...new Set(written.map(({ authorId }) => authorId))] });
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return ({ body, authorId, at }) => ({
    kind: 'quote',
    text: body,
    source: texts.by(names.get(authorId) ?? texts.somebody, localDate(at)),
  });
}

export const newestFirst = (a: { at: string }, b: { at: string }): number => b.at.localeCompare(a.at);

/** Characters of card that the parts of one page may take together: a card stays under 16,000. */
const PAGE_BUDGET = 12_000;

/**
 * As many parts as a card can hold, with buttons to the pages before and after. A part stays together.
 * @param asked the page, from 1; one that does not exist becomes the nearest that does.
 */
export function paged(
  parts: readonly FormElement[][],
  asked: number | undefined,
  open: (page: number) => DialogRef,
): { body: FormElement[]; buttons: CardButton[] } {
  const pages: FormElement[][] = [];
  let room = 0;
  for (const part of parts) {
    const size = JSON.stringify(formBody(part, '')).length;
    if (size > room || pages.length === 0) {
      pages.push([]);
      room = PAGE_BUDGET;
    }
    pages.at(-1)?.push(...part);
    room -= size;
  }
  const page = Math.min(Math.max(asked ?? 1, 1), Math.max(pages.length, 1));
  const shown = pages[page - 1] ?? [];
  return {
    body: pages.length < 2 ? shown : [...shown, { kind: 'quiet', text: texts.page(page, pages.length) }],
    buttons: [
      ...(page > 1 ? [openButton(texts.previousPage, open(page - 1))] : []),
      ...(page < pages.length ? [openButton(texts.nextPage, open(page + 1))] : []),
    ],
  };
}
