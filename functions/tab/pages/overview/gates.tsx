/** Gates that wait for a decision: since when, who is missing, and where it can be decided. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { OverviewPage, WaitingGate } from '../../../../bot/study/pages/overview';
import { attention } from '../../../../cards/texts/nl-attention';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { StateIcon } from '../../parts/state-icon';
import { CourtName } from './court-name';
import { Part } from '../../parts/part';
import { words as above } from './words';
import { words } from './words-below';

const useStyles = makeStyles({
  decider: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline' },
});

export function Gates({ page }: { page: OverviewPage }) {
  const { openCard } = useShell();
  const courtOf = ({ courtId }: WaitingGate) => page.courts.find((court) => court.courtId === courtId);
  const rows = page.gates.filter((gate) => courtOf(gate) !== undefined);
  const nameOf = (gate: WaitingGate): string => courtOf(gate)?.municipality ?? '';
  return (
    <Part title={words.gates.title}>
      <DataTable
        caption={words.gates.title}
        rows={rows}
        keyOf={({ studyId }) => studyId}
        columns={[
          {
            id: 'court',
            title: above.court,
            cell: (gate) => {
              const court = courtOf(gate);
              return court === undefined ? null : <CourtName court={court} studyId={gate.studyId} />;
            },
            sortBy: nameOf,
          },
          { id: 'gate', title: words.gates.gate, cell: ({ nl }) => nl, sortBy: ({ nl }) => nl },
          {
            id: 'since',
            title: words.gates.since,
            cell: ({ since, days }) => words.gates.waits(since, days),
            sortBy: ({ since }) => since,
          },
          { id: 'decider', title: words.gates.decider, cell: (gate) => <Decider {...gate} /> },
        ]}
        actions={(gate) => {
          const { request, nl } = gate;
          if (request === null) return null;
          const court = nameOf(gate);
          return (
            <Button
              size="small"
              appearance={request.mayDecide ? 'primary' : 'secondary'}
              aria-label={request.mayDecide ? words.gates.decideOn(nl, court) : words.gates.lookAt(nl, court)}
              onClick={() => openCard({ card: 'GATE', requestId: request.id })}
            >
              {request.mayDecide ? words.gates.decide : words.gates.look}
            </Button>
          );
        }}
        none={words.gates.none}
      />
    </Part>
  );
}

function Decider({ noDecider, missing, request, late }: WaitingGate) {
  const styles = useStyles();
  if (!noDecider) {
    const line = request?.mayDecide === true ? words.gates.you : words.gates.there;
    return (
      <span className={styles.decider}>
        <StateIcon name={late ? 'attention' : 'waiting'} tone={late ? 'bad' : 'info'} />
        {line}
      </span>
    );
  }
  const why = missing === null ? '' : `: ${attention.missing[missing]}`;
  const until = request?.waitsUntil ?? null;
  return (
    <span className={styles.decider}>
      <StateIcon name="failed" tone="bad" />
      <span>
        {words.gates.nobody}
        {why}
        {until === null ? '' : `, ${words.gates.until(until)}`}
      </span>
    </span>
  );
}
