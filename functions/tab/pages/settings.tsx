/** Settings: one's own and the programme's, or those of one court. */
import type { OwnSettingsPage } from '../../../bot/study/pages/settings';
import type { CourtSettingsPage, OutsideSettingsPage } from '../../../bot/study/pages/settings-court';
import { usePage } from '../context';
import { PageState } from '../parts/page-state';
import type { PageProps } from '../routes';
import { Court } from './settings/court';
import { Outside } from './settings/outside';
import { Own } from './settings/own';
import { words } from './settings/words';

export default function SettingsPage({ params: { id }, me: { today } }: PageProps) {
  const page = usePage<OwnSettingsPage | CourtSettingsPage | OutsideSettingsPage>(
    id === undefined ? 'settings' : `settings/${id}`,
  );
  return (
    <PageState page={page} title={words.title}>
      {(data) => {
        if (data.of === 'OWN') return <Own page={data} reload={page.retry} />;
        return data.of === 'COURT' ? <Court page={data} today={today} /> : <Outside page={data} />;
      }}
    </PageState>
  );
}
