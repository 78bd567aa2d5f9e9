/** How refusals name the people who may do something: from codes to Dutch words. */

const WORDS = {
  ASSIGNEE: 'degene aan wie de taak is toegewezen',
  RESEARCHER: 'de onderzoeker',
  SECRETARY: 'de secretaris',
  CHAIR: 'de voorzitter',
  DEPUTY_CHAIR: 'de plaatsvervangend voorzitter',
  MEMBER: 'een lid',
  SUBSTITUTE: 'de vervanger zolang de afwezigheid van de voorzitter is geregistreerd',
  SECOND_READER: 'de tweede lezer',
  PREDECESSOR: 'de vorige voorzitter',
  COORDINATOR: 'een coördinator',
  COURT: 'iedereen van de rekenkamer',
  REQUESTER: 'degene die de faseovergang aanvroeg',
  SELF: 'de persoon zelf',
  INVITEE: 'degene die is uitgenodigd',
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
