import { describe, expect, it } from "vitest";
import { readSiteConfiguration } from "../../shared/checks/site-configuration";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";

const message = (text: string): string => {
  const result = readSiteConfiguration(text);
  return result.ok ? "accepted" : result.message;
};

describe("readSiteConfiguration", () => {
  it("reads every part and takes defaults for the rest", () => {
    const result = readSiteConfiguration(`{
      "rules": { "lang-cannot-exclude": "off", "imp-numbering": "warning" },
      "levels": { "acute appendicitis": 5 },
      "phrases": { "dict-wrong-word": { "add": ["gold bladder"], "remove": ["stint"] } },
      "guidelines": { "bosniak": "2005" },
      "impressionFirst": true,
      "communication": ["recipient", "time"]
    }`);
    expect(result).toEqual({
      ok: true,
      value: {
        ...DEFAULT_CHECK_SETTINGS,
        rules: { "lang-cannot-exclude": "off", "imp-numbering": "warning" },
        levels: { "acute appendicitis": 5 },
        phrases: { "dict-wrong-word": { add: ["gold bladder"], remove: ["stint"] } },
        guidelines: { bosniak: "2005" },
        impressionFirst: true,
        communication: ["recipient", "time"],
      },
    });
    expect(readSiteConfiguration("{}")).toEqual({ ok: true, value: DEFAULT_CHECK_SETTINGS });
  });

  it.each([
    ['{\n  "rules": {\n    "imp-numbering": "loud"\n  }\n}', "Line 3", '"off", "error", "warning", "info"'],
    ['{\n  "rules": { "imp-nubmering": "off" }\n}', "Line 2", '"imp-numbering"'],
    ['{ "levels": {\n "acute appendicitis": 7 } }', "Line 2", "0, 1, 2, 3, 4, 5"],
    ['{ "levels": {\n\n "oldish appendicitis": 3 } }', "Line 3", "appendicitis"],
    ['{ "impresionFirst": true }', "Line 1", '"impressionFirst"'],
    ['{ "impressionFirst":\n "yes" }', "Line 2", "true or false"],
    ['{ "guidelines": { "fleischner":\n "2005" } }', "Line 2", '"2017"'],
    ['{ "guidelines": { "rads": "1" } }', "Line 1", '"li-rads"'],
    ['{ "communication": ["recipient",\n "weather"] }', "Line 2", '"read-back"'],
    ['{ "phrases": { "imp-vague-item": {\n "plus": [] } } }', "Line 2", '"add"'],
    ['{ "impressionWords": 0 }', "Line 1", "1 to 10000"],
    ["[]", "Line 1", "object"],
    ['{\n "rules": {},\n', "Line 3", "name"],
    ['{\n "rules": {}\n "levels": {} }', "Line 3", '","'],
    ["", "Line 1", "value"],
    ['{ "a": "b\n" }', "Line 1", "closing"],
  ])("refuses %j and names the line and what is allowed", (text, line, allowed) => {
    expect(message(text)).toContain(line);
    expect(message(text)).toContain(allowed);
  });
});
