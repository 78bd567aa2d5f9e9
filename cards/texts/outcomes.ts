export type OutcomeCode = string;
