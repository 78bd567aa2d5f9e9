/**
 * Erasing a person's data on request: name, identity and whatever names them. What was decided stays, under the role in
 * which it was; the history keeps its chain, for names stand beside it. Pure: `bot/study/erase.ts` does the rest.
 */
import type { Person } from '../../entities/person';
import { inCourt, may } from './access';
import { decided } from './administration';
import { reasonFault, tidy } from './checks';
import type { CommandOf } from './commands';
import { outcome, refuse, type AdministrationDecision, type Decided } from './decision';
import type { Actor, AdministrationFacts } from './facts';
import { peopleWithRole, personById } from './people';

/** What stands for a name, and for a text that named somebody. */
export const ERASED = '(gewist)';

/** Under fewer letters a name would be found in words that have nothing to do with it. */
const SHORTEST_NAME = 3;

/** Who is asked to erase somebody: a court's own people are its chair's and secretary's, coordinators are each other's. */
export function erasePerson(
  command: CommandOf<'ERASE_PERSON'>,
  facts: AdministrationFacts,
  actor: Actor,
): Decided<AdministrationDecision> {
  const person = personById(facts, command.personId);
  const grants = facts.grants.filter((grant) => grant.personId === command.personId);
  const ofCourt = grants.some((grant) => grant.courtId !== null);
  const court = ofCourt ? facts.court : null;
  const allowed = may(actor, 'ERASE_PERSON', { ...inCourt(facts), court });
  if (!allowed.ok) return allowed;
  const { role } = allowed;
  if (court !== null && role === 'COORDINATOR' && isGoverned(facts, court.id)) {
    return refuse('NOT_YOURS', { who: 'CHAIR,SECRETARY' });
  }
  if (person === null) return refuse('NOT_FOUND', undefined, 'personId');
  if (isErased(person)) return refuse('ALREADY_ERASED', undefined, 'personId');
  if (grants.some((grant) => grant.validUntil === null || grant.validUntil >= facts.today)) {
    return refuse('STILL_HAS_ROLE', { name: person.name }, 'personId');
  }
  const fault = reasonFault(command.reason);
  if (fault !== null) return fault;
  const contactOf = court !== null && court.contactId === person.id ? court : null;
  return decided({
    people: [erased(person)],
    courts: contactOf === null ? [] : [{ ...contactOf, contactId: null, version: contactOf.version + 1 }],
    erased: person,
    history: [
      {
        action: command.name,
        role,
        data: { personId: person.id, courtId: court?.id ?? null },
        texts: { reason: withoutName(tidy(command.reason), person.name) },
      },
    ],
    outcome: outcome('PERSON_ERASED'),
  });
}

/** Whether the court has somebody of its own who may do it. */
function isGoverned(facts: AdministrationFacts, courtId: string): boolean {
  return (['CHAIR', 'SECRETARY'] as const).some(
    (role) => peopleWithRole(facts, role, courtId, facts.today).length > 0,
  );
}

/** No object id of Teams looks like this one, and no two are the same. */
function erasedObjectId(personId: string): string {
  return `erased-${personId.replaceAll('-', '').slice(0, 29)}`;
}

/**
 * Whether everything personal of this person was removed; the record itself stays, because others refer to it.
 */
export function isErased(person: Pick<Person, 'id' | 'aadObjectId'>): boolean {
  return person.aadObjectId === erasedObjectId(person.id);
}

/** The organisation stays, by its tenant: it is no person. */
function erased(person: Person): Person {
  return {
    ...person,
    aadObjectId: erasedObjectId(person.id),
    name: ERASED,
    language: 'nl',
    workingDays: [1, 2, 3, 4, 5],
    weeklyLines: 'OFF',
    version: person.version + 1,
  };
}

/** What names somebody in what people wrote: the name, and the mail address that the person gave. */
export interface Traces {
  name: string;
  mailAddress: string | null;
}

/** The text without either, wherever they stand by themselves. */
export function withoutTraces(text: string, { name, mailAddress }: Traces): string {
  if (mailAddress === null || mailAddress.trim() === '') return withoutName(text, name);
  const address = new RegExp(escaped(mailAddress.trim()), 'giu');
  return withoutName(text.replace(address, ERASED), name);
}

/** The text with the whole name taken out wherever it stands by itself, in whatever capitals, and as links write it. */
export function withoutName(text: string, name: string): string {
  const words = wordsOf(name);
  if (name.trim().length < SHORTEST_NAME || words.length === 0) return text;
  const inLinks = text.replace(LINK, (link) => linkWithoutName(link, words));
  return inLinks.replace(standingAlone(words.map(escaped).join(String.raw`[\s\-_.]+`)), ERASED);
}

/** Without what stands between them, which then no pattern of a name can look for twice: that may take for ever. */
const wordsOf = (name: string): string[] => name.split(/[\s\-_.]+/).filter((word) => word !== '');

const LINK = /https?:\/\/[^\s"'<>\\]+/gi;
/** What stands in an address for a part that named somebody. */
const ERASED_PART = 'gewist';
const PART_ENDS = /([/?#&=])/;

/** Every part of the address that holds the name, however it is written there, replaced whole: the rest still leads. */
function linkWithoutName(link: string, words: readonly string[]): string {
  const named = standingAlone(words.map((word) => escaped(folded(word))).join(String.raw`[\s\-_.]*`));
  const isNamed = (part: string): boolean => folded(decoded(part)).search(named) !== -1;
  const [scheme = '', slash = '', empty = '', next = '', host = '', ...path] = link.split(PART_ENDS);
  const domain = isNamed(host) ? `${ERASED_PART}.${host.split('.').at(-1) ?? ''}` : host;
  const parts = path.map((part) => {
    if (!isNamed(part)) return part;
    const extension = /\.[a-z0-9]{1,5}$/i.exec(part)?.[0] ?? '';
    return isNamed(extension) ? ERASED_PART : `${ERASED_PART}${extension}`;
  });
  return [scheme, slash, empty, next, domain, ...parts].join('');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

/** Without accents, which addresses often leave out. */
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const standingAlone = (pattern: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`, 'giu');
