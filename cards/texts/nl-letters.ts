/**
 * The reminder letter to somebody outside the court, in formal Dutch, ready to be copied: a person sends it, Kamerbode
 * never does. Plain text for a field, so nothing in it is Markdown. Names are left open: registers hold none.
 */
import type { RegisterKind } from '../../entities/study';
import { letterDate, workingDays } from '../format';

export interface LetterFacts {
  kind: RegisterKind;
  number: number;
  municipality: string;
  /** Labels of the other side's roles. */
  roles: string[];
  /** Dates as `yyyy-MM-dd`. */
  writtenOn: string;
  sentOn: string;
  heldOn: string | null;
  dueOn: string;
  /** Working days over the term; negative before it. */
  over: number;
  /** By when an answer is asked once the term is over. */
  replyBy: string;
  /** Whether a part has come in. */
  partly: boolean;
  /** Who sends it. */
  from: string;
}

/** Working days after which the matter goes one step up the municipality's ladder (domain notes, document requests). */
const TO_THE_SECRETARY = 5;
const TO_THE_EXECUTIVE = 10;

/** The whole letter; paragraphs are separated by an empty line. */
export function reminderLetter(facts: LetterFacts): string {
  const { kind, municipality, writtenOn, from } = facts;
  return [
    `Aan: ${addressee(facts)}`,
    `${municipality}, ${letterDate(writtenOn)}`,
    `Betreft: ${SUBJECT[kind](facts)}`,
    'Geachte heer, mevrouw,',
    ...OPENING[kind](facts),
    ...(facts.over > 0 ? AFTER_TERM[kind](facts) : BEFORE_TERM[kind](facts)),
    'Hebt u vragen, dan kunt u met mij contact opnemen.',
    `Hoogachtend,\nnamens de rekenkamer ${municipality},`,
    from,
  ].join('\n\n');
}

function addressee({ kind, municipality, roles }: LetterFacts): string {
  if (kind === 'EXECUTIVE_HEARING') return `het college van burgemeester en wethouders van ${municipality}`;
  return roles.length === 0
    ? `de ambtelijke organisatie van de gemeente ${municipality}`
    : `[naam], ${roles.join(', ')}`;
}

type Paragraphs = (facts: LetterFacts) => string[];

const SUBJECT: Record<RegisterKind, (facts: LetterFacts) => string> = {
  DOCUMENT_REQUEST: ({ number, sentOn }) =>
    `herinnering aan documentverzoek ${number} van ${letterDate(sentOn)}`,
  INTERVIEW: ({ number }) => `herinnering aan het gespreksverslag (interview ${number})`,
  TECHNICAL_HEARING: () => 'herinnering aan het ambtelijk wederhoor',
  EXECUTIVE_HEARING: () => 'herinnering aan het bestuurlijk wederhoor',
};

const OPENING: Record<RegisterKind, Paragraphs> = {
  DOCUMENT_REQUEST: ({ municipality, number, sentOn, dueOn, partly }) => [
    `Op ${letterDate(sentOn)} heeft de rekenkamer ${municipality} u om documenten gevraagd (documentverzoek ${number}), te verstrekken uiterlijk op ${letterDate(dueOn)}.`,
    ...(partly
      ? ['Een deel van de documenten hebben wij ontvangen, waarvoor dank. Deze brief gaat over de overige.']
      : []),
  ],
  INTERVIEW: ({ municipality, heldOn, sentOn, dueOn }) => [
    `${heldOn === null ? 'Onlangs' : `Op ${letterDate(heldOn)}`} hebt u gesproken met de rekenkamer ${municipality}. Het verslag van dat gesprek hebben wij u op ${letterDate(sentOn)} gestuurd, met het verzoek uiterlijk op ${letterDate(dueOn)} te laten weten of u zich daarin kunt vinden.`,
  ],
  TECHNICAL_HEARING: ({ municipality, sentOn, dueOn }) => [
    `Op ${letterDate(sentOn)} heeft de rekenkamer ${municipality} u de concept-nota van bevindingen gestuurd, met het verzoek uiterlijk op ${letterDate(dueOn)} te laten weten of de feiten daarin juist en volledig zijn.`,
  ],
  EXECUTIVE_HEARING: ({ municipality, sentOn, dueOn }) => [
    `Op ${letterDate(sentOn)} heeft de rekenkamer ${municipality} u het conceptrapport gestuurd, met het verzoek uiterlijk op ${letterDate(dueOn)} uw bestuurlijke reactie te geven.`,
  ],
};

const BEFORE_TERM: Record<RegisterKind, Paragraphs> = {
  DOCUMENT_REQUEST: ({ dueOn }) => [
    `Graag herinneren wij u aan deze termijn. Lukt het niet om de documenten voor die tijd te verstrekken, laat ons dan vóór ${letterDate(dueOn)} weten wanneer wij ze kunnen verwachten.`,
    'Bestaat een document niet of kunt u het niet verstrekken, dan vernemen wij dat ook graag, met de reden.',
  ],
  INTERVIEW: () => [
    'Graag herinneren wij u aan deze termijn. Onjuistheden en aanvullingen kunt u bij uw reactie aangeven.',
  ],
  TECHNICAL_HEARING: () => [
    'Graag herinneren wij u aan deze termijn. U kunt uw opmerkingen op het meegestuurde reactieformulier invullen. Hebt u geen opmerkingen, dan vernemen wij dat ook graag.',
  ],
  EXECUTIVE_HEARING: () => [
    'Graag herinneren wij u aan deze termijn. Uw reactie nemen wij volledig op in het rapport. Een toelichting in een gesprek is mogelijk.',
  ],
};

/** "… eindigde 3 werkdagen geleden": the same for all kinds. */
function passed({ dueOn, over }: LetterFacts): string {
  return `Deze termijn is op ${letterDate(dueOn)} verstreken, ${workingDays(over)} geleden.`;
}

const AFTER_TERM: Record<RegisterKind, Paragraphs> = {
  DOCUMENT_REQUEST: (facts) => [
    `${passed(facts)} Wij verzoeken u de ${facts.partly ? 'ontbrekende' : 'gevraagde'} documenten alsnog te verstrekken, uiterlijk op ${letterDate(facts.replyBy)}.`,
    // Art. 183 Gemeentewet; the court checks the current text before it sends anything.
    'De rekenkamer is op grond van artikel 183 van de Gemeentewet bevoegd alle documenten te onderzoeken die berusten bij het gemeentebestuur, voor zover zij dat voor haar taak nodig acht.',
    ...nextOnTheLadder(facts),
  ],
  INTERVIEW: (facts) => [
    `${passed(facts)} Wij hebben uw reactie niet ontvangen en verzoeken u alsnog uiterlijk op ${letterDate(facts.replyBy)} te reageren.`,
    'Ontvangen wij dan geen reactie, dan gaan wij ervan uit dat u met het verslag instemt.',
  ],
  TECHNICAL_HEARING: (facts) => [
    `${passed(facts)} Wij hebben uw reactie niet ontvangen en verzoeken u alsnog uiterlijk op ${letterDate(facts.replyBy)} te reageren.`,
    'Ontvangen wij dan geen reactie, dan kan de rekenkamer de nota zonder uw reactie vaststellen; dat wordt dan vermeld.',
    ...nextOnTheLadder(facts),
  ],
  EXECUTIVE_HEARING: (facts) => [
    `${passed(facts)} Wij hebben uw bestuurlijke reactie niet ontvangen en verzoeken u deze alsnog uiterlijk op ${letterDate(facts.replyBy)} te geven.`,
    'Ontvangen wij dan geen reactie, dan besluit de rekenkamer of zij het rapport zonder bestuurlijke reactie uitbrengt; dat wordt dan in het rapport vermeld.',
  ],
};

function nextOnTheLadder({ over }: LetterFacts): string[] {
  if (over < TO_THE_SECRETARY) return [];
  const to =
    over < TO_THE_EXECUTIVE
      ? 'de gemeentesecretaris'
      : 'het college van burgemeester en wethouders, en zo nodig aan de raad';
  return [`Blijft een reactie uit, dan leggen wij dit voor aan ${to}.`];
}
