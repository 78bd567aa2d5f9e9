/** A write says on which version it was decided: asked by the schema of its command, in the tab and nowhere else. */
import { parseAction } from '../../bot/actions/parse-action';
import { isCommandName } from '../../bot/actions/parse-command';
import { RIGHTS } from '../../bot/workflow/access';
import { refusalText } from '../../cards/texts/refusals';
import { CHAT } from '../study/chat';
import { versionFields } from '../workflow/outdated';

const TAB = { ...CHAT, scope: 'tab' } as const;

const TASK = { id: 'task-1' };
const sent = (command: object, entered: object = {}) => ({ kb: 1, command, ...entered });

/** In which a version can lie. */
const EVERYTHING = { task: TASK, tasks: [TASK], questions: [{ questionNumber: 1 }] };
const namesVersion = (name: string): boolean =>
  isCommandName(name) && versionFields({ ...EVERYTHING, name }).length > 0;

describe('a command that names no version', () => {
  // Why each of these has none is told in `.github/DECISIONS.md`.
  test('makes something new, is a fact, or can be only one thing', () => {
    const all = [...Object.keys(RIGHTS), 'REDEEM_CODE'].filter((name) => isCommandName(name));
    expect(all.filter((name) => !namesVersion(name)).toSorted()).toEqual([
      'ADD_RECOMMENDATION',
      'ADD_REGISTER_ENTRY',
      'ADOPT_DEFINITION',
      'ANSWER_CONDITION',
      'ANSWER_STATUS',
      'APPOINT_CHAIR',
      'APPOINT_STAND_IN',
      'ASK_STATUS',
      'CONFIRM_BUDGET',
      'CONFIRM_COMMITMENTS',
      'CREATE_CALENDAR_LINK',
      'CREATE_DOCUMENT_LINK',
      'ERASE_PERSON',
      'HAND_OVER',
      'INVITE',
      'LINK_CHANNEL',
      'OPEN_WAVE',
      'PAUSE_STUDY',
      'PROPOSE_JOINT_NOTE',
      'RECONFIRM_DECLARATION',
      'RECORD_EVENT',
      'REDEEM_CODE',
      'REGISTER_ABSENCE',
      'REGISTER_COURT',
      'REPORT_SPENDING',
      'REQUEST_GATE',
      'RESUME_STUDY',
      'REVOKE_CALENDAR_LINK',
      'START_STUDY',
      'WITHDRAW_SHARED_ANSWER',
    ]);
  });
});

describe('a command that names one', () => {
  test.each([
    ['expectedVersion', { name: 'SET_CONTACT', courtId: 'c', personId: 'p' }],
    ['task.expectedVersion', { name: 'UNDO_TASK', studyId: 's', task: TASK }],
    [
      'tasks.1.expectedVersion',
      { name: 'COMPLETE_TASKS', studyId: 's', tasks: [{ ...TASK, expectedVersion: 1 }, TASK] },
    ],
    [
      'questions.0.expectedVersion',
      { name: 'RELEASE_FINDINGS', studyId: 's', questions: [{ questionNumber: 1 }] },
    ],
    ['expectedRound', { name: 'CONSENT_JOINT_NOTE', courtId: 'c', noteId: 'n' }],
    [
      'expectedEdition',
      { name: 'PROPOSE_SHARED_ANSWER', waveId: 'w', questionNumber: 1, courtId: 'c', summary: 'x' },
    ],
    ['expectedVersion', { name: 'SET_CONTACT', courtId: 'c', personId: 'p', expectedVersion: '1' }],
    ['expectedVersion', { name: 'SET_CONTACT', courtId: 'c', personId: 'p', expectedVersion: null }],
    ['expectedVersion', { name: 'SET_CONTACT', courtId: 'c', personId: 'p', expectedVersion: -1 }],
  ])('is refused in the tab without it, by name: %s', (field, command) => {
    const asked = parseAction(sent(command), TAB);
    expect(asked).toMatchObject({ kind: 'fault', refusal: { code: 'VERSION_REQUIRED', field } });
    const said = asked.kind === 'fault' ? refusalText(asked.refusal) : '';
    expect(said).toContain(`“${field}” ontbreekt`);
  });

  test('is understood in a chat without it: older cards go on working', () => {
    const command = { name: 'SET_CONTACT', courtId: 'c', personId: 'p' };
    expect(parseAction(sent(command), CHAT)).toMatchObject({ kind: 'commands', commands: [command] });
    const grant = { name: 'END_ROLE', grantId: 'g', until: '2026-03-01' };
    expect(parseAction(sent(grant), CHAT)).toMatchObject({ commands: [grant] });
  });

  test('gets it from the button alone, or with what is chosen', () => {
    const command = { name: 'SET_CONTACT', courtId: 'c', personId: 'p' };
    expect(parseAction(sent(command, { expectedVersion: 3 }), TAB)).toMatchObject({ kind: 'fault' });
    const chosen = { grantId: 'g|4', until: '2026-03-01' };
    expect(parseAction(sent({ name: 'END_ROLE' }, chosen), TAB)).toMatchObject({
      commands: [{ name: 'END_ROLE', grantId: 'g', expectedVersion: 4, until: '2026-03-01' }],
    });
  });
});
