import { BrowserWindow, type BrowserWindowConstructorOptions, dialog, type WebContents } from "electron";
import { PAGE_URL } from "./page-scheme";

export function windowOptions(preload: string): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    title: "Readout",
    // The page's own dark ground, so that the window does not flash white in a dark room.
    backgroundColor: "#0f1215",
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
    },
  };
}

/** A window with the editor in it, which comes back by itself when its process dies. */
export async function openWindow(preload: string): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(preload));
  recoverFromCrashes(window);
  await window.loadURL(PAGE_URL);
  return window;
}

/** Nothing leads out of the page: no link, no redirect, no new window, no embedded guest. */
export function guardContents(contents: WebContents): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

const CRASHES_IN_A_ROW = 3;
const CRASH_MEMORY_MS = 60_000;

/** The draft is on the disk; a fresh page brings it back. A page that dies again and again is not reloaded for ever. */
function recoverFromCrashes(window: BrowserWindow): void {
  let crashes: number[] = [];
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit" || window.isDestroyed()) return;
    crashes = [...crashes.filter((at) => Date.now() - at < CRASH_MEMORY_MS), Date.now()];
    if (crashes.length <= CRASHES_IN_A_ROW) window.webContents.reload();
    else void askAfterCrashes(window);
  });
}

async function askAfterCrashes(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: "error",
    message: "The editor stopped several times.",
    detail: "Your report is safe: it was kept on the disk with every change.",
    buttons: ["Try again", "Close"],
    defaultId: 0,
    cancelId: 1,
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.destroy();
}
