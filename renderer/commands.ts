import { redo, undo } from "prosemirror-history";
import { closeCard, goToDiagnostic, showAtCaret } from "./card/card-controller";
import { goToField } from "./editor/commands/fields";
import { moveItem } from "./editor/commands/items";
import { setDepth, toggleOrgan } from "./editor/commands/structure";
import { goToSection } from "./editor/go-to-section";
import { exportReport } from "./export/export-report";
import { proposedName } from "./session/new-report";
import { focusNextPane } from "./shell/focus-pane";
import type { DialogName } from "./state/view-state";
import {
  changeSettings,
  deleteDraft,
  openEntry,
  openNew,
  openSample,
  refreshLibrary,
  say,
  type Workbench,
} from "./workbench";

/** Everything that the app can do. The palette, the keys and the buttons all run these. */
export interface AppCommand {
  readonly id: string;
  readonly title: string;
  readonly group: "Report" | "Write" | "Check" | "View" | "Go to";
  /** "Mod-Shift-s": Mod is Ctrl, or Cmd on a Mac. The editor hears those marked `inEditor` itself. */
  readonly keys?: string;
  readonly inEditor?: true;
  readonly run: (workbench: Workbench) => void;
}

const inText =
  (command: Parameters<Workbench["editor"]["run"]>[0]) =>
  ({ editor }: Workbench) => {
    editor.focus();
    editor.run(command);
  };

export const COMMANDS: readonly AppCommand[] = [
  { id: "palette", title: "Show all commands", group: "View", keys: "Mod-k", run: dialog("palette") },
  { id: "new", title: "New report", group: "Report", keys: "Mod-Alt-n", run: (wb) => void openNew(wb) },
  { id: "open", title: "Open report…", group: "Report", keys: "Mod-o", run: openReport },
  { id: "save", title: "Save", group: "Report", keys: "Mod-s", run: (wb) => void save(wb) },
  { id: "save-as", title: "Save as…", group: "Report", keys: "Mod-Shift-s", run: (wb) => void saveAs(wb) },
  { id: "export-text", title: "Export as text", group: "Report", keys: "Mod-e", run: (wb) => exportReport(wb, "text") },
  {
    id: "export-pdf",
    title: "Export as PDF",
    group: "Report",
    keys: "Mod-Shift-e",
    run: (wb) => exportReport(wb, "pdf"),
  },
  { id: "print", title: "Print", group: "Report", keys: "Mod-p", run: () => window.print() },
  { id: "delete-draft", title: "Delete this draft", group: "Report", run: (wb) => void deleteDraft(wb) },
  { id: "sample", title: "Open the sample report", group: "Report", run: (wb) => void openSample(wb) },
  { id: "undo", title: "Undo", group: "Write", keys: "Mod-z", inEditor: true, run: inText(undo) },
  { id: "redo", title: "Redo", group: "Write", keys: "Mod-Shift-z", inEditor: true, run: inText(redo) },
  { id: "next-field", title: "Next field", group: "Write", keys: "F4", inEditor: true, run: inText(goToField(1)) },
  {
    id: "previous-field",
    title: "Previous field",
    group: "Write",
    keys: "Shift-F4",
    inEditor: true,
    run: inText(goToField(-1)),
  },
  {
    id: "item-up",
    title: "Move item up",
    group: "Write",
    keys: "Alt-ArrowUp",
    inEditor: true,
    run: inText(moveItem(-1)),
  },
  {
    id: "item-down",
    title: "Move item down",
    group: "Write",
    keys: "Alt-ArrowDown",
    inEditor: true,
    run: inText(moveItem(1)),
  },
  {
    id: "sub-item",
    title: "Make it a sub-item",
    group: "Write",
    keys: "Mod-]",
    inEditor: true,
    run: inText(setDepth(1)),
  },
  {
    id: "main-item",
    title: "Make it a main item",
    group: "Write",
    keys: "Mod-[",
    inEditor: true,
    run: inText(setDepth(0)),
  },
  {
    id: "organ",
    title: "Organ heading on or off",
    group: "Write",
    keys: "Mod-Shift-h",
    inEditor: true,
    run: inText(toggleOrgan),
  },
  { id: "sort", title: "Sort Impression by significance…", group: "Write", keys: "Mod-Alt-s", run: dialog("sort") },
  { id: "next-diagnostic", title: "Next diagnostic", group: "Check", keys: "F8", run: (wb) => goToDiagnostic(wb, 1) },
  {
    id: "previous-diagnostic",
    title: "Previous diagnostic",
    group: "Check",
    keys: "Shift-F8",
    run: (wb) => goToDiagnostic(wb, -1),
  },
  { id: "fix-here", title: "Fixes for the words at the caret", group: "Check", keys: "Mod-.", run: showAtCaret },
  { id: "checks", title: "Choose checks…", group: "Check", run: dialog("checks") },
  { id: "panel", title: "Go to the next pane", group: "View", keys: "F6", run: focusNextPane },
  { id: "toggle-panel", title: "Show or hide the diagnostics panel", group: "View", keys: "Mod-j", run: togglePanel },
  { id: "theme", title: "Switch between dark and light", group: "View", keys: "Mod-Shift-l", run: toggleTheme },
  {
    id: "theme-system",
    title: "Follow the system's theme",
    group: "View",
    run: (wb) => changeSettings(wb, { theme: "system" }),
  },
  { id: "larger", title: "Larger report text", group: "View", keys: "Mod-Alt-=", run: zoom(0.1) },
  { id: "smaller", title: "Smaller report text", group: "View", keys: "Mod-Alt--", run: zoom(-0.1) },
  { id: "keys", title: "Keyboard shortcuts", group: "View", keys: "F1", run: dialog("keys") },
  ...(["indication", "technique", "comparison", "findings", "impression"] as const).map(
    (kind, index): AppCommand => ({
      id: `go-${kind}`,
      title: kind.charAt(0).toUpperCase() + kind.slice(1),
      group: "Go to",
      keys: `Alt-${index + 1}`,
      run: (wb) => goToSection(wb, kind),
    }),
  ),
];

export function commandById(id: string): AppCommand {
  const command = COMMANDS.find((each) => each.id === id);
  if (command === undefined) throw new Error(`There is no command "${id}".`);
  return command;
}

export function runCommand(workbench: Workbench, command: AppCommand): void {
  if (!["next-diagnostic", "previous-diagnostic", "fix-here"].includes(command.id)) closeCard(workbench, "stay");
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

const IS_MAC = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);

function keysOfEvent({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const mod = IS_MAC ? metaKey : ctrlKey;
  // Alt changes what a key writes on some keyboards; the digit or letter on the cap is meant.
  const cap = altKey && /^(?:Digit|Key)/.test(code) ? code.replace(/^(?:Digit|Key)/, "").toLowerCase() : undefined;
  const name = cap ?? (key.length === 1 ? key.toLowerCase() : key);
  return `${mod ? "Mod-" : ""}${altKey ? "Alt-" : ""}${shiftKey ? "Shift-" : ""}${name}`;
}

/** As people read it: "Ctrl+Shift+S", "⌘⇧S". */
export function keysForPeople(keys: string): string {
  const parts = keys
    .split("-")
    .map((part) => NAMES[IS_MAC ? "mac" : "other"][part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return parts.join(IS_MAC ? "" : "+");
}

const NAMES: Readonly<Record<"mac" | "other", Readonly<Record<string, string>>>> = {
  mac: { Mod: "⌘", Shift: "⇧", Alt: "⌥", ArrowUp: "↑", ArrowDown: "↓" },
  other: { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓" },
};

function dialog(name: DialogName) {
  return ({ view }: Workbench): void => view.update((state) => ({ ...state, dialog: name }));
}

function openReport(workbench: Workbench): void {
  if (workbench.info.files === "listing") dialog("open")(workbench);
  else void openEntry(workbench, undefined);
}

async function save(workbench: Workbench): Promise<void> {
  const { session } = workbench;
  if (session.state.get().handle === undefined) return saveAs(workbench);
  const saved = await session.save();
  if (!saved.ok) say(workbench, "problem", saved.message);
  else await refreshLibrary(workbench);
}

async function saveAs(workbench: Workbench): Promise<void> {
  const { info, session, editor } = workbench;
  if (info.files === "listing") {
    dialog("save-as")(workbench);
    return;
  }
  const saved = await session.saveAs(proposedName(editor.doc));
  if (saved.ok) await refreshLibrary(workbench);
  else if (saved.code !== "cancelled") say(workbench, "problem", saved.message);
}

function togglePanel(workbench: Workbench): void {
  changeSettings(workbench, { panelOpen: !workbench.settings.get().panelOpen });
}

function zoom(step: number) {
  return (workbench: Workbench): void => {
    const next = workbench.settings.get().zoom + step;
    changeSettings(workbench, { zoom: Math.round(Math.max(0.8, Math.min(2, next)) * 10) / 10 });
  };
}

function toggleTheme(workbench: Workbench): void {
  const dark = document.documentElement.dataset.theme !== "light";
  changeSettings(workbench, { theme: dark ? "light" : "dark" });
}
