import type { Range } from "../report/report";

/** A place that was left open in typed or inserted text; positions are indexes into the text. */
export interface Placeholder extends Range {
  /** `field`: something is to be filled in · `choice`: one of the named options is to be chosen. */
  readonly kind: "field" | "choice";
  readonly options: readonly string[];
}

/** All places left open in the text, in order. Linear in the text's length; most texts cost one scan. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  if (!mayHold(text)) return [];
  const found: Placeholder[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const placeholder = judge(text, match.index, match[0]);
    if (placeholder !== undefined) found.push(placeholder);
  }
  return found;
}

/** Most texts hold none of the characters that an open place starts with. */
function mayHold(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > BRACE || STARTS[code] === 0) continue;
    if (code === X ? text.charCodeAt(i + 1) === X : code !== T || TO_BE.has(text.slice(i, i + 3))) return true;
  }
  return false;
}

const BRACE = 123;
const X = 88;
const T = 84;
const TO_BE: ReadonlySet<string> = new Set(["TBD", "TBC"]);
const STARTS = new Uint8Array(128);
for (const character of "[{<*_?$@#%XT") STARTS[character.charCodeAt(0)] = 1;

// Every branch starts with a character that no other branch starts with and has a bounded or single-class repeat.
const TOKEN =
  /\[[^[\]\n]{0,120}\]|\{{1,2}[^{}\n]{0,80}\}{1,2}|<{1,2}[^<>\n]{0,60}>{1,2}|\*{2,}|_{2,}|\?{2,}|\$[A-Za-z][A-Za-z_]{0,30}\$|@[A-Z][A-Z_]{1,30}@|%[A-Z][A-Z_]{1,30}%|#{1,4}(?=\s{0,2}(?:mm|cm|mL|ml|cc|HU|x)\b)|\bX{2,3}(?=\s{0,2}(?:mm|cm|mL|ml|cc|HU|x)\b)|\bTB[DC]\b/g;

function judge(text: string, from: number, token: string): Placeholder | undefined {
  const field = { kind: "field", from, to: from + token.length, options: [] } as const;
  switch (token[0]) {
    case "[":
      return inSquareBrackets(text, from, token);
    case "{":
      return choiceIn(from, token) ?? field;
    case "<":
      return inAngleBrackets(from, token);
    case "*":
      return token.length >= 3 && !isOrnament(text, from, token) ? field : undefined;
    case "_":
      return isOrnament(text, from, token) || isInsideWord(text, from, token) ? undefined : field;
    case "?":
      // "??PE" in front of a word asks a question; alone it stands for something unknown.
      return /[\p{L}\d]/u.test(text[from + token.length] ?? "") ? undefined : field;
    case "X":
      // A chromosome formula is written 46,XX.
      return /[,\d]/.test(text[from - 1] ?? "") ? undefined : field;
    case "#":
      return /[\w#]/.test(text[from - 1] ?? "") ? undefined : field;
    default:
      return field;
  }
}

function inSquareBrackets(text: string, from: number, token: string): Placeholder | undefined {
  const inside = token.slice(1, -1).trim();
  const to = from + token.length;
  const choice = choiceIn(from, token);
  if (choice !== undefined) return choice;
  // "[ cm]": the blank before the unit is to be filled.
  if (UNIT.test(inside) && /^\[\s/.test(token)) return { kind: "field", from, to, options: [] };
  if (inside === "") return isCheckBox(text, from, to) ? undefined : { kind: "field", from, to, options: [] };
  return isQuotedOrReference(inside) ? undefined : { kind: "field", from, to, options: [] };
}

/** A list of boxes, one of them ticked, is filled in. */
function isCheckBox(text: string, from: number, to: number): boolean {
  return /\[[xX✓✔]\]/.test(text.slice(Math.max(0, from - 200), to + 200));
}

const SIDE_MARKER = /^(?:[RLB]|AP|PA|RT|LT|LAO|RAO|CC|MLO|[A-Z]{1,2}\d?)$/;
const UNIT = /^(?:mm|cm|m|mL|ml|l|L|HU|%|g|mg|kg|mGy|mSv|Gy|s|ms|sec|min|cm\/s|m\/s)$/;
const REFERENCE =
  /^(?:ref(?:erence|s)?\.?\s*\d|figs?\.?\s*\d|series\b|image\b|images\b|im\.?\s*\d|se\.?\s*\d|see\b|sic\b|sic!|cf\.|i\.e\.|e\.g\.|note\b|normal\b|nl\b|range\b)/i;
const PROMPT = /^(?:insert|enter|select|choose|pick|specify|describe|fill|add|type|state|give|list|complete|other)\b/i;

/** A side marker, a citation, a unit, an image number, an editor's remark: brackets that are meant to stay. */
function isQuotedOrReference(inside: string): boolean {
  if (PROMPT.test(inside)) return false;
  if (SIDE_MARKER.test(inside) || UNIT.test(inside) || REFERENCE.test(inside)) return true;
  if (/^\d/.test(inside)) return !/_|#/.test(inside);
  const words = inside.replace(/\b(?:Dr|Mr|Ms|Mrs|Prof|No|approx)\./g, "");
  // A whole remark in brackets is prose: a field's name has a few words and no full stop.
  return /[.;!]\s|[.;!]$/.test(words) || inside.split(/\s+/).length > 5;
}

function inAngleBrackets(from: number, token: string): Placeholder | undefined {
  const inside = token.replace(/^<{1,2}|>{1,2}$/g, "").trim();
  if (inside === "" || !/^[A-Za-z_][A-Za-z_ /|-]*$/.test(inside)) return undefined;
  if (MARKUP.test(inside) || inside.split(/\s+/).length > 5) return undefined;
  return choiceIn(from, token) ?? { kind: "field", from, to: from + token.length, options: [] };
}

const MARKUP = /^\/?(?:br|p|b|i|u|em|strong|div|span|li|ul|ol|table|tr|td|th|h[1-6]|sub|sup|hr|pre)\s*\/?$/i;

/** "[right|left]", "{mild/moderate/severe}": options between bars, or short words between slashes. */
function choiceIn(from: number, token: string): Placeholder | undefined {
  const inside = token.replace(/^[[{<]{1,2}|[\]}>]{1,2}$/g, "");
  const separator = inside.includes("|") ? "|" : "/";
  const options = inside.split(separator).map((option) => option.trim());
  if (options.length < 2 || options.some((option) => option === "")) return undefined;
  if (separator === "/" && !options.every((option) => /^[A-Za-z][A-Za-z -]{0,24}$/.test(option))) return undefined;
  // "[mm/s]", "[R/L]": a unit or a marker.
  if (separator === "/" && options.some((option) => UNIT.test(option))) return undefined;
  return { kind: "choice", from, to: from + token.length, options };
}

/** A line drawn with the character, or a banner between two runs of it ("*** FINAL ***"). */
function isOrnament(text: string, from: number, token: string): boolean {
  if (token.length >= 20) return true;
  const rest = lineBefore(text, from) + lineAfter(text, from + token.length);
  if (rest.trim() === "") return token.length > 5;
  const runs = rest.split(token[0] === "*" ? "*" : "_");
  return (
    runs.length > 2 &&
    rest.trim().startsWith(token[0] ?? "") !== rest.trim().endsWith(token[0] ?? "") &&
    isCapitals(rest)
  );
}

const LONGEST_BANNER = 120;

function lineBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - LONGEST_BANNER), at);
  return near.slice(near.lastIndexOf("\n") + 1);
}

function lineAfter(text: string, at: number): string {
  return text.slice(at, at + LONGEST_BANNER).split("\n", 1)[0] ?? "";
}

const isCapitals = (text: string) => /[A-Z]/.test(text) && !/[a-z]/.test(text);

/** "file__name": part of a name, not a blank to fill in. */
function isInsideWord(text: string, from: number, token: string): boolean {
  return /\w/.test(text[from - 1] ?? "") && /\w/.test(text[from + token.length] ?? "");
}
