import { toOuter } from "./contents";
import type { StandInState } from "./state";

/** Electron's names and Chromium's. */
const PERMISSIONS: Readonly<Record<string, readonly string[]>> = {
  media: ["camera", "microphone"],
  geolocation: ["geolocation"],
  notifications: ["notifications"],
  midi: ["midi"],
  "clipboard-read": ["clipboard-read"],
  "clipboard-sanitized-write": ["clipboard-write"],
};

/** Asks the app's own handlers about every permission and gives their answers to Chromium. Without handlers all is granted, as in Electron. */
export async function applyPermissions(state: StandInState, pageUrl: string): Promise<void> {
  const inner = new URL(pageUrl);
  const innerOrigin = `${inner.protocol}//${inner.host}`;
  const origin = toOuter(innerOrigin);
  for (const [name, chromiumNames] of Object.entries(PERMISSIONS)) {
    const checked = state.rules.check?.({}, name, innerOrigin, {}) ?? true;
    const requested = await new Promise<boolean>((resolve) => {
      if (state.rules.request) state.rules.request({}, name, resolve, { requestingUrl: pageUrl });
      else resolve(true);
    });
    for (const chromiumName of chromiumNames)
      await state.browser.send("Browser.setPermission", {
        origin,
        permission: { name: chromiumName },
        setting: checked && requested ? "granted" : "denied",
        browserContextId: state.browserContextId,
      });
  }
}
