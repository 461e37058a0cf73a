import { CannotWork, CLEAN, readArguments } from "../command";
import { LIBRARY_OPTIONS, wantedOrigin } from "../library";
import { say } from "../output";
import { VERSION } from "../version";
import { findCase } from "./cases";

/** `readout practice show` */
export async function showCase(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { json: { type: "boolean" }, solution: { type: "boolean" }, ...LIBRARY_OPTIONS },
    "practice",
  );
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new CannotWork("Name one case: readout practice show CASE.");
  const { practice, text } = await findCase(name, values.templates, wantedOrigin(values.from));
  if (values.json === true) {
    const { reference, points, teaching, report, ...shown } = practice;
    const whole = values.solution === true ? { ...shown, reference, points, teaching, report } : shown;
    await say(`${JSON.stringify({ version: VERSION, case: whole }, undefined, 2)}\n`);
  } else
    await say(values.solution === true ? `${text.trimEnd()}\n` : `${practice.presented.trimEnd()}\n\nIMPRESSION:\n`);
  return CLEAN;
}
