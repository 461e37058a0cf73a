import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type App, settle, startApp, stopApps } from "./editor-app";

let app: App;

afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});
afterAll(stopApps);

describe("at the start", () => {
  it("keeps what is typed at once where the folder has reports and no draft is left", async () => {
    app = await startApp({ files: { "earlier.txt": "FINDINGS: Clear.\n" } });
    await app.page.keyboard.type("Cough.");
    await expect.poll(() => [...app.host.drafts.values()].at(-1)?.content ?? "", { timeout: 4000 }).toContain("Cough.");
    expect(await app.page.locator("[data-kept]").innerText()).toMatch(/^Draft kept/);
  });

  it("says what the host has to say, beside what it says of the draft, until each is read", async () => {
    const notices = ["The settings file could not be read.", "A draft of an earlier run cannot be read now."];
    const first = await startApp();
    await first.page.keyboard.type("Pain.");
    await expect.poll(() => first.host.drafts.size).toBe(1);
    const drafts = [...first.host.drafts.values()];
    await first.close();
    app = await startApp({ notices, drafts });
    const said = () => app.page.locator(".banner p").allInnerTexts();
    expect((await said()).slice(0, 2)).toEqual(notices);
    expect((await said())[2]).toContain("draft that was open");
    expect(await app.page.evaluate(() => document.activeElement?.className)).toContain("ProseMirror");
    await app.page.locator(".banner", { hasText: "settings file" }).getByRole("button", { name: "OK" }).click();
    await app.page.keyboard.press("Control+Alt+n");
    await settle(app.page);
    expect(await said()).toEqual(notices.slice(1));
  });
});
