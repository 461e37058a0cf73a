import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { createJournal } from "../../host/journal";
import { plainVault } from "../../host/vault";
import { readReportFile } from "../../shared/report-file";
import type { App } from "./editor-app";
import { rest } from "./hands";

/**
 * The words of a stored report. Never look for them in its JSON: keys that come fast count as dictation, so that one
 * sentence may stand there in several pieces. "" for what is no report (yet).
 */
export function reportText(content: string | undefined): string {
  const file = content === undefined ? undefined : readReportFile(content);
  return file?.ok ? file.value.doc.textBetween(0, file.value.doc.content.size, "\n") : "";
}

/** The words of the draft that the host was given last. */
export function keptText(app: App): string {
  return reportText([...app.host.drafts.values()].at(-1)?.content);
}

/** The words of all drafts in the journals below a folder, as a shell that has no key store writes them. */
export async function journalText(data: string): Promise<string> {
  const entries = await readdir(data, { recursive: true });
  const folders = new Set(entries.filter((entry) => entry.endsWith(".journal")).map((entry) => dirname(entry)));
  const texts = [...folders].map(async (folder) => {
    const found = await createJournal({ folder: join(data, folder), vault: plainVault, now: Date.now }).recover();
    return found.ok ? found.value.drafts.map(({ content }) => reportText(content)) : [];
  });
  return (await Promise.all(texts)).flat().join("\n");
}

/**
 * The line that tells where the draft is follows once the hands and what looks after them are still: utterances and checks
 * have ended by then. Before, it may tell of earlier words.
 */
const STILL_MS = 800;

/** Until the page says that what was typed is on the disk. */
export async function isKept(page: Page): Promise<void> {
  await rest(page, STILL_MS);
  await expect.poll(() => page.locator("[data-kept]").innerText()).toMatch(/^Draft kept/);
}
