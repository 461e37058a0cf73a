import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readReportFile } from "../../shared/report-file";
import { launchChromium } from "../chromium";
import { handsOn } from "./hands";
import { isKept, reportText } from "./kept";
import { buildShells, startShell } from "./shell-app";

let browser: Browser;
beforeAll(async () => {
  await buildShells();
  browser = await launchChromium();
});
afterAll(() => browser.close());

const HEADER = ["Sample, Ada", "000-1", "1964-05-17", "F", "CT abdomen and pelvis", "2026-03-02", "S-1", "Dr. Example"];

it("a new user writes a report by keyboard alone, mends three defects, orders, exports, saves, and finds it after a kill", async () => {
  const shell = await startShell("readout serve", browser);
  const page = (): Page => shell.page();
  const { press, type } = handsOn(() => ({ page: page() }));
  const items = () => page().locator(".item").allTextContents();
  const body = async (kind: string) => (await page().locator(`[data-kind=${kind}] > *`).allTextContents()).join("\n");
  const goTo = async (words: string) => {
    for (let count = 0; count < 20; count++) {
      await press("F8");
      if ((await page().locator(".card-title").innerText()).includes(words)) return;
    }
    throw new Error(`F8 reached nothing that says "${words}".`);
  };
  const written = async (ending: string) => {
    const names = async () => (await readdir(shell.folder)).filter((name) => name.endsWith(ending));
    await expect.poll(names).toHaveLength(1);
    return readFile(join(shell.folder, (await names())[0] ?? ""));
  };

  await press("Control+Alt+n");
  await press("Shift+Tab");
  for (let count = 0; count < 10 && (await header(page())) !== "PatientName"; count++) await press("Shift+Tab");
  for (const value of HEADER) {
    await type(value);
    await press("Tab");
  }
  await press("Alt+1");
  await type("Right flank pain and hematuria.");
  await press("Alt+2");
  await type("CT of the abdomen and pelvis with intravenous contrast.");
  await press("Alt+3");
  await type("CT abdomen 2025-08-14.");
  await press("Alt+4");
  await type("There is a 35 mm enhancing mass in the upper pole of the right kidney. No hydronephrosis.");
  await press("Enter");
  await type("Solid nodule in the right lower lobe measures 9. The aorta is normal in caliber.");
  await press("Enter");
  await type("Stable 12 mm left adrenal nodule.");
  await press("Alt+5");
  await type("Stable left adrenal nodule, 12 mm, benign adenoma.");
  await press("Enter");
  await type(
    "Enhancing mass in the left kidney, suspicious for renal cell carcinoma. Urology referral is recommended.",
  );
  await press("Enter");
  await type("Solid nodule in the right lower lobe. Follow-up CT of the chest is recommended.");

  // Three defects, each found by F8 and mended by its first fix.
  await press("Alt+1");
  await goTo("no unit");
  await press("Enter");
  await expect.poll(() => body("findings")).toContain("lower lobe measures 9 mm.");
  await goTo("left");
  await press("Enter");
  await expect
    .poll(items)
    .toContain(
      "Enhancing mass in the right kidney, suspicious for renal cell carcinoma. Urology referral is recommended.",
    );
  await goTo("gives no time");
  await press("Enter");
  await expect.poll(async () => (await items()).at(-1)).toContain("is recommended in [interval].");
  // The fix left its open place selected: what is typed fills it.
  await type("3 months");
  await expect.poll(async () => (await items()).at(-1)).toContain("is recommended in 3 months.");

  // The nodule up by one, then all by significance.
  await press("Alt+ArrowUp");
  await expect.poll(async () => (await items())[1]).toContain("lower lobe");
  await press("Control+Alt+s", "Enter");
  await expect.poll(async () => (await items()).at(-1)).toContain("adrenal");
  const order = await items();

  await press("Control+e");
  const text = (await written(".txt")).toString("utf8");
  expect(text).toContain("Patient: Sample, Ada");
  expect(text).toContain(order.map((item, index) => `${index + 1}. ${item}`).join("\n"));
  await press("Control+Shift+e");
  const pdf = await pdfText(await written(".pdf"));
  for (const words of ["Sample, Ada", "lower lobe measures 9 mm.", "mass in the right kidney", "in 3 months."])
    expect(pdf).toContain(words);
  expect(pdf).not.toContain("[");

  await press("Control+Shift+s");
  await type("First hour");
  await press("Enter");
  const saved = readReportFile((await written(".readout.json")).toString("utf8"));
  expect(saved.ok && saved.value.doc.textContent).toContain("is recommended in 3 months.");

  // Written on after the save; then the server is killed as by a power cut.
  await press("Alt+4");
  await type(" Bladder empty.");
  await isKept(page());
  await shell.killAndRestart();
  await expect.poll(() => body("findings")).toContain("Bladder empty.");
  expect(await items()).toEqual(order);
  expect(await page().locator(".banner p").first().innerText()).toContain("draft that was open");
  await press("Control+s");
  await expect.poll(async () => reportText((await written(".readout.json")).toString())).toContain("Bladder empty.");

  expect(shell.problems()).toEqual([]);
  expect(shell.outsideRequests()).toEqual([]);
  await shell.close();
}, 120_000);

/** The header field that has the caret. */
const header = (page: Page) =>
  page.evaluate(() => {
    const at = document.getSelection()?.anchorNode;
    const element = at instanceof Element ? at : at?.parentElement;
    return element?.closest<HTMLElement>("[data-name]")?.dataset.name;
  });

async function pdfText(bytes: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join(""));
  }
  return pages.join(" ").replace(/\s+/g, " ");
}
