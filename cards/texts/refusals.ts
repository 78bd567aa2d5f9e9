/**
 * What people read when something may not be done, or cannot be done now: one friendly Dutch sentence per code, saying
 * what would help. Values arrive raw (dates as `yyyy-MM-dd`); the sentence formats them. No reasons or notes in here.
 */
import { dutchDate } from '../format';
import { participationWord } from './court-words';
import { momentLabel } from './moments';
import { whoMay } from './who';

/** Values for a text: codes, counts, names, and dates as `yyyy-MM-dd`. */
export type Values = Readonly<Record<string, string | number>>;

/** A text called by its code alone: the code vouches for the values (`refuse` and `outcome` check them on making). */
export type AnyText = { say(values: Values): string }['say'];

const DECISIONS: Record<string, string> = {
  APPROVED: 'goedgekeurd',
  RETURNED: 'teruggestuurd',
  WITHDRAWN: 'ingetrokken',
};

/** Sentences by code; whoever says one uses `refusalText`. */
export const refusals = {
  // ── shared ──────────────────────────────────────────────────────────────────────────────────────────────────────
  STALE: (v?: { what?: string }) =>
    v?.what === undefined
      ? 'Dit is intussen gewijzigd. Hieronder ziet u de stand van nu.'
      : `“${v.what}” is intussen gewijzigd en nu niet afgevinkt. Hieronder ziet u de stand van nu.`,
  NOT_FOUND: () => 'Dit is niet (meer) te vinden. Typ “help” voor wat u hier kunt doen.',
  NOT_YOURS: (v: { who: string }) => `Dit kunt u hier niet zelf doen: het is aan ${whoMay(v.who)}.`,
  INVALID_DATE: () => 'Deze datum bestaat niet. Kies een dag uit de kalender.',
  DATE_IN_PAST: (v: { on: string }) => `${dutchDate(v.on)} is al voorbij. Kies een dag vanaf vandaag.`,
  DATE_IN_FUTURE: (v: { on: string }) =>
    `${dutchDate(v.on)} moet nog komen. Kies een dag tot en met vandaag.`,
  DATES_REVERSED: (v: { from: string; until: string }) =>
    `De laatste dag (${dutchDate(v.until)}) ligt voor de eerste (${dutchDate(v.from)}).`,
  TEXT_TOO_LONG: (v: { max: number }) => `Deze tekst is te lang: ten hoogste ${v.max} tekens.`,
  TEXT_REQUIRED: () => 'Vul hier een korte tekst in.',
  REASON_REQUIRED: () => 'Geef een reden op. Alleen uw rekenkamer kan die lezen.',
  NOTHING_CHANGED: () => 'Dit staat al zo; er is niets veranderd.',

  // ── people and access ───────────────────────────────────────────────────────────────────────────────────────────
  NO_MAIL: () => 'Kamerbode kan hier geen e-mail versturen; uw beheerder heeft dat niet ingesteld.',
  INVALID_MAIL_ADDRESS: () => 'Dit is geen e-mailadres waarheen gestuurd kan worden, zoals naam@gemeente.nl.',
  INVALID_CATALOGUE_ID: () =>
    'Dit is geen app-id. Het is een UUID van 36 tekens, te vinden in het Teams-beheercentrum onder “Apps beheren”.',
  NO_CALENDAR_LINK: () => 'U hebt geen agenda-adres, dus er is niets om in te trekken.',
  UNKNOWN_PERSON: () =>
    'Welkom. Kamerbode kent u nog niet: typ hier de code uit uw uitnodiging, of vraag er een aan uw voorzitter of secretaris.',
  NO_ROLE: () =>
    'U hebt op dit moment geen rol in Kamerbode. Vraag uw voorzitter of secretaris om een nieuwe uitnodiging.',
  OWN_REQUEST: () =>
    'U hebt deze faseovergang zelf aangevraagd; daarom beslist iemand anders. Laat een ander aanvragen, of wijs een tijdelijke vervanger aan.',

  NOBODY_ELSE: () =>
    'Er is nu niemand anders die dit kan doen. Nodig zo nodig eerst iemand uit, onder “instellingen”.',

  // ── people and access: joining ──────────────────────────────────────────────────────────────────────────────────
  CODE_UNKNOWN: () => 'Deze code kent Kamerbode niet. Kijk of u hem precies hebt overgenomen.',
  CODE_OTHER_TENANT: () =>
    'Deze code is voor een andere organisatie. Open Kamerbode met het account waarvoor u bent uitgenodigd, of vraag een nieuwe code.',
  CODE_REVOKED: () => 'Deze code is ingetrokken. Vraag degene die u uitnodigde om een nieuwe.',
  CODE_USED: () => 'Deze code is al gebruikt; hij werkt één keer. Vraag zo nodig een nieuwe.',
  CODE_USED_BY_YOU: () => 'U hebt deze code al gebruikt: u doet al mee. Typ “help” voor wat u kunt doen.',
  CODE_EXPIRED: (v: { on: string }) =>
    `Deze code werkte tot en met ${dutchDate(v.on)}. Vraag degene die u uitnodigde om een nieuwe.`,
  ROLE_ALREADY_HELD: (v: { role: string }) => `U hebt deze rol al (${v.role}). De code is niet gebruikt.`,
  COORDINATORS_CONFIGURED: () =>
    'Coördinatoren staan in de configuratie van Kamerbode; uitnodigen of beëindigen kan hier niet.',
  COURT_NOT_REGISTERED: (v: { municipality: string }) =>
    `De rekenkamer van ${v.municipality} is nog niet aangemeld. De coördinator doet dat.`,
  TENANT_OF_COURT: () =>
    'Alleen een extern onderzoeker kan vanuit een andere organisatie meedoen. Laat de tenant-id hier leeg.',
  STUDY_REQUIRED: () => 'Kies het onderzoek waarvoor u de extern onderzoeker uitnodigt.',

  // ── people and access: a court and its people ───────────────────────────────────────────────────────────────────
  ROLE_HAS_ENDED: (v: { role: string; on: string }) =>
    `Deze rol (${v.role}) is al geëindigd, op ${dutchDate(v.on)}.`,
  ALREADY_CHAIR: (v: { name: string }) => `${v.name} is al voorzitter.`,
  STAND_IN_SELF: () =>
    'U kunt uzelf niet als vervanger aanwijzen. Kies iemand anders, ook van een andere rekenkamer.',
  STAND_IN_OUTSIDER: () => 'Een vervanger hoort bij een rekenkamer die meedoet.',
  STAND_IN_TOO_LONG: (v: { months: number }) =>
    `Een vervanger is tijdelijk: ten hoogste ${v.months} maanden.`,
  REPLACES_SELF: (v: { name: string }) => `${v.name} kan niet de eigen vervanger zijn. Kies iemand anders.`,
  ABSENCE_OVERLAPS: (v: { from: string; until: string }) =>
    v.until === ''
      ? `Er is al een afwezigheid gemeld vanaf ${dutchDate(v.from)}, zonder einddatum. Beëindig die eerst.`
      : `Er is al een afwezigheid gemeld van ${dutchDate(v.from)} tot en met ${dutchDate(v.until)}.`,
  ABSENCE_HAS_ENDED: (v: { on: string }) => `Deze afwezigheid is al voorbij, sinds ${dutchDate(v.on)}.`,
  NO_WORKING_DAY: () => 'Kies ten minste één werkdag.',
  COURT_EXISTS: (v: { municipality: string }) => `De rekenkamer van ${v.municipality} is al aangemeld.`,
  PARTICIPATION_ORDER: (v: { from: string; to: string }) =>
    `Van “${participationWord(v.from)}” naar “${participationWord(v.to)}” gaat niet in één stap.`,
  CHANNEL_OF_OTHER_TENANT: () => 'Dit kanaal hoort bij een andere organisatie dan uw rekenkamer.',
  NO_CHANNEL: () => 'Er is geen kanaal gekoppeld.',
  NO_CONTACT: (v: { municipality: string }) =>
    `De rekenkamer van ${v.municipality} heeft nog niemand die kan antwoorden.`,
  STATUS_ASKED_TODAY: (v: { municipality: string }) =>
    `De status van ${v.municipality} is vandaag al gevraagd. Morgen kan het weer.`,
  STATUS_NOT_ASKED: () => 'De coördinator heeft niet om de status gevraagd.',
  STATUS_ANSWERED: (v: { on: string }) => `Deze vraag is al beantwoord, op ${dutchDate(v.on)}.`,

  // ── people and access: waves and the start of a study ───────────────────────────────────────────────────────────
  WAVE_EXISTS: (v: { title: string; number: number }) => `“${v.title}” bestaat al: dat is golf ${v.number}.`,
  WAVE_CLOSED: (v: { number: number }) => `Golf ${v.number} is gesloten.`,
  CRITERIA_REUSED: (v: { names: string; number: number }) =>
    `De definitie gebruikt namen van criteria anders dan golf ${v.number} deed: ${v.names}. Geef ze een nieuwe naam.`,
  DEFINITION_DIFFERS: (v: { number: number }) =>
    `De nieuwe definitie verschilt in meer dan teksten. Golf ${v.number} houdt daarom de definitie waarmee zij begon.`,
  PARTICIPATION_STOPPED: (v: { municipality: string; status: string }) =>
    `De deelname van ${v.municipality} staat op “${participationWord(v.status)}”. De coördinator kan dat wijzigen.`,
  STUDY_EXISTS: (v: { municipality: string; number: number }) =>
    `${v.municipality} heeft al een onderzoek in golf ${v.number}.`,
  STUDY_STILL_RUNS: (v: { municipality: string }) =>
    `In ${v.municipality} loopt nog een onderzoek. Een volgend kan beginnen zodra dat gepubliceerd is.`,
  OTHER_STUDY_RUNS: (v: { municipality: string }) =>
    `In ${v.municipality} loopt al een volgend onderzoek, en twee tegelijk kan niet. Dit onderzoek kan weer open zodra dat gepubliceerd is.`,
  EARLIER_GATE_MISSING: (v: { gate: string }) => `Vul de datum in waarop “${v.gate}” is vastgesteld.`,
  GATE_AFTER_START: (v: { gate: string; on: string }) =>
    `“${v.gate}” kan niet na de begindatum van de huidige stap (${dutchDate(v.on)}) liggen.`,
  GATE_NOT_EARLIER: (v: { gate: string }) =>
    `Overgang ${v.gate} komt pas na de stap waarin u begint. Laat die datum leeg.`,

  // ── study ───────────────────────────────────────────────────────────────────────────────────────────────────────
  STUDY_PAUSED: () => 'Dit onderzoek is gepauzeerd. Hervat het eerst; daarna kan dit weer.',
  STUDY_CLOSED: () => 'Dit onderzoek is afgesloten: het is nog te lezen, maar niet meer te wijzigen.',
  /** `how`: `APPROVED`, `RETURNED` or `WITHDRAWN`; `who`: the role in which it was done. */
  ALREADY_DECIDED: (v: { how: string; who: string; on: string }) =>
    `Deze aanvraag is al afgehandeld: ${DECISIONS[v.how] ?? 'beslist'} door ${whoMay(v.who)} op ${dutchDate(v.on)}.`,

  // ── study: tasks ────────────────────────────────────────────────────────────────────────────────────────────────
  NOTHING_CHOSEN: () => 'Kies ten minste één taak.',
  DATE_TOO_FAR: (v: { on: string }) => `${dutchDate(v.on)} ligt te ver weg. Klopt het jaartal?`,
  TASK_ALREADY_DONE: (v: { task: string; on: string }) =>
    `“${v.task}” is al afgerond, op ${dutchDate(v.on)}.`,
  TASK_DROPPED: (v: { task: string }) =>
    `“${v.task}” staat op niet van toepassing. Heropen de taak om er weer mee verder te gaan.`,
  TASK_NOT_YET: (v: { task: string; from: string }) =>
    `“${v.task}” hoort bij een stap die nog niet is begonnen. Dat gebeurt naar verwachting op ${dutchDate(v.from)}.`,
  TASK_NEEDS_ANSWER: (v: { task: string; condition: string }) =>
    `Beantwoord eerst de vraag die bij “${v.task}” hoort: ${v.condition}`,
  TASK_CONDITION_NO: (v: { task: string; condition: string }) =>
    `“${v.task}” is niet van toepassing: “${v.condition}” is met nee beantwoord.`,
  STAGE_PASSED: (v: { stage: string }) =>
    `De stap “${v.stage}” is al afgesloten. Alleen de voorzitter kan die overgang heropenen.`,
  NOTHING_TO_UNDO: (v: { task: string }) => `Bij “${v.task}” valt niets ongedaan te maken.`,
  UNDO_NOT_YOURS: () => 'Ongedaan maken kan alleen wie de handeling deed. U kunt de taak wel heropenen.',
  UNDO_TOO_LATE: (v: { task: string }) =>
    `Na “${v.task}” is een faseovergang goedgekeurd of heropend; ongedaan maken kan daarom niet meer.`,
  UNDO_DATE_MOVED: (v: { task: string }) =>
    `De einddatum van “${v.task}” is daarna nog verschoven. Kies zo nodig zelf een nieuwe.`,
  UNDO_LATER_MOMENT: (v: { task: string }) =>
    `Na “${v.task}” is in het register al een volgend moment vastgelegd. Pas het register aan.`,
  NOT_AFTER_TODAY: () => 'Kies een dag na vandaag.',
  SNOOZE_AFTER_DUE: (v: { due: string }) =>
    `Later kan tot en met de einddatum, ${dutchDate(v.due)}. Is dat te kort, vraag dan uitstel.`,
  SNOOZE_OVERDUE: (v: { due: string }) =>
    `De einddatum, ${dutchDate(v.due)}, is bereikt. Rond de taak af of kies een nieuwe einddatum.`,
  NOT_WAITING: (v: { task: string }) => `“${v.task}” wacht nergens op.`,
  NOT_SECOND_READER: (v: { task: string }) =>
    `Vier ogen: “${v.task}” doet iemand anders dan wie de gecontroleerde taak deed.`,
  READ_BEFORE_DONE: (v: { task: string; review: string }) =>
    `Vier ogen: wie “${v.review}” deed, kan niet ook “${v.task}” afronden.`,
  NOT_LATER: (v: { due: string }) => `Kies een dag na de huidige einddatum, ${dutchDate(v.due)}.`,
  NO_DATE_YET: (v: { task: string }) =>
    `“${v.task}” volgt nog op een gebeurtenis en heeft daarom nog geen vaste einddatum.`,
  NOT_OF_COURT: () => 'Deze persoon hoort niet (meer) bij uw rekenkamer.',
  RECORD_IN_REGISTER: (v: { task: string; moment: string }) =>
    `“${v.task}” volgt op een moment in het register. Leg daar eerst vast: ${momentLabel(v.moment).toLowerCase()}.`,

  // ── study: gates ────────────────────────────────────────────────────────────────────────────────────────────────
  STAGE_NOT_ACTIVE: (v: { stage: string }) =>
    `Dit kan alleen voor de stap die loopt, en dat is “${v.stage}”.`,
  GATE_ALREADY_REQUESTED: (v: { gate: string; on: string }) =>
    `De overgang “${v.gate}” is al aangevraagd, op ${dutchDate(v.on)}.`,
  ATTEST_REQUIRED: (v: { criterion: string }) => `Beantwoord met ja of nee: “${v.criterion}”.`,
  OMIT_REASON_REQUIRED: () =>
    'Geef aan waarom de vraag niet wordt onderzocht. Na publicatie staat dat in het overzicht voor de raad.',
  CRITERION_REASON_REQUIRED: (v: { criterion: string }) =>
    `“${v.criterion}” is niet gehaald. Geef aan waarom de overgang toch kan.`,
  BOARD_DATE_REQUIRED: () =>
    'Dit besluit neemt de rekenkamer als geheel. Vul de datum van de vergadering in waarin dat gebeurde.',
  DATE_BEFORE: (v: { from: string }) => `Kies een dag vanaf ${dutchDate(v.from)}.`,
  RETURN_NEEDS_TASK: () => 'Kies ten minste één taak die wordt heropend.',
  RETURN_OTHER_TASK: (v: { task: string }) => `“${v.task}” hoort niet bij deze overgang.`,
  GATE_NOT_PASSED: (v: { gate: string }) => `De overgang “${v.gate}” is nog niet genomen.`,
  GATE_BEFORE_KAMERBODE: (v: { gate: string }) =>
    `De overgang “${v.gate}” is genomen voordat Kamerbode in gebruik was en kan hier niet worden heropend.`,

  // ── study: course ───────────────────────────────────────────────────────────────────────────────────────────────
  STUDY_NOT_PAUSED: () => 'Dit onderzoek is niet gepauzeerd.',
  CONDITION_ANSWERED: (v: { condition: string; answer: string }) =>
    `“${v.condition}” is al beantwoord met ${v.answer}. Alleen de secretaris of de voorzitter kan dat wijzigen.`,
  CONDITION_USED: (v: { condition: string; task: string }) =>
    `“${v.condition}” is niet meer te wijzigen: “${v.task}” is al afgehandeld.`,
  EVENT_TOO_EARLY: (v: { event: string; stage: string }) =>
    `“${v.event}” hoort bij de stap “${v.stage}”, en die is nog niet begonnen.`,

  // ── registers ───────────────────────────────────────────────────────────────────────────────────────────────────
  REGISTER_NOT_YET: (v: { stage: string; from: string }) =>
    `Dit register hoort bij de stap “${v.stage}”. Die begint naar verwachting op ${dutchDate(v.from)}.`,
  COUNTERPART_REQUIRED: () => 'Kies ten minste één rol van de wederpartij.',
  COUNTERPART_UNKNOWN: () => 'Deze rol komt in het programma niet voor.',
  FIELD_NOT_HERE: () => 'Dit gegeven hoort niet bij dit register.',
  MOMENTS_REVERSED: (v: { moment: string; earlier: string; on: string }) =>
    `${momentLabel(v.moment)} kan niet liggen voor ${momentLabel(v.earlier).toLowerCase()} (${dutchDate(v.on)}).`,
  MOMENT_MISSING: (v: { moment: string }) => `Leg eerst vast: ${momentLabel(v.moment).toLowerCase()}.`,
  OUTCOME_REQUIRED: () => 'Kies ook de uitkomst.',
  TERM_RUNS: (v: { due: string }) => `De termijn loopt nog tot en met ${dutchDate(v.due)}.`,
  INTERVIEW_HELD: () => 'Dit interview is al gehouden; afgezegd kan dan niet meer.',
  NO_PROPOSAL: () => 'Voor deze termijn ligt geen voorstel tot verlenging (meer).',

  // ── planning ────────────────────────────────────────────────────────────────────────────────────────────────────
  TERM_UNKNOWN: (v: { id: string }) => `Het programma kent geen termijn met de naam ${v.id}.`,
  TERM_OUT_OF_RANGE: (v: { term: string; min: number; max: number }) =>
    `Vul bij “${v.term}” een heel aantal werkdagen in, van ${v.min} tot en met ${v.max}.`,
  STAGE_TERM_TOO_SHORT: (v: { stage: string; task: string; days: number; end: number }) =>
    `“${v.stage}” duurt dan ${v.end} werkdagen, maar “${v.task}” heeft er ${v.days} nodig. Maak de stap langer of de taak korter.`,
  TOO_MANY_DATES: (v: { max: number }) => `Dit zijn te veel datums: ten hoogste ${v.max}.`,
  RECESS_TOO_LONG: (v: { from: string; until: string; max: number }) =>
    `Een reces van ${dutchDate(v.from)} tot en met ${dutchDate(v.until)} is te lang: ten hoogste ${v.max} dagen.`,
  GATE_NOT_DELEGABLE: (v: { gate: string }) =>
    `Overgang ${v.gate} kan niet aan de tweede lezer worden overgelaten.`,
  WEEKS_OUT_OF_RANGE: (v: { max: number }) => `Vul een heel aantal weken in, van 0 tot en met ${v.max}.`,

  // ── handing over ────────────────────────────────────────────────────────────────────────────────────────────────
  HAND_OVER_TO_SELF: () => 'Kies iemand anders dan wie overdraagt.',
  NOTHING_TO_HAND_OVER: (v: { name: string }) =>
    `${v.name} heeft hier niets openstaan. Met een laatste dag erbij beëindigt u de rol.`,
  NOBODY_TAKES_OVER: (v: { count: number }) =>
    v.count === 1
      ? 'De taak die openstaat kan niemand anders doen: wie iets deed, leest het niet zelf tegen. Nodig eerst iemand uit.'
      : `De ${v.count} taken die openstaan kan niemand anders doen: wie iets deed, leest het niet zelf tegen. Nodig eerst iemand uit.`,

  // ── edge ────────────────────────────────────────────────────────────────────────────────────────────────────────
  ALREADY_DONE: () => 'Dit was al verwerkt; er is niets dubbel gedaan.',
  NOT_UNDERSTOOD: () =>
    'Deze knop kan Kamerbode niet (meer) lezen; er is niets gewijzigd. Typ “mijn taken” voor een nieuwe kaart.',
  VERSION_REQUIRED: (v: { field: string }) =>
    `Er is niets gewijzigd: “${v.field}” ontbreekt. Daar hoort het versienummer (een geheel getal) van wat u wijzigt, zoals de pagina, het venster of de kaart het noemt. Laad de pagina opnieuw en probeer het nog eens.`,
  FIELD_NOT_UNDERSTOOD: () => 'Een van de velden is niet goed ingevuld; er is niets gewijzigd.',
  INVALID_TENANT: () =>
    'Dit is geen tenant-id. Het is een UUID van 36 tekens, te vinden in het beheercentrum van Microsoft Entra.',
  INVALID_PERIOD: () => 'Schrijf elke periode op een eigen regel, zo: 11-7-2026 t/m 23-8-2026 zomerreces.',
  SETTLED: () => 'Dit is intussen afgehandeld. Met “mijn taken” ziet u wat er nog te doen is.',
  NOTHING_TICKED: () => 'U hebt nog niets aangevinkt. Vink een of meer taken aan en kies dan “Afvinken”.',
  TOO_LARGE: () =>
    'Dit bericht is te lang om te lezen; er is niets gewijzigd. Typ “help” voor wat u hier kunt doen.',
  NO_IDENTITY: () =>
    'Teams vertelt niet wie u bent, dus hier kan Kamerbode niets voor u doen. Open de app met uw werkaccount.',
  UNKNOWN_INVOKE: () => 'Dit kent Kamerbode niet. Typ “help” voor wat u hier kunt doen.',
  TENANT_NOT_ALLOWED: () =>
    'Kamerbode kent uw organisatie nog niet. Vraag een uitnodiging aan uw voorzitter, secretaris of de coördinator.',
  FAULT: () =>
    'Er ging bij Kamerbode iets mis. Kijk met “mijn taken” of het is gelukt, en probeer het anders opnieuw.',
  PERSONAL_ONLY: () =>
    'In een kanaal plaatst Kamerbode alleen mijlpalen. Al het andere gaat in de persoonlijke chat: open de app en typ “help”.',
  CHANNEL_ONLY: () => 'Een kanaal koppelt u in dat kanaal zelf: typ daar “@Kamerbode kanaal koppelen”.',
  CHANNEL_GREETING: () =>
    'Kamerbode plaatst hier alleen mijlpalen van een onderzoek. De voorzitter koppelt dit kanaal met “@Kamerbode kanaal koppelen”.',
  UNKNOWN_COMMAND: (v: { suggestions: string }) =>
    `Dat begrijpt Kamerbode niet. Bedoelt u ${v.suggestions}? Met “help” ziet u alles.`,
  WHICH_TASK: (v: { example: string }) => `Welke taak bedoelt u? Typ bijvoorbeeld “${v.example}”.`,
  TASK_UNKNOWN: (v: { task: string }) =>
    `Taak ${v.task} staat niet in uw onderzoek. Met “mijn taken” ziet u welke er zijn.`,
  NO_STUDY: () =>
    'Voor uw rekenkamer loopt geen onderzoek. De voorzitter of secretaris begint er een met “start”.',
  NO_COURT: () => 'Dit hoort bij een rekenkamer, en u hoort (nu) bij geen enkele.',
  WHICH_COURT: (v: { courts: string; example: string }) =>
    `Welke gemeente bedoelt u: ${v.courts}? Typ bijvoorbeeld “${v.example}”.`,
  MUNICIPALITY_UNKNOWN: () =>
    'Die gemeente doet niet mee aan dit programma, of Kamerbode kent haar nog niet.',
  NO_GATE_REQUEST: () => 'Er is geen faseovergang aangevraagd. Met “aanvragen” vraagt u er een aan.',
  NO_WAVE: () => 'Er is nog geen golf geopend. De coördinator doet dat met “golf openen”.',
  CODE_MISSING: () => 'Typ de code uit uw uitnodiging, bijvoorbeeld: “code K7PM-3XQ9-WDTR-H5FA”.',

  // ── an export that is handed in ─────────────────────────────────────────────────────────────────────────────────
  FILE_TOO_LARGE: (v: { megabytes: number }) =>
    `Dit bestand is groter dan ${v.megabytes} MB; zo groot is de export van een rekenkamer niet.`,
  NOT_PUT_BACK: (v: { why: string }) => `De export is niet teruggezet; er is niets veranderd. ${v.why}`,

  // ── erasing a person ────────────────────────────────────────────────────────────────────────────────────────────
  STILL_HAS_ROLE: (v: { name: string }) =>
    `${v.name} heeft nog een rol. Wissen kan pas als alle rollen zijn beëindigd, ook bij andere rekenkamers.`,
  ALREADY_ERASED: () => 'De gegevens van deze persoon zijn al gewist.',

  // ── waves ───────────────────────────────────────────────────────────────────────────────────────────────────────
  INVALID_WINDOW: (v: { least: number; most: number }) =>
    `Kies hele maanden van ${v.least} tot en met ${v.most}, en voor het einde meer dan voor het begin.`,

  // ── joint note ──────────────────────────────────────────────────────────────────────────────────────────────────
  JOINT_NOTE_EXISTS: (v: { number: number }) =>
    `Voor golf ${v.number} ligt al een gezamenlijke nota voor. Herzie die, of trek haar eerst in.`,
  JOINT_NOTE_PUBLISHED: (v: { number: number }) =>
    `De gezamenlijke nota van golf ${v.number} is al openbaar.`,
  JOINT_NOTE_ALONE: (v: { number: number; count: number }) =>
    v.count === 0
      ? `In golf ${v.number} is nog geen rekenkamer begonnen; een gezamenlijke nota is van ten minste twee.`
      : `In golf ${v.number} is één rekenkamer begonnen; een gezamenlijke nota is van ten minste twee.`,
  JOINT_NOTE_SETTLED: () => 'Deze gezamenlijke nota is al openbaar of ingetrokken.',
  JOINT_NOTE_NOT_AGREED: (v: { count: number; of: number }) =>
    `Nog niet alle voorzitters zijn akkoord (${v.count} van ${v.of}); daarna kan de nota openbaar worden.`,
  JOINT_NOT_ASKED: (v: { municipality: string }) =>
    `De rekenkamer van ${v.municipality} doet niet mee aan deze nota, of nu niet meer.`,
  NO_JOINT_NOTE: () => 'Er is nog geen gezamenlijke nota. De coördinator legt haar voor als zij er is.',
  DUTY_BY_JOINT_NOTE: () =>
    'Dit is gedaan zodra de gezamenlijke nota, met akkoord van iedere voorzitter, openbaar is.',

  // ── questions and recommendations ───────────────────────────────────────────────────────────────────────────────
  FINDING_INCOMPLETE: (v: { number: number }) =>
    `Vraag ${v.number} kan nog niet worden vrijgegeven: leg eerst een oordeel en een samenvatting vast.`,
  FINDING_WITHOUT_WORDS: (v: { number: number }) =>
    `Vraag ${v.number} kan nog niet worden vrijgegeven: leg eerst het antwoord in één regel vast.`,
  NOTHING_TO_RELEASE: () => 'Er is niets (meer) vrij te geven.',
  NO_SHARED_ANSWER: (v: { number: number }) => `Voor vraag ${v.number} is er (nu) geen gezamenlijk antwoord.`,
  DEPART_REASON_REQUIRED: () =>
    'Voor deze vraag is er een gezamenlijk antwoord. Geef een reden voor een eigen antwoord, of neem het gezamenlijke over.',
  PROPOSED_BY_OTHERS: () =>
    'Dit antwoord heeft een ander voorgesteld. Stel een nieuwe versie voor, of vraag de coördinator het in te trekken.',
  COURT_NOT_TAKING_PART: (v: { municipality: string }) =>
    `De rekenkamer van ${v.municipality} doet (nog) niet mee, en kan dus niets voor allemaal voorstellen.`,
  COUNCIL_DECISION_MISSING: () => 'Kies ook wat de raad besloot.',

  // ── duties and the declaration of intent ────────────────────────────────────────────────────────────────────────
  INVALID_LINK: () => 'Dit is geen vindplaats: geef een adres op dat begint met https://.',
  EVIDENCE_REQUIRED: () => 'Geef een vindplaats op: een adres dat begint met https://.',
  INVALID_SUM: () => 'Dit bedrag begrijpt Kamerbode niet. Schrijf hele euro’s, bijvoorbeeld “€ 15.000”.',
  INVALID_AMOUNT: (v: { max: number }) => `Kies een getal van 0 tot en met ${v.max}.`,
  INVALID_YEAR: (v: { from: number; until: number }) => `Kies een jaar van ${v.from} tot en met ${v.until}.`,
  COURT_WITHDRAWN: (v: { municipality: string }) =>
    `De rekenkamer van ${v.municipality} heeft zich teruggetrokken. Zet de deelname eerst weer op “belangstellend”.`,
  NO_DECLARATION: () =>
    'De intentieverklaring is nog niet vastgelegd. De voorzitter of een coördinator doet dat met “intentieverklaring”.',
  NOT_TAKING_PART: () =>
    'Er is niets vastgelegd. Wil uw rekenkamer stoppen, dan zegt uw voorzitter dat met “Nee, wij willen stoppen”, met de reden.',
  LEAVING_ALREADY: (v: { on: string }) => `Op ${dutchDate(v.on)} is al gemeld dat uw rekenkamer wil stoppen.`,
  SAME_PERSON: () => 'Kies voor de vervanger iemand anders dan de contactpersoon.',
  NO_INCIDENT: () => 'Er staat geen incident open.',
  NOTHING_TO_RECONFIRM: () => 'De intentieverklaring hoeft nu niet opnieuw bevestigd te worden.',
  DUTY_SETTLED: () => 'Dit is al afgerond of vervallen.',
  DUTY_BY_CONFIRMING: () => 'Dit rondt u af door het op de kaart te bevestigen.',
  NO_SUCH_DUTY: () => 'Er staat nu geen jaarverslag open.',
} satisfies Record<string, (values: never) => string>;

export type RefusalCode = keyof typeof refusals;

/** The values that the text of a code needs: leaving one out does not compile. */
export type RefusalValues<C extends RefusalCode> =
  Parameters<(typeof refusals)[C]> extends [infer V] ? V : Values | undefined;

/** The sentence for a refusal. */
export function refusalText(refusal: { code: RefusalCode; values: Values }): string {
  const texts: Record<RefusalCode, AnyText> = refusals;
  return texts[refusal.code](refusal.values);
}
