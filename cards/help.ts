/** What can be typed and tapped. */
import { showButton } from './actions';
import type { CardParts } from './finish';
import layout from './help.json';
import { homeButtons, moreButtons, type Home } from './home-buttons';
import { compile } from './template';
import type { Texts } from './texts/nl';

const fill = compile(layout);

export interface HelpInput {
  /** Null for a stranger. */
  home: Home | null;
}

export function helpCard({ home }: HelpInput, texts: Texts): CardParts {
  const { title, intro, more, summary } = texts.help;
  const commands = [
    ...(home === null || home.tasks ? texts.help.commands : []),
    ...(home?.coordinator === true ? texts.help.coordinator : []),
    ...texts.help.always,
  ];
  return {
    summary,
    body: fill({ title, intro, commands, more }),
    buttons:
      home === null ? [showButton(texts.greeting.title, { card: 'WELCOME' })] : homeButtons(home, texts),
    more: home === null ? [] : moreButtons(home, texts),
  };
}
