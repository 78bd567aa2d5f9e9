/**
 * The page for whoever takes over somebody's work in a court: open tasks, who waits for whom, decisions and their
 * reasons, promises, next dates, and where everything is. Pure; what it may know is loaded by `person-facts.ts`.
 */
import { listed, letterDate, shortDate } from '../../../cards/format';
import { entryName } from '../../../cards/register';
import { historyAction } from '../../../cards/texts/history';
import { textsFor } from '../../../cards/texts/language';
import { personHandover as words } from '../../../cards/texts/nl-person-handover';
import type { StudyTask } from '../../../entities/study';
import { roleLabel, stageOf, taskOf } from '../../programme/lookups';
import type { StudyFacts } from '../../workflow/facts';
import { localDate } from '../../workflow/local-time';
import { absenceOf, personById } from '../../workflow/people';
import { stageIn, taskTitle } from '../../workflow/study-case';
import { dutyTitle } from '../views/commitment-views';
import { lineOf } from '../views/history-lines';
import { registerLine } from '../views/register-views';
import { afterLabel, daysOver } from '../views/view';
import { promiseCells } from './council-blocks';
import type { Block, Cell, Section, TextDocument } from './document';
import type { Decision, PersonFacts, PersonStudy } from './person-facts';

const texts = textsFor('nl');

/** The newest are those that matter to whoever takes over; the rest is in the history. */
const MOST_DECISIONS = 60;

const MOST_DATES = 20;

const MOST_MEETINGS = 4;

/** @returns the document as data; `html.ts` and `word.ts` draw it */
export function composePersonHandover(facts: PersonFacts): TextDocument {
  const { person, court, asOf } = facts;
  return {
    title: words.title,
    subtitle: words.subtitle(person.name, court.municipality, asOf),
    opening: [{ kind: 'paragraph', text: words.intro(person.name) }, figures(facts)],
    sections: [
      whoSection(facts),
      tasksSection(facts),
      waitingSection(facts),
      decisionsSection(facts),
      promisesSection(facts),
      datesSection(facts),
      whereSection(facts),
    ],
    source: words.source(court.municipality, asOf),
  };
}

/** The tasks that come over: those still with the person, and those that went to others already. */
function tasksOf({ open, passed }: PersonStudy): StudyTask[] {
  return [...open, ...passed.map(({ task }) => task)];
}

/** Working days over the term; null without a firm date. */
const overOf = (facts: StudyFacts, task: StudyTask): number | null =>
  task.firm && task.dueOn !== null ? daysOver(facts, task.dueOn) : null;

function figures({ studies, aboutCourt }: PersonFacts): Block {
  const all = studies.flatMap((study) => tasksOf(study).map((task) => ({ study, task })));
  const over = all.filter(({ study, task }) => (overOf(study.facts, task) ?? 0) > 0).length;
  const waits =
    all.filter(({ task }) => task.waitingFor !== null).length +
    studies.reduce((sum, { awaited }) => sum + awaited.length, 0);
  const decided = studies.reduce((sum, { decisions }) => sum + decisions.length, aboutCourt.length);
  return {
    kind: 'figures',
    items: [
      { figure: String(all.length), label: words.figures.open(all.length) },
      { figure: String(over), label: words.figures.over, tone: over > 0 ? 'ATTENTION' : 'GOOD' },
      { figure: String(waits), label: words.figures.waiting, tone: 'QUIET' },
      { figure: String(decided), label: words.figures.decisions(decided), tone: 'QUIET' },
    ],
  };
}

const nameOf = ({ people }: PersonFacts, id: string | null): string =>
  id === null ? words.who.nobody : (personById(people, id)?.name ?? words.who.nobody);

const fact = (label: string, value: string, when: boolean): { label: string; value: string }[] =>
  when ? [{ label, value }] : [];

function whoSection(facts: PersonFacts): Section {
  const { grants, person, people, court, asOf, programme, commitments } = facts;
  const said = words.who;
  const absence = absenceOf(people.absences, person.id, court.id, asOf);
  const replaces = people.absences
    .filter(({ standInId, validUntil }) => standInId === person.id && (validUntil ?? asOf) >= asOf)
    .map(({ personId }) => nameOf(facts, personId));
  const standsIn = commitments.some(({ value }) => value?.standInId === person.id);
  const roles = grants.map(({ role, kind, validFrom, validUntil }) =>
    said.role(kind === 'STAND_IN' ? said.standIn : roleLabel(programme, role), validFrom, validUntil),
  );
  const takers = takersOf(facts);
  return {
    title: said.title,
    blocks: [
      {
        kind: 'facts',
        items: [
          { label: said.roles(roles.length), value: roles.join('; ') },
          ...fact(said.takers, takers, takers !== ''),
          ...fact(said.contact, said.isContact, court.contactId === person.id),
          ...fact(said.contactStandIn, said.yes, standsIn),
          ...(absence === null
            ? []
            : [
                {
                  label: said.away,
                  value: said.awayFrom(
                    absence.validFrom,
                    absence.validUntil,
                    absence.standInId === null ? null : nameOf(facts, absence.standInId),
                  ),
                },
              ]),
          ...fact(said.replaces, listed(replaces), replaces.length > 0),
        ],
      },
    ],
  };
}

function takersOf(facts: PersonFacts): string {
  const counts = new Map<string | null, number>();
  for (const { passed } of facts.studies)
    for (const { doer } of passed) counts.set(doer, (counts.get(doer) ?? 0) + 1);
  return listed([...counts].map(([id, n]) => words.who.taker(nameOf(facts, id), n)));
}

/** A heading for each study where there are several. */
function perStudy(facts: PersonFacts, title: string, study: PersonStudy): string {
  const { number, title: name } = study.wave;
  return facts.studies.length > 1 ? `${title} (${words.wave(number, name)})` : title;
}

function tasksSection(facts: PersonFacts): Section {
  const said = words.tasks;
  const blocks = facts.studies.flatMap((study) => {
    const all = tasksOf(study).toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)));
    const begun = all.filter(({ stageId }) => stageIn(study.facts.case, stageId).state !== 'NOT_STARTED');
    const later = all.filter((task) => !begun.includes(task));
    return [
      ...(begun.length === 0 ? [] : [tasksTable(facts, study, begun, said.now)]),
      ...(later.length === 0 ? [] : [tasksTable(facts, study, later, said.later)]),
    ];
  });
  return {
    title: said.title,
    blocks: blocks.length === 0 ? [{ kind: 'paragraph', text: said.none }] : blocks,
  };
}

const dateOf = ({ dueOn, estimateOn, taskId }: StudyTask): string =>
  `${dueOn ?? `9${estimateOn ?? '999'}`} ${taskId}`;

function tasksTable(facts: PersonFacts, study: PersonStudy, tasks: StudyTask[], title: string): Block {
  const said = words.tasks;
  const holders = new Map(study.passed.map(({ task, doer }) => [task.id, doer]));
  // With whom only says something once others have them.
  const named = tasks.some(({ id }) => holders.has(id));
  const holder = ({ id }: StudyTask): string =>
    holders.has(id) ? nameOf(facts, holders.get(id) ?? null) : facts.person.name;
  return {
    kind: 'table',
    caption: perStudy(facts, title, study),
    header: named ? [...said.header, said.holder] : said.header,
    rows: tasks.map((task) => [
      `${task.taskId} ${taskTitle(study.facts, task)}`,
      stageOf(study.facts.programme, task.stageId).nl,
      taskDate(task),
      taskStand(study.facts, task),
      ...(named ? [holder(task)] : []),
    ]),
    widths: [6, 3.9, 2.6, 3.4, ...(named ? [2.6] : [])],
  };
}

function taskDate({ dueOn, estimateOn }: StudyTask): string {
  const said = words.tasks;
  if (dueOn !== null) return shortDate(dueOn);
  return estimateOn === null ? said.unknown : said.estimate(estimateOn);
}

function taskStand(facts: StudyFacts, task: StudyTask): Cell {
  const said = words.tasks;
  const over = overOf(facts, task);
  const { after } = taskOf(facts.programme, task.taskId);
  if (task.waitingFor !== null) return { text: said.waiting(task.waitingFor), tone: 'QUIET' };
  if (over === null) {
    const follows = task.dueOn === null && after !== undefined;
    return { text: follows ? said.follows(afterLabel(facts, after)) : said.forecast, tone: 'QUIET' };
  }
  if (over > 0) return { text: said.over(over), tone: 'ATTENTION' };
  if (task.snoozedUntil !== null && task.snoozedUntil > facts.today)
    return { text: said.snoozed(task.snoozedUntil), tone: 'QUIET' };
  return over === 0 ? { text: said.today, tone: 'ATTENTION' } : said.left(-over);
}

function waitingSection(facts: PersonFacts): Section {
  const said = words.waiting;
  const own = facts.studies.flatMap((study) => [
    ...tasksOf(study).flatMap((task) =>
      task.waitingFor === null || task.waitingSince === null
        ? []
        : [said.task(taskTitle(study.facts, task), task.waitingFor, task.waitingSince)],
    ),
    ...study.requests
      .filter((request) => request.own)
      .map(({ stageId, requestedAt }) => said.request(gateOf(study, stageId), localDate(requestedAt))),
  ]);
  const terms = facts.studies.flatMap(({ facts: study, awaited }) =>
    awaited.map((entry): Cell[] => {
      const over = entry.dueOn === null ? 0 : daysOver(study, entry.dueOn);
      const due = entry.dueOn === null ? words.tasks.unknown : shortDate(entry.dueOn);
      return [
        entryName(registerLine(study, entry), texts),
        entry.sentOn === null ? said.notSent : shortDate(entry.sentOn),
        over > 0 ? { text: `${due}, ${words.tasks.over(over)}`, tone: 'ATTENTION' } : due,
      ];
    }),
  );
  const others = facts.studies.flatMap((study) => [
    ...study.requests
      .filter((request) => !request.own)
      .map(({ stageId, requestedAt }) => said.decision(gateOf(study, stageId), localDate(requestedAt))),
    ...study.readings.map(({ task, of, reader }) =>
      said.reading(nameOf(facts, reader), taskTitle(study.facts, task), taskTitle(study.facts, of)),
    ),
  ]);
  const blocks: Block[] = [
    ...(own.length === 0 ? [] : [titled(said.own), list(own)]),
    ...(terms.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: said.terms,
            header: said.termsHeader,
            rows: terms,
            widths: [6, 3, 4],
          },
        ]),
    ...(others.length === 0 ? [] : [titled(said.others), list(others)]),
  ];
  return {
    title: said.title,
    blocks: blocks.length === 0 ? [{ kind: 'paragraph', text: said.none }] : blocks,
  };
}

const titled = (text: string): Block => ({ kind: 'paragraph', text: `${text}:` });

const list = (items: string[]): Block => ({ kind: 'list', items });

const gateOf = ({ facts }: PersonStudy, stageId: string): string => stageOf(facts.programme, stageId).gate.nl;

function decisionsSection(facts: PersonFacts): Section {
  const said = words.decisions;
  const names = new Map(facts.people.people.map(({ id, name }) => [id, name]));
  const blocks = [
    ...facts.studies
      .filter(({ decisions }) => decisions.length > 0)
      .flatMap(({ wave, decisions, facts: study }) =>
        decisionsTable(words.wave(wave.number, wave.title), decisions, ({ entry }) =>
          lineOf(entry, study, names),
        ),
      ),
    ...(facts.aboutCourt.length === 0
      ? []
      : decisionsTable(said.court, facts.aboutCourt, ({ entry }) => historyAction(entry.action))),
  ];
  return {
    title: said.title,
    blocks: blocks.length === 0 ? [{ kind: 'paragraph', text: said.none }] : blocks,
  };
}

/** The newest first. */
function decisionsTable(
  caption: string,
  decisions: readonly Decision[],
  what: (decision: Decision) => string,
): Block[] {
  const said = words.decisions;
  const shown = decisions.toReversed().slice(0, MOST_DECISIONS);
  const older = decisions.length - shown.length;
  return [
    {
      kind: 'table',
      caption,
      header: said.header,
      rows: shown.map((decision): Cell[] => [
        letterDate(localDate(decision.entry.at)),
        what(decision),
        decision.reasons.length === 0 ? { text: said.noReason, tone: 'QUIET' } : decision.reasons.join('; '),
      ]),
      widths: [2.6, 7, 6],
    },
    ...(older === 0 ? [] : [{ kind: 'paragraph' as const, text: said.older(older), quiet: true as const }]),
  ];
}

function promisesSection({ commitments, programme, court, person }: PersonFacts): Section {
  const said = words.promises;
  const roles = [
    ...(court.contactId === person.id ? [said.contact(person.name)] : []),
    ...(commitments.some(({ value }) => value?.standInId === person.id) ? [said.standIn(person.name)] : []),
  ];
  const rows = programme.commitments.flatMap(({ id, nl }): Cell[][] => {
    const commitment = commitments.find(({ commitmentId }) => commitmentId === id);
    return commitment === undefined ? [] : [[nl, ...promiseCells(commitment.status, commitment.dueOn)]];
  });
  return {
    title: said.title,
    blocks: [
      ...roles.map((text): Block => ({ kind: 'paragraph', text })),
      ...(rows.length === 0
        ? [{ kind: 'paragraph' as const, text: said.none }]
        : [
            { kind: 'paragraph' as const, text: `${said.text} ${said.keeps}` },
            { kind: 'table' as const, caption: said.caption, header: said.header, rows, widths: [5, 3, 4] },
          ]),
    ],
  };
}

interface Dated {
  on: string;
  what: string;
}

function datesSection(facts: PersonFacts): Section {
  const said = words.dates;
  const { asOf } = facts;
  const all = [...studyDates(facts), ...courtDates(facts)].toSorted(
    (a, b) => a.on.localeCompare(b.on) || a.what.localeCompare(b.what),
  );
  if (all.length === 0) return { title: said.title, blocks: [{ kind: 'paragraph', text: said.none }] };
  const items = all.slice(0, MOST_DATES).map(({ on, what }) => ({
    when: shortDate(on),
    what,
    ...(on < asOf ? { note: said.late, tone: 'ATTENTION' as const } : {}),
  }));
  const more = all.length - items.length;
  return {
    title: said.title,
    blocks: [
      { kind: 'timeline', items },
      ...(more === 0 ? [] : [{ kind: 'paragraph' as const, text: said.more(more), quiet: true as const }]),
    ],
  };
}

function studyDates({ studies, asOf }: PersonFacts): Dated[] {
  return studies.flatMap((study) => {
    const { facts } = study;
    const { stageId, state } = facts.case.study;
    if (state === 'CLOSED' || state === 'PAUSED') return [];
    const tasks = tasksOf(study).flatMap((task) =>
      // What is late stands among the open tasks.
      task.firm && task.dueOn !== null && task.dueOn >= asOf
        ? [{ on: task.dueOn, what: taskTitle(facts, task) }]
        : [],
    );
    const { endOn = asOf } = facts.case.stages.find((one) => one.stageId === stageId) ?? {};
    const stage = stageId === null ? null : stageOf(facts.programme, stageId);
    return [
      ...tasks,
      ...(stage === null ? [] : [{ on: endOn, what: words.dates.gate(stage.nl, stage.gate.nl) }]),
    ];
  });
}

function courtDates({
  court,
  asOf,
  duties,
  window,
  grants,
  people,
  person,
  programme,
}: PersonFacts): Dated[] {
  const said = words.dates;
  const back = absenceOf(people.absences, person.id, court.id, asOf)?.validUntil ?? null;
  return [
    ...court.settings.meetings
      .filter((on) => on >= asOf)
      .toSorted()
      .slice(0, MOST_MEETINGS)
      .map((on) => ({ on, what: said.meeting })),
    ...duties.map((duty) => ({ on: duty.dueOn, what: dutyTitle({ programme }, duty, { texts }) })),
    ...(window === null
      ? []
      : [
          { on: window.from, what: said.windowOpens(window.number) },
          { on: window.until, what: said.windowCloses(window.number) },
        ].filter(({ on }) => on >= asOf)),
    ...grants.flatMap(({ role, validUntil }) =>
      validUntil === null || validUntil < asOf
        ? []
        : [{ on: validUntil, what: said.lastDay(roleLabel(programme, role)) }],
    ),
    ...(back === null ? [] : [{ on: back, what: said.back }]),
  ];
}

function whereSection({ studies, court, declarationLink }: PersonFacts): Section {
  const said = words.where;
  const stands = studies.map(({ wave, facts }) => {
    const { stageId, pausedOn } = facts.case.study;
    const label = said.study(words.wave(wave.number, wave.title));
    if (pausedOn !== null) return { label, value: said.paused(pausedOn) };
    if (stageId === null) return { label, value: said.closed };
    return {
      label,
      value: said.stage(stageOf(facts.programme, stageId).nl, stageIn(facts.case, stageId).endOn),
    };
  });
  const items = [
    ...stands,
    ...(declarationLink === null
      ? []
      : [{ label: said.declaration, value: declarationLink, href: declarationLink }]),
    ...(court.channel === null ? [] : [{ label: said.channel, value: said.linked }]),
  ];
  return {
    title: said.title,
    blocks: [...(items.length === 0 ? [] : [{ kind: 'facts' as const, items }]), list(said.items)],
  };
}
