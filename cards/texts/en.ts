/**
 * English: the greeting, the help and the app's manifest. Whatever has no English is read in Dutch; the type says
 * which parts are complete.
 */
import { nl, type Texts } from './nl';

const english: Pick<Texts, 'greeting' | 'help' | 'manifest'> = {
  greeting: {
    title: 'Welcome to Kamerbode',
    intro:
      'I guide the study of your court of audit from intake to report. You get your tasks from me in time, and I tell you when something waits for you.',
    known: (name) => `Hello ${name}. I know you: this is what you can do right away.`,
    unknown:
      'Have you been invited? Type the code from your invitation here. I keep nothing about you until then.',
    codeLabel: 'Your code',
    rules: 'I never send anything to the municipality, and nothing is approved by silence.',
    summary: 'Welcome to Kamerbode',
  },
  help: {
    title: 'What you can do here',
    intro:
      'Type one of these words; capitals and small typing errors do not matter. The words themselves are Dutch.',
    commands: [
      { word: 'mijn taken', does: 'your tasks, the most urgent first' },
      {
        word: 'klaar INT-03',
        does: 'tick off a task; likewise: later, uitstel (extend), overdragen (hand over), waarom (why)',
      },
      { word: 'status', does: 'how your study stands' },
      { word: 'faseovergang', does: 'ask for the transition to the next step' },
      { word: 'besluiten', does: 'what waits for a decision' },
      { word: 'registers', does: 'document requests, interviews and hearings' },
      { word: 'vragen', does: 'the questions of the study with their verdicts; also: aanbevelingen' },
      { word: 'gebeurtenis', does: 'record what happened' },
      { word: 'dit ziet de coördinator', does: 'everything that leaves your court' },
      { word: 'gezamenlijke antwoorden', does: 'the questions that are answered once for all courts' },
      { word: 'toezeggingen', does: 'the declaration of intent and how it stands' },
      { word: 'raadsoverzicht', does: 'the historical overview for the council' },
      { word: 'afwezig', does: 'absence and stand-ins' },
      { word: 'alles overdragen', does: 'your work to a successor, all at once' },
      { word: 'week aan', does: 'for chairs: three lines a week about the study' },
    ],
    coordinator: [
      { word: 'overzicht', does: 'all courts: who needs attention and what changed' },
      { word: 'status Heerlen', does: 'how one court stands' },
      { word: 'vraag status Heerlen', does: 'ask its contact for an answer' },
      { word: 'vragen Heerlen', does: 'findings that a court has released' },
      { word: 'rekenkamer aanmelden', does: 'register a court with its tenant' },
      { word: 'uitnodigen Heerlen', does: 'a code for its chair' },
      { word: 'voorzitter benoemen Heerlen', does: 'when a court has no chair' },
      { word: 'deelname Heerlen', does: 'how a court takes part' },
      { word: 'golf openen', does: 'begin a next round' },
      { word: 'golven', does: 'where the window of the next wave stands' },
      { word: 'gezamenlijke nota', does: 'who consented; also to put it to the courts' },
      { word: 'definitie', does: 'take over new texts of the programme' },
    ],
    always: [
      { word: 'instellingen', does: 'working days; for a court also terms, free days, recess and people' },
      { word: 'english / nederlands', does: 'the language of greeting and help' },
      { word: 'help', does: 'this list' },
    ],
    more: 'Tasks, transitions and registers are in Dutch, the language of the study.',
    summary: 'What you can do with Kamerbode',
  },
  manifest: {
    shortName: 'Kamerbode',
    fullName: 'Kamerbode: joint studies by courts of audit',
    shortDescription: 'Guides a study by a court of audit from intake to report.',
    fullDescription:
      'Kamerbode guides the joint, long-running studies of Dutch municipal courts of audit: tasks at the right moment, decisions on every phase transition, deadlines that explain themselves, and a status overview for the coordinator.',
    tab: 'Overview',
    commands: [
      { word: 'my tasks', does: 'your tasks, the most urgent first' },
      { word: 'status', does: 'how your study stands' },
      { word: 'faseovergang', does: 'ask for the transition to the next step' },
      { word: 'besluiten', does: 'what waits for a decision' },
      { word: 'registers', does: 'document requests, interviews and hearings' },
      { word: 'vragen', does: 'the questions of the study with their verdicts' },
      { word: 'toezeggingen', does: 'the declaration of intent and how it stands' },
      { word: 'overzicht', does: 'for coordinators: all courts' },
      { word: 'agenda', does: 'your dates in your own calendar' },
      { word: 'afwezig', does: 'absence and stand-ins' },
      { word: 'settings', does: 'working days; for a court also terms, free days and people' },
      { word: 'help', does: 'what you can do here' },
    ],
    channelCommands: [
      { word: 'kanaal koppelen', does: 'milestones of your study in this channel' },
      { word: 'kanaal ontkoppelen', does: 'no more milestones in this channel' },
    ],
  },
};

export const en: Texts = { ...nl, ...english };
