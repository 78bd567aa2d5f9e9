/** Where the functions get the app: made at the first invocation, so that a start loads no more than it needs. */
import type { App } from '../bot/app';

export type AppSource = () => Promise<App>;

/** Makes it once; after a fault the next invocation tries again. */
export function once(make: AppSource): AppSource {
  let made: Promise<App> | null = null;
  return () => {
    made ??= make().catch((fault: unknown) => {
      made = null;
      throw fault;
    });
    return made;
  };
}
