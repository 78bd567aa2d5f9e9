/** The parts of the page, and their addresses. */
import { PartLinks } from '../../parts/part-links';
import { linkTo } from '../../routes';
import { words } from './words';

/** As the address has them. */
export const PARTS = { document: null, recommendations: 'aanbevelingen', questions: 'vragen' } as const;

const ORDER = ['document', 'recommendations', 'questions'] as const;

export function Parts({ courtId, current }: { courtId: string; current: keyof typeof PARTS }) {
  return (
    <PartLinks
      label={words.parts}
      parts={ORDER.map((part) => ({
        href: linkTo('rekenkamer', courtId, 'geschiedenis', ...(PARTS[part] === null ? [] : [PARTS[part]])),
        word: words.part[part],
        isCurrent: part === current,
      }))}
    />
  );
}
