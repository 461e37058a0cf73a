import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runnerImport } from "vite";

const WORDS = /[\\/]shared[\\/]extract[\\/]known-words\.ts$/;
const TABLES = /[\\/]shared[\\/]extract[\\/]lexicon-source\.ts$/;
const CUT = /\.tsv\?columns=/;

/**
 * A Vite plugin: the programs get the tables of shared/lexicons compiled, so that they start without compiling them. Two
 * modules of the source are replaced, and a table that is imported with `?columns=…` is cut to those columns, and to the rows
 * in which other columns have the values that are named. The tests run on the source, and on this.
 */
export function packedTables(root) {
  let packed;
  const tables = () => {
    packed ??= pack(root);
    return packed;
  };
  return {
    name: "readout-packed-tables",
    enforce: "pre",
    load: {
      filter: { id: [WORDS, TABLES, CUT] },
      async handler(id) {
        if (WORDS.test(id)) return `export const KNOWN_WORDS = ${JSON.stringify((await tables()).words)};`;
        if (TABLES.test(id)) return sourceOf((await tables()).tables);
        const [path, query] = id.split("?");
        return `export default ${JSON.stringify(cutTable(readFileSync(path, "utf8"), new URLSearchParams(query)))};`;
      },
    },
    // Compiling takes its time, and is no reason for a warning.
    config: () => ({ build: { rolldownOptions: { checks: { pluginTimings: false } } } }),
  };
}

/** Runs the compiler of the tables as it stands in the sources. */
async function pack(root) {
  const { module } = await runnerImport(join(root, "shared", "checks", "packed-tables.ts"), {
    root,
    configFile: false,
    logLevel: "warn",
  });
  return module.packedTables();
}

const sourceOf = (tables) => `
import { unpackLexicon } from "./pack-lexicon";
import { vocabulary } from "./vocabulary";
export const lexiconData = () => unpackLexicon(${JSON.stringify(tables)}, vocabulary);
`;

/** The table with the columns in `wanted`, and the rows that have the other values in it. */
export function cutTable(text, wanted) {
  const [names, ...rows] = text
    .replaceAll("\r", "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
  const place = (name) => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`No column "${name}" among ${names.join(", ")}`);
    return at;
  };
  const columns = wanted.get("columns").split(",").map(place);
  const values = [...wanted].filter(([name]) => name !== "columns" && name !== "raw");
  const kept = rows.filter((row) => values.every(([name, value]) => row[place(name)] === value));
  return [names, ...kept].map((row) => columns.map((column) => row[column] ?? "").join("\t")).join("\n");
}
