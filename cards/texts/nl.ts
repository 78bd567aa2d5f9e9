/**
 * What people read on cards: Dutch, formal *u*. The type of this object is the contract for every other language: a
 * text that is missing there does not compile. Refusals and outcomes have files of their own.
 */
export const nl = {
  greeting: {
    title: 'Welkom bij Kamerbode',
    intro:
      'Ik begeleid het onderzoek van uw rekenkamer, van intake tot rapport. U krijgt van mij op tijd uw taken, en ik laat het weten als er iets op u wacht.',
    known: (name: string) => `Dag ${name}. Ik ken u al: dit kunt u meteen doen.`,
    unknown: 'Bent u uitgenodigd? Typ hier de code uit uw uitnodiging. Tot die tijd bewaar ik niets van u.',
    rules: 'Ik stuur nooit iets naar de gemeente, en niets wordt goedgekeurd door te zwijgen.',
    summary: 'Welkom bij Kamerbode',
  },
  help: {
    title: 'Wat u hier kunt doen',
    intro: 'Typ een van deze woorden. Hoofdletters en kleine tikfouten geven niet.',
    commands: [
      { word: 'taken', does: 'uw taken, het dringendste eerst' },
      { word: 'status', does: 'hoe uw onderzoek ervoor staat' },
      { word: 'planning', does: 'de datums van alle stappen' },
      { word: 'faseovergang', does: 'de overgang naar de volgende stap aanvragen' },
      { word: 'registers', does: 'documentverzoeken, interviews en wederhoor' },
      { word: 'coördinator', does: 'precies wat de coördinator van uw rekenkamer ziet' },
      { word: 'instellingen', does: 'termijnen, vrije dagen, reces, afwezigheid, mensen' },
      { word: 'english / nederlands', does: 'de taal van begroeting en hulp' },
      { word: 'help', does: 'deze lijst' },
    ],
    more: 'Alles wat u typt kan ook met de knoppen op de kaarten.',
    summary: 'Wat u met Kamerbode kunt doen',
  },
  manifest: {
    shortName: 'Kamerbode',
    fullName: 'Kamerbode: gezamenlijk onderzoek door rekenkamers',
    shortDescription: 'Begeleidt een rekenkameronderzoek van intake tot rapport.',
    fullDescription:
      'Kamerbode begeleidt het gezamenlijke, langjarige onderzoek van gemeentelijke rekenkamers: taken op het goede moment, een besluit bij iedere faseovergang, termijnen die zichzelf uitleggen, en een statusoverzicht voor de coördinator.',
    commands: { tasks: 'Uw taken', status: 'Hoe uw onderzoek ervoor staat', help: 'Wat u hier kunt doen' },
  },
  button: {
    more: 'Meer …',
    refresh: 'Vernieuwen',
  },
};

export type Texts = typeof nl;
