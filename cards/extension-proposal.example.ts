/** Data to draw the proposal with. */
import { exampleId, LONG_COURT, LONG_TITLE, STUDY } from './example-data';
import type { ExtensionProposalInput } from './extension-proposal';

const typical: ExtensionProposalInput = {
  entryId: exampleId(21),
  version: 2,
  studyId: STUDY,
  court: 'Heerlen',
  kind: 'TECHNICAL_HEARING',
  entry: 'Ambtelijk wederhoor 1',
  dueOn: '2026-12-22',
  proposedDueOn: '2027-01-12',
  mayAnswer: true,
};

export const examples: Record<string, ExtensionProposalInput> = {
  typical,
  settled: { ...typical, dueOn: '2027-01-12', proposedDueOn: null },
  reader: { ...typical, mayAnswer: false },
  largest: { ...typical, court: LONG_COURT, entry: `Interview 100 · ${LONG_TITLE}, ${LONG_TITLE}` },
};
