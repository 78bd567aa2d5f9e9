/**
 * A table that is read on a screen, a phone and paper: on a narrow screen each row becomes a block, on paper the heading
 * comes back on every sheet. The roles keep it a table for a screen reader where it looks like blocks.
 */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useUnseen } from '../../parts/unseen';

export const NARROW = '@media screen and (max-width: 640px)';

const useStyles = makeStyles({
  wide: {
    overflowX: 'auto',
    marginBottom: tokens.spacingVerticalL,
    '@media print': { overflowX: 'visible' },
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    [NARROW]: { display: 'block' },
    '@media print': { fontSize: '9pt', lineHeight: '1.35' },
  },
  many: { '@media screen and (min-width: 641px)': { minWidth: '52rem' } },
  /** Fits on a sheet: not begun at the foot of one. */
  short: { '@media print': { breakInside: 'avoid' } },
  caption: {
    captionSide: 'top',
    textAlign: 'left',
    paddingBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    breakAfter: 'avoid',
    [NARROW]: { display: 'block' },
  },
  columns: { [NARROW]: { display: 'none' } },
  head: {
    display: 'table-header-group',
    [NARROW]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  body: { [NARROW]: { display: 'block' } },
  row: {
    breakInside: 'avoid',
    [NARROW]: {
      display: 'block',
      border: `1px solid ${tokens.colorNeutralStroke2}`,
      borderRadius: tokens.borderRadiusLarge,
      marginBottom: tokens.spacingVerticalM,
      paddingBottom: tokens.spacingVerticalXS,
      overflow: 'hidden',
    },
  },
  heading: {
    textAlign: 'left',
    verticalAlign: 'bottom',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderBottom: `2px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'break-word',
    '@media print': { fontSize: '8pt', padding: '2.5pt 4pt' },
  },
  rowHeading: {
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'break-word',
    [NARROW]: {
      display: 'block',
      backgroundColor: tokens.colorNeutralBackground3,
      fontWeight: tokens.fontWeightSemibold,
      marginBottom: tokens.spacingVerticalXS,
    },
    '@media print': { padding: '2.5pt 4pt' },
  },
  cell: {
    verticalAlign: 'top',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'break-word',
    [NARROW]: {
      display: 'grid',
      gridTemplateColumns: '7.5rem minmax(0, 1fr)',
      gap: tokens.spacingHorizontalS,
      padding: `2px ${tokens.spacingHorizontalS}`,
      borderBottom: 'none',
      overflowWrap: 'anywhere',
      '::before': { content: 'attr(data-label)', color: tokens.colorNeutralForeground2 },
    },
    '@media print': { padding: '2.5pt 4pt' },
  },
  empty: { [NARROW]: { display: 'none' } },
});

/** Rows that certainly fit on one sheet. */
const SHORT = 10;

export interface PaperCell {
  content: ReactNode;
  /** Left out where the row is a block. */
  isEmpty?: boolean;
}

interface PaperRow {
  key: string;
  heading: ReactNode;
  cells: PaperCell[];
}

interface PaperTableProps {
  caption: string;
  /** Where a heading above it says the same: then only read aloud. */
  isCaptionHidden?: boolean;
  /** The first one is that of the rows' headings. */
  header: readonly string[];
  rows: readonly PaperRow[];
  /** Parts of the whole, as many as there are columns. */
  widths: readonly number[];
  /** Many columns: scrolled sideways within its own frame where it does not fit. */
  isWide?: boolean;
}

export function PaperTable({
  caption,
  isCaptionHidden = false,
  header,
  rows,
  widths,
  isWide = false,
}: PaperTableProps) {
  const styles = useStyles();
  const unseen = useUnseen();
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return (
    <div className={styles.wide}>
      <table
        role="table"
        className={mergeClasses(styles.table, isWide && styles.many, rows.length <= SHORT && styles.short)}
      >
        <caption className={isCaptionHidden ? unseen : styles.caption}>{caption}</caption>
        <colgroup className={styles.columns}>
          {widths.map((width, index) => (
            <col key={header[index]} style={{ width: `${(100 * width) / whole}%` }} />
          ))}
        </colgroup>
        <thead role="rowgroup" className={styles.head}>
          <tr role="row">
            {header.map((title) => (
              <th key={title} scope="col" role="columnheader" className={styles.heading}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className={styles.body}>
          {rows.map(({ key, heading, cells }) => (
            <tr key={key} role="row" className={styles.row}>
              <th scope="row" role="rowheader" className={styles.rowHeading}>
                {heading}
              </th>
              {cells.map(({ content, isEmpty = false }, index) => (
                <td
                  key={header[index + 1]}
                  role="cell"
                  data-label={header[index + 1]}
                  className={mergeClasses(styles.cell, isEmpty && styles.empty)}
                >
                  <div>{content}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
