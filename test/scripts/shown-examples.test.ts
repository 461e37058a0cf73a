import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { withShownExamples } from "../../scripts/shown-examples.mjs";

const RULES = join(import.meta.dirname, "..", "..", "shared", "checks", "rules");

const RULE = `export const rule = {
  id: "x",
  examples: { flagged: ["one, «a»", "two", "three"], clean: ["four"] },
  check: () => [["not", "an", "example"]],
};
`;

describe("the examples that a page holds", () => {
  it("are the first two of each list; the rest of the rule stays as it is", () => {
    expect(withShownExamples(RULE)).toBe(RULE.replace(', "three"', ""));
  });

  it.each(readdirSync(RULES, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts")))(
    "leave a module that can be read: %s",
    (path) => {
      const cut = withShownExamples(readFileSync(join(RULES, path), "utf8"));
      expect(() => parseAst(cut, { lang: "ts" })).not.toThrow();
      expect(withShownExamples(cut)).toBe(cut);
    },
  );
});
