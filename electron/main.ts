import { join } from "node:path";
import { app, BrowserWindow, dialog, Menu, nativeTheme, session } from "electron";
import { createCaseStore } from "../host/case-store";
import { dataFolder, makePrivateFolder } from "../host/data-folder";
import { errorCode } from "../host/failures";
import { createHostApi } from "../host/host-api";
import { createJournal } from "../host/journal";
import { createProgressFile } from "../host/progress-file";
import { createSettingsFile, type SettingsFile } from "../host/settings-file";
import { createTemplateStore } from "../host/template-store";
import { createWorkStore } from "../host/work-store";
import { BUILT_IN_CASES } from "../shared/practice/built-in";
import type { AppSettings } from "../shared/settings";
import { BUILT_IN_TEMPLATES } from "../shared/templates/built-in";
import { askForFolder, createDialogPlaces } from "./dialog-places";
import { registerHostApi } from "./ipc";
import { openKeyVault } from "./key-vault";
import { menuTemplate } from "./menu";
import { registerPageScheme, servePage } from "./page-scheme";
import { createRecentFiles } from "./recent-files";
import { restrictSession } from "./session-rules";
import { guardContents, openWindow } from "./window";

const home = join(dataFolder(), "desktop");

// Everything up to here and in this block must happen before the app is ready.
app.setPath("userData", join(home, "chromium"));
app.enableSandbox();
// No name is ever looked up: what is asked for by mistake goes nowhere.
app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
app.commandLine.appendSwitch("disable-background-networking");
app.commandLine.appendSwitch("disable-component-update");
registerPageScheme();

if (app.requestSingleInstanceLock()) {
  app.on("second-instance", showWindow);
  app.on("web-contents-created", (_event, contents) => guardContents(contents));
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  // Not awaited: "ready" waits for this module to end, and would wait for ever.
  void app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  await makePrivateFolder(home);
  restrictSession(session.defaultSession);
  servePage(join(app.getAppPath(), "dist", "renderer"));
  const settings = followed(createSettingsFile(join(dataFolder(), "settings.json")));
  const vault = await openKeyVault();
  const now = () => Date.now();
  registerHostApi(
    createHostApi({
      shell: "electron",
      dataFolder: dataFolder(),
      version: app.getVersion(),
      places: createDialogPlaces(createRecentFiles(join(home, "recent"), vault), now),
      journal: createJournal({ folder: join(home, "drafts"), vault, now }),
      settings,
      templates: createTemplateStore({
        builtIn: BUILT_IN_TEMPLATES,
        own: join(dataFolder(), "templates"),
        settings,
        askForFolder,
      }),
      cases: createCaseStore({ builtIn: BUILT_IN_CASES, own: join(dataFolder(), "cases"), settings }),
      progress: createProgressFile(join(dataFolder(), "practice.jsonl")),
      work: createWorkStore({ folder: join(dataFolder(), "unfinished"), vault, now }),
      now,
      onUnexpected: (method, kind) => console.error(`unexpected in ${method}: ${kind}`),
    }),
  );
  await settings.read();
  app.on("activate", showWindow);
  await openWindow(preloadPath());
}

function preloadPath(): string {
  return join(app.getAppPath(), "dist", "preload", "preload.cjs");
}

function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) {
    if (app.isReady()) void openWindow(preloadPath()).catch(giveUp);
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** The window's own frame follows the page's theme, the menu the author's keys. */
function followed(file: SettingsFile): SettingsFile {
  const follow = (settings: AppSettings): AppSettings => {
    const { theme } = settings;
    nativeTheme.themeSource = theme === "contrast-dark" ? "dark" : theme === "contrast-light" ? "light" : theme;
    showMenu(settings.keys);
    return settings;
  };
  return {
    ...file,
    read: async () => {
      const read = await file.read();
      if (read.ok) follow(read.value);
      return read;
    },
    write: async (settings) => file.write(follow(settings)),
  };
}

let shownKeys = "";

function showMenu(keys: AppSettings["keys"]): void {
  if (JSON.stringify(keys) === shownKeys) return;
  shownKeys = JSON.stringify(keys);
  const windows = () => BrowserWindow.getAllWindows();
  const isMac = process.platform === "darwin";
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ isMac, isPackaged: app.isPackaged, windows, keys })));
}

function giveUp(error: unknown): void {
  // The kind of error and no more: its message may hold a path.
  const kind = errorCode(error) ?? (error instanceof Error ? error.name : typeof error);
  dialog.showErrorBox(
    "Readout could not start",
    `Something went wrong (${kind}). Restart the computer; if that does not help, install Readout again. Your drafts are kept.`,
  );
  app.exit(1);
}
