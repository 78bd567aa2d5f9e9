/** "Waarom deze datum?": each stored step of a reckoning as one Dutch line. Old steps stay readable in later versions. */
import type { DateStep } from '../../entities/study';
import { capital, counted, dutchDate, workingDays } from '../format';

/** Stands in place of a reason's id when the recess itself was the reason. */
const RECESS = 'RECESS';

export interface StepLabels {
  /** Label of a stage, task, event or gate id of the definition. */
  labelOf: (ref: string) => string;
  /** Role label, such as "Voorzitter". */
  roleLabel: (role: string) => string;
  /** Whether what the date counts from is itself still expected. */
  forecast: boolean;
  /** The task or stage whose date it is: its own term needs no name. */
  own: string;
}

function fromLine(step: Extract<DateStep, { step: 'FROM' }>, labels: StepLabels): string {
  const on = dutchDate(step.on);
  switch (step.what) {
    case 'STUDY_START':
      return `Het onderzoek begint op ${on}.`;
    case 'STAGE_START':
      return `De stap “${labels.labelOf(step.ref)}” begint ${labels.forecast ? 'naar verwachting ' : ''}op ${on}.`;
    case 'EVENT':
      return `${capital(labels.labelOf(step.ref))}: ${on}.`;
    case 'GATE':
      return `De overgang “${labels.labelOf(step.ref)}” is genomen op ${on}.`;
    case 'PREVIOUS_TASK':
      return `“${labels.labelOf(step.ref)}” is naar schatting afgehandeld op ${on}.`;
  }
}

/** Of a long term their number says more. */
const HOLIDAYS_NAMED = 6;

function skippedLine(step: Extract<DateStep, { step: 'SKIPPED' }>): string {
  const parts = [
    ...(step.weekends > 0 ? [counted(step.weekends, 'weekenddag', 'weekenddagen')] : []),
    ...(step.holidays.length > HOLIDAYS_NAMED
      ? [counted(step.holidays.length, 'feestdag', 'feestdagen')]
      : step.holidays),
    ...(step.freeDays.length > 0
      ? [counted(step.freeDays.length, 'vrije dag van de rekenkamer', 'vrije dagen van de rekenkamer')]
      : []),
    ...(step.recessDays > 0 ? [counted(step.recessDays, 'dag reces', 'dagen reces')] : []),
  ];
  return `Daarbij tellen niet mee: ${parts.join(', ')}.`;
}

function workingDaysLine(
  { days, source, ref, on }: Extract<DateStep, { step: 'ADD_WORKING_DAYS' }>,
  labels: StepLabels,
): string {
  const whose = source === 'COURT' ? 'uw rekenkamer' : 'het programma';
  const what = ref === labels.own ? '' : ` voor “${labels.labelOf(ref)}”`;
  const direction = days < 0 ? 'eerder' : 'verder';
  return `${workingDays(Math.abs(days))} ${direction} (termijn van ${whose}${what}): ${dutchDate(on)}.`;
}

/** One line for one step. */
export function stepLine(step: DateStep, labels: StepLabels): string {
  switch (step.step) {
    case 'FROM':
      return fromLine(step, labels);
    case 'ADD_WORKING_DAYS':
      return workingDaysLine(step, labels);
    case 'ADD_MONTHS':
      return `${counted(step.months, 'maand', 'maanden')} verder: ${dutchDate(step.on)}.`;
    case 'SKIPPED':
      return skippedLine(step);
    case 'MOVED_TO_WORKING_DAY':
      return `Dat is geen werkdag; de eerste werkdag daarna is ${dutchDate(step.on)}.`;
    case 'NEXT_MEETING':
      return `De eerstvolgende vergadering van de rekenkamer is op ${dutchDate(step.on)}.`;
    case 'PAUSED':
      return `Het onderzoek stond ${workingDays(step.days)} stil: ${dutchDate(step.on)}.`;
    case 'EXTENDED':
      return `Verzet van ${dutchDate(step.previous)} naar ${dutchDate(step.on)}${
        step.reasonRef === RECESS ? ' vanwege het reces' : ''
      } (${labels.roleLabel(step.role)}).`;
    case 'BEFORE_KAMERBODE':
      return `Vastgesteld op ${dutchDate(step.on)}, voordat Kamerbode in gebruik was.`;
    case 'PROVISIONAL':
      return `De feestdagen van ${step.year} zijn berekend, maar nog niet bevestigd; deze datum is voorlopig.`;
  }
}
