import { runChecks } from "../checks/run-checks";
import { analyze } from "../extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../settings";
import type { LineProblem } from "../text/front-matter";
import { parseReportText } from "../text/parse";
import type { PracticeCase } from "./case";
import { isMain } from "./score/judge-mains";
import { mainFinding } from "./score/match-concepts";
import { mentionsOf } from "./score/mentions";
import { readTexts } from "./score/reading";
import { scoreText } from "./score/score";
import { wordingsOf } from "./score/wordings";

/** What is wrong with a case that could be read. A warning does not keep it from being used. */
export interface CaseProblem extends LineProblem {
  readonly severity: "error" | "warning";
}

/**
 * Everything that is wrong with a case: what the checks say of its report, points that its own reference does not meet, and
 * points that the Findings do not carry. `text` is its file, for the lines.
 */
export function validateCase(practice: PracticeCase, text: string): readonly CaseProblem[] {
  const problems = [...diagnosed(practice, text), ...unmet(practice), ...uncarried(practice)];
  return problems.sort((a, b) => a.line - b.line);
}

/** The problems that keep a case from being used; warnings aside. */
export const isValidCase = (problems: readonly CaseProblem[]): boolean =>
  problems.every(({ severity }) => severity === "warning");

/** A reference that the checks would flag teaches what they forbid. */
function diagnosed({ report }: PracticeCase, text: string): readonly CaseProblem[] {
  const body = text.split(/\r\n|\r|\n/).findIndex((line) => /^-{3,}\s*$/.test(line)) + 2;
  const analysis = analyze(parseReportText(report), DEFAULT_CHECK_SETTINGS);
  return runChecks(analysis, DEFAULT_CHECK_SETTINGS)
    .filter(({ severity }) => severity !== "info")
    .map(({ ruleId, severity, message, from }) => ({
      line: body + report.slice(0, from).split("\n").length - 1,
      message: `${message} (${severity} of ${ruleId})`,
      severity: "error",
    }));
}

function unmet(practice: PracticeCase): readonly CaseProblem[] {
  const lines = new Map(practice.points.map(({ id, line }) => [id, line]));
  return scoreText(practice, practice.reference).points.flatMap(({ id, verdict, reason }): CaseProblem[] =>
    verdict === "met"
      ? []
      : [
          {
            line: lines.get(id) ?? 1,
            message: `The reference Impression does not meet "${id}": ${reason}`,
            severity: "error",
          },
        ],
  );
}

/** The Findings must say, in any words, what a point asks for. Conclusions are another matter: nobody finds a category written there. */
function uncarried(practice: PracticeCase): readonly CaseProblem[] {
  const { sections } = parseReportText(practice.presented);
  const blocks = sections.filter(({ kind }) => kind === "findings").flatMap((section) => section.blocks);
  const findings = readTexts(
    practice,
    blocks.map(({ text }) => text),
  );
  const words = new Set(findings.sentences.flatMap(({ terms }) => terms.terms.map(({ key }) => key)));
  const wordings = wordingsOf(practice);
  return practice.points.filter(isMain).flatMap((point): CaseProblem[] => {
    const accepted = wordings.get(point.id) ?? [];
    const isConclusion = accepted.some((wording) => {
      const concept = mainFinding(wording)?.concept;
      return concept === undefined ? false : concept.kind === "category" || concept.describedBy.length > 0;
    });
    const isSpoken = accepted.some(({ needed }) =>
      needed.some(({ key, parts }) => [key, ...parts].some((one) => words.has(one))),
    );
    if (isConclusion || isSpoken || mentionsOf(point, findings).length > 0) return [];
    const wanted = point.wordings[0] ?? "";
    return [
      { line: point.line, message: `Nothing in the Findings was found that says "${wanted}".`, severity: "warning" },
    ];
  });
}
