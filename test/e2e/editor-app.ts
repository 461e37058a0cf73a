import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { PAGE_HEADERS, readPageFile } from "../../host/page-files";
import { build } from "../../scripts/build.mjs";
import {
  type CaseEntry,
  type CaseList,
  HOST_METHODS,
  type KeptProgress,
  type KeptWork,
  type OpenedReport,
  type RecoveredDraft,
  type ReportEntry,
  type TemplateEntry,
  type TemplateList,
} from "../../shared/host";
import type { PracticeResult } from "../../shared/practice/progress";
import { failure, type Result, success } from "../../shared/result";
import { type AppSettings, DEFAULT_SETTINGS } from "../../shared/settings";
import { launchChromium } from "../chromium";
import { settle, watchRequests } from "./hands";

const RENDERER = join(import.meta.dirname, "..", "..", "dist", "renderer");

/** What the host was asked and what it holds: a folder in memory behind the real Host interface. */
export interface MemoryHost {
  readonly files: Map<string, string>;
  readonly exported: { readonly name: string; readonly bytes: Uint8Array }[];
  readonly drafts: Map<string, RecoveredDraft & { readonly receivedMs: number }>;
  readonly calls: string[];
  readonly notices: readonly string[];
  readonly templates: TemplateEntry[];
  readonly cases: CaseEntry[];
  readonly results: PracticeResult[];
  readonly work: Map<string, KeptWork>;
  settings: AppSettings;
  failing: Set<string>;
}

export interface App {
  readonly page: Page;
  readonly host: MemoryHost;
  /** Errors of the page and its console. A test that passes leaves none. */
  readonly problems: string[];
  close(): Promise<void>;
}

export interface AppOptions {
  readonly text?: string;
  /** Reports that lie in the folder and are not opened. */
  readonly files?: Readonly<Record<string, string>>;
  readonly notices?: readonly string[];
  readonly drafts?: readonly RecoveredDraft[];
  readonly settings?: Partial<AppSettings>;
  readonly templates?: readonly TemplateEntry[];
  readonly cases?: readonly CaseEntry[];
  readonly results?: readonly PracticeResult[];
  readonly work?: readonly KeptWork[];
  readonly width?: number;
  readonly height?: number;
}

interface Shared {
  readonly browser: Browser;
  readonly server: Server;
  readonly origin: string;
  /** Pages that nobody uses now. A page that was there before starts in half the time: its scripts are compiled. */
  readonly idle: Stage[];
}

/** A page and what stands behind it at present. */
interface Stage {
  readonly page: Page;
  host: MemoryHost;
  problems: string[];
}

let shared: Shared | undefined;

/** The built renderer in a real Chromium under the page headers that both shells send. */
export async function startApp(options: AppOptions = {}): Promise<App> {
  shared ??= await startShared();
  const stage = shared.idle.pop() ?? (await newStage(shared));
  const { page } = stage;
  const host = memoryHost(options);
  const problems: string[] = [];
  Object.assign(stage, { host, problems });
  await page.setViewportSize({ width: options.width ?? 1280, height: options.height ?? 800 });
  await page.goto(shared.origin);
  await page.waitForSelector(".ProseMirror").catch((error: Error) => {
    throw new Error([error.message, ...problems].join("\n"));
  });
  if (options.text !== undefined) {
    await page.keyboard.press("Control+o");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".dialog") === null);
    await settle(page);
  }
  return { page, host, problems, close: () => leave(stage) };
}

export async function stopApps(): Promise<void> {
  await shared?.browser.close();
  await new Promise((done) => (shared === undefined ? done(undefined) : shared.server.close(done)));
  shared = undefined;
}

async function newStage({ browser, origin }: Shared): Promise<Stage> {
  const context = await browser.newContext();
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  // Less than a test has, so that it is said what did not come.
  page.setDefaultTimeout(20_000);
  const stage: Stage = { page, host: memoryHost({}), problems: [] };
  page.on("pageerror", (error) => stage.problems.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) stage.problems.push(message.text());
  });
  watchRequests(page);
  await page.exposeFunction("callHost", (method: string, argument: unknown) => answer(stage.host, method, argument));
  await page.addInitScript(exposeHost, Object.keys(HOST_METHODS));
  return stage;
}

/** The page goes back to what it was before its first test. One that does not is thrown away. */
async function leave(stage: Stage): Promise<void> {
  const { page } = stage;
  const context = page.context();
  stage.problems = [];
  try {
    if (shared === undefined || context.pages().length > 1) throw new Error("The next test gets another page.");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.goto(shared.origin + NOTHING, { timeout: 5000 });
    await page.evaluate(() => localStorage.clear());
    await page.mouse.move(-1, -1);
    await page.emulateMedia({
      media: null,
      colorScheme: null,
      contrast: null,
      forcedColors: null,
      reducedMotion: null,
    });
    shared.idle.push(stage);
  } catch {
    await context.close();
  }
}

const NOTHING = "/nothing";

async function startShared(): Promise<Shared> {
  await build({ names: ["renderer"] });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://page");
    if (pathname === NOTHING) {
      response.writeHead(200, { ...PAGE_HEADERS, "Content-Type": "text/html" }).end("<!doctype html>");
      return;
    }
    void readPageFile(RENDERER, pathname).then((file) => {
      response.writeHead(file === undefined ? 404 : 200, {
        ...PAGE_HEADERS,
        ...(file === undefined ? {} : { "Content-Type": file.type }),
        // Their names change with their content.
        ...(pathname.startsWith("/assets/") ? { "Cache-Control": "max-age=3600, immutable" } : {}),
      });
      response.end(file?.bytes);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { browser: await launchChromium(), server, origin: `http://127.0.0.1:${port}`, idle: [] };
}

function memoryHost({
  text,
  files,
  notices,
  drafts,
  settings,
  templates,
  cases,
  results,
  work,
}: AppOptions): MemoryHost {
  return {
    files: new Map([...(text === undefined ? [] : [["given.txt", text] as const]), ...Object.entries(files ?? {})]),
    notices: notices ?? [],
    exported: [],
    drafts: new Map((drafts ?? []).map((draft) => [draft.draftId, { ...draft, receivedMs: 0 }])),
    calls: [],
    templates: [...(templates ?? [])],
    cases: [...(cases ?? [])],
    results: [...(results ?? [])],
    work: new Map((work ?? []).map((one) => [`${one.kind} ${one.key}`, one])),
    settings: { ...DEFAULT_SETTINGS, ...settings },
    failing: new Set(),
  };
}

/** Runs in the page before its own scripts, as Electron's preload does. */
function exposeHost(methods: readonly string[]): void {
  const world = window as unknown as {
    callHost: (method: string, argument: unknown) => Promise<unknown>;
    unansweredCalls: () => number;
    readoutHost: Record<string, (argument?: unknown) => Promise<unknown>>;
  };
  const plain = (argument: unknown) =>
    JSON.parse(JSON.stringify(argument ?? null, (_, value) => (value instanceof Uint8Array ? [...value] : value)));
  let unanswered = 0;
  world.unansweredCalls = () => unanswered;
  const call = (method: string, argument: unknown) => {
    unanswered += 1;
    return world.callHost(method, plain(argument)).finally(() => {
      unanswered -= 1;
    });
  };
  world.readoutHost = Object.fromEntries(
    methods.map((method) => [method, (argument?: unknown) => call(method, argument)]),
  );
}

type Handler = (host: MemoryHost, argument: never) => Result<unknown>;

const HANDLERS: Readonly<Record<keyof typeof HOST_METHODS, Handler>> = {
  info: ({ notices }) => success({ shell: "browser", version: "0.0.0", files: "listing", notices }),
  listReports: ({ files }) =>
    success([...files.keys()].map((name): ReportEntry => ({ handle: name, name, modifiedMs: 1_772_000_000_000 }))),
  openReport: ({ files }, { handle }: { readonly handle?: string }) => {
    const text = files.get(handle ?? "");
    if (text === undefined) return failure("not-found", "This report is no longer there.");
    return success({ handle: handle ?? "", name: handle ?? "", text } satisfies OpenedReport);
  },
  saveReport: ({ files }, { handle, content }: { readonly handle: string; readonly content: string }) => {
    files.set(handle, content);
    return success({ handle, name: handle, modifiedMs: Date.now() });
  },
  saveReportAs: ({ files }, { name, content }: { readonly name: string; readonly content: string }) => {
    const file = `${name}.readout.json`;
    if (files.has(file)) return failure("in-use", "A report of this name is there already. Choose another name.");
    files.set(file, content);
    return success({ handle: file, name: file, modifiedMs: Date.now() });
  },
  keepDraft: ({ drafts }, draft: Omit<RecoveredDraft, "savedMs" | "handle"> & { readonly handle?: string }) => {
    if (draft.draftId === "") return failure("bad-argument", "A draft needs a name of its own.");
    const savedMs = Date.now();
    drafts.set(draft.draftId, { ...draft, handle: draft.handle, savedMs, receivedMs: savedMs });
    return success({ savedMs });
  },
  recoverDrafts: ({ drafts }) => success([...drafts.values()]),
  discardDraft: ({ drafts }, { draftId }: { readonly draftId: string }) => {
    drafts.delete(draftId);
    return success(undefined);
  },
  exportFile: ({ exported }, { name, bytes }: { readonly name: string; readonly bytes: readonly number[] }) => {
    exported.push({ name, bytes: Uint8Array.from(bytes) });
    return success({ name });
  },
  listTemplates: ({ templates }) => success({ templates } satisfies TemplateList),
  saveTemplate: (
    { templates },
    request: { readonly file: string; readonly text: string; readonly replace: boolean },
  ) => {
    const at = templates.findIndex(({ origin, file }) => origin === "own" && file === request.file);
    if (at >= 0 && !request.replace) return failure("in-use", "A template of this name is there already.");
    const entry: TemplateEntry = { origin: "own", file: request.file, text: request.text };
    templates.splice(at < 0 ? templates.length : at, at < 0 ? 0 : 1, entry);
    return success({ file: request.file });
  },
  deleteTemplate: ({ templates }, { file: wanted }: { readonly file: string }) => {
    const at = templates.findIndex(({ origin, file }) => origin === "own" && file === wanted);
    if (at < 0) return failure("not-found", "The file is no longer there.");
    templates.splice(at, 1);
    return success(undefined);
  },
  chooseTemplateFolder: () => failure("bad-argument", "A browser session is told of its folder at its start."),
  listCases: ({ cases }) => success({ cases } satisfies CaseList),
  saveCase: ({ cases }, request: { readonly file: string; readonly text: string; readonly replace: boolean }) => {
    const at = cases.findIndex(({ origin, file }) => origin === "own" && file === request.file);
    if (at >= 0 && !request.replace) return failure("in-use", "A case of this name is there already.");
    cases.splice(at < 0 ? cases.length : at, at < 0 ? 0 : 1, { origin: "own", file: request.file, text: request.text });
    return success({ file: request.file });
  },
  deleteCase: ({ cases }, { file: wanted }: { readonly file: string }) => {
    const at = cases.findIndex(({ origin, file }) => origin === "own" && file === wanted);
    if (at < 0) return failure("not-found", "The file is no longer there.");
    cases.splice(at, 1);
    return success(undefined);
  },
  readProgress: ({ results }) => success({ results, damaged: 0 } satisfies KeptProgress),
  addResult: ({ results }, { result }: { readonly result: PracticeResult }) => {
    results.push(result);
    return success(undefined);
  },
  keepWork: ({ work }, one: Omit<KeptWork, "savedMs">) => {
    const savedMs = Date.now();
    work.set(`${one.kind} ${one.key}`, { ...one, savedMs });
    return success({ savedMs });
  },
  listWork: ({ work }) => success([...work.values()].toSorted((a, b) => b.savedMs - a.savedMs)),
  discardWork: ({ work }, { kind, key }: Pick<KeptWork, "kind" | "key">) => {
    work.delete(`${kind} ${key}`);
    return success(undefined);
  },
  readSettings: ({ settings }) => success(settings),
  writeSettings: (host, settings: AppSettings) => {
    host.settings = settings;
    return success(undefined);
  },
};

function answer(host: MemoryHost, method: string, argument: unknown): Result<unknown> {
  host.calls.push(method);
  if (host.failing.has(method)) return failure("target-not-writable", "The folder cannot be written to.");
  const handler = HANDLERS[method as keyof typeof HOST_METHODS];
  return handler(host, argument as never);
}
