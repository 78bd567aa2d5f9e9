/** The register of one court, for its own people: what was declared, how it stands, and what must still be done. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CommitmentRow, CourtCommitments, DutyRow } from '../../../../bot/study/pages/commitments';
import { dutchDate, euros, listed } from '../../../../cards/format';
import { useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable } from '../../parts/data-table';
import { PageHeader } from '../../parts/page-header';
import { Part } from '../../parts/part';
import { Facts } from '../../parts/facts';
import { Stand } from './stand';
import { words } from './words';
import { Years } from './years';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  details: { fontSize: tokens.fontSizeBase200, '@media print': { display: 'none' } },
  summary: { cursor: 'pointer', color: tokens.colorBrandForegroundLink },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

export function OneCourt({ page }: { page: CourtCommitments }) {
  const { openDialog, openCard } = useShell();
  const { court, can, declaration, leaving, commitments, duties } = page;
  const count = (status: CommitmentRow['status']): number =>
    commitments.filter((one) => one.status === status).length;
  const { confirm, incident } = can;
  const signing = can.declaration;
  return (
    <>
      <PageHeader
        title={words.titleOf(court.name)}
        line={can.registered ? words.opening(count('BREACHED'), count('AT_RISK')) : undefined}
        actions={
          <>
            {confirm === null ? null : (
              <Button appearance="primary" onClick={() => openCard(confirm)}>
                {words.confirm}
              </Button>
            )}
            {signing === null ? null : (
              <Button onClick={() => openDialog(signing)}>
                {can.registered ? words.register.change : words.register.register}
              </Button>
            )}
            {incident === null ? null : (
              <Button onClick={() => openDialog(incident.ref)}>
                {incident.what === 'CLOSE' ? words.register.incidentOpen : words.register.incident}
              </Button>
            )}
            <Button onClick={() => openCard({ card: 'COORDINATOR_VIEW', courtId: court.id })}>
              {words.visible}
            </Button>
          </>
        }
      />
      <Part title={words.declaration} intro={words.note}>
        <Declared declaration={declaration} />
        {leaving === null ? null : (
          <p>
            {words.register.leaving(leaving.since)}{' '}
            <Link as="button" onClick={() => openDialog(leaving.open)}>
              {words.register.whyLeaving}
            </Link>
          </p>
        )}
      </Part>
      {commitments.length === 0 ? null : (
        <Part title={words.stands} intro={words.conversation}>
          <Commitments commitments={commitments} />
        </Part>
      )}
      <Part title={words.duties}>
        <Duties duties={duties} />
      </Part>
      <Years courtId={court.id} />
    </>
  );
}

function Declared({ declaration }: Pick<CourtCommitments, 'declaration'>) {
  const { register } = words;
  if (declaration === null) return <p>{register.notDeclared}</p>;
  if (declaration.withdrawnOn !== null) return <p>{register.withdrawn(declaration.withdrawnOn)}</p>;
  if (declaration.signedOn === null) return <p>{register.knownOnly}</p>;
  const { signedOn, signedBy, untilYear, budgetPerYear, daysPerYear, evidenceLink } = declaration;
  return (
    <Facts
      facts={[
        [register.signed, dutchDate(signedOn)],
        [register.by, signedBy ?? register.nothing],
        [register.until, untilYear ?? register.nothing],
        [register.budget, budgetPerYear === null ? register.nothing : euros(budgetPerYear)],
        [register.days, daysPerYear ?? register.nothing],
        [
          register.evidence,
          evidenceLink === null ? register.nothing : <Evidence link={evidenceLink} of={words.declaration} />,
        ],
      ]}
    />
  );
}

function Evidence({ link, of }: { link: string; of: string }) {
  return (
    <Link href={link} target="_blank" rel="noreferrer" aria-label={`${words.register.open}: ${of}`}>
      {words.register.open}
    </Link>
  );
}

function Commitments({ commitments }: Pick<CourtCommitments, 'commitments'>) {
  const { openDialog } = useShell();
  return (
    <DataTable
      caption={words.stands}
      rows={commitments}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'commitment',
          title: words.commitment,
          cell: (one) => <Explained commitment={one} />,
          width: '40%',
        },
        {
          id: 'stand',
          title: words.stand,
          cell: (one) => <Stand {...one} />,
          sortBy: ({ status }) => ORDER.indexOf(status),
        },
        { id: 'said', title: words.said, cell: saidOf },
      ]}
      actions={({ waive, label }) =>
        waive === null ? null : (
          <Button size="small" aria-label={words.register.waive(label)} onClick={() => openDialog(waive)}>
            {words.waive}
          </Button>
        )
      }
      none={words.register.notDeclared}
    />
  );
}

/** What asks for attention first. */
const ORDER: readonly CommitmentRow['status'][] = [
  'BREACHED',
  'AT_RISK',
  'NOT_CONFIRMED',
  'WAIVED',
  'CONFIRMED',
];

function Explained({ commitment: { label, definition } }: { commitment: CommitmentRow }) {
  const { value, evidence, check, breach } = definition;
  return (
    <>
      {label}
      <Unfold summary={words.explain}>
        <Facts
          facts={[
            [words.promised, value],
            [words.evidence, evidence],
            [words.check, check],
            [words.breach, breach],
          ]}
        />
      </Unfold>
    </>
  );
}

function Unfold({ summary, children }: { summary: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{summary}</summary>
      {children}
    </details>
  );
}

/** What was confirmed, and where that can be read; null where nothing was. */
function saidOf(one: CommitmentRow): ReactNode {
  const { register } = words;
  const said = [
    ...(one.euros === null ? [] : [euros(one.euros)]),
    ...(one.days === null ? [] : [register.daysPerYear(one.days)]),
    ...(one.year !== null && (one.euros !== null || one.days !== null) ? [register.year(one.year)] : []),
    ...(one.spending === null ? [] : [register.spending(one.spending.year, one.spending.stand)]),
  ].join(' · ');
  if (one.evidenceLink === null) return said;
  return (
    <>
      {said} <Evidence link={one.evidenceLink} of={one.label} />
    </>
  );
}

function Duties({ duties }: { duties: DutyRow[] }) {
  const styles = useStyles();
  const { openCard } = useShell();
  return (
    <DataTable
      caption={words.duties}
      rows={duties}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'duty',
          title: words.duty,
          cell: ({ id, title }) => (
            <Link as="button" onClick={() => openCard({ card: 'DUTY', dutyId: id })}>
              {title}
            </Link>
          ),
          width: '35%',
        },
        {
          id: 'due',
          title: words.dueOn,
          cell: ({ dueOn, over }) => words.due(dueOn, over),
          sortBy: ({ dueOn }) => dueOn,
        },
        { id: 'who', title: words.who, cell: ({ owners }) => listed(owners) },
        {
          id: 'ladder',
          title: words.ladder,
          cell: ({ steps, owners }) =>
            steps.length === 0 ? (
              <span className={styles.quiet}>{words.silent}</span>
            ) : (
              <Unfold summary={words.steps(steps.length)}>
                <ul className={styles.steps}>
                  {steps.map(({ on, to }) => (
                    <li key={`${on} ${to ?? ''}`}>{words.step(on, to, owners)}</li>
                  ))}
                </ul>
              </Unfold>
            ),
        },
      ]}
      none={words.noDuties}
    />
  );
}
