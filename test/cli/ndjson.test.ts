import { describe, expect, it } from "vitest";
import { CLEAN_REPORT, ended, FLAWED_REPORT, readout, start } from "./program";

const line = (id: unknown, text: unknown = CLEAN_REPORT) => `${JSON.stringify({ id, text })}\n`;
const records = (out: string): Record<string, unknown>[] =>
  out
    .split("\n")
    .slice(0, -1)
    .map((text) => JSON.parse(text));

describe("check --ndjson", () => {
  it("answers each line with one line, in order, the id as it came", async () => {
    const ids = ["a", 7, null, { part: [1] }, "ä\u{1f600}"];
    const { code, out } = await readout(["check", "--ndjson"], ids.map((id) => line(id)).join(""));
    expect(code).toBe(0);
    expect(records(out).map(({ id }) => id)).toEqual(ids);
  });

  it("gives every diagnostic the contract's fields, with indexes into the text", async () => {
    const { out } = await readout(["check", "--ndjson"], line("x", FLAWED_REPORT));
    const [record] = records(out);
    const diagnostics = record?.diagnostics as Record<string, unknown>[];
    expect(diagnostics.map(({ rule }) => rule)).toContain("dict-unfilled-field");
    for (const one of diagnostics) {
      expect(Object.keys(one)).toEqual(["rule", "severity", "start", "end", "message", "related", "fixes"]);
      expect(["error", "warning", "info"]).toContain(one.severity);
    }
    const field = diagnostics.find(({ rule }) => rule === "dict-unfilled-field");
    expect(FLAWED_REPORT.slice(Number(field?.start), Number(field?.end))).toBe("[size]");
  });

  it.each([
    ["no JSON", "{oops", "not valid JSON"],
    ["a number", "7", 'not an object {"id", "text"}'],
    ["a list", "[]", 'not an object {"id", "text"}'],
    ["no text", '{"id":1}', 'no "text", or it is no string'],
    ["a text that is no string", '{"id":1,"text":5}', 'no "text", or it is no string'],
    ["an empty line", "", "not valid JSON"],
  ])("answers %s with an error record and goes on", async (_, bad, error) => {
    const { code, out, err } = await readout(["check", "--ndjson"], `${line(1)}${bad}\n${line(3)}`);
    expect(code).toBe(0);
    expect(records(out)[1]).toEqual({ id: null, error, line: 2 });
    expect(records(out).map(({ id }) => id)).toEqual([1, null, 3]);
    expect(err).toBe("readout: 3 lines read, 1 bad\n");
  });

  it("refuses bytes that are no UTF-8 in their line only", async () => {
    const input = Buffer.concat([Buffer.from(line(1)), Buffer.from([0x7b, 0xff, 0x7d, 0x0a]), Buffer.from(line("é"))]);
    const { out } = await readout(["check", "--ndjson"], input);
    expect(records(out)[1]).toEqual({ id: null, error: "not valid UTF-8", line: 2 });
    expect(records(out)[2]?.id).toBe("é");
  });

  it("takes CRLF, a byte order mark and a last line without an end", async () => {
    const input = `\ufeff${line(1).replace("\n", "\r\n")}${line(2).trimEnd()}`;
    const { out } = await readout(["check", "--ndjson"], input);
    expect(records(out).map(({ id }) => id)).toEqual([1, 2]);
  });

  it("answers nothing to nothing", async () => {
    expect(await readout(["check", "--ndjson"], "")).toEqual({
      code: 0,
      out: "",
      err: "readout: 0 lines read, 0 bad\n",
    });
  });

  it.each(["1", "2"])("refuses a line over 4 MB and keeps the count of lines (jobs %s)", async (jobs) => {
    const long = line("long", "x".repeat(4 * 1024 * 1024));
    const input = `${line(1)}${long}${long.slice(0, 5_000_000)}${line(4)}`;
    const { code, out } = await readout(["check", "--ndjson", "--jobs", jobs], input);
    expect(code).toBe(0);
    expect(records(out).map(({ id, error, line: at }) => [id, error, at])).toEqual([
      [1, undefined, undefined],
      [null, "the line has more than 4 MB", 2],
      [null, "the line has more than 4 MB", 3],
      [4, undefined, undefined],
    ]);
  });

  it("writes the same bytes for any number of jobs", async () => {
    const texts = [CLEAN_REPORT, FLAWED_REPORT, "no headings at all", "FINDINGS: 漢字 and 😀.\r\nIMPRESSION: x", ""];
    // Fields that nobody reads make the lines long, so that there are several batches for each worker.
    const note = "x".repeat(6000);
    const input = Array.from({ length: 1200 }, (_, at) =>
      at % 97 === 0 ? "{bad\n" : `${JSON.stringify({ note, id: at, text: texts[at % texts.length] })}\n`,
    ).join("");
    const [one, two, three] = await Promise.all(
      ["1", "2", "3"].map((jobs) => readout(["check", "--ndjson", "--jobs", jobs], input)),
    );
    expect(records(one?.out ?? "")).toHaveLength(1200);
    expect(two).toEqual(one);
    expect(three).toEqual(one);
  });

  it.each(["1", "2"])("answers a line before the next one comes (jobs %s)", async (jobs) => {
    const child = start(["check", "--ndjson", "--jobs", jobs]);
    for (const id of [1, 2, 3]) {
      const answer = new Promise((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
      child.stdin.write(line(id));
      expect(records(String(await answer)).map((record) => record.id)).toEqual([id]);
    }
    child.stdin.end();
    expect((await ended(child)).code).toBe(0);
  });

  it.each(["1", "2"])("ends without a word when the reader has seen enough (jobs %s)", async (jobs) => {
    const child = start(["check", "--ndjson", "--jobs", jobs]);
    const end = new Promise((resolve) => child.on("close", resolve));
    let err = "";
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.stdin.on("error", () => {});
    child.stdout.once("data", () => child.stdout.destroy());
    const many = line(1).repeat(2500);
    child.stdin.end(many);
    expect(await end).toBe(0);
    expect(err).not.toMatch(/EPIPE|error/i);
  });

  it("waits while nobody reads, instead of filling memory", async () => {
    const child = start(["check", "--ndjson"]);
    const piece = line(1, FLAWED_REPORT).repeat(500);
    child.stdin.on("error", () => {});
    let sent = 0;
    // What fits into the pipes and one batch is taken; then the writer has to wait.
    for (; sent < 60 && child.stdin.write(piece); sent++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toBeLessThan(60);
    child.kill("SIGKILL");
  });
});

describe("analyze --ndjson", () => {
  it("answers with everything the contract names", async () => {
    const { out } = await readout(["analyze", "--ndjson"], line("x", FLAWED_REPORT));
    const [record] = records(out);
    expect(Object.keys(record ?? {})).toEqual([
      "id",
      "sections",
      "sentences",
      "mentions",
      "measurements",
      "recommendations",
    ]);
    expect(((record?.sections ?? []) as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      "header",
      "indication",
      "technique",
      "comparison",
      "findings",
      "impression",
    ]);
  });

  it("answers one assertion for each span", async () => {
    const text = "FINDINGS: No pleural effusion. Possible pneumonia. Left renal cyst.";
    const spans = ["pleural effusion", "pneumonia", "renal cyst"].map((words) => {
      const start = text.indexOf(words);
      return [start, start + words.length];
    });
    const { out } = await readout(["analyze", "--ndjson"], `${JSON.stringify({ id: 1, text, spans })}\n`);
    expect(records(out)[0]?.assertions).toEqual(["absent", "possible", "present"]);
  });

  it.each([[[[0, 9999]]], [[["a", 2]]], ["x"], [[[3, 1]]]])("refuses spans outside the text: %j", async (spans) => {
    const { out } = await readout(
      ["analyze", "--ndjson"],
      `${JSON.stringify({ id: 1, text: "No effusion.", spans })}\n`,
    );
    expect(records(out)).toEqual([{ id: null, error: '"spans" is no list of [start, end] within the text', line: 1 }]);
  });
});
