/** The verdicts on the questions of the programme: wave against wave, and each question beside other courts. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type {
  Answer,
  Between,
  QuestionBesideOthers,
  QuestionRow,
  QuestionsPage,
} from '../../../../bot/study/pages/council-questions';
import { documentTexts } from '../../../../cards/texts/nl-documents';
import { usePage } from '../../context';
import { Button } from '../../parts/button';
import { PageHeader } from '../../parts/page-header';
import { PageState } from '../../parts/page-state';
import { PlainSelect } from '../../parts/plain-fields';
import type { IconName } from '../../parts/state-icon';
import type { Tone } from '../../parts/status-badge';
import { linkTo } from '../../routes';
import { usePaperColours } from './document';
import { PaperTable, type PaperCell } from './paper-table';
import { Parts, PARTS } from './parts';
import { Stand } from './stand';
import { words as all } from './words';

const words = all.questions;

type Verdict = NonNullable<Extract<Answer, { state: 'RELEASED' }>['verdict']>;

const VERDICTS: Record<Verdict, { icon: IconName; tone: Tone }> = {
  MET: { icon: 'done', tone: 'good' },
  PARTLY_MET: { icon: 'attention', tone: 'warning' },
  NOT_MET: { icon: 'failed', tone: 'bad' },
  CANNOT_BE_DETERMINED: { icon: 'coming', tone: 'neutral' },
};

const useStyles = makeStyles({
  intro: { maxWidth: '44rem', margin: `0 0 ${tokens.spacingVerticalL}` },
  soft: { color: tokens.colorNeutralForeground2 },
  courts: { maxWidth: '20rem', marginBottom: tokens.spacingVerticalL, '@media print': { display: 'none' } },
  legend: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  question: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'baseline',
    width: '100%',
    padding: 0,
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    border: 'none',
    cursor: 'pointer',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media print': { color: 'inherit' },
  },
  chosen: { fontWeight: tokens.fontWeightSemibold },
  changed: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  h2: {
    margin: `${tokens.spacingVerticalXXXL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    breakAfter: 'avoid',
  },
  h3: {
    margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    breakAfter: 'avoid',
  },
  one: {
    marginBottom: tokens.spacingVerticalXL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  oneHead: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  oneTitle: {
    flex: '1 1 16rem',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    ':focus': { outlineStyle: 'none' },
  },
  steps: { listStyleType: 'none', margin: 0, padding: 0 },
  step: {
    display: 'grid',
    gridTemplateColumns: 'minmax(6rem, 8rem) minmax(0, 1fr)',
    gap: `0 ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  line: { margin: `${tokens.spacingVerticalXXS} 0 0`, maxWidth: '44rem' },
  details: { margin: `${tokens.spacingVerticalXS} 0` },
  summary: {
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: { margin: `${tokens.spacingVerticalXS} 0`, paddingLeft: '1.4rem', maxWidth: '48rem' },
  noPrint: { '@media print': { display: 'none' } },
});

export default function Questions({ courtId }: { courtId: string }) {
  const page = usePage<QuestionsPage>(`council-overview/${courtId}/questions`);
  return (
    <PageState page={page} title={words.title}>
      {(data) => <Verdicts page={data} />}
    </PageState>
  );
}

function Verdicts({ page }: { page: QuestionsPage }) {
  const styles = useStyles();
  const paper = usePaperColours();
  const [chosen, setChosen] = useState<number | null>(null);
  const { court, own, waves, questions, between } = page;
  const isEmpty = questions.every(({ answers }) => answers.every(({ state }) => state !== 'RELEASED'));
  const courts = [court, ...page.others].toSorted((a, b) =>
    a.municipality.localeCompare(b.municipality, 'nl'),
  );
  const question = questions.find(({ number }) => number === chosen);
  return (
    <div className={paper}>
      <PageHeader
        title={words.title}
        line={own ? all.line(court.municipality) : `${all.line(court.municipality)}. ${all.released}`}
        actions={isEmpty ? undefined : <Button onClick={() => window.print()}>{all.print}</Button>}
      />
      {own ? <Parts courtId={court.id} current="questions" /> : null}
      {courts.length < 2 ? null : (
        <div className={styles.courts}>
          <PlainSelect
            label={words.court}
            value={court.id}
            onChange={(id) => {
              window.location.hash = linkTo('rekenkamer', id, 'geschiedenis', PARTS.questions);
            }}
          >
            {courts.map(({ id, municipality }) => (
              <option key={id} value={id}>
                {municipality}
              </option>
            ))}
          </PlainSelect>
        </div>
      )}
      {questions.length === 0 || (isEmpty && page.others.length === 0) ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p className={styles.intro}>{words.intro}</p>
          {isEmpty ? <p>{words.none}</p> : null}
          {question === undefined ? null : (
            <OneQuestion
              key={question.number}
              page={page}
              question={question}
              close={() => setChosen(null)}
            />
          )}
          <PaperTable
            caption={words.table}
            isWide={waves.length > 3}
            header={[words.question, ...waves.map(({ number }) => words.wave(number))]}
            widths={[6, ...waves.map(() => 2)]}
            rows={questions.map(({ number, label, answers }) => ({
              key: String(number),
              heading: (
                <button
                  type="button"
                  aria-expanded={chosen === number}
                  className={mergeClasses(styles.question, chosen === number && styles.chosen)}
                  onClick={() => setChosen(chosen === number ? null : number)}
                >
                  {words.number(number, label)}
                </button>
              ),
              cells: answers.map((answer): PaperCell => ({
                content: <Told answer={answer} isShort />,
                isEmpty: answer.state === 'NONE',
              })),
            }))}
          />
          {isEmpty ? null : <p className={styles.legend}>{words.legend}</p>}
          {between.length === 0 ? null : <h2 className={styles.h2}>{words.betweenTitle}</h2>}
          {between.map((one) => (
            <Changes key={one.to} between={one} />
          ))}
        </>
      )}
    </div>
  );
}

function Told({ answer, isShort = false }: { answer: Answer; isShort?: boolean }) {
  const styles = useStyles();
  if (answer.state === 'LEFT_OUT') return <span className={styles.soft}>{words.leftOut}</span>;
  if (answer.state === 'NONE')
    return <span className={styles.soft}>{isShort ? documentTexts.none : words.nothing}</span>;
  const labels = isShort ? documentTexts.shortVerdict : documentTexts.verdict;
  return (
    <>
      <VerdictStand verdict={answer.verdict} isShort={isShort} />
      {answer.was === null ? null : <span className={styles.changed}>{words.was(labels[answer.was])}</span>}
      {isShort && answer.shared ? <span className={styles.changed}>{words.sharedShort}</span> : null}
    </>
  );
}

function VerdictStand({ verdict, isShort }: { verdict: Verdict | null; isShort: boolean }) {
  if (verdict === null) return <Stand icon="done" tone="neutral" word={documentTexts.inWords} />;
  const labels = isShort ? documentTexts.shortVerdict : documentTexts.verdict;
  return <Stand {...VERDICTS[verdict]} word={labels[verdict]} />;
}

/** One question: in each wave of this court with what it said and what was decided in between, and in other courts. */
function OneQuestion({
  page: { court, waves, between, others },
  question: { number, label, answers },
  close,
}: {
  page: QuestionsPage;
  question: QuestionRow;
  close(this: void): void;
}) {
  const styles = useStyles();
  return (
    <section
      aria-labelledby="gekozen-vraag"
      className={styles.one}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className={styles.oneHead}>
        <h2 id="gekozen-vraag" tabIndex={-1} className={styles.oneTitle} ref={(heading) => heading?.focus()}>
          {words.number(number, label)}
        </h2>
        <Button className={styles.noPrint} appearance="subtle" onClick={close}>
          {all.close}
        </Button>
      </div>
      <h3 className={styles.h3}>{words.history}</h3>
      <ul className={styles.steps}>
        {waves.map((wave, index) => {
          const answer = answers[index] ?? { state: 'NONE' };
          const step = between.find(({ to }) => to === wave.number);
          return (
            <li key={wave.number} className={styles.step}>
              <span className={styles.soft}>{words.wave(wave.number)}</span>
              <div>
                <Told answer={answer} />
                {answer.state === 'RELEASED' && answer.summary !== null ? (
                  <p className={styles.line}>{answer.summary}</p>
                ) : null}
                {answer.state === 'RELEASED' && answer.shared ? (
                  <p className={mergeClasses(styles.line, styles.soft)}>{words.shared}.</p>
                ) : null}
                {answer.state === 'RELEASED' && step !== undefined && step.decisions !== null ? (
                  <p className={mergeClasses(styles.line, styles.soft)}>{decidedBetween(step.decisions)}</p>
                ) : null}
              </div>
            </li>
          );
        })}
      </ul>
      {others.length > 0 ? <Others courtId={court.id} number={number} /> : null}
    </section>
  );
}

const decidedBetween = (decisions: NonNullable<Between['decisions']>): string =>
  decisions.length === 0
    ? words.notDecidedBetween
    : words.decidedBetween(decisions.length, [...new Set(decisions.map(({ on }) => on))].toSorted());

function Others({ courtId, number }: { courtId: string; number: number }) {
  const styles = useStyles();
  const page = usePage<QuestionBesideOthers>(`council-overview/${courtId}/question-${number}`);
  return (
    <>
      <h3 className={styles.h3}>{words.others}</h3>
      <p className={mergeClasses(styles.line, styles.soft)}>{words.othersIntro}</p>
      <PageState page={page} title={words.others}>
        {({ courts }) =>
          courts.length === 0 ? (
            <p>{words.noOthers}</p>
          ) : (
            <PaperTable caption={words.othersTable(number)} isCaptionHidden {...besideOthers(courts)} />
          )
        }
      </PageState>
    </>
  );
}

/** Courts × waves, with what the last one says in words. */
function besideOthers(courts: QuestionBesideOthers['courts']) {
  const waves = [...new Set(courts.flatMap(({ answers }) => answers.map(({ wave }) => wave)))].toSorted(
    (a, b) => a - b,
  );
  return {
    isWide: waves.length > 3,
    header: [words.court, ...waves.map(words.wave), words.said],
    widths: [3, ...waves.map(() => 2), 6],
    rows: courts.map(({ municipality, answers }) => {
      const last = answers.at(-1);
      return {
        key: municipality,
        heading: municipality,
        cells: [
          ...waves.map((wave): PaperCell => {
            const answer = answers.find((one) => one.wave === wave);
            return answer === undefined
              ? { content: documentTexts.none, isEmpty: true }
              : {
                  content: <VerdictStand verdict={answer.verdict} isShort />,
                };
          }),
          {
            content: [last?.summary ?? '', last?.shared === true ? `${words.shared}.` : ''].join(' ').trim(),
            isEmpty: (last?.summary ?? null) === null && last?.shared !== true,
          },
        ],
      };
    }),
  };
}

function Changes({ between: { from, to, changed, same, decisions } }: { between: Between }) {
  const styles = useStyles();
  return (
    <section aria-labelledby={`van-${from}`}>
      <h3 id={`van-${from}`} className={styles.h3}>
        {words.between(from, to)}
      </h3>
      {changed.length === 0 ? null : (
        <ul className={styles.list}>
          {changed.map(({ number, label, before, after }) => (
            <li key={number}>
              {documentTexts.overview.verdicts.changed(
                number,
                label,
                documentTexts.verdict[before],
                documentTexts.verdict[after],
              )}
            </li>
          ))}
        </ul>
      )}
      {same.length === 0 ? null : <p className={styles.line}>{words.same(same)}</p>}
      {changed.length + same.length === 0 ? <p className={styles.line}>{words.uncompared}</p> : null}
      {decisions === null ? null : decisions.length === 0 ? (
        <p className={mergeClasses(styles.line, styles.soft)}>{words.notDecidedBetween}</p>
      ) : (
        <details className={styles.details}>
          <summary className={styles.summary}>{words.decisions(decisions.length)}</summary>
          <ul className={styles.list}>
            {decisions.map(({ number, title, decision, on }) => (
              <li key={number}>{words.decision(number, title, documentTexts.decision[decision], on)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
