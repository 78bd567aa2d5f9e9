/** How each question of the programme is answered in this study, and what others may read of it. */
import { Link } from '@fluentui/react-components';
import type { FindingRow, StudyFindingsPage } from '../../../../bot/study/pages/study-findings';
import { shortDate } from '../../../../cards/format';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { PageState } from '../../parts/page-state';
import { StatusBadge, type Tone } from '../../parts/status-badge';
import type { PartProps } from '../study';
import { Frame } from './frame';
import { ThroughTheYears } from './through-the-years';
import { findingWords as words } from './words-findings';
import { useStudyStyles } from './styles';
import { words as all } from './words';

const TONES = {
  MET: 'good',
  PARTLY_MET: 'warning',
  NOT_MET: 'bad',
  CANNOT_BE_DETERMINED: 'neutral',
} as const satisfies Record<NonNullable<FindingRow['verdict']>, Tone>;

export default function Findings({ studyId, me }: PartProps) {
  const page = usePage<StudyFindingsPage>(`study/${studyId}/findings`);
  return (
    <PageState page={page} title={all.part.FINDINGS}>
      {(data) => <Loaded page={data} me={me} />}
    </PageState>
  );
}

function Loaded({ page, me }: { page: StudyFindingsPage; me: PartProps['me'] }) {
  const common = useStudyStyles();
  const { run, openDialog, openCard } = useShell();
  const { head, counts, lines, shared } = page;
  const { own } = head;
  const columns: [Column<FindingRow>, ...Column<FindingRow>[]] = [
    {
      id: 'question',
      title: words.question,
      cell: ({ number, label, open }) =>
        open === null ? (
          words.numbered(number, label)
        ) : (
          <Link as="button" onClick={() => openDialog(open)}>
            {words.numbered(number, label)}
          </Link>
        ),
      sortBy: ({ number }) => number,
      text: ({ label }) => label,
      width: '38%',
    },
    {
      id: 'verdict',
      title: words.verdict,
      cell: ({ inScope, inWords, verdict, summary }) =>
        !inScope ? (
          <StatusBadge tone="neutral">{words.leftOut}</StatusBadge>
        ) : verdict === null ? (
          words.withoutVerdict(inWords, summary)
        ) : (
          <StatusBadge tone={TONES[verdict]}>{words.verdicts[verdict]}</StatusBadge>
        ),
      sortBy: ({ verdict }) => (verdict === null ? null : words.verdicts[verdict]),
    },
    {
      id: 'summary',
      title: words.summary,
      cell: ({ summary, shared: told }) => {
        const beside = words.beside(told).join(' · ');
        if (beside === '') return summary;
        return (
          <>
            {summary}
            <div className={common.small}>{beside}</div>
          </>
        );
      },
      text: ({ summary }) => summary ?? '',
      width: '34%',
    },
    {
      id: 'released',
      title: words.released,
      cell: ({ releasedOn, verdict, inWords, summary }) =>
        releasedOn !== null
          ? shortDate(releasedOn)
          : verdict === null && !(inWords && summary !== null)
            ? ''
            : words.notReleased,
      sortBy: ({ releasedOn }) => releasedOn,
    },
  ];
  const releases = lines.some(({ release }) => release !== null);
  return (
    <Frame
      head={head}
      part="FINDINGS"
      me={me}
      line={
        own ? words.counts(counts.answered, counts.of, counts.released) : words.countReleased(counts.released)
      }
      actions={shared === null ? undefined : <Button onClick={() => openCard(shared)}>{words.shared}</Button>}
    >
      {releases ? <p>{words.releaseNote}</p> : null}
      <DataTable
        caption={all.part.FINDINGS}
        rows={lines}
        keyOf={({ number }) => String(number)}
        columns={columns}
        filter={lines.length > 8}
        {...(releases
          ? {
              selection: {
                may: ({ release }: FindingRow) => release !== null,
                name: ({ number, label }: FindingRow) => words.numbered(number, label),
                actions: (chosen: FindingRow[], clear: () => void) => (
                  <Button
                    appearance="primary"
                    onClick={() => void run(...chosen.flatMap(({ release }) => release ?? [])).then(clear)}
                  >
                    {words.release(chosen.length)}
                  </Button>
                ),
              },
            }
          : {})}
        none={words.none}
      />
      <ThroughTheYears head={head} me={me} part="vragen">
        {words.throughTheYears}
      </ThroughTheYears>
    </Frame>
  );
}
