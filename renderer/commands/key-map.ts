import type { AppSettings } from "../../shared/settings";
import type { AppCommand } from "./command";
import { keysForPeople } from "./keys";

type OwnKeys = AppSettings["keys"];

/** The keys of a command: the author's own, else those that it comes with; undefined for none. */
export function keysOf({ id, keys }: AppCommand, own: OwnKeys): string | undefined {
  if (!Object.hasOwn(own, id)) return keys;
  return own[id] ?? undefined;
}

/** As people read them: "Ctrl+S". */
export function shownKeys(command: AppCommand, own: OwnKeys): string | undefined {
  const keys = keysOf(command, own);
  return keys === undefined ? undefined : keysForPeople(keys);
}

/** Which command a key runs. Where two have the same keys, the one that the author gave them to comes first. */
export function keyMap(commands: readonly AppCommand[], own: OwnKeys): ReadonlyMap<string, AppCommand> {
  const map = new Map<string, AppCommand>();
  for (const chosen of [false, true])
    for (const command of commands) {
      const keys = keysOf(command, own);
      if (keys !== undefined && Object.hasOwn(own, command.id) === chosen) map.set(keys, command);
    }
  return map;
}

/** The other command that answers to these keys now. */
export function conflictOf(
  commands: readonly AppCommand[],
  own: OwnKeys,
  id: string,
  keys: string,
): AppCommand | undefined {
  return commands.find((command) => command.id !== id && keysOf(command, own) === keys);
}

/** Why a command cannot have these keys; undefined where it can. */
export function refusal(keys: string): string | undefined {
  const { mods, key } = partsOf(keys);
  if (key === "") return "Press a key with Ctrl or Alt, or a function key.";
  if (/^F\d{1,2}$/.test(key)) return undefined;
  const alone = mods === "" || mods === "Shift-";
  if (alone) return EDITING_KEYS.has(key) ? "This key writes or moves the caret." : "A letter alone is for writing.";
  if (mods === "Mod-" && CLIPBOARD.has(key)) return "Copying, pasting and selecting keep these keys.";
  if (mods === "Mod-" && EDITING_KEYS.has(key)) return "These keys move the caret.";
  return undefined;
}

/** What a browser does with the keys before, or beside, what the page makes of them. */
export function browserUse(keys: string): { readonly kept: boolean; readonly what: string } | undefined {
  const found = BROWSER_KEYS[keys];
  return found === undefined ? undefined : { kept: found.startsWith("!"), what: found.replace(/^!/, "") };
}

function partsOf(keys: string): { readonly mods: string; readonly key: string } {
  const mods = /^(?:Mod-)?(?:Alt-)?(?:Shift-)?/.exec(keys)?.[0] ?? "";
  const key = keys.slice(mods.length);
  return { mods, key: /^(?:Control|Shift|Alt|Meta|AltGraph|Dead|Process|Unidentified)$/.test(key) ? "" : key };
}

const CLIPBOARD: ReadonlySet<string> = new Set(["c", "v", "x", "a"]);
const EDITING_KEYS: ReadonlySet<string> = new Set([
  ..."Tab Enter Escape Backspace Delete Home End PageUp PageDown Insert".split(" "),
  ..."ArrowUp ArrowDown ArrowLeft ArrowRight ContextMenu CapsLock".split(" "),
  " ",
]);

/** "!" marks those that never reach a page. */
const BROWSER_KEYS: Readonly<Record<string, string>> = {
  "Mod-n": "!opens a window",
  "Mod-t": "!opens a tab",
  "Mod-w": "!closes the tab",
  "Mod-q": "!ends the browser",
  "Mod-Shift-n": "!opens a private window",
  "Mod-Shift-t": "!brings a closed tab back",
  "Mod-Shift-w": "!closes the window",
  "Mod-Tab": "!goes to the next tab",
  "Mod-PageUp": "!goes to another tab",
  "Mod-PageDown": "!goes to another tab",
  "Alt-F4": "!closes the window",
  "Mod-l": "goes to the address",
  "Mod-d": "makes a bookmark",
  "Mod-h": "shows the history",
  "Mod-r": "loads the page again",
  "Mod-u": "shows the page's source",
  "Mod-Shift-i": "opens the developer tools",
  "Mod-Shift-j": "opens the developer tools",
  "Mod-Shift-Delete": "deletes browsing data",
  "Alt-ArrowLeft": "goes back a page",
  "Alt-ArrowRight": "goes forward a page",
  "Alt-Home": "opens the home page",
  F3: "finds in the page",
  F5: "loads the page again",
  F7: "turns caret browsing on",
  F10: "goes to the browser's menu",
  F11: "fills the screen",
  F12: "opens the developer tools",
};
