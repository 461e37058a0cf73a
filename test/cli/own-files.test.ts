import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXAMPLE } from "../practice/example-case";
import { KNEE } from "../templates/fixtures";
import { readout } from "./program";

const root = mkdtempSync(join(tmpdir(), "readout-own-"));
const data = join(root, "data");
const department = join(root, "department");
const other = join(root, "other");
const put = (folder: string, name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const run = (...args: readonly string[]) => readout(args, "", { READOUT_DATA: data });
const list = async (...args: readonly string[]) => JSON.parse((await run(...args, "--json")).out);

beforeAll(() => {
  put(data, "settings.json", JSON.stringify({ templateFolder: department }));
  put(data, "templates/my-knee.txt", KNEE.replace(/^name: .*$/m, "name: My knee"));
  put(data, "templates/mr-knee.txt", KNEE.replace(/^name: .*$/m, "name: Knee as I say it"));
  put(data, "templates/broken.txt", KNEE.replace("modality: MR", "modality: MRI"));
  put(data, "cases/my-case.txt", EXAMPLE);
  put(department, "dept-knee.txt", KNEE.replace(/^name: .*$/m, "name: Department knee"));
  put(department, "cases/dept-case.txt", EXAMPLE.replace(/^title: .*$/m, "title: From the department"));
  put(other, "other-knee.txt", KNEE);
  put(other, "cases/other-case.txt", EXAMPLE);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("readout templates", () => {
  it("lists one's own, the department's and those that come with Readout, and says whose each is", async () => {
    const { templates } = await list("templates", "list");
    const origin = (id: string) =>
      templates.filter((one: { id: string }) => one.id === id).map(({ origin }: { origin: string }) => origin);
    expect(origin("my-knee")).toEqual(["own"]);
    expect(origin("dept-knee")).toEqual(["shared"]);
    expect(origin("xr-knee")).toEqual(["built-in"]);
    expect(origin("mr-knee")).toEqual(["own", "built-in"]);
    const shown = await run("templates", "list");
    expect(shown.out).toMatch(/^my-knee .*your own/m);
    expect(shown.out).toMatch(/^dept-knee .*department/m);
    expect(shown.err).toMatch(/broken\.txt.*line 3/);
    expect(shown.code).toBe(0);
  });

  it("shows one's own before another of the same name, and the other when it is asked for", async () => {
    expect((await run("templates", "show", "mr-knee")).out).toContain("name: Knee as I say it");
    expect((await run("templates", "show", "mr-knee", "--from", "built-in")).out).not.toContain("as I say it");
    expect((await run("templates", "show", "dept-knee")).out).toContain("name: Department knee");
    expect((await run("templates", "show", join(other, "other-knee.txt"))).out).toBe(KNEE);
  });

  it("takes another department's folder, and says so when there is none", async () => {
    const { templates } = await list("templates", "list", "--templates", other);
    const ids = templates.map(({ id }: { id: string }) => id);
    expect(ids).toContain("other-knee");
    expect(ids).not.toContain("dept-knee");
    expect(await run("templates", "list", "--templates", join(root, "nowhere"))).toMatchObject({ code: 2, out: "" });
  });

  it("goes on without a department's folder that is away, and leaves the settings as they are", async () => {
    const away = join(root, "away");
    put(away, "settings.json", JSON.stringify({ templateFolder: join(root, "gone") }));
    const found = await readout(["templates", "list"], "", { READOUT_DATA: away });
    expect(found).toMatchObject({ code: 0, err: expect.stringContaining("not there at the moment") });
    writeFileSync(join(away, "settings.json"), "{ cut");
    expect((await readout(["templates", "list"], "", { READOUT_DATA: away })).code).toBe(0);
    expect(readdirSync(away)).toEqual(["settings.json"]);
    expect(readFileSync(join(away, "settings.json"), "utf8")).toBe("{ cut");
  });
});

describe("readout practice", () => {
  it("lists, shows and scores one's own cases and the department's", async () => {
    const { cases } = await list("practice", "list");
    const mine = cases.filter(({ origin }: { origin: string }) => origin !== "built-in");
    expect(mine.map(({ id, origin }: { id: string; origin: string }) => `${origin} ${id}`).sort()).toEqual([
      "own my-case",
      "shared dept-case",
    ]);
    expect((await run("practice", "list")).out).toMatch(/^dept-case .*From the department.*department/m);
    expect((await run("practice", "show", "my-case")).out).toContain("FINDINGS:");
    const scored = await readout(["practice", "score", "dept-case", "-", "--json"], "1. Renal mass.", {
      READOUT_DATA: data,
    });
    expect(JSON.parse(scored.out)).toMatchObject({ score: expect.any(Number) });
    expect((await run("practice", "show", "other-case")).code).toBe(2);
    expect((await run("practice", "show", "other-case", "--templates", other)).out).toContain("FINDINGS:");
  });
});
