import { seeded } from "../generate.mjs";

/**
 * `size` alerts, the same for the same seed: each rule in turn, and within a rule each source in turn, so that a rule with
 * three alerts is read whole beside one with three thousand. In the order of the alerts.
 */
export function sampleOf(alerts, size, seed) {
  const random = seeded(seed);
  const rules = new Map();
  for (const alert of shuffled(alerts, random)) {
    const sources = rules.get(alert.rule) ?? new Map();
    rules.set(alert.rule, sources);
    const list = sources.get(alert.source) ?? [];
    sources.set(alert.source, list);
    list.push(alert);
  }
  const queues = [...rules.values()].map((sources) => inTurns([...sources.values()]));
  const chosen = new Set(inTurns(queues).slice(0, size));
  return alerts.filter((alert) => chosen.has(alert));
}

/** The first of each list, then the second of each, and so on. */
function inTurns(lists) {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) =>
    lists.filter((list) => at < list.length).map((list) => list[at]),
  ).flat();
}

function shuffled(list, random) {
  const made = [...list];
  for (let at = made.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [made[at], made[other]] = [made[other], made[at]];
  }
  return made;
}
