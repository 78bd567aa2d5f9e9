/** Draws cards with Microsoft's renderer, looking as they do in Teams. Colours are variables of the style sheet. */
import * as AC from 'adaptivecards';
import MarkdownIt from 'markdown-it';
import type { Json, PressedAction } from './api';
import { DutchDateInput } from './date-input';

const markdown = new MarkdownIt({ html: false, linkify: false }).disable([
  'image',
  'heading',
  'lheading',
  'table',
  'code',
]);
markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('target', '_blank');
  tokens[index]?.attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

const tone = (name: string): Json => ({
  default: `var(--card-${name})`,
  subtle: `var(--card-${name}-subtle)`,
});
const foregroundColors = {
  default: tone('text'),
  dark: tone('text'),
  light: tone('light'),
  accent: tone('accent'),
  good: tone('good'),
  warning: tone('warning'),
  attention: tone('attention'),
};
const container = (name: string): Json => ({ backgroundColor: `var(--card-fill-${name})`, foregroundColors });

const hostConfig = new AC.HostConfig({
  fontFamily: 'var(--font)',
  supportsInteractivity: true,
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('default'),
    emphasis: container('emphasis'),
    accent: container('accent'),
    good: container('good'),
    warning: container('warning'),
    attention: container('attention'),
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  // Below the page's, the list's and the chat's own.
  textBlock: { headingLevel: 3 },
  factSet: {
    title: { color: 'default', weight: 'bolder', wrap: true, maxWidth: 180 },
    value: { color: 'default', wrap: true },
    spacing: 12,
  },
  inputs: {
    label: {
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'default', size: 'small' },
  },
});

AC.GlobalRegistry.elements.register('Input.Date', DutchDateInput);

/** The strings that the renderer says by itself. */
AC.Strings.errors.unknownElementType = (type: string) => `Onbekend onderdeel: ${type}`;
AC.Strings.defaults.inlineActionTitle = () => 'Actie';
AC.Strings.defaults.overflowButtonText = () => 'Meer';
AC.Strings.defaults.overflowButtonTooltip = () => 'Meer acties';

/** The tab of the program on this machine is opened as whoever reads the card: nobody chooses twice. */
function addressFor(readerId: string | null, address: string): string {
  const url = new URL(address);
  const isOwnTab = ['127.0.0.1', 'localhost'].includes(url.hostname) && url.pathname === '/tab';
  if (readerId === null || !isOwnTab) return address;
  return `${window.location.origin}/tab?persona=${encodeURIComponent(readerId)}${url.hash}`;
}

/**
 * @param on called with the pressed button, the card's inputs merged into its data
 * @param readerId object id of whoever reads it; null where that makes no difference
 * @returns null for a card that cannot be drawn
 */
export function drawCard(
  content: Json,
  on: (action: PressedAction) => void,
  readerId: string | null = null,
): HTMLElement | null {
  const card = new AC.AdaptiveCard();
  card.hostConfig = hostConfig;
  card.onExecuteAction = (action) => {
    if (action instanceof AC.OpenUrlAction) {
      if (action.url !== undefined && /^https?:/.test(action.url))
        window.open(addressFor(readerId, action.url), '_blank', 'noopener');
    } else if (action instanceof AC.SubmitAction || action instanceof AC.ExecuteAction) {
      const data: Json = typeof action.data === 'object' ? { ...action.data } : {};
      const execute = action instanceof AC.ExecuteAction;
      on({
        type: execute ? 'Action.Execute' : 'Action.Submit',
        data,
        ...(execute ? { verb: action.verb } : {}),
        ...(action.id === undefined ? {} : { id: action.id }),
      });
    }
  };
  // What unfolds under a button is brought into view.
  card.onInlineCardExpanded = (action, isExpanded) => {
    if (isExpanded) action.card.renderedElement?.scrollIntoView({ block: 'nearest' });
  };
  card.parse(content);
  return card.render() ?? null;
}
