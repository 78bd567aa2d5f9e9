/** Data to draw the waves with. */
import { exampleId, LONG_TITLE } from './example-data';
import type { WavesInput } from './waves';

const first = {
  id: exampleId(1),
  number: 1,
  title: 'Startonderzoek',
  state: 'CLOSED',
  anchorOn: '2025-01-30',
  studies: 4,
  note: null,
} as const;

const typical: WavesInput = {
  waves: [
    {
      id: exampleId(2),
      number: 2,
      title: 'Vervolgonderzoek 2027',
      state: 'OPEN',
      anchorOn: null,
      studies: 0,
      note: null,
    },
    first,
  ],
  window: {
    number: 2,
    from: '2027-01-30',
    until: '2028-01-30',
    countsFrom: 'START',
    standing: { at: 'BEFORE', days: 67 },
  },
  started: { count: 0, of: 4 },
  mayChange: true,
  proposable: null,
  sharedIn: exampleId(2),
};

const window = typical.window!;

const note = {
  state: 'OPEN',
  noteId: exampleId(60),
  counts: { consented: 9, of: 12, awaited: ['Breda', 'Delft', 'Lelystad'], objected: [] },
} as const;
const published = { state: 'PUBLISHED', on: '2025-01-30', noteId: exampleId(61) } as const;

export const examples: Record<string, WavesInput> = {
  typical,
  court: {
    ...typical,
    window: { ...window, standing: { at: 'IN', day: 20, of: 366, left: 346 } },
    started: { count: 1, of: 12 },
    mayChange: false,
  },
  joint: {
    ...typical,
    waves: [
      { ...typical.waves[0]!, studies: 12, note },
      { ...first, note: published },
    ],
  },
  jointElsewhere: {
    ...typical,
    waves: [{ ...typical.waves[0]!, studies: 12, note: { ...note, noteId: null } }, first],
    mayChange: false,
  },
  proposable: {
    ...typical,
    waves: [{ ...typical.waves[0]!, studies: 12 }, first],
    proposable: exampleId(2),
  },
  notOpened: { ...typical, waves: [first], started: null },
  passed: {
    ...typical,
    window: { ...window, countsFrom: 'PUBLICATION', standing: { at: 'AFTER', days: 1 } },
  },
  lastDay: { ...typical, window: { ...window, standing: { at: 'IN', day: 366, of: 366, left: 0 } } },
  noWindow: { ...typical, waves: [{ ...first, anchorOn: null }], window: null, started: null },
  largest: {
    ...typical,
    waves: Array.from({ length: 10 }, (_, index) => ({
      ...first,
      id: exampleId(index),
      number: 10 - index,
      title: LONG_TITLE,
      studies: 19,
      note,
    })),
    started: { count: 19, of: 19 },
    proposable: exampleId(2),
  },
};
