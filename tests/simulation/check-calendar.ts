/**
 * The calendars that people let their calendar program read, once a week: what one knows already keeps its id, its number
 * never falls and rises with each change, and everything that somebody has to do is in it on its day. An address that
 * was taken back is not there; somebody who has left finds nothing any more.
 */
import { shifted, weekdayOf } from './days';
import { marksIn } from './marks';
import { ownTasks } from './sight';
import { stand, type CourtLife, type Human, type World } from './world';

export interface CalendarCheck {
  evening(): Promise<void>;
  /** How many calendars were read. */
  reads(): number;
}

interface Event {
  uid: string;
  sequence: number;
  on: string;
  title: string;
}

interface Feed {
  human: Human;
  address: string;
  known: Map<string, Event>;
}

export function createCalendarCheck(world: World): CalendarCheck {
  const { program } = world;
  const feeds = new Map<Human, Feed>();
  /** Addresses that were taken back or replaced; each is tried once. */
  let ended: string[] = [];
  let reads = 0;

  function renew(): void {
    for (const human of world.humans.values()) {
      const feed = feeds.get(human);
      if (feed?.address === (human.calendar ?? undefined)) continue;
      if (feed !== undefined) ended.push(feed.address);
      if (human.calendar === null) feeds.delete(human);
      else feeds.set(human, { human, address: human.calendar, known: new Map() });
    }
  }

  /** Half a year after somebody left nobody reads it any more. */
  function forget({ human }: Feed): void {
    const left = human.court?.departed.find((one) => one.human === human);
    if (left === undefined || left.on >= shifted(world.today, -180)) return;
    feeds.delete(human);
    human.calendar = null;
  }

  async function read(feed: Feed): Promise<void> {
    const { human, address, known } = feed;
    const { status, text } = await program.http.open(address);
    reads += 1;
    const standing = stand(world, human);
    const wrong = (what: string, event: Event | string): void =>
      world.violation(what, `${human.key}: ${typeof event === 'string' ? event : JSON.stringify(event)}`);
    if (status === 404 && standing !== 'THERE') return;
    if (status !== 200) return wrong(`a calendar was answered ${status}`, address);
    const events = eventsIn(text);
    if (standing === 'GONE' && events.length > 0) wrong('somebody who left has a calendar', events[0] ?? '');
    if (new Set(events.map(({ uid }) => uid)).size < events.length) wrong('two events have one id', address);
    for (const event of events) {
      const before = known.get(event.uid);
      if (before !== undefined && event.sequence < before.sequence)
        wrong('an event got an older number', event);
      const isSame = before?.on === event.on && before.title === event.title;
      if (before?.sequence === event.sequence && !isSame)
        wrong('an event changed and its number did not', event);
      known.set(event.uid, event);
    }
    const others = otherCourts(world, human.court).filter((name) => text.includes(`(${name})`));
    if (marksIn(text).length > 0 || others.length > 0)
      wrong('a calendar holds what is not to be in it', text);
    if (standing === 'THERE') await complete(human, events, wrong);
  }

  /** Each own task with a firm date is in it, on that day, and nothing that is done. */
  async function complete(
    { personId }: Human,
    events: readonly Event[],
    wrong: (what: string, where: string) => void,
  ): Promise<void> {
    const tasks = await ownTasks(program, personId);
    for (const { id, dueOn } of tasks) {
      const event = events.find(({ uid }) => uid.includes(id));
      if (event?.on !== dueOn)
        wrong(
          'a task is not in a calendar on its day',
          `${id} on ${dueOn ?? ''}, not ${event?.on ?? 'at all'}`,
        );
    }
    const shown = events
      .filter(({ uid }) => uid.startsWith('task-'))
      .map(({ uid }) => uid.slice(5).replace(/@.*/, ''));
    const open = await program.sql<{ id: string }>(
      `SELECT id FROM study_task WHERE state = 'OPEN' AND id IN (${shown.map(() => '?').join(', ')})`,
      ...shown,
    );
    if (open.length < shown.length) wrong('a calendar holds a task that is done', shown.join(', '));
  }

  return {
    async evening() {
      if (weekdayOf(world.today) !== 1 || !world.isUp) return;
      renew();
      for (const address of ended.splice(0)) {
        const { status } = await program.http.open(address);
        if (status !== 404) world.violation(`a calendar that was taken back was answered ${status}`, address);
      }
      for (const feed of feeds.values()) {
        await read(feed);
        forget(feed);
      }
    },
    reads: () => reads,
  };
}

function eventsIn(calendar: string): Event[] {
  // RFC 5545: a line that begins with a space goes on with the one before.
  const lines = calendar.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const events: Event[] = [];
  let event: Event | null = null;
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') event = { uid: '', sequence: -1, on: '', title: '' };
    else if (line === 'END:VEVENT' && event !== null) events.push(event);
    else if (event === null) continue;
    else if (name === 'UID') event.uid = value;
    else if (name === 'SEQUENCE') event.sequence = Number(value);
    else if (name === 'DTSTART') event.on = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`;
    else if (name === 'SUMMARY') event.title = value;
  }
  return events;
}

const otherCourts = ({ courts }: World, own: CourtLife | null): string[] =>
  courts.filter((court) => court !== own).map(({ municipality }) => municipality);
