/** Handing over through the real door: what is stored, said and shown, to whom. */
import { readCommand } from '../../bot/actions/parse-command';
import { verifyChain } from '../../bot/study/history';
import { rows } from '../../bot/study/rows';
import { storedCard } from '../../bot/study/stored-card';
import { tick } from '../../bot/study/tick';
import { viewCard } from '../../bot/study/views/view-card';
import type { CommandOf } from '../../bot/workflow/commands';
import type { CardRef } from '../../cards/ref';
import { outcomeText } from '../../cards/texts/outcomes';
import { OutboxMessage, Reminder } from '../../entities/message';
import { RoleGrant } from '../../entities/person';
import { StudyText, type StudyTask } from '../../entities/study';
import { isJson } from '../cards/objects';
import {
  buttonsIn,
  choicesOf,
  filled,
  inputOf,
  inputsIn,
  openDialog,
  primaryOf,
  refusalOf,
  textOf,
} from './dialog-reader';
import { chairElsewhere, taskOf } from './dialog-story';
import { installation, type Installation, type Who } from './installation';

let kb: Installation;
beforeEach(async () => {
  kb = await installation();
});
afterEach(() => kb.close());

const idOf = async (who: Who): Promise<string> => (await kb.actor(who)).person.id;

const handing = async (from: Who, to: Who): Promise<CommandOf<'HAND_OVER'>> => ({
  name: 'HAND_OVER',
  courtId: kb.courtId,
  personId: await idOf(from),
  toPersonId: await idOf(to),
});

const openOf = async (who: Who): Promise<StudyTask[]> => {
  const id = await idOf(who);
  return (await kb.facts()).case.tasks.filter(
    ({ assigneeId, state }) => assigneeId === id && state === 'OPEN',
  );
};

const waiting = () => kb.read((manager) => rows(manager, OutboxMessage, { state: 'WAITING' }));

async function shown(ref: CardRef, who: Who): Promise<string> {
  const view = await viewCard(kb.services, ref, await kb.actor(who));
  return 'content' in view ? textOf(view.content) : JSON.stringify(view);
}

async function leave(who: Who): Promise<void> {
  for (const { id } of (await kb.actor(who)).grants)
    await kb.must('chair', { name: 'END_ROLE', grantId: id, until: '2026-03-01' });
}

describe('what is handed over', () => {
  it('is stored as a whole: tasks, reason, history of both chains, and reminders anew', async () => {
    const before = await openOf('researcher');
    const reason = 'Andere baan per 1 april.';
    const reminders = () => kb.read((manager) => rows(manager, Reminder, { state: 'PLANNED' }));
    const planned = await reminders();
    await kb.must('secretary', { ...(await handing('researcher', 'member')), reason });
    expect(await openOf('researcher')).toEqual([]);
    expect((await openOf('member')).length).toBe(before.length);
    const texts = await kb.read((manager) => rows(manager, StudyText, { subjectId: kb.studyId }));
    expect(texts).toMatchObject([{ kind: 'REASON', body: reason }]);
    for (const chain of [kb.studyId, 'PROGRAMME'])
      expect(await kb.read((manager) => verifyChain(manager, chain))).toMatchObject({ ok: true });
    const anew = await reminders();
    const moved = new Set(before.filter(({ firm }) => firm).map(({ id }) => id));
    expect(anew.length).toBe(planned.length);
    const along = anew.filter(({ subjectId }) => moved.has(subjectId));
    expect(along.length).toBeGreaterThan(0);
    for (const one of along)
      expect(one.version).toBe((planned.find(({ id }) => id === one.id)?.version ?? 0) + 1);
  });

  it('is one line in the morning of whoever takes over, and a card that shows what it is', async () => {
    const count = (await openOf('researcher')).length;
    await kb.must('secretary', await handing('researcher', 'member'));
    const lines = (await waiting()).filter(({ onceKey }) => onceKey.startsWith('handover:'));
    expect(lines).toMatchObject([{ personId: await idOf('member') }]);
    kb.services.clock.moment = '2026-03-03T07:31:00.000Z';
    await tick(kb.services);
    const personId = await idOf('member');
    const sent = await kb.read((manager) => rows(manager, OutboxMessage, { personId, state: 'PENDING' }));
    expect(sent.map(({ onceKey }) => onceKey)).toEqual([`morning:${personId}:2026-03-03`]);
    const text = await shown(storedCard(sent[0]?.card), 'member');
    expect(text).toContain('Overgenomen van Onderzoeker Heerlen');
    expect(text).toContain(`${count} open taken`);
    const ref: CardRef = {
      card: 'HANDED_OVER',
      courtId: kb.courtId,
      personId: await idOf('researcher'),
      toPersonId: await idOf('member'),
    };
    const card = await shown(ref, 'member');
    expect(card).toContain(`${count} open taken bij de rekenkamer Heerlen, met de datums die er al stonden.`);
    expect(card).toContain('En nog');
    expect(await shown(ref, 'chair')).toContain('Voor Lid Heerlen');
    for (const outsider of ['coordinator', 'stranger'] as const) {
      expect(await shown(ref, await known(outsider))).not.toContain('Onderzoeker');
    }
  });

  it('is read by the chair in the history, with to whom', async () => {
    await kb.must('researcher', await handing('researcher', 'member'));
    const text = textOf(await openDialog(kb, 'chair', { dialog: 'HISTORY', studyId: kb.studyId, page: 1 }));
    expect(text).toMatch(/Alles overgedragen: INT-01 .*; en nog \d+ · aan Lid Heerlen/);
    expect(text).toContain('Onderzoeker Heerlen (Onderzoeker)');
  });

  it('says nothing more once everything of it is done or gone on', async () => {
    await kb.must('secretary', await handing('researcher', 'member'));
    await kb.must('secretary', await handing('member', 'deputy'));
    const ref = {
      card: 'HANDED_OVER',
      courtId: kb.courtId,
      personId: await idOf('researcher'),
      toPersonId: await idOf('member'),
    } as const;
    const sent = await viewCard(kb.services, ref, await kb.actor('member'), { purpose: 'send' });
    expect(sent).toEqual({ settled: true });
    expect(await shown(ref, 'member')).toContain('Van wat overkwam, staat niets meer open.');
  });

  it('leaves what was settled meanwhile, and a second time there is nothing', async () => {
    const command = await handing('researcher', 'member');
    const done = await taskOf(kb, 'INT-01');
    await kb.must('researcher', { name: 'COMPLETE_TASKS', studyId: kb.studyId, tasks: [{ id: done }] });
    await kb.must('secretary', command);
    const task = (await kb.facts()).case.tasks.find(({ id }) => id === done);
    expect(task).toMatchObject({ state: 'DONE', assigneeId: command.personId });
    expect(await kb.act('secretary', command)).toMatchObject({
      ok: false,
      refusal: { code: 'NOTHING_TO_HAND_OVER' },
    });
  });

  it('ends the roles on the day that was given, with what the court then lacks', async () => {
    const command = { ...(await handing('researcher', 'member')), endRoleOn: '2026-03-31' };
    const { outcome } = await kb.must('researcher', command);
    expect(outcomeText(outcome)).toContain(
      'De rol van Onderzoeker Heerlen loopt tot en met di 31 maart 2026.',
    );
    const grants = await kb.read((manager) => rows(manager, RoleGrant, { personId: command.personId }));
    expect(grants).toMatchObject([{ validUntil: '2026-03-31', version: 2 }]);
  });

  it('works for somebody who has left and was erased', async () => {
    const command = await handing('researcher', 'member');
    await leave('researcher');
    await kb.must('chair', { name: 'ERASE_PERSON', personId: command.personId, reason: 'Op verzoek' });
    const text = textOf(
      await openDialog(kb, 'secretary', { dialog: 'HAND_OVER', courtId: kb.courtId, personId: null }),
    );
    expect(text).toContain('(gewist)');
    expect(text).toContain('heeft geen rol meer');
    const { outcome } = await kb.must('secretary', command);
    expect(outcomeText(outcome)).toMatch(/^\d+ taken van \(gewist\) zijn nu van Lid Heerlen\.$/);
  });
});

async function known(who: Who): Promise<Who> {
  if (who === 'stranger') await chairElsewhere(kb);
  return who;
}

const ref = async (of: Who | null) =>
  ({ dialog: 'HAND_OVER', courtId: kb.courtId, personId: of === null ? null : await idOf(of) }) as const;

describe('the dialog', () => {
  it('lists for secretary and chair everybody with what is open there, the most first', async () => {
    const content = await openDialog(kb, 'secretary', await ref(null));
    const titles = buttonsIn(content).map(({ title }) => title);
    expect(titles[0]).toBe('Overdragen: Onderzoeker Heerlen');
    expect(titles).toContain('Overdragen: Lid Heerlen');
    expect(titles.length).toBe(12);
  });

  it('is for anybody else about the own tasks', async () => {
    const content = await openDialog(kb, 'researcher', await ref(null));
    expect(inputsIn(content).map(({ id }) => id)).toEqual([
      'toPersonId',
      'restToPersonId',
      'reason',
      'endRoleOn',
    ]);
    expect(await refusalOf(kb, 'researcher', await ref('secretary'))).toBe('NOT_YOURS');
    expect(await refusalOf(kb, 'member', await ref('researcher'))).toBe('NOT_YOURS');
    expect(await refusalOf(kb, 'coordinator', await ref('researcher'))).toBe('NOT_YOURS');
    expect(await refusalOf(kb, 'coordinator', await ref('coordinator'))).toBe('NOT_YOURS');
  });

  it('counts what there is, and tells who cannot take all of it', async () => {
    await kb.must('secretary', {
      name: 'SET_CONTACT',
      courtId: kb.courtId,
      personId: await idOf('researcher'),
    });
    const task = { id: await taskOf(kb, 'INT-02') };
    await kb.must('researcher', { name: 'WAIT_FOR', studyId: kb.studyId, task, what: 'de griffie' });
    kb.services.clock.moment = '2026-03-25T09:00:00.000Z';
    const content = await openDialog(kb, 'secretary', await ref('researcher'));
    const text = textOf(content);
    expect(text).toMatch(/Open taken\n\d+, waarvan \d+ over de termijn/);
    expect(text).toContain('contactpersoon');
    expect(text).toContain('Wacht op een ander\n1');
    const choices = choicesOf(inputOf(content, 'toPersonId')).map(({ title }) => title);
    expect(choices).toContain('Secretaris Heerlen (Secretaris-onderzoeker)');
    const of = await openDialog(kb, 'chair', await ref('secretary'));
    const someone = choicesOf(inputOf(of, 'toPersonId')).find(({ title }) => title.startsWith('Onderzoeker'));
    expect(someone?.title).toMatch(/^Onderzoeker Heerlen \(Onderzoeker\) · neemt \d+ van \d+ over$/);
  });

  it('does what its button says, with what was filled in', async () => {
    const content = await openDialog(kb, 'secretary', await ref('researcher'));
    const toPersonId = await idOf('member');
    const data = primaryOf(content)?.data.command;
    const read = readCommand(
      'HAND_OVER',
      isJson(data) ? data : {},
      filled(content, '2026-03-02', { toPersonId, endRoleOn: '2026-03-31' }),
    );
    expect(read.data).toEqual({
      ...(await handing('researcher', 'member')),
      endRoleOn: '2026-03-31',
      reason: undefined,
      restToPersonId: undefined,
    });
    await kb.must('secretary', read.data!);
    expect(await openOf('researcher')).toEqual([]);
  });

  it('comes back with what was entered, the field at fault marked', async () => {
    const entered = { toPersonId: await idOf('researcher'), reason: 'Andere baan', endRoleOn: '2026-01-01' };
    const content = await openDialog(kb, 'secretary', await ref('researcher'), {
      message: 'Nee.',
      field: 'endRoleOn',
      entered,
    });
    expect(inputOf(content, 'reason')?.value).toBe('Andere baan');
    expect(inputOf(content, 'endRoleOn')?.value).toBe('2026-01-01');
  });

  it('does not offer the secretary the last day of the chair', async () => {
    expect(inputOf(await openDialog(kb, 'secretary', await ref('chair')), 'endRoleOn')).toBeUndefined();
    expect(inputOf(await openDialog(kb, 'chair', await ref('chair')), 'endRoleOn')).toBeDefined();
  });

  it('is the bureau’s for what it does itself', async () => {
    const content = await openDialog(kb, 'external', await ref(null));
    expect(textOf(content)).toContain('Open taken\ngeen');
  });

  it('is offered first where a role is ended, to who may', async () => {
    const at = { dialog: 'END_ROLE', courtId: kb.courtId } as const;
    const own = await openDialog(kb, 'researcher', at);
    expect(choicesOf(inputOf(own, 'grantId')).map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Onderzoeker Heerlen: Onderzoeker · \d+ open taken$/),
    ]);
    const offered = async (who: Who) =>
      buttonsIn(await openDialog(kb, who, at)).find(({ title }) => title === 'Eerst overdragen')?.data.open;
    expect(await offered('researcher')).toEqual(await ref('researcher'));
    expect(await offered('chair')).toEqual(await ref(null));
    expect(await offered('coordinator')).toBeUndefined();
    expect(textOf(await openDialog(kb, 'coordinator', at))).not.toContain('open taken');
    await kb.must('secretary', await handing('researcher', 'member'));
    expect(await offered('researcher')).toBeUndefined();
  });

  it('is among the people', async () => {
    const buttons = buttonsIn(await openDialog(kb, 'member', { dialog: 'PEOPLE', courtId: kb.courtId }));
    expect(buttons.map(({ title }) => title)).toContain('Alles overdragen');
  });
});
