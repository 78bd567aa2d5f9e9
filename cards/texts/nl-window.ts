/** Where the window of the next wave stands, in Dutch: for whoever needs no more of the waves than that. */
import { counted, dutchDate } from '../format';

const days = (n: number): string => counted(n, 'dag', 'dagen');

export type StandingWords =
  | { at: 'BEFORE'; days: number }
  | { at: 'IN'; day: number; of: number; left: number }
  | { at: 'AFTER'; days: number };

export const waveWindow = (from: string, until: string) =>
  `Het volgende venster loopt van ${dutchDate(from)} tot en met ${dutchDate(until)}`;

/** Where today stands in it. */
export const windowStanding = (standing: StandingWords) => {
  switch (standing.at) {
    case 'BEFORE':
      return `Het begint over ${days(standing.days)}.`;
    case 'IN':
      return standing.left === 0
        ? 'Vandaag is de laatste dag.'
        : `Vandaag is dag ${standing.day} van ${standing.of}; nog ${days(standing.left)}.`;
    case 'AFTER':
      return `Het is ${days(standing.days)} geleden gesloten.`;
  }
};
