/**
 * Nobody is shown what is not theirs. What people write bears a mark of its court (`marks.ts`): a coordinator and the
 * people of another court find no mark, but of what a chair released; in a chat stands no reason or note at all, for that
 * stays there; and the log holds none either. Names and the ids of tasks, requests and entries stay with their court too.
 */
import { conversationOf } from './door';
import type { Taken } from './channel';
import { marksIn, type Mark } from './marks';
import type { Place, Watch } from './watch';
import { ROLE_NAMES, type Human, type World } from './world';

export interface PrivacyCheck {
  posted(posts: readonly Taken[]): void;
  evening(): Promise<void>;
  /** How many cards, dialogs and answers it has looked at. */
  looked(): number;
}

/** What each person is shown, kept until the evening. */
export interface Seeing extends Pick<Watch, 'saw'> {
  taken(): Shown[];
}

interface Shown {
  human: Human;
  place: Place;
  marks: Mark[];
  names: string[];
  ids: string[];
  /** How it begins, to find it back by. */
  text: string;
}

const NAME = new RegExp(`(?:${Object.values(ROLE_NAMES).join('|')}) ([A-Z'’][^"\\\\<>·,.()]*?) \\d+`, 'g');
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-[0-9a-f]{12}/g;

/** What stands in a chat may hold the titles of recommendations and what proves something, and no more of what people write. */
const IN_CHAT = ['advice', 'link'];

/** @param humanOf who it is, by the conversation */
export function openSeeing(humanOf: (conversation: string) => Human | undefined): Seeing {
  let shown: Shown[] = [];
  return {
    saw(who, place, text) {
      const human = humanOf(conversationOf(who));
      if (human !== undefined)
        shown.push({
          human,
          place,
          marks: marksIn(text),
          names: [...text.matchAll(NAME)].flatMap(([, municipality]) => municipality ?? []),
          ids: place === 'TAB' ? [...new Set(text.match(ID))] : [],
          text: text.slice(0, 300),
        });
    },
    taken: () => {
      const some = shown;
      shown = [];
      return some;
    },
  };
}

export function createPrivacyCheck(world: World): PrivacyCheck {
  const { program, seeing } = world;
  /** Of which court a task, a request or an entry is. */
  const courts = new Map<string, string>();
  const read = { study_task: 0, gate_request: 0, register_entry: 0 };
  let looked = 0;

  async function learnIds(): Promise<void> {
    for (const table of ['study_task', 'gate_request', 'register_entry'] as const) {
      const rows = await program.sql<{ row: number; id: string; courtId: string }>(
        `SELECT ${table}.rowid AS row, ${table}.id, study.courtId FROM ${table} JOIN study ON study.id = studyId
          WHERE ${table}.rowid > ? ORDER BY ${table}.rowid`,
        read[table],
      );
      for (const { row, id, courtId } of rows) {
        read[table] = row;
        courts.set(id, courtId);
      }
    }
  }

  /** Whether the chair of its court has made it public. */
  async function isPublic({ kind, text }: Mark): Promise<boolean> {
    if (kind !== 'answer') return false;
    const released = 'SELECT id FROM study_question WHERE releasedOn IS NOT NULL AND summary LIKE ?';
    return (await program.sql(released, `%${text}%`)).length > 0;
  }

  /** Whether somebody stands or stood in for somebody there, or the other way round. */
  async function meet({ personId, court }: Human, municipality: string): Promise<boolean> {
    const other = world.courts.find((one) => one.municipality === municipality);
    const found = await program.sql(
      `SELECT id FROM role_grant WHERE (personId = ? AND courtId = ?)
          OR (courtId = ? AND personId IN (SELECT personId FROM role_grant WHERE courtId = ?))`,
      personId ?? '',
      other?.id ?? '',
      court?.id ?? '',
      other?.id ?? '',
    );
    return found.length > 0;
  }

  async function judge({ human, place, marks, names, ids, text }: Shown): Promise<void> {
    const { court } = human;
    const where = `${human.key}, ${place}: ${text}`;
    for (const mark of marks) {
      if (place === 'CHAT' && !IN_CHAT.includes(mark.kind) && !(await isPublic(mark)))
        world.violation(`a ${mark.kind} stands in a chat`, where);
      else if (
        mark.court !== court?.index &&
        !(await isPublic(mark)) &&
        !(await meet(human, nameOf(mark.court)))
      )
        world.violation(`somebody is shown a ${mark.kind} of another court`, where);
    }
    const other = names.find((name) => name !== court?.municipality && isCourt(world, name));
    if (other !== undefined && !(await meet(human, other)))
      world.violation(`somebody is shown the name of somebody of ${other}`, where);
    const id = ids.find((one) => courts.has(one) && courts.get(one) !== court?.id);
    const owner = world.courts.find((one) => id !== undefined && one.id === courts.get(id));
    if (owner !== undefined && !(await meet(human, owner.municipality)))
      world.violation(`somebody is shown the id of what is another court's`, `${id ?? ''} ${where}`);
  }

  const nameOf = (index: number): string => world.courts[index]?.municipality ?? '';

  return {
    posted(posts) {
      for (const { kind, card, summary, text, conversationId } of posts) {
        const marks = marksIn(JSON.stringify(card) + summary + text);
        looked += 1;
        for (const mark of marks) {
          if (!IN_CHAT.includes(mark.kind))
            world.violation(`a ${mark.kind} was posted`, `${kind} ${conversationId} ${summary}`);
        }
      }
    },
    async evening() {
      await learnIds();
      for (const shown of seeing.taken()) {
        looked += 1;
        await judge(shown);
      }
    },
    looked: () => looked,
  };
}

const isCourt = ({ courts }: World, name: string): boolean =>
  courts.some(({ municipality }) => municipality === name);
