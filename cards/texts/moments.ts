/** The moments of a register entry in Dutch, by field. */

const MOMENTS = {
  sentOn: 'Verzonden',
  dueOn: 'Termijn tot en met',
  receivedOn: 'Ontvangen',
  heldOn: 'Gehouden',
  minutesDraftedOn: 'Conceptverslag gereed',
  minutesSentOn: 'Verslag voorgelegd',
  settledOn: 'Afgehandeld',
} as const;

export type MomentField = keyof typeof MOMENTS;

export function momentLabel(field: string): string {
  return MOMENTS[field as MomentField] ?? field;
}
