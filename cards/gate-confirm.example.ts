/** Data to draw the confirmation with. */
import { exampleId, LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { GateConfirmInput } from './gate-confirm';

const typical: GateConfirmInput = {
  requestId: exampleId(20),
  version: 2,
  studyId: STUDY,
  court: 'Heerlen',
  gate: 'Onderzoeksopzet vastgesteld',
  leadsTo: 'Documentenanalyse',
  startsOn: null,
  unmet: ['Alle verplichte taken zijn gedaan'],
  openTasks: 1,
  board: { last: '2026-11-18', from: '2026-10-12', today: '2026-11-24' },
};

export const examples: Record<string, GateConfirmInput> = {
  typical,
  plain: { ...typical, unmet: [], openTasks: 0, board: null },
  publication: { ...typical, leadsTo: 'Nazorg en opvolging', startsOn: '2026-12-03', board: null },
  closing: { ...typical, leadsTo: null, board: { last: null, from: '2026-10-12', today: '2026-11-24' } },
  largest: {
    ...typical,
    court: LONG_COURT,
    gate: LONG_TITLE,
    leadsTo: LONG_TITLE,
    unmet: Array.from({ length: 12 }, () => LONG_TITLE),
    openTasks: 100,
  },
};
