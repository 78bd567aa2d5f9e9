/** The greeting, for who is known and for who still has to give a code. */
import { commandButton, showButton } from './actions';
import { plain } from './escape';
import type { CardParts } from './finish';
import { homeButtons, moreButtons, type Home } from './home-buttons';
import { compile } from './template';
import type { Texts } from './texts/nl';
import layout from './welcome.json';

const fill = compile(layout);

export interface WelcomeInput {
  /** Null for a stranger, of whom nothing is kept. */
  known: { name: string; roles: string[]; home: Home } | null;
}

export function welcomeCard({ known }: WelcomeInput, texts: Texts): CardParts {
  const words = texts.greeting;
  const body = fill({
    title: words.title,
    intro: words.intro,
    line: known === null ? words.unknown : words.known(plain(known.name, 60)),
    roles: (known?.roles ?? []).slice(0, 12).map((role) => ({ role: plain(role) })),
    rules: words.rules,
    asksCode: known === null,
    codeLabel: words.codeLabel,
  });
  const help = showButton(texts.button.help, { card: 'HELP' });
  const giveCode = commandButton(
    texts.button.giveCode,
    { name: 'REDEEM_CODE' },
    { card: 'WELCOME' },
    'positive',
  );
  return {
    summary: words.summary,
    body,
    buttons: known === null ? [giveCode, help] : homeButtons(known.home, texts),
    more: known === null ? [] : [...moreButtons(known.home, texts), help],
  };
}
