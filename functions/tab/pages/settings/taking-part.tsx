/** How a court takes part: its participation, declaration of intent and linked channel. */
import { Link } from '@fluentui/react-components';
import type { CourtSettingsPage } from '../../../../bot/study/pages/settings-court';
import { pathOf } from '../../../../cards/places';
import { useShell } from '../../context';
import { Part } from '../../parts/part';
import { Button } from '../../parts/button';
import { ButtonRow, Opens } from './buttons';
import { SettingsTable } from './table';
import { words } from './words';

const text = words.takingPart;

export function TakingPart({ page }: { page: CourtSettingsPage }) {
  const { run } = useShell();
  const { courtId, participation, declaration, channel, can } = page;
  const unlink = channel?.unlink ?? null;
  return (
    <Part title={text.title}>
      <SettingsTable
        caption={text.title}
        rows={[
          {
            what: text.participation,
            now: words.courts.since(participation.word, participation.since),
            action:
              participation.change === null ? null : (
                <Opens isSmall dialog={participation.change} of={words.changeOf(text.participation)}>
                  {words.change}
                </Opens>
              ),
          },
          {
            what: text.declaration,
            now: declared(declaration),
            action:
              can.declaration === null ? null : (
                <Opens isSmall dialog={can.declaration}>
                  {text.declare}
                </Opens>
              ),
          },
          {
            what: text.channel,
            now: channel === null ? text.notLinked : text.linked(channel.since),
            action:
              unlink === null ? null : (
                <Button size="small" onClick={() => void run(unlink)}>
                  {text.unlink}
                </Button>
              ),
          },
        ]}
      />
      {can.delivery ? (
        <ButtonRow>
          <Link href={`#${pathOf({ page: 'COMMITMENTS', courtId })}`}>{text.commitments}</Link>
        </ButtonRow>
      ) : null}
    </Part>
  );
}

function declared(declaration: CourtSettingsPage['declaration']): string {
  if (declaration === null) return text.notDeclared;
  if (declaration.withdrawnOn !== null) return text.withdrawn(declaration.withdrawnOn);
  return declaration.signedOn === null
    ? text.knownOnly
    : text.signed(declaration.signedOn, declaration.untilYear);
}
