/** The dialogs of a joint note: proposing, revising, withdrawing and publishing it, objecting, and what was written. */
import type { FormElement } from '../../../../cards/form';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { joint as words } from '../../../../cards/texts/nl-joint';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Court } from '../../../../entities/court';
import type { JointNote } from '../../../../entities/joint-note';
import { Study } from '../../../../entities/study';
import { may } from '../../../workflow/access';
import { refuse } from '../../../workflow/decision';
import { participants, standingOf } from '../../../workflow/joint-gate';
import { rows } from '../../rows';
import { noteFor, readable, type NoteSeen } from '../joint-note';
import { courtFor, inProgramme } from '../view';
import { briefWave } from '../wave-views';
import { dialog, impossibleInCourt, paged, submit, type DialogAnswer, type DialogContext } from './dialog';

type Ref<N extends DialogRef['dialog']> = Extract<DialogRef, { dialog: N }>;

const link = (value?: string): FormElement => ({
  kind: 'input-text',
  id: 'evidenceLink',
  label: words.dialog.link,
  placeholder: words.dialog.linkExample,
  required: true,
  ...(value === undefined ? {} : { value }),
});

const title = (value?: string): FormElement => ({
  kind: 'input-text',
  id: 'title',
  label: words.dialog.name,
  required: true,
  ...(value === undefined ? {} : { value }),
});

const forOthers = (label: string, placeholder?: string): FormElement => ({
  kind: 'input-text',
  id: 'reason',
  label,
  multiline: true,
  required: true,
  ...(placeholder === undefined ? {} : { placeholder }),
});

export async function propose(context: DialogContext, { waveId }: Ref<'JOINT_NOTE'>): Promise<DialogAnswer> {
  const access = may(context.viewer, 'PROPOSE_JOINT_NOTE', inProgramme(context));
  if (!access.ok) return access;
  const wave = await briefWave(context, waveId);
  if (wave === null) return refuse('NOT_FOUND');
  const command = { name: 'PROPOSE_JOINT_NOTE', waveId } as const;
  const refused = await impossibleInCourt(context, { ...command, title: '', evidenceLink: '' });
  if (refused !== null) return refused;
  const { manager } = context;
  const courts = await rows(manager, Court, {}, { orderBy: ['municipality'] });
  const studies = await rows(manager, Study, { waveId }, { only: ['courtId', 'waveId'] });
  const names = participants(waveId, courts, studies).map(({ municipality }) => municipality);
  const form = words.dialog.propose;
  return dialog(
    form.title(wave.number),
    [{ kind: 'text', text: form.intro(names) }, title(), link(), { kind: 'quiet', text: form.note }],
    [submit(form.submit, command, { card: 'WAVES' })],
  );
}

export async function change(context: DialogContext, ref: Ref<'JOINT_NOTE_CHANGE'>): Promise<DialogAnswer> {
  const access = may(context.viewer, 'REVISE_JOINT_NOTE', inProgramme(context));
  if (!access.ok) return access;
  const found = await noteFor(context, ref.noteId);
  if (!found.ok) return found;
  switch (ref.change) {
    case 'REVISE':
      return revise(context, found);
    case 'WITHDRAW':
      return withdraw(context, found.note);
    case 'PUBLISH':
      return publish(context, found.note);
  }
}

const gateOf = ({ id }: JointNote): CardRef => ({ card: 'JOINT_GATE', noteId: id });
const inRound = ({ id, round }: JointNote): { noteId: string; expectedRound: number } => ({
  noteId: id,
  expectedRound: round,
});

async function revise(context: DialogContext, { note, consents }: NoteSeen): Promise<DialogAnswer> {
  const command = { name: 'REVISE_JOINT_NOTE', ...inRound(note) } as const;
  const refused = await impossibleInCourt(context, { ...command, title: '', evidenceLink: '', reason: '' });
  if (refused !== null) return refused;
  const form = words.dialog.revise;
  return dialog(
    form.title,
    [
      { kind: 'text', text: form.intro(standingOf(note, consents).consented.length) },
      title(note.title),
      link(note.evidenceLink),
      forOthers(form.reason),
    ],
    [submit(form.submit, command, gateOf(note))],
  );
}

async function withdraw(context: DialogContext, note: JointNote): Promise<DialogAnswer> {
  const command = { name: 'WITHDRAW_JOINT_NOTE', ...inRound(note) } as const;
  const refused = await impossibleInCourt(context, { ...command, reason: '' });
  if (refused !== null) return refused;
  const form = words.dialog.withdraw;
  return dialog(
    form.title,
    [{ kind: 'text', text: form.intro }, forOthers(form.reason)],
    [submit(form.submit, command, gateOf(note), 'destructive')],
  );
}

async function publish(context: DialogContext, note: JointNote): Promise<DialogAnswer> {
  const { today } = context;
  const command = { name: 'PUBLISH_JOINT_NOTE', ...inRound(note) } as const;
  const refused = await impossibleInCourt(context, { ...command, publishedOn: today });
  if (refused !== null) return refused;
  const wave = await briefWave(context, note.waveId);
  const form = words.dialog.publish;
  return dialog(
    form.title,
    [
      { kind: 'text', text: form.intro((wave?.number ?? 0) + 1, wave?.anchorOn ?? null) },
      {
        kind: 'input-date',
        id: 'publishedOn',
        label: form.on,
        value: today,
        min: note.agreedOn ?? note.proposedOn,
        max: today,
        errorMessage: texts.until(today),
        required: true,
      },
      {
        kind: 'input-text',
        id: 'evidenceLink',
        label: form.link,
        placeholder: words.dialog.linkExample,
      },
    ],
    [submit(form.submit, command, gateOf(note))],
  );
}

export async function object(
  context: DialogContext,
  { noteId, courtId }: Ref<'JOINT_OBJECTION'>,
): Promise<DialogAnswer> {
  const own = await courtFor(context, courtId, 'OBJECT_JOINT_NOTE');
  if (!own.ok) return own;
  const found = await noteFor(context, noteId);
  if (!found.ok) return found;
  const { note, consents } = found;
  const command = { name: 'OBJECT_JOINT_NOTE', courtId, ...inRound(note) } as const;
  const refused = await impossibleInCourt(context, { ...command, reason: '' });
  if (refused !== null) return refused;
  const form = words.dialog.object;
  const before = consents.find((one) => one.courtId === courtId && one.round === note.round)?.reason;
  return dialog(
    form.title(own.court.municipality),
    [
      { kind: 'text', text: form.intro },
      {
        ...forOthers(form.reason, form.placeholder),
        ...(before === null || before === undefined ? {} : { value: before }),
      },
    ],
    [submit(form.submit, command, gateOf(note))],
  );
}

/** Per round what was written, the last round first. */
export async function reasons(
  context: DialogContext,
  { noteId, page }: Ref<'JOINT_REASONS'>,
): Promise<DialogAnswer> {
  const found = await noteFor(context, noteId);
  if (!found.ok) return found;
  const { note, consents, courts } = found;
  const form = words.dialog.reasons;
  const visible = readable(context, found);
  const nameOf = (id: string): string => courts.find((court) => court.id === id)?.municipality ?? '';
  const rounds = Array.from({ length: note.round }, (_, index) => note.round - index);
  const parts = rounds.flatMap((round): FormElement[][] => {
    const { consented, of } = standingOf({ round }, consents);
    const said = visible
      .filter((one) => one.round === round)
      .map(({ reason, courtId, decidedOn }): FormElement[] => [
        { kind: 'quote', text: reason ?? '', source: form.by(nameOf(courtId), decidedOn ?? note.proposedOn) },
      ]);
    const explained: FormElement[][] =
      round === note.round && note.reason !== null
        ? [[{ kind: 'quote', text: note.reason, source: form.byCoordinator }]]
        : [];
    if (said.length + explained.length === 0) return [];
    return [[{ kind: 'heading', text: form.round(round, consented.length, of) }], ...explained, ...said];
  });
  if (parts.length === 0) return dialog(form.title, [{ kind: 'text', text: form.none }]);
  const { body, buttons } = paged(parts, page, (to) => ({ dialog: 'JOINT_REASONS', noteId, page: to }));
  return dialog(form.title, [{ kind: 'quiet', text: form.intro }, ...body], buttons, 'large');
}
