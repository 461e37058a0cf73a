import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import { beforeAll, describe } from "vitest";
import { temporaryFolder } from "../host/child";
import { describeHost, type TestShell } from "../host/conformance";
import { buildParts } from "./built-app";

const PROJECT = join(import.meta.dirname, "..", "..");

/** The binary that `npx install-electron` fetches, or the one named by ELECTRON_PATH; undefined where neither is there. */
function electronBinary(): string | undefined {
  if (process.env.ELECTRON_PATH) return process.env.ELECTRON_PATH;
  const folder = join(PROJECT, "node_modules", "electron");
  const note = join(folder, "path.txt");
  const path = existsSync(note) ? join(folder, "dist", readFileSync(note, "utf8").trim()) : undefined;
  return path !== undefined && existsSync(path) ? path : undefined;
}

const binary = electronBinary();
const hasScreen = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

async function start(): Promise<TestShell> {
  const root = await temporaryFolder();
  const [folder, data] = [join(root, "reports"), join(root, "data")];
  await mkdir(folder);
  await mkdir(data);
  let app: ElectronApplication;
  let page: Page;
  async function launch(): Promise<void> {
    app = await _electron.launch({
      ...(binary === undefined ? {} : { executablePath: binary }),
      args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), PROJECT],
      env: { ...process.env, READOUT_DATA: data } as Record<string, string>, // undefined values are left out by Node
    });
    page = await app.firstWindow();
    await page.waitForSelector(".ProseMirror");
  }
  async function kill(): Promise<void> {
    const ended = new Promise((resolve) => app.process().once("exit", resolve));
    app.process().kill("SIGKILL");
    await ended;
  }
  await launch();
  let choosing: Promise<unknown> = Promise.resolve();
  return {
    files: "dialog",
    folder,
    data,
    call: async (method, argument) => {
      await choosing;
      return page.evaluate(([name, value]) => Reflect.get(window, "readoutHost")[name](value), [
        method,
        argument,
      ] as const);
    },
    choose: (kind, name) => {
      const path = name === undefined ? "" : join(folder, name);
      choosing = app.evaluate(
        ({ dialog }, [which, chosen]) => {
          const canceled = chosen === "";
          if (which === "open") dialog.showOpenDialog = async () => ({ canceled, filePaths: canceled ? [] : [chosen] });
          else dialog.showSaveDialog = async () => ({ canceled, filePath: chosen });
        },
        [kind, path] as const,
      );
    },
    killAndRestart: async () => {
      await kill();
      await launch();
    },
    close: kill,
  };
}

describe.runIf(binary !== undefined && hasScreen)("with Electron's own binary, where it is present", () => {
  beforeAll(() => buildParts("main", "preload", "renderer"));
  describeHost("the desktop app in real Electron", start);
});
