/** What Kamerbode keeps of people and on what terms it is used: the page to which the app in Teams refers. */
export const aboutTexts = {
  title: 'Over Kamerbode',
  subtitle: 'Begeleidt het gezamenlijke, langjarige onderzoek van gemeentelijke rekenkamers',
  opening: [
    'Deze installatie wordt beheerd door wie bij de app in Microsoft Teams als aanbieder staat. Die is verantwoordelijk voor de gegevens en beantwoordt vragen daarover.',
    'This page tells what Kamerbode keeps about people and on what terms it is used. It is in Dutch, the language of the studies; questions are for whoever offers the app in Microsoft Teams.',
  ],
  privacy: {
    title: 'Privacy',
    lines: [
      'Van wie geen uitnodiging heeft gebruikt, wordt niets bewaard.',
      'Van wie meedoet: naam, id’s van Microsoft Entra (organisatie en persoon), rollen met hun data, werkdagen, taal, afwezigheid, en in welk gesprek in Teams de bot iemand bereikt.',
      'Een e-mailadres alleen van wie het zelf opgeeft. Er gaat ten hoogste één e-mail per dag naartoe, zonder inhoud, wanneer iemand in Teams niet te bereiken is.',
      'Wat iemand doet in een onderzoek: taken, aanvragen en besluiten, met datum en rol, in een geschiedenis die niet wordt gewijzigd. Namen, redenen en notities staan daar los van en kunnen worden gewist.',
      'Wat een rekenkamer vastlegt is voor haar eigen mensen. De coördinator van het programma ziet hoe het ervoor staat, niet wat erin staat, tot de voorzitter iets vrijgeeft.',
      'In de chat staan titels, data en aantallen. Microsoft Teams bewaart de chat volgens de regels van de organisatie van de lezer.',
      'Gegevens gaan naar niemand anders: geen analyse, geen advertenties, geen kunstmatige intelligentie. Logboeken bevatten id’s, codes en aantallen.',
      'Wie geen rol meer heeft, kan de voorzitter of secretaris van de eigen rekenkamer, of een coördinator, vragen de persoonsgegevens te wissen. Inzage en correctie vraagt u aan de aanbieder.',
    ],
  },
  terms: {
    title: 'Voorwaarden',
    lines: [
      'Kamerbode is bedoeld voor mensen die met een rol aan een onderzoek van een rekenkamer meewerken, op uitnodiging.',
      'Kamerbode herinnert, legt vast en rekent termijnen uit. Besluiten nemen mensen; niets wordt door stilte goedgekeurd, en Kamerbode stuurt nooit iets aan een gemeente.',
      'Wettelijke termijnen controleert u zelf: bij iedere datum legt Kamerbode uit hoe die is berekend.',
      'De software is open source (MIT-licentie) en wordt geleverd zonder garantie.',
    ],
  },
  source: 'Kamerbode, open source onder de MIT-licentie.',
} as const;
