import { TEMPLATE_MODALITIES } from "../../shared/templates/study-template";
import { CLEAN, oneOf, readArguments } from "../command";
import { paintFor } from "../format/paint";
import { say } from "../output";
import { VERSION } from "../version";
import { builtInTemplates } from "./built-in";
import { templateRecord } from "./record";

/** `readout templates list` */
export async function listTemplates(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { json: { type: "boolean" }, modality: { type: "string" } }, "templates");
  const modality = values.modality === undefined ? undefined : oneOf(values.modality, "modality", TEMPLATE_MODALITIES);
  const chosen = builtInTemplates()
    .map(({ template }) => template)
    .filter((template) => modality === undefined || template.modality === modality);
  if (values.json === true) {
    await say(`${JSON.stringify({ version: VERSION, templates: chosen.map(templateRecord) }, undefined, 2)}\n`);
    return CLEAN;
  }
  const width = Math.max(0, ...chosen.map(({ id }) => id.length));
  const lines = chosen.map(
    ({ id, modality: code, name, sides }) =>
      `${id.padEnd(width)}  ${code.padEnd(3)}  ${name}${sides.length > 0 ? ` (${sides.join(", ")})` : ""}`,
  );
  const paint = paintFor(process.stdout, process.env);
  await say(`${lines.map((line) => `${line}\n`).join("")}${paint.dim(`${chosen.length} templates`)}\n`);
  return CLEAN;
}
