/**
 * The pages of the tab. Whoever works in it looks at one now and then; whoever has nothing but the tab finds on them what
 * waits, and does something about it. What a page may be answered is known: the own court's, and not another's.
 */
import { isJson } from '../cards/objects';
import { actOn, roll } from './acts';
import type { Data } from './door';
import type { Answer } from './http';
import { ownTasks, type SeenTask } from './sight';
import type { CourtLife, Human, World } from './world';

/** `OWN`: must be answered; `SHUT`: must not; `ANY`: as much or as little as there is. */
type May = 'OWN' | 'SHUT' | 'ANY';

const PARTS = [
  'phases',
  'tasks',
  'gate',
  'registers',
  'findings',
  'recommendations',
  'history',
  'history-1-GATES',
];
/** What nobody outside a court reads of its studies. */
const CONTENT = ['tasks', 'gate', 'registers', 'recommendations', 'history'];

/** How probable it is on a day that somebody looks at a page. */
const OFTEN = 0.06;

async function ask(world: World, human: Human, place: string): Promise<Answer> {
  world.program.pass(3);
  const answer = await world.program.http.tab(human.identity, place);
  world.seeing.saw(human.identity, 'TAB', answer.text);
  return answer;
}

/** Looks at one page, and tries now and then what is not to be had. */
export async function browse(world: World, human: Human): Promise<void> {
  if (human.way === 'CHAT' || roll(world, human, 'browse') > OFTEN) return;
  const places = await placesOf(world, human);
  const [place, may] = places[Math.floor(roll(world, human, 'page') * places.length)] ?? ['me', 'OWN'];
  const { status, body } = await ask(world, human, place);
  world.tally.page(place.split('/')[0] ?? '');
  const where = `${human.key}: ${place}`;
  if (status >= 500 || status === 401) world.violation(`a page was answered ${status}`, where);
  if (may === 'OWN' && status !== 200) world.violation(`somebody's own page was answered ${status}`, where);
  if (may === 'SHUT' && status !== 403 && status !== 404)
    world.violation(`a page of others was answered ${status}`, where);
  if (status === 200) await agrees(world, human, place, body);
  if (roll(world, human, 'no token') < 0.1) {
    const stranger = await world.program.http.tab(null, place);
    if (stranger.status !== 401)
      world.violation(`somebody without a token was answered ${stranger.status}`, place);
  }
}

async function placesOf(world: World, human: Human): Promise<[string, May][]> {
  const { court } = human;
  if (court === null) return placesOfCoordinator(world);
  if (human.role === 'EXTERNAL_RESEARCHER')
    return [
      ['me', 'OWN'],
      ['tasks', 'OWN'],
    ];
  const other = await another(world, court);
  const own = await studyOf(world, court);
  const id = court.id ?? '';
  const governs = human.role === 'CHAIR' || human.role === 'SECRETARY';
  return [
    ...['me', 'overview', 'tasks', 'settings', 'commitments', 'waves', 'waves/planner'].map(open),
    ...[`settings/${id}`, `commitments/${id}`, `commitments/${id}/years`, `delivery/${id}`].map(open),
    ...['', '/recommendations', '/questions', '/question-3'].map((part) =>
      open(`council-overview/${id}${part}`),
    ),
    ...(own === null ? [] : PARTS.map((part) => open(`study/${own}/${part}`))),
    ...(governs && roll(world, human, 'export') < 0.2 ? [open(`export/${id}`)] : []),
    ...(other === null ? [] : shutOf(other)),
  ];
}

const open = (place: string): [string, May] => [place, 'OWN'];

function shutOf({ courtId, studyId }: { courtId: string; studyId: string }): [string, May][] {
  return [
    ...CONTENT.map((part): [string, May] => [`study/${studyId}/${part}`, 'SHUT']),
    ...['settings', 'export', 'commitments'].map((page): [string, May] => [`${page}/${courtId}`, 'SHUT']),
    [`study/${studyId}/phases`, 'SHUT'],
    [`study/${studyId}/findings`, 'ANY'],
    [`council-overview/${courtId}`, 'ANY'],
    [`council-overview/${courtId}/question-3`, 'ANY'],
  ];
}

async function placesOfCoordinator(world: World): Promise<[string, May][]> {
  const some = await another(world, null);
  const everywhere = ['me', 'overview', 'settings', 'commitments', 'waves', 'waves/planner', 'delivery'].map(
    open,
  );
  if (some === null) return everywhere;
  const { courtId, studyId } = some;
  return [
    ...everywhere,
    ...CONTENT.map((part): [string, May] => [`study/${studyId}/${part}`, 'SHUT']),
    [`study/${studyId}/phases`, 'OWN'],
    [`study/${studyId}/findings`, 'OWN'],
    [`settings/${courtId}`, 'OWN'],
    [`commitments/${courtId}`, 'SHUT'],
    [`export/${courtId}`, 'SHUT'],
    [`council-overview/${courtId}`, 'ANY'],
    [`council-overview/${courtId}/questions`, 'ANY'],
  ];
}

/** A court that this is not, with a study: another one each day. */
async function another(
  world: World,
  court: CourtLife | null,
): Promise<{ courtId: string; studyId: string } | null> {
  const others = world.courts.filter(({ id, index }) => id !== null && index !== court?.index);
  const other = others[Math.floor(world.chance('another', world.today) * others.length)];
  const studyId = other === undefined ? null : await studyOf(world, other);
  return other?.id === undefined || other.id === null || studyId === null
    ? null
    : { courtId: other.id, studyId };
}

async function studyOf({ program, chance, today }: World, { id }: CourtLife): Promise<string | null> {
  const studies = await program.sql<{ id: string }>(
    'SELECT id FROM study WHERE courtId = ? ORDER BY startedOn',
    id ?? '',
  );
  return studies[Math.floor(chance('study', today) * studies.length)]?.id ?? null;
}

/** What a page says agrees with what is stored. */
async function agrees(world: World, human: Human, place: string, body: unknown): Promise<void> {
  if (!isJson(body)) return;
  const wrong = (what: string, where: string): void => world.violation(what, `${human.key}: ${where}`);
  const [page, id = '', part = ''] = place.split('/');
  if (page === 'tasks') {
    const shown = idsOf(listOf(body['open']).map((row) => row['task']));
    const rows = await ownTasks(world.program, human.personId);
    const missing = rows.find((row) => !shown.includes(row.id));
    if (missing !== undefined) wrong('a task is not on its page', missing.id);
  }
  if (page === 'overview') {
    const courts = listOf(body['courts']).length;
    const [row] = await world.program.sql<{ courts: number }>('SELECT COUNT(*) AS courts FROM court');
    if (courts !== (human.court === null ? row?.courts : 1))
      wrong('the overview shows other courts', String(courts));
  }
  if (page === 'study' && part === 'history') {
    const [row] = await world.program.sql<{ length: number }>(
      'SELECT historyLength AS length FROM study WHERE id = ?',
      id,
    );
    if (body['brokenAt'] !== null || body['length'] !== row?.length)
      wrong('a history is shown otherwise', id);
  }
}

const listOf = (value: unknown): Data[] => (Array.isArray(value) ? value.filter(isJson) : []);
const idsOf = (values: unknown[]): string[] => values.filter(isJson).map(({ id }) => String(id));

/** Ticks off tasks on the page of one's own. */
export async function tickOffOnPage(world: World, human: Human, ready: readonly SeenTask[]): Promise<void> {
  const { status, body } = await ask(world, human, 'tasks');
  if (status !== 200 || !isJson(body))
    return world.violation(`the page of tasks was answered ${status}`, human.key);
  for (const row of listOf(body['open'])) {
    const id = isJson(row['task']) ? row['task']['id'] : null;
    const complete = row['complete'];
    if (isJson(complete) && ready.some((task) => task.id === id))
      await world.door.send(human.identity, complete);
  }
}

/** Somebody without the app finds on the pages what others are told in their chat. */
export async function lookAround(world: World, human: Human): Promise<void> {
  const { court } = human;
  if (court?.id === undefined || court.id === null || roll(world, human, 'look') > human.pace * 0.6) return;
  const cards: Data[] = [];
  const overview = await ask(world, human, 'overview');
  const gates = isJson(overview.body) ? listOf(overview.body['gates']) : [];
  for (const { request } of gates) {
    if (isJson(request) && request['mayDecide'] === true)
      cards.push({ card: 'GATE', requestId: request['id'] });
  }
  if (roll(world, human, 'duties') < 0.3) {
    const { body } = await ask(world, human, `commitments/${court.id}`);
    const duties = isJson(body) ? listOf(body['duties']) : [];
    for (const { id, over, owners } of duties) {
      const isOwn = Array.isArray(owners) && owners.includes(human.identity.name);
      if (isOwn && Number(over) > -20) cards.push({ card: 'DUTY', dutyId: id });
    }
    const { body: waves } = await ask(world, human, 'waves');
    for (const { note } of isJson(waves) ? listOf(waves['waves']) : []) {
      if (isJson(note) && note['state'] === 'OPEN' && typeof note['noteId'] === 'string')
        cards.push({ card: 'JOINT_GATE', noteId: note['noteId'] });
    }
  }
  const { body: mine } = await ask(world, human, 'tasks');
  for (const { task } of isJson(mine) ? listOf(mine['open']).slice(0, 2) : []) {
    if (isJson(task)) cards.push({ card: 'TASK', taskId: task['id'] });
  }
  for (const show of cards) {
    const seen = await world.door.send(human.identity, { kb: 1, show });
    if (seen.card !== null) await actOn(world, human, seen.card);
  }
}
