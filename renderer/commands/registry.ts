import { closeCard } from "../card/card-controller";
import type { Workbench } from "../workbench";
import { CHECK_COMMANDS } from "./check";
import type { AppCommand } from "./command";
import { keysOfEvent } from "./keys";
import { REPORT_COMMANDS } from "./report";
import { VIEW_COMMANDS } from "./view";
import { WRITE_COMMANDS } from "./write";

/** Everything that the app can do, in the palette's order. */
export const COMMANDS: readonly AppCommand[] = [
  ...REPORT_COMMANDS,
  ...WRITE_COMMANDS,
  ...CHECK_COMMANDS,
  ...VIEW_COMMANDS,
];

export function commandById(id: string): AppCommand {
  const command = COMMANDS.find((each) => each.id === id);
  if (command === undefined) throw new Error(`There is no command "${id}".`);
  return command;
}

export function runCommand(workbench: Workbench, command: AppCommand): void {
  if (command.keepsCard !== true) closeCard(workbench, "stay");
  command.run(workbench);
}

export function commandForKeys(event: KeyboardEvent): AppCommand | undefined {
  // A letter that is written is no command; this stands in front of every key.
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return undefined;
  return BY_KEYS.get(keysOfEvent(event));
}

const BY_KEYS: ReadonlyMap<string, AppCommand> = new Map(
  COMMANDS.flatMap((command) =>
    command.keys === undefined || command.inEditor === true ? [] : [[command.keys, command] as const],
  ),
);
