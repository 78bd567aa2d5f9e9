/** What people read at a timeline. */
import { dutchDate } from '../../../cards/format';

export const words = {
  chart: 'Tijdlijn',
  spoken: (caption: string) => `${caption}: tijdlijn. Kies “Als tabel” om haar te lezen.`,
  lane: 'Rij',
  table: 'Als tabel',
  today: (on: string) => `vandaag, ${dutchDate(on)}`,
  what: 'Wat',
  from: 'Begin',
  until: 'Einde',
  state: 'Stand',
};
