import type { PointVerdict } from "../../shared/practice/score/scorecard";

/** An answer that somebody judged by hand. */
export interface JudgedAnswer {
  readonly caseId: string;
  /** "good", "good-other-words", or the kind of bad. */
  readonly label: string;
  /** The line of the file at which it begins, from 1. */
  readonly line: number;
  readonly text: string;
  readonly expected: ReadonlyMap<string, PointVerdict>;
}

const VERDICTS: readonly PointVerdict[] = ["met", "partly", "missed"];

/**
 * Reads a file of answers: blocks that begin with `=== LABEL`, the Impression, a line `--- verdicts`, and lines of
 * `POINT-ID: met|partly|missed`. Throws with the line where it is none.
 */
export function readAnswers(caseId: string, content: string): readonly JudgedAnswer[] {
  const answers: JudgedAnswer[] = [];
  const lines = content.split(/\r?\n/);
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${caseId}, line ${at + 1}: ${what}`);
  };
  while (at < lines.length) {
    const head = /^===\s*(\S.*?)\s*$/.exec(lines[at] ?? "");
    if (head === null) {
      if ((lines[at] ?? "").trim() !== "" && !(lines[at] ?? "").startsWith("#"))
        fail('a block begins with "=== LABEL"');
      at += 1;
      continue;
    }
    const line = at + 1;
    const text: string[] = [];
    at += 1;
    while (at < lines.length && !/^---\s*verdicts\s*$/.test(lines[at] ?? "")) {
      if (/^===/.test(lines[at] ?? "")) fail("the answer before it has no verdicts");
      text.push(lines[at] ?? "");
      at += 1;
    }
    at += 1;
    const expected = new Map<string, PointVerdict>();
    while (at < lines.length && !/^===/.test(lines[at] ?? "")) {
      const own = (lines[at] ?? "").trim();
      if (own !== "" && !own.startsWith("#")) {
        const match = /^([a-z0-9-]+):\s*(\w+)/.exec(own);
        const verdict = VERDICTS.find((one) => one === match?.[2]);
        if (match === null || verdict === undefined) fail(`"${own}" is no verdict`);
        else expected.set(match[1] ?? "", verdict);
      }
      at += 1;
    }
    answers.push({ caseId, label: head[1] ?? "", line, text: text.join("\n").trim(), expected });
  }
  return answers;
}
