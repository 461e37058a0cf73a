// How times are taken. The machine is shared and its speed drifts, so that what is compared is run in turns, many short
// rounds, and given as the median of the rounds' own ratios beside the times.

/** The middle of the numbers. */
export function median(values) {
  return quantile(values, 0.5);
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Milliseconds that a call takes. */
export function timed(work) {
  const started = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/**
 * Runs each of `works` over the inputs in turns: all of one, then all of the next, the order turned each round. Answers for
 * each the median and 95th percentile of a single call in ms, and the median over the rounds of its ratio to `base`.
 */
export function compare(works, inputs, { rounds = 9, warmUp = 3, base }) {
  const names = Object.keys(works);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const rates = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    const order = names.map((_, at) => names[(at + round + warmUp) % names.length]);
    const sums = {};
    for (const name of order) {
      const run = inputs[name].map((input) => timed(() => works[name](input)));
      if (round >= 0) times[name].push(...run);
      sums[name] = run.reduce((sum, ms) => sum + ms, 0) / run.length;
    }
    if (round >= 0) for (const name of names) rates[name].push(sums[name] / sums[base]);
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      { median: median(times[name]), p95: quantile(times[name], 0.95), ratio: median(rates[name]) },
    ]),
  );
}

/** A row of the report: name, value, and the goal where there is one, with whether it is met. */
export function row(name, value, goal = "", met = undefined) {
  const mark = met === undefined ? "" : met ? "  met" : "  MISSED";
  console.log(`  ${name.padEnd(58)} ${value.padStart(14)}   ${goal}${mark}`);
}

export const ms = (value) => `${value < 1 ? value.toFixed(4) : value.toFixed(1)} ms`;
export const times = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} x`;
