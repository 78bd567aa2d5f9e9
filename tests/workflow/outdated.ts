/** What somebody sends who saw another version: by the schemas that the tab's server asks, not by a list of commands. */
import { readCommand } from '../../bot/actions/parse-command';
import type { Command } from '../../bot/workflow/commands';

/** No test changes anything so often. */
const ANOTHER = 9999;

/** Where the command must say its version, such as `tasks.0.expectedVersion`. */
export function versionFields(command: { name: Command['name'] }): string[] {
  const read = readCommand(command.name, { ...command }, {}, true);
  return (read.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'custom' && issue.params?.refusal === 'VERSION_REQUIRED' ? [issue.path.join('.')] : [],
  );
}

/** The command with another version than there is; null for one that has none. */
export function outdated<C extends Command>(command: C): C | null {
  const bare: C = JSON.parse(JSON.stringify(command, withoutVersion));
  const fields = versionFields(bare);
  if (fields.length === 0) return null;
  const late = fields.reduce<unknown>((sent, field) => placed(sent, field.split('.')), bare);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same command, but for its versions
  return late as C;
}

const withoutVersion = (key: string, value: unknown): unknown =>
  key.startsWith('expected') ? undefined : value;

function placed(value: unknown, [step, ...rest]: string[]): unknown {
  if (step === undefined) return ANOTHER;
  if (Array.isArray(value)) {
    return value.map((one, index) => (String(index) === step ? placed(one, rest) : one));
  }
  const held = Object.entries(value ?? {});
  const inner: unknown = held.find(([key]) => key === step)?.[1];
  return { ...Object.fromEntries(held), [step]: placed(inner, rest) };
}
