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
      { word: 'taken', does: 'your tasks, the most urgent first' },
      { word: 'status', does: 'how your study stands' },
      { word: 'planning', does: 'the dates of all stages' },
      { word: 'faseovergang', does: 'ask for the transition to the next stage' },
      { word: 'registers', does: 'document requests, interviews and hearings' },
      { word: 'coördinator', does: 'exactly what the coordinator sees of your court' },
      { word: 'instellingen', does: 'terms, free days, recess, absence, people' },
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
    commands: { tasks: 'Your tasks', status: 'How your study stands', help: 'What you can do here' },
  },
};

export const en: Texts = { ...nl, ...english };
