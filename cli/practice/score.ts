import type { PracticeCase } from "../../shared/practice/case";
import { scoreText } from "../../shared/practice/score/score";
import type { Scorecard } from "../../shared/practice/score/scorecard";
import { sectionText } from "../../shared/practice/section-text";
import { CannotWork, CLEAN, readArguments } from "../command";
import { type Paint, paintFor } from "../format/paint";
import { LIBRARY_OPTIONS, wantedOrigin } from "../library";
import { say } from "../output";
import { readReport } from "../read-report";
import { VERSION } from "../version";
import { findCase } from "./cases";

/** `readout practice score` */
export async function scoreAnswer(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: "boolean" }, ...LIBRARY_OPTIONS }, "practice");
  const [name, path, ...more] = positionals;
  if (name === undefined || path === undefined || more.length > 0)
    throw new CannotWork("Name the case and the answer's file: readout practice score CASE FILE.");
  const { practice } = await findCase(name, values.templates, wantedOrigin(values.from));
  const { text } = await readReport(path);
  // A whole report is scored by its Impression; a file that holds nothing else needs no heading.
  const answer = sectionText(text, "impression") ?? text;
  const card = scoreText(practice, answer);
  if (values.json === true) await say(`${JSON.stringify({ version: VERSION, ...card }, undefined, 2)}\n`);
  else await say(pretty(practice, card, paintFor(process.stdout, process.env)));
  return CLEAN;
}

const MARKS = { met: "+", partly: "~", missed: "-" } as const;

function pretty(practice: PracticeCase, { score, points, words }: Scorecard, paint: Paint): string {
  const width = Math.max(...points.map(({ id }) => id.length));
  const lines = points.flatMap(({ id, weight, verdict, reason, howReferenceSaysIt }) => [
    `${MARKS[verdict]} ${id.padEnd(width)}  ${verdict.padEnd(6)}  weight ${weight}  ${reason}`,
    ...(verdict === "met" || howReferenceSaysIt === ""
      ? []
      : [paint.dim(`  ${" ".repeat(width)}  reference: ${howReferenceSaysIt}`)]),
  ]);
  const teaching = practice.teaching.map(({ text, source }) => `\n${text} ${paint.dim(`(${source})`)}`);
  return `${paint.bold(`${practice.title}: ${score} of 100`)}  ${words.answer} words, the reference ${words.reference}\n\n${lines.join("\n")}\n\n${paint.bold("The reference Impression")}\n${practice.reference}\n${teaching.join("")}\n`;
}
