/** What people read about a transition between stages: as its card says it. */
import type { RequestRow } from '../../../../bot/study/pages/study-gate';
import { dutchDate, lateness } from '../../../../cards/format';
import { cards } from '../../../../cards/texts/nl-cards';

const { gate } = cards;

/** A state without the sign that a card has before it. */
const bare = (state: string): string => state.replace(/^\P{L}+/u, '');

export const gateWords = {
  earlier: 'Eerdere aanvragen en besluiten',
  noEarlier: 'Er is in dit onderzoek nog niet eerder een overgang aangevraagd.',
  criterion: 'Criterium',
  standing: 'Stand',
  how: 'Hoe het wordt vastgesteld',
  missing: 'Wat er nog ontbreekt',
  met: 'gehaald',
  unmet: 'nog niet gehaald',
  toAttest: 'verklaart de aanvrager',
  attested: 'verklaard bij de aanvraag',
  attestedNot: 'volgens de aanvrager niet',
  detail: (done: number, of: number) => `${done} van ${of}`,
  kind: {
    computed: 'berekend uit taken en registers',
    recorded: 'vastgelegde gebeurtenis',
    attested: 'verklaring bij de aanvraag',
  },
  to: (part: string) => `Naar de ${part.toLowerCase()}`,
  more: (n: number) => `En nog ${n}, bij de taken`,
  record: 'Gebeurtenis vastleggen',
  recordOf: (criterion: string) => `Gebeurtenis vastleggen: ${criterion}`,
  criteriaOf: (label: string) => `Criteria voor “${label}”`,
  until: 'tot en met',
  over: lateness,
  leadsTo: gate.leadsTo,
  closes: gate.closesWave,
  board: 'Het besluit valt in een vergadering van de rekenkamer.',
  allMet: gate.allMet,
  allMetButDeclared: 'Wat berekend wordt is gehaald. De rest verklaart wie de overgang aanvraagt.',
  unmetCount: gate.unmetCount,
  carries: gate.openTasks,
  state: {
    REQUESTED: bare(gate.state.REQUESTED),
    APPROVED: bare(gate.state.APPROVED),
    RETURNED: bare(gate.state.RETURNED),
    WITHDRAWN: bare(gate.state.WITHDRAWN),
  },
  reopened: (moment: string) => bare(gate.reopened(moment)),
  nobody: gate.missing,
  nobodyOpen: gate.missingOpen,
  nobodyUntil: gate.missingUntil,
  waysOut: gate.waysOut,
  facts: (request: RequestRow): { title: string; value: string }[] => {
    const { state, cost, board, recorded, decided, reopenedTasks } = request;
    const asked = state === 'REQUESTED';
    return [
      {
        title: gate.requestedBy,
        value: gate.requested(request.requestedBy, request.requestedAt, asked ? request.waited : 0),
      },
      ...(asked
        ? [
            {
              title: gate.cost,
              value: 'moved' in cost ? gate.costNow(cost.moved) : gate.costAfter(cost.freeUntil),
            },
          ]
        : []),
      ...(asked && board !== null
        ? [
            {
              title: gate.meeting,
              value:
                board.meetingOn === null ? gate.meetingUnknown : gate.meetingOn(board.meetingOn, board.past),
            },
          ]
        : []),
      ...(asked && recorded !== null
        ? [{ title: gate.recorded, value: gate.recordedBy(recorded.by, recorded.on) }]
        : []),
      ...(decided === null
        ? []
        : [
            {
              title: state === 'WITHDRAWN' ? gate.withdrawnOn : gate.decidedBy,
              value: gate.decided(decided.by, decided.role, decided.at),
            },
            ...(decided.boardOn === null ? [] : [{ title: gate.board, value: dutchDate(decided.boardOn) }]),
          ]),
      ...(reopenedTasks.length === 0 ? [] : [{ title: gate.reopenedTasks, value: reopenedTasks.join('; ') }]),
      ...(request.mayAskAgain && state === 'RETURNED'
        ? [{ title: gate.afterReturn, value: gate.askAgain }]
        : []),
    ];
  },
};
