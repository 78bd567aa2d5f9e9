/** Data to draw the answers for all courts with. */
import { exampleId, LONG_COURT, LONG_TITLE } from './example-data';
import type { SharedAnswersInput } from './shared-answers';

const typical: SharedAnswersInput = {
  waveId: exampleId(2),
  wave: 'Golf 2: vervolgonderzoek',
  courts: 4,
  questions: [
    {
      number: 1,
      label: 'Uitgangspunten van het NPLV en wat er nieuw aan is',
      inWords: false,
      current: {
        edition: 2,
        verdict: null,
        summary: 'De uitgangspunten liggen vast; nieuw is de duur van vijftien tot twintig jaar.',
        evidenceLink: 'https://voorbeeld.nl/notitie',
        by: { by: 'COORDINATOR' },
        on: '2026-11-18',
      },
      adopted: 3,
      older: 1,
    },
    { number: 12, label: 'Monitoring door het Rijk', inWords: false, current: null, adopted: 0, older: 0 },
    {
      number: 16,
      label: "Scenario's voor vervolgonderzoek",
      inWords: true,
      current: {
        edition: 1,
        verdict: null,
        summary: 'Twee scenario’s zijn uitgewerkt.',
        evidenceLink: null,
        by: { by: 'COURT', court: 'Arnhem' },
        on: '2026-11-20',
      },
      adopted: 1,
      older: 0,
    },
  ],
  proposesFor: null,
};

const { proposesFor: _coordinator, ...reader } = typical;

export const examples: Record<string, SharedAnswersInput> = {
  typical,
  reader,
  nothing: { ...reader, questions: [] },
  largest: {
    ...typical,
    wave: LONG_TITLE,
    courts: 19,
    questions: [1, 12, 16].map((number) => ({
      number,
      label: LONG_TITLE,
      inWords: false,
      current: {
        edition: 14,
        verdict: 'CANNOT_BE_DETERMINED',
        summary: LONG_TITLE.repeat(10).slice(0, 300),
        evidenceLink: `https://voorbeeld.nl/${'x'.repeat(370)}`,
        by: { by: 'COURT', court: LONG_COURT },
        on: '2026-11-20',
      },
      adopted: 19,
      older: 12,
    })),
  },
};
