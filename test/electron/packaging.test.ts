import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const require = createRequire(import.meta.url);

type Config = Readonly<Record<string, unknown>>;
interface Builder {
  readonly validate: (config: Config) => Promise<void>;
  readonly parse: (yaml: string) => Config;
}

let builder: Builder;
let config: Config;
beforeAll(() => {
  // electron-builder's own check, which it runs before it packs. Not a public entry: its version is fixed in package.json.
  const { validateConfiguration } = require("app-builder-lib/out/util/config/config");
  const { load } = require("js-yaml");
  const silent = { isEnabled: false, add: () => {} };
  builder = { validate: (given) => validateConfiguration(given, silent), parse: load };
  config = builder.parse(readFileSync(join(ROOT, "electron-builder.yml"), "utf8"));
});

describe("electron-builder.yml", () => {
  it("fits electron-builder's schema", async () => {
    await expect(builder.validate(config)).resolves.not.toThrow();
  });

  it.each([
    ["electronFuzes", { electronFuzes: {} }],
    ["nsis.oneclick", { nsis: { oneclick: true } }],
    ["electronFuses.runAsNodes", { electronFuses: { runAsNodes: false } }],
    ["a misspelt target", { win: { target: [{ targett: "nsis" }] } }],
  ])("would be refused with %s", async (_what, change) => {
    await expect(builder.validate({ ...config, ...change })).rejects.toThrow(/invalid|configuration/i);
  });

  it("makes an installer and a portable program for Windows, and packages for macOS and Linux", () => {
    const targets = ["win", "mac", "linux"].flatMap((system) => {
      const { target } = config[system] as { target: readonly { target: string }[] }; // the schema is checked above
      return target.map((entry) => entry.target);
    });
    expect(targets).toEqual(["nsis", "portable", "dmg", "AppImage", "deb"]);
  });

  it("sets every fuse to the safe side", () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(config.asar).toBe(true);
  });

  it("packs the Electron that the types and the tests are of, and no node_modules", () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    expect(config.electronVersion).toBe(devDependencies.electron);
    expect(config.files).toContain("!node_modules");
  });

  it("leaves the user's data where it is when the app is removed", () => {
    expect(config.nsis).toMatchObject({ deleteAppDataOnUninstall: false });
  });
});
