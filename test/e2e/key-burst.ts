import type { Page } from "playwright-core";
import { sendKeys, settle } from "./hands";

const GAP_MS = 2;

/** Keys as a tool sends them: the events say that they are 2 ms apart, however slow the machine is at the moment. */
export async function sendBurst(page: Page, text: string): Promise<void> {
  await sendKeys(page, text, GAP_MS);
}

/** Ctrl+V with both keys at once, as a tool sends it. */
export async function sendPaste(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const timestamp = Date.now() / 1000;
  const control = { key: "Control", code: "ControlLeft", windowsVirtualKeyCode: 17 };
  const v = { key: "v", code: "KeyV", windowsVirtualKeyCode: 86, modifiers: 2 };
  await devtools.send("Input.dispatchKeyEvent", { type: "keyDown", ...control, modifiers: 2, timestamp });
  await devtools.send("Input.dispatchKeyEvent", {
    type: "keyDown",
    ...v,
    commands: ["paste"],
    timestamp: timestamp + GAP_MS / 1000,
  });
  await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...v });
  await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...control });
  await devtools.detach();
  await settle(page);
}
