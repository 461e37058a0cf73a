import { applyEdits, editsOf } from "../../shared/checks/fixes";
import { RULES } from "../../shared/checks/rules/index";
import { runChecks } from "../../shared/checks/run-checks";
import { analyze } from "../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";

/** What one rule says of a text, each as "severity: flagged words". */
export function said(ruleId: string, text: string): readonly string[] {
  return found(ruleId, text).map(({ severity, from, to }) => `${severity}: ${text.slice(from, to)}`);
}

/** The text after the first fix of the rule's first diagnostic. */
export function mended(ruleId: string, text: string): string {
  const fix = found(ruleId, text)[0]?.fixes?.[0];
  if (fix === undefined) throw new Error(`${ruleId} offers no fix for ${text}`);
  return applyEdits(text, editsOf(fix, analyze(parseReportText(text)), text));
}

function found(ruleId: string, text: string) {
  const rules = RULES.filter(({ id }) => id === ruleId);
  return runChecks(analyze(parseReportText(text)), DEFAULT_CHECK_SETTINGS, rules);
}
