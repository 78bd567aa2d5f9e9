/**
 * What a court can hand its council: the historical overview, and after an election the file for the new council. Counts
 * and dates; the documents themselves are read in the browser.
 */
import { commandButton, showButton, type CardButton } from './actions';
import type { CardParts } from './finish';
import { formBody, type FormElement } from './form';
import { shortDate } from './format';
import type { CardRef } from './ref';
import { dialogs } from './texts/nl-dialogs';
import type { Texts } from './texts/nl';

export interface CouncilOverviewInput {
  court: { id: string; name: string };
  /** `unrecorded`: over, without it being known when its report was published. */
  studies: { published: number; running: number; unrecorded: number };
  recommendations: { total: number; implemented: number; open: number };
  /** Null while no declaration of intent was registered. */
  promises: { kept: number; of: number } | null;
  /** The window of the next wave; null while it is not known, or the court is in that wave already. */
  next: { wave: number; from: string; until: string } | null;
  /** When the overview was last made; null when it never was. */
  madeOn: string | null;
  /** The open duty to hand over to a new council. */
  handover: { dutyId: string; dueOn: string } | null;
}

export function councilOverviewCard(input: CouncilOverviewInput, texts: Texts): CardParts {
  const words = texts.documents.card;
  const body: FormElement[] = [
    { kind: 'quiet', text: words.court(input.court.name) },
    { kind: 'heading', text: words.title, part: false },
    { kind: 'text', text: words.intro },
    { kind: 'facts', facts: facts(input, texts) },
    ...(input.handover === null
      ? []
      : [
          {
            kind: 'text' as const,
            text: words.handoverDue(input.handover.dueOn),
            colour: 'Warning' as const,
          },
        ]),
    { kind: 'quiet', text: words.note },
  ];
  return { summary: words.summary, body: formBody(body, dialogs.required), buttons: buttons(input, texts) };
}

function facts(input: CouncilOverviewInput, texts: Texts): { title: string; value: string }[] {
  const words = texts.documents.card;
  const { studies, recommendations, promises, next, madeOn } = input;
  return [
    {
      title: words.studies,
      value: words.studyCounts(studies.published, studies.running, studies.unrecorded),
    },
    {
      title: words.recommendations,
      value: words.recommendationCounts(
        recommendations.total,
        recommendations.implemented,
        recommendations.open,
      ),
    },
    {
      title: words.promises,
      value: promises === null ? words.noPromises : words.promiseCounts(promises.kept, promises.of),
    },
    ...(next === null ? [] : [{ title: words.next(next.wave), value: words.window(next.from, next.until) }]),
    { title: words.made, value: madeOn === null ? words.neverMade : shortDate(madeOn) },
  ];
}

function buttons({ court, handover }: CouncilOverviewInput, texts: Texts): CardButton[] {
  const words = texts.documents.card;
  const courtId = court.id;
  const back: CardRef = { card: 'COUNCIL_OVERVIEW', courtId };
  return [
    commandButton(
      words.make,
      { name: 'CREATE_DOCUMENT_LINK', document: 'COUNCIL_OVERVIEW', courtId },
      back,
      'positive',
    ),
    handoverButton(courtId, back, texts),
    ...(handover === null ? [] : [showButton(words.handedOver, { card: 'DUTY', dutyId: handover.dutyId })]),
    showButton(texts.commitment.register.title, { card: 'COMMITMENTS', courtId }),
  ];
}

/** Makes the file for a new council, and shows where it can be opened on the card `back`. */
export function handoverButton(courtId: string, back: CardRef, texts: Texts): CardButton {
  return commandButton(
    texts.documents.card.makeHandover,
    { name: 'CREATE_DOCUMENT_LINK', document: 'COUNCIL_HANDOVER', courtId },
    back,
  );
}
