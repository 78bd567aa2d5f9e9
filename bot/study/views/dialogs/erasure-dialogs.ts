/** The dialog in which somebody whose roles have all ended is erased: of a court, or a coordinator. */
import { bare } from '../../../../cards/escape';
import type { CardRef, DialogRef } from '../../../../cards/ref';
import { erasure as words } from '../../../../cards/texts/nl-erasure';
import type { Person } from '../../../../entities/person';
import { roleLabel } from '../../../programme/lookups';
import { may } from '../../../workflow/access';
import { MAX_TEXT } from '../../../workflow/checks';
import { isErased } from '../../../workflow/erasure';
import type { CourtPeople } from '../../../workflow/facts';
import { loadCourtPeople } from '../../load';
import { courtFor } from '../view';
import { dialog, submit, type DialogAnswer, type DialogContext } from './dialog';

const HELP: CardRef = { card: 'HELP' };

export async function erasePerson(
  context: DialogContext,
  { courtId }: Extract<DialogRef, { dialog: 'ERASE_PERSON' }>,
): Promise<DialogAnswer> {
  const { manager, viewer, today, services } = context;
  let people: CourtPeople;
  if (courtId === null) {
    people = await loadCourtPeople(manager, null);
    const { programme } = services.programme;
    const allowed = may(viewer, 'ERASE_PERSON', { today, court: null, study: null, people, programme });
    if (!allowed.ok) return allowed;
  } else {
    // Names stay with the court: a coordinator erases coordinators only from here.
    const read = await courtFor(context, courtId, 'READ_CONTENT');
    if (!read.ok) return read;
    const found = await courtFor(context, courtId, 'ERASE_PERSON');
    if (!found.ok) return found;
    ({ people } = found.where);
  }
  const left = thoseWhoLeft(people, courtId, today);
  if (left.length === 0) return dialog(words.title, [{ kind: 'text', text: words.nobody }], [], 'small');
  return dialog(
    words.title,
    [
      { kind: 'text', text: words.intro },
      {
        kind: 'input-choice',
        id: 'personId',
        label: words.person,
        choices: left.map((person) => ({
          title: `${bare(person.name)} (${rolesIn(people, person, courtId)
            .map((role) => roleLabel(services.programme.programme, role))
            .join(', ')})`,
          value: person.id,
        })),
        style: 'expanded',
        required: true,
      },
      {
        kind: 'input-text',
        id: 'reason',
        label: words.reason,
        multiline: true,
        maxLength: MAX_TEXT,
        required: true,
      },
    ],
    [submit(words.submit, { name: 'ERASE_PERSON' }, HELP, 'destructive')],
  );
}

/** Who had a role here and has none any more; of roles elsewhere the rule judges. */
export function thoseWhoLeft(all: CourtPeople, courtId: string | null, today: string): Person[] {
  return all.people.filter((person) => {
    const here = all.grants.filter((grant) => grant.personId === person.id && grant.courtId === courtId);
    const ended = here.every(({ validUntil }) => validUntil !== null && validUntil < today);
    return here.length > 0 && ended && !isErased(person);
  });
}

function rolesIn({ grants }: CourtPeople, person: Person, courtId: string | null) {
  const here = grants.filter((grant) => grant.personId === person.id && grant.courtId === courtId);
  return [...new Set(here.map(({ role }) => role))];
}
