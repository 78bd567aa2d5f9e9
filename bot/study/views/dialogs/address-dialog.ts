/** What a dialog says when it made a document: where it can be opened. It stands nowhere else, and in no chat. */
import { documentButtons, finishDialog } from '../../../../cards/finish';
import { nl } from '../../../../cards/texts/nl';
import type { RenderedDialog } from '../../services';

/** @param line what was done, in one sentence */
export function addressDialog(line: string, address: string): RenderedDialog {
  return finishDialog(
    { title: nl.documents.ready, body: [], size: 'small' },
    { message: line, opens: documentButtons(address, nl) },
  );
}
