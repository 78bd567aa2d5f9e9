/** What people read before they are known. */
export const words = {
  title: 'Aanmelden bij Kamerbode',
  intro: 'Meld u aan met uw werkaccount om te zien hoe uw onderzoek ervoor staat.',
  own: 'Aanmelden met uw werkaccount',
  guest: 'Aanmelden als gast van het programma',
  again: 'Opnieuw aanmelden',
  failed: 'Aanmelden is niet gelukt. Probeer het nog eens, of vraag uw beheerder of de app is toegestaan.',
  persona: 'Wie bent u?',
  personaIntro: 'U oefent op uw eigen computer. Kies als wie u kijkt; er gaat niets naar buiten.',
  programme: 'Programma',
  court: (name: string) => `Rekenkamer ${name}`,
  noRole: 'Nog niet aangesloten',
  code: {
    title: 'Welkom bij Kamerbode',
    label: 'Uw code',
    hint: 'Zestien tekens, zoals in uw uitnodiging',
    send: 'Meedoen',
  },
  joined: {
    title: 'U doet mee',
    unreached:
      'Kamerbode stuurt u ook berichten in Teams, zoals elke ochtend wat er voor u ligt. Dat kan pas als u daar zelf een keer iets hebt getypt, bijvoorbeeld “help”. Uw chat opent u straks met “Naar de chat”, boven aan de pagina.',
    go: 'Verder',
  },
};
