import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createCaseStore } from "../../host/case-store";
import { dataFolder, makePrivateFolder } from "../../host/data-folder";
import { readFailure } from "../../host/failures";
import { createHostApi } from "../../host/host-api";
import { createJournal } from "../../host/journal";
import { createProgressFile } from "../../host/progress-file";
import { openReportFolder } from "../../host/report-folder";
import { createSettingsFile } from "../../host/settings-file";
import { createTemplateStore } from "../../host/template-store";
import { plainVault } from "../../host/vault";
import { createWorkStore } from "../../host/work-store";
import { BUILT_IN_CASES } from "../../shared/practice/built-in";
import { failure, type Result, success } from "../../shared/result";
import { BUILT_IN_TEMPLATES } from "../../shared/templates/built-in";
import { createServeApp } from "./app";
import { listenOnLoopback } from "./listen";
import { linkOfRunning, releaseLock, takeLock } from "./lock";
import { openBrowser, removeLinkFiles } from "./open-browser";
import { createSessions, secret } from "./session";
import { createTabs } from "./tabs";

export interface ServeOptions {
  readonly version: string;
  /** A free port is taken where none is named. */
  readonly port?: number;
  /** The folder whose reports are served; `reports` in the data folder where none is named. */
  readonly folder?: string;
  /** The department's folder of templates; the one of the settings where none is named. */
  readonly templates?: string;
  /** Whether to open the user's browser; true where nothing is said. */
  readonly open?: boolean;
  /** Drafts and settings; the usual place where none is named. */
  readonly data?: string;
  /** Ends this many minutes after the last tab was closed; 10 where nothing is said, 0 for never. */
  readonly idleMinutes?: number;
  /** Where the built page lies; beside the program where nothing is said. */
  readonly rendererFolder?: string;
}

export interface ServeSession {
  /** False where another `readout serve` has the folder open; the link leads there, and there is nothing to close. */
  readonly own: boolean;
  /** A link that works once. It holds a secret: it is for the user's eyes and for nothing that is kept. */
  readonly link: string;
  readonly origin: string;
  /** Settles when the session has ended. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

/** Runs a session until it is interrupted or no tab is left; answers the exit code. */
export async function serve(options: ServeOptions): Promise<0 | 2> {
  const started = await startSession(options);
  if (!started.ok) {
    process.stderr.write(`readout serve: ${started.message}\n`);
    return 2;
  }
  const session = started.value;
  const what = session.own ? "Readout is open in your browser, or will be with this link (it works once):" : ALREADY;
  process.stdout.write(`${what}\n  ${session.link}\n${session.own ? "Press Ctrl+C to end.\n" : ""}`);
  const end = () => void session.close();
  for (const signal of SIGNALS) process.once(signal, end);
  await session.closed;
  for (const signal of SIGNALS) process.removeListener(signal, end);
  return 0;
}

const ALREADY = "This folder is open in a session that is running already. Its link (it works once):";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Starts a session, or finds the one that has the folder open. */
export async function startSession(options: ServeOptions): Promise<Result<ServeSession>> {
  const rendererFolder = options.rendererFolder ?? builtRenderer();
  if (rendererFolder === undefined)
    return failure("not-found", "The editor's pages are not built. Run npm run build and try again.");
  const data = options.data ?? dataFolder();
  const folder = await servedFolder(options.folder, data);
  if (!folder.ok) return folder;
  const home = join(data, "browser", createHash("sha256").update(folder.value).digest("hex").slice(0, 16));
  await makePrivateFolder(home);

  const lockPath = join(home, "session.lock");
  const running = await linkOfRunning(lockPath);
  if (!running.ok) return running;
  if (running.value !== undefined) return success(await joinSession(running.value, options, home));
  return ownSession(options, { rendererFolder, data, folder: folder.value, home, lockPath });
}

async function joinSession(link: string, options: ServeOptions, home: string): Promise<ServeSession> {
  if (options.open !== false) await openBrowser(link, home);
  return { own: false, link, origin: new URL(link).origin, closed: Promise.resolve(), close: async () => {} };
}

interface Folders {
  readonly rendererFolder: string;
  readonly data: string;
  readonly folder: string;
  readonly home: string;
  readonly lockPath: string;
}

async function ownSession(options: ServeOptions, folders: Folders): Promise<Result<ServeSession>> {
  const places = await openReportFolder(folders.folder);
  if (!places.ok) return places;
  const now = () => Date.now();
  const onUnexpected = (what: string, kind = "") => process.stderr.write(`readout serve: unexpected ${what} ${kind}\n`);
  const settings = createSettingsFile(join(folders.data, "settings.json"));
  const api = createHostApi({
    shell: "browser",
    dataFolder: folders.data,
    version: options.version,
    places: places.value,
    journal: createJournal({ folder: join(folders.home, "drafts"), vault: plainVault, now }),
    settings,
    templates: createTemplateStore({
      builtIn: BUILT_IN_TEMPLATES,
      own: join(folders.data, "templates"),
      settings,
      ...(options.templates === undefined ? {} : { shared: resolve(options.templates) }),
    }),
    cases: createCaseStore({
      builtIn: BUILT_IN_CASES,
      own: join(folders.data, "cases"),
      settings,
      ...(options.templates === undefined ? {} : { shared: resolve(options.templates) }),
    }),
    progress: createProgressFile(join(folders.data, "practice.jsonl")),
    work: createWorkStore({ folder: join(folders.data, "unfinished"), vault: plainVault, now }),
    now,
    onUnexpected,
  });

  const sessions = createSessions();
  const idleMs = (options.idleMinutes ?? 10) * 60_000;
  const tabs = createTabs({ idleMs, onIdle: () => idleMs > 0 && void close() });
  const hostName = `app-${randomBytes(4).toString("hex")}.localhost`;
  const lockSecret = secret();
  // The port, and with it the host that requests must name, is known once the server listens.
  let answer: ((request: Request) => Response | Promise<Response>) | undefined;
  const listening = await listenOnLoopback((request) => answer?.(request), options.port ?? 0);
  if (!listening.ok) return listening;
  const { port } = listening.value;
  const host = `${hostName}:${port}`;
  const app = createServeApp({
    api,
    rendererFolder: folders.rendererFolder,
    sessions,
    tabs,
    host,
    lockSecret,
    onUnexpected,
  });
  answer = (request) => app.fetch(request);

  const locked = await takeLock(folders.lockPath, { pid: process.pid, host, port, secret: lockSecret });
  if (!locked.ok) {
    await listening.value.close();
    // Another one was quicker by a moment: it has the folder now.
    return locked.code === "in-use" ? startSession(options) : locked;
  }

  // Also what a second start leaves, which ends at once.
  const sweeping = setInterval(() => void removeLinkFiles(folders.home, LINK_FILE_MS), LINK_FILE_MS / 2);
  sweeping.unref();
  let finished = () => {};
  const closed = new Promise<void>((resolve) => {
    finished = resolve;
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      tabs.endAll();
      clearInterval(sweeping);
      await listening.value.close();
      await removeLinkFiles(folders.home);
      await releaseLock(folders.lockPath, lockSecret);
      finished();
    })();
    return closing;
  };
  const link = () => `http://${host}/#token=${sessions.issueToken()}`;
  await removeLinkFiles(folders.home);
  if (options.open !== false) await openBrowser(link(), folders.home);
  return success({ own: true, link: link(), origin: `http://${host}`, closed, close });
}

/** A file with a link is needed for as long as a browser takes to start. */
const LINK_FILE_MS = 60_000;

async function servedFolder(named: string | undefined, data: string): Promise<Result<string>> {
  try {
    if (named !== undefined) return success(await realpath(named));
    const usual = join(data, "reports");
    await makePrivateFolder(usual);
    return success(await realpath(usual));
  } catch (error) {
    const found = readFailure(error);
    return found.code === "not-found"
      ? failure("not-found", "There is no such folder. Name one that exists with --folder.")
      : found;
  }
}

/** In the built command the pages lie beside it (dist/cli, dist/renderer); in the source two folders up. */
function builtRenderer(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, "../renderer"), join(here, "../../dist/renderer")];
  return candidates.find((folder) => existsSync(join(folder, "index.html")));
}
