/** An export that is handed in: looked through, and put back where there is room for it. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { HandedInReport, HandInRights, Restored } from '../../../../bot/study/memory/hand-in';
import { pathOf } from '../../../../cards/places';
import type { Answered } from '../../api';
import { useShell } from '../../context';
import { failureText } from '../../failure-text';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { ButtonRow } from './buttons';
import { words } from './transfer-words';

const text = words.check;
const ZIP = 'application/zip';

const useStyles = makeStyles({
  title: {
    margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  progress: { width: '100%', maxWidth: '24rem', accentColor: tokens.colorCompoundBrandBackground },
  sums: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  mistakes: { overflowWrap: 'anywhere' },
});

type State =
  | { is: 'idle' }
  | { is: 'checking'; name: string; bytes: number }
  | { is: 'restoring'; report: HandedInReport }
  | { is: 'said'; line: string; failed: boolean }
  | { is: 'checked'; report: HandedInReport }
  | { is: 'restored'; restored: Restored };

interface HandInProps {
  /** Of the court's page that it stands on; null on that of the programme. */
  courtId: string | null;
  rights: HandInRights;
  onRestored?(this: void): void;
}

export function HandIn({ courtId, rights: { largest, restores }, onRestored }: HandInProps) {
  const styles = useStyles();
  const { api } = useShell();
  const [state, setState] = useState<State>({ is: 'idle' });
  const input = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const running = useRef<AbortController | null>(null);
  /** What was looked through is what is put back, whatever becomes of the file meanwhile. */
  const sent = useRef<{ name: string; content: Blob } | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const send = async <T,>(
    path: string,
    body: Blob,
    read: (answer: Response) => Promise<T>,
  ): Promise<Answered<T> | null> => {
    const aborted = new AbortController();
    running.current = aborted;
    const { signal } = aborted;
    const answered = await api.file(path, { method: 'POST', body, signal });
    if (signal.aborted) return null;
    if (!answered.ok) return answered;
    const data = await read(answered.data).catch(() => null);
    if (signal.aborted) return null;
    return data === null ? { ok: false, failure: { kind: 'offline' } } : { ok: true, data };
  };

  const fail = (line: string): void => setState({ is: 'said', line, failed: true });

  /** The browser's own field speaks the browser's language, so it is not shown. */
  const choose = (): void => {
    if (input.current === null) return;
    input.current.value = '';
    input.current.click();
  };

  const chosen = async (file: File | undefined): Promise<void> => {
    sent.current = null;
    if (file === undefined) return;
    if (file.size > largest) {
      fail(text.tooLarge(file.name, largest));
      return;
    }
    const content = await file.arrayBuffer().catch(() => null);
    if (content === null) {
      fail(text.unreadable(file.name));
      return;
    }
    sent.current = { name: file.name, content: new Blob([content], { type: ZIP }) };
    await check();
  };

  const check = async (): Promise<void> => {
    if (sent.current === null) return;
    const { name, content } = sent.current;
    setState({ is: 'checking', name, bytes: content.size });
    const path = courtId === null ? 'check-export' : `check-export/${courtId}`;
    const answered = await send(path, content, reportIn);
    if (answered === null) return;
    if (answered.ok) setState({ is: 'checked', report: answered.data });
    else fail(failureText(answered.failure));
  };

  const restore = async (report: HandedInReport): Promise<void> => {
    if (sent.current === null) return;
    setState({ is: 'restoring', report });
    const answered = await send('import', sent.current.content, restoredIn);
    if (answered === null) return;
    if (answered.ok) {
      setState({ is: 'restored', restored: answered.data });
      onRestored?.();
    } else {
      const { failure } = answered;
      fail(failure.kind === 'offline' ? text.unknown : failureText(failure));
    }
  };

  const cancel = (): void => {
    running.current?.abort();
    chooser.current?.focus();
    setState({
      is: 'said',
      line: state.is === 'restoring' ? text.unknown : text.stopped,
      failed: false,
    });
  };

  const isBusy = state.is === 'checking' || state.is === 'restoring';
  const report = state.is === 'checked' || state.is === 'restoring' ? state.report : null;
  return (
    <>
      <h3 className={styles.title}>{restores ? text.titleRestore : text.title}</h3>
      <p>{text.intro}</p>
      <p>{restores ? text.restoring : text.elsewhere}</p>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        onChange={({ target }) => void chosen(target.files?.[0])}
      />
      <ButtonRow>
        <Button ref={chooser} disabledFocusable={isBusy} onClick={choose}>
          {text.choose}
        </Button>
        {isBusy ? <Button onClick={cancel}>{words.cancel}</Button> : null}
        {state.is === 'said' && sent.current !== null ? (
          <Button onClick={() => void check()}>{text.again}</Button>
        ) : null}
      </ButtonRow>
      <p role={state.is === 'said' && state.failed ? 'alert' : 'status'}>{lineOf(state)}</p>
      {isBusy ? (
        <progress
          className={styles.progress}
          aria-label={state.is === 'checking' ? text.progress : text.progressRestore}
        />
      ) : null}
      {report === null ? null : (
        <Report report={report}>
          <Restore report={report} isBusy={isBusy} restore={() => void restore(report)} />
        </Report>
      )}
      {state.is === 'restored' ? (
        <p>
          <Link ref={reach} href={`#${pathOf({ page: 'SETTINGS', courtId: state.restored.courtId })}`}>
            {text.toCourt(state.restored.municipality)}
          </Link>
        </p>
      ) : null}
    </>
  );
}

/** What was pressed is gone. */
const reach = (link: HTMLAnchorElement | null): void => link?.focus();

const reportIn = (answer: Response): Promise<HandedInReport> => answer.json();
const restoredIn = (answer: Response): Promise<Restored> => answer.json();

function lineOf(state: State): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'checking':
      return text.checking(state.name, state.bytes);
    case 'restoring':
      return text.restoringNow;
    case 'said':
      return state.line;
    case 'checked':
      return state.report.contents === null
        ? text.unsound(state.report.municipality)
        : text.sound(state.report.municipality ?? '');
    case 'restored':
      return text.restored(state.restored.municipality, state.restored.rows);
  }
}

function Report({ report, children }: { report: HandedInReport; children: ReactNode }) {
  const styles = useStyles();
  const { contents, mistakes, more } = report;
  const id = useId();
  if (contents === null) {
    return (
      <>
        <p id={id}>{text.mistakes}</p>
        <ul aria-labelledby={id} className={styles.mistakes}>
          {mistakes.map((mistake) => (
            <li key={mistake}>{mistake}</li>
          ))}
          {more === 0 ? null : <li>{text.more(more)}</li>}
        </ul>
        <p>{text.left}</p>
      </>
    );
  }
  return (
    <>
      <DataTable
        caption={text.table}
        rows={rowsOf(report, contents)}
        keyOf={({ what }) => what}
        columns={[
          { id: 'what', title: text.what, cell: ({ what }) => what, width: '30%' },
          {
            id: 'value',
            title: text.value,
            cell: ({ what, value }) =>
              value.map((line) => (
                <div key={line} {...(what === text.sums ? { className: styles.sums } : {})}>
                  {line}
                </div>
              )),
          },
        ]}
        none=""
      />
      {children}
    </>
  );
}

function rowsOf(
  { municipality, sums, goesOn }: HandedInReport,
  contents: NonNullable<HandedInReport['contents']>,
): { what: string; value: string[] }[] {
  const { studies, isOlder, otherwise } = contents;
  return [
    { what: text.court, value: [text.stands(municipality ?? '', contents)] },
    { what: text.studies, value: studies.length === 0 ? [text.noStudies] : studies.map(text.study) },
    {
      what: text.history,
      value: [text.chain(contents), ...(goesOn === null ? [] : [goesOn ? text.goesOn : text.goesOnNot])],
    },
    {
      what: text.files,
      value: [
        text.counts(contents),
        ...(isOlder ? [text.older] : []),
        ...(otherwise.length === 0 ? [] : [text.otherwise(otherwise)]),
      ],
    },
    { what: text.sums, value: [sums ?? ''] },
  ];
}

interface RestoreProps {
  report: HandedInReport;
  isBusy: boolean;
  restore(this: void): void;
}

function Restore({ report: { municipality, restore: room }, isBusy, restore }: RestoreProps) {
  if (room === null || municipality === null) return null;
  if (room.inTheWay !== null) return <p>{text.notHere(room.inTheWay)}</p>;
  return (
    <>
      <p>{text.mayRestore(municipality)}</p>
      <ButtonRow>
        <Button
          appearance="primary"
          disabledFocusable={isBusy}
          aria-label={text.restoreOf(municipality)}
          onClick={restore}
        >
          {text.restore}
        </Button>
      </ButtonRow>
    </>
  );
}
