import { describe, expect, it } from "vitest";
import { listIn, readFrontMatter, writeFrontMatter } from "../../shared/text/front-matter";

describe("front matter", () => {
  it("gives keys, values, their lines and the body with the line that it begins on", () => {
    const read = readFrontMatter("# a comment\nname: Knee\n\npoint  mass: finding = a: b\n---\nFINDINGS:\nNormal.\n");
    expect(read.problems).toEqual([]);
    expect(read.entries).toEqual([
      { key: "name", value: "Knee", line: 2 },
      { key: "point mass", value: "finding = a: b", line: 4 },
    ]);
    expect(read.body).toBe("FINDINGS:\nNormal.\n");
    expect(read.bodyLine).toBe(6);
  });

  it.each(["\r\n", "\r", "\n"])("reads files of every system (%j), with a byte order mark", (end) => {
    const read = readFrontMatter(`\uFEFF${["name: Knee", "---", "one", "two"].join(end)}`);
    expect(read).toEqual({
      entries: [{ key: "name", value: "Knee", line: 1 }],
      body: "one\ntwo",
      bodyLine: 3,
      problems: [],
    });
  });

  it("names every line that is no pair and reads the others", () => {
    const read = readFrontMatter("name: Knee\nwhat is this\nmodality: MR\n: none\n---\n");
    expect(read.problems.map(({ line }) => line)).toEqual([2, 4]);
    expect(read.entries.map(({ key }) => key)).toEqual(["name", "modality"]);
  });

  it("says that the dashes are missing, without a complaint for every line of the report", () => {
    const read = readFrontMatter(`name: Knee\n${"Some words of a report.\n".repeat(50)}`);
    expect(read.problems.length).toBeLessThan(6);
    expect(read.problems.at(-1)?.message).toContain("three dashes");
    expect(read.body).toBe("");
  });

  it("keeps a second line of dashes in the body", () => {
    expect(readFrontMatter("a: 1\n---\nx\n---\ny").body).toBe("x\n---\ny");
  });

  it("writes what it reads", () => {
    const entries = [
      { key: "name", value: "Knee" },
      { key: "measurements", value: "" },
    ];
    const read = readFrontMatter(writeFrontMatter(entries, "FINDINGS:\nNormal.\n"));
    expect(read.entries.map(({ key, value }) => ({ key, value }))).toEqual(entries);
    expect(read.body).toBe("FINDINGS:\nNormal.\n");
  });
});

describe("a list", () => {
  it("is cut at semicolons, without what is empty", () => {
    expect(listIn(" menisci; ligaments ;;bone; ")).toEqual(["menisci", "ligaments", "bone"]);
    expect(listIn("")).toEqual([]);
  });
});
