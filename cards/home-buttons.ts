/** The buttons that lead to where most people want to be. */
import { openButton, showButton, type CardButton } from './actions';
import { bare } from './escape';
import type { Texts } from './texts/nl';

export interface Home {
  /** Whether the viewer may have tasks. */
  tasks: boolean;
  studies: { studyId: string; court: string; wave: string }[];
  /** Courts where the viewer may start a study. */
  startable: string[];
  coordinator: boolean;
  /** Courts of which the viewer may make the overview for the council. */
  councils: { courtId: string; court: string }[];
}

/** At most five: with more studies than three the rest is reached by typing. */
export function homeButtons(home: Home, texts: Texts): CardButton[] {
  const buttons: CardButton[] = [];
  if (home.coordinator) buttons.push(showButton(texts.button.overview, { card: 'DIGEST' }));
  if (home.tasks) buttons.push(showButton(texts.button.myTasks, { card: 'MY_TASKS', page: 1 }));
  const studies = home.studies.slice(0, 3);
  for (const { studyId, court, wave } of studies) {
    const title = studies.length === 1 ? texts.button.status : texts.button.statusOf(bare(court, 30));
    // Beside the running study a court may have one in aftercare.
    const twice = studies.filter((study) => study.court === court).length > 1;
    buttons.push(showButton(twice ? `${title}: ${bare(wave, 40)}` : title, { card: 'STUDY', studyId }));
  }
  const [court] = home.startable;
  if (court !== undefined && studies.length < 3) {
    buttons.push(openButton(texts.button.startStudy, { dialog: 'START_STUDY', courtId: court }));
  }
  return buttons;
}

/** What is needed less often. */
export function moreButtons(home: Home, texts: Texts): CardButton[] {
  const programme = home.coordinator
    ? [
        openButton(texts.button.registerCourt, { dialog: 'REGISTER_COURT' }),
        openButton(texts.button.openWave, { dialog: 'OPEN_WAVE' }),
      ]
    : [];
  const councils = home.councils.slice(0, 2).map(({ courtId, court }) => {
    const { button, buttonOf } = texts.documents;
    const title = home.councils.length === 1 ? button : buttonOf(bare(court, 30));
    return showButton(title, { card: 'COUNCIL_OVERVIEW', courtId });
  });
  return [
    ...programme,
    ...councils,
    openButton(texts.button.settings, { dialog: 'SETTINGS', courtId: null }),
  ];
}
