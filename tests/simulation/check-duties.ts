/**
 * Duties, commitments and the week's digest: what is due is said on its day, once, near a rung of its ladder; a promise
 * whose day has passed does not stand as kept; every coordinator has a digest each week; silence is told only of silence.
 */
import type { MessageRow } from './check-outbox';
import { countDays, daysFrom, isOfficeDay, localTime, shifted, weekdayOf } from './days';
import type { World } from './world';

export interface DutyCheck {
  evening(fresh: readonly MessageRow[]): Promise<void>;
  /** Lines that duties said. */
  lines(): number;
}

interface DutyRow {
  id: string;
  courtId: string | null;
  kind: string;
  ref: string;
  profile: string;
  baseOn: string;
  nextOn: string | null;
  participation: string | null;
}

/** The rungs as the programme has them: calendar days before and after the base date, or months, or working days. */
const RUNGS: Record<string, (base: string) => string[]> = {
  STATUTORY: (base) => [-60, -30, -14, -3, 1].map((days) => shifted(base, days)),
  COMMITMENT: (base) => [-30, -14, 0, 14, 30].map((days) => shifted(base, days)),
  WAVE: (base) => [18, 21, 24, 30, 33, 36].map((months) => shifted(base, Math.round(months * 30.44))),
  INTERNAL_TASK: (base) =>
    [-3, 0, 2, 5].map((days) => (days === 0 ? base : countDays(base, days, isOfficeDay))),
};

/**
 * How many days an own day, a weekend or a court's free day may move a step; a month is not always as long. Whoever works
 * one day a week may miss two of these in a row to holidays, around New Year and in May.
 */
function mostMoved(rung: string): number {
  const day = rung.slice(5);
  return day >= '12-20' || day <= '01-20' || (day >= '04-25' && day <= '05-31') ? 21 : 12;
}

export function createDutyCheck(world: World): DutyCheck {
  let due = new Map<string, DutyRow>();
  let lines = 0;
  const firstDigest = shifted(world.today, 14);

  function judge(said: Map<string, string[]>): void {
    const { today, isUp } = world;
    if (!isUp) return;
    for (const [id, { nextOn, kind, ref, participation }] of due) {
      const where = `${kind} ${ref} ${id}`;
      const heard = said.get(id) ?? [];
      said.delete(id);
      if (new Set(heard).size < heard.length) world.violation('a duty was told of twice', where);
      const isDue = nextOn !== null && nextOn <= today && participation !== 'PAUSED';
      if (isDue && heard.length === 0) world.violation('a duty that was due was not told of', where);
      if (!isDue && heard.length > 0) world.violation('a duty was told of that was not due', where);
    }
  }

  /** Every next step is a rung of the ladder or comes at once, and none in between is left out. */
  async function lookAtDuties(): Promise<void> {
    const { today, downDays, program } = world;
    const rows = await program.sql<DutyRow>(
      `SELECT duty.id, duty.courtId, duty.kind, duty.ref, duty.profile, duty.baseOn, duty.nextOn, court.participation
         FROM duty LEFT JOIN court ON court.id = duty.courtId WHERE duty.state = 'OPEN'`,
    );
    for (const row of rows) {
      const { id, nextOn, profile, baseOn, kind, ref } = row;
      if (nextOn === due.get(id)?.nextOn || downDays > 0) continue;
      const rungs = RUNGS[profile]?.(baseOn) ?? [];
      const where = `${kind} ${ref} ${id} on ${nextOn ?? 'no day'}, from ${baseOn}`;
      const near = (day: string): boolean =>
        nextOn !== null && Math.abs(daysFrom(day, nextOn)) <= mostMoved(day);
      if (nextOn !== null && !near(today) && !rungs.some(near))
        world.violation('the next step of a duty is no step of its ladder', where);
      const isBetween = (rung: string): boolean =>
        rung > shifted(today, mostMoved(rung)) &&
        (nextOn === null || rung < shifted(nextOn, -mostMoved(rung)));
      if (rungs.some(isBetween)) world.violation('a step of the ladder of a duty was left out', where);
    }
    due = new Map(rows.map((row) => [row.id, row]));
  }

  /** A promise whose day has passed is at risk from the morning after, and broken thirty days later. */
  async function lookAtPromises(): Promise<void> {
    const { today, isUp, downDays, program } = world;
    if (!isUp || downDays > 0) return;
    const wrong = await program.sql<{ courtId: string; commitmentId: string; status: string; dueOn: string }>(
      `SELECT commitment.courtId, commitmentId, status, dueOn FROM commitment JOIN court ON court.id = commitment.courtId
        WHERE court.participation IN ('SIGNED', 'ACTIVE')
          AND ((status IN ('CONFIRMED', 'NOT_CONFIRMED') AND dueOn < ?) OR (status = 'AT_RISK' AND dueOn < ?))`,
      today,
      shifted(today, -30),
    );
    for (const { courtId, commitmentId, status, dueOn } of wrong)
      world.violation(`a promise of ${dueOn} stands as ${status}`, `${commitmentId} of ${courtId}`);
  }

  async function lookAtDigests(): Promise<void> {
    const { today, isUp, downDays, coordinators, program } = world;
    // On Wednesday everybody's first own morning of the week has been.
    if (weekdayOf(today) !== 3 || !isUp || downDays > 0 || today < firstDigest) return;
    const monday = shifted(today, -2);
    for (const { personId, key } of coordinators) {
      const [row] = await program.sql<{ state: string }>(
        'SELECT state FROM outbox_message WHERE onceKey = ?',
        `digest:${personId ?? ''}:${monday}`,
      );
      if (row === undefined) world.violation('a coordinator has no digest this week', key);
    }
  }

  return {
    async evening(fresh) {
      const said = new Map<string, string[]>();
      for (const { onceKey, card, personId, createdAt } of fresh) {
        const [what = '', id = ''] = onceKey.split(':');
        if (localTime(createdAt).slice(0, 10) !== world.today) continue;
        if (what === 'duty') {
          lines += 1;
          said.set(id, [...(said.get(id) ?? []), personId ?? '']);
        }
        if (card.includes('"code":"TICK"') && world.downDays === 0)
          world.violation('silence was told of while the program ran', card);
      }
      judge(said);
      await lookAtDuties();
      await lookAtPromises();
      await lookAtDigests();
    },
    lines: () => lines,
  };
}
