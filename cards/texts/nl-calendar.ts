/** What stands in somebody's own calendar: titles only, as on the cards. */
export const calendarTexts = {
  name: 'Kamerbode',
  task: (task: string, municipality: string) => `${task} (${municipality})`,
  stageEnds: (stage: string, municipality: string) => `Einde van de stap: ${stage} (${municipality})`,
  decision: (gate: string, municipality: string) => `Besluit gevraagd: ${gate} (${municipality})`,
  reply: (entry: string, number: number, municipality: string) =>
    `Reactie verwacht: ${entry} ${number} (${municipality})`,
  meeting: (municipality: string) => `Vergadering Rekenkamer ${municipality}`,
  publication: (municipality: string) => `Publicatie van het rapport (${municipality})`,
  windowOpens: (wave: string, place: string) => `Eerste dag van het venster van golf ${wave} (${place})`,
  windowEnds: (wave: string, place: string) => `Laatste dag van het venster van golf ${wave} (${place})`,
  /** The place of what is no court's own. */
  programme: 'programma',
} as const;
