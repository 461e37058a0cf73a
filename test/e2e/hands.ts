import type { CDPSession, Page, Request } from "playwright-core";

/** So long waits ProseMirror at most before it reads what the browser has done: a native caret move, a focus. */
const HEARD_MS = 40;
/** Fingers are slower than a tool; the app tells them apart by the time that each key carries. */
const HAND_GAP_MS = 40;
/** A page that is never still, as one that is held back by a test, is not waited for. */
const LOOKS = 100;

interface Keyboard {
  readonly devtools: Promise<CDPSession>;
  /** Of the last key that was sent, in seconds. */
  at: number;
}

const keyboards = new WeakMap<Page, Keyboard>();
const underway = new WeakMap<Page, Set<Request>>();

/** From now on `settle` waits for what the page has asked for, too. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>();
  underway.set(page, open);
  page.on("request", (request) => {
    // What tells the server that the page is there lasts as long as the page does.
    if (request.resourceType() !== "eventsource") open.add(request);
  });
  const forget = (request: Request) => open.delete(request);
  page.on("requestfinished", forget).on("requestfailed", forget);
}

/**
 * Until the page has heard of the last key and done what follows from it: timers of a few milliseconds have gone off, and
 * nothing that was asked of the host or the server is unanswered. All times are the page's own, however busy the computer is.
 */
export async function settle(page: Page): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const was = underway.get(page)?.size ?? 0;
    await page.evaluate(
      ([heardMs, looks]) =>
        new Promise<void>((done) => {
          const unanswered = () => (window as { unansweredCalls?: () => number }).unansweredCalls?.() ?? 0;
          let left = looks;
          const wait = () =>
            requestAnimationFrame(() => setTimeout(() => (unanswered() > 0 && left-- > 0 ? wait() : done()), heardMs));
          wait();
        }),
      [HEARD_MS, LOOKS] as const,
    );
    if (was + (underway.get(page)?.size ?? 0) === 0) return;
  }
}

/** By the page's own clock: timers that the app has set and that are shorter have gone off by then. */
export async function rest(page: Page, ms: number): Promise<void> {
  await page.evaluate((time) => new Promise((done) => setTimeout(done, time)), ms);
}

/** Keys that carry times so far apart, each later than the one before, however fast they come. */
export async function sendKeys(page: Page, text: string, gapMs: number): Promise<void> {
  const keyboard = keyboards.get(page) ?? { devtools: page.context().newCDPSession(page), at: 0 };
  keyboards.set(page, keyboard);
  const devtools = await keyboard.devtools;
  const sent: Promise<unknown>[] = [];
  keyboard.at = Math.max(keyboard.at, Date.now() / 1000);
  for (const letter of text) {
    keyboard.at += gapMs / 1000;
    const { key, code, ...rest } = keyOf(letter);
    const timestamp = keyboard.at;
    sent.push(devtools.send("Input.dispatchKeyEvent", { type: "keyDown", key, code, ...rest, timestamp }));
    sent.push(devtools.send("Input.dispatchKeyEvent", { type: "keyUp", key, code, timestamp }));
  }
  await Promise.all(sent);
}

function keyOf(letter: string) {
  const [key, code, text] =
    letter === "\n"
      ? ["Enter", "Enter", "\r"]
      : [letter, CODES.find(([letters]) => letters.test(letter))?.[1] ?? "", letter];
  const upper = letter.toUpperCase();
  const windowsVirtualKeyCode = letter === "\n" ? 13 : /[A-Z\d ]/.test(upper) ? upper.charCodeAt(0) : 0;
  return { key, code: code.replace("*", upper), text, unmodifiedText: text, windowsVirtualKeyCode };
}

const CODES = [
  [/ /, "Space"],
  [/\d/, "Digit*"],
  [/[a-z]/i, "Key*"],
] as const;

/** Keys and waits for one page. */
export function handsOn(at: () => { readonly page: Page }) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      await at().page.keyboard.press(key);
      await settle(at().page);
    }
  };
  const type = async (text: string) => {
    await sendKeys(at().page, text, HAND_GAP_MS);
    await settle(at().page);
  };
  return {
    press,
    /** As a hand types, and not as a tool does. */
    type,
    rest: (ms: number) => rest(at().page, ms),
    settle: () => settle(at().page),
    /** Runs a command by its name, and waits for what it shows. */
    run: async (words: string, selector: string) => {
      await press("Control+k");
      await type(words);
      await press("Enter");
      await at().page.waitForSelector(selector);
      await settle(at().page);
    },
    text: (selector: string) => at().page.locator(selector).innerText(),
    /** Tab until the focus is on what the selector names. */
    tabTo: async (selector: string) => {
      for (let step = 0; step < 60; step += 1) {
        if (await at().page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
        await press("Tab");
      }
      throw new Error(`Tab does not reach ${selector}.`);
    },
  };
}
