/** Dialogs of a court's own settings: what can be set, terms, calendar, how it decides, and how it takes part. */
import { openButton, type CardButton, type PartialCommand } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Commitment } from '../../../../entities/commitment';
import { Court } from '../../../../entities/court';
import { LANGUAGES } from '../../../../entities/person';
import { may, type AccessAction } from '../../../workflow/access';
import { leavingSince, LONG_TERM_PARTICIPATION } from '../../../workflow/commitments';
import { nextParticipation } from '../../../workflow/court-settings';
import { isCurrent } from '../../../workflow/people';
import { termOf } from '../../../workflow/settings';
import { row, rows } from '../../rows';
import { courtFor, inProgramme } from '../view';
import { action, dialog, reasonField, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

const HELP: CardRef = { card: 'HELP' };

export async function settings(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'SETTINGS' }>,
): Promise<DialogAnswer> {
  const courts = await ownCourts(context);
  const own = courts.find(({ id }) => id === courtId);
  if (own !== undefined) return courtSettings(context, own.id, own.municipality);
  if (courtId !== null) return fromOutside(context, courtId);
  const programme = await programmeButtons(context);
  const [only, ...others] = courts;
  if (only !== undefined && others.length === 0 && programme.length === 0) {
    return courtSettings(context, only.id, only.municipality);
  }
  const words = texts.settings;
  return dialog(words.title, [
    ...(courts.length === 0
      ? []
      : [{ kind: 'heading' as const, text: words.courts }, ...courtButtons(courts)]),
    ...programme,
    ...personal(context),
  ]);
}

/** The courts whose content this viewer may read. */
async function ownCourts(context: DialogContext): Promise<Court[]> {
  const ids = [...new Set(context.viewer.grants.flatMap(({ courtId }) => courtId ?? []))];
  const courts: Court[] = [];
  for (const id of ids) {
    const found = await courtFor(context, id, 'READ_CONTENT');
    if (found.ok) courts.push(found.court);
  }
  return courts;
}

/** Teams shows six buttons in a row at most. */
const IN_A_ROW = 5;

function courtButtons(courts: readonly Pick<Court, 'id' | 'municipality'>[]): FormElement[] {
  const buttons = courts.map(({ id, municipality }) =>
    openButton(municipality, { dialog: 'SETTINGS', courtId: id }),
  );
  return Array.from({ length: Math.ceil(buttons.length / IN_A_ROW) }, (_, at) =>
    rowOf(...buttons.slice(at * IN_A_ROW, (at + 1) * IN_A_ROW)),
  ).flat();
}

/** What a coordinator does for the programme, with the way to each court. */
async function programmeButtons(context: DialogContext): Promise<FormElement[]> {
  const { manager, viewer } = context;
  if (!may(viewer, 'REGISTER_COURT', inProgramme(context)).ok) return [];
  const words = texts.settings;
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  // A candidate has nobody yet: it is registered first.
  const registered = courts.filter(({ tenantId }) => tenantId !== null);
  return [
    { kind: 'heading', text: words.programme },
    ...rowOf(
      openButton(texts.registerCourt.title, { dialog: 'REGISTER_COURT' }),
      openButton(texts.openWave.title, { dialog: 'OPEN_WAVE' }),
      ...catalogueButton(context, null),
    ),
    ...(registered.length === 0
      ? []
      : [{ kind: 'heading' as const, text: words.perCourt }, ...courtButtons(registered)]),
  ];
}

/** What everybody sets for themselves. */
function personal({ viewer, today, services }: DialogContext): FormElement[] {
  const { language, weeklyLines, version: expectedVersion } = viewer.person;
  const words = texts.settings;
  const isChair = viewer.grants.some(
    (grant) => grant.role === 'CHAIR' && grant.kind === 'REGULAR' && isCurrent(grant, today),
  );
  const weekly: PartialCommand = { name: 'SET_WEEKLY_LINES', expectedVersion, on: weeklyLines === 'OFF' };
  return [
    { kind: 'heading', text: words.personal },
    ...rowOf(
      openButton(words.workingDays, { dialog: 'WORKING_DAYS' }),
      openButton(words.ownCalendar, { dialog: 'CALENDAR' }),
      ...(services.mail === null ? [] : [openButton(words.ownMail, { dialog: 'MAIL_ADDRESS' })]),
      ...(isChair ? [action(weeklyLines === 'OFF' ? words.weeklyOn : words.weeklyOff, weekly, HELP)] : []),
      ...LANGUAGES.filter((one) => one !== language).map((other) =>
        action(words.languages[other], { name: 'SET_LANGUAGE', expectedVersion, language: other }, HELP),
      ),
    ),
  ];
}

/** Links into Teams exist where the bot is in Teams. */
function catalogueButton({ services }: DialogContext, courtId: string | null): CardButton[] {
  if (services.teamsBotId === null) return [];
  return [openButton(texts.settings.catalogue, { dialog: 'CATALOGUE_ID', courtId })];
}

async function courtSettings(
  context: DialogContext,
  courtId: string,
  municipality: string,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const { court, where } = found;
  const can = (what: AccessAction): boolean => may(context.viewer, what, where).ok;
  const words = texts.settings;
  const unlink: PartialCommand = { name: 'UNLINK_CHANNEL', courtId, expectedVersion: court.version };
  return dialog(words.title, [
    { kind: 'heading', text: words.people(municipality), part: false },
    ...rowOf(
      openButton(words.peopleAndRoles, { dialog: 'PEOPLE', courtId }),
      openButton(words.absence, { dialog: 'ABSENCE', courtId }),
      ...(can('INVITE') ? [openButton(words.invite, { dialog: 'INVITE', courtId })] : []),
      ...(can('APPOINT_STAND_IN')
        ? [openButton(words.standIn, { dialog: 'STAND_IN', courtId, requestId: null })]
        : []),
    ),
    ...(can('SET_COURT_SETTINGS')
      ? [
          { kind: 'heading' as const, text: words.own },
          ...rowOf(
            openButton(words.calendar, { dialog: 'COURT_CALENDAR', courtId }),
            openButton(words.terms, { dialog: 'COURT_TERMS', courtId }),
            openButton(words.decisions, { dialog: 'COURT_DECISIONS', courtId }),
            ...catalogueButton(context, courtId),
          ),
        ]
      : []),
    ...(court.channel !== null && can('UNLINK_CHANNEL')
      ? [
          { kind: 'heading' as const, text: words.channel },
          { kind: 'quiet' as const, text: words.channelNote },
          ...rowOf(action(words.unlink, unlink, HELP)),
        ]
      : []),
    ...personal(context),
  ]);
}

/** What a coordinator does for a court, who sees nothing else of it. */
async function fromOutside(context: DialogContext, courtId: string): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'SET_PARTICIPATION');
  if (!found.ok) return found;
  const words = texts.settings;
  const { court } = found;
  return dialog(words.title, [
    { kind: 'heading', text: court.municipality },
    { kind: 'text', text: words.participates(court.participation, court.participationSince) },
    ...rowOf(
      ...(court.tenantId === null
        ? [openButton(texts.registerCourt.title, { dialog: 'REGISTER_COURT' })]
        : [
            openButton(words.inviteChair, { dialog: 'INVITE', courtId }),
            openButton(texts.people.appointChair, { dialog: 'APPOINT_CHAIR', courtId }),
            openButton(texts.people.endRole, { dialog: 'END_ROLE', courtId }),
          ]),
      openButton(words.participation, { dialog: 'PARTICIPATION', courtId }),
      ...(court.tenantId === null ? [] : catalogueButton(context, courtId)),
    ),
    ...personal(context),
  ]);
}

const save = ({ id: courtId, version }: Court, more?: object): CardButton =>
  submit(
    texts.save,
    {
      name: 'SET_COURT_SETTINGS',
      courtId,
      expectedVersion: version,
      ...(more === undefined ? {} : { settings: more }),
    },
    HELP,
  );

export async function courtTerms(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'COURT_TERMS' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'SET_COURT_SETTINGS');
  if (!found.ok) return found;
  const { court } = found;
  const { programme } = context.services.programme;
  const words = texts.terms;
  const field = (id: string, label: string, usual: number, min: number): FormElement => {
    const { days } = termOf(court.settings, programme, id);
    return {
      kind: 'input-number',
      id: `settings.terms.${id}`,
      label: words.label(label, days === usual ? null : usual, min > 1 ? min : null),
      value: String(days),
      min,
      max: 1000,
      required: true,
      errorMessage: words.bounds(min, 1000),
    };
  };
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      { kind: 'heading', text: words.responses },
      ...programme.stages
        .flatMap(({ tasks }) => tasks)
        .flatMap(({ id, nl, responseWorkingDays: days, minResponseWorkingDays: min = 1 }) =>
          days === undefined ? [] : [field(id, nl, days, min)],
        ),
      { kind: 'heading', text: words.stages },
      ...programme.stages.map(({ id, nl, termWorkingDays: days }) => field(id, nl, days, 1)),
    ],
    [save(court)],
    'large',
  );
}

/** One value on each line. */
const lines = (id: string, label: string, values: string[], placeholder: string): FormElement => ({
  kind: 'input-text',
  id: `settings.${id}`,
  label,
  value: values.join('\n'),
  placeholder,
  multiline: true,
  maxLength: 20_000,
});

const weeks = (id: string, label: string, value: number): FormElement => ({
  kind: 'input-number',
  id: `settings.${id}`,
  label,
  value: String(value),
  min: 0,
  max: 26,
  required: true,
  errorMessage: texts.terms.bounds(0, 26),
});

export async function courtCalendar(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'COURT_CALENDAR' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'SET_COURT_SETTINGS');
  if (!found.ok) return found;
  const { court } = found;
  const { meetings, freeDays, recess, elections, blackoutWeeksBefore, blackoutWeeksAfter } = court.settings;
  const words = texts.calendar;
  const periods = recess.map(({ from, until, label }) =>
    `${texts.day(from)} t/m ${texts.day(until)} ${label}`.trim(),
  );
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      lines('meetings', words.meetings, meetings.map(texts.day), words.datePlaceholder),
      lines('recess', words.recess, periods, words.periodPlaceholder),
      lines('freeDays', words.freeDays, freeDays.map(texts.day), words.datePlaceholder),
      { kind: 'heading', text: words.blackout },
      { kind: 'quiet', text: words.blackoutNote },
      lines('elections', words.elections, elections.map(texts.day), words.datePlaceholder),
      weeks('blackoutWeeksBefore', words.blackoutWeeksBefore, blackoutWeeksBefore),
      weeks('blackoutWeeksAfter', words.blackoutWeeksAfter, blackoutWeeksAfter),
    ],
    [save(court)],
    'large',
  );
}

export async function courtDecisions(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'COURT_DECISIONS' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'SET_COURT_SETTINGS');
  if (!found.ok) return found;
  const { court } = found;
  const { stages } = context.services.programme.programme;
  const board = stages.filter(({ gate }) => gate.boardDecision).map(({ gate }) => gate.nl);
  const delegable = stages.filter(({ gate }) => gate.delegable === true);
  const words = texts.decisions;
  return dialog(
    words.title,
    [
      {
        kind: 'input-choice',
        id: 'settings.decisionModel',
        label: words.model,
        choices: [
          { title: words.BOARD, value: 'BOARD' },
          { title: words.DIRECTOR, value: 'DIRECTOR' },
        ],
        value: court.settings.decisionModel,
        style: 'expanded',
        required: true,
      },
      { kind: 'quiet', text: words.modelNote(board) },
      {
        kind: 'input-choice',
        id: 'settings.delegatedGates',
        label: words.delegated,
        choices: delegable.map(({ gate }) => ({ title: gate.nl, value: gate.id })),
        value: court.settings.delegatedGates.join(','),
        multiple: true,
        style: 'expanded',
      },
      { kind: 'quiet', text: words.delegatedNote },
      {
        kind: 'input-toggle',
        id: 'settings.chairUsesTeams',
        label: words.chairUsesTeams,
        value: String(court.settings.chairUsesTeams),
      },
      { kind: 'quiet', text: words.chairUsesTeamsNote },
    ],
    // A client leaves out a list in which nothing is ticked: then none is meant, not "as it was".
    [save(court, { delegatedGates: [] })],
  );
}

export async function participation(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'PARTICIPATION' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'SET_PARTICIPATION');
  if (!found.ok) return found;
  const { participation: now, participationSince: since, municipality, version } = found.court;
  const words = texts.participation;
  const commitmentId = LONG_TERM_PARTICIPATION;
  const leaving = leavingSince(await row(context.manager, Commitment, { courtId, commitmentId }));
  return dialog(
    words.title(municipality),
    [
      { kind: 'text', text: texts.settings.participates(now, since) },
      ...(leaving === null
        ? []
        : [{ kind: 'text' as const, text: words.leaving(leaving), colour: 'Warning' as const }]),
      {
        kind: 'input-choice',
        id: 'status',
        label: words.status,
        choices: nextParticipation(now).map((status) => ({ title: words.statuses[status], value: status })),
        style: 'expanded',
        required: true,
      },
      reasonField({ label: words.reason, placeholder: words.reasonHint }),
    ],
    [
      submit(
        words.submit,
        { name: 'SET_PARTICIPATION', courtId, expectedVersion: version },
        { card: 'DIGEST' },
      ),
    ],
  );
}
