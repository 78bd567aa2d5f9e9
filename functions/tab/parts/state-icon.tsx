/** A small picture beside a word, told apart by its shape: never the only thing that says something. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Tone } from './status-badge';

const SHAPES = {
  done: 'M2.5 8.5l3.5 3.5 7.5-8',
  running: 'M5 3l8 5-8 5z',
  coming: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z',
  paused: 'M5 3v10M11 3v10',
  attention: 'M8 2v7.5M8 12.5v1',
  failed: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  waiting: 'M8 4v4.5l3 2M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
} as const;

export type IconName = keyof typeof SHAPES;

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    width: '14px',
    height: '14px',
    verticalAlign: '-2px',
    fill: 'none',
    stroke: 'currentColor',
    strokeWidth: '2px',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  },
  filled: { fill: 'currentColor' },
  neutral: { color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  info: { color: tokens.colorBrandForeground1 },
});

export function StateIcon({ name, tone }: { name: IconName; tone: Tone }) {
  const styles = useStyles();
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={mergeClasses(styles.root, styles[tone], name === 'running' && styles.filled)}
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
