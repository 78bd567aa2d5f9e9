/** Why something did not work, in words. */
import type { Failure } from './api';
import { texts } from './texts-nl';

export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return texts.failure.offline;
    case 'signed-out':
      return failure.told?.text ?? texts.failure.signedOut;
    case 'refused':
      return failure.told.text;
    case 'fault':
      return texts.failure.fault;
  }
}
