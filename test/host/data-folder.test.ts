import { describe, expect, it } from "vitest";
import { dataFolder } from "../../host/data-folder";

describe("the data folder", () => {
  it.each([
    ["linux", {}, "/home/a", "/home/a/.local/share/readout"],
    ["linux", { XDG_DATA_HOME: "/data" }, "/home/a", "/data/readout"],
    ["linux", { XDG_DATA_HOME: "relative" }, "/home/a", "/home/a/.local/share/readout"],
    ["linux", { XDG_DATA_HOME: "" }, "/home/a", "/home/a/.local/share/readout"],
    ["darwin", {}, "/Users/a", "/Users/a/Library/Application Support/Readout"],
    ["win32", { LOCALAPPDATA: "/local" }, "/users/a", "/local/Readout"],
    ["win32", {}, "/users/a", "/users/a/AppData/Local/Readout"],
    ["linux", { READOUT_DATA: "/elsewhere", XDG_DATA_HOME: "/data" }, "/home/a", "/elsewhere"],
  ] as const)("on %s with %j is the system's place", (platform, env, home, expected) => {
    expect(dataFolder(env, platform, home)).toBe(expected);
  });
});
