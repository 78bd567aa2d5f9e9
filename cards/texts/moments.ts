/** The moments of a register entry in Dutch, by field. */

const MOMENTS: Readonly<Record<string, string>> = {
  sentOn: 'Verzonden',
  dueOn: 'Termijn tot en met',
  receivedOn: 'Ontvangen',
  heldOn: 'Gehouden',
  minutesDraftedOn: 'Conceptverslag gereed',
  minutesSentOn: 'Verslag voorgelegd',
  settledOn: 'Afgehandeld',
};

export function momentLabel(field: string): string {
  return MOMENTS[field] ?? field;
}
