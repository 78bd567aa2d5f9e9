/** Dates in fields, as they are written here: "12-02-2026". The server's values are `yyyy-MM-dd`. */

/** `2026-02-12` → `12-02-2026`; anything else as it is. */
export function written(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return day === undefined ? value : `${day}-${month}-${year}`;
}

/** `12-2-2026`, `12/02/2026`, `12 feb 2026` or `2026-02-12` → `2026-02-12`; null for what is no existing day. */
export function readDate(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return existing(iso[1], iso[2], iso[3]);
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (dutch !== null) return existing(dutch[3], dutch[2], dutch[1]);
  const words = /^(?:[a-z]+ )?(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})$/.exec(text);
  const month = words === null ? -1 : MONTHS.indexOf(words[2] === 'maa' ? 'mrt' : (words[2] ?? ''));
  return words === null || month < 0 ? null : existing(words[3], String(month + 1), words[1]);
}

const MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

function existing(year = '', month = '', day = ''): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date ? null : date;
}
