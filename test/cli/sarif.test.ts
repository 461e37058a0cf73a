import Ajv from "ajv";
import { afterAll, expect, it } from "vitest";
import { FLAWED_REPORT, folderWith, readout } from "./program";

const folder = folderWith({ "flawed report.txt": FLAWED_REPORT.replace("in the right", "in the\nleft") });
afterAll(folder.remove);

/** What SARIF 2.1.0 asks of the parts that are used here (sections 3.13 to 3.57 of the standard), nothing else allowed. */
const region = object(
  {
    startLine: natural(1),
    startColumn: natural(1),
    endLine: natural(1),
    endColumn: natural(1),
    charOffset: natural(0),
    charLength: natural(0),
  },
  ["startLine"],
);
const artifactLocation = object({ uri: { type: "string", format: "uri-reference" }, index: natural(0) }, ["uri"]);
const message = object({ text: { type: "string", minLength: 1 } }, ["text"]);
const level = { enum: ["none", "note", "warning", "error"] };
const location = object({
  id: natural(0),
  physicalLocation: object({ artifactLocation, region }, ["artifactLocation"]),
});
const replacement = object({ deletedRegion: region, insertedContent: object({ text: { type: "string" } }) }, [
  "deletedRegion",
]);
const schema = object(
  {
    $schema: { type: "string" },
    version: { const: "2.1.0" },
    runs: list(
      object(
        {
          tool: object({
            driver: object(
              {
                name: { type: "string" },
                version: { type: "string" },
                properties: { type: "object" },
                rules: list(
                  object(
                    {
                      id: { type: "string" },
                      shortDescription: message,
                      fullDescription: message,
                      help: message,
                      defaultConfiguration: object({ level }),
                    },
                    ["id"],
                  ),
                ),
              },
              ["name"],
            ),
          }),
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          artifacts: list(object({ location: artifactLocation })),
          results: list(
            object(
              {
                ruleId: { type: "string" },
                ruleIndex: natural(0),
                level,
                message,
                locations: list(location),
                relatedLocations: list(location),
                fixes: list(
                  object(
                    {
                      description: message,
                      artifactChanges: list(object({ artifactLocation, replacements: list(replacement) })),
                    },
                    ["artifactChanges"],
                  ),
                ),
              },
              ["message"],
            ),
          ),
        },
        ["tool"],
      ),
    ),
  },
  ["version", "runs"],
);

it("writes a SARIF log of the standard's shape, each result at its words", async () => {
  const { code, out } = await readout(["check", folder.file("flawed report.txt"), "--format", "sarif"]);
  expect(code).toBe(1);
  const log = JSON.parse(out);
  const ajv = new Ajv({
    formats: { "uri-reference": (text: string) => URL.canParse(text, "file:///x/") && !text.includes(" ") },
  });
  expect(ajv.validate(schema, log), ajv.errorsText()).toBe(true);
  const [run] = log.runs;
  const result = run.results.find((one: { ruleId: string }) => one.ruleId === "dict-unfilled-field");
  expect(run.tool.driver.rules[result.ruleIndex].id).toBe("dict-unfilled-field");
  const at = FLAWED_REPORT.indexOf("[size]");
  expect(result.locations[0].physicalLocation.region).toMatchObject({ charOffset: at, charLength: 6, startColumn: 14 });
  expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^file:.*flawed%20report\.txt$/);
});

function object(properties: Record<string, unknown>, required: readonly string[] = []) {
  return { type: "object", properties, required: [...required], additionalProperties: false };
}

function list(items: unknown) {
  return { type: "array", items };
}

function natural(minimum: number) {
  return { type: "integer", minimum };
}
