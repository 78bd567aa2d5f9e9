/**
 * What people read when it worked: one Dutch sentence per code, shown as the line on top of the card. Values arrive
 * raw (dates as `yyyy-MM-dd`); the sentence formats them. No reasons or notes in here.
 */
import { counted, dutchDate, dutchMoment, euros, workingDays } from '../format';
import { fallenWork, participationWord, weekdayList } from './court-words';
import type { AnyText, Values } from './refusals';

const TWO_PEOPLE = 'Een faseovergang vraagt twee mensen: wie aanvraagt, beslist niet zelf.';

const LEAVES: Readonly<Record<string, string>> = {
  NO_CHAIR:
    ' Let op: daarna heeft de rekenkamer geen voorzitter en kan niemand over een faseovergang beslissen.',
  ONE: ` Let op: daarna is er nog één persoon. ${TWO_PEOPLE}`,
  NOBODY:
    ' Let op: daarna hoort niemand meer bij deze rekenkamer; de coördinator kan weer een voorzitter uitnodigen.',
};

const ABSENT_CHAIR: Readonly<Record<string, string>> = {
  SOMEBODY: ' Zolang kan een plaatsvervanger over faseovergangen beslissen.',
  NOBODY: ' Zolang kan niemand over faseovergangen beslissen; wijs zo nodig een tijdelijke vervanger aan.',
};

const DECIDES: Readonly<Record<string, string>> = {
  NO_CHAIR: ' Er is nog geen voorzitter: over een faseovergang kan nu niemand beslissen.',
  ALONE: ` ${TWO_PEOPLE}`,
};

/** A type and not an interface: those have no index signature. */
type HandedOver = {
  name: string;
  to: string;
  /** Tasks that went to the successor, and to others. */
  count: number;
  others: number;
  takers: string;
  /** Of the others: second readings that wait for a reader. */
  unread: number;
  /** Terms of others that are watched over by somebody else from now on. */
  terms: number;
  left: number;
  leftTitles: string;
  /** The new contact; `-` when one must still be chosen, empty text when that did not change. */
  contact: string;
  /** `left`: nobody replaces the chair in the leaver's place. */
  standIn: string;
  /** `no`, the last day away, or `unknown`. */
  away: string;
  /** The last day of the roles; empty text when they last. */
  until: string;
  leaves: string;
};

function* handedOver(v: HandedOver): Generator<string> {
  if (v.count > 0)
    yield `${counted(v.count, 'taak', 'taken')} van ${v.name} ${v.count === 1 ? 'is' : 'zijn'} nu van ${v.to}.`;
  const given = v.others - v.unread;
  if (given > 0)
    yield `${counted(given, 'taak', 'taken')} die ${v.to} niet mag doen, ${given === 1 ? 'gaat' : 'gaan'} naar ${v.takers}.`;
  if (v.unread > 0)
    yield `${counted(v.unread, 'tweede lezing wacht', 'tweede lezingen wachten')} op iemand die er niet zelf aan werkte.`;
  if (v.terms > 0)
    yield `${counted(v.terms, 'termijn waarop een ander moet antwoorden, wordt', 'termijnen waarop anderen moeten antwoorden, worden')} voortaan door de opvolger bewaakt.`;
  if (v.left > 0)
    yield `Voor “${v.leftTitles}”${v.left > 3 ? ` en nog ${v.left - 3}` : ''} is er niemand anders; dat blijft openstaan.`;
  if (v.contact === '-') yield 'Kies nog een andere contactpersoon.';
  else if (v.contact !== '') yield `De contactpersoon is nu ${v.contact}.`;
  if (v.standIn === 'left')
    yield 'De vervanging van de voorzitter gaat niet vanzelf over: wijs zo nodig een ander aan.';
  if (v.away !== 'no')
    yield `${v.to} is nu afwezig${v.away === 'unknown' ? '' : ` tot en met ${dutchDate(v.away)}`}; herinneringen gaan zolang naar wie vervangt.`;
  if (v.until !== '')
    yield `De rol van ${v.name} loopt tot en met ${dutchDate(v.until)}.${LEAVES[v.leaves] ?? ''}`;
  if (v.count + v.others + v.terms === 0 && v.until === '' && v.contact === '')
    yield `Wie ${v.name} verving, wordt nu vervangen door ${v.to}.`;
}

const outcomes = {
  // ── questions and recommendations ───────────────────────────────────────────────────────────────────────────────
  QUESTION_SET: (v: { number: number }) => `Vraag ${v.number} is bijgewerkt.`,
  QUESTION_NO_LONGER_RELEASED: (v: { number: number }) =>
    `Vraag ${v.number} is bijgewerkt en niet meer vrijgegeven: de voorzitter geeft haar zo nodig opnieuw vrij.`,
  FINDINGS_RELEASED: (v: { count: number }) =>
    v.count === 1
      ? 'De bevinding is vrijgegeven: de coördinator en de andere voorzitters kunnen haar lezen.'
      : `${v.count} bevindingen zijn vrijgegeven: de coördinator en de andere voorzitters kunnen ze lezen.`,
  SHARED_ANSWER_PROPOSED: (v: { number: number; edition: number }) =>
    `Versie ${v.edition} van het gezamenlijke antwoord op vraag ${v.number} is voorgesteld. Elke rekenkamer beslist zelf.`,
  SHARED_ANSWER_WITHDRAWN: (v: { number: number; edition: number }) =>
    `Versie ${v.edition} van het gezamenlijke antwoord op vraag ${v.number} is ingetrokken. Wie haar al overnam, houdt haar.`,
  SHARED_ANSWER_ADOPTED: (v: { number: number; edition: number; withdrawn: string }) =>
    `Vraag ${v.number} volgt nu het gezamenlijke antwoord, versie ${v.edition}.${
      v.withdrawn === 'yes'
        ? ' Vrijgegeven is zij niet meer: de voorzitter geeft haar zo nodig opnieuw vrij.'
        : ''
    }`,
  ANSWER_KEPT: (v: { number: number }) => `Het antwoord op vraag ${v.number} blijft zoals het is.`,
  RECOMMENDATION_ADDED: (v: { number: number }) => `Toegevoegd als aanbeveling ${v.number}.`,
  RECOMMENDATION_UPDATED: (v: { number: number }) => `Aanbeveling ${v.number} is bijgewerkt.`,

  // ── people and access ───────────────────────────────────────────────────────────────────────────────────────────
  LANGUAGE_SET: () => 'Uw taal is ingesteld.',
  CALENDAR_LINK_CREATED: () =>
    'Uw agenda-adres is gemaakt; een ouder adres werkt niet meer. Voeg het in uw agenda toe als internetagenda. Wie het adres heeft, leest mee: geef het aan niemand.',
  MAIL_ADDRESS_SET: () =>
    'Uw e-mailadres is vastgelegd. U krijgt alleen e-mail wanneer Kamerbode u in Teams niet kan bereiken.',
  MAIL_ADDRESS_GONE: () => 'Uw e-mailadres is weggehaald; u krijgt geen e-mail meer.',
  CATALOGUE_ID_SET: () => 'De app-id is vastgelegd: knoppen op nieuwe kaarten openen het tabblad in Teams.',
  CATALOGUE_ID_GONE: () => 'De app-id is weggehaald: knoppen op kaarten openen Kamerbode in de browser.',
  CALENDAR_LINK_REVOKED: () => 'Uw agenda-adres is ingetrokken en werkt niet meer.',
  DOCUMENT_LINK_CREATED: (v: { until: string }) =>
    `Het document staat klaar: u kunt het openen tot ${dutchMoment(v.until)}. Daarna maakt u het zo opnieuw.`,
  WORKING_DAYS_SET: (v: { days: string }) =>
    `Uw werkdagen zijn nu ${weekdayList(v.days)}. Termijnen veranderen niet.`,
  WEEKLY_LINES_SET: (v: { state: string }) =>
    v.state === 'ON'
      ? 'U krijgt elke week drie regels over uw onderzoek.'
      : 'U krijgt de wekelijkse regels niet meer.',
  INVITED: (v: { role: string; municipality: string; until: string }) =>
    `Uitnodiging gemaakt: ${v.role}, rekenkamer ${v.municipality}. De code werkt één keer, tot en met ${dutchDate(v.until)}. Kamerbode bewaart de code niet: geef die nu door.`,
  INVITATION_REVOKED: (v: { role: string }) => `De uitnodiging (${v.role}) is ingetrokken.`,
  JOINED: (v: { role: string; municipality: string; alone: string }) =>
    `Welkom bij de rekenkamer van ${v.municipality}. Uw rol: ${v.role}.${
      v.alone === 'yes' ? ` U bent daar nu de enige. ${TWO_PEOPLE}` : ''
    }`,
  ROLE_ENDED: (v: { name: string; role: string; until: string; leaves: string }) =>
    `De rol van ${v.name} (${v.role}) loopt tot en met ${dutchDate(v.until)}.${LEAVES[v.leaves] ?? ''}`,
  HANDED_OVER: (v: HandedOver) => [...handedOver(v)].join(' '),
  CHAIR_APPOINTED: (v: { name: string; municipality: string }) =>
    `${v.name} is nu voorzitter van de rekenkamer van ${v.municipality}.`,
  STAND_IN_APPOINTED: (v: { name: string; municipality: string; until: string }) =>
    `${v.name} vervangt de voorzitter van ${v.municipality} tot en met ${dutchDate(v.until)}, en kan zolang lezen wat daarvoor nodig is.`,
  ABSENCE_REGISTERED: (v: { name: string; from: string; until: string; decides: string }) =>
    `${v.name} is afwezig ${
      v.until === ''
        ? `vanaf ${dutchDate(v.from)}`
        : `van ${dutchDate(v.from)} tot en met ${dutchDate(v.until)}`
    }.${ABSENT_CHAIR[v.decides] ?? ''}`,
  ABSENCE_ENDS: (v: { name: string; until: string; over: string }) =>
    v.over === 'yes' ? `${v.name} is er weer.` : `${v.name} is afwezig tot en met ${dutchDate(v.until)}.`,
  COURT_REGISTERED: (v: { municipality: string }) =>
    `De rekenkamer van ${v.municipality} is aangemeld. Nodig nu de voorzitter uit. ${TWO_PEOPLE}`,
  PARTICIPATION_SET: (v: { municipality: string; status: string; running: string }) =>
    `De deelname van ${v.municipality} staat op “${participationWord(v.status)}”.${
      v.running === 'yes' ? ' Het lopende onderzoek gaat door totdat de rekenkamer het zelf pauzeert.' : ''
    }`,
  SETTINGS_SAVED: (v: { workingDays: number }) =>
    `De instellingen zijn opgeslagen. Vaste datums blijven staan; de prognose ${
      v.workingDays === 0
        ? 'rekent vanaf nu hiermee'
        : `schuift ${workingDays(Math.abs(v.workingDays))} ${v.workingDays < 0 ? 'naar voren' : 'op'}`
    }.`,
  CONTACT_SET: (v: { name: string; municipality: string }) =>
    `${v.name} is de contactpersoon van de rekenkamer van ${v.municipality}.`,
  CHANNEL_LINKED: (v: { municipality: string }) =>
    `Dit kanaal krijgt voortaan de mijlpalen van het onderzoek in ${v.municipality}, en niets anders.`,
  CHANNEL_UNLINKED: (v: { municipality: string }) =>
    `Het kanaal van ${v.municipality} is ontkoppeld en krijgt geen mijlpalen meer.`,
  STATUS_ASKED: (v: { municipality: string }) =>
    `De status is gevraagd aan de rekenkamer van ${v.municipality}.`,
  STATUS_GIVEN: (v: { answer: string; until: string }) =>
    v.answer === 'DELAYED'
      ? `De coördinator leest: vertraagd tot ${dutchDate(v.until)}.`
      : `De coördinator leest: ${v.answer === 'ON_TRACK' ? 'op schema' : 'bel mij'}.`,
  WAVE_OPENED: (v: { number: number; title: string }) => `Golf ${v.number}, “${v.title}”, is geopend.`,
  DEFINITION_ADOPTED: (v: { number: number; count: number }) =>
    `Golf ${v.number} gebruikt nu de nieuwe teksten (${v.count} gewijzigd).`,
  STUDY_STARTED: (v: {
    municipality: string;
    stage: string;
    from: string;
    opens: string;
    falls: string;
    decides: string;
  }) =>
    `Het onderzoek in ${v.municipality} is gestart per ${dutchDate(v.from)}, met “${v.stage}”.${
      v.opens === '' ? '' : ` Dat is voor het venster van deze golf, dat op ${dutchDate(v.opens)} begint.`
    }${fallenWork(v.falls)}${DECIDES[v.decides] ?? ''}`,

  // ── study ───────────────────────────────────────────────────────────────────────────────────────────────────────
  TASK_DONE: (v: { task: string }) => `“${v.task}” is afgerond.`,
  TASKS_DONE: (v: { count: number }) => `${v.count} taken zijn afgerond.`,
  TASK_UNDONE: (v: { task: string }) => `“${v.task}” staat weer zoals daarvoor.`,
  TASK_SNOOZED: (v: { until: string }) => `U hoort hier op ${dutchDate(v.until)} weer van.`,
  TASK_WAITING: (v: { task: string }) =>
    `“${v.task}” wacht nu op een ander; u krijgt er geen herinneringen over.`,
  TASK_NO_LONGER_WAITING: (v: { task: string }) => `“${v.task}” wacht niet meer.`,
  TASK_NOT_APPLICABLE: (v: { task: string }) => `“${v.task}” staat op niet van toepassing.`,
  TASK_EXTENDED: (v: { task: string; until: string }) =>
    `“${v.task}” heeft als einddatum ${dutchDate(v.until)}.`,
  TASK_EXTENDED_PAST_STAGE: (v: { task: string; until: string; stageEnd: string }) =>
    `“${v.task}” heeft als einddatum ${dutchDate(v.until)}. Let op: de stap eindigt op ${dutchDate(v.stageEnd)}.`,
  TASK_REASSIGNED: (v: { task: string }) => `“${v.task}” is overgedragen.`,
  TASK_REOPENED: (v: { task: string }) => `“${v.task}” staat weer open.`,
  NOTE_ADDED: () => 'De notitie is opgeslagen.',
  GATE_REQUESTED: (v: { gate: string }) => `De overgang “${v.gate}” is aangevraagd.`,
  GATE_REQUESTED_FOR_MEETING: (v: { gate: string; on: string }) =>
    `De overgang “${v.gate}” is aangevraagd en gaat mee naar de vergadering van ${dutchDate(v.on)}.`,
  GATE_REQUESTED_NOBODY: (v: { gate: string }) =>
    `De overgang “${v.gate}” is aangevraagd, maar nu kan niemand erover beslissen. Op de kaart staat wat u kunt doen.`,
  GATE_WITHDRAWN: (v: { gate: string }) => `De aanvraag voor “${v.gate}” is ingetrokken.`,
  GATE_APPROVED: (v: { gate: string; stage: string }) =>
    `Akkoord op “${v.gate}”. De stap “${v.stage}” is begonnen.`,
  STUDY_PUBLISHED: (v: { on: string }) =>
    `Akkoord op publicatie op ${dutchDate(v.on)}. De vijf fasen zijn afgerond; de nazorg is begonnen.`,
  STUDY_CLOSED: () => 'Akkoord. Het onderzoek is afgesloten.',
  GATE_RETURNED: (v: { gate: string; count: number }) =>
    v.count === 1
      ? `“${v.gate}” is teruggestuurd; één taak is heropend.`
      : `“${v.gate}” is teruggestuurd; ${v.count} taken zijn heropend.`,
  GATE_DECISION_RECORDED: () =>
    'Het besluit is vastgelegd. De voorzitter hoeft het alleen nog te bevestigen.',
  GATE_REOPENED: (v: { gate: string; stage: string }) =>
    `“${v.gate}” is heropend. De stap “${v.stage}” loopt weer; wat gedaan is, blijft gedaan.`,
  EVENT_RECORDED: (v: { event: string; on: string }) => `Vastgelegd: “${v.event}”, ${dutchDate(v.on)}.`,
  CONDITION_ANSWERED: (v: { condition: string; answer: string }) =>
    `Vastgelegd: “${v.condition}”, ${v.answer}.`,
  STUDY_PAUSED: () => 'Het onderzoek is gepauzeerd. Er gaan geen herinneringen uit.',
  STUDY_RESUMED: (v: { workingDays: number }) =>
    v.workingDays === 1
      ? 'Het onderzoek loopt weer. De datums zijn één werkdag opgeschoven.'
      : `Het onderzoek loopt weer. De datums zijn ${v.workingDays} werkdagen opgeschoven.`,
  STAGE_EXTENDED: (v: { stage: string; until: string }) =>
    `De stap “${v.stage}” loopt nu tot en met ${dutchDate(v.until)}.`,

  // ── registers ───────────────────────────────────────────────────────────────────────────────────────────────────
  ENTRY_ADDED: (v: { number: number }) => `Toegevoegd als nummer ${v.number}.`,
  ENTRY_ADDED_UNTIL: (v: { number: number; due: string }) =>
    `Toegevoegd als nummer ${v.number}; de termijn loopt tot en met ${dutchDate(v.due)}.`,
  ENTRY_CHANGED: (v: { number: number }) => `Nummer ${v.number} is bijgewerkt.`,
  ENTRY_CHANGED_UNTIL: (v: { number: number; due: string }) =>
    `Nummer ${v.number} is bijgewerkt; de termijn loopt tot en met ${dutchDate(v.due)}.`,
  PROPOSAL_ACCEPTED: (v: { due: string }) => `De termijn is verlengd tot en met ${dutchDate(v.due)}.`,
  PROPOSAL_DECLINED: (v: { due: string }) => `De termijn blijft ${dutchDate(v.due)}.`,

  // ── planning ────────────────────────────────────────────────────────────────────────────────────────────────────

  // ── erasing a person ────────────────────────────────────────────────────────────────────────────────────────────
  PERSON_ERASED: () =>
    'De persoonsgegevens zijn gewist. Rollen en besluiten blijven staan, zonder naam. Reservekopieën wist de beheerder.',

  // ── waves ───────────────────────────────────────────────────────────────────────────────────────────────────────
  WINDOW_MOVED: (v: { number: number; from: string; until: string }) =>
    `Het venster van golf ${v.number} loopt nu van ${dutchDate(v.from)} tot en met ${dutchDate(v.until)}.`,
  WINDOW_SET: (v: { number: number }) =>
    `Vastgelegd. Het venster van golf ${v.number} begint te tellen zodra de ankerdatum bekend is.`,

  // ── joint note ──────────────────────────────────────────────────────────────────────────────────────────────────
  JOINT_NOTE_PROPOSED: (v: { count: number }) =>
    `De nota is voorgelegd aan de voorzitters van ${v.count} rekenkamers.`,
  JOINT_NOTE_REVISED: (v: { count: number; round: number }) =>
    `De herziene nota is voorgelegd aan ${v.count} rekenkamers: ronde ${v.round}. Ieder geeft opnieuw akkoord.`,
  JOINT_NOTE_WITHDRAWN: () => 'De gezamenlijke nota is ingetrokken. U kunt een andere voorleggen.',
  JOINT_NOTE_IS_PUBLIC: (v: { on: string; number: number; from: string; until: string }) =>
    `Vastgelegd: openbaar op ${dutchDate(v.on)}. Vanaf die dag telt het venster van golf ${v.number}: van ${dutchDate(v.from)} tot en met ${dutchDate(v.until)}.`,
  JOINT_CONSENTED: (v: { municipality: string; count: number; of: number }) =>
    `Het akkoord van ${v.municipality} is vastgelegd: ${v.count} van ${v.of}.${
      v.count === v.of ? ' Daarmee is iedere voorzitter akkoord.' : ''
    }`,
  JOINT_OBJECTED: (v: { municipality: string }) =>
    `Vastgelegd: ${v.municipality} is niet akkoord. De andere voorzitters en de coördinatoren kunnen uw reden lezen.`,
  JOINT_TAKEN_BACK: (v: { municipality: string }) =>
    `Het akkoord van ${v.municipality} is teruggenomen. Tot de publicatie kunt u het opnieuw geven.`,

  // ── duties and the declaration of intent ────────────────────────────────────────────────────────────────────────
  DECLARATION_SIGNED: (v: { municipality: string; untilYear: number }) =>
    `De intentieverklaring van ${v.municipality} is vastgelegd, tot en met ${v.untilYear}.`,
  COMMITMENTS_CONFIRMED: (v: { until: string }) =>
    `Dank u: de toezeggingen zijn bevestigd. De volgende keer is ${dutchDate(v.until)}.`,
  BUDGET_CONFIRMED: (v: { year: number; euros: number }) =>
    `Het budget voor ${v.year} is bevestigd: ${euros(v.euros)}.`,
  SPENDING_REPORTED: (v: { year: number }) =>
    `Dank u: de besteding over het eerste halfjaar van ${v.year} is vastgelegd.`,
  DECLARATION_RECONFIRMED: (v: { municipality: string }) =>
    `De intentieverklaring van ${v.municipality} is opnieuw bevestigd.`,
  INCIDENT_REPORTED: (v: { on: string }) =>
    `Het incident van ${dutchDate(v.on)} is gemeld. De coördinator ziet dát er een is, niet wat er gebeurde.`,
  INCIDENT_CLOSED: (v: { talkedOn: string }) =>
    `Vastgelegd: de voorzitters spraken erover op ${dutchDate(v.talkedOn)}.`,
  WITHDRAWAL_ANNOUNCED: (v: { municipality: string }) =>
    `Vastgelegd dat ${v.municipality} wil stoppen. De coördinator en de andere voorzitters lezen dát het zo is, niet waarom, en zoeken het gesprek met u. Er verandert nu niets; wie alsnog bevestigt, blijft.`,
  COMMITMENT_WAIVED: (v: { commitment: string; until: string }) =>
    `Vrijgesteld van “${v.commitment}” tot en met ${dutchDate(v.until)}. Daarna wordt er weer naar gevraagd.`,
  DUTY_DONE: (v: { on: string }) => `Vastgelegd als gedaan op ${dutchDate(v.on)}.`,
} satisfies Record<string, (values: never) => string>;

export type OutcomeCode = keyof typeof outcomes;

/** The values that the text of a code needs: leaving one out does not compile. */
export type OutcomeValues<C extends OutcomeCode> =
  Parameters<(typeof outcomes)[C]> extends [infer V] ? V : Values | undefined;

/** The sentence for an outcome. */
export function outcomeText(outcome: { code: OutcomeCode; values: Values }): string {
  const texts: Record<OutcomeCode, AnyText> = outcomes;
  return texts[outcome.code](outcome.values);
}
