/**
 * A table of rows: sorted by a click on a heading, filtered by what is typed, several rows chosen at once. At a phone's
 * width, where columns do not fit, the same rows as a list.
 */
import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { holdsWords, searchWords } from '../../../cards/search';
import { texts } from '../texts-nl';
import { Button } from './button';
import { PlainCheckbox, PlainSearch, PlainSelect } from './plain-fields';
import { PHONE, useMedia } from './use-media';
import { useUnseen } from './unseen';

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** What it is sorted by; null comes last. Without it the column is not sorted by. */
  sortBy?: (row: Row) => string | number | null;
  /** What typed words are looked for in. */
  text?: (row: Row) => string;
  /** Of the table's width, such as `30%` or `8rem`. */
  width?: string;
}

interface Selection<Row> {
  may: (row: Row) => boolean;
  /** What a screen reader says at the box, such as a title. */
  name: (row: Row) => string;
  /** What can be done with those that are chosen; `clear` chooses none. */
  actions: (chosen: Row[], clear: () => void) => ReactNode;
}

interface Sorted {
  column: string;
  descending: boolean;
}

interface DataTableProps<Row> {
  /** What the table is of; read to whoever cannot see it. */
  caption: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The first says what a row is: it heads the row, and the entry of the list. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  /** The order at first; without it that of `rows`. */
  sorted?: Sorted;
  filter?: boolean;
  selection?: Selection<Row>;
  /** What can be done with one row. */
  actions?: (row: Row) => ReactNode;
  /** Many narrow columns: drawn smaller, and the first stays in sight when one scrolls sideways to the others. */
  isGrid?: boolean;
  /** Said instead of an empty table. */
  none: ReactNode;
}

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
    '@media print': { display: 'none' },
  },
  wide: { overflowX: 'auto' },
  table: { tableLayout: 'auto', minWidth: '100%' },
  cell: {
    height: 'auto',
    paddingTop: tokens.spacingVerticalSNudge,
    paddingBottom: tokens.spacingVerticalSNudge,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  heading: { fontWeight: tokens.fontWeightSemibold },
  gridHeading: {
    height: 'auto',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    verticalAlign: 'bottom',
    hyphens: 'auto',
  },
  gridCell: { paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  kept: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    whiteSpace: 'nowrap',
  },
  rowHeading: {
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'left',
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
  box: { width: '32px', verticalAlign: 'top', '@media print': { display: 'none' } },
  actions: {
    height: 'auto',
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
    verticalAlign: 'top',
    whiteSpace: 'nowrap',
    '@media print': { display: 'none' },
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(5rem, max-content) 1fr',
    columnGap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalXS} 0`,
    fontSize: tokens.fontSizeBase200,
  },
  factTitle: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0 },
});

function compared(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'nl');
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, keyOf, columns, filter = false, selection, actions, isGrid = false, none } = props;
  const styles = useStyles();
  const unseen = useUnseen();
  const isPhone = useMedia(PHONE);
  const captionId = useId();
  const [sorted, setSorted] = useState<Sorted | null>(props.sorted ?? null);
  const [words, setWords] = useState('');
  const [chosenKeys, setChosenKeys] = useState<ReadonlySet<string>>(new Set());

  const shown = useMemo(() => {
    const wanted = searchWords(words);
    const found = rows.filter((row) => {
      const all = columns.map((column) => column.text?.(row) ?? '').join(' ');
      return holdsWords(all, wanted);
    });
    const by = columns.find(({ id }) => id === sorted?.column)?.sortBy;
    if (by === undefined || sorted === null) return found;
    const order = found.toSorted((a, b) => compared(by(a), by(b)));
    // What has nothing to be sorted by stays last either way.
    if (!sorted.descending) return order;
    return [
      ...order.filter((row) => by(row) !== null).toReversed(),
      ...order.filter((row) => by(row) === null),
    ];
  }, [rows, columns, words, sorted]);

  const choosable = selection === undefined ? [] : shown.filter(selection.may);
  const chosen = choosable.filter((row) => chosenKeys.has(keyOf(row)));
  const choose = (row: Row, on: boolean): void => {
    const next = new Set(chosen.map(keyOf));
    if (on) next.add(keyOf(row));
    else next.delete(keyOf(row));
    setChosenKeys(next);
  };
  const clear = (): void => setChosenKeys(new Set());
  const sort = (column: string): void =>
    setSorted((before) => ({
      column,
      descending: before?.column === column ? !before.descending : false,
    }));

  if (rows.length === 0) return <p>{none}</p>;

  const sortable = columns.filter(({ sortBy }) => sortBy !== undefined);
  const tools = (
    <div className={styles.tools}>
      {filter ? <PlainSearch label={texts.table.filter} value={words} onChange={setWords} /> : null}
      {isPhone && rows.length > 1 && sortable.length > 0 ? (
        <PlainSelect
          label={texts.table.sort}
          value={sorted?.column ?? ''}
          onChange={(column) => setSorted({ column, descending: false })}
        >
          {sorted === null ? <option value="">{texts.table.unsorted}</option> : null}
          {sortable.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </PlainSelect>
      ) : null}
      {isPhone && choosable.length > 1 ? (
        <Button size="small" onClick={() => setChosenKeys(new Set(choosable.map(keyOf)))}>
          {texts.table.selectAll}
        </Button>
      ) : null}
      {selection !== undefined && chosen.length > 0 ? (
        <>
          <span role="status">{texts.table.selected(chosen.length)}</span>
          {selection.actions(chosen, clear)}
          <Button appearance="subtle" onClick={clear}>
            {texts.table.clear}
          </Button>
        </>
      ) : null}
    </div>
  );
  const hasTools = filter || chosen.length > 0 || (isPhone && rows.length > 1 && sortable.length > 0);
  const nothing = shown.length === 0 ? <p role="status">{texts.table.nothingFound}</p> : null;
  const box = (row: Row): ReactNode =>
    selection?.may(row) === true ? (
      <PlainCheckbox
        isLabelHidden
        state={chosenKeys.has(keyOf(row))}
        onChange={(on) => choose(row, on)}
        label={texts.table.select(selection.name(row))}
      />
    ) : null;

  const [first, ...others] = columns;
  if (isPhone) {
    return (
      <>
        {tools}
        {nothing}
        <ul className={styles.list} aria-label={caption}>
          {shown.map((row) => (
            <li key={keyOf(row)} className={styles.entry}>
              {selection === undefined ? null : box(row)}
              <div className={styles.words}>
                <div className={styles.heading}>{first.cell(row)}</div>
                <dl className={styles.facts}>
                  {others.map((column) => (
                    <Fact key={column.id} title={column.title} value={column.cell(row)} />
                  ))}
                </dl>
                {actions?.(row)}
              </div>
            </li>
          ))}
        </ul>
      </>
    );
  }

  const someChosen = chosen.length > 0 && chosen.length < choosable.length;
  return (
    <>
      {hasTools ? tools : null}
      {nothing}
      <div className={styles.wide}>
        <span id={captionId} className={unseen}>
          {caption}
        </span>
        <Table aria-labelledby={captionId} className={styles.table} size="small">
          <TableHeader>
            <TableRow>
              {selection === undefined ? null : (
                <TableHeaderCell className={styles.box}>
                  {choosable.length === 0 ? null : (
                    <PlainCheckbox
                      isLabelHidden
                      state={someChosen ? 'mixed' : chosen.length > 0}
                      onChange={(on) => setChosenKeys(on ? new Set(choosable.map(keyOf)) : new Set())}
                      label={texts.table.selectAll}
                    />
                  )}
                </TableHeaderCell>
              )}
              {columns.map((column) => (
                <TableHeaderCell
                  key={column.id}
                  className={mergeClasses(
                    styles.heading,
                    isGrid && styles.gridHeading,
                    isGrid && column === first && styles.kept,
                  )}
                  style={column.width === undefined ? undefined : { width: column.width }}
                  sortable={column.sortBy !== undefined}
                  {...(column.sortBy === undefined
                    ? {}
                    : {
                        onClick: () => sort(column.id),
                        sortDirection:
                          sorted?.column === column.id
                            ? sorted.descending
                              ? ('descending' as const)
                              : ('ascending' as const)
                            : undefined,
                      })}
                >
                  {column.title}
                </TableHeaderCell>
              ))}
              {actions === undefined ? null : (
                <TableHeaderCell className={styles.actions}>
                  <span className={unseen}>{texts.table.actions}</span>
                </TableHeaderCell>
              )}
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((row) => (
              <TableRow key={keyOf(row)}>
                {selection === undefined ? null : <TableCell className={styles.box}>{box(row)}</TableCell>}
                <th
                  scope="row"
                  className={mergeClasses(
                    styles.cell,
                    styles.rowHeading,
                    isGrid && styles.gridCell,
                    isGrid && styles.kept,
                  )}
                >
                  {first.cell(row)}
                </th>
                {others.map((column) => (
                  <TableCell key={column.id} className={mergeClasses(styles.cell, isGrid && styles.gridCell)}>
                    {column.cell(row)}
                  </TableCell>
                ))}
                {actions === undefined ? null : (
                  <TableCell className={styles.actions}>{actions(row)}</TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </>
  );
}

function Fact({ title, value }: { title: string; value: ReactNode }) {
  const styles = useStyles();
  return value === null || value === '' ? null : (
    <>
      <dt className={styles.factTitle}>{title}</dt>
      <dd className={styles.fact}>{value}</dd>
    </>
  );
}
