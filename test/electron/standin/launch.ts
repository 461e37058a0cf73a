import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { createElectron, ELECTRON_NAMES } from "./electron";
import { redirectElectron } from "./hooks";
import type { DialogAnswer, StandInState } from "./state";

export interface LaunchOptions {
  readonly browser: Browser;
  /** The folder of the app: `dist/preload` and `dist/renderer` in it. */
  readonly root: string;
  /** The built main process. */
  readonly main: string;
  /** READOUT_DATA of this run. */
  readonly data: string;
  /** The system's key store; undefined for a computer without one. */
  readonly keyStore?: { readonly key: Uint8Array } | undefined;
}

/** A running app: the real main and preload, a real Chromium, and Electron's part played by the stand-in. */
export interface StandInApp {
  readonly state: StandInState;
  page(): Page;
  answer(...answers: DialogAnswer[]): void;
  clickMenu(...labels: string[]): Promise<void>;
  /** The main process is gone from one moment to the next: nothing is asked, nothing is flushed. */
  kill(): Promise<void>;
}

let runs = 0;
const MAIN_MS = 5000;

export async function launchStandIn({ browser, root, main, data, keyStore }: LaunchOptions): Promise<StandInApp> {
  redirectElectron(ELECTRON_NAMES);
  const state = await newState(browser, root, keyStore);
  const run = ++runs;
  standIns().set(String(run), createElectron(state));
  process.env.READOUT_DATA = data;
  await evaluateMain(`${pathToFileURL(main).href}?standin=${run}`);
  const started = waitForPage(state);
  // Electron says "ready" once the main module has been evaluated, never before.
  state.ready = true;
  state.events.emit("ready");
  await started;
  return {
    state,
    page: () => currentPage(state),
    answer: (...answers) => void state.dialogs.answers.push(...answers),
    clickMenu: (...labels) => clickMenu(state, labels),
    kill: async () => {
      state.ended = true;
      await state.context.close();
    },
  };
}

function standIns(): Map<string, object> {
  const holder = globalThis as { readoutStandIns?: Map<string, object> }; // where the redirected import looks
  holder.readoutStandIns ??= new Map();
  return holder.readoutStandIns;
}

async function newState(browser: Browser, root: string, keyStore: StandInState["keyStore"]): Promise<StandInState> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // Chromium's own session for permissions: what was set is forgotten when it closes.
  const cdp = await browser.newBrowserCDPSession();
  const scout = await context.newPage();
  const { targetInfo } = await (await context.newCDPSession(scout)).send("Target.getTargetInfo");
  await scout.close();
  return {
    context,
    browser: cdp,
    browserContextId: targetInfo.browserContextId ?? "",
    root,
    secret: `standin${randomBytes(8).toString("hex")}`,
    events: new EventEmitter(),
    windows: [],
    paths: new Map(),
    switches: [],
    handlers: new Map(),
    schemes: new Map(),
    dialogs: { answers: [], shown: [], unexpected: [] },
    rules: { spellChecker: true },
    stoppedRequests: [],
    outsideRequests: [],
    openedWindows: [],
    errors: [],
    closing: [],
    keyStore,
    menu: [],
    themeSource: "system",
    sandboxed: false,
    locked: false,
    ready: false,
    ended: false,
  };
}

/** Natively, past the test runner's own loader, so that the built file runs as it is. */
async function evaluateMain(url: string): Promise<void> {
  const nativeImport = createRequire(import.meta.url)("./native-import.cjs");
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const message = "main waits for something at its top level; Electron would never become ready";
    timer = setTimeout(() => reject(new Error(message)), MAIN_MS);
  });
  await Promise.race([nativeImport(url), late]).finally(() => clearTimeout(timer));
}

/** Settles when the first window has its page, or when the app gave up. */
async function waitForPage(state: StandInState): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const page = state.windows[0]?.webContents.page;
    if (page && page.url() !== "about:blank") return page.waitForLoadState("load");
    if (state.ended) throw new Error(`the app gave up: ${state.errors.join("; ")}`);
    if (Date.now() > deadline) throw new Error("the app opened no window");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function currentPage(state: StandInState): Page {
  const page = state.windows[0]?.webContents.page;
  if (!page) throw new Error("there is no window with a page");
  return page;
}

interface MenuEntry {
  readonly label?: string;
  readonly submenu?: readonly MenuEntry[];
  readonly click?: (item: unknown, window: unknown, event: unknown) => void;
}

async function clickMenu(state: StandInState, labels: readonly string[]): Promise<void> {
  let entries = state.menu as readonly MenuEntry[]; // a template of Electron's
  let found: MenuEntry | undefined;
  for (const label of labels) {
    found = entries.find((entry) => entry.label === label);
    if (!found) throw new Error(`no menu entry ${label}`);
    entries = found.submenu ?? [];
  }
  found?.click?.({}, state.windows[0], {});
  await Promise.all(state.windows[0]?.webContents.pending ?? []);
}
