/**
 * A date field that reads and takes Dutch dates, whatever language the browser has: native ones follow the browser's.
 * Its value is `yyyy-MM-dd`, as of the field that it replaces. The calendar is the browser's own.
 */
import * as AC from 'adaptivecards';
import { button, element } from './dom';

const EMPTY = '';

/** "2026-02-12" as "12-02-2026" */
const toDutch = (iso: string): string => iso.split('-').toReversed().join('-');

/** "12-2-2026", "12/02/2026" or "2026-02-12" as "2026-02-12"; null for what is no date. */
function toIso(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text.trim()) ?? [];
  const iso =
    day === undefined || month === undefined
      ? text.trim()
      : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
  // 31 February becomes a day in March: not what was meant.
  const exists = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists ? iso : null;
}

export class DutchDateInput extends AC.DateInput {
  private field: HTMLInputElement | null = null;

  protected override internalRender(): HTMLElement {
    const field = element('input', {
      type: 'text',
      class: 'ac-input ac-dateInput',
      autocomplete: 'off',
      placeholder: 'dd-mm-jjjj',
      value: toDutch(this.defaultValue ?? EMPTY),
    });
    field.addEventListener('input', () => this.valueChanged());
    this.field = field;
    return field;
  }

  protected override overrideInternalRender(): HTMLElement | undefined {
    const rendered = super.overrideInternalRender();
    this.inputControlContainerElement.append(this.calendar());
    return rendered;
  }

  private calendar(): HTMLElement {
    const native = element('input', { type: 'date', tabindex: '-1', 'aria-hidden': 'true' });
    if (this.min !== undefined) native.min = this.min;
    if (this.max !== undefined) native.max = this.max;
    native.addEventListener('change', () => {
      if (this.field === null) return;
      this.field.value = toDutch(native.value);
      this.valueChanged();
      this.field.focus();
    });
    const open = button(
      'Kalender openen',
      { class: 'icon-button', title: 'Kalender openen' },
      () => {
        native.value = this.value ?? EMPTY;
        native.showPicker();
      },
      element('span', { class: 'calendar-icon', 'aria-hidden': 'true' }),
    );
    return element('div', { class: 'calendar' }, native, open);
  }

  /** Something stands there that is no date. */
  private get isWrong(): boolean {
    return (this.field?.value.trim() ?? EMPTY) !== EMPTY && this.value === undefined;
  }

  override isValid(): boolean {
    return !this.isWrong && super.isValid();
  }

  override showValidationErrorMessage(): void {
    const said = this.errorMessage;
    if (this.isWrong || said === undefined) this.errorMessage = 'Vul een bestaande dag in, als dd-mm-jjjj.';
    super.showValidationErrorMessage();
    this.errorMessage = said;
  }

  override get value(): string | undefined {
    return toIso(this.field?.value ?? EMPTY) ?? undefined;
  }
}
