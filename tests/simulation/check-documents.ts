/**
 * The documents for a council: at their address for a day and not after, nor when whoever made it has left; and what they
 * say agrees with what is stored, reckoned here anew: reports, recommendations, verdicts. Nothing that the chair did not
 * release or the court did not publish is in them, and nobody's name.
 */
import { unzipSync } from 'fflate';
import { marksIn } from './marks';
import { ROLE_NAMES, stand, type CourtLife, type DocumentAddress, type World } from './world';

export interface DocumentCheck {
  /** Looks at every address that was made: on its own day, and on the days after. */
  evening(): Promise<void>;
  reads(): number;
}

const DAY_MS = 86_400_000;

export function createDocumentCheck(world: World): DocumentCheck {
  const { program } = world;
  let reads = 0;

  /** What the rows say that must stand in the overview, and what must not. */
  async function facts(court: CourtLife): Promise<{ figures: number[]; may: string[] }> {
    const of = <T extends object>(text: string): Promise<T[]> => program.sql<T>(text, court.id ?? '');
    const [studies] = await of<{ published: number }>(
      'SELECT COUNT(*) AS published FROM study WHERE courtId = ? AND publishedOn IS NOT NULL',
    );
    const advice = await of<{ title: string; councilDecision: string | null; statuses: string }>(
      `SELECT title, councilDecision, statuses FROM recommendation JOIN study ON study.id = recommendation.studyId
        WHERE courtId = ? AND recommendation.publishedOn IS NOT NULL`,
    );
    const answers = await of<{ summary: string }>(
      `SELECT summary FROM study_question JOIN study ON study.id = study_question.studyId
        WHERE courtId = ? AND releasedOn IS NOT NULL AND verdict IS NOT NULL AND summary IS NOT NULL`,
    );
    const leftOut = await of<{ body: string }>(
      `SELECT body FROM study_question JOIN study ON study.id = study_question.studyId
          JOIN study_text ON study_text.id = reasonRef
        WHERE courtId = ? AND inScope = 0 AND publishedOn IS NOT NULL`,
    );
    const last = advice.map(({ statuses }) => lastOf(JSON.parse(statuses)));
    const done = last.filter((status) => status === 'IMPLEMENTED').length;
    const open = advice.filter(
      ({ councilDecision }, at) =>
        councilDecision !== 'NOT_ADOPTED' && last[at] !== 'IMPLEMENTED' && last[at] !== 'LAPSED',
    ).length;
    const texts = [...advice.map(({ title }) => title), ...answers.map(({ summary }) => summary)];
    return {
      figures: [studies?.published ?? 0, advice.length, done, open],
      may: [...texts, ...leftOut.map(({ body }) => body)].flatMap(marksIn).map(({ text }) => text),
    };
  }

  async function agrees({ human, document }: DocumentAddress, html: string): Promise<void> {
    const { court } = human;
    if (court === null) return;
    const wrong = (what: string, where: string): void =>
      world.violation(`a document ${what}`, `${document} of ${court.municipality}: ${where}`);
    const { figures, may } = await facts(court);
    const stated = [...html.matchAll(/<li[^>]*><strong>(\d+)<\/strong>/g)].map(([, figure]) =>
      Number(figure),
    );
    if (document === 'COUNCIL_OVERVIEW' && stated.length > 0 && stated.slice(0, 4).join() !== figures.join())
      wrong('counts wrongly', `${stated.slice(0, 4).join()} instead of ${figures.join()}`);
    const found = marksIn(html);
    const more = found.find(({ text }) => !may.includes(text));
    if (more !== undefined) wrong(`holds a ${more.kind} that is not public`, more.text);
    const missing = may.find((text) => !found.some((mark) => mark.text === text));
    if (document === 'COUNCIL_OVERVIEW' && missing !== undefined) wrong('leaves out what is public', missing);
    const named = Object.values(ROLE_NAMES).map((role) => `${role} ${court.municipality} `);
    const name = named.find((one) => html.includes(one));
    if (name !== undefined) wrong('names somebody', name);
  }

  async function look(one: DocumentAddress): Promise<void> {
    const { human, address, madeAt, ended } = one;
    const { status, text } = await program.http.open(address);
    reads += 1;
    const isOver = Date.parse(program.now()) - Date.parse(madeAt) >= DAY_MS;
    const standing = stand(world, human);
    const where = `${human.key}, made ${madeAt}, read ${program.now()}`;
    if (status === 200 && (isOver || ended)) world.violation('an address of a document still works', where);
    else if (status === 200 && standing === 'GONE')
      world.violation('somebody who left can read a document', where);
    else if (status !== 200 && !isOver && !ended && standing === 'THERE')
      world.violation(`a document was answered ${status}`, where);
    if (status !== 200) return;
    await agrees(one, text);
    if (world.chance('word', address.slice(0, 30), madeAt) < 0.2) await sameInWord(one, text);
  }

  /** The Word file says the same. */
  async function sameInWord({ address, human }: DocumentAddress, html: string): Promise<void> {
    const { status, file } = await program.http.open(`${address}.docx`);
    if (status !== 200 || file === null)
      return world.violation(`a Word file was answered ${status}`, human.key);
    const word = Buffer.from(unzipSync(file)['word/document.xml'] ?? []).toString('utf8');
    if (marksOf(word) !== marksOf(html))
      world.violation('a Word file says something else than the page', human.key);
  }

  return {
    async evening() {
      if (!world.isUp) return;
      for (const one of world.documents) await look(one);
      world.documents = world.documents.filter(
        ({ madeAt }) => Date.parse(program.now()) - Date.parse(madeAt) < 2 * DAY_MS,
      );
    },
    reads: () => reads,
  };
}

/** How far a recommendation had come in the last year of which that is known. */
const lastOf = (statuses: Record<string, string>): string | undefined =>
  statuses[
    Object.keys(statuses)
      .toSorted((a, b) => Number(a) - Number(b))
      .at(-1) ?? ''
  ];

const marksOf = (text: string): string =>
  marksIn(text)
    .map((mark) => mark.text)
    .toSorted()
    .join();
