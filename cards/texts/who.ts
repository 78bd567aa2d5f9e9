/** How refusals name the people who may do something: from codes to Dutch words. */

const WORDS = {
  ASSIGNEE: 'degene aan wie de taak is toegewezen',
  RESEARCHER: 'de onderzoeker',
  SECRETARY: 'de secretaris',
  CHAIR: 'de voorzitter',
  DEPUTY_CHAIR: 'de plaatsvervangend voorzitter',
  MEMBER: 'een lid',
  SUBSTITUTE: 'een plaatsvervanger of lid zolang de voorzitter afwezig is gemeld',
  STAND_IN: 'een aangewezen vervanger',
  SECOND_READER: 'de tweede lezer',
  RECORDER: 'de secretaris, als de voorzitter Teams niet gebruikt',
  PREDECESSOR: 'de voorzitter die net is afgetreden',
  CONTACT: 'de contactpersoon',
  EXTERNAL_RESEARCHER: 'de extern onderzoeker',
  COORDINATOR: 'een coördinator',
  COURT: 'de mensen van de rekenkamer zelf',
  SELF: 'de persoon zelf',
} as const;

export type WhoCode = keyof typeof WORDS;

/** `CHAIR,SECRETARY` (codes with commas between) → "de voorzitter of de secretaris". */
export function whoMay(codes: string): string {
  const given = codes.split(',');
  const words = Object.entries(WORDS)
    .filter(([code]) => given.includes(code))
    .map(([, word]) => word as string);
  const last = words.pop();
  if (last === undefined) return 'niemand';
  return words.length === 0 ? last : `${words.join(', ')} of ${last}`;
}
