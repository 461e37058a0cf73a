import type { AppSettings } from "../../shared/settings";
import { closeCard } from "../card/card-controller";
import { closeSaid, type Workbench } from "../workbench";
import { sayWhyNot, whyNot } from "./availability";
import { CHECK_COMMANDS } from "./check";
import type { AppCommand } from "./command";
import { COMPARE_COMMANDS } from "./compare";
import { FIND_COMMANDS } from "./find";
import { keyMap } from "./key-map";
import { keysOfEvent } from "./keys";
import { PRACTICE_COMMANDS } from "./practice";
import { REPORT_COMMANDS } from "./report";
import { STATUS_COMMANDS } from "./status";
import { TEMPLATE_COMMANDS } from "./templates";
import { VIEW_COMMANDS } from "./view";
import { WRITE_COMMANDS } from "./write";

/** Everything that the app can do, in the palette's order. */
export const COMMANDS: readonly AppCommand[] = [
  ...REPORT_COMMANDS,
  ...TEMPLATE_COMMANDS,
  ...STATUS_COMMANDS,
  ...WRITE_COMMANDS,
  ...CHECK_COMMANDS,
  ...FIND_COMMANDS,
  ...COMPARE_COMMANDS,
  ...PRACTICE_COMMANDS,
  ...VIEW_COMMANDS,
  {
    id: "print-keys",
    title: "Print the keyboard map",
    group: "View",
    run: (wb) => void import("../shell/print-keys").then(({ printKeys }) => printKeys(wb, COMMANDS)),
  },
];

export function commandById(id: string): AppCommand {
  const command = COMMANDS.find((each) => each.id === id);
  if (command === undefined) throw new Error(`There is no command "${id}".`);
  return command;
}

export function runCommand(workbench: Workbench, command: AppCommand): void {
  if (command.keepsCard !== true) closeCard(workbench, "stay");
  closeSaid(workbench, false);
  const why = whyNot(workbench, command);
  if (why === undefined) command.run(workbench);
  else sayWhyNot(workbench, why);
}

/** The command that the key stands for. `inText`: the key was pressed in the report, where its own commands count too. */
export function commandForKeys(
  event: KeyboardEvent,
  own: AppSettings["keys"],
  inText: boolean,
): AppCommand | undefined {
  // A letter that is written is no command; this stands in front of every key. AltGr writes letters too.
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) return undefined;
  if (event.getModifierState("AltGraph")) return undefined;
  if (byKeys?.own !== own) byKeys = { own, map: keyMap(COMMANDS, own) };
  const command = byKeys.map.get(keysOfEvent(event));
  return command?.inEditor === true && !inText ? undefined : command;
}

let byKeys: { readonly own: AppSettings["keys"]; readonly map: ReadonlyMap<string, AppCommand> } | undefined;
