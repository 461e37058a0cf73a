import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../host/child";
import { buildParts } from "./built-app";

const ROOT = join(import.meta.dirname, "..", "..");
const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** What the tool that sets fuses looks for in Electron's binary: the sentinel, version 1, nine fuses, each on or off. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";

/** A folder like Electron's distribution, with a binary that holds the fuses and nothing else. */
async function fakeDistribution(version: string): Promise<string> {
  const folder = await temporaryFolder();
  const fuses = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 9]), Buffer.from("101001010")]);
  await writeFile(join(folder, "electron"), Buffer.concat([Buffer.alloc(100), fuses, Buffer.alloc(100)]), {
    mode: 0o755,
  });
  for (const name of ["LICENSE", "LICENSES.chromium.html", "chrome-sandbox"]) await writeFile(join(folder, name), "");
  await writeFile(join(folder, "version"), version);
  await mkdir(join(folder, "resources"));
  return folder;
}

describe("the packed app", () => {
  let packed: string;
  beforeAll(async () => {
    await buildParts("main", "preload", "renderer");
    const { devDependencies } = require(join(ROOT, "package.json"));
    const output = await temporaryFolder();
    const args = ["--linux", "dir", "--x64", "--publish", "never", "--config", "electron-builder.yml"];
    args.push(`-c.electronDist=${await fakeDistribution(devDependencies.electron)}`, `-c.directories.output=${output}`);
    await run(process.execPath, [join(ROOT, "node_modules", "electron-builder", "cli.js"), ...args], { cwd: ROOT });
    packed = join(output, "linux-unpacked");
  });

  it("holds what was built and nothing of the sources, the tests or node_modules", () => {
    const { listPackage } = require("@electron/asar");
    const files: string[] = listPackage(join(packed, "resources", "app.asar"), {});
    const tops = new Set(files.map((file) => file.split("/").slice(1, 3).join("/")));
    expect([...tops].sort()).toEqual(["LICENSE", "dist", "dist/main", "dist/preload", "dist/renderer", "package.json"]);
    for (const needed of ["/dist/main/main.js", "/dist/preload/preload.cjs", "/dist/renderer/index.html"])
      expect(files).toContain(needed);
  });

  it("has its fuses set in the binary itself", async () => {
    const { getCurrentFuseWire } = require("@electron/fuses");
    const wire = await getCurrentFuseWire(join(packed, "readout"));
    const states = [0, 1, 2, 3, 4, 5, 6, 7].map((fuse) => String.fromCharCode(wire[fuse]));
    // Run as Node, cookie encryption, NODE_OPTIONS, inspector, ASAR integrity, ASAR only, own snapshot, file:// rights.
    expect(states.join("")).toBe("01001100");
  });
});
