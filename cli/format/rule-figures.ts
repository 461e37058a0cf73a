import type { Counted, RuleFigures } from "../../shared/figures/rule-figures";

/** The measured part of a rule's card, a line each; `ruleSet` is the one that the program was built with. */
export function figureLines(figures: RuleFigures | undefined, ruleSet: string): readonly string[] {
  if (figures === undefined) return ["Measured: not measured"];
  const { recall, ownRecall, alerts, judgedRight, measuredOn } = figures;
  return [
    `Measured on ${measuredOn} with ${named(figures.ruleSet, ruleSet)}:`,
    `  staged errors found  ${recall === undefined ? NOT : recallText(recall, ownRecall)}`,
    `  alerts per 1,000     ${alertsText(alerts)}`,
    `  judged right         ${judgedRight === undefined ? NOT : judgedText(judgedRight, figures, ruleSet)}`,
  ];
}

const NOT = "not measured";
const percent = ({ count, of }: Counted) => `${((100 * count) / of).toFixed(1)} %`;
const named = (measured: string, now: string) =>
  measured === now ? `this rule set (${measured})` : `rule set ${measured}; this is ${now}`;

/** Where several rules count for the same errors, how many this one found by itself. */
function recallText(recall: Counted, own: Counted | undefined): string {
  const all = `${percent(recall)} of ${recall.of}`;
  return own === undefined || own.count === recall.count
    ? all
    : `${all}, by this rule or one that counts as well; ${percent(own)} by this one`;
}

function alertsText(alerts: RuleFigures["alerts"]): string {
  const sources = Object.entries(alerts).map(
    ([source, { count, of }]) => `${source} ${((1000 * count) / of).toFixed(1)} (${count} in ${of})`,
  );
  return sources.length > 0 ? `untouched reports: ${sources.join(", ")}` : NOT;
}

function judgedText(judged: NonNullable<RuleFigures["judgedRight"]>, figures: RuleFigures, ruleSet: string): string {
  const text = `${percent(judged)} of ${judged.of} errors and warnings judged`;
  const same = judged.ruleSet === figures.ruleSet && judged.measuredOn === figures.measuredOn;
  return same ? text : `${text}, on ${judged.measuredOn} with ${named(judged.ruleSet, ruleSet)}`;
}
