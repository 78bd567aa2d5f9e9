/** Every card with every example: what Teams takes, what people can read, and what must never stand in a chat. */
import { allCards, type ExampleCard } from './all-cards';
import { parseAction } from '../../bot/actions/parse-action';
import { isJson, objectsIn, type Json } from './objects';
import { schemaFaults } from './schema';
import { CHAT } from '../study/chat';

/** Our own limit, for reading's sake (Teams takes about 80 KB). */
const LARGEST = 16_000;

const cards = allCards();
const named = cards.map((card): [string, ExampleCard] => [card.name, card]);

/** A link to something that proves it, as only a court's own people see it. */
const PROOF = /\[(?:Openen|Vindplaats)\]\(https:\/\/[^\s()*_[\]<`]+\)/g;

/** Everything that is read. */
function textsIn(value: unknown): string[] {
  return objectsIn(value)
    .flatMap((object) => [object.text, object.title, object.value, object.label])
    .filter((text): text is string => typeof text === 'string');
}

/** Everything that clients read as Markdown. */
function markdownIn(value: unknown): string {
  return objectsIn(value)
    .flatMap(({ type, text, title, facts }) => {
      if (type === 'TextBlock') return [text];
      if (type === 'Input.Toggle') return [title];
      return type === 'FactSet' ? objectsIn(facts).flatMap((fact) => [fact.title, fact.value]) : [];
    })
    .join('\n');
}

function actionsIn(card: ExampleCard): Json[] {
  return objectsIn(card.content).filter(({ type }) => type === 'Action.Execute' || type === 'Action.Submit');
}

it('draws every card, each with the largest data or said to be small', () => {
  const kinds = new Set(cards.map(({ name }) => name.split(' ')[0]));
  const largest = cards.filter(({ name }) => name.endsWith(' largest')).map(({ name }) => name.split(' ')[0]);
  expect([...kinds].filter((kind) => !largest.includes(kind))).toEqual(['OPENER']);
});

describe.each(named)('%s', (_name, card) => {
  it('is a valid card that Teams and a phone can show', () => {
    expect(schemaFaults(card.content)).toEqual([]);
    expect(JSON.stringify(card.content).length).toBeLessThanOrEqual(LARGEST);
  });

  it('has nothing left to fill in, and no mention, link or date function made of what people typed', () => {
    expect(JSON.stringify(card.content)).not.toContain('${');
    const text = textsIn(card.content).join('\n');
    expect(text).not.toMatch(/undefined|\[object|NaN|null/);
    // The words to type are bold in the help, and where proof is found can be opened; nothing else is set in any way.
    const drawn = markdownIn(card.content)
      .replace(/^\*\*[^*]+\*\* – /gmu, '')
      .replace(PROOF, '');
    expect(drawn).not.toMatch(/(?<!\\)[*_[<`]/);
    expect(text.replace(PROOF, '')).not.toMatch(/[^\\]<at>|[^\\]\]\(|\{\{/);
  });

  it('has a heading, wraps what it says, and tells by words what it tells by colour', () => {
    const texts = objectsIn(card.content).filter(({ type }) => type === 'TextBlock');
    expect(texts.filter(({ style }) => style === 'heading')).toHaveLength(1);
    // What does not wrap is a link of one or two words beside a text.
    expect(texts.filter(({ wrap, text }) => wrap !== true && String(text).length > 20)).toEqual([]);
    expect(texts.filter(({ color, text }) => color !== undefined && !/\p{L}{3}/u.test(String(text)))).toEqual(
      [],
    );
  });

  it('has one primary button at most, and buttons that the bot understands', () => {
    const actions = actionsIn(card);
    const primary = actions.filter(
      ({ type, style, fallback }) => style === 'positive' && !(type === 'Action.Submit' && fallback),
    );
    expect(primary.filter(({ type }) => type === 'Action.Execute').length).toBeLessThanOrEqual(1);
    for (const { data } of actions) {
      const sent = isJson(data) ? { ...data, ...inputsFor(data) } : data;
      for (const scope of ['personal', 'tab'] as const) {
        expect({ sent, parsed: parseAction(sent, { ...CHAT, scope }) }).toMatchObject({
          parsed: { kind: expect.not.stringMatching('fault') },
        });
      }
    }
  });

  it('says in its preview nothing about anybody', () => {
    expect(card.summary).toMatch(/^[\p{L} ]+$/u);
  });
});

/** What the card's inputs would add to a command that needs them. */
function inputsFor(data: Json): Json {
  const { command } = data;
  if (!isJson(command)) return {};
  if (command.name === 'REDEEM_CODE') return { code: 'ABCD-EFGH-JKLM' };
  if (command.name === 'ASK_STATUS' && command.courtId === undefined)
    return { courtId: '7c9e6679-7425-40de-944b-000000000001' };
  if (command.name === 'CONFIRM_BUDGET') return { budget: '€ 15.000', evidenceLink: 'https://a.example/b' };
  if (command.name === 'REPORT_SPENDING') return { spending: 'LESS' };
  if (command.name === 'CONFIRM_COMMITMENTS')
    return { takingPart: 'true', evidenceLink: 'https://a.example/b' };
  if (command.name === 'COMPLETE_TASKS' && command.tasks === undefined) {
    return { 'done|1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed|7c9e6679-7425-40de-944b-000000000001|3': 'true' };
  }
  return {};
}
