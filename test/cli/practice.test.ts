import { afterAll, describe, expect, it } from "vitest";
import { EXAMPLE } from "../practice/example-case";
import { folderWith, readout } from "./program";

const GOOD = "1. 3.4 cm right upper pole renal mass. Urology referral.\n2. No stones.\n3. Left adrenal adenoma.\n";
const files = folderWith({
  "example.txt": EXAMPLE,
  "broken.txt": EXAMPLE.replace("difficulty: 2", "difficulty: 7").replace("weight 5", "weight 6"),
  "answer.txt": GOOD,
  "a.draft.txt": `IMPRESSION:\n${GOOD.replace("right", "left")}`,
  "a.final.txt": `IMPRESSION:\n${GOOD}`,
});
afterAll(() => files.remove());

describe("readout practice", () => {
  it("lists the cases that come with Readout", async () => {
    const { code, out } = await readout(["practice", "list", "--json"]);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { cases: unknown[] }).cases.length).toBeGreaterThanOrEqual(60);
  });

  it("shows a case without its Impression, and with it only when asked", async () => {
    const shown = await readout(["practice", "show", "ct-renal-colic"]);
    expect(shown.out).toContain("FINDINGS:");
    expect(shown.out).not.toMatch(/^point /m);
    expect(shown.out.trimEnd().endsWith("IMPRESSION:")).toBe(true);
    const solved = await readout(["practice", "show", "ct-renal-colic", "--solution"]);
    expect(solved.out).toMatch(/^point stone: /m);
  });

  it("scores an Impression with each point's id, weight, verdict, reason and evidence", async () => {
    const { code, out } = await readout([
      "practice",
      "score",
      files.file("example.txt"),
      files.file("answer.txt"),
      "--json",
    ]);
    expect(code).toBe(0);
    const { score, points } = JSON.parse(out) as {
      score: number;
      points: { id: string; evidence: { from: number; to: number; text: string }[] }[];
    };
    expect(score).toBe(100);
    for (const point of points)
      expect(point).toMatchObject({ weight: expect.any(Number), verdict: "met", reason: expect.any(String) });
    const evidence = points.flatMap((point) => point.evidence);
    for (const { from, to, text } of evidence) expect(GOOD.slice(from, to)).toBe(text);
    const again = await readout(["practice", "score", files.file("example.txt"), "-", "--json"], GOOD);
    expect(again.out).toBe(out);
  });

  it("names file and line of everything that is wrong with a case, and exits 1", async () => {
    const { code, out } = await readout(["practice", "validate", files.file("broken.txt")]);
    expect(code).toBe(1);
    expect(out).toContain("broken.txt:4");
    expect(out).toContain("broken.txt:7");
    expect((await readout(["practice", "validate", files.file("example.txt")])).code).toBe(0);
  });

  it("compares a draft with its final, and a folder of pairs", async () => {
    const one = await readout(["practice", "compare", files.file("a.draft.txt"), files.file("a.final.txt")]);
    expect(one.out).toContain('The side changed from "left" to "right".');
    const all = await readout(["practice", "compare", "--folder", files.path, "--json"]);
    expect(JSON.parse(all.out)).toMatchObject({ statistics: { pairs: 1, sameMeaning: 0 }, pairs: [{ name: "a" }] });
  });

  it("makes a case of a report, and says on standard error what was taken out", async () => {
    const { code, out, err } = await readout(
      ["practice", "from-report", "-"],
      EXAMPLE.slice(EXAMPLE.indexOf("Patient:")),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^title: CT abdomen/);
    expect(err).toContain("read the whole case once more");
  });

  it.each([
    [["practice"], "Say what to do"],
    [["practice", "show", "no-such-case"], 'no case "no-such-case"'],
    [["practice", "score", "ct-renal-colic"], "answer's file"],
    [["practice", "compare", "a.txt"], "two files"],
    [["practice", "list", "--sort"], "practice --help"],
  ])("exits 2 for %j", async (args, words) => {
    const { code, err } = await readout(args);
    expect([code, err]).toEqual([2, expect.stringContaining(words)]);
  });
});
