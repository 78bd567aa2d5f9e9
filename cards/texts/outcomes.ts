/**
 * What people read when it worked: one Dutch sentence per code, shown as the line on top of the card. Values arrive
 * raw (dates as `yyyy-MM-dd`); the sentence formats them. No reasons or notes in here.
 */
import { dutchDate } from '../format';
import type { AnyText, Values } from './refusals';

export const outcomes = {
  // ── people and access ───────────────────────────────────────────────────────────────────────────────────────────
  LANGUAGE_SET: () => 'Uw taal is ingesteld.',

  // ── study ───────────────────────────────────────────────────────────────────────────────────────────────────────
  TASK_DONE: (v: { task: string }) => `“${v.task}” is afgerond.`,
  TASKS_DONE: (v: { count: number }) => `${v.count} taken zijn afgerond.`,
  TASK_UNDONE: (v: { task: string }) => `“${v.task}” staat weer zoals daarvoor.`,
  TASK_SNOOZED: (v: { until: string }) => `U hoort hier op ${dutchDate(v.until)} weer van.`,
  TASK_WAITING: (v: { task: string }) =>
    `“${v.task}” wacht nu op een ander; u krijgt er geen herinneringen over.`,
  TASK_NO_LONGER_WAITING: (v: { task: string }) => `“${v.task}” wacht niet meer.`,
  TASK_NOT_APPLICABLE: (v: { task: string }) => `“${v.task}” staat op niet van toepassing.`,
  TASK_EXTENDED: (v: { task: string; until: string }) =>
    `“${v.task}” heeft als einddatum ${dutchDate(v.until)}.`,
  TASK_EXTENDED_PAST_STAGE: (v: { task: string; until: string; stageEnd: string }) =>
    `“${v.task}” heeft als einddatum ${dutchDate(v.until)}. Let op: de fase eindigt op ${dutchDate(v.stageEnd)}.`,
  TASK_REASSIGNED: (v: { task: string }) => `“${v.task}” is overgedragen.`,
  TASK_REOPENED: (v: { task: string }) => `“${v.task}” staat weer open.`,
  NOTE_ADDED: () => 'De notitie is opgeslagen.',
  GATE_REQUESTED: (v: { gate: string }) => `De overgang “${v.gate}” is aangevraagd.`,
  GATE_REQUESTED_FOR_MEETING: (v: { gate: string; on: string }) =>
    `De overgang “${v.gate}” is aangevraagd en gaat mee naar de vergadering van ${dutchDate(v.on)}.`,
  GATE_REQUESTED_NOBODY: (v: { gate: string }) =>
    `De overgang “${v.gate}” is aangevraagd, maar nu kan niemand erover beslissen. Op de kaart staat wat u kunt doen.`,
  GATE_WITHDRAWN: (v: { gate: string }) => `De aanvraag voor “${v.gate}” is ingetrokken.`,
  GATE_APPROVED: (v: { gate: string; stage: string }) =>
    `Akkoord op “${v.gate}”. De fase “${v.stage}” is begonnen.`,
  STUDY_PUBLISHED: (v: { on: string }) =>
    `Akkoord op publicatie, op ${dutchDate(v.on)}. Het onderzoek is gepubliceerd en gaat de nazorg in.`,
  STUDY_CLOSED: () => 'Akkoord. Het onderzoek is afgesloten.',
  GATE_RETURNED: (v: { gate: string; count: number }) =>
    v.count === 1
      ? `“${v.gate}” is teruggestuurd; één taak is heropend.`
      : `“${v.gate}” is teruggestuurd; ${v.count} taken zijn heropend.`,
  GATE_DECISION_RECORDED: () =>
    'Het besluit is vastgelegd. De voorzitter hoeft het alleen nog te bevestigen.',
  GATE_REOPENED: (v: { gate: string; stage: string }) =>
    `“${v.gate}” is heropend. De fase “${v.stage}” loopt weer; wat gedaan is, blijft gedaan.`,
  EVENT_RECORDED: (v: { event: string; on: string }) => `Vastgelegd: “${v.event}”, ${dutchDate(v.on)}.`,
  CONDITION_ANSWERED: (v: { condition: string; answer: string }) =>
    `Vastgelegd: “${v.condition}”, ${v.answer}.`,
  STUDY_PAUSED: () => 'Het onderzoek is gepauzeerd. Er gaan geen herinneringen uit.',
  STUDY_RESUMED: (v: { workingDays: number }) =>
    v.workingDays === 1
      ? 'Het onderzoek loopt weer. De datums zijn één werkdag opgeschoven.'
      : `Het onderzoek loopt weer. De datums zijn ${v.workingDays} werkdagen opgeschoven.`,
  STAGE_EXTENDED: (v: { stage: string; until: string }) =>
    `De fase “${v.stage}” loopt nu tot en met ${dutchDate(v.until)}.`,

  // ── registers ───────────────────────────────────────────────────────────────────────────────────────────────────
  ENTRY_ADDED: (v: { number: number }) => `Toegevoegd als nummer ${v.number}.`,
  ENTRY_ADDED_UNTIL: (v: { number: number; due: string }) =>
    `Toegevoegd als nummer ${v.number}; de termijn loopt tot en met ${dutchDate(v.due)}.`,
  ENTRY_CHANGED: (v: { number: number }) => `Nummer ${v.number} is bijgewerkt.`,
  ENTRY_CHANGED_UNTIL: (v: { number: number; due: string }) =>
    `Nummer ${v.number} is bijgewerkt; de termijn loopt tot en met ${dutchDate(v.due)}.`,
  PROPOSAL_ACCEPTED: (v: { due: string }) => `De termijn is verlengd tot en met ${dutchDate(v.due)}.`,
  PROPOSAL_DECLINED: (v: { due: string }) => `De termijn blijft ${dutchDate(v.due)}.`,

  // ── planning ────────────────────────────────────────────────────────────────────────────────────────────────────
} satisfies Record<string, (values: never) => string>;

export type OutcomeCode = keyof typeof outcomes;

/** The values that the text of a code needs: leaving one out does not compile. */
export type OutcomeValues<C extends OutcomeCode> =
  Parameters<(typeof outcomes)[C]> extends [infer V] ? V : Values | undefined;

/** The sentence for an outcome. */
export function outcomeText(outcome: { code: OutcomeCode; values: Values }): string {
  const texts: Record<OutcomeCode, AnyText> = outcomes;
  return texts[outcome.code](outcome.values);
}
