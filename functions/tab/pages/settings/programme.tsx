/** What a coordinator sets for the programme: courts, waves, open invitations, coordinators. */
import { Link } from '@fluentui/react-components';
import type {
  CourtLine,
  OpenInvitation,
  ProgrammeSettings,
} from '../../../../bot/study/pages/settings-programme';
import { shortDate } from '../../../../cards/format';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { StatusBadge } from '../../parts/status-badge';
import { Part } from '../../parts/part';
import { ButtonRow, Opens } from './buttons';
import { CataloguePart } from './catalogue';
import { words } from './words';

export function Programme({ settings }: { settings: ProgrammeSettings }) {
  const { courts, registerCourt, waves, openWave, invitations, coordinators, erase, catalogue } = settings;
  return (
    <>
      <Courts courts={courts} register={registerCourt} />
      <Part title={words.waves.title} intro={words.waves.intro}>
        <Waves waves={waves} />
        <ButtonRow>
          <Opens dialog={openWave}>{words.waves.open}</Opens>
        </ButtonRow>
      </Part>
      <Part title={words.invitations.title}>
        <Invitations invitations={invitations} />
      </Part>
      <Part title={words.coordinators.title} intro={words.coordinators.intro}>
        <DataTable
          caption={words.coordinators.title}
          rows={coordinators}
          keyOf={({ id }) => id}
          columns={[
            { id: 'name', title: words.coordinators.name, cell: ({ name }) => name },
            { id: 'since', title: words.coordinators.since, cell: ({ since }) => shortDate(since) },
            {
              id: 'until',
              title: words.coordinators.until,
              cell: ({ until }) => (until === null ? '–' : shortDate(until)),
            },
          ]}
          none={words.coordinators.none}
        />
        <ButtonRow>
          <Opens dialog={erase}>{words.coordinators.erase}</Opens>
        </ButtonRow>
      </Part>
      <CataloguePart catalogue={catalogue} />
    </>
  );
}

function Courts({ courts, register }: { courts: CourtLine[]; register: ProgrammeSettings['registerCourt'] }) {
  const text = words.courts;
  return (
    <Part title={text.title}>
      <DataTable
        caption={text.title}
        rows={courts}
        keyOf={({ id }) => id}
        filter={courts.length > 8}
        columns={[
          {
            id: 'court',
            title: text.court,
            cell: ({ id, municipality }) => (
              <Link href={`#${pathOf({ page: 'SETTINGS', courtId: id })}`}>{municipality}</Link>
            ),
            sortBy: ({ municipality }) => municipality,
            text: ({ municipality }) => municipality,
          },
          {
            id: 'participation',
            title: text.participation,
            cell: ({ participation, since }) => text.since(participation, since),
            sortBy: ({ participation }) => participation,
            text: ({ participation }) => participation,
          },
          {
            id: 'chair',
            title: text.chair,
            cell: ({ chair, registered }) => (registered ? <Known is={chair} /> : text.unregistered),
            sortBy: ({ chair }) => (chair ? 1 : 0),
          },
          {
            id: 'contact',
            title: text.contact,
            cell: ({ contact }) => <Known is={contact} />,
            sortBy: ({ contact }) => (contact ? 1 : 0),
          },
        ]}
        actions={({ municipality, change, invite }) => (
          <>
            <Opens isSmall dialog={change} of={text.changeOf(municipality)}>
              {text.change}
            </Opens>{' '}
            <Opens isSmall dialog={invite} of={text.inviteOf(municipality)}>
              {text.invite}
            </Opens>
          </>
        )}
        none={text.none}
      />
      <ButtonRow>
        <Opens dialog={register}>{text.register}</Opens>
      </ButtonRow>
    </Part>
  );
}

function Known({ is }: { is: boolean }) {
  return (
    <StatusBadge tone={is ? 'good' : 'warning'}>{is ? words.courts.known : words.courts.unknown}</StatusBadge>
  );
}

function Waves({ waves }: Pick<ProgrammeSettings, 'waves'>) {
  const text = words.waves;
  return (
    <DataTable
      caption={text.title}
      rows={waves}
      keyOf={({ id }) => id}
      columns={[
        { id: 'wave', title: text.wave, cell: ({ number, title }) => text.name(number, title) },
        {
          id: 'state',
          title: text.state,
          cell: ({ state, openedOn }) => `${text[state]}, ${text.opened(openedOn)}`,
        },
        {
          id: 'definition',
          title: text.definition,
          cell: ({ definition }) =>
            definition === 'TEXTS' ? <StatusBadge tone="info">{text.TEXTS}</StatusBadge> : text[definition],
        },
      ]}
      actions={({ number, adopt, window }) => (
        <>
          <Opens isSmall dialog={window} of={text.windowOf(number)}>
            {text.window}
          </Opens>{' '}
          <Opens isSmall dialog={adopt} of={text.adoptOf(number)}>
            {text.adopt}
          </Opens>
        </>
      )}
      none={text.none}
    />
  );
}

type Listed = OpenInvitation & { court?: string };

/** With the court where they are of several. */
export function Invitations({ invitations }: { invitations: readonly Listed[] }) {
  const { run } = useShell();
  const text = words.invitations;
  const several = invitations.some(({ court }) => court !== undefined);
  return (
    <DataTable
      caption={text.title}
      rows={invitations}
      keyOf={({ id }) => id}
      columns={[
        { id: 'role', title: text.role, cell: ({ role }) => role },
        ...(several
          ? [{ id: 'court', title: words.courts.court, cell: ({ court = '' }: Listed) => court }]
          : []),
        { id: 'expires', title: text.expires, cell: ({ expiresOn }) => shortDate(expiresOn) },
      ]}
      actions={({ role, court = null, revoke }) => (
        <Button size="small" aria-label={text.revokeOf(role, court)} onClick={() => void run(revoke)}>
          {text.revoke}
        </Button>
      )}
      none={text.none}
    />
  );
}
