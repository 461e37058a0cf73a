import type { PracticeCase } from "../../shared/practice/case";
import { CLEAN, readArguments } from "../command";
import { paintFor } from "../format/paint";
import { LIBRARY_OPTIONS, ORIGIN_WORDS, wantedOrigin } from "../library";
import { say } from "../output";
import { VERSION } from "../version";
import { knownCases } from "./cases";

/** `readout practice list` */
export async function listCases(args: readonly string[]): Promise<number> {
  const { values } = readArguments(
    args,
    { json: { type: "boolean" }, region: { type: "string" }, modality: { type: "string" }, ...LIBRARY_OPTIONS },
    "practice",
  );
  const from = wantedOrigin(values.from);
  const chosen = (await knownCases(values.templates))
    .filter(
      ({ origin, practice: { region, modality } }) =>
        (values.region ?? region) === region &&
        (values.modality ?? modality) === modality &&
        (from ?? origin) === origin,
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  if (values.json === true) {
    const cases = chosen.map(({ id, origin, practice }) => ({ id, origin, ...shortOf(practice) }));
    await say(`${JSON.stringify({ version: VERSION, cases }, undefined, 2)}\n`);
    return CLEAN;
  }
  const width = Math.max(0, ...chosen.map(({ id }) => id.length));
  const paint = paintFor(process.stdout, process.env);
  const lines = chosen.map(({ id, origin, practice: { modality, region, difficulty, minutes, title } }) => {
    const whose = ORIGIN_WORDS[origin] === "" ? "" : paint.dim(`  ${ORIGIN_WORDS[origin]}`);
    return `${id.padEnd(width)}  ${modality.padEnd(3)}  ${region.padEnd(8)}  level ${difficulty}  ${String(minutes).padStart(2)} min  ${title}${whose}\n`;
  });
  await say(`${lines.join("")}${paint.dim(`${chosen.length} cases`)}\n`);
  return CLEAN;
}

const shortOf = ({ title, modality, region, difficulty, minutes, population }: PracticeCase) => ({
  title,
  modality,
  region,
  difficulty,
  minutes,
  population,
});
