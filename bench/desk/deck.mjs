// What the page shows of an alert: where it stands, its sentence, the other end, and what its fixes would write.
import { keyOf } from "./verdicts.mjs";

/**
 * Plain data for the page. `reports` maps an id to source and text; `parse` is the core's own reader of report text with its
 * analysis, so that sections and sentences are the program's. Alerts are grouped by rule, the loudest severity first.
 */
export function deckOf({ alerts, reports, rules, ruleSet, made, verdicts }, readReport) {
  const used = [...new Set(alerts.map(({ report }) => report))].sort();
  const index = new Map(used.map((id, at) => [id, at]));
  const places = new Map(used.map((id) => [id, placesOf(readReport(reports.get(id).text))]));
  const cards = alerts.map((alert) => {
    const { text } = reports.get(alert.report);
    const place = (range) => ({
      start: range.start,
      end: range.end,
      ...placeAt(places.get(alert.report), range, text),
    });
    return {
      key: alert.key ?? keyOf(alert, text),
      rule: alert.rule,
      severity: alert.severity,
      report: index.get(alert.report),
      message: alert.message,
      ...place(alert),
      related: (alert.related ?? []).map(place),
      fixes: (alert.fixes ?? []).map(({ label, edits }) => ({ label, edits })),
    };
  });
  return {
    made,
    ruleSet,
    rules: Object.fromEntries(rules.map(({ id, title, why, source }) => [id, { title, why, source }])),
    reports: used.map((id) => ({
      id,
      ...reports.get(id),
      impression: impressionOf(places.get(id), reports.get(id).text),
    })),
    alerts: cards.sort(byLoudestRule(cards)),
    verdicts: [...(verdicts?.values() ?? [])],
  };
}

const LOUDNESS = { error: 0, warning: 1, info: 2 };

/** Each rule's alerts in one group, errors before the rest; the groups by what is loudest in them. */
function byLoudestRule(cards) {
  const loudest = new Map();
  for (const { rule, severity } of cards)
    loudest.set(rule, Math.min(loudest.get(rule) ?? LOUDNESS.info, LOUDNESS[severity]));
  return (a, b) =>
    loudest.get(a.rule) - loudest.get(b.rule) ||
    order(a.rule, b.rule) ||
    LOUDNESS[a.severity] - LOUDNESS[b.severity] ||
    a.report - b.report ||
    a.start - b.start;
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

const placesOf = ({ report, blocks }) => ({
  sections: report.sections,
  sentences: blocks.flatMap((block) => block.sentences),
});

/** The section's name and body, and the range of the sentences that the words lie in, or the line where they lie in none. */
function placeAt({ sections, sentences }, { start, end }, text) {
  const section = sections.find(({ from, to }) => from <= start && start < Math.max(to, from + 1));
  const around = sentences.filter(({ from, to }) => from < Math.max(end, start + 1) && start < to);
  const line = [text.lastIndexOf("\n", start - 1) + 1, (text.indexOf("\n", end) + text.length + 1) % (text.length + 1)];
  return {
    section: section?.heading?.text ?? section?.kind ?? "report",
    body: section === undefined ? [0, text.length] : [bodyStart(section, text), section.to],
    from: around[0]?.from ?? line[0],
    to: Math.max(around.at(-1)?.to ?? line[1], end),
  };
}

/** The Impression's body, which is what a reader looks up for most alerts outside it; undefined where there is none. */
function impressionOf({ sections }, text) {
  const section = sections.find(({ kind }) => kind === "impression");
  return section === undefined ? undefined : [bodyStart(section, text), section.to];
}

/** After the heading and its colon. */
function bodyStart({ heading, from, to }, text) {
  let at = heading?.to ?? from;
  while (heading !== undefined && at < to && /[\s:]/.test(text[at])) at++;
  return at;
}
