/** Somebody leaves: who takes over what, who hears of it, and what stays with whom. */
import type { AdministrationDecision } from '../../bot/workflow/decision';
import type { StudyFacts } from '../../bot/workflow/facts';
import { fireReminder, planReminders } from '../../bot/workflow/reminders';
import { refusalText } from '../../cards/texts/refusals';
import type { Absence } from '../../entities/person';
import type { StudyTask } from '../../entities/study';
import { aGrant, refusalOf } from './a-court';
import { about, complete, given, present, type CommandPart, type Played, type Who } from './given';
import { asking, away, FROM_RESEARCHER, handing, inOffice, said, type Asked } from './handing';

/** Whose every open task is now, by its id in the definition. */
const holders = ({ changedCases }: AdministrationDecision): Record<string, string | null> =>
  Object.fromEntries(
    changedCases.flatMap((one) =>
      one.case.tasks
        .filter(({ state }) => state === 'OPEN')
        .map(({ taskId, assigneeId }) => [taskId, assigneeId]),
    ),
  );

const openOf = (study: Played, who: Who): StudyTask[] =>
  study.facts.case.tasks.filter(({ assigneeId, state }) => assigneeId === who && state === 'OPEN');

/** Nobody but these are there. */
const only = (...people: Who[]): Played => given({ people });

describe('everything open goes to the successor at once', () => {
  it('in every stage, also those that have not begun', () => {
    const study = given();
    const before = openOf(study, 'researcher');
    const decision = handing('researcher', inOffice(study), FROM_RESEARCHER);
    const now = holders(decision);
    expect(Object.values(now)).not.toContain('researcher');
    expect(before.every(({ taskId }) => now[taskId] === 'member')).toBe(true);
    expect(new Set(before.map(({ stageId }) => stageId)).size).toBeGreaterThan(5);
    expect(said(decision)).toMatch(
      new RegExp(`^${before.length} taken van researcher Heerlen zijn nu van member Heerlen\\.`),
    );
  });

  it('leaves what was done, and what others do', () => {
    const study = given();
    study.does('researcher', complete(study, 'INT-01'));
    const decision = handing('researcher', inOffice(study), FROM_RESEARCHER);
    const [after] = decision.changedCases;
    expect(after?.case.tasks.find(({ taskId }) => taskId === 'INT-01')).toBe(study.task('INT-01'));
    expect(holders(decision)['INT-05']).toBe('secretary');
  });

  it('is no longer put off, still waits for whom it waited for, and keeps its dates', () => {
    const study = given();
    const { dueOn } = study.task('INT-01');
    study.does('researcher', { name: 'SNOOZE_TASK', task: about(study, 'INT-01'), until: dueOn ?? '' });
    study.does('researcher', { name: 'WAIT_FOR', task: about(study, 'INT-02'), what: 'de griffie' });
    const [after] = handing('researcher', inOffice(study), FROM_RESEARCHER).changedCases;
    const task = (taskId: string) => present(after?.case.tasks.find((one) => one.taskId === taskId));
    expect(task('INT-01')).toMatchObject({ snoozedUntil: null, dueOn, version: 3 });
    expect(task('INT-02')).toMatchObject({ waitingFor: 'de griffie', assigneeId: 'member' });
  });

  it('can be taken back task by task, by whoever did it', () => {
    const study = given();
    const [after] = handing('secretary', inOffice(study), FROM_RESEARCHER).changedCases;
    study.change((facts) => ({ ...facts, case: present(after).case }));
    study.does('secretary', { name: 'UNDO_TASK', task: about(study, 'INT-01') });
    expect(study.task('INT-01').assigneeId).toBe('researcher');
  });

  it('includes what fell to the leaver because somebody left before', () => {
    const study = given();
    const facts = inOffice(study);
    const grants = facts.grants.map((grant) =>
      grant.personId === 'secretary' ? { ...grant, validUntil: '2026-01-01' } : grant,
    );
    // Without a secretary the researcher does that work.
    const decision = handing('chair', { ...facts, grants }, FROM_RESEARCHER);
    expect(holders(decision)['INT-05']).toBe('member');
  });

  it('goes on in a study that is paused or in aftercare, and in several at once', () => {
    const study = given();
    const paused = { ...study.facts.case, study: { ...study.facts.case.study, state: 'PAUSED' as const } };
    const older = {
      ...study.facts.case,
      study: { ...study.facts.case.study, id: 'older', state: 'AFTERCARE' as const },
      tasks: [
        {
          ...study.task('NAZ-06'),
          id: 'older-task',
          studyId: 'older',
        },
      ],
    };
    const decision = handing('researcher', inOffice(study, { cases: [paused, older] }), FROM_RESEARCHER);
    expect(decision.changedCases.map((one) => one.case.study.id)).toEqual(['study', 'older']);
    expect(decision.changedCases[1]?.case.tasks).toMatchObject([{ assigneeId: 'member', id: 'older-task' }]);
    expect(decision.notices.filter(({ card }) => card.card === 'HANDED_OVER')).toHaveLength(1);
  });
});

describe('nobody reads the own work', () => {
  it('a second reading of work of the successor goes to somebody else', () => {
    const study = given();
    study.does('secretary', {
      name: 'REASSIGN_TASK',
      task: about(study, 'INT-03'),
      to: 'deputy',
      reason: '',
    });
    expect(study.task('INT-09').assigneeId).toBe('secretary');
    // The secretary leaves and the deputy, who writes the design, takes over.
    const decision = handing('chair', inOffice(study), { personId: 'secretary', toPersonId: 'deputy' });
    const now = holders(decision);
    expect(now['INT-05']).toBe('deputy');
    expect(now['INT-03']).toBe('deputy');
    expect(now['INT-09']).toBe('researcher');
    expect(said(decision)).toContain(
      '1 taak die deputy Heerlen niet mag doen, gaat naar researcher Heerlen.',
    );
  });

  it('also when that work is done already', () => {
    const study = given();
    study.does('secretary', complete(study, 'INT-03'));
    study.does('chair', { name: 'REASSIGN_TASK', task: about(study, 'INT-09'), to: 'member', reason: '' });
    const decision = handing('chair', inOffice(study), { personId: 'member', toPersonId: 'secretary' });
    expect(holders(decision)['INT-09']).toBe('researcher');
  });

  it('a reader who becomes the author gives the reading away', () => {
    const study = given();
    expect(study.task('INT-09').assigneeId).toBe('secretary');
    const decision = handing('chair', inOffice(study), {
      personId: 'researcher',
      toPersonId: 'secretary',
    });
    const now = holders(decision);
    expect(now['INT-03']).toBe('secretary');
    expect(now['INT-09']).toBe('member');
    // Every reading can be done by whoever has it.
    study.change((facts) => ({ ...facts, case: present(decision.changedCases[0]).case }));
    study.does('secretary', complete(study, 'INT-03'));
    study.does('member', complete(study, 'INT-09'));
  });

  it('to whom is chosen, when somebody says so', () => {
    const decision = handing('chair', inOffice(given()), {
      personId: 'researcher',
      toPersonId: 'secretary',
      restToPersonId: 'deputy',
    });
    expect(holders(decision)['INT-09']).toBe('deputy');
    expect(said(decision)).toMatch(
      /\d+ taken die secretary Heerlen niet mag doen, gaan naar deputy Heerlen\./,
    );
  });

  it('waits for a reader when there is nobody left who did not write it', () => {
    const study = only('researcher', 'secretary');
    expect(study.task('INT-09').assigneeId).toBe('secretary');
    const decision = handing('secretary', inOffice(study), {
      personId: 'researcher',
      toPersonId: 'secretary',
    });
    expect(holders(decision)['INT-09']).toBeNull();
    expect(said(decision)).toMatch(/tweede lezingen wachten op iemand die er niet zelf aan werkte\./);
  });

  it('stays where it is, by name, when it was the leaver’s and nobody else may', () => {
    const study = only('researcher', 'secretary');
    study.does('researcher', complete(study, 'INT-03'));
    const decision = handing('secretary', inOffice(study), {
      personId: 'secretary',
      toPersonId: 'researcher',
    });
    expect(holders(decision)['INT-09']).toBe('secretary');
    expect(said(decision)).toContain('is er niemand anders; dat blijft openstaan.');
    expect(decision.changedCases[0]?.history[0]?.data.left).toContain(study.task('INT-09').id);
  });

  it('is refused when that is all there is', () => {
    const study = only('researcher', 'secretary');
    study.does('researcher', complete(study, 'INT-03'));
    study.change((facts) => ({
      ...facts,
      case: {
        ...facts.case,
        tasks: facts.case.tasks.filter(({ taskId }) => taskId === 'INT-09' || taskId === 'INT-03'),
      },
    }));
    const refused = refusalOf(
      asking('secretary', inOffice(study), { personId: 'secretary', toPersonId: 'researcher' }),
    );
    expect(refused).toMatchObject({ code: 'NOBODY_TAKES_OVER', values: { count: 1 } });
    expect(refusalText(refused)).toContain('kan niemand anders doen');
  });
});

describe('the bureau', () => {
  it('takes over in its own study, but no second reading', () => {
    const decision = handing('secretary', inOffice(given()), {
      personId: 'secretary',
      toPersonId: 'bureau',
    });
    const now = holders(decision);
    expect(now['INT-05']).toBe('bureau');
    expect(now['INT-09']).toBe('member');
  });

  it('does not take over what is of another study', () => {
    const study = given();
    const other = {
      ...study.facts.case,
      study: { ...study.facts.case.study, id: 'other' },
      tasks: study.facts.case.tasks.map((task) => ({ ...task, id: `other-${task.id}`, studyId: 'other' })),
    };
    const decision = handing('secretary', inOffice(study, { cases: [other] }), FROM_RESEARCHER);
    expect(holders(decision)['INT-01']).toBe('member');
    expect(
      refusalOf(
        asking('secretary', inOffice(study, { cases: [other] }), {
          personId: 'researcher',
          toPersonId: 'bureau',
        }),
      ),
    ).toMatchObject({ code: 'NOT_OF_COURT', field: 'toPersonId' });
    const both = handing('secretary', inOffice(study, { cases: [study.facts.case, other] }), {
      personId: 'researcher',
      toPersonId: 'bureau',
    });
    const [here, there] = both.changedCases;
    const holder = (one: typeof here) =>
      one?.case.tasks.find(({ taskId }) => taskId === 'INT-01')?.assigneeId;
    expect([holder(here), holder(there)]).toEqual(['bureau', 'secretary']);
  });

  it('hands over its own tasks itself', () => {
    const study = given();
    study.does('secretary', {
      name: 'REASSIGN_TASK',
      task: about(study, 'INT-01'),
      to: 'bureau',
      reason: '',
    });
    const decision = handing('bureau', inOffice(study), { personId: 'bureau', toPersonId: 'researcher' });
    expect(holders(decision)['INT-01']).toBe('researcher');
  });
});

const answerTo = (who: Who, asked: Asked): string => {
  const decided = asking(who, inOffice(given()), asked);
  return decided.ok ? 'OK' : decided.refusal.code;
};

describe('who may', () => {
  it('whoever leaves, for the own tasks; secretary and chair for anybody', () => {
    expect(answerTo('researcher', FROM_RESEARCHER)).toBe('OK');
    expect(answerTo('secretary', FROM_RESEARCHER)).toBe('OK');
    expect(answerTo('chair', FROM_RESEARCHER)).toBe('OK');
    for (const who of ['deputy', 'member', 'bureau', 'coordinator', 'neighbour'] as const) {
      expect(answerTo(who, FROM_RESEARCHER)).toBe('NOT_YOURS');
    }
  });

  it('not whoever has left, nor somebody of elsewhere about themselves', () => {
    expect(answerTo('coordinator', { personId: 'coordinator', toPersonId: 'member' })).toBe('NOT_YOURS');
    expect(answerTo('neighbour', { personId: 'neighbour', toPersonId: 'member' })).toBe('NOT_YOURS');
    const facts = inOffice(given());
    const grants = facts.grants.map((grant) =>
      grant.personId === 'researcher' ? { ...grant, validUntil: '2026-01-04' } : grant,
    );
    const elsewhere = [...grants, aGrant('researcher', 'MEMBER', { id: 'x', courtId: 'arnhem' })];
    expect(refusalOf(asking('researcher', { ...facts, grants: elsewhere }, FROM_RESEARCHER)).code).toBe(
      'NOT_YOURS',
    );
    expect(asking('secretary', { ...facts, grants }, FROM_RESEARCHER).ok).toBe(true);
  });

  it('only to somebody who can hold it, and not to oneself', () => {
    const facts = inOffice(given());
    const to = (toPersonId: Who, restToPersonId?: Who) =>
      refusalOf(asking('secretary', facts, { personId: 'researcher', toPersonId, restToPersonId }));
    expect(to('coordinator')).toMatchObject({ code: 'NOT_OF_COURT', field: 'toPersonId' });
    expect(to('neighbour')).toMatchObject({ code: 'NOT_OF_COURT', field: 'toPersonId' });
    expect(to('researcher')).toMatchObject({ code: 'HAND_OVER_TO_SELF', field: 'toPersonId' });
    expect(to('member', 'neighbour')).toMatchObject({ code: 'NOT_OF_COURT', field: 'restToPersonId' });
    expect(to('member', 'researcher')).toMatchObject({ code: 'HAND_OVER_TO_SELF', field: 'restToPersonId' });
    expect(refusalOf(asking('secretary', facts, { personId: 'neighbour', toPersonId: 'member' })).code).toBe(
      'NOT_OF_COURT',
    );
  });

  it('a second time there is nothing left', () => {
    const study = given();
    const [after] = handing('secretary', inOffice(study), FROM_RESEARCHER).changedCases;
    study.change((facts) => ({ ...facts, case: present(after).case }));
    const refused = refusalOf(asking('secretary', inOffice(study), FROM_RESEARCHER));
    expect(refusalText(refused)).toBe(
      'researcher Heerlen heeft hier niets openstaan. Met een laatste dag erbij beëindigt u de rol.',
    );
  });
});

const told = (who: Who, asked: Asked, absences: Absence[] = []) =>
  handing(who, inOffice(given(), { absences }), asked).notices.map(({ to, card, when, notBefore }) => ({
    to,
    when,
    ...(card.card === 'HANDED_OVER' ? { came: card.toPersonId } : {}),
    ...(notBefore === undefined ? {} : { notBefore }),
  }));

describe('who hears of it', () => {
  it('everybody who got something, in one line of the morning each', () => {
    expect(told('chair', { personId: 'researcher', toPersonId: 'secretary' })).toEqual([
      { to: { personId: 'secretary' }, when: 'MORNING', came: 'secretary' },
      { to: { personId: 'member' }, when: 'MORNING', came: 'member' },
    ]);
  });

  it('not whoever did it', () => {
    expect(
      told('secretary', { personId: 'researcher', toPersonId: 'secretary', restToPersonId: 'deputy' }),
    ).toEqual([{ to: { personId: 'deputy' }, when: 'MORNING', came: 'deputy' }]);
  });

  it('of a successor who is away: who stands in, or the successor on return', () => {
    expect(told('chair', FROM_RESEARCHER, [away('member', { standInId: 'deputy' })])).toEqual([
      { to: { personId: 'deputy' }, when: 'MORNING', came: 'member' },
    ]);
    expect(told('chair', FROM_RESEARCHER, [away('member')])).toEqual([
      { to: { personId: 'member' }, when: 'MORNING', came: 'member', notBefore: '2026-01-10' },
    ]);
    const decision = handing('chair', inOffice(given(), { absences: [away('member')] }), FROM_RESEARCHER);
    expect(said(decision)).toContain('member Heerlen is nu afwezig tot en met vr 9 januari 2026');
  });
});

describe('what is written down', () => {
  it('in each study: what went to whom, the reason beside it, no names', () => {
    const reason = 'Andere baan in Maastricht.';
    const decision = handing('chair', inOffice(given()), { ...FROM_RESEARCHER, reason });
    const [changed] = decision.changedCases;
    expect(changed?.texts).toMatchObject([{ kind: 'REASON', body: reason, subjectId: 'study' }]);
    expect(changed?.history).toMatchObject([
      {
        action: 'HAND_OVER',
        role: 'CHAIR',
        texts: { reason },
        data: { personId: 'researcher', toPersonId: 'member', courtId: 'heerlen' },
      },
    ]);
    const data = [changed?.history[0]?.data, decision.history[0]?.data];
    expect(JSON.stringify(data)).not.toMatch(/Maastricht|researcher Heerlen/);
  });

  it('in whatever was handed over its version rises once', () => {
    const study = given();
    const [changed] = handing('chair', inOffice(study), FROM_RESEARCHER).changedCases;
    const before = new Map(study.facts.case.tasks.map((task) => [task.id, task]));
    const moved = present(changed).case.tasks.filter((task) => before.get(task.id) !== task);
    expect(moved.every((task) => task.version === (before.get(task.id)?.version ?? 0) + 1)).toBe(true);
    expect(moved.length).toBe(openOf(study, 'researcher').length);
  });
});

describe('the terms of others', () => {
  const sent: CommandPart = {
    name: 'ADD_REGISTER_ENTRY',
    kind: 'DOCUMENT_REQUEST',
    counterpartRoles: ['OFFICIAL_POLICY'],
    sentOn: '2026-03-02',
  };

  it('are watched over by the successor too, once the request itself is sent', () => {
    const study = given({ at: 'DOCUMENTS' });
    const { today } = study.facts;
    study.does('researcher', { ...sent, sentOn: today });
    const decision = handing('chair', inOffice(study), FROM_RESEARCHER);
    const after = present(decision.changedCases[0]).case;
    const guard = present(after.tasks.find(({ taskId }) => taskId === 'DOC-03'));
    expect(guard).toMatchObject({ state: 'DONE', doneById: 'researcher', assigneeId: 'member' });
    expect(said(decision)).toContain(
      '1 termijn waarop een ander moet antwoorden, wordt voortaan door de opvolger bewaakt.',
    );
    expect(decision.changedCases[0]?.history[0]?.data.guards).toMatchObject([{ id: guard.id, to: 'member' }]);
    const [entry] = after.entries;
    const facts = { ...study.facts, case: after, today: present(entry?.dueOn) };
    const [reminder] = planReminders(null, facts, []).filter(({ subjectId }) => subjectId === entry?.id);
    const due = { ...present(reminder), dueOn: facts.today };
    expect(fireReminder(due, facts).lines.map(({ personId }) => personId)).toContain('member');
  });

  it('are enough to hand over', () => {
    const study = given({ at: 'DOCUMENTS' });
    study.does('researcher', { ...sent, sentOn: study.facts.today });
    study.change((facts) => ({
      ...facts,
      case: { ...facts.case, tasks: facts.case.tasks.filter(({ taskId }) => taskId === 'DOC-03') },
    }));
    const decision = handing('chair', inOffice(study), FROM_RESEARCHER);
    expect(said(decision)).toBe(
      '1 termijn waarop een ander moet antwoorden, wordt voortaan door de opvolger bewaakt.',
    );
    expect(decision.notices.map(({ to }) => to)).toEqual([{ personId: 'member' }]);
  });
});

/** Of every role: whoever leaves, nothing open is left with them that somebody else may do. */
describe.each(['researcher', 'secretary', 'chair', 'deputy', 'member'] as const)('%s leaves', (personId) => {
  it.each(
    (['researcher', 'secretary', 'chair', 'deputy', 'member', 'bureau'] as const).filter(
      (to) => to !== personId,
    ),
  )('and %s takes over: every task can be done by whoever has it', (toPersonId) => {
    const study = given({ at: 'INTERVIEWS' });
    // Everybody has something of everything.
    study.does('secretary', { name: 'REASSIGN_TASK', task: about(study, 'IV-01'), to: 'deputy', reason: '' });
    study.does('secretary', { name: 'REASSIGN_TASK', task: about(study, 'IV-04'), to: 'chair', reason: '' });
    const decided = asking('chair', inOffice(study), { personId, toPersonId });
    const after: StudyFacts = decided.ok
      ? { ...study.facts, case: present(decided.decision.changedCases[0] ?? { case: study.facts.case }).case }
      : study.facts;
    expect(
      after.case.tasks.filter(({ state, assigneeId }) => state === 'OPEN' && assigneeId === personId),
    ).toEqual([]);
    const reads = after.case.tasks.filter(({ taskId, state }) => taskId === 'IV-09' && state === 'OPEN');
    const authors = after.case.tasks
      .filter(({ taskId }) => taskId === 'IV-08')
      .map(({ assigneeId }) => assigneeId);
    expect(reads.length).toBeGreaterThan(0);
    for (const { assigneeId } of reads) expect(authors).not.toContain(assigneeId);
  });
});
