/** The letter that reminds somebody outside the court: drafted for a person to send, never sent. */
import { viewDialog } from '../../bot/study/views/dialogs/view-dialog';
import { viewCard } from '../../bot/study/views/view-card';
import type { CommandOf } from '../../bot/workflow/commands';
import { OutboxMessage } from '../../entities/message';
import type { RegisterEntry } from '../../entities/study';
import { schemaFaults } from '../cards/schema';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

/** Mondays to Fridays are working days; none of these weeks has a public holiday. */
const ON = {
  sent: '2026-03-09T09:00:00.000Z',
  beforeDue: '2026-03-20T09:00:00.000Z',
  oneOver: '2026-03-24T09:00:00.000Z',
  sixOver: '2026-03-31T09:00:00.000Z',
};

async function throughIntake(): Promise<void> {
  const { programme } = await kb.facts();
  const ids = programme.criteria.map(({ id }) => id);
  await kb.must('secretary', {
    name: 'REQUEST_GATE',
    studyId: kb.studyId,
    stageId: 'INTAKE',
    attested: Object.fromEntries(ids.map((id) => [id, true])),
    reasons: Object.fromEntries(ids.map((id) => [id, 'Volgt later'])),
  });
  const requestId = (await kb.facts()).case.requests.at(-1)!.id;
  await kb.must('chair', {
    name: 'APPROVE_GATE',
    studyId: kb.studyId,
    requestId,
    boardDecisionOn: (await kb.facts()).today,
  });
}

async function documentRequest(): Promise<RegisterEntry> {
  kb.services.clock.moment = ON.sent;
  await throughIntake();
  await kb.must('researcher', {
    name: 'ADD_REGISTER_ENTRY',
    studyId: kb.studyId,
    kind: 'DOCUMENT_REQUEST',
    counterpartRoles: ['OFFICIAL_FINANCE'],
    sentOn: '2026-03-09',
  });
  return (await kb.facts()).case.entries[0]!;
}

async function update(entryId: string, change: Partial<CommandOf<'UPDATE_REGISTER_ENTRY'>>): Promise<void> {
  await kb.must('researcher', { name: 'UPDATE_REGISTER_ENTRY', studyId: kb.studyId, entryId, ...change });
}

async function letter(who: Who, entryId: string): Promise<string> {
  const dialog = await viewDialog(kb.services, { dialog: 'REMINDER_LETTER', entryId }, await kb.actor(who));
  if (!('content' in dialog)) throw new Error(JSON.stringify(dialog));
  expect(schemaFaults(dialog.content)).toEqual([]);
  const text = JSON.stringify(dialog.content);
  return (/"value":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text).replace(/\\n/g, '\n');
}

it('before the term reminds kindly, with what was asked, when, of whom and until when', async () => {
  const entry = await documentRequest();
  kb.services.clock.moment = ON.beforeDue;
  const text = await letter('researcher', entry.id);
  expect(text).toContain('Aan: [naam], Ambtenaar financiën of control');
  expect(text).toContain('Heerlen, 20 maart 2026');
  expect(text).toContain('Betreft: herinnering aan documentverzoek 1 van 9 maart 2026');
  expect(text).toContain('uiterlijk op 23 maart 2026');
  expect(text).not.toContain('verstreken');
  expect(text).toMatch(/Hoogachtend,\nnamens de rekenkamer Heerlen,\n\nOnderzoeker Heerlen$/);
});

it('after it asks for an answer within five working days, and says later what comes next', async () => {
  const entry = await documentRequest();
  kb.services.clock.moment = ON.oneOver;
  expect(await letter('secretary', entry.id)).toMatch(
    /op 23 maart 2026 verstreken, 1 werkdag geleden.*uiterlijk op 31 maart 2026/s,
  );
  expect(await letter('secretary', entry.id)).not.toContain('gemeentesecretaris');
  kb.services.clock.moment = ON.sixOver;
  expect(await letter('secretary', entry.id)).toContain('leggen wij dit voor aan de gemeentesecretaris');
});

it('of what came in partly asks for the rest', async () => {
  const entry = await documentRequest();
  await update(entry.id, { outcome: 'PARTIALLY_RECEIVED' });
  expect(await letter('researcher', entry.id)).toContain('Een deel van de documenten hebben wij ontvangen');
});

it('has nothing to say of what was answered', async () => {
  const entry = await documentRequest();
  await update(entry.id, { receivedOn: '2026-03-09' });
  const text = await letter('researcher', entry.id);
  expect(text).toContain('er is niemand te herinneren');
  expect(text).not.toContain('Geachte');
});

it('is for whoever reads the study, and puts nothing in the outbox', async () => {
  const entry = await documentRequest();
  const count = () => kb.read((manager) => manager.count(OutboxMessage));
  const before = await count();
  await letter('external', entry.id);
  const dialog = { dialog: 'REMINDER_LETTER', entryId: entry.id } as const;
  expect(await viewDialog(kb.services, dialog, await kb.actor('coordinator'))).toMatchObject({
    refusal: { code: 'NOT_YOURS' },
  });
  expect(await count()).toBe(before);
});

it('is one tap away in the morning’s line and in the register entry', async () => {
  const entry = await documentRequest();
  const opens = { open: { dialog: 'REMINDER_LETTER', entryId: entry.id } };
  const actor = await kb.actor('researcher');
  const morning = await viewCard(
    kb.services,
    {
      card: 'MORNING',
      on: '2026-03-16',
      lines: [{ line: 'REGISTER_ENTRY', entryId: entry.id, escalated: false }],
    },
    actor,
  );
  expect(JSON.stringify(morning)).toContain(JSON.stringify(opens).slice(1, -1));
  const { studyId, kind } = entry;
  const form = await viewDialog(
    kb.services,
    { dialog: 'REGISTER_ENTRY', studyId, kind, entryId: entry.id },
    actor,
  );
  expect(JSON.stringify(form)).toContain(JSON.stringify(opens).slice(1, -1));
});
