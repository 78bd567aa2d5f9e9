/** The practice clock: what time it is there, what waits, and the buttons that move it on. */
import { api, type Moved } from './api';
import { byId, faultText, sayIn } from './dom';
import { counted, dateText, stampText, timeText } from './format';

/** How far the practice clock is ahead of this computer's. */
let ahead = 0;

const now = (): Date => new Date(Date.now() + ahead);

export function setClock(moment: string): void {
  ahead = Date.parse(moment) - Date.now();
  showTime();
}

function showTime(): void {
  const moment = now();
  byId('time').textContent = `${dateText(moment)} ${timeText(moment)}`;
}

/** What the last move of the clock brought. */
let brought = '';

export async function showWaiting(): Promise<void> {
  const { count, until } = await api.waiting();
  const waiting =
    count === 0 || until === null
      ? 'Er wachten geen berichten.'
      : `${counted(count, 'bericht wacht', 'berichten wachten')} tot ${stampText(new Date(until))}.`;
  byId('waiting').textContent = `${brought} ${waiting}`.trim();
}

/** The same moment a day, a week or a month on; the 31st becomes the last day of a shorter month. */
function later(step: string): Date {
  const moment = now();
  if (step === 'day') moment.setUTCDate(moment.getUTCDate() + 1);
  else if (step === 'week') moment.setUTCDate(moment.getUTCDate() + 7);
  else {
    const day = moment.getUTCDate();
    moment.setUTCMonth(moment.getUTCMonth() + 1);
    if (moment.getUTCDate() !== day) moment.setUTCDate(0);
  }
  return moment;
}

async function move(step: string): Promise<string> {
  if (step === 'message') {
    const moved: Moved = await api.nextMessage();
    setClock(moved.now);
    return moved.moments === 0 ? 'Er komt vanzelf geen bericht meer.' : sentText(moved.counts['sent'] ?? 0);
  }
  const answer = await api.moveClock(later(step).toISOString());
  setClock(String(answer['now']));
  return sentText(Number(answer['sent'] ?? 0));
}

const sentText = (sent: number): string =>
  sent === 0 ? 'Er is niets verstuurd.' : `${counted(sent, 'bericht', 'berichten')} verstuurd.`;

/** @param onMoved after the clock has arrived */
export function startClock(onMoved: () => void): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-step]')];
  for (const each of buttons) {
    each.addEventListener('click', () => {
      for (const other of buttons) other.disabled = true;
      byId('time').classList.add('moving');
      move(each.dataset['step'] ?? '')
        .then(
          (text) => (brought = text),
          (fault: unknown) => sayIn(byId('notice'), faultText(fault), 'bad'),
        )
        .finally(() => {
          for (const other of buttons) other.disabled = false;
          byId('time').classList.remove('moving');
          each.focus();
          onMoved();
        });
    });
  }
  setInterval(showTime, 5000);
}
