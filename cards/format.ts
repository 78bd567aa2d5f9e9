/**
 * How dates, moments, sums and counts are written for people, in Dutch. The only place; texts and cards call these.
 * Input is what the rules use: dates as `yyyy-MM-dd`, moments as ISO UTC. Reckoning is done in `bot/workflow`.
 */
const WEEKDAYS = ['zo', 'ma', 'di', 'wo', 'do', 'vr', 'za'];

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

const SHORT_MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

const DAY = 24 * 60 * 60 * 1000;

/** Midnight UTC of `yyyy-MM-dd`; null for anything else. */
function parsed(date: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : null;
}

function written(date: string, months: string[]): string {
  const day = parsed(date);
  if (day === null) return date;
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** `2026-02-12` → "do 12 februari 2026". Anything that is not such a date comes back as it is. */
export function dutchDate(date: string): string {
  return written(date, MONTHS);
}

/** `2026-02-12` → "12 februari 2026": as letters have it. */
export function letterDate(date: string): string {
  return dutchDate(date).replace(/^\D+/, '');
}

/** `2026-02-12` → "do 12 feb 2026": for lists, where a full date would wrap on a phone. */
export function shortDate(date: string): string {
  return written(date, SHORT_MONTHS);
}

/** `2026-02-12` → "12 feb 2026": for narrow columns. */
export function tableDate(date: string): string {
  return shortDate(date).replace(/^\D+/, '');
}

/** `2026-02-12` → "week 7": the ISO week, as Dutch calendars number them. */
export function weekNumber(date: string): string {
  const day = parsed(date);
  if (day === null) return date;
  // The week belongs to the year in which its Thursday lies (ISO 8601).
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * DAY);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return `week ${1 + Math.floor((thursday.getTime() - newYear) / (7 * DAY))}`;
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-02-12T13:05:00.000Z` → ["2026-02-12", "14:05"], in Amsterdam. */
function local(moment: string): [string, string] {
  const [date = '', time = ''] = AMSTERDAM.format(new Date(moment)).split(' ');
  return [date, time];
}

/** `2026-02-12T13:05:00.000Z` → "do 12 februari 2026 om 14:05", in Amsterdam time. */
export function dutchMoment(moment: string): string {
  const [date, time] = local(moment);
  return `${dutchDate(date)} om ${time}`;
}

/** `2026-02-12T13:05:00.000Z` → "do 12 februari 2026", the day in Amsterdam. */
export function dutchDay(moment: string): string {
  return dutchDate(local(moment)[0]);
}

/** Whole euros: 15000 → "€ 15.000". */
export function euros(amount: number): string {
  const digits = Math.abs(Math.round(amount))
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.');
  return `€ ${amount < 0 ? '-' : ''}${digits}`;
}

/** (1, "taak", "taken") → "1 taak"; (3, …) → "3 taken". */
export function counted(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** 3 → "3 werkdagen". */
export function workingDays(n: number): string {
  return counted(n, 'werkdag', 'werkdagen');
}

/** 3 → "3 werkdagen over de termijn"; 0 → "vandaag de laatste dag"; -2 → "nog 2 werkdagen". */
export function lateness(workingDaysOver: number): string {
  if (workingDaysOver > 0) return `${workingDays(workingDaysOver)} over de termijn`;
  return workingDaysOver === 0 ? 'vandaag de laatste dag' : `nog ${workingDays(-workingDaysOver)}`;
}

const NUMBERS = [
  'geen',
  'één',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];

/** 3 → "drie", 0 → "geen"; above twelve in figures. */
export function inWords(n: number): string {
  return NUMBERS[n] ?? String(n);
}

/** A sentence starts with a capital, without the accents of "één": "drie taken" → "Drie taken", "één" → "Eén". */
export function capital(text: string): string {
  if (text.startsWith('é')) return `E${text.slice(1)}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** ["a", "b"] → "“a” en “b”". */
export function quotedList(labels: readonly string[]): string {
  return listed(labels.map((label) => `“${label}”`));
}

/** ["a", "b", "c"] → "a, b en c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} en ${items.at(-1)}`;
}
