/** The recommendations of a study: to whom, what the council decided, and how far each came. */
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { StudyRecommendationsPage } from '../../../../bot/study/pages/study-findings';
import { shortDate } from '../../../../cards/format';
import { usePage, useShell } from '../../context';
import { Button } from '../../parts/button';
import { DataTable, type Column } from '../../parts/data-table';
import { PageState } from '../../parts/page-state';
import type { PartProps } from '../study';
import { Frame } from './frame';
import { ThroughTheYears } from './through-the-years';
import { recommendationWords as words } from './words-findings';
import { words as all } from './words';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalM, listStyleType: 'none' },
});

type Row = StudyRecommendationsPage['lines'][number];

export default function Recommendations({ studyId, me }: PartProps) {
  const page = usePage<StudyRecommendationsPage>(`study/${studyId}/recommendations`);
  return (
    <PageState page={page} title={all.part.RECOMMENDATIONS}>
      {(data) => <Loaded page={data} me={me} />}
    </PageState>
  );
}

function Loaded({ page, me }: { page: StudyRecommendationsPage; me: PartProps['me'] }) {
  const styles = useStyles();
  const { openDialog } = useShell();
  const { head, lines, add } = page;
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      id: 'title',
      title: words.recommendation,
      cell: ({ number, title, open }) => (
        <Link as="button" onClick={() => openDialog(open)}>
          {words.numbered(number, title)}
        </Link>
      ),
      sortBy: ({ number }) => number,
      text: ({ title }) => title,
      width: '38%',
    },
    {
      id: 'to',
      title: words.addressee,
      cell: ({ addressee }) => addressee,
      sortBy: ({ addressee }) => addressee,
      text: ({ addressee }) => addressee,
    },
    {
      id: 'published',
      title: words.published,
      cell: ({ publishedOn }) => (publishedOn === null ? words.notPublished : shortDate(publishedOn)),
      sortBy: ({ publishedOn }) => publishedOn,
    },
    {
      id: 'council',
      title: words.council,
      cell: ({ councilDecision, councilDecidedOn }) =>
        councilDecision === null ? words.notDecided : words.decided(councilDecision, councilDecidedOn),
      sortBy: ({ councilDecidedOn }) => councilDecidedOn,
    },
    {
      id: 'plan',
      title: words.plan,
      cell: ({ planOfActionOn }) => (planOfActionOn === null ? '' : shortDate(planOfActionOn)),
      sortBy: ({ planOfActionOn }) => planOfActionOn,
    },
    {
      id: 'status',
      title: words.years,
      cell: ({ statuses }) => (
        <ul className={styles.list}>
          {Object.entries(statuses)
            .toSorted(([a], [b]) => b.localeCompare(a))
            .map(([year, status]) => (
              <li key={year}>{words.year(year, status)}</li>
            ))}
        </ul>
      ),
    },
  ];
  return (
    <Frame
      head={head}
      part="RECOMMENDATIONS"
      me={me}
      line={lines.length === 0 ? '' : words.count(lines.length)}
      actions={add === null ? undefined : <Button onClick={() => openDialog(add)}>{words.add}</Button>}
    >
      <DataTable
        caption={all.part.RECOMMENDATIONS}
        rows={lines}
        keyOf={({ id }) => id}
        columns={columns}
        filter={lines.length > 8}
        none={words.count(0)}
      />
      <ThroughTheYears head={head} me={me} part="aanbevelingen">
        {words.throughTheYears}
      </ThroughTheYears>
    </Frame>
  );
}
