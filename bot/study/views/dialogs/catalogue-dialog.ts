/** The dialog of the app's id in an organisation's catalogue: of a court's tenant, or of the coordinator's own. */
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { TenantApp } from '../../../../entities/tenant-app';
import { may } from '../../../workflow/access';
import { row } from '../../rows';
import { courtFor, inProgramme } from '../view';
import { action, dialog, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

const HELP: CardRef = { card: 'HELP' };

export async function catalogueId(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'CATALOGUE_ID' }>,
): Promise<DialogAnswer> {
  const { manager, viewer } = context;
  const found =
    courtId === null
      ? may(viewer, 'SET_CATALOGUE_ID', inProgramme(context))
      : await courtFor(context, courtId, 'SET_CATALOGUE_ID');
  if (!found.ok) return found;
  const tenantId = 'court' in found ? found.court.tenantId : viewer.person.tenantId;
  const known = tenantId === null ? null : await row(manager, TenantApp, { tenantId });
  const words = texts.catalogue;
  const command = { name: 'SET_CATALOGUE_ID', courtId, expectedVersion: known?.version ?? 0 };
  const set = known?.catalogueId ?? null;
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'input-text',
        id: 'catalogueId',
        label: words.label,
        placeholder: words.placeholder,
        value: set ?? '',
        maxLength: 60,
        required: true,
      },
      { kind: 'quiet', text: words.note },
      ...(set === null ? [] : rowOf(action(words.remove, command, HELP))),
    ],
    [submit(texts.save, command, HELP)],
  );
}
