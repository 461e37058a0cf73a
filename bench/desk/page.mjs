// One HTML file with everything in it: it opens from a disk without a network and asks for nothing.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../places.mjs";

/** The page for what deckOf made. */
export function pageOf(deck) {
  const script = `${part("page-card.client.js")}\n${part("page.client.js")}`;
  const style = part("page.css");
  const policy = `default-src 'none'; script-src '${sha256(script)}'; style-src '${sha256(style)}'`;
  return part("page.html")
    .replace("{policy}", () => policy)
    .replace("/*style*/", () => style)
    .replace("/*script*/", () => script)
    .replace('"__DATA__"', () => JSON.stringify(deck).replaceAll("<", "\\u003c"));
}

const part = (name) =>
  readFileSync(join(ROOT, "bench", "desk", name), "utf8")
    .replaceAll("\r\n", "\n")
    .trim();
const sha256 = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
