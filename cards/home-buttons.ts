/** The buttons that lead to where most people want to be. */
import { openButton, showButton, type CardButton } from './actions';
import { bare } from './escape';
import type { Texts } from './texts/nl';

export interface Home {
  /** Whether the viewer has tasks anywhere. */
  tasks: boolean;
  studies: { studyId: string; court: string }[];
  coordinator: boolean;
}

/** At most five: with more studies than three the rest is reached by typing. */
export function homeButtons(home: Home, texts: Texts): CardButton[] {
  const buttons: CardButton[] = [];
  if (home.coordinator) buttons.push(showButton(texts.button.overview, { card: 'DIGEST' }));
  if (home.tasks) buttons.push(showButton(texts.button.myTasks, { card: 'MY_TASKS', page: 1 }));
  const studies = home.studies.slice(0, 3);
  for (const { studyId, court } of studies) {
    const title = studies.length === 1 ? texts.button.status : texts.button.statusOf(bare(court, 30));
    buttons.push(showButton(title, { card: 'STUDY', studyId }));
  }
  return buttons;
}

export function settingsButton(texts: Texts): CardButton {
  return openButton(texts.button.settings, { dialog: 'SETTINGS', courtId: null });
}
