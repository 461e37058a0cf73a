import { isLockedSection } from "../editor/lock-plugin";
import { say, sayRefused, type Workbench } from "../workbench";
import type { AppCommand, Change } from "./command";
import { NOT_IN_PRACTICE } from "./practice";

export const SIGNED = "Signed. Start an addendum to change it.";
export const SIGNED_BEFORE = "Signed. Write in the addendum at the end.";

/** Why a command does nothing now, for the list of commands and for whoever presses its keys; undefined where it does. */
export function whyNot(workbench: Workbench, command: AppCommand): string | undefined {
  if (NOT_IN_PRACTICE.has(command.id) && workbench.practice.get() !== undefined)
    return "A practice case is open. Leave it first; your report waits as it was.";
  const why = command.unavailable?.(workbench);
  return why ?? (command.changes === undefined ? undefined : whyLocked(workbench, command.changes));
}

/** Why what stands there may not be changed; undefined where it may. */
export function whyLocked({ editor, practice }: Workbench, change: Change | number): string | undefined {
  const { state } = editor;
  if (!isLockedSection(state, change)) return undefined;
  const run = practice.get();
  if (run === undefined) return isLockedSection(state, "anything") ? SIGNED : SIGNED_BEFORE;
  return run.submitted === undefined
    ? "The case is there to be read; write in its Impression."
    : "This answer is scored and stays as it is. Try again to write another.";
}

/** Says why nothing happened, with the way on where there is one. */
export function sayWhyNot(workbench: Workbench, why: string): void {
  if (why === SIGNED || why === SIGNED_BEFORE) sayRefused(workbench);
  else say(workbench, "done", why);
}
