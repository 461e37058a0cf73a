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
  const command = (label: string, key: string, shift = false): MenuItemConstructorOptions => ({
    label,
    accelerator: `CmdOrCtrl+${shift ? "Shift+" : ""}${key}`,
    // The page hears the key itself; registered here it would be heard twice.
    registerAccelerator: false,
    click: (_item, window) => {
      const contents = (windows().find((entry) => entry === window) ?? windows()[0])?.webContents;
      const modifiers: ("meta" | "control" | "shift")[] = [
        isMac ? "meta" : "control",
        ...(shift ? (["shift"] as const) : []),
      ];
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
        command("Open…", "O"),
        { type: "separator" },
        command("Save", "S"),
        command("Save as…", "S", true),
        command("Export…", "E"),
        { type: "separator" },
        isMac ? { role: "close" } : { role: "quit" },
      ],
    },
    {
      label: "Edit",
      submenu: [
        // Undo is the editor's own: the browser's knows nothing of it.
        command("Undo", "Z"),
        isMac ? command("Redo", "Z", true) : command("Redo", "Y"),
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
