/** Draws a card or dialog of the bot in Fluent's controls: what it says, its fields, and its buttons. Decides nothing. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { isInput, type Action, type Element } from './content';
import { FormField } from './field';
import { Markdown } from './markdown';
import { plainText } from './parse-markdown';
import { useUnseen } from '../parts/unseen';

export interface CardProps {
  body: readonly Element[];
  actions: readonly Action[];
  values: Readonly<Record<string, string>>;
  /** What is wrong with a field, by its id. */
  faults: Readonly<Record<string, string>>;
  busy: boolean;
  onValue(this: void, id: string, value: string): void;
  onAction(this: void, action: Action): void;
  /** Beside the card's own buttons, such as one that closes. */
  children?: ReactNode;
}

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column' },
  none: { marginTop: 0 },
  small: { marginTop: tokens.spacingVerticalXS },
  default: { marginTop: tokens.spacingVerticalS },
  medium: { marginTop: tokens.spacingVerticalM },
  large: { marginTop: tokens.spacingVerticalXL },
  separator: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: tokens.spacingVerticalM },
  text: { margin: 0, overflowWrap: 'anywhere', '& p': { margin: `0 0 ${tokens.spacingVerticalS}` } },
  heading: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  sizeSmall: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  sizeMedium: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  sizeLarge: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  bolder: { fontWeight: tokens.fontWeightSemibold },
  subtle: { color: tokens.colorNeutralForeground2 },
  attention: { color: tokens.colorStatusDangerForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  accent: { color: tokens.colorBrandForegroundLink },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(7rem, max-content) 1fr',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '@media (max-width: 480px)': { gridTemplateColumns: '1fr', rowGap: 0 },
  },
  factTitle: { fontWeight: tokens.fontWeightSemibold },
  fact: { margin: 0, overflowWrap: 'anywhere' },
  boxed: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  boxedWarning: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  columns: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  stretch: { flex: '1 1 0', minWidth: 0 },
  auto: { flex: '0 0 auto' },
  tap: {
    position: 'relative',
    display: 'block',
    textAlign: 'left',
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXXS}`,
    width: '100%',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalL,
  },
});

type Styles = ReturnType<typeof useStyles>;

export function Card(props: CardProps) {
  return (
    <>
      <Elements elements={props.body} {...props} />
      <Buttons actions={props.actions} busy={props.busy} onAction={props.onAction}>
        {props.children}
      </Buttons>
    </>
  );
}

type Drawing = Omit<CardProps, 'body' | 'actions' | 'children'>;

function Elements({ elements, ...drawing }: Drawing & { elements: readonly Element[] }) {
  const styles = useStyles();
  const drawn: ReactNode[] = [];
  for (const [place, element] of elements.entries()) {
    // A line under a field that says what is wrong with it is drawn with that field.
    if (isFaultLine(element, elements[place - 1])) continue;
    const next = elements[place + 1];
    const fault = next !== undefined && isFaultLine(next, element) ? plainText(next.text) : null;
    drawn.push(
      <div
        // A field is itself wherever it stands: a refusal above it must not give it what its neighbour had.
        key={isInput(element) ? element.id : place}
        className={mergeClasses(
          place === 0 ? styles.none : spacingOf(element.spacing, styles),
          element.separator === true && styles.separator,
        )}
      >
        <Drawn element={element} fault={fault} {...drawing} />
      </div>,
    );
  }
  return <div className={styles.body}>{drawn}</div>;
}

function isFaultLine(
  element: Element,
  before: Element | undefined,
): element is Extract<Element, { type: 'TextBlock' }> {
  return (
    element.type === 'TextBlock' && element.color === 'Attention' && before !== undefined && isInput(before)
  );
}

function spacingOf(spacing: string | undefined, styles: Styles): string {
  switch (spacing) {
    case 'None':
      return styles.none;
    case 'Small':
      return styles.small;
    case 'Medium':
      return styles.medium;
    case 'Large':
      return styles.large;
    default:
      return styles.default;
  }
}

function Drawn({ element, fault, ...drawing }: Drawing & { element: Element; fault: string | null }) {
  const styles = useStyles();
  switch (element.type) {
    case 'TextBlock':
      return <Words element={element} />;
    case 'FactSet':
      return (
        <dl className={styles.facts}>
          {element.facts.map(({ title, value }, place) => (
            <Fact key={place} title={title} value={value} />
          ))}
        </dl>
      );
    case 'Container': {
      const inside = <Elements elements={element.items} {...drawing} />;
      if (element.selectAction !== undefined)
        return <Tap action={element.selectAction} items={element.items} onAction={drawing.onAction} />;
      if (element.style === 'warning')
        return (
          <div role="alert" className={styles.boxedWarning}>
            {inside}
          </div>
        );
      return element.style === undefined || element.style === 'default' ? (
        inside
      ) : (
        <div className={styles.boxed}>{inside}</div>
      );
    }
    case 'ColumnSet':
      return (
        <div className={styles.columns}>
          {element.columns.map(({ items, width, selectAction }, place) => (
            <div key={place} className={width === 'auto' ? styles.auto : styles.stretch}>
              {selectAction === undefined ? (
                <Elements elements={items} {...drawing} />
              ) : (
                <Tap action={selectAction} items={items} onAction={drawing.onAction} />
              )}
            </div>
          ))}
        </div>
      );
    case 'ActionSet':
      return <Buttons actions={element.actions} busy={drawing.busy} onAction={drawing.onAction} />;
    default:
      return (
        <FormField
          input={element}
          value={drawing.values[element.id] ?? ''}
          fault={drawing.faults[element.id] ?? fault}
          onValue={(value) => drawing.onValue(element.id, value)}
        />
      );
  }
}

function Words({ element }: { element: Extract<Element, { type: 'TextBlock' }> }) {
  const styles = useStyles();
  const { text, style, size, weight, color, isSubtle } = element;
  const classes = mergeClasses(
    styles.text,
    size === 'Small' && styles.sizeSmall,
    size === 'Medium' && styles.sizeMedium,
    size === 'Large' && styles.sizeLarge,
    weight === 'Bolder' && styles.bolder,
    isSubtle === true && styles.subtle,
    color === 'Attention' && styles.attention,
    color === 'Warning' && styles.warning,
    color === 'Good' && styles.good,
    color === 'Accent' && styles.accent,
  );
  if (style === 'heading')
    return (
      <h3 className={mergeClasses(classes, styles.heading)}>
        <Markdown text={text} />
      </h3>
    );
  return (
    <div className={classes}>
      <Markdown text={text} />
    </div>
  );
}

function Fact({ title, value }: { title: string; value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.factTitle}>
        <Markdown text={title} />
      </dt>
      <dd className={styles.fact}>
        <Markdown text={value} />
      </dd>
    </>
  );
}

/** A part of a card that can be tapped: a button that reads as what it does. */
function Tap({
  action,
  items,
  onAction,
}: {
  action: Action;
  items: readonly Element[];
  onAction: CardProps['onAction'];
}) {
  const styles = useStyles();
  const unseen = useUnseen();
  return (
    <button type="button" className={styles.tap} onClick={() => onAction(action)}>
      {items.map((item, place) => (item.type === 'TextBlock' ? <Words key={place} element={item} /> : null))}
      <span className={unseen}>{action.title}</span>
    </button>
  );
}

interface ButtonsProps {
  actions: readonly Action[];
  busy: boolean;
  onAction: CardProps['onAction'];
  children?: ReactNode;
}

/** A row of buttons; those that are folded away stand on a row of their own once asked for. */
function Buttons({ actions, busy, onAction, children }: ButtonsProps) {
  const styles = useStyles();
  const [unfolded, setUnfolded] = useState<number | null>(null);
  const more = unfolded === null ? undefined : actions[unfolded];
  if (actions.length === 0 && children === undefined) return null;
  return (
    <>
      <div className={styles.buttons}>
        {actions.map((action, place) =>
          action.type === 'Action.ShowCard' ? (
            <Button
              key={place}
              aria-expanded={unfolded === place}
              onClick={() => setUnfolded(unfolded === place ? null : place)}
            >
              {action.title}
            </Button>
          ) : (
            <Button
              key={place}
              appearance={'style' in action && action.style === 'positive' ? 'primary' : 'secondary'}
              disabledFocusable={busy}
              onClick={() => onAction(action)}
            >
              {action.title}
            </Button>
          ),
        )}
        {children}
      </div>
      {more?.type === 'Action.ShowCard' ? (
        <Buttons actions={more.card.actions ?? []} busy={busy} onAction={onAction} />
      ) : null}
    </>
  );
}
