#!/usr/bin/env node
// The PDF of an invented report, read by qpdf and poppler: `.ci/extra` installs them. What `npm test` asks of one library
// is asked here of two programs that know nothing of it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateReport } from "../bench/generate.mjs";
import { build } from "./build.mjs";
import { ROOT } from "./stale.mjs";

await build({ names: ["cli"] });
const folder = mkdtempSync(join(tmpdir(), "readout-pdf-"));
const failures = [];
try {
  const text = generateReport(5, 700);
  const [source, pdf] = [join(folder, "report.txt"), join(folder, "report.pdf")];
  writeFileSync(source, text);
  run(process.execPath, [join(ROOT, "dist", "cli", "readout.js"), "export", source, "--to", "pdf", "-o", pdf]);
  expect("qpdf finds no fault", /No syntax or stream encoding errors/.test(run("qpdf", ["--check", pdf])));
  expect("poppler says that it is tagged", /^Tagged:\s+yes$/m.test(run("pdfinfo", [pdf])));
  const fonts = run("pdffonts", [pdf]).trim().split("\n").slice(2);
  expect("poppler finds every font embedded", fonts.length > 0 && fonts.every((line) => / yes yes yes /.test(line)));
  const words = (one) => new Set(one.match(/[A-Za-z]{4,}/g)?.map((word) => word.toLowerCase()) ?? []);
  const printed = words(run("pdftotext", ["-layout", pdf, "-"]));
  const lost = [...words(text)].filter((word) => !printed.has(word) && !["exam", "patient"].includes(word));
  expect(
    `poppler reads every word${lost.length > 0 ? ` (not: ${lost.slice(0, 8).join(" ")})` : ""}`,
    lost.length === 0,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures.length > 0 ? 1 : 0;

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8" });
  if (error !== undefined) throw new Error(`${program} can't be run (${error.code}).`);
  if (status !== 0) throw new Error(`${program} ended with exit code ${status}: ${stderr.trim()}`);
  return `${stdout}${stderr}`;
}

function expect(what, holds) {
  console.log(`${holds ? "ok  " : "FAIL"}  ${what}`);
  if (!holds) failures.push(what);
}
