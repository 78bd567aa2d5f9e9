/** How a promise stands: a word, a picture beside it and until when. */
import type { CommitmentRow } from '../../../../bot/study/pages/commitments';
import { StateIcon, type IconName } from '../../parts/state-icon';
import type { Tone } from '../../parts/status-badge';
import { words } from './words';

export const MARKS: Record<CommitmentRow['status'], { icon: IconName; tone: Tone }> = {
  NOT_CONFIRMED: { icon: 'coming', tone: 'neutral' },
  CONFIRMED: { icon: 'done', tone: 'good' },
  AT_RISK: { icon: 'attention', tone: 'warning' },
  BREACHED: { icon: 'failed', tone: 'bad' },
  WAIVED: { icon: 'paused', tone: 'neutral' },
};

export function Stand({ status, dueOn }: Pick<CommitmentRow, 'status' | 'dueOn'>) {
  const { icon, tone } = MARKS[status];
  return (
    <>
      <StateIcon name={icon} tone={tone} /> {words.status[status]}
      {words.register.stand[status](dueOn)}
    </>
  );
}
