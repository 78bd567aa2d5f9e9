/** What happened in a study, page by page: who, what, when, why; and each entry's place in the chain. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { HistoryKind, HistoryRow, StudyHistoryPage } from '../../../../bot/study/pages/study-history';
import { dutchMoment } from '../../../../cards/format';
import { usePage, type PageData } from '../../context';
import { useAsked } from '../../parts/address';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { Filters } from '../../parts/filters';
import { PageState } from '../../parts/page-state';
import { PlainSearch, PlainSelect } from '../../parts/plain-fields';
import type { PartProps } from '../study';
import { Frame } from './frame';
import { words as all } from './words';
import { historyWords as words } from './words-history';

const useStyles = makeStyles({
  stand: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
    marginBottom: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
  },
  // Only to whoever waits for a while.
  cancel: {
    animationName: { from: { visibility: 'hidden' }, to: { visibility: 'visible' } },
    animationDuration: '600ms',
    animationTimingFunction: 'step-end',
    '@media print': { display: 'none' },
  },
  list: { ':focus': { outlineStyle: 'none' }, scrollMarginTop: tokens.spacingVerticalXXL },
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

/** Names in the address. */
const PAGE = 'pagina';
const KIND = 'soort';
const WORDS = 'zoek';

const isKind = (value: string): value is HistoryKind => value in words.kinds;

/** What is shown: it stays while something else is on its way, and when that could not be had. */
interface Kept {
  data: StudyHistoryPage;
  asked: Readonly<Record<string, string>>;
}

export default function History({ studyId, me }: PartProps) {
  const { asked, ask } = useAsked();
  const kind = asked.get(KIND) ?? '';
  const nth = asked.get(PAGE) ?? '1';
  const sought = asked.get(WORDS) ?? '';
  const path = `study/${studyId}/history-${Math.max(1, Number.parseInt(nth, 10) || 1)}-${isKind(kind) ? kind : 'ALL'}`;
  const page = usePage<StudyHistoryPage>(
    sought === '' ? path : `${path}?${new URLSearchParams({ q: sought })}`,
  );
  const [kept, setKept] = useState<Kept | null>(null);
  const data = page.state === 'ready' ? page.data : null;
  if (data !== null && kept?.data !== data) {
    setKept({ data, asked: { [KIND]: kind, [PAGE]: nth === '1' ? '' : nth, [WORDS]: sought } });
  }
  const isWaiting = page.state === 'loading' && kept !== null;
  const shown: PageData<StudyHistoryPage> =
    kept === null || page.state === 'ready'
      ? page
      : {
          state: 'ready',
          data: kept.data,
          failure: page.state === 'failed' ? page.failure : null,
          retry: page.retry,
        };
  return (
    <PageState page={shown} title={all.part.HISTORY}>
      {(ready) => (
        <Loaded
          page={ready}
          me={me}
          sought={sought}
          ask={ask}
          cancel={isWaiting ? () => ask(kept.asked, 'STAY') : null}
        />
      )}
    </PageState>
  );
}

interface LoadedProps {
  page: StudyHistoryPage;
  me: PartProps['me'];
  /** What the address says; that may be on its way still. */
  sought: string;
  ask: ReturnType<typeof useAsked>['ask'];
  /** While something else is on its way: back to what is shown. */
  cancel: (() => void) | null;
}

/** Somebody who types is not asked for at every letter. */
const PAUSE_MS = 300;

/** The field's text: what is typed, or what the address says once that is changed by something else. */
function useTyped(sought: string, ask: LoadedProps['ask']): [string, (typed: string) => void] {
  const [typed, setTyped] = useState({ text: sought, of: sought });
  if (typed.of !== sought) setTyped({ text: sought, of: sought });
  const { text } = typed;
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sought) return;
    const timer = setTimeout(() => {
      setTyped({ text, of: wanted });
      // One goes back to the list without a search, not to every half of a word.
      ask({ [WORDS]: wanted, [PAGE]: '' }, sought === '' ? 'GO' : 'STAY');
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, sought, ask]);
  return [text, (next) => setTyped((before) => ({ ...before, text: next }))];
}

function Loaded({
  page: { head, kind, page, pages, count, length, entries, brokenAt, words: found },
  me,
  sought,
  ask,
  cancel,
}: LoadedProps) {
  const styles = useStyles();
  const [typed, setTyped] = useTyped(sought, ask);
  const list = useRef<HTMLElement>(null);
  const turned = useRef(false);
  useEffect(() => {
    if (!turned.current) return;
    turned.current = false;
    list.current?.focus();
  }, [page]);
  const turn = (to: number): void => {
    turned.current = true;
    ask({ [PAGE]: String(to) }, 'GO');
  };
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
            ask({ [KIND]: value === 'ALL' ? '' : value, [PAGE]: '' }, 'GO');
          }}
        >
          {Object.entries(words.kinds).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </PlainSelect>
        <PlainSearch label={words.search} value={typed} onChange={setTyped} />
      </Filters>
      <div className={styles.stand}>
        <span role="status">
          {cancel === null
            ? words.where(found === '' ? words.count(count) : words.found(count, length), page, pages)
            : words.searching}
        </span>
        {cancel === null ? null : (
          <Button
            className={styles.cancel}
            size="small"
            onClick={() => {
              turned.current = false;
              cancel();
            }}
          >
            {words.cancel}
          </Button>
        )}
      </div>
      <section
        ref={list}
        tabIndex={-1}
        className={styles.list}
        aria-label={all.part.HISTORY}
        aria-busy={cancel !== null}
      >
        <DataTable
          caption={all.part.HISTORY}
          rows={entries}
          keyOf={({ number }) => String(number)}
          columns={columns}
          none={found === '' ? words.none : words.noneFound(found)}
        />
      </section>
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
