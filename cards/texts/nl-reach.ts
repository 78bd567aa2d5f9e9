/** How people are reached outside the chat: their mail address, the mail itself, and the app's place in Teams. */
export const reachDialogs = {
  mailAddress: {
    title: 'Mijn e-mail',
    intro:
      'Kan Kamerbode u in Teams niet bereiken, dan krijgt u hooguit één e-mail per dag: dat er iets op u wacht, en waar u het leest. Nooit wat het is of van wie.',
    given: (address: string) => `Nu gaat die naar ${address}.`,
    none: 'U hebt nog geen adres opgegeven.',
    offered: 'Hieronder staat het adres van uw werkaccount. Het wordt pas bewaard wanneer u het opslaat.',
    label: 'E-mailadres',
    placeholder: 'naam@gemeente.nl',
    note: 'Niemand anders ziet uw adres. Het gaat niet mee in een export en wordt gewist met uw gegevens.',
    remove: 'Adres weghalen',
  },
  catalogue: {
    title: 'Kamerbode in Teams',
    intro:
      'Een beheerder die de app in de catalogus van uw organisatie zet, krijgt daar een app-id. Daarmee openen de knoppen op de kaarten het tabblad in Teams zelf; zonder gaat het in de browser open.',
    label: 'App-id in de catalogus',
    placeholder: '00000000-0000-0000-0000-000000000000',
    note: 'Te vinden in het Teams-beheercentrum onder “Apps beheren”, bij Kamerbode. Het is niet de id van het pakket.',
    remove: 'Id weghalen',
  },
} as const;

/** The mail says no more than this: no name, no court, no title. Plain text. */
export const mailTexts = {
  subject: 'Kamerbode: er wacht iets op u',
  body: (count: number, link: string): string =>
    [
      count === 1 ? 'Er staat één bericht voor u klaar.' : `Er staan ${count} berichten voor u klaar.`,
      '',
      `Lezen: ${link}`,
      '',
      'Kamerbode kon u in Teams niet bereiken. U krijgt deze e-mail hooguit één keer per dag; in Kamerbode kunt u uw adres wijzigen of weghalen.',
      'Antwoorden op deze e-mail leest niemand.',
      '',
    ].join('\n'),
} as const;
