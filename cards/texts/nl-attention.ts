/** What asks for attention, and why: what the digest opens with, in Dutch. */
import { capital, counted, dutchDate, inWords, shortDate, workingDays } from '../format';

export const untilThen = (on: string | null): string => (on === null ? '' : ` tot ${dutchDate(on)}`);

export const attention = {
  reason: {
    NO_DECIDER: (gate: string, days: number) => `Geen beslisser voor “${gate}”, wacht ${workingDays(days)}`,
    GATE_WAITING: (gate: string, days: number) => `Besluit over “${gate}” wacht ${workingDays(days)}`,
    OVERDUE: (n: number) => `${capital(counted(n, 'taak', 'taken'))} langer dan een week over de termijn`,
    DELAYED: (days: number) => `${capital(workingDays(days))} later dan het eerste plan`,
    SAYS_DELAYED: (on: string | null) => `Meldt zelf: vertraagd${untilThen(on)}`,
    CALL_ME: (since: string) => `Vraagt om gebeld te worden, sinds ${shortDate(since)}`,
    NO_ANSWER: (since: string) => `Geen antwoord op de statusvraag van ${shortDate(since)}`,
    UNDELIVERABLE: (n: number) => `${capital(counted(n, 'persoon', 'personen'))} niet bereikbaar in Teams`,
    BREACHED: (names: string) => `Niet nagekomen, gesprek tussen voorzitters: ${names}`,
    LEAVING: (since: string) => `Wil stoppen, gesprek tussen voorzitters: gemeld op ${shortDate(since)}`,
    AT_RISK: (names: string) => `Toezegging in gevaar: ${names}`,
  },
  opening: (asking: number, onSchedule: number) => {
    const first =
      asking === 0
        ? 'Geen rekenkamer vraagt aandacht'
        : asking === 1
          ? 'Eén rekenkamer vraagt aandacht'
          : `${capital(inWords(asking))} rekenkamers vragen aandacht`;
    return onSchedule === 0 ? `${first}.` : `${first}, ${inWords(onSchedule)} op schema.`;
  },
  also: (paused: number, finished: number, without: number) =>
    [
      ...(paused > 0 ? [`${inWords(paused)} gepauzeerd`] : []),
      ...(finished > 0 ? [`${inWords(finished)} klaar`] : []),
      ...(without > 0 ? [`${inWords(without)} zonder onderzoek`] : []),
    ].join(', '),
  none: 'Er doen nog geen rekenkamers mee.',
  missing: {
    NO_CHAIR: 'er is geen voorzitter',
    CHAIR_ABSENT: 'de voorzitter is afwezig, zonder vervanger',
    ONLY_REQUESTER: 'wie mag beslissen, heeft het zelf aangevraagd',
  },
};
