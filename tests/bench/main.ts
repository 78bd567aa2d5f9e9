/**
 * `npm run bench`: one JSON object a line, each a ratio of medians taken in one run. `click`: a task ticked off ÷ a
 * stock botbuilder echo; `gate`: a gate decision ÷ the same echo. Both through the same local host over HTTP with one
 * kept-alive connection, one request at a time, in alternating blocks.
 */
import { spawn } from 'node:child_process';
import { Agent, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const BLOCK = 200;
const BLOCKS = 5;
/** Before the first counted block of each: enough for the just-in-time compiler. */
const WARM_UP = 1;
/** Tasks of the first stage that one secretary ticks off before the gate is asked for. */
const COURTS = BLOCK * (BLOCKS + WARM_UP);

const ready = z.object({
  port: z.number(),
  courts: z.array(
    z.object({
      studyId: z.string(),
      tenantId: z.string(),
      secretaryId: z.string(),
      chairId: z.string(),
      tasks: z.array(z.object({ id: z.string(), version: z.number() })),
    }),
  ),
});
type Court = z.infer<typeof ready>['courts'][number];

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Posts and answers the body with the milliseconds from the first byte sent to the last one read. */
function post(port: number, path: string, body: string): Promise<{ took: number; text: string }> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          const took = performance.now() - began;
          const text = Buffer.concat(parts).toString('utf8');
          if (answer.statusCode === 200) resolve({ took, text });
          else reject(new Error(`${path} answered ${answer.statusCode}: ${text}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

let lastId = 0;

function invoke(tenantId: string, aadObjectId: string, data: Record<string, unknown>): string {
  const id = String((lastId += 1));
  return JSON.stringify({
    type: 'invoke',
    name: 'adaptiveCard/action',
    id,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9',
    timestamp: '2027-02-01T09:00:00.000Z',
    from: { id: `29:${aadObjectId}`, name: 'Iemand', aadObjectId },
    recipient: { id: '28:kamerbode', name: 'Kamerbode' },
    conversation: { id: `a:${aadObjectId}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    replyToId: id,
    value: { action: { type: 'Action.Execute', verb: 'kamerbode', data }, trigger: 'manual' },
  });
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

interface Measured {
  name: string;
  /** One request's body for each court. */
  body: (court: Court) => string;
  /** What the answer must say, so that nothing but the real thing is measured. */
  says: string;
}

/** Alternates blocks of the thing and of the echo; answers the ratio of their medians. */
async function measure(port: number, courts: Court[], { name, body, says }: Measured): Promise<void> {
  const own: number[] = [];
  const echo: number[] = [];
  for (let block = 0; block < BLOCKS + WARM_UP; block++) {
    const counted = block >= WARM_UP;
    for (const court of courts.slice(block * BLOCK, (block + 1) * BLOCK)) {
      const { took, text } = await post(port, '/api/messages', body(court));
      if (!text.includes(says)) throw new Error(`${name}: unexpected answer ${text.slice(0, 400)}`);
      if (counted) own.push(took);
    }
    for (const court of courts.slice(block * BLOCK, (block + 1) * BLOCK)) {
      const { took } = await post(port, '/api/echo', body(court));
      if (counted) echo.push(took);
    }
  }
  const [mine, base] = [median(own), median(echo)];
  process.stdout.write(
    `${JSON.stringify({
      name,
      ratio: Number((mine / base).toFixed(2)),
      medianMs: Number(mine.toFixed(3)),
      echoMs: Number(base.toFixed(3)),
      requests: own.length,
    })}\n`,
  );
}

async function bench(): Promise<void> {
  const server = spawn(process.execPath, [join(__dirname, 'server.js'), String(COURTS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise((resolve) => server.once('exit', resolve));
  try {
    const first = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
    const { port, courts } = ready.parse(JSON.parse(String(first.value)));

    const complete = (court: Court, tasks: Court['tasks']) =>
      invoke(court.tenantId, court.secretaryId, {
        kb: 1,
        command: {
          name: 'COMPLETE_TASKS',
          studyId: court.studyId,
          tasks: tasks.map(({ id, version }) => ({ id, expectedVersion: version })),
        },
        back: { card: 'TASK', taskId: tasks[0]?.id },
      });
    await measure(port, courts, {
      name: 'click',
      body: (court) => complete(court, court.tasks.slice(0, 1)),
      says: 'is afgerond',
    });

    const requests = new Map<string, { id: string; version: number }>();
    for (const court of courts) requests.set(court.studyId, await ask(port, court));
    await measure(port, courts, {
      name: 'gate',
      body: (court) => {
        const request = requests.get(court.studyId);
        return invoke(court.tenantId, court.chairId, {
          kb: 1,
          command: {
            name: 'APPROVE_GATE',
            studyId: court.studyId,
            requestId: request?.id,
            expectedVersion: request?.version,
            boardDecisionOn: '2027-02-01',
          },
          back: { card: 'GATE', requestId: request?.id },
        });
      },
      says: 'Akkoord op',
    });
  } finally {
    agent.destroy();
    server.stdin.end();
    await exited;
  }
}

const ATTESTED = [
  'shared_questions_all_in_scope_or_reason',
  'norm_per_question',
  'budget_and_capacity_confirmed_for_year',
];
const REASONED = ['all_required_tasks_done', 'privacy_paragraph_present', 'independence_check_recorded'];

const answered = z.object({ value: z.looseObject({}) });

/** Asks for the first gate, with a reason for every criterion that is not met, and finds the request in the answer. */
async function ask(port: number, court: Court): Promise<{ id: string; version: number }> {
  const { text } = await post(
    port,
    '/api/messages',
    invoke(court.tenantId, court.secretaryId, {
      kb: 1,
      command: {
        name: 'REQUEST_GATE',
        studyId: court.studyId,
        stageId: 'INTAKE',
        attested: Object.fromEntries(ATTESTED.map((id) => [id, true])),
        reasons: Object.fromEntries(REASONED.map((id) => [id, 'Volgt.'])),
      },
      back: { card: 'STUDY', studyId: court.studyId },
    }),
  );
  const id = /"requestId":"([0-9a-f-]{36})"/.exec(JSON.stringify(answered.parse(JSON.parse(text))))?.[1];
  if (id === undefined) throw new Error(`no request in ${text.slice(0, 400)}`);
  return { id, version: 1 };
}

bench().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : 'something that is no error was thrown'}\n`);
  process.exitCode = 1;
});
