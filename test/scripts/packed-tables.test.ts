import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Rolldown } from "vite";
import { describe, expect, it } from "vitest";
import { cutTable, packedTables } from "../../scripts/packed-tables.mjs";
import { packedTables as packNow } from "../../shared/checks/packed-tables";
import { readTable } from "../../shared/lexicons/table";

const ROOT = join(import.meta.dirname, "../..");
const table = (name: string) => readFileSync(join(ROOT, "shared/lexicons", name), "utf8");

/** The code that a module of the source becomes in a program. */
async function builtCode(entry: string): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: "silent",
    plugins: [packedTables(ROOT)],
    build: { write: false, ssr: join(ROOT, entry), minify: false },
  });
  const { output } = result as Rolldown.RolldownOutput; // one build, not watched
  return output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("\n");
}

describe("a program", () => {
  it("holds the words and tables that the sources compile to now, and neither the compiler nor the phrases' tables", async () => {
    const code = await builtCode("shared/extract/lexicon.ts");
    const { words, tables } = packNow();
    expect(code).toContain(JSON.stringify(words));
    expect(code).toContain(JSON.stringify(tables));
    expect(code).not.toContain("compileLexicon");
    expect(code).not.toContain("negation-pre\\tforward");
    expect(code).not.toContain("extra-axial haemorrhage");
  });
});

describe("a table that is cut", () => {
  it("keeps the columns that are named, in their order", () => {
    const text = "a\tb\tc\n1\t2\t3\r\n4\t5\n\n";
    expect(cutTable(text, new URLSearchParams("columns=c,a&raw"))).toBe("c\ta\n3\t1\n\t4");
  });

  it("keeps the rows that have the value", () => {
    const text = "group\tword\nx\tone\ny\ttwo\nx\tthree";
    expect(cutTable(text, new URLSearchParams("columns=word&group=x&raw"))).toBe("word\none\nthree");
  });

  it("says which column is missing", () => {
    expect(() => cutTable("a\tb", new URLSearchParams("columns=a,d"))).toThrow('No column "d" among a, b');
  });

  it("reads as the whole table does", () => {
    const columns = ["concept", "level", "kind", "family", "flags"];
    const read = (text: string) => readTable(text, (row) => columns.map((name) => row[name]));
    const whole = table("concepts.tsv");
    expect(read(cutTable(whole, new URLSearchParams({ columns: columns.join() })))).toEqual(read(whole));
  });
});
