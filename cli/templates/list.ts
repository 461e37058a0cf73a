import { TEMPLATE_MODALITIES } from "../../shared/templates/study-template";
import { CLEAN, oneOf, readArguments } from "../command";
import { paintFor } from "../format/paint";
import { LIBRARY_OPTIONS, ORIGIN_WORDS, wantedOrigin } from "../library";
import { say } from "../output";
import { VERSION } from "../version";
import { type KnownTemplate, knownTemplates } from "./known";
import { templateRecord } from "./record";

/** `readout templates list` */
export async function listTemplates(args: readonly string[]): Promise<number> {
  const options = { json: { type: "boolean" }, modality: { type: "string" }, ...LIBRARY_OPTIONS } as const;
  const { values } = readArguments(args, options, "templates");
  const modality = values.modality === undefined ? undefined : oneOf(values.modality, "modality", TEMPLATE_MODALITIES);
  const from = wantedOrigin(values.from);
  const chosen = (await knownTemplates(values.templates))
    .filter(
      ({ origin, template }) => (modality ?? template.modality) === template.modality && (from ?? origin) === origin,
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  if (values.json === true) {
    await say(`${JSON.stringify({ version: VERSION, templates: chosen.map(recordOf) }, undefined, 2)}\n`);
    return CLEAN;
  }
  const width = Math.max(0, ...chosen.map(({ id }) => id.length));
  const paint = paintFor(process.stdout, process.env);
  const lines = chosen.map(({ id, origin, template: { modality: code, name, sides } }) => {
    const whose = ORIGIN_WORDS[origin] === "" ? "" : paint.dim(`  ${ORIGIN_WORDS[origin]}`);
    return `${id.padEnd(width)}  ${code.padEnd(3)}  ${name}${sides.length > 0 ? ` (${sides.join(", ")})` : ""}${whose}`;
  });
  await say(`${lines.map((line) => `${line}\n`).join("")}${paint.dim(`${chosen.length} templates`)}\n`);
  return CLEAN;
}

const recordOf = ({ origin, template }: KnownTemplate) => ({ origin, ...templateRecord(template) });
