/** What takes back what was just done, where something does: the same command that the card's "Ongedaan maken" has. */
import type { ActionData } from '../../cards/actions';
import type { Command, StudyCommand } from '../workflow/commands';
import { decide } from '../workflow/decide';
import type { Actor, StudyFacts } from '../workflow/facts';

/** @param studies as the commands left them */
export function undoOf(
  commands: readonly Command[],
  viewer: Actor,
  studies: readonly StudyFacts[],
): ActionData[] {
  return commands.flatMap((command) => {
    if (command.name === 'UNDO_TASK') return [];
    return taskIds(command).flatMap((id) => {
      const facts = studies.find(({ case: { tasks } }) => tasks.some((task) => task.id === id));
      const task = facts?.case.tasks.find((one) => one.id === id);
      if (facts === undefined || task === undefined) return [];
      const ref = { id, expectedVersion: task.version };
      const undo: StudyCommand = { name: 'UNDO_TASK', studyId: task.studyId, task: ref };
      if (task.lastAction?.action !== command.name || !decide(undo, facts, viewer).ok) return [];
      return [{ kb: 1 as const, command: { ...undo }, back: { card: 'TASK' as const, taskId: id } }];
    });
  });
}

function taskIds(command: Command): string[] {
  if (command.name === 'COMPLETE_TASKS') return command.tasks.map(({ id }) => id);
  return 'task' in command ? [command.task.id] : [];
}
