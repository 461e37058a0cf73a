import { filledIn } from "../../shared/templates/fill-in";
import { sideOf, textFor } from "../../shared/templates/instantiate";
import { type StudyTemplate, TEMPLATE_SIDES, type TemplateSide } from "../../shared/templates/study-template";
import { CannotWork, CLEAN, oneOf, readArguments } from "../command";
import { LIBRARY_OPTIONS, wantedOrigin } from "../library";
import { say } from "../output";
import { VERSION } from "../version";
import { findTemplate } from "./known";
import { templateRecord } from "./record";

/** `readout templates show ID` */
export async function showTemplate(args: readonly string[]): Promise<number> {
  const options = {
    json: { type: "boolean" },
    filled: { type: "boolean" },
    side: { type: "string" },
    ...LIBRARY_OPTIONS,
  } as const;
  const { values, positionals } = readArguments(args, options, "templates");
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new CannotWork('Name one template. "readout templates list" has them all.');
  const { template, text } = await findTemplate(id, values.templates, wantedOrigin(values.from));
  const side = chosenSide(template, values.side);
  const filled = values.filled === true;
  if (values.json === true) {
    const report = filled ? filledIn(template, side) : textFor(template, side);
    const record = { version: VERSION, ...templateRecord(template), side: side ?? null, fills: template.fills, report };
    await say(`${JSON.stringify(record, undefined, 2)}\n`);
  } else if (filled) await say(filledIn(template, side));
  else await say(values.side === undefined ? text : textFor(template, side));
  return CLEAN;
}

/** The side asked for, else the first; refuses one that the template does not serve. */
function chosenSide(template: StudyTemplate, wanted: string | undefined): TemplateSide | undefined {
  if (wanted === undefined) return sideOf(template, undefined);
  const side = oneOf(wanted, "side", TEMPLATE_SIDES);
  if (!template.sides.includes(side))
    throw new CannotWork(
      template.sides.length === 0
        ? `"${template.id}" has no sides; leave out --side.`
        : `"${template.id}" serves ${template.sides.join(" and ")}, not ${side}.`,
    );
  return side;
}
