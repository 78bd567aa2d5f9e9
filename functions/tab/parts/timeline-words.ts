/** What people read at a timeline. */
import { tableDate } from '../../../cards/format';

export const words = {
  spoken: (caption: string) =>
    `${caption}: tijdlijn. Hetzelfde staat in de tabel eronder, onder “Als tabel”.`,
  lane: 'Rij',
  table: 'Als tabel',
  today: (on: string) => `vandaag, ${tableDate(on)}`,
  what: 'Wat',
  from: 'Begin',
  until: 'Einde',
  state: 'Stand',
};
