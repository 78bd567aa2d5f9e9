/**
 * The dialogs over the page: cards and dialogs of the bot, one upon the other. Sends what is entered, shows a refusal at
 * the field with what was entered, and what there is now when somebody else was first.
 */
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActionData } from '../../../cards/actions';
import type { ActionRequest } from '../../../bot/tab/contract';
import { newEntry, type Api } from '../api';
import type { Opened } from '../app';
import { failureText } from '../failure-text';
import { Loading } from '../parts/loading';
import type { Saying } from '../parts/said';
import { texts } from '../texts-nl';
import { Card } from './card';
import { contentOf, inputsOf, type Action } from './content';
import { forgetEntry, keepEntry, keptEntry } from './entries';
import { useLevels, type Shown } from './levels';
import { Note, type Noted } from './note';
import { focusField, missingIn } from './required';
import { words } from './words';

interface DialogHostProps {
  first: Opened;
  isOpen: boolean;
  personId: string;
  api: Api;
  changed(this: void): void;
  say(this: void, saying: Saying | null): void;
  close(this: void): void;
}

const useStyles = makeStyles({
  small: { maxWidth: '480px' },
  medium: { maxWidth: '640px' },
  large: { maxWidth: '860px' },
  surface: { '@media (max-width: 640px)': { maxWidth: '100vw', padding: tokens.spacingHorizontalM } },
  content: { overflowWrap: 'anywhere' },
});

export default function DialogHost({ first, isOpen, personId, api, changed, say, close }: DialogHostProps) {
  const styles = useStyles();
  const end = useCallback(
    (done: Saying): void => {
      say(done);
      close();
    },
    [say, close],
  );
  const stack = useLevels(first, personId, api, end);
  const { levels, top, replaceTop, show, showCard, leaveToNews } = stack;
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState<Noted | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  /** Sent, and nobody knows whether it came: sent again as it was. */
  const [waiting, setWaiting] = useState<ActionRequest | null>(null);
  /** Done, with a code or an address that nobody can show again: stays until it is closed on purpose. */
  const [last, setLast] = useState<Noted | null>(null);
  const content = useRef<HTMLDivElement>(null);

  // What was said before would lie over the buttons, where nobody inside the window can close it.
  useEffect(() => say(null), [say]);

  const open = (opened: Opened): void => {
    setNote(null);
    setFaults({});
    stack.open(opened);
  };

  const back = (): void => {
    setNote(null);
    setFaults({});
    setWaiting(null);
    if (levels.length < 2 || last !== null) return close();
    stack.leave();
  };

  const send = useCallback(
    async (request: ActionRequest, shown: Shown): Promise<void> => {
      const { opened } = shown;
      setBusy(true);
      setNote(null);
      keepEntry(personId, opened.ref, { values: shown.values, actionId: request.actionId });
      const acted = await api.act(request);
      setBusy(false);
      if (acted.kind === 'failed') {
        setWaiting(acted.failure.kind === 'offline' ? request : null);
        setNote({
          text: acted.failure.kind === 'offline' ? words.waiting : failureText(acted.failure),
          tone: 'warning',
          undo: [],
        });
        return;
      }
      setWaiting(null);
      keepEntry(personId, opened.ref, { values: shown.values, actionId: null });
      if (acted.kind === 'done') {
        forgetEntry(personId, opened.ref);
        const { text, undo, secret, card } = acted.done;
        const saying: Noted = { text, tone: 'success', undo, secret };
        changed();
        if (opened.kind === 'card') {
          setNote(saying);
          if (card === null) replaceTop((level) => ({ ...level, shown: null }));
          else replaceTop(() => showCard(card));
        } else if (secret !== undefined && secret !== null) {
          setLast(saying);
        } else if (levels.length < 2) {
          end(saying);
        } else {
          setNote(saying);
          leaveToNews(saying);
        }
        return;
      }
      const { refusal } = acted.kind === 'refused' ? acted.refused : acted.conflict;
      const again = acted.kind === 'refused' ? acted.refused.dialog : acted.conflict.current.dialog;
      const card = acted.kind === 'conflict' ? acted.conflict.current.card : null;
      if (acted.kind === 'conflict') changed();
      if (again !== null) {
        replaceTop(() => ({
          opened,
          shown: { ...show(opened, contentOf(again.content), again.title, again.size), isRestored: false },
          failure: null,
        }));
      } else {
        setNote({ text: refusal.text, tone: 'warning', undo: [] });
        if (card !== null) replaceTop(() => showCard(card));
      }
      content.current?.scrollTo({ top: 0 });
      content.current?.focus();
    },
    [api, changed, end, leaveToNews, levels.length, personId, replaceTop, show, showCard],
  );

  // As soon as there is a connection again, what waits is sent.
  useEffect(() => {
    const shown = top?.shown;
    if (waiting === null || shown === null || shown === undefined) return;
    const again = (): void => void send(waiting, shown);
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [waiting, top, send]);

  const act = (action: Action, shown: Shown): void => {
    if (action.type === 'Action.ShowCard' || busy) return;
    if (action.type === 'Action.OpenUrl') {
      window.open(action.url, '_blank', 'noopener,noreferrer');
      return;
    }
    const { data } = action;
    if (data.command === undefined) {
      if (data.open !== undefined) open({ kind: 'dialog', ref: data.open });
      else if (data.show !== undefined) open({ kind: 'card', ref: data.show });
      return;
    }
    const taken = action.associatedInputs === 'none' ? {} : shown.values;
    if (action.associatedInputs !== 'none') {
      const missing = missingIn(inputsOf(shown.content.body), shown.values);
      setFaults(missing);
      const [id] = Object.keys(missing);
      if (id !== undefined) return focusField(content.current, id);
    }
    const known = keptEntry(personId, shown.opened.ref)?.actionId ?? null;
    const entry = newEntry(
      { ...data, ...taken },
      shown.opened.kind === 'dialog' ? shown.opened.ref : undefined,
    );
    void send(known === null ? entry : { ...entry, actionId: known }, shown);
  };

  const enter = (shown: Shown, id: string, value: string): void => {
    const values = { ...shown.values, [id]: value };
    // Another entry than the one that was sent: it gets an id of its own.
    keepEntry(personId, shown.opened.ref, { values, actionId: null });
    setWaiting(null);
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field !== id)));
    replaceTop((level) => ({ ...level, shown: { ...shown, values } }));
  };

  const startAnew = (shown: Shown): void => {
    forgetEntry(personId, shown.opened.ref);
    replaceTop((level) => ({ ...level, shown: null }));
  };

  const undo = async (data: ActionData[]): Promise<void> => {
    setBusy(true);
    for (const one of data) {
      const acted = await api.act(newEntry({ ...one }));
      if (acted.kind === 'done') {
        const { card } = acted.done;
        setNote({ text: acted.done.text, tone: 'success', undo: [] });
        if (card !== null && top?.opened.kind === 'card') replaceTop(() => showCard(card));
      }
    }
    setBusy(false);
    changed();
  };

  const shown = top?.shown ?? null;
  // What was pressed is gone with what is shown now: the keyboard stays inside the window.
  useEffect(() => {
    const surface = content.current?.closest('[role="dialog"]');
    if (isOpen && surface?.contains(document.activeElement) === false) content.current?.focus();
  }, [isOpen, shown?.content, top?.failure, last]);
  const size = shown?.size ?? 'medium';
  return (
    <Dialog
      open={isOpen}
      surfaceMotion={null}
      onOpenChange={(_, { open: opens, type }) => {
        if (!opens && (last === null || type !== 'backdropClick')) back();
      }}
    >
      <DialogSurface
        className={mergeClasses(styles.surface, styles[size])}
        backdropMotion={null}
        aria-busy={busy}
      >
        <DialogBody>
          <DialogTitle>
            {shown?.title ?? (top === undefined || top.failure === null ? texts.loading : words.cannot)}
          </DialogTitle>
          <DialogContent ref={content} tabIndex={-1} className={styles.content}>
            {note === null ? null : (
              <Note {...note}>
                {note.undo.length === 0 || offersUndo(shown) ? null : (
                  <Button size="small" onClick={() => void undo(note.undo)}>
                    {texts.undo}
                  </Button>
                )}
                {waiting === null || shown === null ? null : (
                  <Button size="small" disabledFocusable={busy} onClick={() => void send(waiting, shown)}>
                    {texts.again}
                  </Button>
                )}
              </Note>
            )}
            {last !== null ? (
              <>
                <Note {...last} />
                <Button onClick={close}>{texts.close}</Button>
              </>
            ) : shown === null ? (
              top?.failure === null || top === undefined ? (
                <Loading />
              ) : (
                <>
                  <p role="alert">{failureText(top.failure)}</p>
                  <Button onClick={back}>{levels.length < 2 ? texts.close : words.back}</Button>
                </>
              )
            ) : (
              <>
                {shown.isRestored ? (
                  <Note text={words.entry.restored}>
                    <Button size="small" onClick={() => startAnew(shown)}>
                      {words.entry.startAnew}
                    </Button>
                  </Note>
                ) : null}
                <Card
                  body={shown.content.body}
                  actions={shown.content.actions}
                  values={shown.values}
                  faults={faults}
                  busy={busy}
                  onValue={(id, value) => enter(shown, id, value)}
                  onAction={(action) => act(action, shown)}
                >
                  <Button appearance="subtle" onClick={back}>
                    {levels.length < 2 ? texts.close : words.back}
                  </Button>
                </Card>
              </>
            )}
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Whether what is shown has a button of its own that takes back what was done. */
const offersUndo = (shown: Shown | null): boolean =>
  shown?.content.actions.some(({ title }) => title === texts.undo) ?? false;
