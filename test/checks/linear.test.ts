import { describe, expect, it } from "vitest";
import { runChecks } from "../../shared/checks/run-checks";
import { analyze } from "../../shared/extract/analyze";
import { DEFAULT_CHECK_SETTINGS } from "../../shared/settings";
import { parseReportText } from "../../shared/text/parse";

const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length));
const numbered = (length: number, item: (number: number) => string): string => {
  const items: string[] = [];
  for (let size = 0, number = 1; size < length; number += 1) {
    const text = item(number);
    items.push(text);
    size += text.length;
  }
  return items.join("");
};

/** Texts that nobody writes, of about so many characters. */
const FAMILIES: Readonly<Record<string, (length: number) => string>> = {
  "commas in one block": (n) => `FINDINGS: ${repeated("nodule, ", n)}`,
  "nothing but commas": (n) => `FINDINGS: ${repeated(",", n)}`,
  "one denial after the other": (n) => `FINDINGS: ${repeated("no ", n)}`,
  "denials inside denials": (n) => `FINDINGS: ${repeated("no evidence of no effusion without not ", n)}`,
  "a list that no verb ends": (n) => `FINDINGS: No ${repeated("effusion or mass and nodule or ", n)}`,
  "the same thing in Findings and Impression": (n) =>
    `FINDINGS:\n${repeated("5 mm right upper lobe nodule. Left renal cyst.\n", n / 2)}\nIMPRESSION:\n${repeated("Right upper lobe nodule of 8 mm. Right renal cyst.\n", n / 2)}`,
  "the same thing in one sentence of each": (n) =>
    `FINDINGS: ${repeated("5 mm right upper lobe nodule and ", n / 2)}\n\nIMPRESSION: ${repeated("left upper lobe nodule of 8 mm and ", n / 2)}`,
  "one word": (n) => `FINDINGS: ${repeated("x", n)}`,
  "one number": (n) => `FINDINGS: ${repeated("9", n)} mm`,
  "white space": (n) => `FINDINGS: a${repeated(" ", n)}b${repeated("\t", 9)}`,
  "thousands of items": (n) => `IMPRESSION:\n${numbered(n, (i) => `${i}. Nodule of ${(i % 30) + 1} mm.\n`)}`,
  "items in running text": (n) => `IMPRESSION: ${numbered(n, (i) => `${i}. Cyst, likely benign. `)}`,
  "measurements in one sentence": (n) => `FINDINGS: ${repeated("nodule of 5 x 4 x 3 mm, previously 4 mm, ", n)}`,
  "open brackets": (n) => `FINDINGS: ${repeated("[{<(", n)}`,
  "open fields": (n) => `FINDINGS: ${repeated("[size] ___ ", n)}`,
  "hedges and recommendations": (n) =>
    `IMPRESSION: ${repeated("may possibly represent mass, recommend CT in 3 months if clinically indicated ", n)}`,
  "sides in one sentence": (n) => `FINDINGS: ${repeated("left right liver kidney lobe ", n)}`,
  "words that sound alike": (n) => `FINDINGS: ${repeated("ilium colon period prostrate ", n)}`,
  "labels in a header": (n) => `EXAM: CT\nReferrer: ${repeated("a  b  c | d e ", n)}\nFINDINGS: Normal.`,
  "negatives in the Impression": (n) => `INDICATION: Mass?\n\nIMPRESSION: ${repeated("No without no ", n)}`,
  "headings and nothing under them": (n) => repeated("FINDINGS:\nIMPRESSION:\n", n),
};

const LARGE = 1 << 20;
const SMALL = LARGE / 4;
/** Four times the text takes four times as long; sixteen times as long, were it the square. */
const MOST = 9;
/** Less than this says more about the machine than about us. */
const LEAST_MS = 40;

describe("a text of a megabyte takes four times as long as a quarter of it", () => {
  it.each(Object.entries(FAMILIES))("%s", { timeout: 120_000 }, (_, family) => {
    const [small, large] = [family(SMALL), family(LARGE)];
    let least = Number.POSITIVE_INFINITY;
    // A busy machine can slow down one round; none of five would mean that it is ours.
    for (let round = 0; round < 5 && least > MOST; round += 1) least = Math.min(least, growth(small, large));
    expect(least).toBeLessThanOrEqual(MOST);
  });
});

/** How many times as long the large text takes. Where that is little for any small one, the small one need not be measured. */
function growth(small: string, large: string): number {
  const most = millisecondsFor(large);
  return most <= MOST * LEAST_MS ? most / LEAST_MS : most / Math.max(LEAST_MS, millisecondsFor(small));
}

/** Of processor time: the clock measures the neighbours too. */
function millisecondsFor(text: string): number {
  const started = process.cpuUsage();
  runChecks(analyze(parseReportText(text)), DEFAULT_CHECK_SETTINGS);
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}
