/** Data to draw the help with. */
import type { HelpInput } from './help';
import { examples as welcome } from './welcome.example';

export const examples: Record<string, HelpInput> = {
  stranger: { home: null },
  typical: { home: welcome.typical?.known?.home ?? null },
  largest: { home: welcome.largest?.known?.home ?? null },
};
