import type { BrowserWindow, MenuItemConstructorOptions } from "electron";

export interface MenuOptions {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  readonly windows: () => readonly BrowserWindow[];
  /** Command id → the author's own keys, null for none. */
  readonly keys: Readonly<Record<string, string | null>>;
}

/**
 * The menu shows what the page can do and with which key. A click presses that key in the page: the page's key map is
 * the one place where commands live, and the seam needs no way to call into the page.
 */
export function menuTemplate({ isMac, isPackaged, windows, keys }: MenuOptions): MenuItemConstructorOptions[] {
  const command = (label: string, id: string, usual: string): MenuItemConstructorOptions => {
    const chosen = Object.hasOwn(keys, id) ? keys[id] : usual;
    // A command whose keys the author has taken away cannot be pressed.
    if (chosen === undefined || chosen === null) return { label, enabled: false };
    const [, mods = "", name = ""] = /^((?:Mod-|Alt-|Shift-)*)(.+)$/.exec(chosen) ?? [];
    const key = KEY_CODES[name] ?? (name.length === 1 ? name.toUpperCase() : name);
    const has = (mod: string) => mods.includes(`${mod}-`);
    const modifiers = [
      ...(has("Mod") ? [isMac ? ("meta" as const) : ("control" as const)] : []),
      ...(has("Alt") ? ["alt" as const] : []),
      ...(has("Shift") ? ["shift" as const] : []),
    ];
    return {
      label,
      accelerator: [...(has("Mod") ? ["CmdOrCtrl"] : []), ...ACCELERATOR_MODS.filter(has), key].join("+"),
      // The page hears the key itself; registered here it would be heard twice.
      registerAccelerator: false,
      click: (_item, window) => {
        const contents = (windows().find((entry) => entry === window) ?? windows()[0])?.webContents;
        contents?.sendInputEvent({ type: "keyDown", keyCode: key, modifiers });
        contents?.sendInputEvent({ type: "keyUp", keyCode: key, modifiers });
      },
    };
  };
  const view: MenuItemConstructorOptions[] = [
    command("Command palette…", "palette", "Mod-k"),
    { role: "togglefullscreen" },
  ];
  return [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    {
      label: "File",
      submenu: [
        command("New report", "new", "Mod-Alt-n"),
        command("Open…", "open", "Mod-o"),
        { type: "separator" },
        command("Save", "save", "Mod-s"),
        command("Save as…", "save-as", "Mod-Shift-s"),
        { type: "separator" },
        command("Export", "export", "Mod-e"),
        command("Export as PDF", "export-pdf", "Mod-Shift-e"),
        command("Print…", "print", "Mod-p"),
        { type: "separator" },
        isMac ? { role: "close" } : { role: "quit" },
      ],
    },
    {
      label: "Edit",
      submenu: [
        // Undo is the editor's own: the browser's knows nothing of it.
        command("Undo", "undo", "Mod-z"),
        command("Redo", "redo", "Mod-Shift-z"),
        { type: "separator" },
        { role: "cut" },
        { role: "copy" },
        { role: "paste" },
        { role: "pasteAndMatchStyle" },
        { role: "selectAll" },
      ],
    },
    { label: "View", submenu: isPackaged ? view : [...view, { role: "toggleDevTools" }] },
    { role: "windowMenu" },
  ];
}

const ACCELERATOR_MODS = ["Alt", "Shift"] as const;

/** Electron's names for keys that the page calls otherwise. */
const KEY_CODES: Readonly<Record<string, string>> = {
  ArrowUp: "Up",
  ArrowDown: "Down",
  ArrowLeft: "Left",
  ArrowRight: "Right",
  Escape: "Esc",
  "+": "Plus",
};
