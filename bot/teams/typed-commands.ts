/**
 * What people type, understood: a table of commands, forgiving about case, accents, politeness, word order and small
 * mistakes. Pure: knows words, not people. What it means for whoever typed it is worked out in `answer-typed.ts`.
 */
import { looksLikeCode } from '../workflow/joining';

export type TypedIntent =
  | 'HELP'
  | 'MY_TASKS'
  | 'STATUS'
  | 'TASK'
  | 'COMPLETE'
  | 'UNDO'
  | 'WHY'
  | 'LATER'
  | 'WAIT'
  | 'EXTEND'
  | 'NOT_APPLICABLE'
  | 'REASSIGN'
  | 'NOTE'
  | 'REQUEST_GATE'
  | 'GATE'
  | 'GATE_DETAILS'
  | 'REOPEN_GATE'
  | 'REGISTERS'
  | 'DOCUMENT_REQUESTS'
  | 'FINDINGS'
  | 'RECOMMENDATIONS'
  | 'INTERVIEWS'
  | 'HEARINGS'
  | 'TECHNICAL_HEARING'
  | 'EXECUTIVE_HEARING'
  | 'EVENT'
  | 'PAUSE'
  | 'RESUME'
  | 'HISTORY'
  | 'START'
  | 'OVERVIEW'
  | 'COORDINATOR_VIEW'
  | 'ASK_STATUS'
  | 'SETTINGS'
  | 'PEOPLE'
  | 'INVITE'
  | 'HAND_OVER'
  | 'APPOINT_CHAIR'
  | 'ABSENCE'
  | 'WORKING_DAYS'
  | 'ERASE_PERSON'
  | 'CALENDAR'
  | 'MAIL'
  | 'CODE'
  | 'LINK_CHANNEL'
  | 'UNLINK_CHANNEL'
  | 'OPEN_WAVE'
  | 'WAVES'
  | 'JOINT_NOTE'
  | 'SHARED_ANSWERS'
  | 'ADOPT_DEFINITION'
  | 'REGISTER_COURT'
  | 'PARTICIPATION'
  | 'ENGLISH'
  | 'DUTCH'
  | 'WEEKLY_ON'
  | 'WEEKLY_OFF'
  | 'COMMITMENTS'
  | 'COUNCIL_OVERVIEW'
  | 'DECLARATION'
  | 'REPORT_SENT';

interface TypedCommand {
  /** What is shown when somebody is told of it. */
  example: string;
  /** Other ways to say it; the example without what is filled in counts too. */
  phrases: readonly string[];
  /** Changes something at once: a question or a denial in the text then only shows. */
  changes?: true;
  /** What is shown then; a task when absent. */
  shows?: TypedIntent;
}

export const TYPED_COMMANDS: Record<TypedIntent, TypedCommand> = {
  HELP: { example: 'help', phrases: ['hulp', 'wat kun je', 'wat kan ik', 'uitleg', 'menu', 'commando’s'] },
  MY_TASKS: {
    example: 'mijn taken',
    phrases: ['taken', 'mijntaken', 'takenlijst', 'todo', 'wat moet ik doen', 'my tasks', 'tasks'],
  },
  STATUS: {
    example: 'status',
    phrases: ['planning', 'stand', 'stand van zaken', 'voortgang', 'onderzoek', 'hoe staat het ervoor'],
  },
  TASK: { example: 'taak INT-03', phrases: ['taak', 'toon taak'] },
  COMPLETE: {
    example: 'klaar INT-03',
    phrases: ['klaar', 'gereed', 'afronden', 'afgerond', 'gedaan', 'afvinken', 'done'],
    changes: true,
  },
  UNDO: {
    example: 'ongedaan INT-03',
    phrases: ['ongedaan', 'ongedaan maken', 'terugdraaien', 'undo', 'herstel'],
    changes: true,
  },
  WHY: { example: 'waarom INT-03', phrases: ['waarom', 'waarom deze datum', 'why'] },
  LATER: { example: 'later INT-03', phrases: ['later', 'snooze', 'uitstellen tot'] },
  WAIT: { example: 'wacht INT-03', phrases: ['wacht', 'wachten', 'wacht op'] },
  EXTEND: { example: 'uitstel INT-03', phrases: ['uitstel', 'verlengen', 'uitstellen'] },
  NOT_APPLICABLE: { example: 'nvt INT-03', phrases: ['nvt', 'niet van toepassing', 'vervalt'] },
  REASSIGN: { example: 'overdragen INT-03', phrases: ['overdragen', 'toewijzen'] },
  NOTE: { example: 'notitie INT-03', phrases: ['notitie', 'aantekening', 'opmerking'] },
  REQUEST_GATE: {
    example: 'aanvragen',
    phrases: ['aanvragen', 'faseovergang', 'faseovergang aanvragen', 'overgang aanvragen', 'volgende fase'],
  },
  GATE: {
    example: 'besluiten',
    phrases: [
      'besluit',
      'besluiten',
      'akkoord',
      'goedkeuren',
      'terugsturen',
      'aanvraag',
      'intrekken',
      'beslissen',
    ],
  },
  GATE_DETAILS: { example: 'stukken', phrases: ['stukken', 'redenen'] },
  REOPEN_GATE: { example: 'heropenen', phrases: ['heropenen', 'fase heropenen'] },
  REGISTERS: { example: 'registers', phrases: ['registers', 'register'] },
  DOCUMENT_REQUESTS: {
    example: 'documenten',
    phrases: ['documenten', 'documentverzoeken', 'documentverzoek', 'register documenten'],
  },
  INTERVIEWS: {
    example: 'interviews',
    phrases: ['interviews', 'interview', 'gesprekken', 'gespreksverslagen', 'register interviews'],
  },
  HEARINGS: { example: 'wederhoor', phrases: ['wederhoor', 'hoor en wederhoor', 'register wederhoor'] },
  TECHNICAL_HEARING: {
    example: 'ambtelijk wederhoor',
    phrases: ['ambtelijk wederhoor', 'technisch wederhoor'],
  },
  EXECUTIVE_HEARING: { example: 'bestuurlijk wederhoor', phrases: ['bestuurlijk wederhoor'] },
  FINDINGS: {
    example: 'vragen',
    phrases: ['vragen', 'onderzoeksvragen', 'bevindingen', 'bevinding', 'oordelen'],
  },
  RECOMMENDATIONS: { example: 'aanbevelingen', phrases: ['aanbevelingen', 'aanbeveling'] },
  EVENT: { example: 'gebeurtenis', phrases: ['gebeurtenis', 'gebeurtenis vastleggen', 'vastleggen'] },
  PAUSE: { example: 'pauze', phrases: ['pauze', 'pauzeren', 'stilleggen'] },
  RESUME: { example: 'hervat', phrases: ['hervat', 'hervatten', 'doorgaan'] },
  HISTORY: { example: 'geschiedenis', phrases: ['geschiedenis', 'historie', 'logboek'] },
  START: {
    example: 'start',
    phrases: ['start', 'starten', 'beginnen', 'start onderzoek', 'onderzoek starten'],
  },
  OVERVIEW: { example: 'overzicht', phrases: ['overzicht', 'weekoverzicht', 'statusoverzicht', 'digest'] },
  COORDINATOR_VIEW: {
    example: 'dit ziet de coördinator',
    phrases: ['coördinator', 'wat ziet de coördinator', 'ziet de coördinator'],
  },
  ASK_STATUS: {
    example: 'vraag status Heerlen',
    phrases: ['vraag status', 'status vragen', 'status opvragen'],
  },
  SETTINGS: {
    example: 'instellingen',
    phrases: ['instellingen', 'instelling', 'settings', 'termijnen', 'reces'],
  },
  PEOPLE: { example: 'mensen', phrases: ['mensen', 'personen', 'leden', 'rollen', 'medewerkers'] },
  INVITE: { example: 'uitnodigen', phrases: ['uitnodigen', 'uitnodiging', 'nodig uit'] },
  HAND_OVER: {
    example: 'alles overdragen',
    phrases: ['overdracht', 'alles overdragen', 'taken overdragen', 'draag alles over', 'ik vertrek'],
  },
  APPOINT_CHAIR: {
    example: 'voorzitter benoemen',
    phrases: ['voorzitter benoemen', 'benoem voorzitter', 'nieuwe voorzitter', 'voorzitter vervangen'],
  },
  ABSENCE: { example: 'afwezig', phrases: ['afwezig', 'afwezigheid', 'vakantie', 'vervanger'] },
  ERASE_PERSON: {
    example: 'wis persoon',
    phrases: ['wis persoon', 'persoon wissen', 'persoonsgegevens wissen', 'gegevens wissen', 'wissen'],
  },
  CALENDAR: { example: 'agenda', phrases: ['agenda', 'mijn agenda', 'kalender', 'ical'] },
  MAIL: {
    example: 'e-mail',
    phrases: ['e-mail', 'email', 'mail', 'mijn e-mail', 'mailadres', 'e-mailadres'],
  },
  WORKING_DAYS: { example: 'werkdagen', phrases: ['werkdagen', 'mijn werkdagen'] },
  CODE: { example: 'code K7PM-3XQ9-WDTR-H5FA', phrases: ['code', 'uitnodigingscode', 'toegangscode'] },
  LINK_CHANNEL: { example: 'kanaal koppelen', phrases: ['kanaal koppelen', 'koppel kanaal', 'koppelen'] },
  UNLINK_CHANNEL: {
    example: 'kanaal ontkoppelen',
    phrases: ['kanaal ontkoppelen', 'ontkoppel kanaal', 'ontkoppelen'],
  },
  OPEN_WAVE: { example: 'golf openen', phrases: ['golf openen', 'nieuwe golf', 'golf'] },
  WAVES: { example: 'golven', phrases: ['golven', 'venster', 'volgende golf', 'volgende venster'] },
  SHARED_ANSWERS: {
    example: 'gezamenlijke antwoorden',
    phrases: ['gezamenlijke antwoorden', 'gezamenlijk antwoord', 'gedeelde antwoorden', 'gezamenlijk'],
  },
  JOINT_NOTE: {
    example: 'gezamenlijke nota',
    phrases: ['gezamenlijke nota', 'nota', 'akkoord nota', 'akkoord gezamenlijke nota'],
  },
  ADOPT_DEFINITION: { example: 'definitie', phrases: ['definitie', 'programma bijwerken', 'nieuwe versie'] },
  REGISTER_COURT: {
    example: 'rekenkamer aanmelden',
    phrases: [
      'rekenkamer aanmelden',
      'rekenkamer registreren',
      'registreer rekenkamer',
      'meld rekenkamer aan',
    ],
  },
  PARTICIPATION: { example: 'deelname Heerlen', phrases: ['deelname'] },
  ENGLISH: { example: 'english', phrases: ['english', 'engels', 'in english'] },
  DUTCH: { example: 'nederlands', phrases: ['nederlands', 'dutch', 'in het nederlands'] },
  WEEKLY_ON: { example: 'week aan', phrases: ['week aan', 'weekregels aan', 'weekbericht aan'] },
  WEEKLY_OFF: { example: 'week uit', phrases: ['week uit', 'weekregels uit', 'weekbericht uit'] },
  COMMITMENTS: {
    example: 'toezeggingen',
    phrases: [
      'toezeggingen',
      'toezegging',
      'afspraken',
      'verplichtingen',
      'jaarlijkse bevestiging',
      'jaarverslag',
    ],
  },
  COUNCIL_OVERVIEW: {
    example: 'raadsoverzicht',
    phrases: ['historisch overzicht', 'overzicht voor de raad', 'overzicht raad', 'overdracht raad'],
  },
  DECLARATION: {
    example: 'intentieverklaring',
    phrases: ['intentieverklaring', 'intentieverklaring vastleggen'],
  },
  REPORT_SENT: {
    example: 'jaarverslag verzonden',
    phrases: ['jaarverslag verzonden', 'jaarverslag verstuurd', 'jaarverslag gestuurd'],
    changes: true,
    shows: 'COMMITMENTS',
  },
};

/** Words of the programme and its courts, which the text may name. */
export interface Vocabulary {
  /** Ids of the definition, such as `INT-03`. */
  taskIds: readonly string[];
  municipalities: readonly string[];
}

export type Typed =
  | {
      kind: 'command';
      intent: TypedIntent;
      /** In the order of typing, each once; may hold ids that no study has. */
      taskIds: string[];
      /** As it is written officially; null when none was named. */
      municipality: string | null;
      /** The first number, such as a page. */
      number: number | null;
      /** For `CODE`: as typed. */
      code: string;
      /** Words that were not understood. */
      rest: string;
    }
  | { kind: 'unknown'; suggestions: string[] };

/** Words that carry no meaning here; left out on both sides before comparing. */
const FILLERS = new Set(
  `alstublieft alsjeblieft aub svp graag even eens wil wilt willen ik je jij u kunt kun kan mag zou de het een mijn me mij
  laat laten toon tonen geef geven zien hoi hallo hai dag goedemorgen goedemiddag goedenavond beste kamerbode bot dank
  bedankt nu voor van naar met is zijn wat welke hoe please show my the dit deze die er op in te om en of`.split(
    /\s+/,
  ),
);

/** Commands are short: of a pasted letter only the beginning is read. */
const MOST_WORDS = 30;

interface Phrase {
  intent: TypedIntent;
  /** Content words without spaces: `mijn taken` and `mijntaken` are the same. */
  letters: string;
  words: number;
}

const isIntent = (name: string): name is TypedIntent => Object.hasOwn(TYPED_COMMANDS, name);

const PHRASES: Phrase[] = Object.keys(TYPED_COMMANDS)
  .filter(isIntent)
  .flatMap((intent) => {
    const { phrases, example } = TYPED_COMMANDS[intent];
    return [...phrases, example.replace(/ [A-Z].*$/, '')].map((phrase) => {
      const all = wordsOf(phrase);
      const content = all.filter((word) => !FILLERS.has(word));
      const words = content.length > 0 ? content : all;
      return { intent, letters: words.join(''), words: words.length };
    });
  });

/** Understands what was typed. Never fails: what is not understood comes back with the nearest commands. */
export function readTyped(text: string, vocabulary: Vocabulary): Typed {
  const code = codeIn(text);
  if (code !== null) return understood('CODE', { code });
  const { taskIds, remainder } = takeTaskIds(fold(text), vocabulary.taskIds);
  const said = wordsOf(remainder).slice(0, MOST_WORDS);
  const content = said.filter((word) => !FILLERS.has(word));

  const found = bestPhrase(content.length > 0 ? content : said);
  if (found?.intent === 'CODE') {
    return understood('CODE', { code: text.replace(/^.*?code\S*[\s:]*/is, '').trim() });
  }
  const left = found === null ? content : content.toSpliced(found.at, found.count);
  const municipality = takeMunicipality(left, vocabulary.municipalities);
  const number = left.find((word) => /^\d{1,4}$/.test(word));
  const named = {
    taskIds,
    municipality: municipality?.name ?? null,
    number: number === undefined ? null : Number(number),
    rest: (municipality?.left ?? left).filter((word) => word !== number).join(' '),
  };

  if (found !== null) {
    const doubted = TYPED_COMMANDS[found.intent].changes === true && isDoubted(text, said);
    return understood(doubted ? (TYPED_COMMANDS[found.intent].shows ?? 'TASK') : found.intent, named);
  }
  if (taskIds.length > 0) return understood('TASK', named);
  if (named.municipality !== null) return understood('STATUS', named);
  if (content.length === 0) return understood('HELP', named);
  if (number !== undefined && content.length === 1) return understood('MY_TASKS', named);
  return { kind: 'unknown', suggestions: suggestions(content.join('')) };
}

function understood(intent: TypedIntent, named: Partial<Extract<Typed, { kind: 'command' }>>): Typed {
  return {
    kind: 'command',
    intent,
    taskIds: [],
    municipality: null,
    number: null,
    code: '',
    rest: '',
    ...named,
  };
}

/** Lower case without accents: `Coördinator` → `coordinator`. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’'`]/g, '');
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** `int 3`, `INT03` and `int-03` are INT-03. Only what begins as the programme's own ids do. */
function takeTaskIds(folded: string, known: readonly string[]): { taskIds: string[]; remainder: string } {
  const prefixes = new Set(known.map((id) => id.split('-')[0]?.toLowerCase()));
  const taskIds: string[] = [];
  const remainder = folded.replace(
    /\b([a-z]{2,4})[ \-–]{0,2}(\d{1,2})\b/g,
    (match, prefix: string, digits: string) => {
      if (!prefixes.has(prefix)) return match;
      const id = `${prefix.toUpperCase()}-${digits.padStart(2, '0')}`;
      if (!taskIds.includes(id)) taskIds.push(id);
      return ' ';
    },
  );
  return { taskIds, remainder };
}

/**
 * The code in a text: one in its groups anywhere, or one by itself, however it is spaced and also with a mistake in it.
 * Null when there is none.
 */
function codeIn(text: string): string | null {
  const grouped = /(?<![a-z0-9])[a-z0-9]{4}(?:-[a-z0-9]{4}){3}(?![a-z0-9])/i.exec(text)?.[0];
  if (grouped !== undefined && looksLikeCode(grouped)) return grouped;
  const spaced = spacedCode(text);
  if (spaced !== null) return spaced;
  const alone = text.trim().replace(/^["“‘']|["”’'.]$/g, '');
  const isCode =
    (looksLikeCode(alone) && /[-\d]/.test(alone)) || /^[a-z0-9]{3,5}(-[a-z0-9]{3,5}){2,4}$/i.test(alone);
  return isCode ? alone : null;
}

/** Four groups of four with spaces between them. Four short words look alike; a code nearly always holds a digit. */
function spacedCode(text: string): string | null {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  for (let at = 0; at + 4 <= words.length; at++) {
    const groups = words.slice(at, at + 4);
    const code = groups.join(' ');
    if (groups.every((group) => group.length === 4) && /\d/.test(code) && looksLikeCode(code)) return code;
  }
  return null;
}

interface Found {
  intent: TypedIntent;
  at: number;
  count: number;
}

/** The phrase that covers most of the text with the fewest mistakes, wherever in the text it stands. */
function bestPhrase(words: string[]): Found | null {
  let best: (Found & { score: number }) | null = null;
  for (const phrase of PHRASES) {
    for (let count = Math.max(1, phrase.words - 1); count <= phrase.words + 1; count++) {
      for (let at = 0; at + count <= words.length; at++) {
        const letters = words.slice(at, at + count).join('');
        const mistakes = distance(letters, phrase.letters, tolerance(phrase.letters.length));
        // A mistake costs more than the letter that it spoils, so that an exact short phrase beats a poor long one.
        const score = phrase.letters.length - 3 * mistakes - 0.01 * at;
        if (mistakes <= tolerance(phrase.letters.length) && score > (best?.score ?? 0)) {
          best = { intent: phrase.intent, at, count, score };
        }
      }
    }
  }
  return best;
}

/** How many mistakes a word of so many letters may hold. */
function tolerance(letters: number): number {
  if (letters <= 3) return 0;
  if (letters <= 5) return 1;
  return letters <= 9 ? 2 : 3;
}

/**
 * Letters to add, drop, change or swap with the next to get from one word to the other (optimal string alignment).
 * Answers `most + 1` as soon as the lengths alone differ more than that.
 */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (a === b) return 0;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

function takeMunicipality(
  words: string[],
  known: readonly string[],
): { name: string; left: string[] } | null {
  let best: { name: string; left: string[]; score: number } | null = null;
  for (const name of known) {
    const official = wordsOf(name).filter((word) => !FILLERS.has(word) || wordsOf(name).length === 1);
    const letters = official.join('');
    for (let at = 0; at + official.length <= words.length; at++) {
      const mistakes = distance(
        words.slice(at, at + official.length).join(''),
        letters,
        tolerance(letters.length),
      );
      const score = letters.length - 3 * mistakes;
      if (mistakes <= tolerance(letters.length) && score > (best?.score ?? 0)) {
        best = { name, left: words.toSpliced(at, official.length), score };
      }
    }
  }
  return best;
}

/** "Is INT-03 klaar?" and "INT-03 is nog niet klaar" are no reports that it is done. */
function isDoubted(text: string, said: string[]): boolean {
  return text.includes('?') || said.some((word) => ['niet', 'geen', 'nog', 'wanneer', 'als'].includes(word));
}

/** The three nearest commands, as examples to type. */
function suggestions(letters: string): string[] {
  const nearest = new Map<TypedIntent, number>();
  for (const phrase of PHRASES) {
    const longest = Math.max(letters.length, phrase.letters.length);
    const far = distance(letters, phrase.letters, longest) / longest;
    if (far < 0.5 && far < (nearest.get(phrase.intent) ?? 1)) nearest.set(phrase.intent, far);
  }
  const examples = [...nearest]
    .toSorted(([, a], [, b]) => a - b)
    .map(([intent]) => TYPED_COMMANDS[intent].example);
  return [...new Set([...examples, 'mijn taken', 'status', 'instellingen'])].slice(0, 3);
}
