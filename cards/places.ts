/**
 * Places in the tab, and their paths: what a card leads to, and what the page's address holds behind its `#`. Pure, for
 * the page uses it too. Links in old chats hold these paths: never give one another meaning.
 */

/** A part of a study's page; `TASKS` may be about one task. */
type StudyPart = 'TASKS' | 'GATE' | 'REGISTERS' | 'FINDINGS' | 'RECOMMENDATIONS' | 'HISTORY';

export type Place =
  /** All courts for a coordinator, the own court for its people. */
  | { page: 'OVERVIEW' }
  | { page: 'MY_TASKS' }
  | { page: 'STUDY'; studyId: string; part?: StudyPart; taskId?: string }
  /** Of one court; of all for a coordinator when there is none. */
  | { page: 'COMMITMENTS'; courtId?: string }
  | { page: 'WAVES' }
  /** The historical overview for a council. */
  | { page: 'COURT_HISTORY'; courtId: string }
  | { page: 'SETTINGS'; courtId?: string };

const STUDY_PARTS: Record<StudyPart, string> = {
  TASKS: 'taken',
  GATE: 'faseovergang',
  REGISTERS: 'registers',
  FINDINGS: 'vragen',
  RECOMMENDATIONS: 'aanbevelingen',
  HISTORY: 'geschiedenis',
};

/** Such as `/onderzoek/<id>/taken`: without the `#`, with a slash before it. */
export function pathOf(place: Place): string {
  switch (place.page) {
    case 'OVERVIEW':
      return '/overzicht';
    case 'MY_TASKS':
      return '/taken';
    case 'STUDY': {
      const { studyId, part, taskId } = place;
      const study = `/onderzoek/${studyId}`;
      if (taskId !== undefined) return `${study}/${STUDY_PARTS.TASKS}/${taskId}`;
      return part === undefined ? study : `${study}/${STUDY_PARTS[part]}`;
    }
    case 'COMMITMENTS':
      return place.courtId === undefined ? '/toezeggingen' : `/rekenkamer/${place.courtId}/toezeggingen`;
    case 'WAVES':
      return '/golven';
    case 'COURT_HISTORY':
      return `/rekenkamer/${place.courtId}/geschiedenis`;
    case 'SETTINGS':
      return place.courtId === undefined ? '/instellingen' : `/rekenkamer/${place.courtId}/instellingen`;
  }
}
