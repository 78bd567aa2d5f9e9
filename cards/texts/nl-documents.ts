/** The documents for a council, in Dutch: the historical overview and the file for a new council. Roles, never names. */
import type { CommitmentStatus } from '../../entities/commitment';
import type { ParticipationStatus } from '../../entities/court';
import type { StudyState } from '../../entities/study';
import {
  capital,
  counted,
  dutchDate,
  inWords,
  letterDate,
  shortDate,
  tableDate,
  workingDays,
} from '../format';
import { participationWord } from './court-words';
import { commitments } from './nl-commitments';
import { findings } from './nl-findings';

const courtOf = (municipality: string): string => `de rekenkamer van ${municipality}`;
const stand = (on: string): string => `stand van ${letterDate(on)}`;

export const documentTexts = {
  page: {
    word: 'Als Word-bestand',
    contents: 'Inhoud',
    gone: 'Dit adres werkt niet meer',
    goneLines: [
      'Een document is een dag lang te lezen, door wie het heeft gemaakt.',
      'Open in Teams de kaart in Kamerbode opnieuw en maak daar een nieuw adres.',
    ],
  },
  none: '–',
  source: (municipality: string, on: string) =>
    `Gemaakt met Kamerbode uit de gegevens van ${courtOf(municipality)}, ${stand(on)}.`,
  verdict: findings.verdict,
  /** Of a question that has no verdict. */
  inWords: 'in woorden',
  /** For a narrow column. */
  shortVerdict: {
    MET: 'voldoet',
    PARTLY_MET: 'deels',
    NOT_MET: 'niet',
    CANNOT_BE_DETERMINED: 'onbekend',
  },
  decision: findings.decision,
  followUp: findings.followUp,
  wave: (number: number) => `Golf ${number}`,
  waveTitled: (number: number, title: string) =>
    title.toLowerCase().startsWith(`golf ${number}`) ? title : `Golf ${number}: ${title}`,

  overview: {
    title: 'Historisch overzicht',
    subtitle: (municipality: string, on: string) => `Rekenkamer ${municipality} · ${stand(on)}`,
    intro: (municipality: string, programme: string | null, years: { min: number; max: number } | null) =>
      `Voor de gemeenteraad van ${municipality}. ` +
      (programme === null || years === null
        ? ''
        : `Het ${programme} duurt ${years.min} tot ${years.max} jaar, en in die tijd wisselt de raad meermalen. `) +
      'Dit overzicht houdt bij wat de rekenkamer heeft onderzocht en toegezegd, wat er is besloten, en wat er van de aanbevelingen is geworden.',
    figures: {
      reports: (n: number) => (n === 1 ? 'rapport gepubliceerd' : 'rapporten gepubliceerd'),
      recommendations: (n: number) => (n === 1 ? 'aanbeveling' : 'aanbevelingen'),
      implemented: 'daarvan uitgevoerd',
      open: 'staan nog open',
      promises: 'toezeggingen op orde',
    },
    programme: {
      title: 'Het programma en deze rekenkamer',
      text: (programme: string, min: number, max: number) =>
        `Meerdere gemeentelijke rekenkamers onderzoeken samen het ${programme}. Na een eerste onderzoek volgt elke ${min} tot ${max} maanden een vervolgonderzoek, een golf. Elke rekenkamer blijft onafhankelijk en rapporteert aan haar eigen raad.`,
      name: 'Programma',
      started: 'Begonnen op',
      area: (n: number) => (n === 1 ? 'Gebied' : 'Gebieden'),
      participation: 'Deelname van de rekenkamer',
      since: (status: ParticipationStatus, on: string) =>
        capital(`${participationWord(status)}, sinds ${dutchDate(on)}`),
      asked: 'Wat de rekenkamers willen weten',
    },
    promises: {
      title: 'Wat de rekenkamer heeft toegezegd',
      text: 'In een intentieverklaring heeft de rekenkamer de andere rekenkamers laten weten dat zij voor lange tijd meedoet. De verklaring is niet afdwingbaar: wie een toezegging niet nakomt, voert daarover een gesprek.',
      NONE: 'Er is nog geen intentieverklaring vastgelegd.',
      KNOWN: 'Er is een intentieverklaring; wat erin staat is nog niet vastgelegd.',
      withdrawn: (on: string) =>
        `De rekenkamer heeft haar intentieverklaring ingetrokken op ${dutchDate(on)}.`,
      signed: 'Getekend op',
      by: 'Getekend door',
      until: 'Deelname tot en met',
      budget: 'Budget per jaar',
      days: 'Dagen per jaar',
      table: 'Hoe het met de toezeggingen staat',
      header: ['Toezegging', 'Stand', 'Datum'],
      status: commitments.status,
      due: (status: CommitmentStatus, on: string | null) => {
        if (on === null) return '';
        if (status === 'CONFIRMED' || status === 'WAIVED') return `tot en met ${dutchDate(on)}`;
        return status === 'NOT_CONFIRMED' ? `uiterlijk ${dutchDate(on)}` : `was uiterlijk ${dutchDate(on)}`;
      },
      history: 'Wat er sindsdien gebeurde',
      yearly: (years: string) => `Jaarlijks bevestigd in ${years}.`,
      budgets: (years: string) => `Vastgesteld budget bevestigd in ${years}.`,
      signedAnew: 'Intentieverklaring vastgelegd',
      reconfirmed: 'Intentieverklaring opnieuw bevestigd',
      waived: (commitment: string) => `Voor een jaar vrijgesteld van de toezegging “${commitment}”`,
    },
    studies: {
      title: 'Alle onderzoeken',
      none: 'De rekenkamer heeft in dit programma nog geen onderzoek gedaan.',
      table: 'De onderzoeken naast elkaar',
      header: ['Onderzoek', 'Begonnen', 'Gepubliceerd', 'Vragen', 'Aanbevelingen', 'Uitgevoerd'],
      notYet: 'nog niet',
      unrecorded: 'niet vastgelegd',
      asked: (inScope: number, of: number) => (inScope === of ? String(of) : `${inScope} van ${of}`),
      timeline: 'In de tijd',
      started: (wave: string) => `Begin van het onderzoek (${wave})`,
      published: (wave: string) => `Rapport gepubliceerd (${wave})`,
      note: (wave: string) => `Gezamenlijke nota van de rekenkamers gepubliceerd (${wave})`,
      event: (label: string, wave: string) => `${label} (${wave})`,
      decided: (n: number, wave: string) =>
        `De raad besluit over ${counted(n, 'aanbeveling', 'aanbevelingen')} (${wave})`,
      chair: 'De rekenkamer heeft een andere voorzitter',
      election: 'Gemeenteraadsverkiezingen',
      joined: (status: string) => `Deelname van de rekenkamer: ${participationWord(status)}`,
    },
    verdicts: {
      title: 'De oordelen, golf naast golf',
      text: 'Alle golven stellen dezelfde vragen, zodat te zien is wat er veranderde. Er staat niet bij waardoor: dat onderzoekt de rekenkamer in haar rapporten.',
      legend:
        'voldoet: voldoet aan de norm · deels: voldoet deels · niet: voldoet niet · onbekend: niet vast te stellen · in woorden: beantwoord zonder oordeel · buiten: niet onderzocht · –: geen vrijgegeven oordeel',
      table: 'Oordeel per vraag',
      question: 'Vraag',
      leftOut: 'buiten',
      between: (before: string, after: string) => `Van ${before.toLowerCase()} naar ${after.toLowerCase()}`,
      changed: (n: number, label: string, before: string, after: string) =>
        `Vraag ${n}, ${label}: van “${before}” naar “${after}”.`,
      same: (numbers: string, one: boolean) =>
        one ? `Gelijk gebleven: vraag ${numbers}.` : `Gelijk gebleven: de vragen ${numbers}.`,
      nothing: 'Geen vraag heeft in beide onderzoeken een vrijgegeven oordeel.',
      decisions: (n: number) =>
        n === 1
          ? 'Tussen beide onderzoeken besloot de raad over één aanbeveling:'
          : `Tussen beide onderzoeken besloot de raad over ${inWords(n)} aanbevelingen:`,
      noDecisions: 'Tussen beide onderzoeken is geen raadsbesluit over een aanbeveling vastgelegd.',
      decision: (number: number, title: string, what: string, on: string) =>
        `Aanbeveling ${number}, ${title}: ${what} op ${dutchDate(on)}.`,
    },
    study: {
      notTakingPart: 'De rekenkamer heeft in deze golf geen onderzoek gedaan.',
      state: 'Stand',
      states: {
        RUNNING: 'loopt',
        PAUSED: 'ligt stil',
        AFTERCARE: 'gepubliceerd; de rekenkamer volgt wat ermee gebeurt',
        CLOSED: 'afgesloten',
      } satisfies Record<StudyState, string>,
      paused: (on: string) => `ligt stil sinds ${dutchDate(on)}`,
      closed: (on: string) => `afgesloten op ${dutchDate(on)}`,
      started: 'Begonnen op',
      published: 'Rapport gepubliceerd op',
      expected: 'Publicatie verwacht',
      firstPlan: 'Eerste planning',
      firstPlanned: (on: string) => `publicatie op ${dutchDate(on)}`,
      note: 'Gezamenlijke nota',
      noteOn: (title: string, on: string) => `${title} (${letterDate(on)})`,
      method: 'Hoe onderzocht',
      register: {
        DOCUMENT_REQUEST: (settled: number, of: number) =>
          settled === of
            ? counted(of, 'documentverzoek', 'documentverzoeken')
            : `${counted(of, 'documentverzoek', 'documentverzoeken')} (${settled} beantwoord)`,
        INTERVIEW: (settled: number) => counted(settled, 'interview', 'interviews'),
        TECHNICAL_HEARING: (settled: number) =>
          settled > 0 ? 'ambtelijk wederhoor (met reactie)' : 'ambtelijk wederhoor (zonder reactie)',
        EXECUTIVE_HEARING: (settled: number) =>
          settled > 0 ? 'bestuurlijk wederhoor (met reactie)' : 'bestuurlijk wederhoor (zonder reactie)',
      },
      course: 'Verloop',
      phases: 'De fasen van het onderzoek',
      phaseHeader: ['Fase', 'Van', 'Tot en met', 'Stand'],
      phase: { DONE: 'afgerond', ACTIVE: 'loopt', TO_COME: 'verwacht' },
      decisionsTitle: 'Besluiten',
      decisions: 'Besluiten van de rekenkamer',
      decisionHeader: ['Besluit', 'Datum', 'Genomen door'],
      board: 'De rekenkamer, in vergadering',
      before: 'Vastgelegd van voor Kamerbode',
      noDecisions: 'Er is nog geen besluit genomen.',
      decisionsUnknown: 'De besluiten van dit onderzoek zijn niet vastgelegd.',
      choices: 'Keuzes en wijzigingen',
      leftOut: (n: number, label: string, reason: string | null) =>
        `Vraag ${n} (${label}) is niet onderzocht${reason === null ? '' : `: ${reason.replace(/\.$/, '')}`}.`,
      bureau: 'Een extern bureau deed (een deel van) het onderzoek.',
      noResponse: 'De bestuurlijke reactie is uitgebleven.',
      extended: (stage: string, from: string, until: string) =>
        `“${stage}” is verlengd van ${dutchDate(from)} tot en met ${dutchDate(until)}.`,
      stopped: (on: string) => `Op ${dutchDate(on)} is het onderzoek stilgelegd.`,
      resumed: (on: string, days: number) =>
        `Op ${dutchDate(on)} is het hervat; de planning schoof ${workingDays(days)} op.`,
      reopened: (stage: string, on: string) => `“${stage}” is op ${dutchDate(on)} heropend.`,
      council: 'In de raad',
      shared: 'Zo beantwoord door de rekenkamers samen.',
      findings: 'Bevindingen',
      findingsTable: 'Wat de rekenkamer vaststelde',
      findingsHeader: ['Vraag', 'Oordeel', 'Samenvatting'],
      notReleased: 'De rekenkamer heeft van dit onderzoek nog geen bevindingen vrijgegeven.',
      someNotReleased: (n: number) =>
        n === 1
          ? 'Van één onderzochte vraag is nog geen antwoord vrijgegeven.'
          : `Van ${inWords(n)} onderzochte vragen is nog geen antwoord vrijgegeven.`,
      recommendations: 'Aanbevelingen en wat ervan werd',
      recommendationsTable: 'De aanbevelingen van dit onderzoek',
      recommendationsHeader: ['Aanbeveling', 'Gericht aan', 'Raad', 'Daarna'],
      noRecommendations: 'Van dit onderzoek zijn geen gepubliceerde aanbevelingen vastgelegd.',
      notDecided: 'nog geen besluit',
      decided: (what: string, on: string | null) => (on === null ? what : `${what}, ${tableDate(on)}`),
      plan: (on: string) => `plan van aanpak ${tableDate(on)}`,
      year: (year: string, what: string) => `${year}: ${what}`,
    },
    open: {
      title: 'Aanbevelingen die nog openstaan',
      none: 'Er staan geen aanbevelingen open.',
      text: 'Niet afgewezen door de raad, en nog niet uitgevoerd of vervallen.',
      table: 'Open aanbevelingen',
      header: ['Aanbeveling', 'Onderzoek', 'Gericht aan', 'Raad', 'Laatste stand'],
      noStatus: 'niet vastgelegd',
    },
    coming: {
      title: 'Wat er komt',
      none: 'Er staan nog geen datums vast.',
      publication: (wave: string) => `Publicatie van het rapport (${wave}), verwacht`,
      windowOpens: (n: number, counts: 'START' | 'PUBLICATION') =>
        counts === 'START'
          ? `Vanaf nu kan het onderzoek van golf ${n} beginnen`
          : `Vanaf nu kan het rapport van golf ${n} verschijnen`,
      after: (months: number, anchor: string) => `${months} maanden na ${letterDate(anchor)}`,
      windowCloses: (n: number, counts: 'START' | 'PUBLICATION') =>
        counts === 'START'
          ? `Uiterlijk nu is het onderzoek van golf ${n} begonnen`
          : `Uiterlijk nu is het rapport van golf ${n} verschenen`,
      duty: {
        COMMITMENT_CONFIRM: 'De rekenkamer bevestigt haar intentieverklaring voor dit jaar',
        BUDGET_ADOPTED: 'Budget van de rekenkamer voor volgend jaar vastgesteld',
        BUDGET_REQUEST: 'De rekenkamer vraagt haar budget voor volgend jaar aan (kadernota)',
        ANNUAL_REPORT: 'Jaarverslag van de rekenkamer',
        RECONFIRM: 'De rekenkamer bevestigt haar intentieverklaring opnieuw',
        COUNCIL_HANDOVER: 'Overdrachtsdossier voor de nieuwe raad',
      },
      late: 'de datum is voorbij',
    },
    reading: {
      title: 'Hoe u dit leest',
      items: [
        'De rekenkamer is onafhankelijk en werkt voor de gemeenteraad. De voorzitter is haar woordvoerder.',
        'Een oordeel zegt of de norm is gehaald die de rekenkamer vooraf vaststelde: voldoet, voldoet deels, voldoet niet, of niet vast te stellen.',
        'Hier staan alleen bevindingen die de voorzitter heeft vrijgegeven en aanbevelingen die zijn gepubliceerd. Wat nog in onderzoek is, ontbreekt.',
        'Wat de raad besloot en hoe ver een aanbeveling is, is vastgelegd zoals de rekenkamer het aantrof. De raadsstukken zelf gaan voor.',
        'Golven worden vergeleken, oorzaken niet benoemd.',
      ],
    },
  },

  handover: {
    title: 'Overdracht aan de nieuwe raad',
    subtitle: (municipality: string, on: string) => `Rekenkamer ${municipality} · ${stand(on)}`,
    intro: (municipality: string) =>
      `Voor de nieuwe leden van de gemeenteraad van ${municipality}: in vijf minuten waar het onderzoek van de rekenkamer staat, wat eerdere raden besloten en wat er op u afkomt. Alles over de jaren heen staat in het historisch overzicht, dat u bij de rekenkamer kunt opvragen.`,
    what: {
      title: 'Waar gaat het over?',
      text: (programme: string, areas: string, started: string, months: string) =>
        `Het ${programme} begon op ${letterDate(started)}${areas === '' ? '' : ` en loopt hier in ${areas}`}. Meerdere gemeentelijke rekenkamers onderzoeken het samen, ieder voor de eigen raad. Elke ${months} maanden is er een nieuw onderzoek, met dezelfde vragen: zo kan de raad volgen hoe het zich ontwikkelt.`,
      noProgramme: 'De rekenkamer doet mee aan een gezamenlijk onderzoek van gemeentelijke rekenkamers.',
      council: 'Wat de rekenkamers willen weten:',
    },
    where: {
      title: 'Waar staan we nu?',
      none: 'De rekenkamer is nog niet met een onderzoek begonnen.',
      running: (wave: string, phase: string) =>
        `Er loopt een onderzoek (${wave}). Het is nu in de fase “${phase}”.`,
      paused: (wave: string, on: string) =>
        `Het lopende onderzoek (${wave}) ligt stil sinds ${dutchDate(on)}.`,
      expected: (on: string) => `Het rapport wordt verwacht rond ${letterDate(on)}.`,
      published: (wave: string, on: string) =>
        `Het laatste rapport (${wave}) verscheen op ${letterDate(on)}.`,
      notPublished: 'Er is nog geen rapport gepubliceerd.',
      unrecorded: (wave: string, on: string) =>
        `Een eerder onderzoek (${wave}) is afgesloten op ${letterDate(on)}; wanneer het rapport verscheen, is niet vastgelegd.`,
      counts: 'Het oordeel in het laatste rapport, per vraag',
      rest: (n: number) =>
        n === 1
          ? 'Van één vraag is geen antwoord vrijgegeven.'
          : `Van ${inWords(n)} vragen is geen antwoord vrijgegeven.`,
      attention: 'Waar de norm niet of deels is gehaald',
      attentionHeader: ['Vraag', 'Oordeel', 'Samenvatting'],
    },
    earlier: {
      title: 'Wat eerdere raden besloten',
      none: 'Er zijn nog geen raadsbesluiten over aanbevelingen vastgelegd.',
      table: 'Raadsbesluiten over aanbevelingen',
      header: ['Onderzoek', 'Besloten op', 'Overgenomen', 'Deels', 'Niet', 'Uitgevoerd'],
    },
    olderOpen: (n: number) =>
      `Uit eerdere onderzoeken ${n === 1 ? 'staat nog één aanbeveling' : `staan nog ${inWords(n)} aanbevelingen`} open; die ${n === 1 ? 'staat' : 'staan'} in het historisch overzicht.`,
    coming: 'Wat er op u afkomt',
    can: {
      title: 'Wat u als raad kunt doen',
      open: [
        'Vraag het college naar de stand van de aanbevelingen die nog openstaan.',
        'Vraag om een plan van aanpak bij aanbevelingen die zijn overgenomen.',
      ],
      report: 'Nodig de rekenkamer uit om het laatste rapport toe te lichten.',
      always: 'Geef onderwerpen voor een volgend onderzoek mee; de rekenkamer kiest zelf.',
    },
    ask: {
      title: 'Bij wie u terechtkunt',
      items: [
        { label: 'Over het onderzoek en de rapporten', value: 'De voorzitter van de rekenkamer' },
        { label: 'Over planning en stukken', value: 'De secretaris van de rekenkamer' },
        { label: 'Over behandeling in de raad', value: 'De griffier' },
        { label: 'Over de uitvoering van aanbevelingen', value: 'De portefeuillehouder in het college' },
      ],
    },
  },
};

/** What cards say of these documents. */
export const documentCards = {
  ready: 'Uw document staat klaar',
  read: 'Lezen en afdrukken',
  word: 'Word-bestand',
  button: 'Overzicht voor de raad',
  buttonOf: (court: string) => `Overzicht voor de raad ${court}`,
  card: {
    summary: 'Het historisch overzicht voor uw raad',
    court: (name: string) => `Rekenkamer ${name}`,
    title: 'Overzicht voor de raad',
    intro:
      'Wat uw rekenkamer over alle golven onderzocht, toezegde en aanbeval, en wat ervan geworden is: als pagina om te lezen en af te drukken, en als Word-bestand.',
    studies: 'Onderzoeken',
    studyCounts: (published: number, running: number, unrecorded: number) =>
      [
        `${published} gepubliceerd`,
        ...(running === 0 ? [] : [running === 1 ? '1 loopt' : `${running} lopen`]),
        ...(unrecorded === 0 ? [] : [`${unrecorded} eerder afgesloten`]),
      ].join(', '),
    recommendations: 'Aanbevelingen',
    recommendationCounts: (total: number, implemented: number, open: number) =>
      total === 0 ? 'nog geen' : `${total}, waarvan ${implemented} uitgevoerd en ${open} open`,
    promises: 'Toezeggingen',
    noPromises: 'nog niet vastgelegd',
    promiseCounts: (kept: number, of: number) =>
      kept === of ? `${kept} van ${of} op orde` : `${kept} van ${of} op orde, ${of - kept} niet`,
    next: (wave: number) => `Venster golf ${wave}`,
    window: (from: string, until: string) => `${shortDate(from)} t/m ${shortDate(until)}`,
    made: 'Laatst gemaakt',
    neverMade: 'nog niet',
    handoverDue: (on: string) =>
      `Na de verkiezingen: draag het dossier uiterlijk ${dutchDate(on)} over aan de nieuwe raad.`,
    note: 'Erin staan alleen vrijgegeven bevindingen en gepubliceerde aanbevelingen, rollen en geen namen. Lees het voordat u het aan de griffie geeft.',
    make: 'Overzicht maken',
    makeHandover: 'Dossier nieuwe raad',
    handedOver: 'Overdracht afronden',
  },
};
