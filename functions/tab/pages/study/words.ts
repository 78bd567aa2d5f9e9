/** What people read on the page of a study, beside what cards say. Dutch, formal *u*. */
import type { StudyPartName } from '../../../../bot/study/pages/study-head';
import { counted, lateness, listed, shortDate, workingDays } from '../../../../cards/format';
import { cards } from '../../../../cards/texts/nl-cards';

const part = {
  PHASES: 'Fasen',
  TASKS: 'Taken',
  GATE: 'Faseovergang',
  REGISTERS: 'Registers',
  FINDINGS: 'Vragen',
  RECOMMENDATIONS: 'Aanbevelingen',
  HISTORY: 'Geschiedenis',
} as const satisfies Record<StudyPartName, string>;

const somebody = (name: string | null): string => name ?? 'nog niemand';

export const words = {
  loading: 'Onderzoek',
  parts: 'Onderdelen van dit onderzoek',
  part,
  title: {
    PHASES: (court: string) => `Onderzoek ${court}`,
    TASKS: (court: string) => `Taken, ${court}`,
    GATE: (court: string) => `Faseovergang, ${court}`,
    REGISTERS: (court: string) => `Registers, ${court}`,
    FINDINGS: (court: string) => `Onderzoeksvragen, ${court}`,
    RECOMMENDATIONS: (court: string) => `Aanbevelingen, ${court}`,
    HISTORY: (court: string) => `Geschiedenis, ${court}`,
  },
  state: (state: keyof typeof cards.study.state, pausedOn: string | null) =>
    pausedOn === null
      ? cards.study.state[state]
      : `${cards.study.state[state]} ${cards.study.pausedOn(pausedOn)}`,
  otherWaves: 'Andere golven van deze rekenkamer:',
  phases: {
    now: 'Nu',
    publication: (published: boolean) => (published ? 'gepubliceerd' : 'publicatie verwacht'),
    publicationOf: 'publicatie',
    until: 'Tot en met',
    over: lateness,
    beginOf: (stage: string) => `begin van ${stage}`,
    moved: cards.study.firstPlanMoved,
    decision: (gate: string, people: readonly string[], days: number) =>
      `“${gate}” wacht op het besluit van ${listed(people)}${days > 0 ? `, al ${workingDays(days)}` : ''}.`,
    noDecider: (gate: string) => `“${gate}” wacht op een besluit.`,
    missing: cards.gate.missing,
    missingUntil: cards.gate.missingUntil,
    waysOut: cards.gate.waysOut,
    waits: (name: string | null, open: number, over: number, firstDue: string | null) =>
      `${somebody(name)}: ${counted(open, 'open taak', 'open taken')}${
        over > 0 ? `, waarvan ${over} over de termijn` : ''
      }${firstDue === null ? '' : `, de eerste uiterlijk ${shortDate(firstDue)}`}`,
    waitsTitle: 'Wie is aan zet',
    nobody: 'Er staan nu geen taken open.',
    closed: 'Dit onderzoek is afgesloten.',
    replies: (open: number, over: number) =>
      `De andere kant: ${counted(open, 'antwoord', 'antwoorden')} te gaan${
        over > 0 ? `, waarvan ${over} over de termijn` : ''
      }`,
    toReplies: 'Naar de registers',
    gateReady: cards.study.gateReady,
    toGate: 'Wat er nog ontbreekt',
    toRequest: 'Naar de aanvraag',
    unanswered: cards.study.unanswered,
    answer: 'Beantwoorden',
    answerTo: (question: string) => `Beantwoorden: ${question}`,
    carried: 'Nog open uit het vorige onderzoek',
    startNext: 'Volgend onderzoek starten',
    timeline: 'Fasen en stappen',
    legend: '◆ overgang naar de volgende stap; gestreept: verwacht; de lijn: vandaag.',
    legendPhases: 'Gestreept: verwacht; de lijn: vandaag.',
    fivePhases: 'De vijf fasen',
    aftercare: 'Nazorg',
    stage: 'Stap',
    phase: 'Fase',
    begin: 'Begin',
    end: 'Einde',
    firstPlan: 'Eerste plan',
    gate: 'Overgang',
    standing: 'Stand',
    extend: 'Einddatum verzetten',
    extendOf: (stage: string) => `Einddatum verzetten: ${stage}`,
    stageState: { NOT_STARTED: 'verwacht', ACTIVE: 'nu bezig', COMPLETED: 'afgerond' },
    phaseState: {
      DONE: 'afgerond',
      ACTIVE: 'nu bezig',
      TODO: 'nog niet begonnen',
      NOT_STARTED: 'nog niet begonnen',
    },
    before: 'voor Kamerbode',
    forecast: 'verwacht',
    gateOf: (gate: string) => `Overgang: ${gate}`,
    requested: (on: string) => `gevraagd ${shortDate(on)}`,
    approved: (on: string) => `akkoord ${shortDate(on)}`,
    returned: (on: string) => `teruggestuurd ${shortDate(on)}`,
    reopened: 'heropend',
    board: 'in de vergadering',
    later: (from: string, to: string) => (from === to ? 'gelijk' : shortDate(from)),
    statusOnly: 'U ziet hoe het onderzoek ervoor staat. De inhoud is van de rekenkamer.',
  },
  tasks: {
    count: (open: number, over: number, done: number) =>
      `${open} open${over > 0 ? `, waarvan ${over} over de termijn` : ''}, ${done} klaar`,
    which: 'Welke taken',
    show: {
      NOW: 'Nu te doen',
      MINE: 'Van mij, nu te doen',
      LATE: 'Over de termijn',
      WAITING: 'Wacht op een ander, of later',
      COMING: 'Komt nog, na iets anders of in een latere stap',
      DONE: 'Klaar of niet van toepassing',
      ALL: 'Alle',
    },
    stage: 'Stap',
    allStages: 'Alle stappen',
    who: 'Wie',
    nobody: cards.task.nobody,
    task: 'Taak',
    due: 'Uiterlijk',
    standing: 'Stand',
    done: 'Klaar',
    doneTask: (title: string) => `Klaar: ${title}`,
    doneSeveral: (n: number) => `Klaar (${n})`,
    undoTask: (title: string) => `Ongedaan maken: ${title}`,
    none: 'Hier staan geen taken.',
    optional: 'mag open blijven',
    unanswered: 'hangt van een vraag af',
    doneOn: (on: string) => `klaar ${shortDate(on)}`,
    notApplicable: 'niet van toepassing',
    noLongerThere: 'Alle taken van dit onderzoek',
    details: 'Notities en redenen',
    follows: (what: string, estimate: string | null) =>
      `na: ${what}${estimate === null ? '' : ` (naar schatting ${shortDate(estimate)})`}`,
    waiting: (what: string) => `wacht op ${what}`,
    later: (on: string) => `later: ${shortDate(on)}`,
    over: lateness,
    forecast: 'verwacht',
    doneBy: cards.task.doneBy,
    code: 'Nummer',
  },
  registers: {
    ...cards.register,
    line: (open: number, over: number) =>
      `${counted(open, 'regel open', 'regels open')}${over > 0 ? `, waarvan ${over} over de termijn` : ''}`,
    entry: 'Regel',
    stand: 'Wat er is gebeurd',
    due: 'Antwoord uiterlijk',
    over: lateness,
    add: 'Toevoegen',
    addTo: (register: string) => `Toevoegen: ${register}`,
    update: 'Bijwerken',
    updateOf: (entry: string) => `Bijwerken: ${entry}`,
    letter: 'Herinneringsbrief',
    letterOf: (entry: string) => `Herinneringsbrief: ${entry}`,
    proposal: 'Voorstel om te verlengen',
    proposalOf: (entry: string) => `Voorstel om te verlengen: ${entry}`,
  },
};
