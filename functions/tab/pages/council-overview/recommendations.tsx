/** The recommendations of all waves: what the council decided, and how far each had come in every year. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RecommendationRow, RecommendationsPage } from '../../../../bot/study/pages/council-overview';
import { documentTexts } from '../../../../cards/texts/nl-documents';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { Filters } from '../../parts/filters';
import { PageHeader } from '../../parts/page-header';
import { PageState } from '../../parts/page-state';
import { PlainSelect } from '../../parts/plain-fields';
import type { IconName } from '../../parts/state-icon';
import type { Tone } from '../../parts/status-badge';
import { usePaperColours } from './document';
import { PaperTable, type PaperCell } from './paper-table';
import { Parts } from './parts';
import { Stand } from './stand';
import { words as all } from './words';

const words = all.recommendations;

type Status = NonNullable<RecommendationRow['status']>;
type Decision = NonNullable<RecommendationRow['decision']>;
type Wave = RecommendationsPage['waves'][number];

const STATUSES: Record<Status, { icon: IconName; tone: Tone }> = {
  NOT_STARTED: { icon: 'coming', tone: 'neutral' },
  IN_PROGRESS: { icon: 'running', tone: 'info' },
  IMPLEMENTED: { icon: 'done', tone: 'good' },
  LAPSED: { icon: 'failed', tone: 'neutral' },
};

const DECISIONS: Record<Decision, { icon: IconName; tone: Tone }> = {
  ADOPTED: { icon: 'done', tone: 'good' },
  PARTLY_ADOPTED: { icon: 'attention', tone: 'warning' },
  NOT_ADOPTED: { icon: 'failed', tone: 'neutral' },
};

const useStyles = makeStyles({
  intro: { maxWidth: '44rem', margin: `0 0 ${tokens.spacingVerticalL}` },
  shown: { color: tokens.colorNeutralForeground2, margin: 0 },
  wave: {
    margin: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    breakAfter: 'avoid',
  },
  title: {
    textAlign: 'left',
    lineHeight: tokens.lineHeightBase300,
    '@media print': { color: 'inherit', lineHeight: 'inherit' },
  },
  soft: { color: tokens.colorNeutralForeground2 },
  date: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Chosen {
  wave: string;
  addressee: string;
  status: string;
}

const EVERYTHING: Chosen = { wave: '', addressee: '', status: '' };

/** Beside the statuses themselves. */
const OPEN = 'OPEN';
const UNKNOWN = 'UNKNOWN';

function fits({ addressee, status, isOpen }: RecommendationRow, chosen: Chosen): boolean {
  if (chosen.addressee !== '' && chosen.addressee !== addressee) return false;
  if (chosen.status === '') return true;
  if (chosen.status === OPEN) return isOpen;
  return chosen.status === (status ?? UNKNOWN);
}

export default function Recommendations({ courtId }: { courtId: string }) {
  const page = usePage<RecommendationsPage>(`council-overview/${courtId}/recommendations`);
  return (
    <PageState page={page} title={words.title}>
      {(data) => <Years page={data} />}
    </PageState>
  );
}

function Years({ page: { court, counts, waves } }: { page: RecommendationsPage }) {
  const styles = useStyles();
  const paper = usePaperColours();
  const [chosen, setChosen] = useState(EVERYTHING);
  const choose = (change: Partial<Chosen>): void => setChosen((before) => ({ ...before, ...change }));
  const rows = waves.flatMap(({ recommendations }) => recommendations);
  const addressees = [...new Set(rows.map(({ addressee }) => addressee))].toSorted((a, b) =>
    a.localeCompare(b, 'nl'),
  );
  const shown = waves
    .filter(({ number }) => chosen.wave === '' || chosen.wave === String(number))
    .map((wave) => ({ ...wave, recommendations: wave.recommendations.filter((row) => fits(row, chosen)) }))
    .filter(({ recommendations }) => recommendations.length > 0);
  const count = shown.reduce((sum, { recommendations }) => sum + recommendations.length, 0);
  return (
    <div className={paper}>
      <PageHeader
        title={words.title}
        line={`${all.line(court.municipality)} · ${words.counts(counts.total, counts.implemented, counts.open)}`}
        actions={rows.length === 0 ? undefined : <Button onClick={() => window.print()}>{all.print}</Button>}
      />
      <Parts courtId={court.id} current="recommendations" />
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p className={styles.intro}>{words.intro}</p>
          <Filters>
            <PlainSelect label={words.wave} value={chosen.wave} onChange={(wave) => choose({ wave })}>
              <option value="">{words.allWaves}</option>
              {waves.map(({ number, title }) => (
                <option key={number} value={String(number)}>
                  {documentTexts.waveTitled(number, title)}
                </option>
              ))}
            </PlainSelect>
            <PlainSelect
              label={words.addressee}
              value={chosen.addressee}
              onChange={(addressee) => choose({ addressee })}
            >
              <option value="">{words.allAddressees}</option>
              {addressees.map((addressee) => (
                <option key={addressee} value={addressee}>
                  {addressee}
                </option>
              ))}
            </PlainSelect>
            <PlainSelect label={words.status} value={chosen.status} onChange={(status) => choose({ status })}>
              <option value="">{words.allStatuses}</option>
              <option value={OPEN}>{words.isOpen}</option>
              {Object.entries(documentTexts.followUp).map(([status, label]) => (
                <option key={status} value={status}>
                  {label}
                </option>
              ))}
              <option value={UNKNOWN}>{words.noStatus}</option>
            </PlainSelect>
            {chosen === EVERYTHING ? null : (
              <Button appearance="subtle" onClick={() => setChosen(EVERYTHING)}>
                {words.clear}
              </Button>
            )}
          </Filters>
          <p role="status" className={styles.shown}>
            {count === 0 ? words.nothingFound : words.shown(count, rows.length)}
          </p>
          {shown.map((wave) => (
            <OfWave key={wave.number} wave={wave} />
          ))}
        </>
      )}
    </div>
  );
}

function OfWave({ wave: { number, title, recommendations } }: { wave: Wave }) {
  const styles = useStyles();
  const { openDialog } = useShell();
  const name = documentTexts.waveTitled(number, title);
  const years = [...new Set(recommendations.flatMap(({ statuses }) => Object.keys(statuses)))].toSorted();
  return (
    <section aria-labelledby={`golf-${number}`}>
      <h2 id={`golf-${number}`} className={styles.wave}>
        {name}
      </h2>
      <PaperTable
        caption={words.table(name)}
        isCaptionHidden
        isWide={years.length > 3}
        header={[words.recommendation, words.addressee, words.council, words.plan, ...years]}
        widths={[7, 2, 3.4, 2.4, ...years.map(() => 2.4)]}
        rows={recommendations.map((one) => ({
          key: one.id,
          heading: (
            <Link as="button" className={styles.title} onClick={() => openDialog(one.open)}>
              {one.number}. {one.title}
            </Link>
          ),
          cells: [
            { content: one.addressee },
            { content: <Council recommendation={one} /> },
            one.planOfActionOn === null
              ? { content: <span className={styles.soft}>{documentTexts.none}</span>, isEmpty: true }
              : { content: words.on(one.planOfActionOn) },
            ...years.map((year): PaperCell => {
              const status = one.statuses[year];
              return status === undefined
                ? { content: <span className={styles.soft}>{documentTexts.none}</span>, isEmpty: true }
                : { content: <Stand {...STATUSES[status]} word={documentTexts.followUp[status]} /> };
            }),
          ],
        }))}
      />
    </section>
  );
}

function Council({ recommendation: { decision, decidedOn } }: { recommendation: RecommendationRow }) {
  const styles = useStyles();
  if (decision === null) return <span className={styles.soft}>{words.notDecided}</span>;
  return (
    <>
      <Stand {...DECISIONS[decision]} word={documentTexts.decision[decision]} />
      {decidedOn === null ? null : <span className={styles.date}>{words.on(decidedOn)}</span>}
    </>
  );
}
