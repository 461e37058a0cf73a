// The PDF of a report of two pages: time cold (a new program) and warm, size, and the same bytes again.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateReport } from "./generate.mjs";
import { median, ms, row } from "./measure.mjs";
import { ROOT } from "./places.mjs";

export const title = "PDF";

export async function run({ documentFromText, pdfContent, renderPdf }) {
  const text = generateReport(5, 700);
  const { doc } = documentFromText(text);
  const font = (name) => new Uint8Array(readFileSync(join(ROOT, "dist", "cli", "fonts", `${name}.ttf`)));
  const fonts = { regular: font("regular"), semibold: font("semibold"), fallback: font("fallback") };
  const taken = [];
  const made = [];
  for (let round = 0; round < 13; round++) {
    const started = performance.now();
    const { bytes } = await renderPdf(pdfContent(doc, "final"), { fonts, createdMs: 0 });
    if (round >= 3) taken.push(performance.now() - started);
    made.push(Buffer.from(bytes));
  }
  const pages = (made[0].toString("latin1").match(/\/Type \/Page\b(?!s)/g) ?? []).length;
  console.log(`  a report of ${text.split(/\s+/).length} words on ${pages} pages`);
  row("warm, median", ms(median(taken)), "≤ 400 ms", median(taken) <= 400);
  const cold = coldSeconds(text);
  row("cold, as `readout export`", ms(cold * 1000), "≤ 2,500 ms", cold <= 2.5);
  const kilobytes = made[0].length / 1000;
  row("size", `${kilobytes.toFixed(0)} kB`, "≤ 150 kB", kilobytes <= 150);
  const same = made.every((one) => one.equals(made[0]));
  row("the same bytes for the same input", same ? "yes" : "no", "", same);
}

function coldSeconds(text) {
  const folder = mkdtempSync(join(tmpdir(), "readout-bench-"));
  try {
    const source = join(folder, "report.txt");
    writeFileSync(source, text);
    const taken = [];
    for (let round = 0; round < 5; round++) {
      const started = performance.now();
      const target = join(folder, `${round}.pdf`);
      spawnSync(process.execPath, [
        join(ROOT, "dist", "cli", "readout.js"),
        "export",
        source,
        "--to",
        "pdf",
        "-o",
        target,
      ]);
      taken.push((performance.now() - started) / 1000);
      statSync(target);
    }
    return median(taken);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
