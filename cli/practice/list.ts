import { CLEAN, readArguments } from "../command";
import { paintFor } from "../format/paint";
import { say } from "../output";
import { VERSION } from "../version";
import { builtInCases } from "./cases";

/** `readout practice list` */
export async function listCases(args: readonly string[]): Promise<number> {
  const { values } = readArguments(
    args,
    { json: { type: "boolean" }, region: { type: "string" }, modality: { type: "string" } },
    "practice",
  );
  const chosen = builtInCases()
    .map(({ practice }) => practice)
    .filter(
      ({ region, modality }) => (values.region ?? region) === region && (values.modality ?? modality) === modality,
    );
  if (values.json === true) {
    const cases = chosen.map(({ id, title, modality, region, difficulty, minutes, population }) => ({
      id,
      title,
      modality,
      region,
      difficulty,
      minutes,
      population,
    }));
    await say(`${JSON.stringify({ version: VERSION, cases }, undefined, 2)}\n`);
    return CLEAN;
  }
  const width = Math.max(0, ...chosen.map(({ id }) => id.length));
  const lines = chosen.map(
    ({ id, modality, region, difficulty, minutes, title }) =>
      `${id.padEnd(width)}  ${modality.padEnd(3)}  ${region.padEnd(8)}  level ${difficulty}  ${String(minutes).padStart(2)} min  ${title}\n`,
  );
  await say(`${lines.join("")}${paintFor(process.stdout, process.env).dim(`${chosen.length} cases`)}\n`);
  return CLEAN;
}
