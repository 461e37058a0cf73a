import type { CDPSession, Page } from "playwright-core";
import type { Random } from "./random";
import { COMPOSED, PASTED, PHRASES } from "./words";

export interface Hands {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly random: Random;
}

/** One thing that an author may do. Answers what it did, for the record. */
export interface Step {
  readonly weight: number;
  readonly run: (hands: Hands) => Promise<string>;
}

const keys =
  (list: readonly string[], most = 1) =>
  async ({ page, random }: Hands): Promise<string> => {
    const key = random.pick(list);
    const times = 1 + random.below(most);
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
    return `${key} × ${times}`;
  };

export const STEPS: readonly Step[] = [
  { weight: 26, run: typeWords },
  { weight: 5, run: keys(["Enter", "Shift+Enter"], 2) },
  { weight: 9, run: keys(["Backspace", "Delete", "Control+Backspace", "Control+Delete"], 6) },
  { weight: 9, run: keys(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"], 8) },
  { weight: 3, run: keys(["Control+Home", "Control+End", "Control+ArrowLeft", "Control+ArrowRight"], 4) },
  { weight: 5, run: keys(["Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown", "Shift+End"], 6) },
  { weight: 1, run: keys(["Control+Shift+End", "Control+Shift+Home", "Control+a"]) },
  { weight: 6, run: keys(["Control+z"], 8) },
  { weight: 4, run: keys(["Control+Shift+z", "Control+y"], 8) },
  { weight: 4, run: keys(["Alt+ArrowUp", "Alt+ArrowDown"], 3) },
  { weight: 3, run: keys(["Control+]", "Control+[", "Control+Shift+h"]) },
  { weight: 4, run: keys(["Tab", "Shift+Tab", "F4", "Shift+F4"]) },
  { weight: 3, run: keys(["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"]) },
  { weight: 6, run: fix },
  { weight: 6, run: click },
  { weight: 5, run: paste },
  { weight: 2, run: cutAndPaste },
  { weight: 2, run: drop },
  { weight: 2, run: dragItem },
  { weight: 4, run: compose },
  { weight: 2, run: insertAtOnce },
  { weight: 2, run: lookAround },
  { weight: 3, run: expand },
  { weight: 3, run: keys(["Control+Alt+c", "Control+Shift+Backspace", "Control+Alt+Backspace"], 2) },
  { weight: 3, run: findAndReplace },
  { weight: 1, run: practise },
];

async function typeWords({ page, random }: Hands): Promise<string> {
  const words = random.pick(PHRASES);
  await page.keyboard.type(words);
  return `type ${JSON.stringify(words)}`;
}

/** To the next diagnostic, and take its first fix, or leave it. */
async function fix({ page, random }: Hands): Promise<string> {
  const way = random.pick(["F8", "Shift+F8", "Control+."]);
  const end = random.pick(["Enter", "Enter", "Escape", "ArrowDown"]);
  await page.keyboard.press(way);
  await nextFrame(page);
  await page.keyboard.press(end);
  await nextFrame(page);
  return `${way}, ${end}`;
}

async function click({ page, random }: Hands): Promise<string> {
  const point = await page.evaluate((share) => window.readout.point(share), random.share());
  if (point === undefined) return "click nowhere";
  const count = random.pick([1, 1, 1, 2, 3]);
  const shift = random.chance(0.2);
  if (shift) await page.keyboard.down("Shift");
  await page.mouse.click(point.x, point.y, { clickCount: count });
  if (shift) await page.keyboard.up("Shift");
  return `click × ${count}${shift ? " with Shift" : ""}`;
}

async function paste({ page, random }: Hands): Promise<string> {
  const what = random.pick(PASTED);
  await page.evaluate(({ plain, html }) => window.readout.paste(plain, html), what);
  return `paste ${JSON.stringify(what.html === "" ? what.plain : what.html)}`;
}

async function cutAndPaste({ page, random }: Hands): Promise<string> {
  const key = random.pick(["Control+x", "Control+c"]);
  await page.keyboard.press(key);
  await page.keyboard.press(random.pick(["ArrowUp", "End", "ArrowRight"]));
  await page.keyboard.press("Control+v");
  return `${key} and Control+v`;
}

async function drop({ page, random }: Hands): Promise<string> {
  const { plain } = random.pick(PASTED);
  await page.evaluate(([text, share]) => window.readout.drop(text, share), [plain, random.share()] as const);
  return `drop ${JSON.stringify(plain)}`;
}

/** By its number, up or down by a few lines. */
async function dragItem({ page, random }: Hands): Promise<string> {
  const items = page.locator(".ProseMirror .item");
  const count = await items.count();
  if (count === 0) return "drag nothing";
  const item = items.nth(random.below(count));
  await item.scrollIntoViewIfNeeded();
  const box = await item.boundingBox();
  if (box === null) return "drag nothing";
  const by = (random.below(9) - 4) * 24;
  await page.mouse.move(box.x + 6, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 6, box.y + 8 + by / 2);
  await page.mouse.move(box.x + 6, box.y + 8 + by);
  if (random.chance(0.2)) await page.keyboard.press("Escape");
  await page.mouse.up();
  return `drag an item by ${by} px`;
}

/** An input method at work: a few states of the composed text, then taken or dropped; sometimes a key comes between. */
async function compose({ devtools, page, random }: Hands): Promise<string> {
  const states = random.pick(COMPOSED);
  for (const text of states)
    await devtools.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  const end = random.pick(["take", "take", "drop", "arrow"]);
  if (end === "take") await devtools.send("Input.insertText", { text: states.at(-1) ?? "" });
  else if (end === "drop")
    await devtools.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  else await page.keyboard.press("ArrowLeft");
  await page.waitForTimeout(70); // the checks wait for ProseMirror to read what was composed
  return `compose ${states.join(" ")}, ${end}`;
}

/** As a dictation tool inserts: many words in one event. */
async function insertAtOnce({ devtools, random }: Hands): Promise<string> {
  const text = random.pick(PHRASES);
  await devtools.send("Input.insertText", { text });
  return `insert ${JSON.stringify(text)}`;
}

/** Opens a view by its key and closes it: the caret must come back. */
async function lookAround({ page, random }: Hands): Promise<string> {
  const key = random.pick([
    "Control+k",
    "F1",
    "F9",
    "Control+,",
    "Control+Alt+s",
    "Control+Alt+i",
    "Control+j",
    "Control+Shift+l",
    "F6",
  ]);
  await page.keyboard.press(key);
  await nextFrame(page);
  if (key === "F6") for (let i = 0; i < 3; i++) await page.keyboard.press("F6");
  else if (key === "Control+j" || key === "Control+Shift+l") await page.keyboard.press(key);
  else await page.keyboard.press("Escape");
  await nextFrame(page);
  return `${key} and back`;
}

/** Letters that stand for more, at the end of a word and within one; a ghost is taken with Tab or left. */
async function expand({ page, random }: Hands): Promise<string> {
  const letters = random.pick(["acw", "wnl", "xacw", "rul"]);
  const end = random.pick([" ", ". ", "Tab", "Escape"]);
  await page.keyboard.type(` ${letters}`);
  if (end.startsWith(" ") || end.startsWith(".")) await page.keyboard.type(end);
  else await page.keyboard.press(end);
  return `expand ${letters}, ${end}`;
}

/** Some of it is replaced, then the bar is closed: the caret comes back. */
async function findAndReplace({ page, random }: Hands): Promise<string> {
  const words = random.pick(["the", "nodule", "n", "[", "x.", "zzz"]);
  const by = random.pick(["", "a", "the liver"]);
  await page.keyboard.press("Control+h");
  await nextFrame(page);
  // An open dialog keeps its keys.
  if ((await page.locator(".find-bar").count()) === 0) return "find nothing";
  await page.keyboard.type(words);
  const way = random.pick(["Enter", "Shift+Enter", "F3", "replace", "replace all"]);
  if (way.startsWith("replace")) {
    await page.locator(".find-bar input").last().fill(by);
    await page.keyboard.press(way === "replace" ? "Enter" : "Control+Enter");
  } else await page.keyboard.press(way);
  await page.keyboard.press("Escape");
  await nextFrame(page);
  return `find ${words}, ${way} by "${by}"`;
}

/** Into the list of cases and out of it again. */
async function practise({ page }: Hands): Promise<string> {
  await page.keyboard.press("Control+Alt+e");
  await nextFrame(page);
  await page.keyboard.press("Escape");
  await nextFrame(page);
  return "look at the cases";
}

export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
}
