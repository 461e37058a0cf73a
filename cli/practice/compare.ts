import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { compareTexts } from "../../shared/practice/compare/compare";
import type { Comparison, SectionWords } from "../../shared/practice/compare/comparison";
import { type NamedComparison, statisticsOf } from "../../shared/practice/compare/statistics";
import { CannotWork, CLEAN, readArguments } from "../command";
import { type Paint, paintFor } from "../format/paint";
import { note, say } from "../output";
import { readReport } from "../read-report";
import { VERSION } from "../version";

/** `readout practice compare` */
export async function compareDrafts(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { json: { type: "boolean" }, folder: { type: "string" } },
    "practice",
  );
  const paint = paintFor(process.stdout, process.env);
  if (values.folder !== undefined) {
    if (positionals.length > 0) throw new CannotWork("--folder takes the place of the two files.");
    const all = await pairsIn(values.folder);
    const statistics = statisticsOf(all);
    const pairs = all.map(({ name, comparison }) => ({ name, ...comparison }));
    await say(
      values.json === true
        ? `${JSON.stringify({ version: VERSION, statistics, pairs }, undefined, 2)}\n`
        : prettyStatistics(statistics),
    );
    return CLEAN;
  }
  const [draft, final, ...more] = positionals;
  if (draft === undefined || final === undefined || more.length > 0)
    throw new CannotWork(
      "Name the two files: readout practice compare DRAFT FINAL, or a folder of pairs with --folder.",
    );
  const comparison = await compareFiles(draft, final);
  await say(
    values.json === true
      ? `${JSON.stringify({ version: VERSION, ...comparison }, undefined, 2)}\n`
      : pretty(comparison, paint),
  );
  return CLEAN;
}

async function compareFiles(draft: string, final: string): Promise<Comparison> {
  const [own, other] = [await readReport(draft), await readReport(final)];
  return compareTexts(own.text, other.text);
}

const DRAFT = /\.draft\.(txt|readout\.json|json)$/i;

/** The pairs NAME.draft.txt and NAME.final.txt of a folder. A draft without its final is said and left out. */
async function pairsIn(folder: string): Promise<readonly NamedComparison[]> {
  const names = await readdir(folder).catch(() => {
    throw new CannotWork(`There is no folder "${folder}".`);
  });
  const all: NamedComparison[] = [];
  for (const draft of names.filter((name) => DRAFT.test(name)).sort()) {
    const name = draft.replace(DRAFT, "");
    const final = names.find((other) => other.startsWith(`${name}.final.`));
    if (final === undefined) note(`${draft} has no ${name}.final.txt beside it.`);
    else all.push({ name, comparison: await compareFiles(join(folder, draft), join(folder, final)) });
  }
  if (all.length === 0) throw new CannotWork(`There is no pair NAME.draft.txt and NAME.final.txt in "${folder}".`);
  return all;
}

const MARKS = { removed: "-", added: "+" } as const;

function pretty({ words, changes }: Comparison, paint: Paint): string {
  const meaning =
    changes.length === 0
      ? ["No change in meaning."]
      : changes.map(({ kind, message }) => `${kind.padEnd(22)} ${message}`);
  return `${paint.bold("In meaning")}\n${meaning.join("\n")}\n${words.map((section) => prettyWords(section, paint)).join("")}`;
}

function prettyWords({ section, changes, draftWords, finalWords, removed, added }: SectionWords, paint: Paint): string {
  const lines = changes.flatMap(({ kind, draft, final }) => {
    if (kind === "same") return [];
    const line = `${MARKS[kind]} ${(draft ?? final)?.text ?? ""}`;
    return [kind === "removed" ? paint.red(line) : line];
  });
  const sum = `${draftWords} words, then ${finalWords}; ${removed} removed, ${added} added`;
  return `\n${paint.bold(`${section === "findings" ? "Findings" : "Impression"}, word by word`)}  ${paint.dim(sum)}\n${lines.join("\n")}${lines.length > 0 ? "\n" : ""}`;
}

function prettyStatistics({
  pairs,
  sameMeaning,
  sameWords,
  wordsChanged,
  counts,
  byPair,
}: ReturnType<typeof statisticsOf>): string {
  const kinds = counts
    .filter(({ changes }) => changes > 0)
    .map(
      ({ kind, changes, pairs: own }) =>
        `  ${kind.padEnd(22)} ${String(own).padStart(4)} pairs ${String(changes).padStart(5)} times\n`,
    );
  const list = byPair.map(
    ({ name, changes, wordsChanged: share }) =>
      `  ${name.padEnd(30)} ${String(changes).padStart(4)} changes ${percent(share)} of the words\n`,
  );
  return `${pairs} pairs; ${sameMeaning} without a change in meaning, ${sameWords} without a changed word; ${percent(wordsChanged)} of the Impression's words changed on average\n${kinds.join("")}\n${list.join("")}`;
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
