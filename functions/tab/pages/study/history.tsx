/** What happened in a study, page by page: who, what, when, why; and each entry's place in the chain. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { HistoryKind, HistoryRow, StudyHistoryPage } from '../../../../bot/study/pages/study-history';
import { dutchMoment } from '../../../../cards/format';
import { usePage } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { Filters } from '../../parts/filters';
import { PageState } from '../../parts/page-state';
import { PlainSelect } from '../../parts/plain-fields';
import type { PartProps } from '../study';
import { Frame } from './frame';
import { words as all } from './words';
import { historyWords as words } from './words-history';

const useStyles = makeStyles({
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalL,
    '@media print': { display: 'none' },
  },
  quote: {
    margin: `${tokens.spacingVerticalXS} 0`,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  hash: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
    wordBreak: 'break-all',
  },
});

export default function History({ studyId, me }: PartProps) {
  const [kind, setKind] = useState<HistoryKind>('ALL');
  const [nth, setNth] = useState(1);
  const page = usePage<StudyHistoryPage>(`study/${studyId}/history-${nth}-${kind}`);
  return (
    <PageState page={page} title={all.part.HISTORY}>
      {(data) => (
        <Loaded
          page={data}
          me={me}
          turn={setNth}
          choose={(chosen) => {
            setKind(chosen);
            setNth(1);
          }}
        />
      )}
    </PageState>
  );
}

interface LoadedProps {
  page: StudyHistoryPage;
  me: PartProps['me'];
  turn(this: void, page: number): void;
  choose(this: void, kind: HistoryKind): void;
}

const isKind = (value: string): value is HistoryKind => value in words.kinds;

function Loaded({
  page: { head, kind, page, pages, count, length, entries, brokenAt },
  me,
  turn,
  choose,
}: LoadedProps) {
  const styles = useStyles();
  const columns: [Column<HistoryRow>, ...Column<HistoryRow>[]] = [
    {
      id: 'what',
      title: words.what,
      cell: ({ line, reasons }) => (
        <>
          {line}
          {reasons.map((reason, place) => (
            <blockquote key={place} className={styles.quote}>
              {reason}
            </blockquote>
          ))}
        </>
      ),
      text: ({ line, reasons }) => [line, ...reasons].join(' '),
      width: '46%',
    },
    {
      id: 'who',
      title: words.who,
      cell: ({ by, role }) => words.by(by === null ? words.clock : (by.name ?? words.somebody), role),
      text: ({ by }) => (by === null ? words.clock : (by.name ?? '')),
    },
    { id: 'when', title: words.when, cell: ({ at }) => dutchMoment(at) },
    {
      id: 'place',
      title: words.place,
      cell: ({ number, hash, previousHash }) => (
        <details>
          <summary>{words.number(number)}</summary>
          {words.own}
          <div className={styles.hash}>{hash}</div>
          {words.previous}
          <div className={styles.hash}>{previousHash}</div>
        </details>
      ),
      width: '16%',
    },
  ];
  return (
    <Frame head={head} part="HISTORY" me={me} line={words.count(length)}>
      <p role={brokenAt === null ? undefined : 'alert'}>
        {brokenAt === null ? words.whole(length) : words.broken(brokenAt)}
      </p>
      <Filters>
        <PlainSelect
          label={words.which}
          value={kind}
          onChange={(value) => {
            if (isKind(value)) choose(value);
          }}
        >
          {Object.entries(words.kinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </PlainSelect>
      </Filters>
      <DataTable
        caption={all.part.HISTORY}
        rows={entries}
        keyOf={({ number }) => String(number)}
        columns={columns}
        filter={entries.length > 8}
        none={words.none}
      />
      {pages < 2 ? null : (
        <nav className={styles.pages} aria-label={words.pages}>
          <Button disabled={page === 1} onClick={() => turn(page - 1)}>
            {words.newer}
          </Button>
          <span>{words.page(page, pages, count)}</span>
          <Button disabled={page === pages} onClick={() => turn(page + 1)}>
            {words.older}
          </Button>
        </nav>
      )}
    </Frame>
  );
}
