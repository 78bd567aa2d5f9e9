/** The lines of a bundle (the morning's, or the one after downtime): every line leads to what it is about. */
import { bare, plain } from './escape';
import { tapAction } from './finish';
import type { CardRef, DialogRef } from './ref';
import { taskStand, type Colour, type TaskLine } from './task-line';
import type { Texts } from './texts/nl';

/** What a bundle shows; the rest is counted. */
export const MOST_LINES = 12;

export type BundleLine =
  | {
      kind: 'TASK';
      task: TaskLine;
      court: string;
      stage: string;
      escalated: { holder: string | null } | null;
      /** Whose it is, when the viewer hears of it because that person is away. */
      insteadOf: string | null;
    }
  | { kind: 'GATE'; requestId: string; gate: string; court: string; since: string; waited: number }
  | {
      kind: 'ENTRY';
      entryId: string;
      entry: string;
      court: string;
      show: CardRef;
      dueOn: string;
      over: number;
      /** Told on to the viewer because it stays undone. */
      escalated: boolean;
    }
  | { kind: 'PLAN_MOVED'; studyId: string; court: string; workingDays: number; because: string }
  | {
      kind: 'SHARED_ANSWER';
      studyId: string;
      questionNumber: number;
      court: string;
      edition: number;
      /** The court follows an older one, or departed from it. */
      isNew: boolean;
    }
  | { kind: 'PAUSED'; studyId: string; court: string; on: string }
  | { kind: 'EXTENSION'; entryId: string; entry: string; court: string; from: string; until: string }
  | {
      kind: 'DUTY';
      title: string;
      /** Null for a duty of the programme. */
      court: string | null;
      dueOn: string;
      /** Calendar days over it; negative before it. */
      over: number;
      escalated: boolean;
      /** Its commitment is breached by now. */
      breached: boolean;
      show: CardRef;
    }
  | {
      kind: 'COMMITMENT';
      commitment: string;
      court: string;
      status: 'AT_RISK' | 'BREACHED';
      since: string;
      /** Whether the reader is of that court. */
      own: boolean;
      show: CardRef;
    }
  /** A court means to stop; whether the reader is a coordinator, else the chair of another court. */
  | { kind: 'LEAVING'; court: string; since: string; coordinates: boolean; show: CardRef }
  /** Somebody used an invitation; the name is null for whoever is not of that court. */
  | { kind: 'JOINED'; courtId: string; court: string; role: string; name: string | null; on: string }
  /** So many tasks came over from somebody who leaves. */
  | { kind: 'HANDED_OVER'; from: string; court: string; count: number; terms: number; show: CardRef }
  | { kind: 'CHANNEL_GONE'; courtId: string; court: string };

interface Row {
  title: string;
  line: string;
  colour: Colour;
  note: string;
  hasNote: boolean;
  tap: object;
  /** Leads to the letter that reminds the other side. */
  letter: { label: string; tap: object }[];
}

export function bundleRows(lines: BundleLine[], texts: Texts): Row[] {
  return lines.slice(0, MOST_LINES).map((line) => bundleRow(line, texts));
}

function row(
  title: string,
  spoken: string,
  line: string,
  colour: Colour,
  note: string | null,
  leads: CardRef | DialogRef,
): Row {
  return {
    title: `${title}\u00a0›`,
    line,
    colour,
    note: note ?? '',
    hasNote: note !== null,
    tap: tapAction(bare(spoken), 'card' in leads ? { kb: 1, show: leads } : { kb: 1, open: leads }),
    letter: [],
  };
}

function bundleRow(line: BundleLine, texts: Texts): Row {
  const words = texts.card.morning;
  const court = plain(line.court ?? '', 40);
  switch (line.kind) {
    case 'TASK': {
      const stand = taskStand(line.task, texts);
      const show: CardRef = { card: 'TASK', taskId: line.task.id };
      const text = `${stand.text} · ${court}`;
      return row(plain(line.task.title), line.task.title, text, stand.colour, escalation(line, texts), show);
    }
    case 'GATE': {
      const text = `${words.gateSince(line.since, line.waited)} · ${court}`;
      const colour = line.waited > 1 ? 'Warning' : 'Default';
      const show: CardRef = { card: 'GATE', requestId: line.requestId };
      return row(`${words.gate}: ${plain(line.gate)}`, line.gate, text, colour, null, show);
    }
    case 'ENTRY': {
      const text = `${words.entryDue(line.dueOn, line.over)} · ${court}`;
      const colour = line.over > 0 ? 'Attention' : line.over === 0 ? 'Warning' : 'Default';
      const note = line.escalated ? words.escalatedEntry : null;
      return {
        ...row(plain(line.entry), line.entry, text, colour, note, line.show),
        letter: [
          {
            label: `${words.letter}\u00a0›`,
            tap: tapAction(bare(words.letterFor(line.entry)), {
              kb: 1,
              open: { dialog: 'REMINDER_LETTER', entryId: line.entryId },
            }),
          },
        ],
      };
    }
    case 'SHARED_ANSWER': {
      const { studyId, questionNumber } = line;
      const { morning } = texts.shared;
      const title = morning.title(questionNumber);
      const text = `${line.isNew ? morning.isNew(line.edition) : morning.isThere} · ${court}`;
      return row(title, title, text, 'Default', null, { dialog: 'QUESTION', studyId, questionNumber });
    }
    case 'PAUSED': {
      const show: CardRef = { card: 'STUDY', studyId: line.studyId };
      const title = words.paused(line.court);
      return row(words.paused(court), title, words.pausedOn(line.on), 'Default', null, show);
    }
    case 'PLAN_MOVED': {
      const show: CardRef = { card: 'STUDY', studyId: line.studyId };
      const title = words.planMoved(court, line.workingDays);
      return row(
        title,
        words.planMoved(line.court, line.workingDays),
        words.planMovedBy(plain(line.because)),
        'Default',
        null,
        show,
      );
    }
    case 'EXTENSION': {
      const show: CardRef = { card: 'EXTENSION_PROPOSAL', entryId: line.entryId };
      const text = `${plain(line.entry)} · ${words.extensionTo(line.from, line.until)} · ${court}`;
      return row(words.extension, words.extension, text, 'Default', null, show);
    }
    case 'DUTY':
      return dutyRow(line, texts);
    case 'COMMITMENT':
      return commitmentRow(line, texts);
    case 'LEAVING': {
      const { leaving, leavingSince, leavingTalk } = texts.commitment.line;
      const note = leavingTalk(line.coordinates);
      return row(leaving(court), leaving(line.court), leavingSince(line.since), 'Warning', note, line.show);
    }
    case 'JOINED': {
      const { courtId, name } = line;
      const who = name === null ? line.role : `${name} (${line.role})`;
      const leads: CardRef | DialogRef =
        name === null ? { card: 'COORDINATOR_VIEW', courtId } : { dialog: 'PEOPLE', courtId };
      const text = `${words.joinedOn(line.on)} · ${court}`;
      return row(words.joined(plain(who)), words.joined(who), text, 'Default', null, leads);
    }
    case 'HANDED_OVER': {
      const { line: title, lineCount } = texts.handover;
      const text = `${lineCount(line.count, line.terms)} · ${court}`;
      return row(title(plain(line.from, 60)), title(line.from), text, 'Default', null, line.show);
    }
    case 'CHANNEL_GONE': {
      const leads: DialogRef = { dialog: 'SETTINGS', courtId: line.courtId };
      const text = `${words.channelGoneWhy} · ${court}`;
      return row(words.channelGone, words.channelGone, text, 'Default', null, leads);
    }
  }
}

function dutyRow(line: Extract<BundleLine, { kind: 'DUTY' }>, texts: Texts): Row {
  const words = texts.commitment.line;
  const court = line.court === null ? '' : ` · ${plain(line.court, 40)}`;
  const colour = line.over > 0 ? 'Attention' : line.over > -7 ? 'Warning' : 'Default';
  const note = line.breached ? words.talk(false) : line.escalated ? words.escalated : null;
  const text = `${words.due(line.dueOn, line.over)}${court}`;
  return row(plain(line.title), line.title, text, colour, note, line.show);
}

function commitmentRow(line: Extract<BundleLine, { kind: 'COMMITMENT' }>, texts: Texts): Row {
  const words = texts.commitment.line;
  const breached = line.status === 'BREACHED';
  const stand = breached ? words.breached(line.since) : words.atRisk(line.since);
  const text = `${stand} · ${plain(line.court, 40)}`;
  const title = words.commitment(plain(line.commitment));
  return row(
    title,
    line.commitment,
    text,
    breached ? 'Attention' : 'Warning',
    breached ? words.talk(line.own) : null,
    line.show,
  );
}

function escalation(
  { escalated, insteadOf }: Pick<Extract<BundleLine, { kind: 'TASK' }>, 'escalated' | 'insteadOf'>,
  texts: Texts,
): string | null {
  const words = texts.card.morning;
  if (escalated === null) return insteadOf === null ? null : words.insteadOf(plain(insteadOf, 60));
  return escalated.holder === null ? words.escalatedNobody : words.escalated(plain(escalated.holder, 60));
}
