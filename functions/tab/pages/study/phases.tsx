/** The phases and stages of a study: what is next, who is waited for, and every date with its reckoning. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { StageRow, StudyPhasesPage, WaitsFor } from '../../../../bot/study/pages/study-phases';
import type { DialogRef } from '../../../../cards/ref';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { PageState } from '../../parts/page-state';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import { Timeline, type Lane } from '../../parts/timeline';
import { WhyDate } from '../../parts/why-date';
import { shortDate } from '../../../../cards/format';
import type { PartProps } from '../study';
import { Deeds } from './deeds';
import { Frame, studyLink } from './frame';
import { useStudyStyles } from './styles';
import { words as all } from './words';

const words = all.phases;

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  third: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  list: { margin: `${tokens.spacingVerticalS} 0`, paddingLeft: tokens.spacingHorizontalXL },
  line: { margin: `${tokens.spacingVerticalS} 0` },
  // Paper is narrower than a screen: smaller, so that no column is cut off.
  timeline: { '@media print': { zoom: 0.8 } },
});

export default function Phases({ studyId, me }: PartProps) {
  const page = usePage<StudyPhasesPage>(`study/${studyId}/phases`);
  return (
    <PageState page={page} title={all.loading}>
      {(data) => <Loaded page={data} me={me} />}
    </PageState>
  );
}

function Loaded({ page, me }: { page: StudyPhasesPage; me: PartProps['me'] }) {
  const styles = useStyles();
  const common = useStudyStyles();
  const { head, status, content, today } = page;
  const publishes = content?.stages.findLast(({ aftercare }) => !aftercare);
  const line =
    status.publicationOn === null ? (
      ''
    ) : (
      <>
        {words.publication(status.published)}{' '}
        <WhyDate
          date={status.publicationOn}
          of={words.publicationOf}
          why={
            publishes === undefined
              ? null
              : { dialog: 'WHY_THIS_STAGE_DATE', studyId: head.studyId, stageId: publishes.id }
          }
        />
        {status.deviation === null ? null : ` · ${words.moved(status.deviation)}`}
      </>
    );
  return (
    <Frame head={head} part="PHASES" me={me} line={line}>
      {content === null ? <p>{words.statusOnly}</p> : <Now head={head} content={content} />}
      {content === null ? null : (
        <>
          <h2 className={common.subtitle}>{words.fivePhases}</h2>
          <ol className={styles.list}>
            {content.phases.map(({ label, state, from, until }) => (
              <li key={label}>
                {label}: {words.phaseState[state]}
                {from === null || until === null ? null : (
                  <>
                    , {shortDate(from)} –{' '}
                    <WhyDate date={until} of={label} why={whyPhase(page, content, label)} />
                  </>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <h2 className={common.subtitle}>{content === null ? words.fivePhases : words.timeline}</h2>
      {content?.stages.length === 0 ? (
        <p>{words.noStages}</p>
      ) : (
        <div className={styles.timeline}>
          <Timeline
            caption={words.timeline}
            today={today}
            legend={content === null ? words.legendPhases : words.legend}
            lanes={content === null ? phaseLanes(page) : allLanes(page, content.stages)}
            {...(content === null ? {} : { table: <Stages page={page} stages={content.stages} /> })}
            isTableOpen={content !== null}
          />
        </div>
      )}
    </Frame>
  );
}

/** A phase ends with the last of its stages. */
function whyPhase({ head }: StudyPhasesPage, { stages }: Content, label: string): DialogRef | null {
  const last = stages.findLast(({ phase, aftercare }) => phase === label && !aftercare);
  return last === undefined
    ? null
    : { dialog: 'WHY_THIS_STAGE_DATE', studyId: head.studyId, stageId: last.id };
}

type Content = NonNullable<StudyPhasesPage['content']>;

function Now({ head, content }: { head: StudyPhasesPage['head']; content: Content }) {
  const styles = useStyles();
  const common = useStudyStyles();
  const { openDialog } = useShell();
  const { stage, gate, waits, replies, unanswered, carried, buttons, startNext } = content;
  const answers = buttons.find(({ data }) => data.open?.dialog === 'ANSWER_CONDITION') !== undefined;
  const deeds = buttons.filter(({ data }) => data.open?.dialog !== 'ANSWER_CONDITION');
  return (
    <section className={common.now} aria-labelledby="nu">
      <h2 id="nu" className={styles.title}>
        {stage === null ? words.closed : `${words.now}: ${stage.label}`}
      </h2>
      {stage === null ? null : (
        <p className={styles.line}>
          {words.until}{' '}
          <WhyDate
            date={stage.until}
            of={stage.label}
            why={{ dialog: 'WHY_THIS_STAGE_DATE', studyId: head.studyId, stageId: stage.id }}
          />{' '}
          ({words.over(stage.over)})
        </p>
      )}
      <Waits waits={waits} studyId={head.studyId} />
      {replies.open === 0 ? null : (
        <p className={styles.line}>
          {words.replies(replies.open, replies.over)}.{' '}
          <Link href={studyLink(head.studyId, 'REGISTERS')}>{words.toReplies}</Link>
        </p>
      )}
      {gate === null || gate.requestId !== null ? null : (
        <p className={styles.line}>
          {words.gateReady(gate.label, gate.met, gate.of)}.{' '}
          <Link href={studyLink(head.studyId, 'GATE')}>{words.toGate}</Link>
        </p>
      )}
      {unanswered.length === 0 ? null : (
        <>
          <h3 className={styles.third}>{words.unanswered}</h3>
          <ul className={styles.list}>
            {unanswered.map(({ conditionId, label }) => (
              <li key={conditionId}>
                {label}{' '}
                {answers ? (
                  <Button
                    size="small"
                    aria-label={words.answerTo(label)}
                    onClick={() =>
                      openDialog({ dialog: 'ANSWER_CONDITION', studyId: head.studyId, conditionId })
                    }
                  >
                    {words.answer}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
      {carried.length === 0 ? null : (
        <>
          <h3 className={styles.third}>{words.carried}</h3>
          <ul className={styles.list}>
            {carried.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </>
      )}
      <Deeds buttons={deeds} />
      {startNext === null ? null : (
        <p className={styles.line}>
          <Button appearance="primary" onClick={() => openDialog(startNext)}>
            {words.startNext}
          </Button>
        </p>
      )}
    </section>
  );
}

function Waits({ waits, studyId }: { waits: WaitsFor; studyId: string }) {
  const styles = useStyles();
  switch (waits.for) {
    case 'NOBODY':
      return <p className={styles.line}>{words.nobody}</p>;
    case 'TASKS':
      return (
        <>
          <h3 className={styles.third}>{words.waitsTitle}</h3>
          <ul className={styles.list}>
            {waits.people.map(({ name, open, over, firstDue }) => (
              <li key={name ?? ''}>{words.waits(name, open, over, firstDue)}</li>
            ))}
          </ul>
        </>
      );
    case 'DECISION': {
      const { gate, people, days, missing, until } = waits;
      return (
        <>
          <p className={styles.line}>
            {people.length === 0 ? words.noDecider(gate) : words.decision(gate, people, days)}{' '}
            <Link href={studyLink(studyId, 'GATE')}>{words.toRequest}</Link>
          </p>
          {missing === null ? null : (
            <p className={styles.line}>
              {words.missing[missing]} {until === null ? '' : words.missingUntil(until)}{' '}
              {words.waysOut[missing]}
            </p>
          )}
        </>
      );
    }
  }
}

const TONES: Record<StageRow['state'], Tone> = { NOT_STARTED: 'neutral', ACTIVE: 'info', COMPLETED: 'good' };

/** Each phase with its stages below it. What comes after publication takes years: it is drawn once it has begun. */
function allLanes(page: StudyPhasesPage, stages: readonly StageRow[]): Lane[] {
  const aftercare = stages.filter((stage) => stage.aftercare && stage.state !== 'NOT_STARTED');
  return [
    ...phaseLanes(page).flatMap((phase): Lane[] => {
      const own = stages.filter((stage) => stage.phase === phase.title && !stage.aftercare).map(stageLane);
      const [only, another] = own;
      // A phase of one stage is that stage.
      return only !== undefined && another === undefined
        ? [{ ...only, title: phase.title, isWhole: true }]
        : [{ ...phase, isWhole: true }, ...own];
    }),
    ...aftercare.map((stage) => ({ ...stageLane(stage), isWhole: true })),
  ];
}

function stageLane(stage: StageRow): Lane {
  const { id, label, state, startOn, gate } = stage;
  const until = endOf(stage);
  return {
    id,
    title: label,
    bars: [
      {
        id: 'stage',
        label,
        inside: words.stageState[state],
        from: startOn,
        until,
        tone: TONES[state],
        state: words.stageState[state],
        open: state === 'NOT_STARTED',
      },
    ],
    marks: [{ id: 'gate', label: words.gateOf(gate.label), on: until, state: words.stageState[state] }],
  };
}

/** A stage that was done before the day on which it was to begin is a day long. */
function endOf({ startOn, endOn, completedOn }: StageRow): string {
  const end = completedOn ?? endOn;
  return end < startOn ? startOn : end;
}

function phaseLanes({ status: { phases } }: StudyPhasesPage): Lane[] {
  const tones = { DONE: 'good', ACTIVE: 'info', NOT_STARTED: 'neutral' } as const;
  const inside = { ...words.phaseState, NOT_STARTED: words.forecast };
  return phases.map(({ id, nl, state, startOn, endOn, forecast }) => ({
    id,
    title: nl,
    bars: [
      {
        id: 'phase',
        label: nl,
        inside: inside[state],
        from: startOn,
        until: endOn < startOn ? startOn : endOn,
        tone: tones[state],
        state: words.phaseState[state],
        open: forecast,
      },
    ],
  }));
}

function Stages({ page, stages }: { page: StudyPhasesPage; stages: readonly StageRow[] }) {
  const common = useStudyStyles();
  const { openDialog } = useShell();
  const { studyId } = page.head;
  const columns: [Column<StageRow>, ...Column<StageRow>[]] = [
    {
      id: 'stage',
      title: words.stage,
      cell: ({ label, phase, aftercare }) => (
        <>
          {label}
          <div className={common.small}>{aftercare ? words.aftercare : phase}</div>
        </>
      ),
      width: '26%',
    },
    {
      id: 'state',
      title: words.standing,
      cell: ({ state, beforeKamerbode }) => (
        <StatusBadge tone={TONES[state]}>
          {beforeKamerbode && state === 'COMPLETED' ? words.before : words.stageState[state]}
        </StatusBadge>
      ),
    },
    {
      id: 'begin',
      title: words.begin,
      cell: ({ id, label, startOn, beforeKamerbode }) => {
        // A stage begins when the one before it ends.
        const before = stages[stages.findIndex((stage) => stage.id === id) - 1];
        return (
          <WhyDate
            date={startOn}
            of={words.beginOf(label)}
            why={
              before === undefined || beforeKamerbode
                ? null
                : { dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: before.id }
            }
          />
        );
      },
    },
    {
      id: 'end',
      title: words.end,
      cell: ({ id, label, endOn, completedOn }) => (
        <WhyDate
          date={completedOn ?? endOn}
          of={label}
          why={{ dialog: 'WHY_THIS_STAGE_DATE', studyId, stageId: id }}
        />
      ),
    },
    {
      id: 'first',
      title: words.firstPlan,
      cell: ({ firstPlan, endOn, completedOn }) =>
        firstPlan === null ? null : (
          <span className={common.date}>{words.later(firstPlan, completedOn ?? endOn)}</span>
        ),
    },
    {
      id: 'gate',
      title: words.gate,
      cell: ({ gate }) => (
        <>
          {gate.label}
          <div className={common.small}>{gateLine(gate)}</div>
        </>
      ),
      width: '24%',
    },
  ];
  return (
    <DataTable
      caption={words.timeline}
      rows={stages}
      keyOf={({ id }) => id}
      columns={columns}
      {...(stages.every(({ extend }) => extend === null)
        ? {}
        : {
            actions: ({ extend, label }: StageRow) =>
              extend === null ? null : (
                <Button size="small" aria-label={words.extendOf(label)} onClick={() => openDialog(extend)}>
                  {words.extend}
                </Button>
              ),
          })}
      none={words.closed}
    />
  );
}

function gateLine({ board, request }: StageRow['gate']): string {
  const where = board ? words.board : '';
  if (request === null) return where;
  const { state, on, reopened } = request;
  if (reopened) return words.reopened;
  if (state === 'APPROVED') return words.approved(on);
  return state === 'RETURNED' ? words.returned(on) : words.requested(on);
}
