/** A court's name, which leads to where more is told: its study for its own people, its status for a coordinator. */
import { Link } from '@fluentui/react-components';
import type { OverviewCourt } from '../../../../bot/study/pages/overview';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';

/** @param studyId the one that it is about; null for the court as a whole */
export function CourtName({ court, studyId }: { court: OverviewCourt; studyId: string | null }) {
  const { openCard } = useShell();
  const { courtId, municipality, own } = court;
  if (own && studyId !== null)
    return <Link href={`#${pathOf({ page: 'STUDY', studyId })}`}>{municipality}</Link>;
  return (
    <Link as="button" onClick={() => openCard({ card: 'COORDINATOR_VIEW', courtId })}>
      {municipality}
    </Link>
  );
}
