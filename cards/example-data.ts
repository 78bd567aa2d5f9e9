/** Shared data for the example cards: a few tasks as they stand on a day, and the worst that can be typed. */
import type { TaskLine } from './task-line';

export const STUDY = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';

/** An id of the right length, for the n-th of something. */
export function exampleId(n: number): string {
  return `7c9e6679-7425-40de-944b-${String(n).padStart(12, '0')}`;
}

/** A name as nobody should be called: Markdown, a mention, a link, a placeholder, and long. */
export const NASTY_NAME =
  '**<at>Iedereen</at>** [klik](https://voorbeeld.nl) ${naam} {{DATE(2026-02-12T06:00:00Z)}} # _Voorzitter_ van de rekenkamer';

export const LONG_COURT =
  'Nuenen, Gerwen en Nederwetten, *Valkenswaard* en Gilze-Rijen_samen (samenwerkingsverband)';

/** As long as a title may be in a definition: 120 characters. */
export const LONG_TITLE =
  'Vooronderzoek uitvoeren: wat is bekend, *eerdere* rapporten, _moties_ en toezeggingen, en de brieven aan het [college]!!';

export function exampleTask(n: number, changes: Partial<TaskLine> = {}): TaskLine {
  return {
    id: exampleId(n),
    version: 3,
    studyId: STUDY,
    code: 'INT-03',
    title: 'Onderzoeksopzet opstellen (gezamenlijke vragen plus lokale aanvulling)',
    state: 'OPEN',
    dueOn: '2026-12-03',
    firm: true,
    over: -7,
    after: null,
    estimateOn: null,
    waitingSince: null,
    snoozedUntil: null,
    doneOn: null,
    ...changes,
  };
}

export const exampleTasks: TaskLine[] = [
  exampleTask(1, {
    code: 'INT-01',
    title: 'Vooronderzoek uitvoeren (wat is bekend, eerdere rapporten)',
    dueOn: '2026-11-19',
    over: 3,
  }),
  exampleTask(2, {
    code: 'INT-02',
    title: 'Betrokkenen en rollen in kaart brengen',
    dueOn: '2026-11-24',
    over: 0,
  }),
  exampleTask(3),
  exampleTask(4, {
    code: 'INT-04',
    title: 'Normenkader koppelen aan elke onderzoeksvraag',
    dueOn: '2026-12-08',
    over: -10,
    waitingSince: '2026-11-20',
  }),
  exampleTask(5, {
    code: 'IV-05',
    title: 'Conceptgespreksverslag maken',
    dueOn: null,
    firm: false,
    over: null,
    after: 'het gesprek is gevoerd',
    estimateOn: '2027-02-04',
  }),
];
