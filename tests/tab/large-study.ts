/** The largest study that a page must bear: at its interviews, thirty of them with their tasks, and a long history. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TabKit } from './kit';

const RESEARCHER = 'Onderzoeker Heerlen';
const CHAIR = 'Voorzitter Heerlen';

const stage = z.object({ gate: z.object({ stage: z.object({ id: z.string() }) }) });
const asked = z.object({ request: z.object({ requestId: z.string() }) });
const field = z.looseObject({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  max: z.union([z.string(), z.number()]).optional(),
});
const tasks = z.object({
  tasks: z.array(z.object({ task: z.looseObject({ id: z.string(), version: z.number() }) })),
});

async function did(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/**
 * Asks for the gate of the stage that runs, with a reason for whatever is not met.
 * @param declared what is said of what the one who asks has to declare
 */
export async function askGate(tab: TabKit, studyId: string, declared = true): Promise<string> {
  const { gate } = stage.parse((await tab.ask(RESEARCHER, `study/${studyId}/gate`)).body);
  const dialog = { dialog: 'REQUEST_GATE', studyId, stageId: gate.stage.id };
  const shown = await tab.ask(RESEARCHER, 'dialog', { ref: dialog });
  const values = Object.fromEntries(
    fieldsIn(shown.body).map(({ id }) => [
      id,
      id.startsWith('attested.') ? String(declared) : 'Dit volgt binnen een week.',
    ]),
  );
  await did(tab.submit(RESEARCHER, dialog, values));
  return asked.parse((await tab.ask(RESEARCHER, `study/${studyId}/gate`)).body).request.requestId;
}

export async function passGate(tab: TabKit, studyId: string): Promise<void> {
  const dialog = { dialog: 'APPROVE_GATE', requestId: await askGate(tab, studyId) };
  const shown = await tab.ask(CHAIR, 'dialog', { ref: dialog });
  const board = fieldsIn(shown.body).find(({ id }) => id === 'boardDecisionOn');
  await did(
    tab.submit(CHAIR, dialog, board?.max === undefined ? {} : { boardDecisionOn: String(board.max) }),
  );
}

const act = (tab: TabKit, name: string, command: object) =>
  did(tab.ask(name, 'action', { actionId: randomUUID(), data: { kb: 1, command } }));

/** @param interviews how many are added @param notes how many are written, one entry of the history each */
export async function fillStudy(
  tab: TabKit,
  studyId: string,
  { interviews, notes }: { interviews: number; notes: number },
): Promise<void> {
  await passGate(tab, studyId);
  await passGate(tab, studyId);
  for (let nth = 0; nth < interviews; nth += 1) {
    await act(tab, RESEARCHER, {
      name: 'ADD_REGISTER_ENTRY',
      studyId,
      kind: 'INTERVIEW',
      counterpartRoles: ['PORTFOLIO_HOLDER'],
    });
  }
  const { tasks: all } = tasks.parse((await tab.ask(RESEARCHER, `study/${studyId}/tasks`)).body);
  const { id = '', version } = all[0]?.task ?? {};
  for (let nth = 0; nth < notes; nth += 1) {
    await act(tab, RESEARCHER, {
      name: 'ADD_NOTE',
      studyId,
      task: { id, expectedVersion: version },
      body: `Notitie ${nth + 1} over het vooronderzoek`,
    });
  }
}

function fieldsIn(part: unknown): z.infer<typeof field>[] {
  if (Array.isArray(part)) return part.flatMap(fieldsIn);
  if (typeof part !== 'object' || part === null) return [];
  const read = field.safeParse(part);
  return read.success ? [read.data] : Object.values(part).flatMap(fieldsIn);
}
