/** What stands on the cards of tasks, gates and studies, in Dutch. Names and titles arrive escaped, dates raw. */
import type { DialogName } from '../ref';
import { capital, counted, dutchDate, dutchDay, inWords, lateness, shortDate, workingDays } from '../format';

const tasksOpen = (n: number): string => counted(n, 'open taak', 'open taken');

export const cards = {
  taskLine: {
    due: (on: string, over: number | null) =>
      over === null ? `Uiterlijk ${shortDate(on)}` : `Uiterlijk ${shortDate(on)} · ${lateness(over)}`,
    forecast: (on: string) => `Verwacht ${shortDate(on)} (nog niet vast)`,
    follows: (after: string, estimate: string | null) =>
      `Volgt na: ${after}${estimate === null ? '' : ` (naar schatting ${shortDate(estimate)})`}`,
    done: (on: string) => `✓ Gedaan op ${shortDate(on)}`,
    notApplicable: '– Niet van toepassing',
    waiting: (since: string) => `Wacht op een ander sinds ${shortDate(since)}`,
    snoozed: (until: string) => `Later: weer op ${shortDate(until)}`,
  },
  task: {
    summary: 'Een taak in uw onderzoek',
    state: 'Stand',
    who: 'Wie',
    nobody: 'nog niemand',
    done: 'Gedaan',
    doneBy: (who: string, moment: string) => `${dutchDay(moment)}, door ${who}`,
    code: 'Nummer',
    optional: 'Verplicht',
    optionalValue: 'nee, mag open blijven',
  },
  myTasks: {
    title: 'Mijn taken',
    summary: 'Uw taken',
    none: 'U hebt nu geen open taken.',
    count: (open: number, over: number) =>
      `${tasksOpen(open)}${over > 0 ? `, waarvan ${inWords(over)} over de termijn` : ''}`,
    hint: 'Vink aan wat klaar is en kies Afvinken, of open een taak.',
    justDone: 'Zojuist afgevinkt',
    moreDone: (n: number) => `En nog ${n}; die vindt u onder Status, Geschiedenis.`,
    openTask: (title: string) => `Taak openen: ${title}`,
    undoTask: (title: string) => `Ongedaan maken: ${title}`,
  },
  stageStarted: {
    summary: 'Een nieuwe stap in uw onderzoek is begonnen',
    title: (stage: string) => `Begonnen: ${stage}`,
    until: (from: string, until: string) => `Van ${dutchDate(from)} tot en met ${dutchDate(until)}.`,
    yours: (n: number) =>
      n === 1 ? 'Eén taak daarin is voor u:' : `${capital(inWords(n))} taken daarin zijn voor u:`,
    none: 'Uw taken in deze stap zijn klaar.',
  },
  morning: {
    summary: 'Uw overzicht van vanochtend',
    title: (on: string) => capital(dutchDate(on)),
    intro: (n: number) => (n === 1 ? 'Er is één punt voor u.' : `Er zijn ${inWords(n)} punten voor u.`),
    settled: 'Wat hier stond, is intussen gedaan.',
    gate: 'Wacht op besluit',
    gateSince: (on: string, waited: number) =>
      `Aangevraagd op ${shortDate(on)}${waited > 0 ? `, wacht ${workingDays(waited)}` : ''}`,
    entryDue: (on: string, over: number) => `Antwoord uiterlijk ${shortDate(on)} · ${lateness(over)}`,
    escalated: (who: string) => `Bij u gemeld omdat het blijft liggen; ligt bij ${who}.`,
    insteadOf: (who: string) => `Voor ${who}, die afwezig is.`,
    letter: 'Herinneringsbrief opstellen',
    letterFor: (entry: string) => `Herinneringsbrief opstellen: ${entry}`,
    escalatedEntry: 'Bij u gemeld omdat het antwoord uitblijft.',
    escalatedNobody: 'Bij u gemeld omdat het blijft liggen; nog niemand doet het.',
    planMoved: (court: string, days: number) => planMoved(court, days),
    planMovedBy: (stage: string) => `Door: ${stage}`,
    extension: 'Voorstel: termijn verlengen om het reces',
    extensionTo: (from: string, until: string) => `Van ${shortDate(from)} naar ${shortDate(until)}`,
    paused: (court: string) => `${court}: het onderzoek is gepauzeerd`,
    pausedOn: (on: string) =>
      `Sinds ${shortDate(on)}; tot het hervat wordt, hoeft u niets te doen en schuiven uw datums straks mee`,
    joined: (who: string) => `Aangesloten: ${who}`,
    joinedOn: (on: string) => `Uw uitnodiging is gebruikt op ${shortDate(on)}`,
    channelGone: 'Het gekoppelde kanaal is er niet meer',
    channelGoneWhy: 'Kamerbode is daar verwijderd; er gaan geen mijlpalen meer heen',
    more: (n: number) => `En nog ${n}.`,
  },
  sinceDowntime: {
    summary: 'Wat er is blijven liggen',
    title: 'Wat u hebt gemist',
    intro: (from: string, until: string) =>
      `Kamerbode stond stil van ${dutchDay(from)} tot ${dutchDay(until)}. Dit staat nu nog voor u open:`,
  },
  gate: {
    summary: {
      REQUESTED: 'Een faseovergang wacht op besluit',
      APPROVED: 'Een faseovergang is akkoord',
      RETURNED: 'Een faseovergang is teruggestuurd',
      WITHDRAWN: 'Een aanvraag voor een faseovergang is ingetrokken',
    },
    overline: (court: string, stage: string) => `Faseovergang · ${court} · ${stage}`,
    state: {
      REQUESTED: '● Wacht op besluit',
      APPROVED: '✓ Akkoord',
      RETURNED: '↩ Teruggestuurd',
      WITHDRAWN: '– Ingetrokken',
    },
    reopened: (moment: string) => `↩ Heropend op ${dutchDay(moment)}`,
    leadsTo: (stage: string) => `Na akkoord begint: ${stage}.`,
    closesWave: 'Na akkoord is dit onderzoek afgesloten.',
    requestedBy: 'Gevraagd door',
    requested: (who: string, moment: string, waited: number) =>
      `${who}, ${dutchDay(moment)}${waited > 0 ? ` (wacht ${workingDays(waited)})` : ''}`,
    cost: 'Wachten kost',
    costNow: (days: number) => `de planning schuift al ${workingDays(days)}`,
    costAfter: (on: string) => `tot en met ${dutchDate(on)} niets, daarna vertraging`,
    meeting: 'Vergadering',
    meetingOn: (on: string, past: boolean) => `${past ? 'stond op' : 'gaat mee naar'} ${dutchDate(on)}`,
    meetingUnknown: 'nodig; er staat nog geen vergadering gepland',
    criteria: 'Criteria',
    allMet: 'Alle criteria zijn gehaald.',
    unmetCount: (n: number) =>
      n === 1 ? 'Eén criterium is niet gehaald.' : `${capital(inWords(n))} criteria zijn niet gehaald.`,
    met: (label: string, detail: string) => `✓ Gehaald: ${label}${detail}`,
    unmet: (label: string, detail: string, reasoned: boolean) =>
      `✗ Niet gehaald: ${label}${detail}${reasoned ? ' · reden bij Stukken' : ''}`,
    detail: (done: number, of: number) => ` (${done} van ${of})`,
    attested: ' · verklaard door de aanvrager',
    openTasks: (n: number) =>
      n === 1
        ? 'Eén open taak gaat mee naar de volgende stap.'
        : `${capital(inWords(n))} open taken gaan mee naar de volgende stap.`,
    decidedBy: 'Besloten door',
    decided: (who: string, role: string, moment: string) => `${who} (${role}), ${dutchDay(moment)}`,
    withdrawnOn: 'Ingetrokken',
    board: 'Besluit rekenkamer',
    reopenedTasks: 'Weer open',
    explained: 'Toelichting',
    explainedWhere: 'staat bij Stukken',
    afterReturn: 'Hierna',
    askAgain: 'rond af wat weer open is; daarna kan de overgang opnieuw worden aangevraagd',
    recorded: 'Vastgelegd besluit',
    recordedBy: (who: string, on: string) => `${dutchDate(on)}, vastgelegd door ${who}; wacht op bevestiging`,
    missing: {
      NO_CHAIR: 'Niemand kan nu beslissen: de rekenkamer heeft geen voorzitter.',
      CHAIR_ABSENT: 'Niemand kan nu beslissen: de voorzitter is afwezig en er is geen vervanger.',
      ONLY_REQUESTER: 'Niemand anders kan nu beslissen: wie mag beslissen, heeft dit zelf aangevraagd.',
    },
    missingUntil: (on: string) => `De voorzitter is afwezig tot en met ${dutchDate(on)}; tot dan wacht dit.`,
    missingOpen: 'Dit wacht tot er iemand is. Er is geen goedkeuring door te zwijgen.',
    waysOut: {
      ONLY_REQUESTER:
        'Laat een ander de overgang aanvragen (trek deze dan eerst in), of wijs een tijdelijke vervanger aan, ook uit een andere rekenkamer.',
      NO_CHAIR:
        'Laat de vorige voorzitter of een coördinator een voorzitter benoemen (typ “voorzitter benoemen”), of wijs een tijdelijke vervanger aan, ook uit een andere rekenkamer.',
      CHAIR_ABSENT: 'Wijs een tijdelijke vervanger aan, ook uit een andere rekenkamer.',
    },
    postponed: (on: string | null) =>
      on === null
        ? 'De aanvraag blijft staan. U vindt haar terug onder “status”.'
        : `De aanvraag blijft staan. U hoort er weer van op ${dutchDate(on)}.`,
  },
  gateConfirm: {
    summary: 'Een besluit bevestigen',
    title: 'Akkoord geven?',
    starts: (stage: string, on: string | null) =>
      `Daarmee begint “${stage}” ${on === null ? 'vandaag' : `op ${dutchDate(on)}`} en worden de datums daarvan vast.`,
    closes: 'Daarmee wordt het onderzoek afgesloten.',
    board: 'Datum van het besluit van de rekenkamer',
    boardNote:
      'Dit besluit neemt de rekenkamer als geheel. Ingevuld is uw laatste vergadering; pas aan als dat niet klopt.',
    boardNoteEmpty: 'Dit besluit neemt de rekenkamer als geheel. Kies de dag van de vergadering.',
    boardMissing: (from: string) => `Kies de dag waarop de rekenkamer besloot, vanaf ${dutchDate(from)}.`,
  },
  study: {
    summary: 'Hoe uw onderzoek ervoor staat',
    title: (court: string) => `Onderzoek ${court}`,
    phaseDone: (label: string, on: string | null) =>
      `✓ ${label}: afgerond${on === null ? '' : ` op ${shortDate(on)}`}`,
    phaseActive: (label: string, until: string | null) =>
      `● ${label}: nu bezig${until === null ? '' : `, tot en met ${shortDate(until)}`}`,
    phaseTodo: (label: string, from: string | null) =>
      `○ ${label}: nog niet begonnen${from === null ? '' : `, verwacht vanaf ${shortDate(from)}`}`,
    state: {
      RUNNING: 'loopt',
      PAUSED: 'gepauzeerd',
      AFTERCARE: 'gepubliceerd, in nazorg',
      CLOSED: 'afgesloten',
    },
    stage: 'Nu',
    stageUntil: (stage: string, until: string, over: number) =>
      `${stage}, tot en met ${dutchDate(until)} (${lateness(over)})`,
    paused: 'Gepauzeerd',
    pausedOn: (on: string) => `sinds ${dutchDate(on)}`,
    tasks: 'Taken',
    taskCounts: (done: number, open: number, over: number) =>
      `${done} klaar, ${open} open${over > 0 ? `, waarvan ${over} over de termijn` : ''}`,
    gate: 'Faseovergang',
    gateReady: (label: string, met: number, of: number) => `${label}: ${met} van ${of} criteria gehaald`,
    gateWaiting: (label: string) => `${label}: wacht op besluit`,
    publication: 'Publicatie',
    publicationForecast: (on: string) => `verwacht ${dutchDate(on)}`,
    publishedOn: (on: string) => dutchDate(on),
    firstPlan: 'Eerste plan',
    firstPlanMoved: (days: number) =>
      days === 0
        ? 'op schema'
        : `${workingDays(Math.abs(days))} ${days > 0 ? 'later' : 'eerder'} dan het eerste plan`,
    unanswered: 'Nog te beantwoorden',
  },
  register: {
    title: {
      DOCUMENT_REQUEST: 'Documentverzoeken',
      INTERVIEW: 'Interviews',
      TECHNICAL_HEARING: 'Ambtelijk wederhoor',
      EXECUTIVE_HEARING: 'Bestuurlijk wederhoor',
    },
    one: {
      DOCUMENT_REQUEST: 'Documentverzoek',
      INTERVIEW: 'Interview',
      TECHNICAL_HEARING: 'Ambtelijk wederhoor',
      EXECUTIVE_HEARING: 'Bestuurlijk wederhoor',
    },
    summary: 'Een register van uw onderzoek',
    none: 'Hier is nog niets vastgelegd.',
    count: (open: number, settled: number) => `${open} open, ${settled} afgerond`,
    entry: (kind: string, number: number, roles: string) =>
      `${kind} ${number}${roles === '' ? '' : ` · ${roles}`}`,
    sent: (on: string) => `verzonden ${shortDate(on)}`,
    notSent: 'nog niet verzonden',
    invited: (on: string) => `uitgenodigd ${shortDate(on)}`,
    notInvited: 'nog niet uitgenodigd',
    held: (on: string) => `gehouden ${shortDate(on)}`,
    drafted: (on: string) => `conceptverslag ${shortDate(on)}`,
    minutesSent: (on: string) => `verslag verzonden ${shortDate(on)}`,
    received: (on: string) => `ontvangen ${shortDate(on)}`,
    due: (on: string, over: number) => `antwoord uiterlijk ${shortDate(on)} (${lateness(over)})`,
    settled: (outcome: string, on: string | null) => `✓ ${outcome}${on === null ? '' : `, ${shortDate(on)}`}`,
    proposed: (on: string) => `voorstel: verlengen tot ${shortDate(on)}`,
    outcome: {
      RECEIVED: 'Ontvangen',
      PARTIALLY_RECEIVED: 'Deels ontvangen',
      REFUSED: 'Geweigerd',
      NOT_EXISTING: 'Bestaat niet',
      MINUTES_APPROVED: 'Verslag geaccordeerd',
      MINUTES_TACIT: 'Verslag stilzwijgend akkoord',
      MINUTES_DISPUTED: 'Verslag betwist',
      DECLINED: 'Afgezien van een gesprek',
      RESPONSE_RECEIVED: 'Reactie ontvangen',
      NO_RESPONSE: 'Geen reactie',
    },
    openEntry: (entry: string) => `Bijwerken: ${entry}`,
  },
  extension: {
    summary: 'Een voorstel om een termijn te verlengen',
    title: 'Termijn verlengen om het reces?',
    why: 'Een deel van deze termijn valt in het reces. Kamerbode wijzigt niets uit zichzelf.',
    now: 'Nu uiterlijk',
    proposed: 'Voorstel',
    settled: (on: string) => `Over dit voorstel is besloten. De termijn loopt tot en met ${dutchDate(on)}.`,
    settledNoTerm: 'Over dit voorstel is besloten.',
  },
  planMoved: {
    summary: 'De planning is veranderd',
    title: (court: string, days: number) => planMoved(court, days),
    settings: 'nieuwe instellingen van de rekenkamer',
    because: (stage: string) => `Door: ${stage}. Dit is de verwachting nu:`,
    stage: (stage: string, until: string) => `${stage}: tot en met ${shortDate(until)}`,
  },
  weekly: {
    summary: 'Uw onderzoek deze week',
    title: (court: string, week: string) => `${court}, ${week}`,
    stage: (stage: string, until: string, over: number) =>
      `${stage}: tot en met ${dutchDate(until)}, ${lateness(over)}.`,
    between: 'Er loopt nu geen stap.',
    tasks: (open: number, over: number) =>
      `${capital(tasksOpen(open))}${over > 0 ? `, ${inWords(over)} over de termijn` : ', geen over de termijn'}.`,
    gateWaiting: 'Er wacht een faseovergang op besluit.',
    gateReady: (label: string, met: number, of: number) =>
      `Faseovergang “${label}”: ${met} van ${of} criteria gehaald.`,
  },
  milestone: {
    summary: 'Een mijlpaal van het onderzoek',
    overline: 'Mijlpaal',
    title: {
      STARTED: 'Het onderzoek is begonnen',
      GATE: (phase: string) => `Nieuwe fase: ${phase}`,
      PUBLISHED: 'Het rapport is gepubliceerd',
      CLOSED: 'Het onderzoek is afgesloten',
    },
    line: (court: string, on: string) => `Rekenkamer ${court}, ${dutchDate(on)}`,
  },
  silence: {
    summary: 'Het was stil waar het dat niet had moeten zijn',
    title: 'Het was te stil',
    TICK: {
      line: (since: string) =>
        `Sinds ${dutchDay(since)} stonden er herinneringen of berichten klaar die niemand heeft verwerkt.`,
      advice: 'Vraag de beheerder of Kamerbode heeft stilgestaan. Wat is blijven liggen, gaat alsnog.',
    },
    DIGEST: {
      line: (monday: string, count: number) =>
        `Het statusoverzicht van ${dutchDate(monday)} is bij ${counted(count, 'coördinator', 'coördinatoren')} niet aangekomen.`,
      advice: 'U kunt het overzicht hieronder opvragen.',
    },
    RECIPIENTS: {
      line: (count: number) =>
        `${capital(counted(count, 'persoon heeft', 'mensen hebben'))} een week lang niets gekregen terwijl er iets voor hen was.`,
      advice: 'In het statusoverzicht staat bij welke rekenkamers mensen niet bereikbaar zijn.',
    },
  },
  undeliverable: {
    summary: 'Een bericht is niet aangekomen',
    title: 'Niet aangekomen',
    line: (who: string) => `Een bericht aan ${who} kon niet worden bezorgd.`,
    why: 'De app is daar niet (meer) geïnstalleerd. Vraag diegene Kamerbode in Teams te installeren; daarna komen berichten weer aan.',
    settled: (who: string) => `${who} is weer bereikbaar.`,
  },
  opener: {
    summary: 'Openen in Kamerbode',
    line: 'Dit opent in een venster.',
    what: {
      REQUEST_GATE: 'Faseovergang aanvragen',
      RETURN_GATE: 'Terugsturen',
      APPROVE_GATE: 'Akkoord geven',
      RECORD_GATE_DECISION: 'Besluit vastleggen',
      REOPEN_GATE: 'Faseovergang heropenen',
      GATE_DETAILS: 'Stukken bij een faseovergang',
      TASK_DETAILS: 'Notities en redenen bij een taak',
      TASK_ACTION: 'Taak wijzigen',
      WHY_THIS_DATE: 'Waarom deze datum?',
      WHY_THIS_STAGE_DATE: 'Waarom deze datum?',
      EXTEND_STAGE: 'Stap verlengen',
      RECORD_EVENT: 'Gebeurtenis vastleggen',
      ANSWER_CONDITION: 'Vraag beantwoorden',
      REGISTER_ENTRY: 'Register bijwerken',
      QUESTION: 'Onderzoeksvraag openen',
      RECOMMENDATION: 'Aanbeveling openen',
      REMINDER_LETTER: 'Herinneringsbrief',
      PAUSE_OR_RESUME: 'Pauzeren of hervatten',
      START_STUDY: 'Onderzoek starten',
      HISTORY: 'Geschiedenis',
      SETTINGS: 'Instellingen',
      COURT_TERMS: 'Termijnen',
      COURT_CALENDAR: 'Vrije dagen, reces en vergaderingen',
      COURT_DECISIONS: 'Besluitvorming',
      PEOPLE: 'Mensen',
      END_ROLE: 'Rol beëindigen',
      APPOINT_CHAIR: 'Voorzitter benoemen',
      HAND_OVER: 'Alles overdragen',
      CONTACT: 'Contactpersoon',
      INVITE: 'Uitnodigen',
      ABSENCE: 'Afwezigheid',
      STAND_IN: 'Vervanger aanwijzen',
      WORKING_DAYS: 'Uw werkdagen',
      ERASE_PERSON: 'Persoonsgegevens wissen',
      CALENDAR: 'Uw agenda',
      MAIL_ADDRESS: 'Uw e-mail',
      CATALOGUE_ID: 'Kamerbode in Teams',
      REGISTER_COURT: 'Rekenkamer aanmelden',
      PARTICIPATION: 'Deelname',
      OPEN_WAVE: 'Golf openen',
      ADOPT_DEFINITION: 'Nieuwe teksten van het programma',
      WAVE: 'Venster van een golf',
      JOINT_NOTE: 'Gezamenlijke nota voorleggen',
      JOINT_NOTE_CHANGE: 'Gezamenlijke nota',
      JOINT_OBJECTION: 'Niet akkoord met de gezamenlijke nota',
      JOINT_REASONS: 'Redenen bij de gezamenlijke nota',
      SHARED_ANSWER: 'Gezamenlijk antwoord',
      DECLARATION: 'Intentieverklaring',
      INCIDENT: 'Incident met vertrouwelijkheid',
      WITHDRAWAL: 'Stoppen met deelnemen',
      WAIVE_COMMITMENT: 'Vrijstelling van een toezegging',
      ANSWER_STATUS_LATER: 'Vertraagd tot …',
    } satisfies Record<DialogName, string>,
  },
};

function planMoved(court: string, days: number): string {
  return `${court}: planning schuift ${workingDays(Math.abs(days))} ${days < 0 ? 'naar voren' : 'op'}`;
}
