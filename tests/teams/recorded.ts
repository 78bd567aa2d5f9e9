/** Activities as Teams really sends them, from `recorded/*.json`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export type Json = Record<string, unknown>;
const object = z.record(z.string(), z.unknown());

/** @param change properties to put in the place of the recorded ones */
export function recorded(name: string, change: Json = {}): Json {
  const text = readFileSync(path.join(__dirname, 'recorded', `${name}.json`), 'utf8');
  return { ...object.parse(JSON.parse(text)), ...change };
}

/** A property that is an object itself. */
export function part(of: Json, property: string): Json {
  return object.parse(of[property]);
}
