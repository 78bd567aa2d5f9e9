/**
 * The log: one JSON object a line, with an event, ids, codes and counts. Never names or texts: of a fault it tells the
 * kind and where, and its message only where that is sure to hold nothing personal.
 */
import type { Log } from './study/services';

export interface LogOptions {
  write: (line: string) => void;
  now: () => Date;
  /** Messages of faults may quote what people typed: only on one's own machine. */
  messages: boolean;
}

export function createLog({ write, now, messages }: LogOptions): Log {
  const line = (level: 'info' | 'error', event: string, data: Record<string, unknown>): void =>
    write(JSON.stringify({ at: now().toISOString(), level, event, ...data }));
  return {
    info: (event, data = {}) => line('info', event, data),
    error: (event, fault, data = {}) => line('error', event, { ...data, ...describe(fault, messages) }),
  };
}

function describe(fault: unknown, messages: boolean): Record<string, unknown> {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const frames = (fault.stack ?? '')
    .split('\n')
    .filter((frame) => /^\s+at /.test(frame))
    .slice(0, 8)
    .map((frame) => frame.trim());
  const code: unknown = 'code' in fault ? fault.code : undefined;
  return {
    fault: fault.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(messages ? { message: fault.message } : {}),
    frames,
  };
}
