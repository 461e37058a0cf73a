import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { createSettingsFile } from "../../host/settings-file";
import { readAppSettings } from "../../shared/read-settings";
import { DEFAULT_SETTINGS } from "../../shared/settings";
import { temporaryFolder } from "./child";

let path: string;
beforeEach(async () => {
  path = join(await temporaryFolder(), "deep", "settings.json");
});

describe("the settings file", () => {
  it("is made with its folder, for this user alone, and read back", async () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      zoom: 1.5,
      checks: { ...DEFAULT_SETTINGS.checks, rules: { "a-b": "off" } },
    } as const;
    expect(await createSettingsFile(path).write(settings)).toMatchObject({ ok: true });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const again = createSettingsFile(path);
    expect(await again.read()).toEqual({ ok: true, value: settings });
    expect(again.notice()).toBeUndefined();
  });

  it("may know more than this version: what is unknown is dropped without a word", async () => {
    await createSettingsFile(path).write(DEFAULT_SETTINGS);
    await writeFile(path, JSON.stringify({ ...DEFAULT_SETTINGS, theme: "light", hologram: true }));
    const file = createSettingsFile(path);
    expect(await file.read()).toEqual({ ok: true, value: { ...DEFAULT_SETTINGS, theme: "light" } });
    expect(file.notice()).toBeUndefined();
  });

  it("gives defaults for single values that make no sense and names them, never their content", async () => {
    await createSettingsFile(path).write(DEFAULT_SETTINGS);
    await writeFile(
      path,
      JSON.stringify({ theme: "Doe", zoom: 1.25, checks: { impressionFirst: "yes", levels: { x: 9 } } }),
    );
    const file = createSettingsFile(path);
    expect(await file.read()).toEqual({ ok: true, value: { ...DEFAULT_SETTINGS, zoom: 1.25 } });
    expect(file.notice()).toMatch(/theme/);
    expect(file.notice()).toMatch(/checks\.impressionFirst/);
    expect(file.notice()).not.toContain("Doe");
  });

  it("loses nothing: what made no sense is kept aside, what is of another version is written back", async () => {
    await createSettingsFile(path).write(DEFAULT_SETTINGS);
    const before = JSON.stringify({ theme: "sepia", hologram: { on: true }, zoom: 1.5 });
    await writeFile(path, before);
    const file = createSettingsFile(path);
    const read = await file.read();
    if (!read.ok) throw new Error(read.message);
    expect(file.notice()).toBe(
      "Some settings made no sense and have their defaults: theme. The file as it was is kept as settings.json.damaged.",
    );
    await file.write({ ...read.value, zoom: 1 });
    expect(await readFile(`${path}.damaged`, "utf8")).toBe(before);
    expect(JSON.parse(await readFile(path, "utf8"))).toMatchObject({ hologram: { on: true }, theme: "dark", zoom: 1 });
  });

  it.each(["", "{", "[]", "null", "7", '"text"', "\u0000", "{}{}"])("is kept aside when it holds %j", async (text) => {
    await createSettingsFile(path).write(DEFAULT_SETTINGS);
    await writeFile(path, text);
    const file = createSettingsFile(path);
    expect(await file.read()).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    expect(file.notice()).toContain("settings.json.damaged");
    expect(await readdir(join(path, ".."))).toEqual(["settings.json.damaged"]);
    expect(await readFile(`${path}.damaged`, "utf8")).toBe(text);
    expect(await file.write(DEFAULT_SETTINGS)).toMatchObject({ ok: true });
  });
});

describe("reading settings", () => {
  it("gives settings for anything at all, and the same again from what it gave", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const { settings } = readAppSettings(value);
        expect(readAppSettings(settings)).toEqual({ settings, problems: [] });
      }),
    );
  });
});
