/**
 * A document of the program as it is read and printed: the same model as its page and its Word file are made of. On
 * paper it is all there is, black on white in every theme.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId } from 'react';
import type {
  Block as BlockData,
  Cell as CellData,
  Section as SectionData,
  TextDocument,
  Tone,
} from '../../../../bot/study/documents/document';
import { PaperTable, NARROW } from './paper-table';
import { words } from './words';

const PAPER_COLOURS = {
  '--colorNeutralForeground1': '#000',
  '--colorNeutralForeground2': '#444',
  '--colorBrandForeground1': '#12507b',
  '--colorStatusSuccessForeground1': '#0b6a3c',
  '--colorStatusWarningForeground3': '#8a4b00',
  '--colorNeutralStroke1': '#999',
  '--colorNeutralStroke2': '#ccc',
  '--colorNeutralBackground1': '#fff',
  '--colorNeutralBackground3': '#f1f3f5',
};

/** Of the sheet, and of what is around the page: it is dark in two of the three themes. */
const SHEET = new CSSStyleSheet();
SHEET.replaceSync(
  '@page { size: A4; margin: 18mm 16mm 20mm; ' +
    '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444 } } ' +
    '@media print { html { color-scheme: light !important } ' +
    'html, body, .fui-FluentProvider { background: #fff !important; color: #000 !important } }',
);

/** As long as the page is there: other pages are printed as they are. */
export function usePaper(): void {
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, SHEET];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== SHEET);
    };
  }, []);
}

const useStyles = makeStyles({
  /** Whatever is printed, in any theme. */
  paper: { '@media print': PAPER_COLOURS },
  root: {
    maxWidth: '62rem',
    overflowWrap: 'break-word',
    '@media print': { maxWidth: 'none', fontSize: '10pt', lineHeight: '1.42' },
  },
  text: { margin: `0 0 ${tokens.spacingVerticalM}`, maxWidth: '44rem', orphans: 3, widows: 3 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { margin: `0 0 ${tokens.spacingVerticalL}`, paddingLeft: '1.4rem', maxWidth: '44rem' },
  item: { marginBottom: tokens.spacingVerticalXS },
  section: { scrollMarginTop: tokens.spacingVerticalL },
  newPage: { '@media print': { breakBefore: 'page' } },
  h2: {
    margin: `${tokens.spacingVerticalXXXL} 0 ${tokens.spacingVerticalM}`,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    breakAfter: 'avoid',
    ':focus': { outlineStyle: 'none' },
    '@media print': { fontSize: '14pt', margin: '16pt 0 6pt', paddingTop: 0, borderTop: 'none' },
  },
  first: { '@media print': { marginTop: 0 } },
  h3: {
    margin: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    breakAfter: 'avoid',
    '@media print': { fontSize: '11.5pt', margin: '12pt 0 4pt' },
  },
  contents: {
    margin: `${tokens.spacingVerticalXL} 0`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusLarge,
    breakInside: 'avoid',
    '@media print': { border: '1px solid #ccc' },
  },
  contentsTitle: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontWeight: tokens.fontWeightSemibold },
  contentsList: {
    margin: 0,
    paddingLeft: '1.5rem',
    columnCount: 2,
    columnGap: '2.5rem',
    [NARROW]: { columnCount: 1 },
  },
  contentsItem: { padding: '2px 0', breakInside: 'avoid' },
  link: {
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media print': { color: 'inherit', textDecorationLine: 'none' },
  },
  address: { display: 'none', '@media print': { display: 'inline', color: '#444' } },
  facts: { margin: `0 0 ${tokens.spacingVerticalL}` },
  fact: {
    display: 'grid',
    gridTemplateColumns: 'minmax(9rem, 14rem) minmax(0, 1fr)',
    gap: `0 ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    breakInside: 'avoid',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, maxWidth: '44rem', overflowWrap: 'anywhere' },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(9rem, 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalL} 0`,
    padding: 0,
    '@media print': { gridTemplateColumns: 'repeat(5, 1fr)', gap: '6pt' },
  },
  figure: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    breakInside: 'avoid',
    '@media print': { padding: '6pt 8pt' },
  },
  figureGood: { borderLeft: `4px solid ${tokens.colorStatusSuccessForeground1}` },
  figureAttention: { borderLeft: `4px solid ${tokens.colorStatusWarningForeground3}` },
  number: {
    display: 'block',
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    '@media print': { fontSize: '15pt', lineHeight: '1.2' },
  },
  timeline: {
    listStyleType: 'none',
    // The marks stand upon the line: half of them beside it.
    margin: `0 0 ${tokens.spacingVerticalL} 6px`,
    padding: 0,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
  moment: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '12.5rem minmax(0, 1fr)',
    gap: `0 ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    breakInside: 'avoid',
    '::before': {
      content: '""',
      position: 'absolute',
      left: '-6px',
      top: '10px',
      width: '10px',
      height: '10px',
      boxSizing: 'border-box',
      borderRadius: '50%',
      border: `2px solid ${tokens.colorNeutralForeground2}`,
      backgroundColor: tokens.colorNeutralBackground1,
    },
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { gridTemplateColumns: '9.5rem minmax(0, 1fr)' },
  },
  momentGood: {
    '::before': {
      border: `2px solid ${tokens.colorStatusSuccessForeground1}`,
      backgroundColor: tokens.colorStatusSuccessForeground1,
    },
  },
  momentAttention: {
    '::before': {
      border: `2px solid ${tokens.colorStatusWarningForeground3}`,
      backgroundColor: tokens.colorStatusWarningForeground3,
    },
  },
  when: { color: tokens.colorNeutralForeground2 },
  small: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  good: { color: tokens.colorStatusSuccessForeground1, fontWeight: tokens.fontWeightSemibold },
  attention: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  soft: { color: tokens.colorNeutralForeground2 },
  source: {
    marginTop: tokens.spacingVerticalXXXL,
    paddingTop: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

type Styles = ReturnType<typeof useStyles>;

/** The class of whatever may be printed from a page in any theme. */
export const usePaperColours = (): string => useStyles().paper;

export function Document({ document: { opening, sections, source } }: { document: TextDocument }) {
  const styles = useStyles();
  const id = useId();
  const anchor = (index: number): string => `${id}-${index}`;
  return (
    <article className={mergeClasses(styles.root, styles.paper)}>
      {opening.map((block, index) => (
        <Block key={index} block={block} />
      ))}
      {sections.length > 2 ? (
        <nav aria-label={words.contents} className={styles.contents}>
          <p className={styles.contentsTitle}>{words.contents}</p>
          <ol className={styles.contentsList}>
            {sections.map(({ title }, index) => (
              <li key={title} className={styles.contentsItem}>
                <a
                  // The address says which page it is: the place on it is gone to without it.
                  href={`#${anchor(index)}`}
                  className={styles.link}
                  onClick={(event) => {
                    event.preventDefault();
                    const heading = document.getElementById(anchor(index));
                    heading?.scrollIntoView();
                    heading?.focus({ preventScroll: true });
                  }}
                >
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      {sections.map((section, index) => (
        <Section key={section.title} section={section} anchor={anchor(index)} />
      ))}
      <p className={styles.source}>{source}</p>
    </article>
  );
}

function Section({ section, anchor }: { section: SectionData; anchor: string }) {
  const styles = useStyles();
  const { title, blocks, parts = [], newPage = false } = section;
  return (
    <section aria-labelledby={anchor} className={mergeClasses(styles.section, newPage && styles.newPage)}>
      <h2 id={anchor} tabIndex={-1} className={mergeClasses(styles.h2, newPage && styles.first)}>
        {title}
      </h2>
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
      {parts.map((part) => (
        <div key={part.title}>
          <h3 className={styles.h3}>{part.title}</h3>
          {part.blocks.map((block, index) => (
            <Block key={index} block={block} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Block({ block }: { block: BlockData }) {
  const styles = useStyles();
  switch (block.kind) {
    case 'paragraph':
      return <p className={mergeClasses(styles.text, block.quiet && styles.quiet)}>{block.text}</p>;
    case 'list':
      return (
        <ul className={styles.list}>
          {block.items.map((item) => (
            <li key={item} className={styles.item}>
              {item}
            </li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl className={styles.facts}>
          {block.items.map(({ label, value, href }) => (
            <div key={label} className={styles.fact}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.value}>
                <Linked href={href}>{value}</Linked>
              </dd>
            </div>
          ))}
        </dl>
      );
    case 'figures':
      return (
        <ul className={styles.figures}>
          {block.items.map(({ figure, label, tone }) => (
            <li
              key={label}
              className={mergeClasses(
                styles.figure,
                tone === 'GOOD' && styles.figureGood,
                tone === 'ATTENTION' && styles.figureAttention,
              )}
            >
              <strong className={styles.number}>{figure}</strong> <span>{label}</span>
            </li>
          ))}
        </ul>
      );
    case 'timeline':
      return (
        <ol className={styles.timeline}>
          {block.items.map(({ when, what, note, tone }, index) => (
            <li
              key={index}
              className={mergeClasses(
                styles.moment,
                tone === 'GOOD' && styles.momentGood,
                tone === 'ATTENTION' && styles.momentAttention,
              )}
            >
              <span className={styles.when}>{when}</span>
              <span>
                {what}
                {note === undefined ? null : <span className={styles.small}>{note}</span>}
              </span>
            </li>
          ))}
        </ol>
      );
    case 'table':
      return (
        <PaperTable
          caption={block.caption}
          header={block.header}
          widths={block.widths}
          rows={block.rows.map(([first = '', ...others], index) => ({
            key: String(index),
            heading: <Cell cell={first} />,
            cells: others.map((cell) => ({ content: <Cell cell={cell} />, isEmpty: textOf(cell) === '' })),
          }))}
        />
      );
  }
}

const textOf = (cell: CellData): string => (typeof cell === 'string' ? cell : cell.text);

function toneClass(styles: Styles, tone: Tone): string {
  return tone === 'GOOD' ? styles.good : tone === 'ATTENTION' ? styles.attention : styles.soft;
}

function Cell({ cell }: { cell: CellData }) {
  const styles = useStyles();
  return typeof cell === 'string' ? cell : <span className={toneClass(styles, cell.tone)}>{cell.text}</span>;
}

/** Only an address of the web becomes a link: what people wrote may hold anything. On paper it is written out. */
function Linked({ href, children }: { href: string | undefined; children: CellData }) {
  const styles = useStyles();
  if (href === undefined || !/^https?:\/\//i.test(href)) return <Cell cell={children} />;
  return (
    <>
      <a href={href} target="_blank" rel="noreferrer noopener" className={styles.link}>
        <Cell cell={children} />
      </a>
      <span className={styles.address}> ({href})</span>
    </>
  );
}
