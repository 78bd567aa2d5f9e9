/** What stands in the dialogs, in Dutch. Values arrive raw: names as typed, dates as `yyyy-MM-dd`. */
import type { RegisterKind, RegisterOutcome } from '../../entities/study';
import { capital, dutchDate, inWords, listed, quotedList, workingDays } from '../format';
import { cards } from './nl-cards';
import { courtDialogs, optional } from './nl-court-dialogs';
import { reachDialogs } from './nl-reach';

export const dialogs = {
  required: 'Dit veld is nodig.',
  save: 'Opslaan',
  reason: 'Reden',
  reasonHint: 'Alleen uw eigen rekenkamer kan dit lezen.',
  dateHint: 'Bijvoorbeeld 12-02-2027',
  none: 'Nog niets vastgelegd.',
  by: (who: string, on: string) => `${who}, ${dutchDate(on)}`,
  nameWithRoles: (name: string, roles: string) => (roles === '' ? name : `${name} (${roles})`),
  yes: 'Ja',
  no: 'Nee',
  nobody: 'nog niemand',
  somebody: 'iemand',
  noChoice: 'Maak een keuze',
  day: dutchDate,
  from: (on: string) => `Kies een dag vanaf ${dutchDate(on)}.`,
  until: (on: string) => `Kies een dag tot en met ${dutchDate(on)}.`,
  between: (from: string, until: string) =>
    from === until
      ? `Kies ${dutchDate(from)}.`
      : `Kies een dag van ${dutchDate(from)} tot en met ${dutchDate(until)}.`,
  listed: (text: string) => `• ${text}`,
  more: (n: number) => `… en nog ${n}.`,
  shortened: (text: string, max: number) => {
    const characters = Array.from(text);
    return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
  },
  page: (page: number, pages: number) => `Pagina ${page} van ${pages}`,
  previousPage: 'Vorige',
  nextPage: 'Volgende',
  faultHere: '↑ Kijk dit veld nog eens na.',
  faultInLine: (line: number) => `↑ Kijk regel ${line} nog eens na.`,

  requestGate: {
    title: (gate: string) => `Aanvragen: ${gate}`,
    intro: 'Wie beslist, ziet dezelfde lijst. Wat nog niet gehaald is, houdt niets tegen als u zegt waarom.',
    meeting: (on: string) => `Dit gaat mee naar de vergadering van ${dutchDate(on)}.`,
    noMeeting:
      'Hierover besluit de rekenkamer als geheel; er staat nog geen vergadering gepland (zie Instellingen).',
    unmetTitle: 'Nog niet gehaald',
    metTitle: 'Al gehaald',
    attested: 'Dit verklaart u zelf',
    attestRequired: 'Kies ja of nee.',
    met: (label: string) => `✓ ${label}`,
    unmet: (label: string, detail: string) => `✗ ${label}${detail}`,
    detail: (done: number, of: number) => ` (${done} van ${of})`,
    why: 'Waarom kan de overgang toch? Alleen uw rekenkamer leest dit.',
    soft: 'Dit houdt deze overgang niet tegen; een reden is niet nodig.',
    whyIfNo: 'Bij nee: waarom kan de overgang toch?',
    openTasks: (count: number) =>
      count === 1
        ? 'Eén open taak gaat mee naar de volgende stap'
        : `${capital(inWords(count))} open taken gaan mee naar de volgende stap`,
    submit: 'Aanvragen',
  },
  returnGate: {
    title: (gate: string) => `Terugsturen: ${gate}`,
    intro: 'De aanvrager leest uw toelichting. De taken die u aankruist, staan daarna weer open.',
    reason: 'Wat moet er nog gebeuren?',
    tasks: 'Welke taken gaan weer open?',
    taskRequired: 'Kies ten minste één taak.',
    states: {
      OPEN: 'staat al open',
      DONE: (on: string) => `gedaan ${dutchDate(on)}`,
      NOT_APPLICABLE: 'niet van toepassing',
    },
    more: (n: number) =>
      `Nog ${n} taken van interviews passen hier niet; heropen die zo nodig bij de taak zelf.`,
    submit: 'Terugsturen',
  },
  approveGate: {
    title: (gate: string) => `Akkoord: ${gate}`,
    intro: 'Na uw akkoord begint de volgende stap vandaag en worden de datums daarvan vast.',
    board: 'Datum van het besluit van de rekenkamer',
    boardNote: 'Dit besluit neemt de rekenkamer als geheel; kies de vergadering waarin dat gebeurde.',
    remark: `Opmerking ${optional}`,
    unmetTitle: 'Niet gehaald, met de reden van de aanvrager',
    reworded: 'Andere woorden (leeg: de reden blijft zoals die is)',
    submit: 'Akkoord vastleggen',
  },
  recordDecision: {
    title: 'Besluit vastleggen namens de voorzitter',
    intro:
      'De voorzitter gebruikt Teams niet. Leg het besluit vast met de vindplaats; de voorzitter bevestigt het zodra dat kan.',
    decidedOn: 'Datum van het besluit',
    evidence: 'Waar is het besluit te vinden?',
    evidenceHint: 'Bijvoorbeeld: besluitenlijst, zaaknummer',
    submit: 'Besluit vastleggen',
  },
  reopenGate: {
    title: (gate: string) => `Heropenen: ${gate}`,
    intro: (stage: string) => `De stap “${stage}” loopt daarna weer. Wat gedaan is, blijft gedaan.`,
    closing: (stages: string[]) =>
      `${quotedList(stages)} ${stages.length === 1 ? 'sluit' : 'sluiten'} weer; de overgang wordt opnieuw aangevraagd.`,
    submit: 'Heropenen',
  },
  gateDetails: {
    title: (gate: string) => `Stukken: ${gate}`,
    decision: 'Toelichting bij het besluit',
    reasons: 'Niet gehaald, met de reden',
    noReasons: 'Alle criteria zijn gehaald.',
    noReason: 'Geen reden opgegeven.',
    evidence: 'Vindplaats van het besluit',
    other: 'Wat er verder bij geschreven is',
    before: 'Eerder aangevraagd',
    ended: {
      REQUESTED: (on: string) => `Aangevraagd op ${dutchDate(on)}`,
      APPROVED: (on: string) => `Akkoord op ${dutchDate(on)}`,
      RETURNED: (on: string) => `Teruggestuurd op ${dutchDate(on)}`,
      WITHDRAWN: (on: string) => `Ingetrokken op ${dutchDate(on)}`,
      REOPENED: (on: string) => `Akkoord, en heropend op ${dutchDate(on)}`,
    },
    notes: 'Notities en redenen bij de taken',
    earlier: 'Afwijkingen bij andere overgangen',
  },
  taskDetails: {
    title: (task: string) => `Notities en redenen: ${task}`,
    facts: {
      stage: 'Stap',
      state: 'Stand',
      owner: 'Wie',
      due: 'Uiterlijk',
      waiting: 'Wacht op',
      later: 'Later',
    },
    states: {
      OPEN: 'open',
      DONE: (on: string, who: string | null) =>
        `gedaan op ${dutchDate(on)}${who === null ? '' : `, door ${who}`}`,
      NOT_APPLICABLE: 'niet van toepassing',
    },
    firm: (on: string) => dutchDate(on),
    forecast: (on: string) => `verwacht ${dutchDate(on)} (nog niet vast)`,
    follows: (after: string, on: string | null) =>
      `volgt na: ${after}${on === null ? '' : ` (naar schatting ${dutchDate(on)})`}`,
    waits: ({ waitingFor, waitingSince }: { waitingFor: string | null; waitingSince: string | null }) =>
      `${waitingFor ?? ''}, sinds ${dutchDate(waitingSince ?? '')}`,
    later: (on: string) => `weer gemeld op ${dutchDate(on)}`,
    notes: 'Notities en redenen',
    add: 'Notitie toevoegen',
  },
  taskAction: {
    SNOOZE: {
      title: 'Later',
      intro: 'U hoort er op deze dag weer van. De termijn verandert niet.',
      until: 'Weer melden op',
      submit: 'Later melden',
    },
    WAIT_FOR: {
      title: 'Wacht op …',
      intro:
        'Zolang u wacht, krijgt u over deze taak geen herinneringen. De termijn loopt door, ook die van anderen.',
      what: 'Waarop wacht u?',
      hint: 'In een paar woorden, zonder namen',
      submit: 'Wachten',
    },
    EXTEND: {
      title: 'Uitstel',
      intro: 'Een datum verzet u met een reden; die blijft bij de datum bewaard.',
      now: 'Nu uiterlijk',
      stageEnd: 'Einde van de stap',
      until: 'Nieuwe datum',
      submit: 'Uitstellen',
    },
    NOT_APPLICABLE: {
      title: 'Niet van toepassing',
      intro: 'De taak vervalt. De reden blijft bewaard en is te lezen bij de faseovergang.',
      submit: 'Laten vervallen',
    },
    REASSIGN: {
      title: 'Overdragen',
      intro: 'De ander krijgt deze taak, met de herinneringen.',
      now: 'Nu bij',
      to: 'Aan wie?',
      reason: `Reden ${optional}`,
      submit: 'Overdragen',
    },
    REOPEN: { title: 'Heropenen', intro: 'De taak komt weer op de lijst.', submit: 'Heropenen' },
    NOTE: {
      title: 'Notitie',
      intro: 'Uw rekenkamer leest notities bij de taak en bij de faseovergang.',
      body: 'Notitie',
      submit: 'Bewaren',
    },
  },
  /** What a task of a register entry hangs on. */
  registerMoments: {
    HELD: 'het gesprek is gevoerd',
    MINUTES_DRAFTED: 'het conceptverslag is klaar',
    MINUTES_SENT: 'het verslag is verstuurd',
    SETTLED: 'de reactie op het verslag is binnen',
  },
  whyDate: {
    title: 'Waarom deze datum?',
    details: 'Notities en redenen',
    estimate: (on: string) => `Naar schatting ${dutchDate(on)}`,
    unknown: 'Nog niet bekend',
    follows: (what: string, inRegister: boolean) =>
      `Dit is een schatting. De datum wordt vast zodra is vastgelegd ${
        inRegister ? `(in het register): ${what}.` : `dat dit gebeurd is: “${what}”.`
      }`,
    forecast: 'Dit is een prognose: de datum wordt vast zodra de stap begint.',
    firm: 'Deze datum staat vast. Alleen iemand van uw rekenkamer kan hem verzetten, met een reden.',
    settled: 'De taak staat niet meer open; dit was de datum.',
    completed: (on: string) => `Afgerond op ${dutchDate(on)}.`,
    paused: (on: string) =>
      `Het onderzoek staat stil sinds ${dutchDate(on)}; bij het hervatten schuift deze datum mee.`,
    firstPlan: (on: string) => `In het eerste plan: ${dutchDate(on)}.`,
  },
  extendStage: {
    title: 'Stap verlengen',
    intro: 'Latere stappen schuiven mee; wie het raakt, leest daarover één regel.',
    now: 'Nu tot en met',
    firstPlan: 'In het eerste plan',
    until: 'Nieuwe einddatum',
    submit: 'Verlengen',
  },
  recordEvent: {
    title: 'Gebeurtenis vastleggen',
    intro: 'De taak die hiermee gedaan is, wordt vanzelf afgerond; datums die ervan afhangen, worden vast.',
    event: 'Wat is er gebeurd of gepland?',
    recordedOn: (event: string, on: string) => `${event} (vastgelegd: ${dutchDate(on)})`,
    on: 'Op welke dag?',
    again: 'Wat al is vastgelegd, kunt u hier verbeteren met een andere dag.',
    later: (events: string[]) => `Later in het onderzoek: ${listed(events)}.`,
    none: 'In deze stap valt er niets vast te leggen.',
    submit: 'Vastleggen',
  },
  answerCondition: {
    title: 'Vraag beantwoorden',
    consequence: (tasks: string[]) =>
      `Bij ja ${tasks.length === 1 ? 'hoort deze taak' : 'horen deze taken'} bij het onderzoek, bij nee ${
        tasks.length === 1 ? 'vervalt die' : 'vervallen die'
      }: ${quotedList(tasks)}.`,
    submit: 'Antwoorden',
  },
  register: {
    titleNew: {
      DOCUMENT_REQUEST: 'Documentverzoek toevoegen',
      INTERVIEW: 'Interview toevoegen',
      TECHNICAL_HEARING: 'Ambtelijk wederhoor toevoegen',
      EXECUTIVE_HEARING: 'Bestuurlijk wederhoor toevoegen',
    } satisfies Record<RegisterKind, string>,
    title: cards.register.one satisfies Record<RegisterKind, string>,
    numbered: (kind: RegisterKind, number: number) => `${cards.register.one[kind]} ${number}`,
    intro: 'Alleen rollen en datums: geen namen, geen inhoud.',
    counterpart: {
      DOCUMENT_REQUEST: 'Aan wie is het verzoek gericht?',
      INTERVIEW: 'Met wie is het gesprek?',
      TECHNICAL_HEARING: 'Aan wie?',
      EXECUTIVE_HEARING: 'Aan wie?',
    } satisfies Record<RegisterKind, string>,
    respondent: {
      listed: 'staat al in het register',
      mandatory: (oneOfMore: boolean) => (oneOfMore ? 'verplicht: deze of een vergelijkbare' : 'verplicht'),
    },
    with: 'Met of aan',
    sentOn: {
      DOCUMENT_REQUEST: 'Verzoek verstuurd op',
      INTERVIEW: 'Uitgenodigd op',
      TECHNICAL_HEARING: 'Nota verstuurd op',
      EXECUTIVE_HEARING: 'Conceptrapport verstuurd op',
    } satisfies Record<RegisterKind, string>,
    termNote: {
      DOCUMENT_REQUEST: 'Vanaf deze dag loopt de reactietermijn. Laat leeg wat nog niet verstuurd is.',
      INTERVIEW: 'Laat leeg als de uitnodiging nog niet weg is.',
      TECHNICAL_HEARING: 'Vanaf deze dag loopt de reactietermijn.',
      EXECUTIVE_HEARING: 'Vanaf deze dag loopt de reactietermijn.',
    } satisfies Record<RegisterKind, string>,
    term: (on: string) => `Reactie uiterlijk ${dutchDate(on)}`,
    proposal: (on: string) =>
      `Een deel van deze termijn valt in het reces. Voorstel: verlengen tot en met ${dutchDate(on)}.`,
    accept: 'Termijn verlengen',
    decline: 'Niet verlengen',
    next: 'Nu aan de beurt',
    change: 'Er is iets veranderd',
    dueOn: `Uitstel van de reactietermijn, tot en met ${optional}`,
    outcome: 'Uitkomst',
    otherOutcome: `Andere uitkomst ${optional}`,
    outcomes: cards.register.outcome satisfies Record<RegisterOutcome, string>,
    noOutcome: 'Nog open',
    receiptNote: 'Alleen een ontvangstdatum geldt als volledig ontvangen.',
    afterTerm: (outcomes: string[], due: string) =>
      `${quotedList(outcomes)} kan na ${dutchDate(due)}, als de termijn voorbij is.`,
    reason: 'Reden (nodig bij weigering, afzegging, betwisting of uitstel)',
    mend: 'Verbeteren wat al is vastgelegd',
    reasons: 'Laatste redenen',
    notNow: {
      STUDY_PAUSED: 'Het onderzoek is gepauzeerd: dit is nu alleen te lezen.',
      STUDY_CLOSED: 'Het onderzoek is afgesloten: dit is alleen te lezen.',
    },
    add: 'Toevoegen',
    submit: 'Vastleggen',
  },
  letter: {
    title: 'Herinneringsbrief',
    intro:
      'Neem de tekst over en verstuur die zelf: Kamerbode stuurt nooit iets naar de gemeente. Vul in wat tussen haken staat.',
    label: 'Brief',
    open: 'Herinneringsbrief opstellen',
    back: 'Naar het register',
    nothing: 'Hier wordt nu geen antwoord verwacht, dus er is niemand te herinneren.',
  },
  pause: {
    title: 'Onderzoek pauzeren',
    intro:
      'Er gaan geen herinneringen uit. Bij het hervatten schuiven alle open datums mee met de werkelijke duur van de pauze.',
    submit: 'Pauzeren',
  },
  resume: {
    title: 'Onderzoek hervatten',
    intro: (since: string, days: number) =>
      `Het onderzoek staat stil sinds ${dutchDate(since)}. Alle open datums schuiven nu ${workingDays(days)} op.`,
    submit: 'Hervatten',
  },
  startStudy: {
    title: (municipality: string) => `Onderzoek starten: ${municipality}`,
    intro:
      'U krijgt meteen een planning. De datums van de eerste stap staan vast; alles daarna is een prognose.',
    halfwayIntro:
      'Kies de stap waarin het onderzoek nu is. De stappen daarvoor gelden als gedaan, met de datums die u invult.',
    early: (on: string) =>
      `Het venster van deze golf begint op ${dutchDate(on)}. Eerder starten mag; de coördinator ziet dat.`,
    wave: 'Golf',
    waveChoice: (number: number, title: string) => `${number}, ${title}`,
    startOn: 'Begindatum',
    stageStartOn: 'Begindatum van die stap',
    externalBureau: 'Een extern bureau voert (een deel van) het onderzoek uit',
    today: 'Vandaag beginnen',
    halfway: 'Het onderzoek loopt al …',
    atStage: 'Stap waarin het onderzoek nu is',
    gates: 'Wanneer zijn de eerdere overgangen genomen?',
    gatesNote: 'Vul alle overgangen in vóór de stap die u koos; laat de andere leeg.',
    submit: 'Starten',
  },
  history: {
    title: (municipality: string) => `Geschiedenis: ${municipality}`,
    entry: (moment: string, who: string, number: number) => `${moment} · ${who} · nr. ${number}`,
    clock: 'Kamerbode',
    newer: 'Nieuwer',
    older: 'Ouder',
    whole: (entries: number) =>
      entries === 1
        ? '✓ Nagerekend: deze gebeurtenis is niet gewijzigd.'
        : `✓ Nagerekend: deze ${entries} gebeurtenissen sluiten op elkaar aan en zijn niet gewijzigd.`,
    broken: (number: number) =>
      `! Nagerekend: vanaf nr. ${number} klopt deze geschiedenis niet met wat ooit is vastgelegd. Meld dit bij de beheerder.`,
  },
  ...courtDialogs,
  ...reachDialogs,
} as const;
