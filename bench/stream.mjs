// `check --ndjson` as a program: words a second on one core and with two jobs, the same bytes out, memory over a long
// stream, and the time to start.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateReport } from "./generate.mjs";
import { median, ms, row, times } from "./measure.mjs";
import { benchFolder, ROOT } from "./places.mjs";

export const title = "The stream";

const PROGRAM = join(ROOT, "dist", "cli", "readout.js");

export async function run() {
  const { name, chunk, words } = corpus();
  console.log(`  ${name}`);
  const empty = median(
    await repeat(5, () => answer(["--version"], chunk, 0)).then((all) => all.map(({ seconds }) => seconds)),
  );
  row("start (--version, all of it)", ms(empty * 1000), "≤ 150 ms", empty <= 0.15);

  const rounds = await repeat(3, async () => {
    const startUp = await answer(CHECK, chunk, 0);
    const one = await answer(CHECK, chunk, SHORT);
    const two = await answer([...CHECK, "--jobs", "2"], chunk, SHORT);
    const oneLong = await answer(CHECK, chunk, LONG);
    const twoLong = await answer([...CHECK, "--jobs", "2"], chunk, LONG);
    return { startUp, one, two, oneLong, twoLong };
  });
  // The first reports are read by code that is still being compiled: a stream of a million is nearly all behind them. Nothing
  // is kept from one report for the next, so that a report sent again costs what one never seen costs.
  const settled = (what) =>
    median(rounds.map(({ one, oneLong }) => ((LONG - SHORT) * words) / (oneLong[what] - one[what])));
  const first = median(rounds.map(({ one, startUp }) => (SHORT * words) / (one.cpuSeconds - startUp.cpuSeconds)));
  const perSecond = settled("cpuSeconds");
  const many = (copies) => `${((copies * words) / 1e6).toFixed(1)} M words`;
  row(`words a second of one core, behind the first ${many(SHORT)}`, million(perSecond), "≥ 2 M", perSecond >= 2e6);
  row("the same by the clock, others on the machine or not", million(settled("seconds")));
  row(`words a second of one core, the first ${many(SHORT)}`, million(first));
  const two = median(rounds.map(({ oneLong, twoLong }) => oneLong.seconds / twoLong.seconds));
  row(`two jobs, against one, ${many(LONG)}`, times(two), "≥ 1.4 x", two >= 1.4);
  row(`two jobs, against one, ${many(SHORT)}`, times(median(rounds.map(({ one, two }) => one.seconds / two.seconds))));
  const same = rounds.every(({ one, two, oneLong, twoLong }) => one.hash === two.hash && oneLong.hash === twoLong.hash);
  row("the same bytes for one job and two", same ? "yes" : "no", "", same);

  const { memory } = rounds[0].oneLong;
  const [quarter, most] = [memory[Math.floor(memory.length / 4)], Math.max(...memory)];
  row(`memory after a quarter of ${many(LONG)}`, `${quarter.toFixed(0)} MB`);
  row("memory at most", `${most.toFixed(0)} MB`, "≤ 150 MB", most <= 150);
}

const CHECK = ["check", "--ndjson"];
/** How often the reports are sent. */
const SHORT = 4;
const LONG = 12;
const million = (value) => `${(value / 1e6).toFixed(2)} M`;

/** The benchmark's reports where they are at hand, else invented ones; as one piece of NDJSON that is sent many times. */
function corpus() {
  const file = benchFolder() && join(benchFolder(), "data", "dev.jsonl");
  const texts =
    file && existsSync(file)
      ? readFileSync(file, "utf8")
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line).text)
      : Array.from({ length: 1500 }, (_, seed) => generateReport(seed + 1, 400));
  const words = texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const chunk = Buffer.from(texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join(""));
  return {
    name: `${texts.length} ${file ? "reports of the benchmark" : "invented reports"}, ${words} words, sent again and again`,
    chunk,
    words,
  };
}

/** Runs the command over `copies` of the chunk; seconds from start to end, the hash of the output, resident MB over time. */
async function answer(args, chunk, copies) {
  const started = process.hrtime.bigint();
  const child = spawn(process.execPath, [PROGRAM, ...args], { stdio: ["pipe", "pipe", "ignore"] });
  const hash = createHash("sha256");
  const memory = [];
  child.stdout.on("data", (data) => hash.update(data));
  child.stdin.on("error", () => {}); // --version does not read
  const ended = new Promise((resolve) => child.on("close", resolve));
  let cpuSeconds = 0;
  const watch = setInterval(() => {
    memory.push(residentMb(child.pid));
    cpuSeconds = usedCpu(child.pid) ?? cpuSeconds;
  }, 20);
  for (let copy = 0; copy < copies; copy++)
    if (!child.stdin.write(chunk)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  child.stdin.end();
  await ended;
  clearInterval(watch);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return {
    seconds,
    cpuSeconds: cpuSeconds || seconds,
    hash: hash.digest("hex"),
    memory: memory.filter((mb) => mb > 0),
  };
}

/** Linux tells; elsewhere memory is not measured. */
function residentMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Seconds of processor time, on Linux: on a shared machine the clock measures the neighbours too. */
function usedCpu(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100 || undefined;
  } catch {
    return undefined;
  }
}

async function repeat(count, work) {
  const all = [];
  for (let at = 0; at < count; at++) all.push(await work());
  return all;
}
