import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A small page in the place of the editor's, for tests of the server alone. */
export async function smallPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "readout-page-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>Readout</title>");
  await writeFile(join(folder, "assets", "page.js"), "export {};");
  await writeFile(join(folder, "secret.key"), "not a page");
  return folder;
}
