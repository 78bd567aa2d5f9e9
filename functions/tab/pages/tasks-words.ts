/** What people read on the page of their own tasks. */
import { counted, lateness, shortDate } from '../../../cards/format';

export const words = {
  title: 'Mijn taken',
  count: (now: number, over: number, coming: number) =>
    `${counted(now, 'open taak', 'open taken')}, ${over === 0 ? 'niets' : `waarvan ${over}`} over de termijn${
      coming === 0 ? '' : `. Er ${coming === 1 ? 'komt' : 'komen'} er nog ${coming}, na iets anders.`
    }`,
  which: 'Welke taken',
  show: { NOW: 'Nu te doen', COMING: 'Komt nog, na iets anders', ALL: 'Alle' },
  choice: (label: string, n: number) => `${label} (${n})`,
  none: 'U hebt nu geen open taken. Zodra er een stap begint, staan ze hier.',
  task: 'Taak',
  court: 'Rekenkamer',
  stage: 'Stap',
  due: 'Uiterlijk',
  state: 'Stand',
  done: 'Klaar',
  more: 'Meer',
  doneTask: (title: string) => `Klaar: ${title}`,
  doneSeveral: (n: number) => `Klaar (${n})`,
  decisions: 'Wacht op uw besluit',
  decision: (gate: string, court: string) => `“${gate}” van ${court}`,
  asked: (on: string) => `, gevraagd op ${shortDate(on)}`,
  justDone: 'Vandaag afgerond',
  waiting: 'wacht op een ander',
  waitingFor: (what: string) => `op: ${what}`,
  coming: 'komt nog',
  later: (on: string) => `later: ${shortDate(on)}`,
  forecast: (on: string) => `${shortDate(on)} (verwacht)`,
  follows: (what: string) => `na: ${what}`,
  over: (workingDays: number) => lateness(workingDays),
};
