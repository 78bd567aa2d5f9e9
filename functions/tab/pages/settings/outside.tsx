/** What a coordinator sees and sets of one court: how it takes part, and whether somebody answers for it. */
import { Link } from '@fluentui/react-components';
import type { OutsideSettingsPage } from '../../../../bot/study/pages/settings-court';
import { pathOf } from '../../../../cards/places';
import { PageHeader } from '../../parts/page-header';
import { Part } from '../../parts/part';
import { ButtonRow, Opens } from './buttons';
import { CataloguePart } from './catalogue';
import { Delivery } from './delivery';
import { Invitations } from './programme';
import { SettingsTable } from './table';
import { words } from './words';

const text = words.outside;

export function Outside({ page }: { page: OutsideSettingsPage }) {
  const { courtId, municipality, participation, invitations, invite, appointChair, endRole } = page;
  const { registered, register, chairSince, contact, declaration, catalogue } = page;
  return (
    <>
      <PageHeader
        title={words.titleOf(municipality)}
        line={text.note}
        actions={<Link href={`#${pathOf({ page: 'SETTINGS' })}`}>{words.title}</Link>}
      />
      <Part title={words.takingPart.title}>
        <SettingsTable
          caption={words.takingPart.title}
          rows={[
            {
              what: words.takingPart.participation,
              now: (
                <>
                  <div>{words.courts.since(participation.word, participation.since)}</div>
                  {participation.reason === null ? null : (
                    <div>{words.takingPart.reason(participation.reason)}</div>
                  )}
                </>
              ),
              action: (
                <Opens isSmall dialog={participation.change} of={words.courts.changeOf(municipality)}>
                  {words.change}
                </Opens>
              ),
            },
            {
              what: text.organisation,
              now: registered ? text.organisationKnown : text.organisationUnknown,
              action: (
                <Opens isSmall dialog={register}>
                  {text.register}
                </Opens>
              ),
            },
            {
              what: text.chair,
              now: chairSince === null ? text.noChair : text.chairSince(chairSince),
              action: (
                <Opens isSmall dialog={appointChair}>
                  {words.people.appointChair}
                </Opens>
              ),
            },
            { what: text.contact, now: contact ? text.contactKnown : text.noContact, action: null },
          ]}
        />
        <ButtonRow>
          <Opens dialog={declaration}>{words.takingPart.declare}</Opens>
          <Opens dialog={endRole}>{words.people.endRole}</Opens>
        </ButtonRow>
      </Part>
      <Part title={words.invitations.title}>
        <Invitations invitations={invitations} />
        <ButtonRow>
          <Opens dialog={invite}>{text.invite}</Opens>
        </ButtonRow>
      </Part>
      <CataloguePart catalogue={catalogue} />
      <Delivery courtId={courtId} />
    </>
  );
}
