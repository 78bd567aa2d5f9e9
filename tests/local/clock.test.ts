import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMover, openPracticeClock, type Due, type PracticeClock } from '../../functions/local/clock';

const START = Date.parse('2026-02-12T08:00:00.000Z');

/** Things due at given moments, done by a tick, sent by a delivery. */
function diary(clock: PracticeClock, moments: string[]): Due & { done: string[]; sent: string[] } {
  const left = [...moments];
  const done: string[] = [];
  const sent: string[] = [];
  return {
    done,
    sent,
    next: () => Promise.resolve(left[0] ?? null),
    tick() {
      const now = clock.now().toISOString();
      let fired = 0;
      while (left[0] !== undefined && left[0] <= now) {
        done.push(`${left.shift()} at ${now}`);
        fired += 1;
      }
      return Promise.resolve({ fired });
    },
    deliver() {
      const fresh = done.slice(sent.length);
      sent.push(...fresh);
      return Promise.resolve({ sent: fresh.length });
    },
  };
}

const started = (moments: string[]) => {
  const clock = openPracticeClock(null, () => START);
  const due = diary(clock, moments);
  return { clock, due, mover: createMover(clock, due) };
};

describe('the practice clock', () => {
  it('runs with real time, and ahead of it once moved', () => {
    let real = START;
    const clock = openPracticeClock(null, () => real);
    expect(clock.now().toISOString()).toBe('2026-02-12T08:00:00.000Z');
    expect(clock.moved).toBe(false);
    clock.set(new Date('2026-03-01T08:00:00.000Z'));
    real += 1000;
    expect(clock.now().toISOString()).toBe('2026-03-01T08:00:01.000Z');
    clock.set(new Date('2026-02-20T08:00:00.000Z'));
    expect(clock.now().toISOString()).toBe('2026-03-01T08:00:01.000Z');
  });

  it('survives a restart', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'clock-'));
    try {
      const file = path.join(folder, 'clock.json');
      openPracticeClock(file, () => START).set(new Date('2026-03-01T08:00:00.000Z'));
      const again = openPracticeClock(file, () => START + 60_000);
      expect(again.now().toISOString()).toBe('2026-03-01T08:01:00.000Z');
      expect(again.moved).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('moving the practice clock', () => {
  it('does everything due on the way at its own moment, in order, and ends at the moment asked', async () => {
    const { due, mover } = started([
      '2026-02-13T07:30:00.000Z',
      '2026-02-16T07:30:00.000Z',
      '2026-04-01T07:30:00.000Z',
    ]);
    expect(await mover.moveTo(new Date('2026-03-01T08:00:00.000Z'))).toEqual({
      now: '2026-03-01T08:00:00.000Z',
      moments: 2,
      counts: { fired: 2, sent: 2 },
    });
    expect(due.sent).toEqual([
      '2026-02-13T07:30:00.000Z at 2026-02-13T07:30:00.000Z',
      '2026-02-16T07:30:00.000Z at 2026-02-16T07:30:00.000Z',
    ]);
  });

  it('does what was already overdue now, not back then', async () => {
    const { due, mover } = started(['2026-01-05T07:30:00.000Z']);
    await mover.moveTo(new Date('2026-02-12T08:00:00.000Z'));
    expect(due.done).toEqual(['2026-01-05T07:30:00.000Z at 2026-02-12T08:00:00.000Z']);
  });

  it('does not go back', async () => {
    const { clock, mover } = started([]);
    expect(await mover.moveTo(new Date('2026-02-11T08:00:00.000Z'))).toBeNull();
    expect(clock.now().toISOString()).toBe('2026-02-12T08:00:00.000Z');
  });

  it('lets a second move wait for the first', async () => {
    const { mover } = started(['2026-02-13T07:30:00.000Z']);
    const [first, second, third] = await Promise.all([
      mover.moveTo(new Date('2026-03-01T08:00:00.000Z')),
      mover.moveTo(new Date('2026-02-20T08:00:00.000Z')),
      mover.moveTo(new Date('2026-03-02T08:00:00.000Z')),
    ]);
    expect([first?.now, second, third?.now]).toEqual([
      '2026-03-01T08:00:00.000Z',
      null,
      '2026-03-02T08:00:00.000Z',
    ]);
  });

  it('moves on until a message is sent, past what sends nothing', async () => {
    const { clock, mover } = started(['2026-02-13T07:30:00.000Z', '2026-02-16T07:30:00.000Z']);
    expect((await mover.moveToNextMessage())?.now).toBe('2026-02-13T07:30:00.000Z');
    expect((await mover.moveToNextMessage())?.now).toBe('2026-02-16T07:30:00.000Z');
    expect(await mover.moveToNextMessage()).toBeNull();
    expect(clock.now().toISOString()).toBe('2026-02-16T07:30:00.000Z');
  });

  it('gives up when something stays due for ever, and can be moved again afterwards', async () => {
    const clock = openPracticeClock(null, () => START);
    let stuck = true;
    const mover = createMover(clock, {
      next: () => Promise.resolve(stuck ? '2026-02-13T07:30:00.000Z' : null),
      tick: () => Promise.resolve({}),
      deliver: () => Promise.resolve({}),
    });
    await expect(mover.moveTo(new Date('2026-03-01T08:00:00.000Z'))).rejects.toThrow('stays due');
    stuck = false;
    expect((await mover.moveTo(new Date('2026-03-01T08:00:00.000Z')))?.now).toBe('2026-03-01T08:00:00.000Z');
  });
});
