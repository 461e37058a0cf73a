import { describe, expect, it } from "vitest";
import type { AppCommand } from "../../renderer/commands/command";
import { browserUse, conflictOf, keyMap, keysOf, refusal } from "../../renderer/commands/key-map";
import { keysForPeople } from "../../renderer/commands/keys";
import { COMMANDS } from "../../renderer/commands/registry";
import { readAppSettings } from "../../shared/read-settings";
import { DEFAULT_SETTINGS } from "../../shared/settings";

const command = (id: string, keys?: string): AppCommand => ({
  id,
  title: id,
  group: "View",
  run: () => {},
  ...(keys === undefined ? {} : { keys }),
});
const SOME = [command("one", "Mod-1"), command("two", "Mod-2"), command("three")];

describe("the keys that come with the app", () => {
  it("are each a command's alone, and no browser keeps them", () => {
    const keys = COMMANDS.flatMap((each) => (each.keys === undefined ? [] : [each.keys]));
    expect(keys.filter((each, index) => keys.indexOf(each) !== index)).toEqual([]);
    expect(keys.filter((each) => browserUse(each)?.kept === true)).toEqual([]);
    expect(keys.filter((each) => refusal(each) !== undefined)).toEqual([]);
  });

  it("and the commands' names are found once", () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(ids.filter((each, index) => ids.indexOf(each) !== index)).toEqual([]);
  });
});

it.each([
  ["Mod--", "Ctrl+-"],
  ["Mod-Alt--", "Ctrl+Alt+-"],
  ["Mod-Shift-s", "Ctrl+Shift+S"],
  ["Alt-ArrowUp", "Alt+↑"],
  ["F8", "F8"],
])("people read %s as %s", (keys, expected) => {
  expect(keysForPeople(keys)).toBe(expected);
});

describe("the author's own keys", () => {
  it.each([
    [{}, { "Mod-1": "one", "Mod-2": "two" }],
    [{ one: "Mod-9" }, { "Mod-9": "one", "Mod-2": "two" }],
    [{ one: null }, { "Mod-2": "two" }],
    [{ three: "Mod-1" }, { "Mod-1": "three", "Mod-2": "two" }],
    [{ gone: "Mod-1" }, { "Mod-1": "one", "Mod-2": "two" }],
  ])("%j", (own, expected) => {
    const map = [...keyMap(SOME, own)].map(([keys, { id }]) => [keys, id]);
    expect(Object.fromEntries(map)).toEqual(expected);
  });

  it("names the command that has the keys already", () => {
    expect(conflictOf(SOME, {}, "three", "Mod-2")?.id).toBe("two");
    expect(conflictOf(SOME, { two: null }, "three", "Mod-2")).toBeUndefined();
    expect(keysOf(command("x", "F9"), { x: null })).toBeUndefined();
  });

  it.each([
    ["Mod-Shift-k", true],
    ["F9", true],
    ["Shift-F9", true],
    ["Alt-x", true],
    ["Mod-Enter", false],
    ["Mod-Alt-Enter", true],
    ["Mod-c", false],
    ["Mod-Shift-c", true],
    ["a", false],
    ["Shift-A", false],
    ["Tab", false],
    ["Mod-Control", false],
    ["Mod-Dead", false],
  ])("%s may be a command's: %s", (keys, allowed) => {
    expect(refusal(keys) === undefined).toBe(allowed);
  });

  it("are kept where they make sense, and named where they do not", () => {
    const keys = { save: "Mod-Shift-s", print: null, odd: "Mod Mod", worse: 7, "": "F1" };
    const { settings, problems } = readAppSettings({ ...DEFAULT_SETTINGS, keys });
    expect(settings.keys).toEqual({ save: "Mod-Shift-s", print: null });
    expect(problems).toEqual(["keys"]);
  });
});
