/** What stands in the history, in Dutch: a label for each action that is written there, and what belongs to it. */
import { counted, dutchDate, workingDays } from '../format';
import { cards } from './nl-cards';

export const historyActions: Readonly<Record<string, string>> = {
  COMPLETE_TASKS: 'Afgerond',
  UNDO_TASK: 'Ongedaan gemaakt',
  SNOOZE_TASK: 'Later gezet',
  WAIT_FOR: 'Wacht op een ander',
  STOP_WAITING: 'Wacht niet meer',
  MARK_NOT_APPLICABLE: 'Niet van toepassing',
  EXTEND_TASK: 'Uitgesteld',
  REASSIGN_TASK: 'Overgedragen',
  REOPEN_TASK: 'Heropend',
  ADD_NOTE: 'Notitie toegevoegd',
  REQUEST_GATE: 'Faseovergang aangevraagd',
  WITHDRAW_GATE: 'Aanvraag ingetrokken',
  APPROVE_GATE: 'Akkoord op faseovergang',
  RETURN_GATE: 'Aanvraag teruggestuurd',
  RECORD_GATE_DECISION: 'Besluit vastgelegd namens de voorzitter',
  REOPEN_GATE: 'Faseovergang heropend',
  EXTEND_STAGE: 'Einddatum van een stap verzet',
  RECORD_EVENT: 'Gebeurtenis vastgelegd',
  ANSWER_CONDITION: 'Vraag beantwoord',
  ADD_REGISTER_ENTRY: 'In het register gezet',
  UPDATE_REGISTER_ENTRY: 'Register bijgewerkt',
  ANSWER_EXTENSION_PROPOSAL: 'Voorstel tot verlenging beantwoord',
  SET_QUESTION: 'Onderzoeksvraag bijgewerkt',
  ADOPT_SHARED_ANSWER: 'Gezamenlijk antwoord overgenomen',
  KEEP_ANSWER: 'Bij het antwoord gebleven naast een nieuwere versie',
  RELEASE_FINDINGS: 'Bevindingen vrijgegeven',
  ADD_RECOMMENDATION: 'Aanbeveling toegevoegd',
  UPDATE_RECOMMENDATION: 'Aanbeveling bijgewerkt',
  PAUSE_STUDY: 'Onderzoek gepauzeerd',
  RESUME_STUDY: 'Onderzoek hervat',
  START_STUDY: 'Onderzoek gestart',
  REGISTER_COURT: 'Rekenkamer aangemeld',
  SET_PARTICIPATION: 'Deelname gewijzigd',
  SET_COURT_SETTINGS: 'Instellingen gewijzigd',
  REPLAN: 'Prognose herrekend na gewijzigde instellingen',
  SET_CONTACT: 'Contactpersoon gekozen',
  INVITE: 'Uitnodiging gemaakt',
  REVOKE_INVITATION: 'Uitnodiging ingetrokken',
  REDEEM_CODE: 'Gaat meedoen met een code',
  END_ROLE: 'Rol beëindigd',
  HAND_OVER: 'Alles overgedragen',
  APPOINT_CHAIR: 'Voorzitter benoemd',
  APPOINT_STAND_IN: 'Vervanger voor besluiten aangewezen',
  REGISTER_ABSENCE: 'Afwezigheid gemeld',
  END_ABSENCE: 'Afwezigheid beëindigd',
  SET_WORKING_DAYS: 'Werkdagen gewijzigd',
  SET_LANGUAGE: 'Taal gewijzigd',
  SET_WEEKLY_LINES: 'Weekbericht aan- of uitgezet',
  ERASE_PERSON: 'persoonsgegevens gewist',
  IMPORT_COURT: 'rekenkamer teruggezet uit een export',
  CREATE_CALENDAR_LINK: 'Agenda-adres gemaakt',
  REVOKE_CALENDAR_LINK: 'Agenda-adres ingetrokken',
  CREATE_DOCUMENT_LINK: 'Document gemaakt',
  OPEN_WAVE: 'Golf geopend',
  SET_ANCHOR: 'Ankerdatum van een golf gewijzigd',
  SET_WAVE_WINDOW: 'Venster van een golf gewijzigd',
  DUTY_DONE: 'Verplichting vervuld',
  DUTY_MOVED: 'Verplichting verschoven',
  ADOPT_DEFINITION: 'Nieuwe teksten overgenomen',
  LINK_CHANNEL: 'Kanaal gekoppeld',
  UNLINK_CHANNEL: 'Kanaal ontkoppeld',
  SIGN_DECLARATION: 'Intentieverklaring vastgelegd',
  CONFIRM_COMMITMENTS: 'Toezeggingen bevestigd',
  CONFIRM_BUDGET: 'Vastgesteld budget bevestigd',
  RECONFIRM_DECLARATION: 'Intentieverklaring opnieuw bevestigd',
  WAIVE_COMMITMENT: 'Vrijgesteld van een toezegging',
  PROPOSE_SHARED_ANSWER: 'Gezamenlijk antwoord voorgesteld',
  WITHDRAW_SHARED_ANSWER: 'Gezamenlijk antwoord ingetrokken',
  COMPLETE_DUTY: 'Verplichting afgerond',
  ASK_STATUS: 'Status gevraagd',
  ANSWER_STATUS: 'Status beantwoord',
  // By the clock.
  DUTY_PLANNED: 'Verplichting gepland',
  DUTY_LAPSED: 'Verplichting vervallen',
  COMMITMENT_STATUS: 'Stand van een toezegging gewijzigd',
  CHANNEL_GONE: 'Kanaal is er niet meer',
  // Not by a command: what the configuration says, and what happened before Kamerbode.
  COORDINATOR_CONFIGURED: 'Coördinator volgens de configuratie',
  WAVE_BEFORE_KAMERBODE: 'Golf van voor Kamerbode overgenomen',
  COURT_BEFORE_KAMERBODE: 'Rekenkamer van voor Kamerbode overgenomen',
  CANDIDATE_LISTED: 'Kandidaat opgenomen',
  DECLARATION_BEFORE_KAMERBODE: 'Intentieverklaring van voor Kamerbode overgenomen',
  STUDY_BEFORE_KAMERBODE: 'Onderzoek van voor Kamerbode overgenomen',
} as const;

/** The label of an action; one that this version does not know, read in years to come, is said as it was written. */
export function historyAction(action: string): string {
  const known: Readonly<Record<string, string>> = historyActions;
  return known[action] ?? action;
}

export const historyDetail = {
  more: (n: number) => `en nog ${n}`,
  entry: (kind: string, number: number) => {
    const kinds: Readonly<Record<string, string>> = cards.register.one;
    return `${kinds[kind] ?? 'nummer'} ${number}`;
  },
  on: (on: string) => dutchDate(on),
  until: (on: string) => `tot en met ${dutchDate(on)}`,
  board: (on: string) => `besluit van de rekenkamer op ${dutchDate(on)}`,
  paused: (on: string) => `sinds ${dutchDate(on)}`,
  proposed: (on: string) => `voorstel ${dutchDate(on)}`,
  to: (who: string) => `aan ${who}`,
  answer: (yes: boolean) => (yes ? 'ja' : 'nee'),
  moved: (days: number) => `datums schuiven ${workingDays(days)}`,
  reopened: (n: number) => counted(n, 'taak heropend', 'taken heropend'),
  moment: (label: string, on: string) => `${label.toLowerCase()} ${dutchDate(on)}`,
  outcome: (code: string) => {
    const outcomes: Readonly<Record<string, string>> = cards.register.outcome;
    return (outcomes[code] ?? code).toLowerCase();
  },
};
