import { perBlock } from "../extract/keep";
import type { Analysis, BlockAnalysis } from "../extract/types";
import { type Range, SECTION_KINDS, type SectionKind } from "../report/report";
import type { CheckSettings } from "../settings";
import { RULES } from "./rules/index";
import { shiftDiagnostic } from "./shift";
import { withSitePhrases } from "./site-phrases";
import { withoutSuppressed } from "./suppression";
import type { BlockRule, Diagnostic, Flag, ReportRule, Rule, Severity } from "./types";

/** Checks one report again and again: what an unchanged block yielded is kept. */
export interface Checker {
  /** The same answer as `runChecks`, sorted by position. */
  readonly check: (analysis: Analysis) => readonly Diagnostic[];
}

/** All diagnostics of the report, sorted by position. A rule that crashes yields one diagnostic that says so. */
export function runChecks(
  analysis: Analysis,
  settings: CheckSettings,
  rules: readonly Rule[] = RULES,
): readonly Diagnostic[] {
  return join(analysis, planFor(rules, settings), checkBlock);
}

/**
 * The same as `runChecks` of each of them, but rule by rule: what a rule needs is fetched once for many reports and not
 * once for each, which is a fifth of the time for short ones.
 */
export function runChecksOnAll(
  analyses: readonly Analysis[],
  settings: CheckSettings,
  rules: readonly Rule[] = RULES,
): readonly (readonly Diagnostic[])[] {
  const plan = planFor(rules, settings);
  const outcomes = analyses.map((analysis): ReportOutcome => ({ analysis, found: [], crashed: new Set() }));
  for (const [rule, kinds] of plan.kindsOf)
    for (const { analysis, found, crashed } of outcomes)
      for (const block of analysis.blocks)
        if (kinds.has(block.kind) && !runBlockRule(rule, block, plan, found)) crashed.add(rule);
  for (const rule of plan.reportRules)
    for (const { analysis, found, crashed } of outcomes)
      if (!runReportRule(rule, analysis, plan, found)) crashed.add(rule);
  return outcomes.map(finished);
}

/** A checker for a report that is being edited. Settings are fixed: others need another checker. */
export function createChecker(settings: CheckSettings, rules: readonly Rule[] = RULES): Checker {
  const plan = planFor(rules, settings);
  return { check: (analysis) => join(analysis, plan, remembered) };
}

/** The last outcome of each block, with the plan that it is of. */
const last = perBlock((): { plan: Plan | undefined; outcome: BlockOutcome } => ({ plan: undefined, outcome: NOTHING }));

function remembered(block: BlockAnalysis, plan: Plan): BlockOutcome {
  const kept = last(block);
  if (kept.plan !== plan) {
    kept.plan = plan;
    kept.outcome = checkBlock(block, plan);
  } else if (kept.outcome.at !== block.from && kept.outcome.diagnostics.length > 0)
    kept.outcome = moved(kept.outcome, block.from);
  return kept.outcome;
}

/** The rules that are on, each with its place in the registry, so that the block rules of a section are at hand. */
interface Plan {
  readonly settings: CheckSettings;
  readonly blockRules: ReadonlyMap<SectionKind, readonly BlockRule[]>;
  /** Each block rule with the sections that it looks at. */
  readonly kindsOf: ReadonlyMap<BlockRule, ReadonlySet<SectionKind>>;
  readonly reportRules: readonly ReportRule[];
}

interface ReportOutcome {
  readonly analysis: Analysis;
  readonly found: Diagnostic[];
  readonly crashed: Set<Rule>;
}

interface BlockOutcome {
  /** Where the block stood when the positions were right. */
  readonly at: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly crashed: readonly BlockRule[];
}

const NOTHING: BlockOutcome = { at: 0, diagnostics: [], crashed: [] };

const plans = new WeakMap<readonly Rule[], WeakMap<CheckSettings, Plan>>();

function planFor(rules: readonly Rule[], settings: CheckSettings): Plan {
  let bySettings = plans.get(rules);
  if (bySettings === undefined) {
    bySettings = new WeakMap();
    plans.set(rules, bySettings);
  }
  let plan = bySettings.get(settings);
  if (plan === undefined) {
    plan = makePlan(rules, settings);
    bySettings.set(settings, plan);
  }
  return plan;
}

function makePlan(rules: readonly Rule[], settings: CheckSettings): Plan {
  const on = rules.filter((rule) => settings.rules[rule.id] !== "off");
  const ofBlocks = on.filter((rule): rule is BlockRule => rule.scope === "block");
  return {
    settings,
    blockRules: new Map(SECTION_KINDS.map((kind) => [kind, ofBlocks.filter((rule) => appliesTo(rule, kind))])),
    kindsOf: new Map(ofBlocks.map((rule) => [rule, new Set(SECTION_KINDS.filter((kind) => appliesTo(rule, kind)))])),
    reportRules: on.filter((rule): rule is ReportRule => rule.scope === "report"),
  };
}

function appliesTo(rule: BlockRule, kind: SectionKind): boolean {
  return rule.sections === undefined ? kind !== "header" : rule.sections.includes(kind);
}

function join(
  analysis: Analysis,
  plan: Plan,
  outcomeOf: (block: BlockAnalysis, plan: Plan) => BlockOutcome,
): readonly Diagnostic[] {
  const report: ReportOutcome = { analysis, found: [], crashed: new Set() };
  const { found, crashed } = report;
  for (const block of analysis.blocks) {
    const outcome = outcomeOf(block, plan);
    for (const diagnostic of outcome.diagnostics) found.push(diagnostic);
    for (const rule of outcome.crashed) crashed.add(rule);
  }
  for (const rule of plan.reportRules) if (!runReportRule(rule, analysis, plan, found)) crashed.add(rule);
  return finished(report);
}

function finished({ found, crashed }: ReportOutcome): readonly Diagnostic[] {
  for (const rule of crashed) found.push(crashDiagnostic(rule));
  return withoutSuppressed(found.sort(byPosition));
}

/** Adds what the rule says to `found`; false where it crashed. What it said before may be half of a thought and is dropped. */
function runReportRule(rule: ReportRule, analysis: Analysis, { settings }: Plan, found: Diagnostic[]): boolean {
  const mark = found.length;
  try {
    for (const flag of rule.check(analysis, settings)) found.push(diagnosticOf(rule, flag, settings));
    return true;
  } catch {
    found.length = mark;
    return false;
  }
}

function checkBlock(block: BlockAnalysis, plan: Plan): BlockOutcome {
  const diagnostics: Diagnostic[] = [];
  const crashed: BlockRule[] = [];
  for (const rule of plan.blockRules.get(block.kind) ?? [])
    if (!runBlockRule(rule, block, plan, diagnostics)) crashed.push(rule);
  return { at: block.from, diagnostics, crashed };
}

/** The same for a rule that looks at one block. */
function runBlockRule(rule: BlockRule, block: BlockAnalysis, { settings }: Plan, found: Diagnostic[]): boolean {
  const site = settings.phrases[rule.id];
  if (site === undefined) {
    if (rule.needs !== undefined && block[rule.needs].length === 0) return true;
    if (rule.trigger !== undefined && !rule.trigger(block)) return true;
  }
  const mark = found.length;
  try {
    const flags = rule.check(block, settings);
    const wanted = site === undefined ? flags : withSitePhrases(flags, block, site);
    for (const flag of wanted) found.push(diagnosticOf(rule, flag, settings));
    return true;
  } catch {
    found.length = mark;
    return false;
  }
}

function moved(outcome: BlockOutcome, at: number): BlockOutcome {
  const by = at - outcome.at;
  return { at, diagnostics: outcome.diagnostics.map((d) => shiftDiagnostic(d, by)), crashed: outcome.crashed };
}

function diagnosticOf(rule: Rule, flag: Flag, settings: CheckSettings): Diagnostic {
  const { from, to, message, related, evidence, fixes } = flag;
  const diagnostic: Mutable<Diagnostic> = {
    ruleId: rule.id,
    severity: severityOf(rule, flag, settings),
    from,
    to,
    message,
  };
  // A rule may hand on mentions, whose positions move with the text; a diagnostic's stand still.
  if (related !== undefined) diagnostic.related = related.map(plainRange);
  if (evidence !== undefined) diagnostic.evidence = evidence.map(plainRange);
  if (fixes !== undefined && fixes.length > 0) diagnostic.fixes = fixes;
  return diagnostic;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function plainRange({ from, to }: Range): Range {
  return { from, to };
}

const WEIGHT = { info: 0, warning: 1, error: 2 } as const satisfies Record<Severity, number>;

/**
 * A site's severity replaces the rule's own. A case that the rule itself judges as lighter stays lighter, so that raising
 * a rule does not turn its hints into errors.
 */
function severityOf(rule: Rule, flag: Flag, settings: CheckSettings): Severity {
  const site = settings.rules[rule.id];
  if (site === undefined || site === "off") return flag.severity ?? rule.severity;
  if (flag.severity === undefined) return site;
  return WEIGHT[flag.severity] < WEIGHT[site] ? flag.severity : site;
}

/** Says no more than which check failed: an error's own message could hold report text. */
function crashDiagnostic(rule: Rule): Diagnostic {
  return {
    ruleId: rule.id,
    severity: "info",
    from: 0,
    to: 0,
    message: `The check "${rule.title}" failed on this report, so it says nothing about it.`,
  };
}

function byPosition(a: Diagnostic, b: Diagnostic): number {
  return (
    a.from - b.from ||
    a.to - b.to ||
    WEIGHT[b.severity] - WEIGHT[a.severity] ||
    (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}
