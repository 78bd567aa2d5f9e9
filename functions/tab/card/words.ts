/** What people read at a card or dialog, beside what these say themselves. */
export const words = {
  back: 'Terug',
  cannot: 'Dit kan nu niet',
  waiting: 'Er is geen verbinding. Uw invoer blijft hier staan; verstuur haar opnieuw zodra het weer kan.',
  field: {
    required: 'Vul dit in.',
    dateHint: 'dd-mm-jjjj',
    calendar: 'Kalender',
    none: 'Nog niets gekozen',
  },
  entry: {
    restored: 'Wat u eerder invulde staat er weer.',
    startAnew: 'Leeg beginnen',
  },
};
