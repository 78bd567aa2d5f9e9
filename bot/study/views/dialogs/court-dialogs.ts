/** Dialogs of a court's own settings: what to set, terms, calendar, how it decides, and how it takes part. */
import { plain } from '../../../../cards/escape';
import type { CardButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Court } from '../../../../entities/court';
import { type AccessAction, may } from '../../../workflow/access';
import { type Refusal, refuse } from '../../../workflow/decision';
import type { CourtPeople } from '../../../workflow/facts';
import { termOf } from '../../../workflow/settings';
import { loadCourtPeople } from '../../load';
import { type DialogAnswer, type DialogContext, dayFirst, dialog, opens, submit } from './dialog';

/** The court with its people, when this viewer may do this there. */
export async function courtFor(
  context: DialogContext,
  courtId: string,
  action: AccessAction,
): Promise<{ ok: true; court: Court; people: CourtPeople } | { ok: false; refusal: Refusal }> {
  const court = await context.manager.findOneBy(Court, { id: courtId });
  if (court === null) return refuse('NOT_FOUND');
  const people = await loadCourtPeople(context.manager, courtId);
  const allowed = may(context.viewer, action, {
    today: context.today,
    court,
    study: null,
    people,
    programme: context.services.programme.programme,
  });
  return allowed.ok ? { ok: true, court, people } : allowed;
}

/** The courts whose settings this viewer may change. */
async function ownCourts(context: DialogContext): Promise<Court[]> {
  const ids = [...new Set(context.viewer.grants.flatMap((grant) => grant.courtId ?? []))];
  const courts: Court[] = [];
  for (const id of ids) {
    const found = await courtFor(context, id, 'READ_CONTENT');
    if (found.ok) courts.push(found.court);
  }
  return courts;
}

export async function settings(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'SETTINGS' }>,
): Promise<DialogAnswer> {
  const own = [
    opens(texts.settings.workingDays, { dialog: 'WORKING_DAYS' }),
    opens(texts.settings.ownCalendar, { dialog: 'CALENDAR' }),
  ];
  const courts = await ownCourts(context);
  if (ref.courtId !== null && !courts.some(({ id }) => id === ref.courtId)) {
    const fromOutside = await settingsFromOutside(context, ref.courtId, own);
    if (fromOutside !== null) return fromOutside;
  }
  const court =
    ref.courtId === null
      ? courts.length === 1
        ? courts[0]
        : undefined
      : courts.find(({ id }) => id === ref.courtId);
  if (court === undefined) {
    return dialog(texts.settings.title, [
      ...(courts.length === 0 ? [] : [{ kind: 'text' as const, text: texts.settings.chooseCourt }]),
      ...courts.map((one): FormElement => ({
        kind: 'buttons',
        buttons: [opens(one.municipality, { dialog: 'SETTINGS', courtId: one.id })],
      })),
      { kind: 'buttons', buttons: own },
    ]);
  }
  const courtId = court.id;
  const mayChange = (await courtFor(context, courtId, 'SET_COURT_SETTINGS')).ok;
  const mayInvite = (await courtFor(context, courtId, 'INVITE')).ok;
  return dialog(texts.settings.title, [
    { kind: 'heading', text: plain(court.municipality) },
    { kind: 'text', text: texts.settings.intro },
    {
      kind: 'buttons',
      buttons: [
        ...own,
        opens(texts.settings.absence, { dialog: 'ABSENCE', courtId }),
        opens(texts.settings.people, { dialog: 'PEOPLE', courtId }),
        ...(mayInvite ? [opens(texts.settings.invite, { dialog: 'INVITE', courtId })] : []),
      ],
    },
    ...(mayChange
      ? [
          {
            kind: 'buttons' as const,
            buttons: [
              opens(texts.settings.terms, { dialog: 'COURT_TERMS', courtId }),
              opens(texts.settings.calendar, { dialog: 'COURT_CALENDAR', courtId }),
              opens(texts.settings.decisions, { dialog: 'COURT_DECISIONS', courtId }),
            ],
          },
        ]
      : []),
  ]);
}

/** What a coordinator does for a court, who sees nothing else of it. Null for whoever may do nothing there. */
async function settingsFromOutside(
  context: DialogContext,
  courtId: string,
  own: CardButton[],
): Promise<DialogAnswer | null> {
  const found = await courtFor(context, courtId, 'SET_PARTICIPATION');
  if (!found.ok) return null;
  return dialog(texts.settings.title, [
    { kind: 'heading', text: plain(found.court.municipality) },
    { kind: 'text', text: texts.settings.intro },
    {
      kind: 'buttons',
      buttons: [
        opens(texts.settings.inviteChair, { dialog: 'INVITE', courtId }),
        opens(texts.people.appointChair, { dialog: 'APPOINT_CHAIR', courtId }),
        opens(texts.people.endRole, { dialog: 'END_ROLE', courtId }),
        opens(texts.settings.participation, { dialog: 'PARTICIPATION', courtId }),
        ...own,
      ],
    },
  ]);
}

const save = (court: Court): CardButton =>
  submit(
    texts.save,
    { name: 'SET_COURT_SETTINGS', courtId: court.id, expectedVersion: court.version },
    { card: 'HELP' },
    'positive',
  );

export async function courtTerms(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'COURT_TERMS' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'SET_COURT_SETTINGS');
  if (!found.ok) return found;
  const { court } = found;
  const { programme } = context.services.programme;
  const field = (id: string, label: string, min: number): FormElement => ({
    kind: 'input-number',
    id: `settings.terms.${id}`,
    label,
    value: String(termOf(court.settings, programme, id).days),
    min,
    max: 1000,
    required: true,
  });
  const responses = programme.stages
    .flatMap((stage) => stage.tasks)
    .filter((task) => task.responseWorkingDays !== undefined)
    .map((task) => {
      const min = task.minResponseWorkingDays ?? 1;
      return field(task.id, min > 1 ? texts.terms.minimum(task.nl, min) : task.nl, min);
    });
  return dialog(
    texts.terms.title,
    [
      { kind: 'text', text: texts.terms.intro },
      { kind: 'heading', text: texts.terms.responses },
      ...responses,
      { kind: 'heading', text: texts.terms.stages },
      ...programme.stages.map((stage) => field(stage.id, stage.nl, 1)),
    ],
    [save(court)],
    'large',
  );
}

/** One date or period a line. */
const dates = (id: string, label: string, values: string[], placeholder = '12-02-2027'): FormElement => ({
  kind: 'input-text',
  id: `settings.${id}`,
  label,
  value: values.join('\n'),
  placeholder,
  multiline: true,
  maxLength: 8000,
});

const weeks = (id: string, label: string, value: number): FormElement => ({
  kind: 'input-number',
  id: `settings.${id}`,
  label,
  value: String(value),
  min: 0,
  max: 26,
  required: true,
});

export async function courtCalendar(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'COURT_CALENDAR' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'SET_COURT_SETTINGS');
  if (!found.ok) return found;
  const { court } = found;
  const { settings: own } = court;
  return dialog(
    texts.calendar.title,
    [
      { kind: 'text', text: texts.calendar.intro },
      dates('meetings', texts.calendar.meetings, own.meetings.map(dayFirst)),
      dates('freeDays', texts.calendar.freeDays, own.freeDays.map(dayFirst)),
      dates(
        'recess',
        texts.calendar.recess,
        own.recess.map(({ from, until, label }) => `${dayFirst(from)} t/m ${dayFirst(until)} ${label}`),
        texts.calendar.recessPlaceholder,
      ),
      dates('elections', texts.calendar.elections, own.elections.map(dayFirst)),
      weeks('blackoutWeeksBefore', texts.calendar.blackoutWeeksBefore, own.blackoutWeeksBefore),
      weeks('blackoutWeeksAfter', texts.calendar.blackoutWeeksAfter, own.blackoutWeeksAfter),
    ],
    [save(court)],
    'large',
  );
}

export async function courtDecisions(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'COURT_DECISIONS' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'SET_COURT_SETTINGS');
  if (!found.ok) return found;
  const { court } = found;
  return dialog(
    texts.decisions.title,
    [
      {
        kind: 'input-choice',
        id: 'settings.decisionModel',
        label: texts.decisions.model,
        choices: [
          { title: texts.decisions.BOARD, value: 'BOARD' },
          { title: texts.decisions.DIRECTOR, value: 'DIRECTOR' },
        ],
        value: court.settings.decisionModel,
        style: 'expanded',
        required: true,
      },
      {
        kind: 'input-choice',
        id: 'settings.delegatedGates',
        label: texts.decisions.delegated,
        choices: [
          { title: texts.decisions.G4, value: 'G4' },
          { title: texts.decisions.G8, value: 'G8' },
        ],
        value: court.settings.delegatedGates.join(','),
        multiple: true,
        style: 'expanded',
      },
      {
        kind: 'input-toggle',
        id: 'settings.chairUsesTeams',
        label: texts.decisions.chairUsesTeams,
        value: court.settings.chairUsesTeams,
      },
      { kind: 'quiet', text: texts.decisions.chairUsesTeamsNote },
    ],
    [save(court)],
  );
}

export async function participation(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'PARTICIPATION' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'SET_PARTICIPATION');
  if (!found.ok) return found;
  const { court } = found;
  return dialog(
    texts.participation.title(plain(court.municipality)),
    [
      {
        kind: 'input-choice',
        id: 'status',
        label: texts.participation.status,
        choices: Object.entries(texts.participation.statuses).map(([value, title]) => ({ title, value })),
        value: court.participation,
        style: 'expanded',
        required: true,
      },
      { kind: 'input-text', id: 'reason', label: texts.reason, multiline: true, required: true },
    ],
    [
      submit(
        texts.participation.submit,
        { name: 'SET_PARTICIPATION', courtId: court.id },
        { card: 'DIGEST' },
        'positive',
      ),
    ],
  );
}
