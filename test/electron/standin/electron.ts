import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { join } from "node:path";
import type * as Electron from "electron";
import { notCovered, notReady, onlyBeforeReady, type PageHandler, type StandInState } from "./state";
import { StandInWindow } from "./window";

/** Names that exist in Electron: an upgrade that drops one fails the compiler, here and not in the user's hands. */
type Names<T> = Partial<Record<keyof T, unknown>>;

/** What `import … from "electron"` gives to the main process. */
export function createElectron(state: StandInState) {
  const standIns = {
    app: createApp(state),
    BrowserWindow: windowClass(state),
    dialog: createDialog(state),
    ipcMain: createIpcMain(state),
    Menu: createMenu(state),
    nativeTheme: createNativeTheme(state),
    protocol: createProtocol(state),
    safeStorage: createSafeStorage(state),
    session: createSession(state),
    shell: notCovered("shell"),
  };
  const others = NOT_COVERED.map((name) => [name, notCovered(name)]);
  return { ...Object.fromEntries(others), ...standIns };
}

const NOT_COVERED = [
  "autoUpdater",
  "clipboard",
  "contentTracing",
  "crashReporter",
  "desktopCapturer",
  "globalShortcut",
  "MenuItem",
  "MessageChannelMain",
  "nativeImage",
  "net",
  "netLog",
  "Notification",
  "powerMonitor",
  "powerSaveBlocker",
  "screen",
  "Tray",
  "utilityProcess",
  "WebContentsView",
  "webContents",
  "webFrameMain",
] as const;

export const ELECTRON_NAMES = [
  "app",
  "BrowserWindow",
  "dialog",
  "ipcMain",
  "Menu",
  "nativeTheme",
  "protocol",
  "safeStorage",
  "session",
  "shell",
  ...NOT_COVERED,
];

function createApp(state: StandInState) {
  const { events } = state;
  const app = {
    name: "readout",
    isPackaged: false,
    commandLine: { appendSwitch: (name: string, value?: string) => void state.switches.push([name, value]) },
    on: (name: string, listener: (...args: unknown[]) => void) => {
      events.on(name, listener);
      return app;
    },
    once: (name: string, listener: (...args: unknown[]) => void) => {
      events.once(name, listener);
      return app;
    },
    isReady: () => state.ready,
    whenReady: () => new Promise<void>((resolve) => (state.ready ? resolve() : events.once("ready", () => resolve()))),
    getAppPath: () => state.root,
    getVersion: () => "0.0.0-standin",
    getPath: (name: string) => state.paths.get(name) ?? join(state.root, name),
    setPath: (name: string, path: string) => void state.paths.set(name, path),
    requestSingleInstanceLock: () => {
      state.locked = true;
      return true;
    },
    enableSandbox: () => {
      onlyBeforeReady(state, "app.enableSandbox()");
      state.sandboxed = true;
    },
    quit: () => {
      for (const window of [...state.windows]) window.close();
      if (state.windows.length === 0) state.ended = true;
    },
    exit: () => {
      for (const window of [...state.windows]) window.destroy();
      state.ended = true;
    },
  } satisfies Names<Electron.App>;
  return app;
}

function windowClass(state: StandInState) {
  return class extends StandInWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(state, options);
    }
    static getAllWindows = () => [...state.windows];
    static getFocusedWindow = () => state.windows.find((window) => window.isFocused()) ?? null;
  } satisfies Names<typeof Electron.BrowserWindow>;
}

function createDialog(state: StandInState) {
  const { dialogs } = state;
  /** A dialog that no test expects would wait for ever in front of a user. */
  const answer = <K extends "open" | "save" | "message">(kind: K, options: unknown) => {
    notReady(state, "dialog");
    dialogs.shown.push({ kind, options });
    const next = dialogs.answers.shift();
    if (next?.kind === kind) return next;
    dialogs.unexpected.push(kind);
    throw new Error(`nobody expected a ${kind} dialog`);
  };
  return {
    showOpenDialog: async (_window: unknown, options: unknown) => {
      const next = answer("open", options);
      const path = next.kind === "open" ? next.path : undefined;
      return { canceled: path === undefined, filePaths: path === undefined ? [] : [path] };
    },
    showSaveDialog: async (_window: unknown, options: unknown) => {
      const next = answer("save", options);
      const path = next.kind === "save" ? next.path : undefined;
      return { canceled: path === undefined, filePath: path ?? "" };
    },
    showMessageBox: async (_window: unknown, options: unknown) => {
      const next = answer("message", options);
      return { response: next.kind === "message" ? next.response : 0, checkboxChecked: false };
    },
    showErrorBox: (title: string, content: string) => void state.errors.push(`${title}: ${content}`),
  } satisfies Names<Electron.Dialog>;
}

function createIpcMain(state: StandInState) {
  return {
    handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown) => {
      if (state.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      state.handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => void state.handlers.delete(channel),
    on: (channel: string, listener: (...args: unknown[]) => void) => void state.events.on(`ipc:${channel}`, listener),
  } satisfies Names<Electron.IpcMain>;
}

function createMenu(state: StandInState) {
  return {
    buildFromTemplate: (template: readonly unknown[]) => ({ template }),
    setApplicationMenu: (menu: { readonly template: readonly unknown[] } | null) => {
      state.menu = menu?.template ?? [];
    },
  } satisfies Names<typeof Electron.Menu>;
}

function createNativeTheme(state: StandInState) {
  const theme = {
    get themeSource() {
      return state.themeSource;
    },
    set themeSource(source: string) {
      state.themeSource = source;
      const colorScheme = source === "dark" || source === "light" ? source : null;
      for (const window of state.windows) window.webContents.emulateColorScheme(colorScheme);
    },
  } satisfies Names<Electron.NativeTheme>;
  return theme;
}

function createProtocol(state: StandInState) {
  return {
    registerSchemesAsPrivileged: (list: readonly Electron.CustomScheme[]) => {
      onlyBeforeReady(state, "protocol.registerSchemesAsPrivileged()");
      if (state.schemes.size > 0) throw new Error("schemes can be registered once");
      for (const { scheme, privileges } of list) {
        if (privileges?.standard && privileges.secure && !privileges.bypassCSP) state.schemes.set(scheme, {});
        else throw new Error(`the stand-in covers standard, secure schemes without exceptions only: ${scheme}`);
      }
    },
    handle: (scheme: string, handler: PageHandler) => {
      notReady(state, "protocol.handle()");
      if (!state.schemes.has(scheme)) throw new Error(`the scheme ${scheme} was not registered`);
      state.schemes.set(scheme, { handler });
    },
  } satisfies Names<Electron.Protocol>;
}

/** Real encryption with a key that the test holds in the place of the system's key store. */
function createSafeStorage(state: StandInState) {
  const key = () => {
    notReady(state, "safeStorage");
    if (!state.keyStore) throw new Error("there is no key store");
    return state.keyStore.key;
  };
  return {
    isAsyncEncryptionAvailable: async () => {
      notReady(state, "safeStorage");
      return state.keyStore !== undefined;
    },
    encryptStringAsync: async (plain: string) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key(), nonce);
      const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    decryptStringAsync: async (sealed: Buffer) => {
      const decipher = createDecipheriv("aes-256-gcm", key(), sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      const result = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
      return { result, shouldReEncrypt: false };
    },
  } satisfies Names<Electron.SafeStorage>;
}

function createSession(state: StandInState) {
  const { rules } = state;
  const defaultSession = {
    setPermissionRequestHandler: (handler: NonNullable<typeof rules.request>) => {
      rules.request = handler;
    },
    setPermissionCheckHandler: (handler: NonNullable<typeof rules.check>) => {
      rules.check = handler;
    },
    setDevicePermissionHandler: (handler: NonNullable<typeof rules.device>) => {
      rules.device = handler;
    },
    setDisplayMediaRequestHandler: () => {},
    setSpellCheckerEnabled: (enabled: boolean) => {
      rules.spellChecker = enabled;
    },
    webRequest: {
      onBeforeRequest: (handler: NonNullable<typeof rules.beforeRequest>) => {
        rules.beforeRequest = handler;
      },
    } satisfies Names<Electron.WebRequest>,
    on: (name: string, listener: (...args: unknown[]) => void) => void state.events.on(`session:${name}`, listener),
  } satisfies Names<Electron.Session>;
  return {
    get defaultSession() {
      notReady(state, "session.defaultSession");
      return defaultSession;
    },
  } satisfies Names<typeof Electron.session>;
}
