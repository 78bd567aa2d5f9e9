/** From one study to all studies of the court, for whoever has that page. */
import { Link } from '@fluentui/react-components';
import type { Me } from '../../../../bot/study/pages/me';
import type { StudyHead } from '../../../../bot/study/pages/study-head';
import { linkTo } from '../../routes';

interface ThroughTheYearsProps {
  head: StudyHead;
  me: Me;
  /** As the address has it. */
  part: 'aanbevelingen' | 'vragen';
  children: string;
}

export function ThroughTheYears({ head, me, part, children }: ThroughTheYearsProps) {
  const court = me.courts.find(({ id }) => id === head.courtId);
  if (court?.forCouncil !== true) return null;
  return (
    <p>
      <Link href={linkTo('rekenkamer', head.courtId, 'geschiedenis', part)}>{children}</Link>
    </p>
  );
}
