/**
 * The little Markdown that our cards hold: escaped signs, **bold**, _italic_, links, line ends and lists. Texts of people
 * come escaped (`cards/escape.ts`), so whatever else stands there is shown as it is.
 */
import { Link } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';
import { parseBlocks, type Inline } from './parse-markdown';

export function Markdown({ text }: { text: string }) {
  const blocks = parseBlocks(text);
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === 'paragraph') return <Lines lines={only.lines} />;
  return (
    <>
      {blocks.map((block, place) =>
        block.kind === 'list' ? (
          <ul key={place}>
            {block.items.map((item, nth) => (
              <li key={nth}>{inline(item)}</li>
            ))}
          </ul>
        ) : (
          <p key={place}>
            <Lines lines={block.lines} />
          </p>
        ),
      )}
    </>
  );
}

function Lines({ lines }: { lines: Inline[][] }) {
  return lines.map((line, place) => (
    <Fragment key={place}>
      {place === 0 ? null : <br />}
      {inline(line)}
    </Fragment>
  ));
}

function inline(parts: Inline[]): ReactNode {
  return parts.map((part, place) => {
    switch (part.kind) {
      case 'text':
        return <Fragment key={place}>{part.text}</Fragment>;
      case 'strong':
        return <strong key={place}>{inline(part.parts)}</strong>;
      case 'emphasis':
        return <em key={place}>{inline(part.parts)}</em>;
      case 'link':
        return (
          <Link key={place} href={part.href} target="_blank" rel="noopener noreferrer">
            {inline(part.parts)}
          </Link>
        );
    }
  });
}
