/** Dialogs of the declaration of intent: what was signed, and being let off from a part of it. */
import type { FormElement } from '../../../../cards/form';
import { euros } from '../../../../cards/format';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { commitments as words } from '../../../../cards/texts/nl-commitments';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { Commitment, DeclarationOfIntent } from '../../../../entities/commitment';
import { roleLabel } from '../../../programme/lookups';
import { may } from '../../../workflow/access';
import {
  CONFIDENTIALITY,
  leavingSince,
  LONG_TERM_PARTICIPATION,
  openIncident,
} from '../../../workflow/commitments';
import { refuse } from '../../../workflow/decision';
import { isOfCourt } from '../../../workflow/people';
import { row } from '../../rows';
import { courtFor } from '../view';
import { type DialogAnswer, type DialogContext, dialog, submit } from './dialog';

/** In which role a declaration may have been signed. */
const SIGNERS = ['CHAIR', 'DEPUTY_CHAIR', 'MEMBER', 'SECRETARY'] as const;

export async function declaration(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'DECLARATION' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, ref.courtId, 'SIGN_DECLARATION');
  if (!found.ok) return found;
  const { courtId } = ref;
  const { programme } = context.services.programme;
  const known = await row(context.manager, DeclarationOfIntent, { courtId });
  const form = words.dialog.declaration;
  const sum = known?.budgetPerYear ?? null;
  const own = isOfCourt(found.where.people, context.viewer.person.id, courtId, context.today);
  const back: CardRef = own ? { card: 'COMMITMENTS', courtId } : { card: 'COORDINATOR_VIEW', courtId };
  return dialog(
    form.title,
    [
      { kind: 'text', text: form.intro(found.court.municipality) },
      {
        kind: 'input-date',
        id: 'signedOn',
        label: form.signedOn,
        value: known?.signedOn ?? '',
        required: true,
      },
      {
        kind: 'input-choice',
        id: 'signedByRole',
        label: form.signedByRole,
        choices: SIGNERS.map((role) => ({ title: roleLabel(programme, role), value: role })),
        value: known?.signedByRole ?? 'CHAIR',
        required: true,
      },
      {
        kind: 'input-text',
        id: 'untilYear',
        label: form.untilYear,
        value: String(known?.untilYear ?? ''),
        maxLength: 4,
        required: true,
      },
      {
        kind: 'input-text',
        id: 'budgetPerYear',
        label: form.budget,
        value: sum === null ? '' : euros(sum),
        placeholder: words.dutyCard.sumExample,
        maxLength: 20,
      },
      {
        kind: 'input-text',
        id: 'daysPerYear',
        label: form.days,
        value: String(known?.daysPerYear ?? ''),
        maxLength: 4,
      },
      {
        kind: 'input-text',
        id: 'evidenceLink',
        label: form.evidence,
        value: known?.evidenceLink ?? '',
        maxLength: 400,
      },
      { kind: 'quiet', text: form.note },
    ],
    [
      submit(
        form.submit,
        { name: 'SIGN_DECLARATION', courtId, expectedVersion: known?.version ?? 0 },
        back,
        'positive',
      ),
    ],
  );
}

export async function waiveCommitment(
  context: DialogContext,
  ref: Extract<DialogRef, { dialog: 'WAIVE_COMMITMENT' }>,
): Promise<DialogAnswer> {
  const { courtId, commitmentId } = ref;
  const found = await courtFor(context, courtId, 'WAIVE_COMMITMENT');
  if (!found.ok) return found;
  const known = await row(context.manager, Commitment, { courtId, commitmentId });
  if (known === null) return refuse('NOT_FOUND');
  const form = words.dialog.waive;
  const { commitments } = context.services.programme.programme;
  const label = commitments.find(({ id }) => id === commitmentId)?.nl ?? commitmentId;
  const now: FormElement[] =
    known.status === 'WAIVED' && known.reason !== null
      ? [{ kind: 'quote', text: known.reason, source: form.now }]
      : [];
  return dialog(
    form.title(label),
    [
      { kind: 'text', text: form.intro },
      ...now,
      { kind: 'input-text', id: 'reason', label: texts.reason, multiline: true, required: true },
      { kind: 'quiet', text: texts.reasonHint },
    ],
    [
      submit(
        form.submit,
        { name: 'WAIVE_COMMITMENT', courtId, commitmentId, expectedVersion: known.version },
        { card: 'COMMITMENTS', courtId },
        'positive',
      ),
    ],
  );
}

/** The form with which the chair says that the court means to stop; once that was said, why. */
export async function withdrawal(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'WITHDRAWAL' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'READ_CONTENT');
  if (!found.ok) return found;
  const commitmentId = LONG_TERM_PARTICIPATION;
  const known = await row(context.manager, Commitment, { courtId, commitmentId });
  const since = leavingSince(known);
  const form = words.dialog.withdrawal;
  const back: CardRef = { card: 'COMMITMENTS', courtId };
  if (known !== null && since !== null) {
    const quote: FormElement[] =
      known.reason === null ? [] : [{ kind: 'quote', text: known.reason, source: form.source }];
    return dialog(
      form.title,
      [{ kind: 'strong', text: form.announced(since) }, ...quote, { kind: 'quiet', text: form.after }],
      [],
    );
  }
  const allowed = may(context.viewer, 'ANNOUNCE_WITHDRAWAL', found.where);
  if (!allowed.ok) return allowed;
  return dialog(
    form.title,
    [
      { kind: 'text', text: form.intro },
      { kind: 'text', text: form.read, colour: 'Warning' },
      { kind: 'input-text', id: 'reason', label: texts.reason, multiline: true, required: true },
      { kind: 'quiet', text: form.after },
    ],
    [
      submit(
        form.submit,
        { name: 'ANNOUNCE_WITHDRAWAL', courtId, expectedVersion: known?.version ?? 0 },
        back,
      ),
    ],
  );
}

/** The form with which an incident is reported; while one is open, what it was and when the chairs talked about it. */
export async function incident(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'INCIDENT' }>,
): Promise<DialogAnswer> {
  const found = await courtFor(context, courtId, 'REPORT_INCIDENT');
  // Whoever stands in for the chair closes it, and reports none.
  const mayClose = await courtFor(context, courtId, 'CLOSE_INCIDENT');
  if (!found.ok && !mayClose.ok) return found;
  const known = await row(context.manager, Commitment, { courtId, commitmentId: CONFIDENTIALITY });
  const open = known === null ? null : openIncident(known);
  const form = words.dialog.incident;
  const ofPromise = { courtId, expectedVersion: known?.version ?? 0 };
  const back: CardRef = { card: 'COMMITMENTS', courtId };
  const { today } = context;
  if (open === null) {
    if (!found.ok) return found;
    return dialog(
      form.title,
      [
        { kind: 'text', text: form.intro },
        { kind: 'input-date', id: 'on', label: form.on, value: today, max: today, required: true },
        { kind: 'input-text', id: 'reason', label: form.what, multiline: true, required: true },
        { kind: 'quiet', text: texts.reasonHint },
      ],
      [submit(form.report, { name: 'REPORT_INCIDENT', ...ofPromise }, back)],
    );
  }
  return dialog(
    form.title,
    [
      { kind: 'strong', text: form.open(open.on) },
      ...(known === null || known.reason === null
        ? []
        : [{ kind: 'quote' as const, text: known.reason, source: form.source }]),
      { kind: 'text', text: mayClose.ok ? form.talk : form.chair },
      ...(mayClose.ok
        ? [
            {
              kind: 'input-date' as const,
              id: 'talkedOn',
              label: form.talkedOn,
              value: today,
              min: open.on,
              max: today,
              required: true,
            },
          ]
        : []),
    ],
    mayClose.ok ? [submit(form.close, { name: 'CLOSE_INCIDENT', ...ofPromise }, back)] : [],
  );
}
