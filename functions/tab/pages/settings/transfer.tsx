/** Taking everything of a court along, and how it is put back. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { HandInRights } from '../../../../bot/study/memory/hand-in';
import { useShell } from '../../context';
import { failureText } from '../../failure-text';
import { Part } from '../../parts/part';
import { Button } from '../../parts/button';
import { ButtonRow } from './buttons';
import { HandIn } from './hand-in';
import { words as text } from './transfer-words';

const useStyles = makeStyles({
  progress: { width: '100%', maxWidth: '24rem', accentColor: tokens.colorCompoundBrandBackground },
});

type State =
  | { is: 'idle' }
  /** `received` null while it is still being put together. */
  | { is: 'busy'; received: number | null; total: number | null }
  | { is: 'said'; line: string; failed: boolean };

interface TransferProps {
  courtId: string;
  /** Whether this person may take the court along. */
  exports: boolean;
  handIn: HandInRights | null;
}

export function Transfer({ courtId, exports, handIn }: TransferProps) {
  return (
    <Part title={text.title} intro={exports ? text.intro : text.onlyGovern}>
      {exports ? <Export courtId={courtId} /> : null}
      {handIn === null ? null : <HandIn courtId={courtId} rights={handIn} />}
    </Part>
  );
}

/** For a coordinator, who takes no court along. */
export function ProgrammeTransfer({ handIn, reload }: { handIn: HandInRights; reload(this: void): void }) {
  return (
    <Part title={text.title} intro={text.ofCourts}>
      <HandIn courtId={null} rights={handIn} onRestored={reload} />
    </Part>
  );
}

function Export({ courtId }: { courtId: string }) {
  const styles = useStyles();
  const { api } = useShell();
  const [state, setState] = useState<State>({ is: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const make = async (): Promise<void> => {
    const aborted = new AbortController();
    running.current = aborted;
    setState({ is: 'busy', received: null, total: null });
    const answered = await api.file(`export/${courtId}`, { signal: aborted.signal });
    if (aborted.signal.aborted) return;
    if (!answered.ok) {
      setState({ is: 'said', line: failureText(answered.failure), failed: true });
      return;
    }
    try {
      const file = await kept(answered.data, (received, total) => setState({ is: 'busy', received, total }));
      const name = nameOf(answered.data);
      handOut(file, name);
      setState({ is: 'said', line: text.done(name, file.size), failed: false });
    } catch {
      if (aborted.signal.aborted) return;
      setState({ is: 'said', line: failureText({ kind: 'offline' }), failed: true });
    }
  };

  const cancel = (): void => {
    running.current?.abort();
    setState({ is: 'said', line: text.cancelled, failed: false });
  };

  const isBusy = state.is === 'busy';
  return (
    <>
      <ButtonRow>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void make()}>
          {state.is === 'said' ? text.again : text.make}
        </Button>
        {isBusy ? <Button onClick={cancel}>{text.cancel}</Button> : null}
      </ButtonRow>
      <p role={state.is === 'said' && state.failed ? 'alert' : 'status'}>{lineOf(state)}</p>
      {isBusy ? (
        <progress
          className={styles.progress}
          aria-label={text.progress}
          {...(state.received === null || state.total === null
            ? {}
            : { value: state.received, max: state.total })}
        />
      ) : null}
    </>
  );
}

function lineOf(state: State): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'busy':
      return state.received === null ? text.composing : text.received(state.received, state.total);
    case 'said':
      return state.line;
  }
}

/** What comes, piece by piece. @throws when the connection breaks or it is cancelled */
async function kept(
  answer: Response,
  onProgress: (received: number, total: number | null) => void,
): Promise<Blob> {
  const length = Number(answer.headers.get('content-length'));
  const reader = answer.body?.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for (;;) {
    const value = (await reader?.read())?.value;
    if (value === undefined) break;
    pieces.push(value);
    received += value.length;
    onProgress(received, length > 0 ? length : null);
  }
  return new Blob(pieces, { type: answer.headers.get('content-type') ?? '' });
}

const nameOf = (answer: Response): string =>
  /filename="([\w.-]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'kamerbode.zip';

/** As a download of the browser. */
function handOut(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
