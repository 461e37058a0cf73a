// How long one check takes: a whole report, and one edit in a long one; beside a bare spell check of the same text and a
// prose linter, in the same run.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { generateReport, seeded } from "./generate.mjs";
import { compare, median, ms, quantile, row, timed, times } from "./measure.mjs";

const require = createRequire(import.meta.url);

export const title = "Speed of a check";

export async function run(engine) {
  wholeReports(engine);
  edits(engine);
}

/** Forty different reports. Nothing is kept from one text for another, so that each is read as if it had never been seen. */
function wholeReports({ analyze, parseReportText, runChecks, DEFAULT_CHECK_SETTINGS: settings }) {
  const texts = Array.from({ length: 40 }, (_, seed) => generateReport(seed + 1, 1000));
  const speller = require("nspell")(dictionary());
  const writeGood = require("write-good");
  const works = {
    readout: (text) => runChecks(analyze(parseReportText(text), settings), settings),
    nspell: (text) => {
      for (const word of text.match(/[A-Za-z']+/g) ?? []) speller.correct(word);
    },
    "write-good": (text) => writeGood(text),
  };
  const inputs = { readout: texts, nspell: texts, "write-good": texts.slice(0, 4) };
  const found = compare(works, inputs, { base: "readout", warmUp: 20 });
  const words = median(texts.map((text) => text.split(/\s+/).length));
  console.log(`  whole reports of ${words} words, all rules on, 9 rounds in turns`);
  row("check, median", ms(found.readout.median), "≤ 0.5 ms", found.readout.median <= 0.5);
  row("check, 95th percentile", ms(found.readout.p95));
  row("nspell, the same text", ms(found.nspell.median));
  row("nspell / check", times(found.nspell.ratio), "≥ 1 x", found.nspell.ratio >= 1);
  row("write-good / check", times(found["write-good"].ratio), "≥ 40 x", found["write-good"].ratio >= 40);
}

/** One letter typed in a report of 2,500 words: report view, analysis and checks of the new document. */
function edits({
  createAnalyzer,
  createChecker,
  documentFromText,
  reportFromDocument,
  Transform,
  DEFAULT_CHECK_SETTINGS: settings,
}) {
  let { doc } = documentFromText(generateReport(7, 2500));
  const analyzer = createAnalyzer(settings);
  const checker = createChecker(settings);
  const check = () => checker.check(analyzer.analyze(reportFromDocument(doc)));
  const full = timed(check);
  const random = seeded(11);
  const taken = [];
  for (let round = 0; round < 700; round++) {
    doc = typed(new Transform(doc), random);
    const one = timed(check);
    if (round >= 200) taken.push(one);
  }
  console.log("  one letter typed in a report of 2,500 words");
  row("edit, median", ms(median(taken)), "≤ 0.05 ms", median(taken) <= 0.05);
  row("edit, 95th percentile", ms(quantile(taken, 0.95)), "≤ 0.2 ms", quantile(taken, 0.95) <= 0.2);
  row("first check of that report, cold", ms(full));
}

export function typed(transform, random) {
  const { doc } = transform;
  const blocks = [];
  doc.descendants((node, at) => {
    if (node.isTextblock && node.content.size > 0) blocks.push({ from: at + 1, size: node.content.size });
  });
  const block = blocks[Math.floor(random() * blocks.length)];
  const at = block.from + Math.floor(random() * block.size);
  return transform.insert(at, doc.type.schema.text("e")).doc;
}

function dictionary() {
  const folder = require.resolve("dictionary-en").replace(/index\.js$/, "");
  return { aff: readFileSync(`${folder}index.aff`), dic: readFileSync(`${folder}index.dic`) };
}
