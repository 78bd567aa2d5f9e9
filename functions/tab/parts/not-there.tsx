/** An address that leads nowhere. */
import { Link } from '@fluentui/react-components';
import { texts } from '../texts-nl';
import { PageHeader } from './page-header';

export function NotThere() {
  return (
    <>
      <PageHeader title={texts.notThere} />
      <Link href="#/">{texts.home}</Link>
    </>
  );
}
