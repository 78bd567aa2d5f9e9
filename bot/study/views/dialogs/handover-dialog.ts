/** The dialog in which everything of somebody who leaves goes to others at once. For whoever leaves, chair and secretary. */
import { openButton, type CardButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { handover as words } from '../../../../cards/texts/nl-handover';
import type { Court } from '../../../../entities/court';
import type { Person, RoleGrant } from '../../../../entities/person';
import { roleLabel, stageOf } from '../../../programme/lookups';
import { inCourt, may } from '../../../workflow/access';
import { nextDay } from '../../../workflow/calendar';
import { endBarred } from '../../../workflow/court-people';
import { refuse } from '../../../workflow/decision';
import type { AdministrationFacts, StudyFacts } from '../../../workflow/facts';
import { canTakeOver, factsOf, handoverFault, lasting, plannedHandover } from '../../../workflow/handover';
import { guardedBy, openTasksOfPerson } from '../../../workflow/handover-plan';
import { localDate } from '../../../workflow/local-time';
import { isAbsent, isOfCourt, personById } from '../../../workflow/people';
import { taskTitle } from '../../../workflow/study-case';
import { loadAdministrationFacts } from '../../load-administration';
import { daysOver } from '../view';
import { action, dialog, reasonField, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

const HELP: CardRef = { card: 'HELP' };

/** Whom one card can list; a court has fewer people. */
const MOST_PEOPLE = 15;

export async function handOver(
  context: DialogContext,
  { courtId, personId }: Extract<DialogRef, { dialog: 'HAND_OVER' }>,
): Promise<DialogAnswer> {
  const { viewer } = context;
  const me = viewer.person.id;
  const facts = await factsFor(context, courtId, personId ?? me);
  const { court } = facts;
  if (court === null) return refuse('NOT_FOUND');
  if (personId !== null) return form(context, facts, court, personId);
  // Who leads chooses of whom it is; anybody else has only the own things to hand over.
  const leads = may(viewer, 'HAND_OVER', inCourt(facts)).ok;
  return leads ? whose(facts, court) : form(context, facts, court, me);
}

/** What the command would be decided with. Nothing is saved. */
export function factsFor(
  { manager, services, viewer }: DialogContext,
  courtId: string,
  personId: string,
): Promise<AdministrationFacts> {
  const command = { name: 'HAND_OVER', courtId, personId, toPersonId: personId } as const;
  return loadAdministrationFacts(manager, services, command, viewer);
}

/** How many tasks are open with everybody who has something to hand over, the most first. */
export function openTasksBy(facts: AdministrationFacts, court: Court): { person: Person; count: number }[] {
  const studies = facts.cases.map((studyCase) => factsOf(studyCase, facts, court));
  return facts.people
    .map((person) => ({
      person,
      count: studies.reduce((sum, study) => sum + openTasksOfPerson(study, person.id).length, 0),
    }))
    .filter(({ person, count }) => count > 0 || lasting(person.id, facts, court).length > 0)
    .toSorted((a, b) => b.count - a.count || a.person.name.localeCompare(b.person.name));
}

function whose(facts: AdministrationFacts, court: Court): DialogAnswer {
  const all = openTasksBy(facts, court).slice(0, MOST_PEOPLE);
  return dialog(
    words.title,
    [
      { kind: 'text', text: all.length === 0 ? words.nobody : words.choose },
      ...all.flatMap(({ person, count }): FormElement[] => [
        {
          kind: 'entry',
          text: person.name,
          source: [
            words.open(count),
            ...(lasting(person.id, facts, court).length === 0 ? [words.hasLeft] : []),
          ].join(' · '),
        },
        {
          kind: 'buttons',
          buttons: [
            openButton(words.of(person.name), {
              dialog: 'HAND_OVER',
              courtId: court.id,
              personId: person.id,
            }),
            pageButton(court, person),
          ],
        },
      ]),
    ],
    [],
    'large',
  );
}

function form(
  context: DialogContext,
  facts: AdministrationFacts,
  court: Court,
  personId: string,
): DialogAnswer {
  const { viewer } = context;
  const allowed = may(viewer, 'HAND_OVER', inCourt(facts, { subjectId: personId }));
  if (!allowed.ok) return allowed;
  const fault = handoverFault(personId, facts, viewer, court);
  if (fault !== null) return fault;
  const person = personById(facts, personId);
  if (person === null) return refuse('NOT_FOUND');
  const studies = facts.cases.map((studyCase) => factsOf(studyCase, facts, court));
  const open = studies.flatMap((study) => openTasksOfPerson(study, personId));
  const held = lasting(personId, facts, court);
  const posts = postsOf(personId, facts, court, held);
  if (open.length + posts.length + held.length === 0) {
    return refuse('NOTHING_TO_HAND_OVER', { name: person.name });
  }
  const takers = takersOf(facts, court, personId, open.length);
  if (takers.length === 0) return refuse('NOBODY_ELSE');
  const splits = takers.some(({ others, left }) => others + left > 0);
  const mayEnd = held.length > 0 && held.every((grant) => endBarred(grant, allowed.role, viewer) === null);
  return dialog(
    words.of(person.name),
    [
      { kind: 'facts', facts: summary(facts, studies, personId, posts) },
      // An external researcher reads the one study, and the page tells of the court.
      ...(may(viewer, 'READ_CONTENT', inCourt(facts)).ok ? rowOf(pageButton(court, person)) : []),
      {
        kind: 'input-choice',
        id: 'toPersonId',
        label: words.to,
        choices: takers.map(({ title, id }) => ({ title, value: id })),
        style: 'expanded',
        required: true,
      },
      ...(splits ? restFields(takers) : []),
      reasonField({ label: words.reason, required: false }),
      ...(mayEnd ? [lastDay(facts.today)] : []),
      { kind: 'quiet', text: words.note },
    ],
    [submit(words.submit, { name: 'HAND_OVER', courtId: court.id, personId }, HELP)],
    'large',
  );
}

/** Makes the page of this person, and shows where it can be read. */
const pageButton = (court: Court, { id, name }: Person): CardButton =>
  action(
    words.page(name),
    { name: 'CREATE_DOCUMENT_LINK', document: 'PERSON_HANDOVER', courtId: court.id, subjectId: id },
    HELP,
  );

function lastDay(today: string): FormElement {
  const first = nextDay(today, -1);
  return {
    kind: 'input-date',
    id: 'endRoleOn',
    label: words.lastDay,
    min: first,
    errorMessage: texts.from(first),
  };
}

interface Taker {
  id: string;
  name: string;
  title: string;
  /** How many of the tasks this person could take, how many would go to others, and for how many there is nobody. */
  takes: number;
  others: number;
  left: number;
}

/** Everybody who could take something over, with how much of it. */
function takersOf(facts: AdministrationFacts, court: Court, personId: string, open: number): Taker[] {
  const able = facts.people.filter(({ id }) => id !== personId && canTakeOver(id, facts, court));
  return able
    .map((person): Taker => {
      const plans = plannedHandover({ personId, toPersonId: person.id }, facts, court);
      const moved = plans.flatMap((plan) => plan.moved);
      const takes = moved.filter(({ to }) => to === person.id).length;
      const left = plans.flatMap((plan) => plan.left).length;
      const named = withRoles(person, facts, court);
      const present = isAbsent(facts.absences, person.id, court.id, facts.today) ? words.away(named) : named;
      return {
        id: person.id,
        name: person.name,
        title: takes < open ? words.takesSome(present, takes, open) : present,
        takes,
        others: moved.length - takes,
        left,
      };
    })
    .filter(({ takes }) => takes > 0 || open === 0)
    .toSorted(
      (a, b) =>
        b.takes - a.takes ||
        // The court's own people before a bureau.
        Number(isOfCourt(facts, b.id, court.id, facts.today)) -
          Number(isOfCourt(facts, a.id, court.id, facts.today)) ||
        a.name.localeCompare(b.name),
    );
}

function withRoles(person: Person, facts: AdministrationFacts, court: Court): string {
  const roles = lasting(person.id, facts, court)
    .filter(({ kind, validFrom }) => kind === 'REGULAR' && validFrom <= facts.today)
    .map(({ role }) => roleLabel(facts.programme, role));
  return texts.nameWithRoles(person.name, [...new Set(roles)].join(', '));
}

function restFields(takers: readonly Taker[]): FormElement[] {
  return [
    { kind: 'quiet', text: words.restNote },
    ...takers
      .filter(({ left }) => left > 0)
      .map(({ name, left }): FormElement => ({ kind: 'quiet', text: words.leftOver(name, left) })),
    {
      kind: 'input-choice',
      id: 'restToPersonId',
      label: words.rest,
      choices: takers.map(({ id, name }) => ({ title: name, value: id })),
      placeholder: words.restHint,
    },
  ];
}

/** What there is to hand over, counted. */
function summary(
  facts: AdministrationFacts,
  studies: readonly StudyFacts[],
  personId: string,
  posts: readonly string[],
): { title: string; value: string }[] {
  const labels = words.facts;
  const open = studies.flatMap((study) =>
    openTasksOfPerson(study, personId).map((task) => ({ study, task })),
  );
  const over = open.filter(
    ({ study, task }) => task.firm && task.dueOn !== null && daysOver(study, task.dueOn) > 0,
  );
  const [next] = open
    .filter(({ task }) => task.firm && task.dueOn !== null && task.dueOn >= facts.today)
    .toSorted((a, b) => (a.task.dueOn ?? '').localeCompare(b.task.dueOn ?? ''));
  const waiting = open.filter(({ task }) => task.waitingFor !== null);
  const terms = studies.flatMap((study) => guardedBy(study, personId)).length;
  const asked = studies.flatMap((study) =>
    study.case.requests
      .filter(({ state, requestedById }) => state === 'REQUESTED' && requestedById === personId)
      .map(({ stageId, requestedAt }) =>
        words.since(stageOf(study.programme, stageId).gate.nl, localDate(requestedAt)),
      ),
  );
  return [
    { title: labels.tasks, value: words.count(open.length, over.length) },
    ...(next === undefined
      ? []
      : [
          {
            title: labels.next,
            value: words.nextOn(taskTitle(next.study, next.task), next.task.dueOn ?? ''),
          },
        ]),
    ...(waiting.length === 0 ? [] : [{ title: labels.waiting, value: String(waiting.length) }]),
    ...(terms === 0 ? [] : [{ title: labels.terms, value: String(terms) }]),
    ...(asked.length === 0 ? [] : [{ title: labels.requests, value: asked.join('; ') }]),
    ...(posts.length === 0 ? [] : [{ title: labels.posts, value: posts.join(' · ') }]),
  ];
}

/** What somebody is beside their tasks, in words. */
function postsOf(
  personId: string,
  facts: AdministrationFacts,
  court: Court,
  held: readonly RoleGrant[],
): string[] {
  const absences = facts.absences.filter(
    ({ standInId, courtId, validUntil }) =>
      standInId === personId && courtId === court.id && (validUntil === null || validUntil >= facts.today),
  );
  return [
    ...(court.contactId === personId ? [words.isContact] : []),
    ...(absences.length === 0 ? [] : [words.standsIn(absences.length)]),
    ...(held.some(({ kind }) => kind === 'STAND_IN') ? [words.replacesChair] : []),
  ];
}
