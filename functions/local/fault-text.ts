/** What somebody at a terminal reads of a fault: mistakes to mend as they are, anything unexpected with where it arose. */
import { ConfigFault } from '../../bot/config';
import { ProgrammeFault } from '../../bot/programme/load';

export function faultText(fault: unknown): string {
  if (fault instanceof ConfigFault || fault instanceof ProgrammeFault) return fault.message;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}
