/**
 * What the shape of a definition cannot say: that references exist, ids are unique, and orders make sense. Works on what
 * was read, not on what was checked, so that a file with a wrong shape still gets all its mistakes named at once.
 */
import { REGISTER_MOMENTS } from './definition';

export type Path = readonly (string | number)[];

/** A mistake in a definition: where, what stands there (null when something is missing), and what was expected. */
export interface Mistake {
  path: Path;
  found: string | null;
  expected: string;
}

/** A value in the file with the way to it. */
interface At {
  value: unknown;
  path: Path;
}

/** Profiles that the rules themselves use. */
const NEEDED_PROFILES = ['INTERNAL_TASK', 'EXTERNAL_RESPONSE', 'GATE_APPROVAL'];

export function inconsistencies(definition: unknown): Mistake[] {
  const root: At = { value: definition, path: [] };
  const mistakes: Mistake[] = [];
  const report = (at: At, expected: string): void => {
    mistakes.push({ path: at.path, found: shown(at.value), expected });
  };
  const check: Check = { root, report };
  checkIds(check);
  checkReferences(check);
  checkStages(check);
  checkGates(check);
  checkNumbers(check);
  checkMunicipalities(check);
  return mistakes;
}

interface Check {
  root: At;
  report: (at: At, expected: string) => void;
}

function get(at: At, key: string): At {
  const value = isRecord(at.value) ? at.value[key] : undefined;
  return { value, path: [...at.path, key] };
}

function items(at: At): At[] {
  return Array.isArray(at.value)
    ? at.value.map((value: unknown, index) => ({ value, path: [...at.path, index] }))
    : [];
}

function list(at: At, key: string): At[] {
  return items(get(at, key));
}

function text(at: At): string | null {
  return typeof at.value === 'string' ? at.value : null;
}

function number(at: At): number | null {
  return typeof at.value === 'number' ? at.value : null;
}

function idOf(at: At): string | null {
  return text(get(at, 'id'));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function absent(at: At): boolean {
  return at.value === undefined;
}

/** A value for a message: short, and null when nothing stands there. */
export function shown(value: unknown): string | null {
  if (value === undefined) return null;
  const written = JSON.stringify(value);
  return written.length > 60 ? `${written.slice(0, 57)}…` : written;
}

function tasksOf(stage: At): At[] {
  return list(stage, 'tasks');
}

function allTasks(root: At): At[] {
  return list(root, 'stages').flatMap(tasksOf);
}

function ids(entries: readonly At[]): Set<string> {
  return new Set(entries.map(idOf).filter((id) => id !== null));
}

function checkIds({ root, report }: Check): void {
  const once = (entries: At[], key: string): void => {
    const seen = new Set<unknown>();
    for (const entry of entries) {
      const at = get(entry, key);
      if (absent(at)) continue;
      if (seen.has(at.value)) report(at, 'iets dat nog niet eerder voorkomt in deze lijst');
      seen.add(at.value);
    }
  };
  const lists = [
    'roles',
    'respondents',
    'phases',
    'conditions',
    'events',
    'criteria',
    'reminderProfiles',
    'jointTasks',
    'fixedDates',
    'commitments',
    'documentTypes',
    'subQuestions',
    'themes',
  ];
  for (const name of lists) once(list(root, name), 'id');
  // A court sets its own terms by the id of a stage or a task, so these may not coincide either.
  once([...list(root, 'stages'), ...allTasks(root)], 'id');
  once(
    list(root, 'stages').map((stage) => get(stage, 'gate')),
    'id',
  );
  once(list(root, 'questions'), 'n');
  once(list(root, 'focusAreas'), 'nl');
}

function checkReferences({ root, report }: Check): void {
  const refers = (at: At, known: ReadonlySet<string>, what: string): void => {
    const id = text(at);
    if (id !== null && !known.has(id)) report(at, `${what} (${[...known].join(', ')})`);
  };
  const all = (name: string): Set<string> => ids(list(root, name));
  const tasks = ids(allTasks(root));

  for (const stage of list(root, 'stages')) refers(get(stage, 'phase'), all('phases'), 'een fase uit phases');
  for (const task of allTasks(root))
    refers(get(task, 'when'), all('conditions'), 'een voorwaarde uit conditions');
  for (const event of list(root, 'events')) {
    for (const proved of list(event, 'proves')) refers(proved, tasks, 'een taak');
  }
  for (const criterion of list(root, 'criteria')) {
    refers(get(criterion, 'event'), all('events'), 'een gebeurtenis uit events');
  }
  for (const fixed of list(root, 'fixedDates')) {
    refers(get(fixed, 'profile'), all('reminderProfiles'), 'een profiel uit reminderProfiles');
  }
  for (const question of list(root, 'questions')) {
    refers(get(question, 'theme'), all('themes'), 'een thema uit themes');
    for (const sub of list(question, 'sub'))
      refers(sub, all('subQuestions'), 'een deelvraag uit subQuestions');
    for (const document of list(question, 'documents')) {
      refers(document, all('documentTypes'), 'een documentsoort uit documentTypes');
    }
    for (const respondent of list(question, 'respondents')) {
      refers(respondent, all('respondents'), 'een rol uit respondents');
    }
  }
  for (const needed of NEEDED_PROFILES) {
    if (!all('reminderProfiles').has(needed))
      report(get(root, 'reminderProfiles'), `een profiel met id ${needed}`);
  }
  for (const [index, phase] of list(root, 'phases').entries()) {
    const used = list(root, 'stages').some((stage) => text(get(stage, 'phase')) === idOf(phase));
    if (!used)
      report(get(phase, 'id'), `een fase die ten minste één stap uit stages heeft (fase ${index + 1})`);
  }
}

function checkStages({ root, report }: Check): void {
  const phases = list(root, 'phases').map(idOf);
  const events = ids(list(root, 'events'));
  const registers = new Set<string>();
  let reached = 0;
  checkDelegable(list(root, 'stages'), report);
  for (const stage of list(root, 'stages')) {
    const position = phases.indexOf(text(get(stage, 'phase')));
    if (position !== -1 && position < reached) {
      report(get(stage, 'phase'), 'stappen in de volgorde van de fasen in phases');
    }
    reached = Math.max(reached, position);

    const tasks = tasksOf(stage);
    for (const [index, task] of tasks.entries()) {
      checkTaskTerm(task, number(get(stage, 'termWorkingDays')), report);
      checkTaskStart(task, tasks.slice(0, index), events, report);
      checkReview(task, ids(tasks), report);
      const register = text(get(task, 'register'));
      if (register !== null && registers.has(register)) {
        report(get(task, 'register'), 'één taak per register; dit register heeft al een taak');
      }
      if (register !== null) registers.add(register);
    }
  }
}

/** A transition between two phases always goes to the chair: `access.ts` would pass over what stands here. */
function checkDelegable(stages: At[], report: Check['report']): void {
  for (const [index, stage] of stages.entries()) {
    const next = stages[index + 1];
    const delegable = get(get(stage, 'gate'), 'delegable');
    if (delegable.value === true && next && text(get(next, 'phase')) !== text(get(stage, 'phase')))
      report(delegable, 'alleen bij een overgang binnen een fase; na deze begint een andere');
  }
}

function checkTaskTerm(task: At, stageTerm: number | null, report: Check['report']): void {
  const days = get(task, 'dueWorkingDays');
  if (absent(days) === absent(get(task, 'dueMonths'))) {
    report(task, 'óf dueWorkingDays óf dueMonths, en niet allebei');
  }
  const due = number(days);
  if (due !== null && stageTerm !== null && absent(get(task, 'after')) && due > stageTerm) {
    report(days, `ten hoogste de duur van de stap: ${stageTerm} werkdagen`);
  }
  const response = get(task, 'responseWorkingDays');
  if (absent(response) !== absent(get(task, 'register'))) {
    report(task, 'register en responseWorkingDays samen, of geen van beide');
  }
  const least = get(task, 'minResponseWorkingDays');
  if (!absent(least) && (number(least) ?? 0) > (number(response) ?? 0)) {
    report(least, `ten hoogste responseWorkingDays: ${number(response) ?? 'ontbreekt'}`);
  }
}

function checkTaskStart(task: At, earlier: At[], events: ReadonlySet<string>, report: Check['report']): void {
  const after = get(task, 'after');
  const per = !absent(get(task, 'per'));
  const known = per ? new Set<string>(REGISTER_MOMENTS) : events;
  const id = text(after);
  if (id !== null && !known.has(id)) {
    report(
      after,
      `${per ? 'een moment van het register' : 'een gebeurtenis uit events'} (${[...known].join(', ')})`,
    );
  }
  if (per && absent(after))
    report(task, 'after, want een taak met per telt vanaf een moment van het register');
  if (!per && !absent(get(task, 'provedBy'))) report(get(task, 'provedBy'), 'alleen bij een taak met per');

  const estimateFrom = get(task, 'estimateFrom');
  const from = text(estimateFrom);
  if (from === null) return;
  if (absent(after)) report(estimateFrom, 'alleen bij een taak met after');
  if (!ids(earlier).has(from)) report(estimateFrom, 'een taak die in dezelfde stap eerder staat');
}

function checkReview(task: At, inStage: ReadonlySet<string>, report: Check['report']): void {
  const reviews = get(task, 'reviews');
  const reads = text(get(task, 'owner')) === 'SECOND_READER';
  if (reads && items(reviews).length === 0) report(task, 'reviews: welke taken de tweede lezer naleest');
  if (!reads && !absent(reviews)) report(reviews, 'alleen bij een taak van SECOND_READER');
  for (const reviewed of items(reviews)) {
    const id = text(reviewed);
    if (id !== null && (!inStage.has(id) || id === idOf(task)))
      report(reviewed, 'een andere taak van dezelfde stap');
  }
}

function checkGates({ root, report }: Check): void {
  const kinds = new Map(
    list(root, 'criteria').map((criterion) => [idOf(criterion), text(get(criterion, 'by'))]),
  );
  const used = new Set<string>();
  const before = new Set<string>();
  for (const stage of list(root, 'stages')) {
    const own = ids(tasksOf(stage));
    const criteria = list(get(stage, 'gate'), 'criteria');
    const here = new Set<string>();
    for (const criterion of criteria) {
      const at = get(criterion, 'id');
      const id = text(at);
      if (id === null) continue;
      if (here.has(id)) report(at, 'elk criterium één keer per overgang');
      here.add(id);
      used.add(id);
      const kind = kinds.get(id);
      if (kind === undefined) report(at, 'een criterium uit criteria');
      else checkCriterion(criterion, kind, { own, before, tasks: tasksOf(stage) }, report);
    }
    if (criteria.length > 0 && ![...here].some((id) => kinds.get(id) === 'all-required')) {
      report(
        get(get(stage, 'gate'), 'criteria'),
        'ook het criterium dat alle verplichte taken telt (by: all-required)',
      );
    }
    for (const id of own) before.add(id);
  }
  for (const criterion of list(root, 'criteria')) {
    const id = idOf(criterion);
    if (id !== null && !used.has(id))
      report(get(criterion, 'id'), 'een criterium dat bij ten minste één overgang staat');
  }
}

function checkCriterion(
  criterion: At,
  kind: string | null,
  stage: { own: ReadonlySet<string>; before: ReadonlySet<string>; tasks: At[] },
  report: Check['report'],
): void {
  const named = get(criterion, 'tasks');
  if (kind === 'tasks' && items(named).length === 0) {
    report(criterion, 'tasks: welke taken dit criterium bewijzen');
  }
  if (kind !== 'tasks' && kind !== 'all-required' && !absent(named)) {
    report(named, 'alleen bij een criterium met by: tasks of by: all-required');
  }
  for (const task of items(named)) {
    const id = text(task);
    if (id === null || stage.before.has(id)) continue;
    if (kind === 'all-required') report(task, 'een taak van een eerdere stap');
    else if (!stage.own.has(id)) report(task, 'een taak van deze stap of een eerdere');
  }
  if (kind === 'second-reader' && !stage.tasks.some((task) => text(get(task, 'owner')) === 'SECOND_READER')) {
    report(get(criterion, 'id'), 'een stap met een taak voor de tweede lezer');
  }
}

function checkNumbers({ root, report }: Check): void {
  for (const key of ['horizonYears', 'waveIntervalMonths']) {
    const range = get(root, key);
    const [min, max] = [number(get(range, 'min')), number(get(range, 'max'))];
    if (min !== null && max !== null && min > max) report(range, 'min ten hoogste even groot als max');
  }
  for (const profile of list(root, 'reminderProfiles')) {
    ascending(list(profile, 'offsets'), report);
    ascending(
      list(profile, 'escalate').map((step) => get(step, 'offset')),
      report,
    );
  }
  const startedOn = get(root, 'startedOn');
  if (text(startedOn) !== null && !exists(String(startedOn.value))) report(startedOn, 'een dag die bestaat');
  for (const fixed of list(root, 'fixedDates')) {
    const day = get(fixed, 'day');
    // Of a year without 29 February: the date comes back every year.
    if (text(day) !== null && !exists(`2023-${String(day.value)}`))
      report(day, 'een dag die elk jaar bestaat');
  }
}

function ascending(offsets: At[], report: Check['report']): void {
  let highest = -Infinity;
  for (const at of offsets) {
    const offset = number(at);
    if (offset === null) continue;
    if (offset <= highest) report(at, `oplopende getallen; hiervoor staat al ${highest}`);
    highest = Math.max(highest, offset);
  }
}

/** Only for a text in the form of a date: another form is a mistake of its own. */
function exists(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return true;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}

function checkMunicipalities({ root, report }: Check): void {
  const codes = new Map<string, string>();
  for (const area of list(root, 'focusAreas')) {
    const municipality = text(get(area, 'municipality'));
    const code = text(get(area, 'cbs'));
    if (municipality === null || code === null) continue;
    const known = codes.get(municipality);
    if (known !== undefined && known !== code) {
      report(get(area, 'cbs'), `dezelfde code als elders voor ${municipality}: ${known}`);
    }
    codes.set(municipality, code);
  }
  const groups = list(root, 'respondents').map((respondent) => get(get(respondent, 'mandatory'), 'oneOf'));
  for (const group of groups) {
    const members = groups.filter((other) => other.value === group.value).length;
    if (!absent(group) && members < 2) report(group, 'een groep van ten minste twee rollen');
  }
}
