/** What people read about what happened in a study. Dutch, formal *u*. */
import { counted } from '../../../../cards/format';
import { dialogs } from '../../../../cards/texts/nl-dialogs';

const { history } = dialogs;

export const historyWords = {
  count: (n: number) => counted(n, 'gebeurtenis', 'gebeurtenissen'),
  which: 'Welke gebeurtenissen',
  kinds: {
    ALL: 'Alle',
    TASKS: 'Taken',
    GATES: 'Faseovergangen',
    PLANNING: 'Planning en gebeurtenissen',
    REGISTERS: 'Registers',
    FINDINGS: 'Vragen en aanbevelingen',
  },
  what: 'Wat',
  who: 'Wie',
  when: 'Wanneer',
  place: 'Plaats in de keten',
  number: (n: number) => `nr. ${n}`,
  own: 'Hash van deze gebeurtenis',
  previous: 'Hash van de vorige',
  by: (name: string, role: string | null) => (role === null ? name : `${name} (${role})`),
  clock: history.clock,
  somebody: 'iemand',
  none: 'Hiervan is niets vastgelegd.',
  search: 'Zoeken in de hele geschiedenis',
  searching: 'Wordt opgezocht…',
  cancel: 'Annuleren',
  noneFound: (words: string) => `Niets gevonden met “${words}”.`,
  found: (count: number, length: number) =>
    `${count} van ${counted(length, 'gebeurtenis', 'gebeurtenissen')} gevonden`,
  where: (what: string, page: number, pages: number) =>
    pages < 2 ? what : `${what}, pagina ${page} van ${pages}`,
  whole: history.whole,
  broken: history.broken,
  pages: 'Bladeren',
  newer: history.newer,
  older: history.older,
  page: (page: number, pages: number, count: number) =>
    `Pagina ${page} van ${pages} (${counted(count, 'gebeurtenis', 'gebeurtenissen')})`,
};
