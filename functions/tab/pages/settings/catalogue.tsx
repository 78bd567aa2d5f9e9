/** Under which id the app stands in the catalogue of an organisation; nothing where that is not for this viewer. */
import type { Catalogue } from '../../../../bot/study/pages/settings-programme';
import { Part } from '../../parts/part';
import { Opens } from './buttons';
import { SettingsTable } from './table';
import { words } from './words';

export function CataloguePart({ catalogue }: { catalogue: Catalogue | null }) {
  const text = words.catalogue;
  return catalogue === null ? null : (
    <Part title={text.title} intro={text.intro}>
      <SettingsTable
        caption={text.title}
        rows={[
          {
            what: text.id,
            now: catalogue.id ?? text.none,
            action: (
              <Opens isSmall dialog={catalogue.dialog} of={words.changeOf(text.id)}>
                {words.change}
              </Opens>
            ),
          },
        ]}
      />
    </Part>
  );
}
