import { mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { outsideProject } from "../../bench/desk/outside.mjs";

const ROOT = join(import.meta.dirname, "..", "..");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "readout-outside-")));
const link = join(folder, "link");
symlinkSync(ROOT, link, process.platform === "win32" ? "junction" : "dir");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ["a new file", join(ROOT, "desk.html")],
  ["a folder that is not there yet", join(ROOT, "new", "folder", "desk.html")],
  ["the way through a link", join(link, "bench", "desk.html")],
  ["the project itself", ROOT],
  ["a name that begins with two dots", join(ROOT, "..desk.html")],
])("refuses %s inside the project", (_, path) => {
  expect(() => outsideProject(path)).toThrow(/inside the project/);
});

it.each([
  ["a file elsewhere", join(folder, "desk.html")],
  ["a new folder elsewhere", join(folder, "a", "b", "desk.html")],
  ["a neighbour whose name begins alike", `${ROOT}-desk.html`],
])("takes %s", (_, path) => {
  expect(outsideProject(path)).toBe(
    path.startsWith(folder) ? path : join(realpathSync(join(ROOT, "..")), path.slice(join(ROOT, "..").length + 1)),
  );
});
