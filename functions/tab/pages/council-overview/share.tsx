/** The address at which a document can be read for a day, shown once it was made: to open, to copy, as a Word file. */
import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { ActionData } from '../../../../cards/actions';
import { newEntry } from '../../api';
import { useShell } from '../../context';
import { failureText } from '../../failure-text';
import { Button } from '../../parts/button';
import { words } from './words';

type Sharing =
  | { state: 'none' }
  | { state: 'busy' }
  | { state: 'made'; address: string; text: string; title: string }
  | { state: 'failed'; text: string };

export interface Share {
  sharing: Sharing;
  /** @returns where the document can be read; null when that did not come about */
  make(this: void, link: ActionData, title: string): Promise<string | null>;
  close(this: void): void;
}

/** @param made called once there is one */
export function useShare(made: (this: void) => void): Share {
  const { api } = useShell();
  const [sharing, setSharing] = useState<Sharing>({ state: 'none' });
  return {
    sharing,
    async make(link, title) {
      setSharing({ state: 'busy' });
      const acted = await api.act(newEntry({ ...link }));
      if (acted.kind === 'done' && acted.done.secret !== null) {
        setSharing({ state: 'made', address: acted.done.secret, text: acted.done.text, title });
        made();
        return acted.done.secret;
      }
      const text =
        acted.kind === 'refused'
          ? acted.refused.refusal.text
          : acted.kind === 'conflict'
            ? acted.conflict.refusal.text
            : failureText(acted.kind === 'failed' ? acted.failure : { kind: 'fault' });
      setSharing({ state: 'failed', text });
      return null;
    },
    close: () => setSharing({ state: 'none' }),
  };
}

const useStyles = makeStyles({
  root: {
    marginBottom: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusMedium,
    '@media print': { display: 'none' },
  },
  failed: { borderLeft: `4px solid ${tokens.colorStatusWarningBorder1}` },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}` },
  label: { display: 'block', marginBottom: tokens.spacingVerticalXS, fontWeight: tokens.fontWeightSemibold },
  address: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    marginTop: tokens.spacingVerticalM,
  },
});

export function SharePanel({ share: { sharing, close } }: { share: Share }) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);
  const [copying, setCopying] = useState('');
  const id = useId();
  const address = sharing.state === 'made' ? sharing.address : null;
  useEffect(() => {
    setCopying('');
    if (address !== null) field.current?.focus();
  }, [address]);
  if (sharing.state === 'none') return <div role="status" />;
  if (sharing.state !== 'made') {
    return (
      <div role="status" className={mergeClasses(styles.root, sharing.state === 'failed' && styles.failed)}>
        {sharing.state === 'busy' ? words.share.busy : sharing.text}
      </div>
    );
  }
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(sharing.address);
      setCopying(words.share.copied);
    } catch {
      field.current?.select();
      setCopying(words.share.notCopied);
    }
  };
  return (
    <section aria-labelledby={`${id}-title`} className={styles.root}>
      <h2 id={`${id}-title`} className={styles.title}>
        {sharing.title}
      </h2>
      <p className={styles.text}>
        {sharing.text} {words.share.text}
      </p>
      <label htmlFor={`${id}-address`} className={styles.label}>
        {words.share.address}
      </label>
      <input
        id={`${id}-address`}
        ref={field}
        readOnly
        className={styles.address}
        value={sharing.address}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.actions}>
        <Button onClick={() => void copy()}>{words.share.copy}</Button>
        <Link href={sharing.address} target="_blank" rel="noopener noreferrer">
          {words.share.open}
        </Link>
        <Link href={`${new URL(sharing.address).pathname}.docx`}>{words.share.word}</Link>
        <Button appearance="subtle" onClick={close}>
          {words.close}
        </Button>
        <span role="status">{copying}</span>
      </div>
    </section>
  );
}
