/** The dialog of a wave's window, for coordinators: what it counts from, moving it, and when courts could start. */
import { openButton } from '../../../../cards/actions';
import type { FormElement } from '../../../../cards/form';
import type { DialogRef } from '../../../../cards/ref';
import { dialogs as texts } from '../../../../cards/texts/nl-dialogs';
import { waves as words } from '../../../../cards/texts/nl-waves';
import { may } from '../../../workflow/access';
import { refuse } from '../../../workflow/decision';
import { proposeJointStart, proposeStart } from '../../../workflow/start-planner';
import { MONTHS } from '../../../workflow/waves';
import { nextWindow, windowAfter, type WaveWindow } from '../../../workflow/window';
import { inProgramme } from '../view';
import { awaitedStarts, briefWaves, type BriefWave } from '../wave-views';
import { dialog, paged, reasonField, rowOf, submit, type DialogAnswer, type DialogContext } from './dialog';

type WaveRef = Extract<DialogRef, { dialog: 'WAVE' }>;

export async function wave(context: DialogContext, ref: WaveRef): Promise<DialogAnswer> {
  const { viewer, services } = context;
  const { programme } = services.programme;
  const access = may(viewer, 'SET_ANCHOR', inProgramme(context));
  if (!access.ok) return access;
  const waves = await briefWaves(context);
  const found = waves.find(({ id }) => id === ref.waveId);
  if (found === undefined) return refuse('NOT_FOUND');
  if (ref.change === 'ANCHOR') return changeAnchor(found, context);
  const window = windowAfter(found, programme);
  if (ref.change === 'WINDOW') return changeWindow(found, context);
  const { waveId } = ref;
  const { body, buttons } = paged(await proposals(context, waves, window), ref.page, (page) => ({
    dialog: 'WAVE',
    waveId,
    page,
  }));
  return dialog(
    words.dialog.title(found.number),
    [
      {
        kind: 'facts',
        facts: [
          {
            title: words.dialog.anchor,
            value: found.anchorOn === null ? words.dialog.noAnchor : texts.day(found.anchorOn),
          },
          ...(window === null
            ? []
            : [
                {
                  title: words.dialog.window,
                  value: words.dialog.windowOf(window.from, window.until, window.minMonths, window.maxMonths),
                },
              ]),
        ],
      },
      ...(window === null ? [] : [{ kind: 'quiet' as const, text: words.counts[window.countsFrom] }]),
      ...rowOf(
        openButton(words.dialog.changeAnchor, { dialog: 'WAVE', waveId, change: 'ANCHOR' }),
        openButton(words.dialog.changeWindow, { dialog: 'WAVE', waveId, change: 'WINDOW' }),
      ),
      ...body,
    ],
    buttons,
    'large',
  );
}

function changeAnchor({ id, number, version, anchorOn }: BriefWave, { today }: DialogContext): DialogAnswer {
  return dialog(
    words.dialog.changeAnchor,
    [
      { kind: 'text', text: words.dialog.anchorNote },
      {
        kind: 'input-date',
        id: 'anchorOn',
        label: words.wave(number, words.dialog.anchor.toLowerCase()),
        value: anchorOn ?? '',
        max: today,
        errorMessage: texts.until(today),
        required: true,
      },
      reasonField({ placeholder: words.dialog.reasonHint }),
      { kind: 'quiet', text: words.dialog.moves },
    ],
    [
      submit(
        words.dialog.submit,
        { name: 'SET_ANCHOR', waveId: id, expectedVersion: version },
        { card: 'WAVES' },
      ),
    ],
  );
}

function changeWindow(found: BriefWave, { services, today }: DialogContext): DialogAnswer {
  const { programme } = services.programme;
  // The months stand there also while there is no anchor yet.
  const now = windowAfter({ ...found, anchorOn: found.anchorOn ?? today }, programme)!;
  const months = (id: 'minMonths' | 'maxMonths'): FormElement => ({
    kind: 'input-number',
    id,
    label: words.dialog[id],
    value: String(now[id]),
    min: MONTHS.least,
    max: MONTHS.most,
    required: true,
  });
  return dialog(
    words.dialog.changeWindow,
    [
      months('minMonths'),
      months('maxMonths'),
      {
        kind: 'input-choice',
        id: 'countsFrom',
        label: words.dialog.countsFrom,
        choices: (['START', 'PUBLICATION'] as const).map((value) => ({ title: words.dialog[value], value })),
        value: now.countsFrom,
        style: 'expanded',
        required: true,
      },
      reasonField({ placeholder: words.dialog.reasonHint }),
      { kind: 'quiet', text: words.dialog.moves },
    ],
    [
      submit(
        words.dialog.submit,
        { name: 'SET_WAVE_WINDOW', waveId: found.id, expectedVersion: found.version },
        { card: 'WAVES' },
      ),
    ],
  );
}

const say = (text: string): FormElement[][] => [[{ kind: 'quiet', text }]];

/** For each court that has not begun, and for all together; only of the window that counts now. */
async function proposals(
  context: DialogContext,
  waves: readonly BriefWave[],
  window: WaveWindow | null,
): Promise<FormElement[][]> {
  const { services } = context;
  if (window === null) return [];
  if (nextWindow(waves, services.programme.programme)?.waveId !== window.waveId) {
    return say(words.dialog.notNext);
  }
  const planned = await awaitedStarts(context, waves, window);
  if (planned.length === 0) return say(words.dialog.nobody);
  const together = proposeJointStart(planned.map(({ input }) => input));
  return [
    [
      { kind: 'heading', text: words.dialog.proposals },
      {
        kind: 'text',
        text: together === null ? words.dialog.notTogether : words.dialog.together(together, planned.length),
      },
    ],
    ...planned.map(({ municipality, input }): FormElement[] => {
      const { startOn, lines } = proposeStart(input);
      const source = lines.map((line) => words.line(line)).join(' ');
      return [{ kind: 'entry', text: words.dialog.court(municipality, startOn), source }];
    }),
  ];
}
