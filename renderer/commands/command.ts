import type { DialogName, ScreenName, SettingsPage } from "../state/view-state";
import type { Workbench } from "../workbench";

export const COMMAND_GROUPS = ["Report", "Write", "Check", "Practice", "View", "Go to"] as const;

/** `caret`: what stands there · `anything`: it may be in any section · else the section that it is about. */
export type Change = "caret" | "anything" | "impression" | "comparison" | "report";

/** Something that the app can do. The palette, the keys and the buttons all run these. */
export interface AppCommand {
  readonly id: string;
  readonly title: string;
  readonly group: (typeof COMMAND_GROUPS)[number];
  /** The keys that it comes with, "Mod-Shift-s": Mod is Ctrl, or Cmd on a Mac. The author may have chosen others. */
  readonly keys?: string;
  /** Its keys count in the report's text only. */
  readonly inEditor?: true;
  /** It asks about the words under an open card, which then stays open. */
  readonly keepsCard?: true;
  /** What of the report it changes: where that is signed, or a case that is only read, it does not run and says why. */
  readonly changes?: Change;
  /** Why it does nothing now; undefined where it does. */
  readonly unavailable?: (workbench: Workbench) => string | undefined;
  readonly run: (workbench: Workbench) => void;
}

/** Runs an editor command on the text, with the focus there. */
export const inText =
  (command: Parameters<Workbench["editor"]["run"]>[0]) =>
  ({ editor }: Workbench) => {
    editor.focus();
    editor.run(command);
  };

export function dialog(name: DialogName) {
  return ({ view }: Workbench): void => view.update((state) => ({ ...state, dialog: name }));
}

/** Shows a full-page screen instead of the report; the report and its caret stay as they are behind it. */
export function screen(name: ScreenName) {
  return ({ view }: Workbench): void => view.update((state) => ({ ...state, screen: name }));
}

export function settings(page: SettingsPage) {
  return ({ view }: Workbench): void =>
    view.update((state) => ({ ...state, dialog: undefined, screen: "settings", settingsPage: page }));
}
