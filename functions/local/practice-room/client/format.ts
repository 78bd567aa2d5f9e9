/** Moments as people here write them, whatever the browser's own time zone. */

const ZONE = { timeZone: 'Europe/Amsterdam' } as const;
const day = new Intl.DateTimeFormat('nl-NL', {
  ...ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const shortDay = new Intl.DateTimeFormat('nl-NL', {
  ...ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const time = new Intl.DateTimeFormat('nl-NL', { ...ZONE, hour: '2-digit', minute: '2-digit' });

/** "do 12 februari 2026" */
export const dateText = (moment: Date): string => day.format(moment);
/** "09:05" */
export const timeText = (moment: Date): string => time.format(moment);
/** "do 12 feb 09:05" */
export const stampText = (moment: Date): string => `${shortDay.format(moment)} ${time.format(moment)}`;

export const counted = (n: number, one: string, more: string): string =>
  n === 1 ? `1 ${one}` : `${n} ${more}`;
