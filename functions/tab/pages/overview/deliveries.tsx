/** Who cannot be reached, what did not arrive, and for a coordinator how the program itself is doing. */
import { Link } from '@fluentui/react-components';
import type { FailedDelivery, OverviewPage } from '../../../../bot/study/pages/overview';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { StatusBadge } from '../../parts/status-badge';
import { Part } from '../../parts/part';
import { words as above } from './words';
import { words } from './words-below';

const text = words.deliveries;

export function Deliveries({ page }: { page: OverviewPage }) {
  const { openCard } = useShell();
  const courtOf = ({ courtId }: FailedDelivery): string =>
    courtId === null
      ? text.programme
      : (page.courts.find((court) => court.courtId === courtId)?.municipality ?? '');
  const rows = page.deliveries.filter((delivery) => courtOf(delivery) !== '');
  return (
    <>
      <Part title={text.title}>
        <DataTable
          caption={text.title}
          rows={rows}
          keyOf={({ courtId, personId }) => `${courtId ?? ''} ${personId ?? ''}`}
          columns={[
            { id: 'who', title: text.who, cell: whoOf },
            { id: 'court', title: above.court, cell: courtOf, sortBy: courtOf },
            { id: 'stand', title: text.stand, cell: (delivery) => <Stand {...delivery} /> },
            {
              id: 'last',
              title: text.last,
              cell: ({ last }) =>
                last === null
                  ? '–'
                  : `${text.lastOne(last.on, last.state)}${last.why === null ? '' : ` ${text.why(last.why)}`}`,
              sortBy: ({ last }) => last?.on ?? null,
            },
          ]}
          actions={(delivery) => {
            const { personId, reachable, mayHelp } = delivery;
            return personId === null || reachable || !mayHelp ? null : (
              <Button
                size="small"
                aria-label={text.helpWith(`${whoOf(delivery)}, ${courtOf(delivery)}`)}
                onClick={() => openCard({ card: 'UNDELIVERABLE', personId })}
              >
                {text.help}
              </Button>
            );
          }}
          none={text.none}
        />
      </Part>
      {page.health === null ? null : <HealthPart health={page.health} />}
    </>
  );
}

const whoOf = ({ personId, name, role }: FailedDelivery): string =>
  personId === null ? text.channel : text.person(name, role);

function Stand({ reachable, failures }: FailedDelivery) {
  return reachable ? (
    <StatusBadge tone="warning">{text.failed(failures)}</StatusBadge>
  ) : (
    <StatusBadge tone="bad">{text.unreachable}</StatusBadge>
  );
}

function HealthPart({ health }: { health: NonNullable<OverviewPage['health']> }) {
  const { openCard } = useShell();
  const { silence, lastTick, onTheWay } = health;
  return (
    <Part title={words.health.title}>
      {silence.length === 0 ? <p>{words.health.well}</p> : null}
      <ul>
        {silence.map((one) => (
          <li key={one.code}>
            <Link as="button" onClick={() => openCard({ card: 'SILENCE', silence: one })}>
              {words.health[one.code]}
            </Link>
          </li>
        ))}
        <li>{words.health.lastTick(lastTick)}</li>
        <li>{words.health.onTheWay(onTheWay)}</li>
      </ul>
    </Part>
  );
}
