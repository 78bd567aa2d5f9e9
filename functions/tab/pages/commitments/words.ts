/** What people read on the pages of commitments, beside what the cards about them say. */
import { capital, counted, inWords, listed, shortDate } from '../../../../cards/format';
import { commitments } from '../../../../cards/texts/nl-commitments';

const { status, register, line, conversation, dialog } = commitments;

export const words = {
  status,
  register,
  conversation,
  due: line.due,
  title: 'Toezeggingen',
  titleOf: (court: string) => `Toezeggingen van ${court}`,
  /** "Eén toezegging is niet nagekomen, twee zijn in gevaar." */
  opening: (breached: number, atRisk: number) => {
    const said = [
      ...(breached === 0 ? [] : [`${inWords(breached)} niet nagekomen`]),
      ...(atRisk === 0 ? [] : [`${inWords(atRisk)} in gevaar`]),
    ];
    return said.length === 0
      ? 'Niets is in gevaar en niets is niet nagekomen.'
      : `Van de toezeggingen: ${listed(said)}.`;
  },
  declaration: dialog.declaration.title,
  note: dialog.declaration.note,
  stands: register.commitments,
  commitment: 'Toezegging',
  stand: 'Stand',
  said: 'Vastgelegd',
  explain: 'Wat telt, en waarom deze datum?',
  promised: 'Toegezegd',
  evidence: 'Bewijs',
  check: 'Wanneer gevraagd',
  breach: 'Niet nagekomen bij',
  confirm: register.confirm,
  waive: 'Vrijstellen',
  visible: 'Dit ziet de coördinator',
  duties: register.duties,
  noDuties: 'Er hoeft nu niets gedaan te worden.',
  duty: 'Wat',
  dueOn: 'Uiterlijk',
  who: 'Bij wie',
  ladder: 'Wat Kamerbode nog zegt',
  steps: (n: number) => counted(n, 'bericht', 'berichten'),
  silent: 'niets meer',
  step: (on: string, to: string | null, owners: readonly string[]) =>
    `${shortDate(on)}: aan ${to === null ? listed(owners) : `de ${to.toLowerCase()}`}`,
  years: {
    title: 'Door de jaren',
    intro: 'Wat is bevestigd, en welke toezeggingen in gevaar kwamen, zoals het in de geschiedenis staat.',
    show: 'De jaren tonen',
    none: 'Er is nog niets vastgelegd.',
    year: 'Jaar',
    confirmed: 'Getekend en bevestigd',
    atRisk: capital(status.AT_RISK),
    breached: capital(status.BREACHED),
    waived: capital(status.WAIVED),
    on: (on: string, what: string) => `${shortDate(on)}: ${what}`,
  },
  all: {
    intro:
      'Alleen de stand; wat een rekenkamer heeft toegezegd en waarom zij is vrijgesteld blijft bij haar.',
    line: (declared: number, of: number) =>
      `${declared} van ${counted(of, 'rekenkamer', 'rekenkamers')} ${declared === 1 ? 'heeft' : 'hebben'} de intentieverklaring vastgelegd.`,
    court: 'Rekenkamer',
    declaration: 'Intentieverklaring',
    declared: 'vastgelegd',
    notDeclared: 'nog niet vastgelegd',
    stand: 'Stand',
    any: 'Alle',
    breached: 'Iets niet nagekomen',
    atRisk: 'Iets in gevaar',
    waived: 'Ergens van vrijgesteld',
    undeclared: 'Zonder intentieverklaring',
    commitment: 'Toezegging',
    anyCommitment: 'Alle toezeggingen',
    none: 'Er zijn geen rekenkamers.',
    nothingLeft: 'Geen rekenkamer past bij dit filter.',
    nothing: '–',
    sign: 'Vastleggen',
    signOf: (court: string) => `Intentieverklaring van ${court} vastleggen`,
  },
};
