/** The transition to the next stage: what it asks, what is missing, the request with its decision, and earlier ones. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { GateCriterion, RequestRow, StudyGatePage } from '../../../../bot/study/pages/study-gate';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { PageState } from '../../parts/page-state';
import { StatusBadge } from '../../parts/status-badge';
import { WhyDate } from '../../parts/why-date';
import type { PartProps } from '../study';
import { Deeds } from './deeds';
import { Frame, studyLink } from './frame';
import { useStudyStyles } from './styles';
import { words as all } from './words';
import { gateWords as words } from './words-gate';

const useStyles = makeStyles({
  past: {
    padding: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  line: { margin: `${tokens.spacingVerticalS} 0` },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(6rem, max-content) 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    margin: `${tokens.spacingVerticalS} 0`,
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr' },
  },
  factTitle: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, overflowWrap: 'anywhere' },
  quote: {
    margin: `${tokens.spacingVerticalS} 0`,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** More are found among the tasks. */
const MOST_TASKS = 6;

export default function Gate({ studyId, me }: PartProps) {
  const page = usePage<StudyGatePage>(`study/${studyId}/gate`);
  return (
    <PageState page={page} title={all.part.GATE}>
      {(data) => <Loaded page={data} me={me} />}
    </PageState>
  );
}

function Loaded({ page, me }: { page: StudyGatePage; me: PartProps['me'] }) {
  const styles = useStyles();
  const common = useStudyStyles();
  const { head, gate, request, earlier } = page;
  return (
    <Frame head={head} part="GATE" me={me} line={gate === null ? '' : gate.label}>
      {request === null ? null : (
        <section className={common.now} aria-labelledby="aanvraag">
          <h2 id="aanvraag" className={styles.title}>
            {request.gate}
          </h2>
          <Request request={request} />
        </section>
      )}
      {gate === null ? <p>{all.phases.closed}</p> : <Present page={page} gate={gate} />}
      <h2 className={common.subtitle}>{words.earlier}</h2>
      {earlier.length === 0 ? <p>{words.noEarlier}</p> : null}
      {earlier.map((one) => (
        <section key={one.requestId} className={styles.past} aria-labelledby={`g${one.requestId}`}>
          <h3 id={`g${one.requestId}`} className={styles.title}>
            {one.gate}
          </h3>
          <Request request={one} />
        </section>
      ))}
    </Frame>
  );
}

function Present({ page, gate }: { page: StudyGatePage; gate: NonNullable<StudyGatePage['gate']> }) {
  const styles = useStyles();
  const common = useStudyStyles();
  const { openDialog, openCard } = useShell();
  const { studyId } = page.head;
  const { criteria, stage } = gate;
  const declared = (label: string): boolean | undefined =>
    page.request?.criteria.find((one) => one.label === label)?.met;
  const unmet = criteria.filter(({ nl, met }) => (met ?? declared(nl)) === false).length;
  const isOpen = criteria.some(({ nl, met }) => met === null && declared(nl) === undefined);
  const columns: [Column<GateCriterion>, ...Column<GateCriterion>[]] = [
    { id: 'what', title: words.criterion, cell: ({ nl }) => nl, width: '38%' },
    {
      id: 'standing',
      title: words.standing,
      cell: ({ nl, met, detail }) => (
        <>
          <Standing met={met} declared={declared(nl)} />
          <div className={common.small}>{counted(detail)}</div>
        </>
      ),
    },
    { id: 'kind', title: words.how, cell: ({ kind }) => words.kind[kind] },
    {
      id: 'missing',
      title: words.missing,
      cell: ({ missing: { tasks, part, dialog }, nl }) =>
        tasks.length === 0 && part === null && dialog === null ? null : (
          <>
            {tasks.length === 0 ? null : (
              <ul className={styles.list}>
                {tasks.slice(0, MOST_TASKS).map(({ id, title }) => (
                  <li key={id}>
                    <Link as="button" onClick={() => openCard({ card: 'TASK', taskId: id })}>
                      {title}
                    </Link>
                  </li>
                ))}
                {tasks.length > MOST_TASKS ? (
                  <li>
                    <Link href={studyLink(studyId, 'TASKS')}>{words.more(tasks.length - MOST_TASKS)}</Link>
                  </li>
                ) : null}
              </ul>
            )}
            {part === null || part === 'TASKS' ? null : (
              <Link href={studyLink(studyId, part)}>{words.to(all.part[part])}</Link>
            )}
            {dialog === null ? null : (
              <Button size="small" aria-label={words.recordOf(nl)} onClick={() => openDialog(dialog)}>
                {words.record}
              </Button>
            )}
          </>
        ),
      width: '34%',
    },
  ];
  return (
    <>
      <h2 className={common.subtitle}>{words.criteriaOf(gate.label)}</h2>
      <p className={styles.line}>
        {stage.label}, {words.until}{' '}
        <WhyDate
          date={stage.endOn}
          of={stage.label}
          why={{ dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: stage.id }}
        />{' '}
        ({words.over(stage.over)}). {gate.leadsTo === null ? words.closes : words.leadsTo(gate.leadsTo)}{' '}
        {gate.board ? words.board : ''}
      </p>
      <p className={styles.line}>
        {unmet > 0 ? words.unmetCount(unmet) : isOpen ? words.allMetButDeclared : words.allMet}
      </p>
      <DataTable
        caption={words.criteriaOf(gate.label)}
        rows={criteria}
        keyOf={({ id }) => id}
        columns={columns}
        none={words.allMet}
      />
      <div className={styles.line}>
        <Deeds buttons={gate.ask} />
      </div>
    </>
  );
}

/** @param declared what was said of it by whoever asked, once that was done */
function Standing({ met, declared }: { met: boolean | null; declared: boolean | undefined }) {
  if (met !== null)
    return <StatusBadge tone={met ? 'good' : 'warning'}>{met ? words.met : words.unmet}</StatusBadge>;
  if (declared === undefined) return <StatusBadge tone="info">{words.toAttest}</StatusBadge>;
  return (
    <StatusBadge tone={declared ? 'good' : 'warning'}>
      {declared ? words.attested : words.attestedNot}
    </StatusBadge>
  );
}

const TONES = { REQUESTED: 'info', APPROVED: 'good', RETURNED: 'warning', WITHDRAWN: 'neutral' } as const;

function Request({ request }: { request: RequestRow }) {
  const styles = useStyles();
  const asked = request.state === 'REQUESTED';
  const unmet = request.criteria.filter(({ met }) => !met);
  return (
    <>
      <p className={styles.line}>
        <StatusBadge tone={request.reopenedAt === null ? TONES[request.state] : 'warning'}>
          {request.reopenedAt === null ? words.state[request.state] : words.reopened(request.reopenedAt)}
        </StatusBadge>
      </p>
      <dl className={styles.facts}>
        {words.facts(request).map(({ title, value }) => (
          <div key={title} style={{ display: 'contents' }}>
            <dt className={styles.factTitle}>{title}</dt>
            <dd className={styles.fact}>{value}</dd>
          </div>
        ))}
      </dl>
      {request.missing === null ? null : (
        <p className={styles.line} role="status">
          <strong>{words.nobody[request.missing.why]}</strong>{' '}
          {request.missing.until === null ? words.nobodyOpen : words.nobodyUntil(request.missing.until)}{' '}
          {words.waysOut[request.missing.why]}
        </p>
      )}
      {unmet.length === 0 ? (
        <p className={styles.line}>{words.allMet}</p>
      ) : (
        <>
          <p className={styles.line}>{words.unmetCount(unmet.length)}</p>
          <ul className={styles.list}>
            {unmet.map(({ label, detail }) => (
              <li key={label}>
                {label}
                {counted(detail) === '' ? '' : ` (${counted(detail)})`}
                <Quotes quotes={request.quotes.filter(({ about }) => about === label)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {asked && request.openTasks > 0 ? (
        <p className={styles.line}>{words.carries(request.openTasks)}</p>
      ) : null}
      <Quotes quotes={request.quotes.filter(({ about }) => !unmet.some(({ label }) => label === about))} />
      <Deeds buttons={request.buttons} of={request.gate} />
    </>
  );
}

/** Of what there is none there is nothing to count. */
const counted = (detail: GateCriterion['detail']): string =>
  detail === null || detail.of === 0 ? '' : words.detail(detail.done, detail.of);

function Quotes({ quotes }: { quotes: RequestRow['quotes'] }) {
  const styles = useStyles();
  const common = useStudyStyles();
  return quotes.map(({ about, body, by }) => (
    <blockquote key={`${about} ${body}`} className={styles.quote}>
      {body}
      <div className={common.small}>{by}</div>
    </blockquote>
  ));
}
