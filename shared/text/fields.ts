/** The attributes of a field mark. */
export interface FieldAttrs {
  readonly kind: "text" | "number" | "choice" | "side" | "date";
  readonly name: string;
  /** A pick list's entries, separated by "|". */
  readonly options: string;
  /** A UCUM code. */
  readonly unit: string;
}

export interface FieldAt {
  readonly from: number;
  readonly to: number;
  readonly attrs: FieldAttrs;
}

const MAX_INNER = 120;
const SIDES: ReadonlySet<string> = new Set(["right", "left", "bilateral", "both"]);
const DATES: ReadonlySet<string> = new Set(["date", "yyyy-mm-dd", "mm/dd/yyyy", "dd/mm/yyyy", "dd.mm.yyyy"]);
/** Bracketed words that editors and speakers put in themselves. */
const PROSE: ReadonlySet<string> = new Set(["sic", "redacted", "unclear", "inaudible", "r", "l", "a", "b", "c", "d"]);
const UCUM: ReadonlyMap<string, string> = new Map([
  ["HU", "[hnsf'U]"],
  ["ml", "mL"],
  ["cc", "mL"],
  ["°", "deg"],
]);

/**
 * The open fields that a line of text shows, in one notation: `[size]` free text, `[ ]` free text without a name,
 * `[__ mm]` a number with its unit, `[right|left]` a pick list (a side where all entries are sides), `[date]` a date, and a
 * name before any of them: `[diameter: __ mm]`, `[side: right|left]`. Brackets that hold anything else ("[R]", "[2]",
 * "[Image 4]") are text.
 */
export function fieldsIn(text: string): FieldAt[] {
  const found: FieldAt[] = [];
  for (let open = text.indexOf("["); open >= 0; open = text.indexOf("[", open + 1)) {
    const inner = /^[^[\]\n\r]{0,120}\]/.exec(text.slice(open + 1, open + 2 + MAX_INNER))?.[0].slice(0, -1);
    if (inner === undefined) continue;
    const attrs = fieldAttrs(inner);
    if (attrs) found.push({ from: open, to: open + inner.length + 2, attrs });
  }
  return found;
}

/** The field that the words between "[" and "]" describe, undefined where they are no field. */
export function fieldAttrs(inner: string): FieldAttrs | undefined {
  const colon = inner.indexOf(":");
  const name = colon < 0 ? "" : inner.slice(0, colon).trim();
  if (colon >= 0 && !/^[A-Za-z][A-Za-z0-9 _-]{0,39}$/.test(name)) return undefined;
  const body = (colon < 0 ? inner : inner.slice(colon + 1)).trim();
  if (body === "") return { kind: "text", name, options: "", unit: "" };
  const blank = /^_+(?: ?([A-Za-z%°][A-Za-z0-9%/°]{0,11}))?$/.exec(body);
  if (blank) return number(name, blank[1]);
  if (body.includes("|")) return choice(name, body);
  if (DATES.has(body.toLowerCase())) return { kind: "date", name: name || "date", options: "", unit: "" };
  if (name === "" && /^[a-z]+(?: [a-z]+){0,3}$/.test(body) && !PROSE.has(body))
    return { kind: "text", name: body, options: "", unit: "" };
  return undefined;
}

function number(name: string, unit: string | undefined): FieldAttrs {
  if (unit === undefined) return { kind: "text", name, options: "", unit: "" };
  return { kind: "number", name, options: "", unit: UCUM.get(unit) ?? unit };
}

function choice(name: string, body: string): FieldAttrs | undefined {
  const options = body.split("|").map((option) => option.trim());
  if (options.some((option) => option === "")) return undefined;
  const side = options.every((option) => SIDES.has(option.toLowerCase()));
  return { kind: side ? "side" : "choice", name, options: options.join("|"), unit: "" };
}
