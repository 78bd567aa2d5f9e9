/** Words of the dialog in which somebody's data are erased. */
export const erasure = {
  title: 'Persoonsgegevens wissen',
  intro:
    'Naam, Teams-identiteit, gesprek en agenda-adres worden gewist, en de naam verdwijnt uit notities, redenen en vindplaatsen. Rollen en besluiten blijven staan, zonder naam. Dit kan niet ongedaan worden gemaakt.',
  person: 'Van wie',
  reason: 'Waarom (zonder naam)',
  submit: 'Wissen',
  nobody: 'Er is niemand van wie alle rollen zijn beëindigd. Beëindig eerst de rol.',
};
