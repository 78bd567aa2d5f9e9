/** Dialogs about being away and standing in. */
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Court } from '../../../../entities/court';
import { type Absence, RoleGrant } from '../../../../entities/person';
import { GateRequest } from '../../../../entities/study';
import { may, type Where } from '../../../workflow/access';
import { addMonths } from '../../../workflow/calendar';
import { STAND_IN_MONTHS } from '../../../workflow/court-people';
import { refuse } from '../../../workflow/decision';
import {
  absenceOf,
  courtsOwnPeople,
  isCurrent,
  lastDayIfEnded,
  peopleWithRole,
} from '../../../workflow/people';
import { row, rows } from '../../rows';
import { courtFor, nameOf } from '../view';
import { action, dialog, ownChoices, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

const HELP: CardRef = { card: 'HELP' };

export async function absence(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'ABSENCE' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { where } = found;
  const { viewer, today } = context;
  const all = ownChoices(where.people, courtId, context);
  const able = all.filter(({ value }) => may(viewer, 'REGISTER_ABSENCE', { ...where, subjectId: value }).ok);
  const words = texts.absence;
  const registered = currentAbsences(where, courtId).flatMap((one) => absenceLine(context, where, one));
  const list: FormElement[] =
    registered.length === 0 ? [] : [{ kind: 'heading', text: words.current }, ...registered];
  const [only, ...others] = able;
  if (only === undefined) {
    return registered.length === 0
      ? dialog(words.title, [{ kind: 'text', text: words.nobody }])
      : dialog(words.title, list);
  }
  const standIns = others.length === 0 ? all.filter(({ value }) => value !== only.value) : all;
  return dialog(
    words.title,
    [
      ...list,
      { kind: 'heading', text: words.register },
      { kind: 'text', text: words.intro },
      {
        kind: 'input-choice',
        id: 'personId',
        label: words.person,
        choices: able,
        value: able.some(({ value }) => value === viewer.person.id) ? viewer.person.id : '',
        required: true,
      },
      { kind: 'input-date', id: 'from', label: words.from, value: today, required: true },
      { kind: 'input-date', id: 'until', label: words.until, min: today, errorMessage: texts.from(today) },
      ...(standIns.length === 0
        ? []
        : [
            {
              kind: 'input-choice' as const,
              id: 'standInId',
              label: words.standIn,
              choices: standIns,
              placeholder: texts.noChoice,
            },
          ]),
    ],
    [submit(words.submit, { name: 'REGISTER_ABSENCE', courtId }, HELP)],
  );
}

/** Absences that are not over; one that was taken back ended before it began. */
export function currentAbsences({ people, today }: Where, courtId: string): Absence[] {
  const here = new Set(courtsOwnPeople(people, courtId, today).map(({ id }) => id));
  return people.absences
    .filter((one) => one.courtId === courtId && here.has(one.personId))
    .filter((one) => one.validUntil === null || (one.validUntil >= today && one.validUntil >= one.validFrom))
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom));
}

function absenceLine({ viewer }: DialogContext, where: Where, one: Absence): FormElement[] {
  const words = texts.absence;
  const name = nameOf(where.people, one.personId);
  const instead = one.standInId === null ? null : nameOf(where.people, one.standInId);
  const begun = one.validFrom <= where.today;
  const until = lastDayIfEnded(one, where.today);
  const ends = may(viewer, 'END_ABSENCE', { ...where, subjectId: one.personId }).ok;
  return [
    { kind: 'text', text: words.line(name, one.validFrom, one.validUntil, instead) },
    ...(ends
      ? rowOf(
          action(
            begun ? words.back(name) : words.takeBack(name),
            { name: 'END_ABSENCE', absenceId: one.id, expectedVersion: one.version, until },
            HELP,
          ),
        )
      : []),
  ];
}

export async function standIn(
  context: DialogContext,
  { courtId, requestId }: Extract<DialogRef, { dialog: 'STAND_IN' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'APPOINT_STAND_IN');
  if (!found.ok) return found;
  const { where } = found;
  const { viewer, manager, today } = context;
  const asker = requestId === null ? null : await row(manager, GateRequest, { id: requestId });
  const chairs = peopleWithRole(where.people, 'CHAIR', courtId, today);
  const excluded = new Set([viewer.person.id, asker?.requestedById, ...chairs.map(({ id }) => id)]);
  const own = ownChoices(where.people, courtId, context).filter(({ value }) => !excluded.has(value));
  const here = new Set(courtsOwnPeople(where.people, courtId, today).map(({ id }) => id));
  const elsewhere = (await otherChairs(context, courtId)).filter(
    ({ value }) => !excluded.has(value) && !here.has(value),
  );
  const choices = [...own, ...elsewhere];
  if (choices.length === 0) return refuse('NOBODY_ELSE');
  const last = addMonths(today, STAND_IN_MONTHS);
  const back = chairs
    .flatMap(({ id }) => absenceOf(where.people.absences, id, courtId, today)?.validUntil ?? [])
    .toSorted((a, b) => a.localeCompare(b))[0];
  const words = texts.standIn;
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'input-choice',
        id: 'personId',
        label: words.person,
        choices,
        style: 'expanded',
        required: true,
      },
      {
        kind: 'input-date',
        id: 'until',
        label: words.until,
        ...(back !== undefined && back <= last ? { value: back } : {}),
        min: today,
        max: last,
        errorMessage: texts.between(today, last),
        required: true,
      },
    ],
    [
      submit(
        words.submit,
        { name: 'APPOINT_STAND_IN', courtId },
        requestId === null ? HELP : { card: 'GATE', requestId },
      ),
    ],
  );
}

/** Chairs of other courts, offered by court: names do not cross courts. */
async function otherChairs(
  { manager, today }: DialogContext,
  courtId: string,
): Promise<{ title: string; value: string }[]> {
  const grants = await rows(manager, RoleGrant, { role: 'CHAIR', kind: 'REGULAR' });
  const chairs = grants.filter((grant) => grant.courtId !== courtId && isCurrent(grant, today));
  const courts = await rows(
    manager,
    Court,
    { id: [...new Set(chairs.flatMap((grant) => grant.courtId ?? []))] },
    { orderBy: ['municipality'], only: ['id', 'municipality'] },
  );
  return courts.flatMap(({ id, municipality }) =>
    chairs
      .filter((grant) => grant.courtId === id)
      .map(({ personId }) => ({ title: texts.standIn.chairOf(municipality), value: personId })),
  );
}
