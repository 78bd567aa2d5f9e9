/** The settings of one court for its own people: who they are, terms, calendar, decisions, taking part. */
import { Link } from '@fluentui/react-components';
import type { CourtSettingsPage, PersonLine } from '../../../../bot/study/pages/settings-court';
import { shortDate } from '../../../../cards/format';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { PageHeader } from '../../parts/page-header';
import { StatusBadge } from '../../parts/status-badge';
import { Part } from '../../parts/part';
import { ButtonRow, Opens } from './buttons';
import { CataloguePart } from './catalogue';
import { Delivery } from './delivery';
import { Invitations } from './programme';
import { SettingsTable } from './table';
import { TakingPart } from './taking-part';
import { Dates } from './dates';
import { Transfer } from './transfer';
import { words } from './words';

export function Court({ page, today }: { page: CourtSettingsPage; today: string }) {
  const { courtId, municipality, invite, invitations, catalogue, can } = page;
  return (
    <>
      <PageHeader
        title={words.titleOf(municipality)}
        line={can.terms === null ? words.readOnly : words.note}
        actions={<Link href={`#${pathOf({ page: 'SETTINGS' })}`}>{words.ownLink}</Link>}
      />
      <People page={page} />
      {invite === null && invitations.length === 0 ? null : (
        <Part title={words.invitations.title}>
          <Invitations invitations={invitations} />
        </Part>
      )}
      <Absences page={page} />
      <Terms page={page} />
      <Dates calendar={page.calendar} change={can.calendar} today={today} />
      <Decisions page={page} />
      <TakingPart page={page} />
      <CataloguePart catalogue={catalogue} />
      {can.delivery ? <Delivery courtId={courtId} /> : null}
      <Transfer courtId={courtId} exports={can.export} handIn={page.handIn} />
    </>
  );
}

function People({ page }: { page: CourtSettingsPage }) {
  const { people, invite, endRole, appointChair, can } = page;
  const text = words.people;
  return (
    <Part title={text.title}>
      <DataTable
        caption={text.title}
        rows={people}
        keyOf={({ id }) => id}
        columns={[
          { id: 'name', title: text.name, cell: ({ name }) => name, sortBy: ({ name }) => name },
          {
            id: 'roles',
            title: text.roles,
            cell: ({ roles }) =>
              roles.map(({ label, since, until }) => (
                <div key={`${label} ${since}`}>
                  {until === null ? text.since(label, since) : text.until(label, since, until)}
                </div>
              )),
          },
          { id: 'stand', title: text.stand, cell: (person) => <Stand {...person} /> },
        ]}
        actions={({ name, handOver }) => (
          <Opens isSmall dialog={handOver} of={text.handOverOf(name)}>
            {text.handOver}
          </Opens>
        )}
        none={text.none}
      />
      <ButtonRow>
        <Opens dialog={invite}>{text.invite}</Opens>
        <Opens dialog={appointChair}>{text.appointChair}</Opens>
        <Opens dialog={can.contact}>{text.setContact}</Opens>
        <Opens dialog={endRole}>{text.endRole}</Opens>
        <Opens dialog={can.erase}>{text.erase}</Opens>
      </ButtonRow>
    </Part>
  );
}

function Stand({ contact, away, reachable }: PersonLine) {
  const text = words.people;
  return (
    <>
      <div>{away === null ? text.there : text.away(away.until)}</div>
      {contact ? <div>{text.contact}</div> : null}
      {reachable ? null : <StatusBadge tone="warning">{text.unreachable}</StatusBadge>}
    </>
  );
}

function Absences({ page: { absences, can } }: { page: CourtSettingsPage }) {
  const { run } = useShell();
  const text = words.absences;
  return (
    <Part title={text.title}>
      <DataTable
        caption={text.title}
        rows={absences}
        keyOf={({ id }) => id}
        columns={[
          { id: 'name', title: text.name, cell: ({ name }) => name },
          { id: 'from', title: text.from, cell: ({ from }) => shortDate(from) },
          {
            id: 'until',
            title: text.until,
            cell: ({ until }) => (until === null ? text.unknown : shortDate(until)),
          },
          { id: 'standIn', title: text.standIn, cell: ({ standIn }) => standIn ?? text.nobody },
        ]}
        actions={({ name, begun, end }) =>
          end === null ? null : (
            <Button
              size="small"
              aria-label={begun ? text.backOf(name) : text.takeBackOf(name)}
              onClick={() => void run(end)}
            >
              {begun ? text.back : text.takeBack}
            </Button>
          )
        }
        none={text.none}
      />
      <ButtonRow>
        <Opens dialog={can.absence}>{text.register}</Opens>
        <Opens dialog={can.standIn}>{text.appoint}</Opens>
      </ButtonRow>
    </Part>
  );
}

function Terms({ page: { terms, can } }: { page: CourtSettingsPage }) {
  const text = words.terms;
  return (
    <Part title={text.title} intro={text.intro}>
      <DataTable
        caption={text.title}
        rows={terms}
        keyOf={({ id }) => id}
        columns={[
          { id: 'term', title: text.term, cell: ({ nl }) => nl },
          { id: 'kind', title: text.kind, cell: ({ kind }) => text[kind], sortBy: ({ kind }) => kind },
          { id: 'days', title: text.days, cell: ({ days }) => text.length(days), sortBy: ({ days }) => days },
          { id: 'usual', title: text.usual, cell: ({ usual }) => text.length(usual) },
          {
            id: 'source',
            title: text.source,
            cell: ({ source }) => text[source],
            sortBy: ({ source }) => source,
          },
        ]}
        none={text.none}
      />
      <ButtonRow>
        <Opens dialog={can.terms}>{text.change}</Opens>
      </ButtonRow>
    </Part>
  );
}

function Decisions({ page: { decisions, can } }: { page: CourtSettingsPage }) {
  const { model, delegated, chairUsesTeams } = decisions;
  const text = words.decisions;
  return (
    <Part title={text.title}>
      <SettingsTable
        caption={text.title}
        rows={[
          { what: text.model, now: text[model], action: null },
          {
            what: text.delegated,
            now: delegated.length === 0 ? text.none : delegated.join(', '),
            action: null,
          },
          { what: text.chairUsesTeams, now: chairUsesTeams ? text.yes : text.no, action: null },
        ]}
      />
      <ButtonRow>
        <Opens dialog={can.decisions}>{text.change}</Opens>
      </ButtonRow>
    </Part>
  );
}
