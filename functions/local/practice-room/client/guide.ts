/** What can be tried first, step by step: on the empty page, and behind the question mark. */
import type { Room } from './api';
import { openWindow } from './dialogs';
import { button, element } from './dom';

interface Step {
  /** Whose chat it is played in. */
  who: string | null;
  text: string;
}

const STUDY: Step[] = [
  { who: 'Secretaris Heerlen', text: 'kies op de kaart “Onderzoek starten”, en daarna “Starten”.' },
  {
    who: 'Onderzoeker Heerlen',
    text: 'rond een taak af en maak dat ongedaan. Typ “mijn taken” om er meer tegelijk af te vinken, en vraag onder “status” de faseovergang aan.',
  },
  {
    who: 'Voorzitter Heerlen',
    text: 'stuur de aanvraag een keer terug. Geef bij de tweede akkoord, met de datum van de vergadering.',
  },
  {
    who: null,
    text: 'Zet rechtsboven de klok vooruit: er komen herinneringen, en wat blijft liggen wordt bij de voorzitter gemeld.',
  },
  { who: 'Coördinator NPLV', text: 'leest op maandag om 08:30 het statusoverzicht.' },
];

const FROM_NOTHING: Step[] = [
  {
    who: 'Coördinator NPLV',
    text: 'typ “rekenkamer aanmelden” en daarna “golf openen”. Nodig dan een voorzitter uit: u krijgt een code.',
  },
  {
    who: null,
    text: 'Kies links onderaan “Nieuwe persoon” en geef de code in dat gesprek aan Kamerbode.',
  },
  { who: null, text: 'De voorzitter nodigt de anderen uit en start het onderzoek.' },
];

export function steps({ people }: Room, pick: (personId: string) => void): HTMLElement {
  const idOf = new Map(people.map(({ name, aadObjectId }) => [name, aadObjectId]));
  const shown = STUDY.every(({ who }) => who === null || idOf.has(who)) ? STUDY : FROM_NOTHING;
  return element(
    'ol',
    { class: 'guide' },
    ...shown.map(({ who, text }) => {
      const id = who === null ? undefined : idOf.get(who);
      return element(
        'li',
        {},
        who === null || id === undefined ? null : button(who, { class: 'link' }, () => pick(id)),
        `${id === undefined ? '' : ': '}${text}`,
      );
    }),
  );
}

export function openGuide(room: Room, pick: (personId: string) => void): void {
  const shown = openWindow('In vijf minuten door alle rollen.');
  shown.setTitle('Wat kunt u proberen?');
  shown.body.append(
    steps(room, (personId) => {
      shown.close();
      pick(personId);
    }),
    element(
      'p',
      { class: 'guide-note' },
      'Met ◫ naast een naam zet u gesprekken naast elkaar. Typ bij iedereen “help” om te zien wat er kan.',
    ),
  );
}
