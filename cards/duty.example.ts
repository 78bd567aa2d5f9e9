/** Data to draw a duty with. */
import type { DutyInput } from './duty';
import { exampleId, LONG_COURT, LONG_TITLE } from './example-data';

const typical: DutyInput = {
  dutyId: exampleId(1),
  version: 1,
  title: 'Jaarverslag van de rekenkamer 2027',
  court: { id: exampleId(2), name: 'Heerlen' },
  dueOn: '2027-03-31',
  over: -30,
  state: 'OPEN',
  doneOn: null,
  settle: { by: 'SAYING', today: '2027-03-01' },
  file: false,
  because: null,
};

export const examples: Record<string, DutyInput> = {
  typical,
  budget: {
    ...typical,
    title: 'Begroting vastgesteld en budget bevestigd 2026',
    dueOn: '2026-11-15',
    over: 0,
    settle: { by: 'BUDGET', year: 2027, agreed: 15_000 },
  },
  spending: {
    ...typical,
    title: 'Besteding in het eerste halfjaar 2027',
    dueOn: '2027-07-01',
    over: 1,
    settle: { by: 'SPENDING', year: 2027, agreed: 15_000 },
  },
  chair: {
    ...typical,
    title: 'Intentieverklaring opnieuw bevestigen',
    settle: { by: 'RECONFIRMING', mayStop: true },
    because: { what: 'CHAIR', on: '2027-01-12' },
  },
  election: {
    ...typical,
    title: 'Intentieverklaring opnieuw bevestigen',
    settle: null,
    because: { what: 'ELECTION', on: '2030-03-20' },
  },
  wave: {
    ...typical,
    title: 'Volgende golf voorbereiden',
    dueOn: '2028-01-30',
    settle: { by: 'STARTING', wave: '2', mayStart: true },
  },
  waveOfProgramme: {
    ...typical,
    court: null,
    title: 'Volgende golf voorbereiden',
    dueOn: '2028-01-30',
    settle: { by: 'STARTING', wave: '2', mayStart: false },
  },
  handover: {
    ...typical,
    title: 'Overdrachtsdossier voor de nieuwe raad',
    dueOn: '2030-10-04',
    file: true,
  },
  jointNote: {
    ...typical,
    court: null,
    title: 'Gezamenlijke nota opstellen met akkoord van elke deelnemende voorzitter',
    settle: { by: 'JOINT_NOTE', waveId: exampleId(2), noteId: null },
  },
  done: { ...typical, state: 'DONE', doneOn: '2027-03-09', settle: null },
  lapsed: { ...typical, state: 'LAPSED', settle: null },
  waived: { ...typical, state: 'WAIVED', settle: null },
  programme: { ...typical, court: null, title: 'Gezamenlijke start plannen' },
  largest: {
    ...typical,
    title: LONG_TITLE,
    court: { id: exampleId(2), name: LONG_COURT },
    over: 400,
    settle: { by: 'BUDGET', year: 2027, agreed: 10_000_000 },
    file: true,
    because: { what: 'ELECTION', on: '2030-03-20' },
  },
};
