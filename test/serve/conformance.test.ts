import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll } from "vitest";
import { bundleProgram, type Child, runProgram, temporaryFolder } from "../host/child";
import { describeHost, type TestShell } from "../host/conformance";
import { callMethod, signIn } from "./client";
import { smallPage } from "./page";

let program: string;
let rendererFolder: string;
beforeAll(async () => {
  program = await bundleProgram(new URL("./serve-program.ts", import.meta.url).href);
  rendererFolder = await smallPage();
});

async function start(): Promise<TestShell> {
  const root = await temporaryFolder();
  const [folder, data] = [join(root, "reports"), join(root, "data")];
  await mkdir(folder);
  await mkdir(data);
  let child: Child;
  let origin = "";
  let cookie = "";
  async function launch() {
    child = runProgram(program, [
      JSON.stringify({ version: "test", open: false, folder, data, rendererFolder, templates: join(data, "shared") }),
    ]);
    const link = (await child.line(/^ {2}http:/)).trim();
    origin = new URL(link).origin;
    cookie = await signIn(link);
  }
  async function kill() {
    child.process.kill("SIGKILL");
    await child.ended;
  }
  await launch();
  return {
    files: "listing",
    folder,
    data,
    call: (method, argument) => callMethod(origin, cookie, method, argument),
    choose: () => {},
    killAndRestart: async () => {
      await kill();
      await launch();
    },
    close: kill,
  };
}

describeHost("readout serve over HTTP, killed for real", start);
