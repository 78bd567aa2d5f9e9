/** "Waarom deze datum?": each stored step of a reckoning as one Dutch line. Old steps stay readable in later versions. */
import type { DateStep } from '../../entities/study';
import { dutchDate } from '../format';

export interface StepLabels {
  /** Label of a stage, task, event or gate id of the definition. */
  labelOf: (ref: string) => string;
  /** Role label, such as "Voorzitter". */
  roleLabel: (role: string) => string;
}

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

function fromLine(step: Extract<DateStep, { step: 'FROM' }>, labels: StepLabels): string {
  const on = dutchDate(step.on);
  switch (step.what) {
    case 'STUDY_START':
      return `Het onderzoek begint op ${on}.`;
    case 'STAGE_START':
      return `De fase “${labels.labelOf(step.ref)}” begint op ${on}.`;
    case 'EVENT':
      return `${labels.labelOf(step.ref)}: ${on}.`;
    case 'GATE':
      return `De overgang “${labels.labelOf(step.ref)}” is genomen op ${on}.`;
    case 'PREVIOUS_TASK':
      return `“${labels.labelOf(step.ref)}” is klaar op ${on}.`;
  }
}

function skippedLine(step: Extract<DateStep, { step: 'SKIPPED' }>): string {
  const parts = [
    ...(step.weekends > 0 ? [plural(step.weekends, 'weekenddag', 'weekenddagen')] : []),
    ...step.holidays,
    ...(step.freeDays.length > 0
      ? [plural(step.freeDays.length, 'vrije dag van de rekenkamer', 'vrije dagen van de rekenkamer')]
      : []),
    ...(step.recessDays > 0 ? [plural(step.recessDays, 'dag reces', 'dagen reces')] : []),
  ];
  return `Daarbij tellen niet mee: ${parts.join(', ')}.`;
}

/** One line for one step. */
export function stepLine(step: DateStep, labels: StepLabels): string {
  switch (step.step) {
    case 'FROM':
      return fromLine(step, labels);
    case 'ADD_WORKING_DAYS':
      return `${plural(Math.abs(step.days), 'werkdag', 'werkdagen')} ${step.days < 0 ? 'eerder' : 'verder'} (termijn van ${
        step.source === 'COURT' ? 'uw rekenkamer' : 'het programma'
      } voor “${labels.labelOf(step.ref)}”): ${dutchDate(step.on)}.`;
    case 'ADD_MONTHS':
      return `${plural(step.months, 'maand', 'maanden')} verder: ${dutchDate(step.on)}.`;
    case 'SKIPPED':
      return skippedLine(step);
    case 'MOVED_TO_WORKING_DAY':
      return `Dat is geen werkdag; de eerste werkdag daarna is ${dutchDate(step.on)}.`;
    case 'NEXT_MEETING':
      return `De eerstvolgende vergadering van de rekenkamer is op ${dutchDate(step.on)}.`;
    case 'PAUSED':
      return `Het onderzoek stond ${plural(step.days, 'werkdag', 'werkdagen')} stil: ${dutchDate(step.on)}.`;
    case 'EXTENDED':
      return `Verzet van ${dutchDate(step.previous)} naar ${dutchDate(step.on)} (${labels.roleLabel(step.role)}; de reden staat bij de taak).`;
    case 'BEFORE_KAMERBODE':
      return `Vastgesteld op ${dutchDate(step.on)}, voordat Kamerbode in gebruik was.`;
    case 'PROVISIONAL':
      return `De feestdagen van ${step.year} zijn berekend, maar nog niet bevestigd; deze datum is voorlopig.`;
  }
}
