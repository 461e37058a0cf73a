import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The folders whose content decides what the checks say. */
const RULE_SET = ["shared/report", "shared/text", "shared/lexicons", "shared/extract", "shared/checks"];

/** Twelve hexadecimal digits that change when a rule, a table or the analysis changes, on every system alike. */
export function ruleSetHash(root) {
  const hash = createHash("sha256");
  for (const folder of RULE_SET)
    for (const path of filesUnder(join(root, folder))) {
      hash.update(`${relative(root, path).split(sep).join("/")}\n`);
      hash.update(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
    }
  return hash.digest("hex").slice(0, 12);
}

/** All files under a folder, sorted by path; none where the folder is missing. */
export function filesUnder(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}
