/** Under which id the app stands in the catalogue of an organisation. */
import type { Catalogue } from '../../../../bot/study/pages/settings-programme';
import { Opens } from './buttons';
import { SettingsTable } from './table';
import { words } from './words';

export function CatalogueTable({ catalogue: { id, dialog } }: { catalogue: Catalogue }) {
  const text = words.catalogue;
  return (
    <SettingsTable
      caption={text.title}
      rows={[
        {
          what: text.id,
          now: id ?? text.none,
          action: (
            <Opens isSmall dialog={dialog} of={words.changeOf(text.id)}>
              {words.change}
            </Opens>
          ),
        },
      ]}
    />
  );
}
