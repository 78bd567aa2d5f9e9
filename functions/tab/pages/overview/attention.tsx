/** The courts that need attention, why, and what can be done about it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { OverviewCourt, OverviewPage } from '../../../../bot/study/pages/overview';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { StateIcon } from '../../parts/state-icon';
import { CourtName } from './court-name';
import { Part } from '../../parts/part';
import { reasonOf, words } from './words';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(20rem, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  court: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorStatusWarningBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    breakInside: 'avoid',
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  reasons: { listStyleType: 'none', margin: 0, padding: 0 },
  reason: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline' },
  asked: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  actions: { marginTop: 'auto', paddingTop: tokens.spacingVerticalXS, '@media print': { display: 'none' } },
});

export function Attention({ page }: { page: OverviewPage }) {
  const styles = useStyles();
  const courts = page.courts
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length);
  if (courts.length === 0) return null;
  return (
    <Part title={words.attention}>
      <ul className={styles.list}>
        {courts.map((court) => (
          <Court key={court.courtId} court={court} />
        ))}
      </ul>
    </Part>
  );
}

function Court({ court }: { court: OverviewCourt }) {
  const styles = useStyles();
  const { asked, reasons, studies, can } = court;
  const waiting = asked !== null && asked.answer === null ? asked.askedOn : null;
  return (
    <li className={styles.court}>
      <h3 className={styles.name}>
        <CourtName court={court} studyId={studies[0]?.studyId ?? null} />
      </h3>
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={reasonOf(reason)} className={styles.reason}>
            <StateIcon name="attention" tone="bad" />
            <span>{reasonOf(reason)}</span>
          </li>
        ))}
      </ul>
      {waiting === null ? null : <span className={styles.asked}>{words.asked(waiting)}</span>}
      {can.askStatus ? (
        <div className={styles.actions}>
          <AskStatus court={court} />
        </div>
      ) : null}
    </li>
  );
}

export function AskStatus({ court: { courtId, municipality } }: { court: OverviewCourt }) {
  const { run } = useShell();
  return (
    <Button
      size="small"
      aria-label={words.askStatusOf(municipality)}
      onClick={() =>
        void run({
          kb: 1,
          command: { name: 'ASK_STATUS', courtId },
          back: { card: 'COORDINATOR_VIEW', courtId },
        })
      }
    >
      {words.askStatus}
    </Button>
  );
}
