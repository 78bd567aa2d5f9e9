/** What people read on the page of their own tasks. */
import { counted, dutchDate, lateness } from '../../../cards/format';

export const words = {
  title: 'Mijn taken',
  count: (open: number, over: number) =>
    over === 0
      ? `${counted(open, 'open taak', 'open taken')}, niets over de termijn`
      : `${counted(open, 'open taak', 'open taken')}, waarvan ${over} over de termijn`,
  none: 'U hebt nu geen open taken. Zodra er een stap begint, staan ze hier.',
  task: 'Taak',
  court: 'Rekenkamer',
  stage: 'Stap',
  due: 'Uiterlijk',
  state: 'Stand',
  done: 'Klaar',
  more: 'Meer',
  openTask: (title: string) => `${title} openen`,
  doneTask: (title: string) => `Klaar: ${title}`,
  doneSeveral: (n: number) => `Klaar (${n})`,
  justDone: 'Vandaag afgerond',
  waiting: (what: string) => `wacht op ${what}`,
  later: (on: string) => `stil tot ${dutchDate(on)}`,
  forecast: (on: string) => `${dutchDate(on)} (verwacht)`,
  follows: (what: string) => `na: ${what}`,
  over: (workingDays: number) => lateness(workingDays),
  onTime: 'op tijd',
};
