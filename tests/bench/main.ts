/**
 * `npm run bench`: one JSON object a line, each a ratio of medians taken in one run. `click`: a task ticked off ÷ a
 * stock botbuilder echo of the same invoke; `gate`: a gate decision ÷ the same echo. Both through the same local host
 * over HTTP with one kept-alive connection, one request at a time, in alternating blocks. `overview`: what the tab shows a
 * coordinator after eight waves ÷ after one. `tab-bytes`: the tab's first load ÷ a bare page's. `-- --profile` adds to each
 * line what the server spent its time on, in percent; profiling slows it, so the ratios of such a run do not count.
 *
 * Measured on two shared cores while the disk was free: click 2.8 to 3.1, gate 5.0 to 5.5 (without waiting for the disk 2.3
 * and 4.6), the gate while forecasts were still kept: its unit of work takes a tenth less since. Of a click 42 % is
 * SQLite, the commit above all, and 25 % HTTP, as in the echo; of a gate about half is. It writes 40 pages, most of them of
 * the indices of reminders and outbox. While others write to the same disk a commit alone may take 3 ms.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { closeConnection, post, tap } from './client';
import { measureOverview } from './overview';
import { measureTab } from './tab-bytes';
import { ready, report, type Asked, type BenchCourt, type Person, type Ready } from './messages';

const BLOCK = 200;
const BLOCKS = 5;
/** Courts for the blocks that are not counted: each does as many clicks as the others do in all their blocks. */
const WARM_UP = BLOCK / BLOCKS;

interface Click {
  by: Person;
  data: Record<string, unknown>;
}

interface Measured {
  name: string;
  /** What is clicked in this court, after what comes before it and is not counted; there are `BLOCKS` rounds of it. */
  prepare: (court: BenchCourt, round: number) => Promise<Click>;
  /** What the card in the answer must say, so that nothing but the real thing is measured. */
  says: string;
}

interface Bench extends Ready {
  /** Has the server do something for its profile; does nothing in an ordinary run. */
  profile: (what: Asked) => Promise<Record<string, number> | null>;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const rounded = (value: number): number => Number(value.toFixed(3));

/** One click in each court, and then as many echoes of the same invokes; answers the milliseconds of both. */
async function block(
  bench: Bench,
  courts: readonly BenchCourt[],
  { name, prepare, says }: Measured,
  round: number,
): Promise<{ own: number[]; echo: number[] }> {
  const own: number[] = [];
  const echo: number[] = [];
  const clicks: Click[] = [];
  for (const court of courts) {
    const click = await prepare(court, round);
    clicks.push(click);
    await bench.profile('start');
    const { took, text } = await post(bench.port, '/api/messages', tap(click.by, click.data));
    await bench.profile('stop');
    if (!text.includes(says)) throw new Error(`${name}: unexpected answer ${text.slice(0, 600)}`);
    own.push(took);
  }
  for (const { by, data } of clicks) echo.push((await post(bench.port, '/api/echo', tap(by, data))).took);
  return { own, echo };
}

/** Has both sides compiled; nothing is counted. */
async function warmUp(bench: Bench, measured: readonly Measured[]): Promise<void> {
  for (const one of measured) {
    for (let round = 0; round < BLOCKS; round += 1)
      await block(bench, bench.courts.slice(0, WARM_UP), one, round);
  }
}

/** Alternates blocks of the thing and of the echo; prints the ratio of their medians, and that of each pair of blocks. */
async function measure(bench: Bench, measured: Measured): Promise<void> {
  const { name } = measured;
  const own: number[] = [];
  const echo: number[] = [];
  const blocks: number[] = [];
  for (let round = 0; round < BLOCKS; round += 1) {
    const both = await block(bench, bench.courts.slice(WARM_UP), measured, round);
    own.push(...both.own);
    echo.push(...both.echo);
    blocks.push(rounded(median(both.own) / median(both.echo)));
  }
  const [ms, echoMs] = [median(own), median(echo)];
  const spent = await bench.profile('report');
  const line = { name, ratio: rounded(ms / echoMs), ms: rounded(ms), echoMs: rounded(echoMs), blocks };
  process.stdout.write(`${JSON.stringify(spent === null ? line : { ...line, spent })}\n`);
}

async function overviews(): Promise<void> {
  const { own, base } = await measureOverview();
  const [ms, baseMs] = [median(own.flat()), median(base.flat())];
  const blocks = own.map((one, index) => rounded(median(one) / median(base[index] ?? [])));
  const line = {
    name: 'overview',
    ratio: rounded(ms / baseMs),
    ms: rounded(ms),
    baseMs: rounded(baseMs),
    blocks,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function tabBytes(): Promise<void> {
  const { own, base } = await measureTab();
  const line = { name: 'tab-bytes', ratio: rounded(own / base), bytes: own, baseBytes: base };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** A distinct task in every click, on a card that Teams has just renewed, as it does when one comes into view. */
const click = ({ port }: Bench): Measured => ({
  name: 'click',
  prepare: async ({ studyId, secretary, tasks }, round) => {
    const task = tasks[round];
    if (task === undefined) throw new Error('A court has not enough tasks for all rounds.');
    const card = { card: 'TASK', taskId: task.id };
    await post(port, '/api/messages', tap(secretary, { show: card }, 'automatic'));
    const command = { name: 'COMPLETE_TASKS', studyId, tasks: [task] };
    return { by: secretary, data: { command, back: card } };
  },
  says: 'is afgerond',
});

/**
 * The gates of each study one after the other, on the card that asks for confirmation. The first is the dearest: it
 * moves the dates of all stages that follow.
 */
const gate = (bench: Bench): Measured => ({
  name: 'gate',
  prepare: async (court, round) => {
    const { studyId, chair } = court;
    const requestId = await ask(bench, court, bench.stages[round] ?? '');
    const confirm = { card: 'GATE_CONFIRM', requestId, decision: 'APPROVE' };
    await post(bench.port, '/api/messages', tap(chair, { show: confirm }));
    const decision = { requestId, expectedVersion: 1, boardDecisionOn: bench.today };
    const command = { name: 'APPROVE_GATE', studyId, ...decision };
    return { by: chair, data: { command, back: { card: 'GATE', requestId } } };
  },
  says: 'Akkoord op',
});

/** Asks for a gate, with a reason for every criterion that is not met, and finds the request in the answer. */
async function ask({ port, criteria }: Bench, court: BenchCourt, stageId: string): Promise<string> {
  const { studyId, secretary } = court;
  const command = {
    name: 'REQUEST_GATE',
    studyId,
    stageId,
    attested: Object.fromEntries(criteria.map((id) => [id, true])),
    reasons: Object.fromEntries(criteria.map((id) => [id, 'Volgt.'])),
  };
  const asked = { command, back: { card: 'STUDY', studyId } };
  const { text } = await post(port, '/api/messages', tap(secretary, asked));
  const id = /"requestId":"([0-9a-f-]{36})"/.exec(text)?.[1];
  if (id === undefined) throw new Error(`There is no request in ${text.slice(0, 600)}`);
  return id;
}

async function answerOf(server: ChildProcess): Promise<unknown> {
  const [message]: unknown[] = await once(server, 'message');
  return message;
}

async function run(isProfiled: boolean): Promise<void> {
  const server = fork(join(__dirname, 'server.js'), [String(WARM_UP + BLOCK)]);
  const exited = once(server, 'exit');
  try {
    const bench: Bench = {
      ...ready.parse(await Promise.race([answerOf(server), exited])),
      profile: async (what) => {
        if (!isProfiled) return null;
        server.send(what);
        return report.nullable().parse(await answerOf(server));
      },
    };
    // Whoever clicks a card got it somewhere: where these people are reached is known before they click.
    for (const { secretary } of bench.courts) {
      await post(bench.port, '/api/messages', tap(secretary, { show: { card: 'MY_TASKS', page: 1 } }));
    }
    await warmUp(bench, [click(bench), gate(bench)]);
    await measure(bench, click(bench));
    await measure(bench, gate(bench));
  } finally {
    closeConnection();
    if (server.connected) server.disconnect();
    await exited;
  }
  await overviews();
  await tabBytes();
}

run(process.argv.includes('--profile')).catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : 'something that is no error was thrown'}\n`);
  process.exitCode = 1;
});
