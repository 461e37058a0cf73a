import type { BrowserWindow, MenuItemConstructorOptions } from "electron";

export interface MenuOptions {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  readonly windows: () => readonly BrowserWindow[];
}

/**
 * The menu shows what the page can do and with which key. A click presses that key in the page: the page's key map is
 * the one place where commands live, and the seam needs no way to call into the page.
 */
export function menuTemplate({ isMac, isPackaged, windows }: MenuOptions): MenuItemConstructorOptions[] {
  const command = (label: string, key: string, ...more: ("Shift" | "Alt")[]): MenuItemConstructorOptions => ({
    label,
    accelerator: ["CmdOrCtrl", ...more, key].join("+"),
    // The page hears the key itself; registered here it would be heard twice.
    registerAccelerator: false,
    click: (_item, window) => {
      const contents = (windows().find((entry) => entry === window) ?? windows()[0])?.webContents;
      const modifiers = [isMac ? ("meta" as const) : ("control" as const), ...more.map((name) => lowered[name])];
      contents?.sendInputEvent({ type: "keyDown", keyCode: key, modifiers });
      contents?.sendInputEvent({ type: "keyUp", keyCode: key, modifiers });
    },
  });
  const view: MenuItemConstructorOptions[] = [command("Command palette…", "K"), { role: "togglefullscreen" }];
  return [
    ...(isMac ? [{ role: "appMenu" } as const] : []),
    {
      label: "File",
      submenu: [
        command("New report", "N", "Alt"),
        command("Open…", "O"),
        { type: "separator" },
        command("Save", "S"),
        command("Save as…", "S", "Shift"),
        { type: "separator" },
        command("Export", "E"),
        command("Export as PDF", "E", "Shift"),
        command("Print…", "P"),
        { type: "separator" },
        isMac ? { role: "close" } : { role: "quit" },
      ],
    },
    {
      label: "Edit",
      submenu: [
        // Undo is the editor's own: the browser's knows nothing of it.
        command("Undo", "Z"),
        command("Redo", "Z", "Shift"),
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

const lowered = { Shift: "shift", Alt: "alt" } as const;
