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
} as const;
