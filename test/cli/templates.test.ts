import { afterAll, describe, expect, it } from "vitest";
import { KNEE } from "../templates/fixtures";
import { ELBOW_HTML } from "../templates/mrrt/elbow";
import { folderWith, readout } from "./program";

const folder = folderWith({
  "knee.txt": KNEE,
  "bad.txt": KNEE.replace("modality: MR", "modality: MRI").replace("regions: msk", "regions: leg"),
  "elbow.html": ELBOW_HTML,
  "page.html": "<p>No template.</p>",
});
afterAll(() => folder.remove());

describe("readout templates list", () => {
  it("names all that come with it, and keeps one modality", async () => {
    const all = await readout(["templates", "list"]);
    expect(all.code).toBe(0);
    expect(all.out).toMatch(/^xr-chest-2v {2,}DX {3}/m);
    const json = JSON.parse((await readout(["templates", "list", "--json", "--modality", "CT"])).out);
    expect(json.templates.length).toBeGreaterThan(0);
    expect(json.templates.every(({ modality }: { modality: string }) => modality === "CT")).toBe(true);
  });
});

describe("readout templates show", () => {
  it("gives the file, the report of a side, and the one filled in as normal, which passes the checks", async () => {
    expect((await readout(["templates", "show", "xr-knee"])).out).toMatch(/^name: [\s\S]*\n---\n[\s\S]*\{side\}/m);
    const left = await readout(["templates", "show", "xr-knee", "--side", "left"]);
    expect(left.out).toMatch(/left knee/);
    expect(left.out).not.toContain("{side}");
    const filled = await readout(["templates", "show", "xr-knee", "--side", "left", "--filled"]);
    expect(filled.out).not.toMatch(/\[[a-z]/);
    const checked = await readout(["check", "-"], filled.out);
    expect(checked.out).toContain("Nothing to report");
  });

  it("gives data with --json", async () => {
    const record = JSON.parse((await readout(["templates", "show", "xr-knee", "--json"])).out);
    expect(record).toMatchObject({ id: "xr-knee", modality: "DX", side: "right" });
    expect(record.report).toContain("FINDINGS:");
  });

  it("refuses an unknown template with those near it, and a side that there is not", async () => {
    const unknown = await readout(["templates", "show", "knee-xr"]);
    expect(unknown).toMatchObject({ code: 2, out: "" });
    expect(unknown.err).toContain("Near it: ");
    expect(unknown.err).toContain("xr-knee");
    expect((await readout(["templates", "show", "xr-chest-2v", "--side", "left"])).err).toContain("has no sides");
  });
});

describe("readout templates validate", () => {
  it("says nothing but that all is well of what comes with it", async () => {
    const { code, out } = await readout(["templates", "validate"]);
    expect(out).toMatch(/^\d+ templates: all is well\.\n$/);
    expect(code).toBe(0);
  });

  it("names file and line of everything wrong in a folder and ends with 1", async () => {
    const { code, out } = await readout(["templates", "validate", folder.path]);
    expect(code).toBe(1);
    expect(out).toContain(`${folder.file("bad.txt")}:3  error  "MRI" is no modality`);
    expect(out).toContain(`${folder.file("bad.txt")}:4  error  "leg" is no region`);
    expect(out).not.toContain("knee.txt:");
  });

  it("gives data with --json", async () => {
    const { out } = await readout(["templates", "validate", folder.file("bad.txt"), folder.file("knee.txt"), "--json"]);
    expect(JSON.parse(out).templates).toMatchObject([
      { file: folder.file("bad.txt"), problems: [{ line: 3, severity: "error" }, { line: 4 }] },
      { file: folder.file("knee.txt"), id: "knee", problems: [] },
    ]);
  });

  it("still looks at the others where a file is not there, and ends with 2", async () => {
    const { code, out, err } = await readout([
      "templates",
      "validate",
      folder.file("none.txt"),
      folder.file("knee.txt"),
    ]);
    expect(code).toBe(2);
    expect(err).toContain("There is no file");
    expect(out).toContain("knee.txt: all is well.");
  });
});

describe("readout templates import", () => {
  it("writes the template and says what is left to do", async () => {
    const { code, out, err } = await readout(["templates", "import", folder.file("elbow.html")]);
    expect(code).toBe(0);
    expect(out).toContain("name: MR Elbow\n");
    expect(err).toContain("2 scripts were dropped");
    expect(err).toMatch(/mr-elbow\.txt:\d+: The field \[effusion depth: __ mm\] has no normal value/);
  });

  it("refuses a page that is no template", async () => {
    expect(await readout(["templates", "import", folder.file("page.html")])).toMatchObject({ code: 2, out: "" });
  });
});

describe("readout templates", () => {
  it("asks for what to do", async () => {
    const { code, err } = await readout(["templates"]);
    expect(code).toBe(2);
    expect(err).toContain("list|show|validate|import");
  });
});
