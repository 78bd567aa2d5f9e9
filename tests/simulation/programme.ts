/** What the programme does over the years: waves are opened in their window, courts start, calendars are kept. */
import { fill, roll } from './acts';
import { daysFrom, isOfficeDay, shifted, weekdayOf } from './days';
import { joinCourt } from './joining';
import type { CourtLife, Human, World } from './world';
import { isThere, present } from './work';

interface WaveRow {
  id: string;
  number: number;
  openedOn: string;
  anchorOn: string | null;
  definitionHash: string;
}

/** Months from an anchor to the opening of the next window, as the definition has it. */
const WINDOW_MONTHS = 24;

export const waves = (world: World): Promise<WaveRow[]> =>
  world.program.sql<WaveRow>(
    'SELECT id, number, openedOn, anchorOn, definitionHash FROM wave ORDER BY number',
  );

function monthsLater(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, 28))).toISOString().slice(0, 10);
}

/** What coordinators do on a day. */
export async function coordinate(world: World): Promise<void> {
  const coordinator = world.coordinators.find((human) => isThere(world, human));
  if (coordinator === undefined) return;
  for (const court of world.courts) {
    if (court.id === null && !court.gone && court.joinsOn <= world.today) await joinCourt(world, court);
  }
  await lookAfterWaves(world, coordinator);
}

async function lookAfterWaves(world: World, coordinator: Human): Promise<void> {
  const known = await waves(world);
  const last = known.at(-1);
  if (last === undefined) return openWave(world, coordinator, 1);
  await shareAnswers(world, coordinator, last);
  if (last.anchorOn === null) {
    await anchor(world, coordinator, last);
  } else if (monthsLater(last.anchorOn, WINDOW_MONTHS) <= world.today) {
    await openWave(world, coordinator, last.number + 1);
  }
}

async function openWave(world: World, coordinator: Human, number: number): Promise<void> {
  await fill(world, coordinator, { dialog: 'OPEN_WAVE' }, 'OPEN_WAVE', {
    kind: number === 1 ? 'BASELINE' : 'FOLLOW_UP',
    title: number === 1 ? 'Startonderzoek' : `Vervolgonderzoek ${number}`,
  });
  world.tally.wave = number;
}

/**
 * Some months after most courts have published there is a joint note, which every chair agrees to before it comes out;
 * where one never answers the anchor is set by hand in the end. From either the next window is counted.
 */
async function anchor(world: World, coordinator: Human, wave: WaveRow): Promise<void> {
  const { today, program, door } = world;
  if (weekdayOf(today) !== 4) return;
  const published = await program.sql<{ publishedOn: string | null }>(
    'SELECT publishedOn FROM study WHERE waveId = ?',
    wave.id,
  );
  const days = published.flatMap(({ publishedOn }) => publishedOn ?? []).toSorted();
  const half = days[Math.floor(published.length / 2)];
  if (published.length === 0 || half === undefined || daysFrom(half, today) < 110) return;
  const { identity } = coordinator;
  const [note] = await program.sql<{ id: string; state: string; round: number }>(
    "SELECT id, state, round FROM joint_note WHERE waveId = ? AND state <> 'WITHDRAWN'",
    wave.id,
  );
  if (note === undefined && published.length > 1) {
    await door.perform(identity, {
      name: 'PROPOSE_JOINT_NOTE',
      waveId: wave.id,
      title: `Gezamenlijke nota ${wave.number}`,
      evidenceLink: 'https://programma.example/nota',
    });
  } else if (note?.state === 'AGREED') {
    await door.perform(identity, { name: 'PUBLISH_JOINT_NOTE', noteId: note.id, publishedOn: today });
  } else if (daysFrom(half, today) > 300) {
    await door.perform(identity, {
      name: 'SET_ANCHOR',
      waveId: wave.id,
      anchorOn: today,
      reason: 'De gezamenlijke nota is gepubliceerd.',
    });
  } else if (
    note !== undefined &&
    (await hasObjection(world, note)) &&
    roll(world, coordinator, 'revise') < 0.5
  ) {
    await door.perform(identity, {
      name: 'REVISE_JOINT_NOTE',
      noteId: note.id,
      title: `Gezamenlijke nota ${wave.number}, herzien`,
      evidenceLink: 'https://programma.example/nota-herzien',
      reason: 'De slotzin is aangepast.',
    });
  }
}

async function hasObjection({ program }: World, note: { id: string; round: number }): Promise<boolean> {
  const [against] = await program.sql<{ id: string }>(
    "SELECT id FROM joint_consent WHERE noteId = ? AND round = ? AND state = 'OBJECTED'",
    note.id,
    note.round,
  );
  return against !== undefined;
}

/** Questions that can be answered once for all courts. */
const SHARED = [1, 12, 16];

/** In the first year of a wave there is an answer for all courts to each shared question; each takes it over or does not. */
async function shareAnswers(world: World, coordinator: Human, wave: WaveRow): Promise<void> {
  const days = daysFrom(wave.openedOn, world.today);
  if (days < 200 || days > 500 || roll(world, coordinator, 'share') > 0.01) return;
  const questionNumber = SHARED[Math.floor(roll(world, coordinator, 'which') * SHARED.length)] ?? 1;
  await world.door.perform(coordinator.identity, {
    name: 'PROPOSE_SHARED_ANSWER',
    waveId: wave.id,
    questionNumber,
    verdict: 'PARTLY_MET',
    summary: 'Het Rijk volgt het programma met een landelijke monitor.',
  });
}

/** Starts the court's study in the newest wave, each court on its own day after the opening. */
export async function startStudy(world: World, court: CourtLife, wave: WaveRow | undefined): Promise<void> {
  if (wave === undefined || court.id === null) return;
  const studies = world.sight?.studies.get(court.id) ?? [];
  if (studies.some(({ waveNumber, publishedOn }) => waveNumber === wave.number || publishedOn === null))
    return;
  const wait = Math.floor(world.chance('start', court.municipality, wave.number) * 120);
  if (daysFrom(wave.openedOn, world.today) < wait) return;
  const human = present(world, court, 'SECRETARY', 'CHAIR');
  if (human === null || roll(world, human, 'start') > 0.3) return;
  const [already] = await world.program.sql<{ id: string }>(
    'SELECT id FROM study WHERE courtId = ? AND waveId = ?',
    court.id,
    wave.id,
  );
  if (already !== undefined) return;
  const isLate = daysFrom(wave.openedOn, court.joinsOn) > 120;
  if (isLate) return joinHalfway(world, court, human, wave);
  await fill(world, human, { dialog: 'START_STUDY', courtId: court.id }, 'START_STUDY', (form) => ({
    startOn: world.today,
    ...('waveId' in form ? { waveId: wave.id } : {}),
    externalBureau: world.chance('bureau', court.municipality, wave.number) < 0.3 ? 'true' : 'false',
  }));
}

/** A court that joins while its study is under way starts at the stage that it has reached. */
async function joinHalfway(world: World, court: CourtLife, human: Human, wave: WaveRow): Promise<void> {
  const dialog = { dialog: 'START_STUDY', courtId: court.id ?? '', halfway: true };
  const gates = ['G1', 'G2', 'G3'];
  await fill(world, human, dialog, 'START_STUDY', (form) => ({
    ...('waveId' in form ? { waveId: wave.id } : {}),
    atStageId: 'FINDINGS',
    startOn: world.today,
    ...Object.fromEntries(
      gates.map((gate, at) => [`earlierGates.${gate}`, shifted(world.today, 60 * (at - 3))]),
    ),
  }));
}

/** Once a year, in December: next year's meetings and recess; the next elections when they are known. */
export async function keepCalendar(world: World, court: CourtLife): Promise<void> {
  const { today } = world;
  const year = Number(today.slice(0, 4)) + 1;
  if (court.id === null || court.calendarOf >= year || today.slice(5) < '11-20') return;
  const secretary = present(world, court, 'SECRETARY', 'CHAIR');
  if (secretary === null) return;
  court.calendarOf = year;
  await setCalendar(world, court, secretary, year);
}

async function setCalendar(world: World, court: CourtLife, by: Human, year: number): Promise<void> {
  if (court.id === null) return;
  const offset = court.index % 5;
  const meetings = Array.from({ length: 12 }, (_, month) => {
    const first = `${year}-${String(month + 1).padStart(2, '0')}-${String(8 + offset).padStart(2, '0')}`;
    return isOfficeDay(first) ? first : shifted(first, 3);
  }).filter(isOfficeDay);
  const recess = [
    { from: `${year}-07-1${offset}`, until: `${year}-08-2${offset}`, label: 'zomerreces' },
    { from: `${year}-12-22`, until: `${year + 1}-01-04`, label: 'kerstreces' },
  ];
  const settings = {
    meetings,
    recess,
    elections: electionsAround(year),
    ...(court.director ? { decisionModel: 'DIRECTOR' as const } : {}),
    ...(court.chairOnTeams ? {} : { chairUsesTeams: false }),
    ...(court.index % 4 === 1 ? { delegatedGates: ['G4', 'G8'] } : {}),
  };
  await world.door.perform(by.identity, { name: 'SET_COURT_SETTINGS', courtId: court.id, settings });
}

/** Municipal elections: the third Wednesday of March, every four years from 2026. */
function electionsAround(year: number): string[] {
  return [year - 4, year - 3, year - 2, year - 1, year, year + 1, year + 2, year + 3]
    .filter((one) => (one - 2026) % 4 === 0 && one >= 2026)
    .map((one) => {
      const first = `${one}-03-01`;
      return shifted(first, ((3 - weekdayOf(first) + 7) % 7) + 14);
    });
}

/** A definition whose words alone differ is adopted for the waves that run. */
export async function adoptDefinition(
  world: World,
  coordinator: Human,
  known: readonly WaveRow[],
): Promise<void> {
  const { hash } = world.program.app.services.programme;
  const wave = known.at(-1);
  if (wave === undefined || wave.definitionHash === hash || world.adopted.has(hash)) return;
  world.adopted.add(hash);
  await fill(world, coordinator, { dialog: 'ADOPT_DEFINITION', waveId: wave.id }, 'ADOPT_DEFINITION', {});
}
