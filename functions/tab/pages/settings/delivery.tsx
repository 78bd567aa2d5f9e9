/** What did not arrive, and for a coordinator how the installation is doing. Comes by itself: the rest does not wait. */
import { Link } from '@fluentui/react-components';
import type { DeliveryPage } from '../../../../bot/study/pages/settings-delivery';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { PageState } from '../../parts/page-state';
import { StatusBadge } from '../../parts/status-badge';
import { Part } from '../../parts/part';
import { SettingsTable } from './table';
import { words } from './words';

type Line = DeliveryPage['deliveries'][number];

const text = words.delivery;

/** @param courtId null: of all courts that one may see */
export function Delivery({ courtId }: { courtId: string | null }) {
  const page = usePage<DeliveryPage>(courtId === null ? 'delivery' : `delivery/${courtId}`);
  if (page.state === 'failed')
    return (
      <Part title={text.title}>
        <p role="alert">{text.failedToLoad}</p>
        <Button onClick={page.retry}>{text.again}</Button>
      </Part>
    );
  return (
    <PageState page={page} title={text.title}>
      {(data) => (
        <>
          <Part title={text.title} intro={text.intro}>
            <Deliveries lines={data.deliveries} several={courtId === null} />
          </Part>
          {data.health === null ? null : <HealthTable health={data.health} />}
        </>
      )}
    </PageState>
  );
}

const whoOf = ({ personId, name, role }: Line): string => {
  if (personId === null) return text.channel;
  if (name === null) return role ?? '';
  return role === null ? name : `${name} (${role})`;
};

function Deliveries({ lines, several }: { lines: Line[]; several: boolean }) {
  const { openCard } = useShell();
  return (
    <DataTable
      caption={text.title}
      rows={lines}
      keyOf={({ courtId, personId }) => `${courtId ?? ''} ${personId ?? ''}`}
      filter={lines.length > 8}
      columns={[
        { id: 'who', title: text.who, cell: whoOf, text: whoOf },
        ...(several
          ? [
              {
                id: 'court',
                title: text.court,
                cell: ({ court }: Line) => court ?? text.programme,
                sortBy: ({ court }: Line) => court,
                text: ({ court }: Line) => court ?? '',
              },
            ]
          : []),
        { id: 'stand', title: text.stand, cell: (line) => <Stand {...line} /> },
        {
          id: 'last',
          title: text.last,
          cell: ({ last }) => (last === null ? '–' : text.lastOne(last.on, last.state, last.why)),
          sortBy: ({ last }) => last?.on ?? null,
        },
      ]}
      actions={(line) => {
        const { personId, reachable, mayHelp, court } = line;
        return personId === null || reachable || !mayHelp ? null : (
          <Button
            size="small"
            aria-label={text.helpWith(`${whoOf(line)}${court === null ? '' : `, ${court}`}`)}
            onClick={() => openCard({ card: 'UNDELIVERABLE', personId })}
          >
            {text.help}
          </Button>
        );
      }}
      none={text.none}
    />
  );
}

function Stand({ reachable, failures }: Line) {
  return reachable ? (
    <StatusBadge tone="warning">{text.failed(failures)}</StatusBadge>
  ) : (
    <StatusBadge tone="bad">{text.unreachable}</StatusBadge>
  );
}

function HealthTable({ health }: { health: NonNullable<DeliveryPage['health']> }) {
  const { openCard } = useShell();
  const { status, lastTick, silence, outbox, mail } = health;
  const told = words.health;
  return (
    <Part title={told.title}>
      <SettingsTable
        caption={told.title}
        rows={[
          { what: told.state, now: told[status], action: null },
          {
            what: told.lastTick,
            now: lastTick === null ? told.never : told.moment(lastTick),
            action: null,
          },
          {
            what: told.silence,
            now:
              silence.length === 0
                ? told.noSilence
                : silence.map((one) => (
                    <div key={one.code}>
                      <Link as="button" onClick={() => openCard({ card: 'SILENCE', silence: one })}>
                        {told[one.code]}
                      </Link>
                    </div>
                  )),
            action: null,
          },
          { what: told.messages, now: told.counts(outbox), action: null },
          { what: told.mail, now: mail === null ? told.noMail : told.counts(mail), action: null },
        ]}
      />
    </Part>
  );
}
