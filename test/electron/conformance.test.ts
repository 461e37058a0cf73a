import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Result } from "../../shared/result";
import { launchChromium } from "../chromium";
import { temporaryFolder } from "../host/child";
import { describeHost, type TestShell } from "../host/conformance";
import { smallPage } from "../serve/page";
import { appFolder, BUILT_MAIN, buildParts } from "./built-app";
import { launchStandIn, type StandInApp } from "./standin/launch";

let browser: Browser;
let appRoot: string;
beforeAll(async () => {
  await buildParts("main", "preload");
  browser = await launchChromium();
  appRoot = await appFolder(await smallPage());
});
afterAll(() => browser.close());

async function start(): Promise<TestShell> {
  const root = await temporaryFolder();
  const [folder, data] = [join(root, "reports"), join(root, "data")];
  await mkdir(folder);
  await mkdir(data);
  const keyStore = { key: randomBytes(32) };
  const launch = () => launchStandIn({ browser, root: appRoot, main: BUILT_MAIN, data, keyStore });
  let app: StandInApp = await launch();
  return {
    files: "dialog",
    folder,
    data,
    call: (method, argument) =>
      app.page().evaluate(
        ([name, value]): Promise<Result<unknown>> => {
          const host = Reflect.get(window, "readoutHost"); // what the preload has put there
          return host[name](value);
        },
        [method, argument] as const,
      ),
    choose: (kind, name) => app.answer({ kind, path: name === undefined ? undefined : join(folder, name) }),
    killAndRestart: async () => {
      await app.kill();
      app = await launch();
    },
    close: () => app.kill(),
  };
}

describeHost("the desktop app on the stand-in for Electron", start);
