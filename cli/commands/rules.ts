import { RULES } from "../../shared/checks/rules/index";
import type { Rule } from "../../shared/checks/types";
import { figuresOf } from "../../shared/figures/rule-figures";
import { CannotWork, CLEAN, type Command, readArguments } from "../command";
import { type Paint, paintFor } from "../format/paint";
import { figureLines } from "../format/rule-figures";
import { say } from "../output";
import { RULE_SET, VERSION } from "../version";

export const rules: Command = {
  help: `Usage: readout rules [ID] [--json]

Lists the checks, or shows one: why it is there, where it comes from, examples («…» marks what it flags), and what was
measured of it: staged errors found, alerts per 1,000 reports that nobody changed, and how many of those a reader called right.

Examples:
  readout rules
  readout rules meas-unit-missing
  readout rules --json
`,

  async run(args) {
    const { values, positionals } = readArguments(args, { json: { type: "boolean" } }, "rules");
    const [id, ...more] = positionals;
    if (more.length > 0) throw new CannotWork("Name one rule, or none for the list.");
    const chosen = id === undefined ? RULES : [find(id)];
    const paint = paintFor(process.stdout, process.env);
    if (values.json === true) await say(`${JSON.stringify(asData(chosen), undefined, 2)}\n`);
    else await say(id === undefined ? list(chosen, paint) : chosen.map((rule) => card(rule, paint)).join("\n"));
    return CLEAN;
  },
};

function find(id: string): Rule {
  const rule = RULES.find((one) => one.id === id);
  if (rule !== undefined) return rule;
  const near = RULES.filter((one) => one.id.includes(id) || one.id.split("-")[0] === id.split("-")[0]);
  const hint = near.length > 0 ? ` Near it: ${near.map((one) => one.id).join(", ")}.` : "";
  throw new CannotWork(`There is no rule "${id}".${hint} "readout rules" lists them all.`);
}

const asData = (chosen: readonly Rule[]) => ({
  version: VERSION,
  ruleSet: RULE_SET,
  rules: chosen.map(({ id, title, severity, why, source, examples }) => ({
    id,
    title,
    severity,
    why,
    source,
    examples,
    figures: figuresOf(id) ?? null,
  })),
});

function list(all: readonly Rule[], paint: Paint): string {
  const width = Math.max(0, ...all.map(({ id }) => id.length));
  const lines = all.map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}`);
  return `${lines.join("\n")}\n${paint.dim(`${all.length} rules, rule set ${RULE_SET}`)}\n`;
}

function card(rule: Rule, paint: Paint): string {
  const example = (text: string) => `  ${text.trimEnd().replaceAll("\n", "\n  ")}\n`;
  return [
    `${paint.bold(rule.title)}  ${paint.dim(rule.id)}  ${rule.severity}`,
    `\n${rule.why}`,
    `Source: ${rule.source}`,
    `\nFlagged:\n${rule.examples.flagged.map(example).join("\n")}`,
    `Not flagged:\n${rule.examples.clean.map(example).join("\n")}`,
    ...figureLines(figuresOf(rule.id), RULE_SET),
    "",
  ].join("\n");
}
