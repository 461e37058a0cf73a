import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { appFolder, BUILT_MAIN, buildParts } from "../electron/built-app";
import { launchStandIn, type StandInApp } from "../electron/standin/launch";
import { type Child, temporaryFolder, watch } from "../host/child";
import { watchRequests } from "./hands";

const PROJECT = join(import.meta.dirname, "..", "..");

export const SHELLS = ["readout serve", "the desktop app on the stand-in for Electron"] as const;
export type ShellName = (typeof SHELLS)[number];

/** The whole product in one of its shells: built editor, built shell, real files, a real Chromium. */
export interface Shell {
  readonly name: ShellName;
  readonly folder: string;
  readonly data: string;
  page(): Page;
  /** What the user will say to the next dialog of a shell that has dialogs; nothing happens in the other. */
  choose(kind: "open" | "save", file: string): void;
  readonly hasDialogs: boolean;
  /** Requests that left the computer or tried to. */
  outsideRequests(): readonly string[];
  /** Errors of the page, of its console and of the shell. */
  problems(): readonly string[];
  /** Ends the shell as a power cut would and starts it again. */
  killAndRestart(): Promise<void>;
  close(): Promise<void>;
}

export async function buildShells(): Promise<void> {
  await buildParts("cli", "main", "preload", "renderer");
}

export async function startShell(name: ShellName, browser: Browser): Promise<Shell> {
  const root = await temporaryFolder();
  const [folder, data] = [join(root, "reports"), join(root, "data")];
  await mkdir(folder);
  await mkdir(data);
  return name === "readout serve" ? startBrowserShell(browser, folder, data) : startDesktopShell(browser, folder, data);
}

async function startBrowserShell(browser: Browser, folder: string, data: string): Promise<Shell> {
  let problems: string[] = [];
  const outside: string[] = [];
  let server: Child | undefined;
  let page: Page | undefined;

  async function launch(): Promise<void> {
    const args = [join(PROJECT, "dist", "cli", "readout.js"), "serve", "--folder", folder, "--no-open"];
    server = watch(spawn(process.execPath, args, { env: { ...process.env, READOUT_DATA: data } }));
    const link = (await server.line(/^ {2}http:/)).trim();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    watchRequests(page);
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("request", (request) => {
      if (new URL(request.url()).origin !== new URL(link).origin && !/^(blob|data):/.test(request.url()))
        outside.push(request.url());
    });
    await page.goto(link);
    await page.waitForSelector(".ProseMirror");
  }
  async function kill(): Promise<void> {
    server?.process.kill("SIGKILL");
    await server?.ended;
    await page?.context().close();
    if (server && server.errors() !== "") problems.push(server.errors());
  }

  await launch();
  return {
    name: "readout serve",
    folder,
    data,
    hasDialogs: false,
    page: () => present(page),
    choose: () => {},
    outsideRequests: () => outside,
    problems: () => problems,
    killAndRestart: async () => {
      await kill();
      // The page of a killed server complains that it is alone; that is as it should be.
      problems = problems.filter((problem) => !problem.includes("net::ERR"));
      await launch();
    },
    close: kill,
  };
}

async function startDesktopShell(browser: Browser, folder: string, data: string): Promise<Shell> {
  const keyStore = { key: randomBytes(32) };
  const root = await appFolder(join(PROJECT, "dist", "renderer"));
  const earlier: StandInApp[] = [];
  let app: StandInApp;
  async function launch(): Promise<void> {
    app = await launchStandIn({ browser, root, main: BUILT_MAIN, data, keyStore });
    earlier.push(app);
    await app.page().waitForSelector(".ProseMirror");
  }
  await launch();
  return {
    name: "the desktop app on the stand-in for Electron",
    folder,
    data,
    hasDialogs: true,
    page: () => app.page(),
    choose: (kind, file) => app.answer({ kind, path: join(folder, file) }),
    outsideRequests: () => earlier.flatMap(({ state }) => [...state.outsideRequests, ...state.stoppedRequests]),
    problems: () => earlier.flatMap(({ state }) => [...state.errors, ...state.dialogs.unexpected]),
    killAndRestart: async () => {
      await app.kill();
      await launch();
    },
    close: () => app.kill(),
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the shell does not run");
  return value;
}
