// Is the practice score fair: how often it says of a point what a reader said who judged the answers by hand.
//   npm run bench -- practice [--folder DIR] [--list]
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "./places.mjs";

export const title = "The practice score against a reader";
export const options = {
  folder: { type: "string" },
  list: { type: "boolean" },
  case: { type: "string" },
};

export async function run(engine, wanted = {}) {
  const folder = resolve(wanted.folder ?? join(ROOT, "test", "practice", "answers"));
  const cases = new Map(
    engine.BUILT_IN_CASES.flatMap(({ file, text }) => {
      const read = engine.readCase(engine.caseIdOf(file), text);
      return read.ok ? [[read.value.id, read.value]] : [];
    }),
  );
  const answers = readdirSync(folder)
    .filter((name) => name.endsWith(".txt") && (wanted.case === undefined || name === `${wanted.case}.txt`))
    .sort()
    .flatMap((name) => engine.readAnswers(name.slice(0, -4), readFileSync(join(folder, name), "utf8")));
  const found = engine.agreementOf(answers, cases);
  print(found);
  if (wanted.list) list(found);
}

const percent = ({ agreed, all }) =>
  `${((100 * agreed) / Math.max(1, all)).toFixed(1).padStart(5)} %  ${agreed} of ${all}`;

function print({ answers, all, byKind, byLabel, byThird, good, unusable }) {
  console.log(`  ${answers} answers, ${all.all} points`);
  console.log(`  ${"all points".padEnd(22)} ${percent(all)}`);
  for (const [title, groups] of [
    ["kind", byKind],
    ["answer", byLabel],
    ["difficulty", byThird],
  ])
    for (const [name, count] of [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
      console.log(`  ${`${title} ${name}`.padEnd(22)} ${percent(count)}`);
  const least = Math.min(...good.map(({ score }) => score));
  const low = good.filter(({ score }) => score < 80);
  console.log(`  good answers           ${good.length}, lowest score ${least}, below 80: ${low.length}`);
  for (const { answer, score, expected } of low)
    console.log(
      `    ${answer.caseId}:${answer.line} ${answer.label} ${score} (the reader's verdicts make ${expected})`,
    );
  for (const line of unusable) console.log(`  ! ${line}`);
}

function list({ disagreements }) {
  for (const { answer, point, kind, expected, verdict, reason } of disagreements)
    console.log(
      `  ${answer.caseId}:${answer.line} ${answer.label}  ${point} (${kind}) reader ${expected}, scored ${verdict}: ${reason}`,
    );
}
