/** What courts promised each other: of one court for its own people, of all courts as status only. */
import type { AllCommitments, CourtCommitments } from '../../../bot/study/pages/commitments';
import { usePage } from '../context';
import { PageState } from '../parts/page-state';
import type { PageProps } from '../routes';
import { AllCourts } from './commitments/all-courts';
import { OneCourt } from './commitments/one-court';
import { words } from './commitments/words';

export default function CommitmentsPage({ params: { id } }: PageProps) {
  const page = usePage<AllCommitments | CourtCommitments>(
    id === undefined ? 'commitments' : `commitments/${id}`,
  );
  return (
    <PageState page={page} title={words.title}>
      {(data) => (data.of === 'ALL' ? <AllCourts {...data} /> : <OneCourt page={data} />)}
    </PageState>
  );
}
