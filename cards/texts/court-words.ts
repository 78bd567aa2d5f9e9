/** Words for codes in the outcomes and refusals about courts and people. */
import { whoMay } from './who';

const PARTICIPATION: Readonly<Record<string, string>> = {
  INTERESTED: 'belangstellend',
  SIGNED: 'intentieverklaring getekend',
  ACTIVE: 'doet mee',
  PAUSED: 'gepauzeerd',
  WITHDRAWN: 'teruggetrokken',
};

/** `ACTIVE` → "doet mee". */
export function participationWord(status: string): string {
  return PARTICIPATION[status] ?? status;
}

const WEEKDAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];

/** `1,2,5` → "maandag, dinsdag en vrijdag". */
export function weekdayList(days: string): string {
  const words = days.split(',').flatMap((day) => WEEKDAYS[Number(day) - 1] ?? []);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} en ${last}`;
}

const OWNERS: Readonly<Record<string, string>> = {
  RESEARCHER: 'onderzoeker',
  SECRETARY: 'secretaris',
  CHAIR: 'voorzitter',
};

/** `RESEARCHER>SECRETARY` → " Zonder onderzoeker ligt dat werk bij de secretaris."; one sentence each. */
export function fallenWork(falls: string): string {
  if (falls === '') return '';
  return falls
    .split(',')
    .map((fall) => {
      const [owner = '', role = ''] = fall.split('>');
      return ` Zonder ${OWNERS[owner] ?? owner} ligt dat werk bij ${whoMay(role)}.`;
    })
    .join('');
}
