/** What every dialog is made with, and how it refuses. A dialog is a form (`cards/form.ts`) for one viewer. */
import type { EntityManager } from 'typeorm';
import type { FormElement } from '../../../../cards/form';
import type { CardButton, PartialCommand } from '../../../../cards/actions';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { bare, plain, plainParagraphs } from '../../../../cards/escape';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Person } from '../../../../entities/person';
import { type StudyText } from '../../../../entities/study';
import { roleLabel } from '../../../programme/lookups';
import { may } from '../../../workflow/access';
import type { StudyCommandName } from '../../../workflow/commands';
import { stateFault } from '../../../workflow/decide';
import { type Refusal, refuse } from '../../../workflow/decision';
import type { Actor, CourtPeople, StudyFacts } from '../../../workflow/facts';
import { localDate } from '../../../workflow/local-time';
import { loadStudyFacts } from '../../load';
import type { Services } from '../../services';

export interface DialogContext {
  services: Services;
  manager: EntityManager;
  viewer: Actor;
  /** `yyyy-MM-dd` in the programme's time zone. */
  today: string;
}

export interface Dialog {
  title: string;
  size: 'small' | 'medium' | 'large';
  body: FormElement[];
  buttons: CardButton[];
}

export type DialogAnswer = { ok: true; dialog: Dialog } | { ok: false; refusal: Refusal };

export function dialog(
  title: string,
  body: FormElement[],
  buttons: CardButton[] = [],
  size: Dialog['size'] = 'medium',
): DialogAnswer {
  return { ok: true, dialog: { title, size, body, buttons } };
}

/** A button that goes to another dialog. */
export const opens = (title: string, open: DialogRef): CardButton => ({ title, data: { kb: 1, open } });

/** A button that completes the command with the form's fields. */
export function submit(
  title: string,
  command: PartialCommand,
  back: CardRef,
  style?: CardButton['style'],
): CardButton {
  return style === undefined
    ? { title, data: { kb: 1, command, back } }
    : { title, data: { kb: 1, command, back }, style };
}

/** What a dialog of a study is opened for. */
export type StudyAction = StudyCommandName | 'READ_CONTENT';

/** The facts of a study, when this viewer may do this there, and the study takes it now. */
export async function studyFor(
  context: DialogContext,
  studyId: string | null,
  action: StudyAction,
  subject: (facts: StudyFacts) => Partial<Parameters<typeof may>[2]> = () => ({}),
): Promise<{ ok: true; facts: StudyFacts } | { ok: false; refusal: Refusal }> {
  const facts = studyId === null ? null : await loadStudyFacts(context.manager, context.services, studyId);
  if (facts === null) return refuse('NOT_FOUND');
  const allowed = may(context.viewer, action, {
    today: context.today,
    court: facts.court,
    study: facts.case.study,
    people: facts,
    programme: facts.programme,
    ...subject(facts),
  });
  if (!allowed.ok) return allowed;
  const fault = action === 'READ_CONTENT' ? null : stateFault(action, facts.case.study);
  return fault ?? { ok: true, facts };
}

/** Name of a person for this court's own people, escaped. */
export function nameOf(people: CourtPeople, personId: string | null): string {
  const person = people.people.find((candidate) => candidate.id === personId);
  return person === undefined ? texts.nobody : plain(person.name);
}

/** Reasons and notes as quotes, oldest first. Only for dialogs that the court's people open. */
export async function quotes(manager: EntityManager, rows: StudyText[]): Promise<FormElement[]> {
  if (rows.length === 0) return [{ kind: 'quiet', text: texts.none }];
  const authors = await manager.findBy(
    Person,
    rows.map((row) => ({ id: row.authorId })),
  );
  return rows
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map((row) => ({
      kind: 'quote' as const,
      text: plainParagraphs(row.body),
      source: texts.by(
        plain(authors.find((author) => author.id === row.authorId)?.name ?? ''),
        localDate(row.at),
      ),
    }));
}

/** People of the court as choices, by name with their roles. */
export function personChoices(
  facts: CourtPeople & { programme: StudyFacts['programme'] },
  courtId: string,
  today: string,
) {
  return facts.people
    .map((person) => ({
      person,
      roles: facts.grants
        .filter(
          (grant) =>
            grant.personId === person.id &&
            grant.courtId === courtId &&
            grant.validFrom <= today &&
            (grant.validUntil === null || grant.validUntil >= today),
        )
        .map((grant) => roleLabel(facts.programme, grant.role)),
    }))
    .filter(({ roles }) => roles.length > 0)
    .map(({ person, roles }) => ({
      title: `${bare(person.name)} (${[...new Set(roles)].join(', ')})`,
      value: person.id,
    }));
}

/** Calendar facts in a form are dates people know: `yyyy-MM-dd` → `dd-MM-yyyy`. */
export const dayFirst = (date: string): string => date.split('-').toReversed().join('-');
