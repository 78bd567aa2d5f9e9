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
    // Not 'anywhere': one long cell would squeeze the words of its neighbours to single letters.
    overflowWrap: 'break-word',
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
  chosen: { paddingBottom: tokens.spacingVerticalSNudge },
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
    gridTemplateColumns: 'minmax(5rem, 7.5rem) 1fr',
    columnGap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalXS} 0`,
    fontSize: tokens.fontSizeBase200,
  },
  // What there is nothing to say about is left out with its title.
  factTitle: { color: tokens.colorNeutralForeground2, ':has(+ :empty)': { display: 'none' } },
  fact: { margin: 0, ':empty': { display: 'none' } },
});

function compared(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'nl');
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, filter = false, selection, none } = props;
  const styles = useStyles();
  const isPhone = useMedia(PHONE);
  const [sorted, setSorted] = useState<Sorted | null>(props.sorted ?? null);
  const [words, setWords] = useState('');
  const shown = useMemo(
    () => inOrder(holding(rows, columns, words), columns, sorted),
    [rows, columns, words, sorted],
  );
  const choice = useChoice(props, shown);
  if (rows.length === 0) return <p>{none}</p>;

  const sorts = isPhone && rows.length > 1 && columns.some(({ sortBy }) => sortBy !== undefined);
  return (
    <>
      {filter || sorts || choice.chosen.length > 0 || (isPhone && choice.choosable.length > 1) ? (
        <div className={styles.tools}>
          {filter ? <PlainSearch label={texts.table.filter} value={words} onChange={setWords} /> : null}
          {sorts ? <SortedBy columns={columns} sorted={sorted} sort={setSorted} /> : null}
          {isPhone && choice.choosable.length > 1 ? (
            <Button size="small" onClick={() => choice.choose(choice.choosable)}>
              {texts.table.selectAll}
            </Button>
          ) : null}
          {selection !== undefined && choice.chosen.length > 0 ? (
            <>
              <span role="status" className={styles.chosen}>
                {texts.table.selected(choice.chosen.length)}
              </span>
              {selection.actions(choice.chosen, choice.clear)}
              <Button appearance="subtle" onClick={choice.clear}>
                {texts.table.clear}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {shown.length === 0 ? <p role="status">{texts.table.nothingFound}</p> : null}
      {isPhone ? (
        <List {...props} shown={shown} choice={choice} />
      ) : (
        <Wide {...props} shown={shown} choice={choice} sorted={sorted} sort={setSorted} />
      )}
    </>
  );
}

function holding<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string): Row[] {
  const wanted = searchWords(words);
  return rows.filter((row) => {
    const all = columns.map((column) => column.text?.(row) ?? '').join(' ');
    return holdsWords(all, wanted);
  });
}

/** What has nothing to be sorted by stays last either way. */
function inOrder<Row>(rows: Row[], columns: readonly Column<Row>[], sorted: Sorted | null): Row[] {
  const by = columns.find(({ id }) => id === sorted?.column)?.sortBy;
  if (by === undefined || sorted === null) return rows;
  const order = rows.toSorted((a, b) => compared(by(a), by(b)));
  if (!sorted.descending) return order;
  return [
    ...order.filter((row) => by(row) !== null).toReversed(),
    ...order.filter((row) => by(row) === null),
  ];
}

/** Which rows are chosen, of those in sight. */
interface Choice<Row> {
  choosable: Row[];
  chosen: Row[];
  /** These and no others. */
  choose(this: void, rows: readonly Row[]): void;
  clear(this: void): void;
  /** A row's own box; null where it may not be chosen. */
  box(this: void, row: Row): ReactNode;
}

function useChoice<Row>({ keyOf, selection }: DataTableProps<Row>, shown: readonly Row[]): Choice<Row> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const choosable = selection === undefined ? [] : shown.filter(selection.may);
  const chosen = choosable.filter((row) => keys.has(keyOf(row)));
  const choose = (rows: readonly Row[]): void => setKeys(new Set(rows.map(keyOf)));
  return {
    choosable,
    chosen,
    choose,
    clear: () => choose([]),
    box: (row) =>
      selection?.may(row) === true ? (
        <PlainCheckbox
          isLabelHidden
          state={keys.has(keyOf(row))}
          onChange={(on) =>
            choose(on ? [...chosen, row] : chosen.filter((other) => keyOf(other) !== keyOf(row)))
          }
          label={texts.table.select(selection.name(row))}
        />
      ) : null,
  };
}

interface SortedByProps<Row> {
  columns: readonly Column<Row>[];
  sorted: Sorted | null;
  sort(this: void, by: Sorted): void;
}

/** In place of headings to click on. */
function SortedBy<Row>({ columns, sorted, sort }: SortedByProps<Row>) {
  return (
    <PlainSelect
      label={texts.table.sort}
      value={sorted?.column ?? ''}
      onChange={(column) => sort({ column, descending: false })}
    >
      {sorted === null ? <option value="">{texts.table.unsorted}</option> : null}
      {columns
        .filter(({ sortBy }) => sortBy !== undefined)
        .map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
    </PlainSelect>
  );
}

interface ShownProps<Row> extends Omit<DataTableProps<Row>, 'sorted'> {
  shown: readonly Row[];
  choice: Choice<Row>;
}

function List<Row>({ caption, keyOf, columns, selection, actions, shown, choice }: ShownProps<Row>) {
  const styles = useStyles();
  const [first, ...others] = columns;
  return (
    <ul className={styles.list} aria-label={caption}>
      {shown.map((row) => (
        <li key={keyOf(row)} className={styles.entry}>
          {selection === undefined ? null : choice.box(row)}
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
  );
}

function Wide<Row>(props: ShownProps<Row> & SortedByProps<Row>) {
  const { caption, keyOf, columns, selection, actions, isGrid = false, shown, choice } = props;
  const styles = useStyles();
  const unseen = useUnseen();
  const captionId = useId();
  const [first, ...others] = columns;
  return (
    <div className={styles.wide}>
      <span id={captionId} className={unseen}>
        {caption}
      </span>
      <Table aria-labelledby={captionId} className={styles.table} size="small">
        <TableHeader>
          <Headings {...props} />
        </TableHeader>
        <TableBody>
          {shown.map((row) => (
            <TableRow key={keyOf(row)}>
              {selection === undefined ? null : (
                <TableCell className={styles.box}>{choice.box(row)}</TableCell>
              )}
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
  );
}

function Headings<Row>({
  columns,
  selection,
  actions,
  isGrid = false,
  choice: { choosable, chosen, choose },
  sorted,
  sort,
}: ShownProps<Row> & SortedByProps<Row>) {
  const styles = useStyles();
  const unseen = useUnseen();
  const someChosen = chosen.length > 0 && chosen.length < choosable.length;
  return (
    <TableRow>
      {selection === undefined ? null : (
        <TableHeaderCell className={styles.box}>
          {choosable.length === 0 ? null : (
            <PlainCheckbox
              isLabelHidden
              state={someChosen ? 'mixed' : chosen.length > 0}
              onChange={(on) => choose(on ? choosable : [])}
              label={texts.table.selectAll}
            />
          )}
        </TableHeaderCell>
      )}
      {columns.map(({ id, title, width, sortBy }, place) => {
        const now = sorted?.column === id ? sorted : null;
        return (
          <TableHeaderCell
            key={id}
            className={mergeClasses(
              styles.heading,
              isGrid && styles.gridHeading,
              isGrid && place === 0 && styles.kept,
            )}
            style={width === undefined ? undefined : { width }}
            sortable={sortBy !== undefined}
            {...(sortBy === undefined
              ? {}
              : {
                  onClick: () => sort({ column: id, descending: now !== null && !now.descending }),
                  sortDirection:
                    now === null
                      ? undefined
                      : now.descending
                        ? ('descending' as const)
                        : ('ascending' as const),
                })}
          >
            {title}
          </TableHeaderCell>
        );
      })}
      {actions === undefined ? null : (
        <TableHeaderCell className={styles.actions}>
          <span className={unseen}>{texts.table.actions}</span>
        </TableHeaderCell>
      )}
    </TableRow>
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
