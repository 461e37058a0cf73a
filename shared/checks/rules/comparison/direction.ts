import type { Range } from "../../../report/report";

/** Which way a sentence says that a size has gone; "not-…" where it denies one way only. */
export type Direction = "increased" | "decreased" | "stable" | "not-increased" | "not-decreased";

/** A direction and the words that say so, as positions in the text. */
export interface Said extends Range {
  readonly direction: Direction;
}

const WORDS = new RegExp(
  [
    "(?<up>increas(?:e[sd]?|ing)|grow(?:s|n|th|ing)?|grew|larger|bigger|expand(?:ed|ing|s)|enlarg(?:ing|es)|progress(?:ion|ed|ing|ive)|worsen(?:ed|ing|s)?|doubl(?:ed|ing)|tripled|(?:has|have|had|further|interval|progressive(?:ly)?|continued|significantly|slightly) (?:enlarge(?:d|ment)|widen(?:ed|ing)|dilated|thickened)|enlarge(?:d|ment) (?:from|since|by|compared|in the interval)|enlarged to|(?<=, )enlarged(?=[.)]?$))",
    "(?<down>decreas(?:e[sd]?|ing)|shr(?:ink(?:s|ing|age)?|ank|unk(?:en)?)|smaller|reduc(?:ed|tion|ing)|diminish(?:ed|ing|es)|diminution|regress(?:ion|ed|ing|es)|involut(?:ed|ing|ion)|improv(?:ed|ing|ement|es)|resolving|halved|partial response|good response|treatment response)",
    "(?<state>enlargement|expansion|dilatation|dilation|widening)",
    "(?<same>stable|stability|unchanged|unaltered|static|constant|same size|similar (?:in )?size|similar to|change[sd]?|changing|differen(?:ce|t))",
  ].join("|"),
  "gi",
);

/** "no", "has not", "without any" in front: the words deny. */
const DENIED = /\b(?:no|not|without|nor|never|non|hasn't|haven't|isn't)(?:[- ]\w+){0,4}[- ]$/i;
const CHANGE = /^(?:chang|differen)/i;

/** What is not a size, behind or before the word: "increased density", "decrease in enhancement", "signal has increased". */
const OTHER_THAN_SIZE =
  /^(?: (?:in|of|the|its|their|internal|central|surrounding|mild|marked|overall|degree|amount|number))* ?(?:densit|attenuat|signal|enhanc|echogen|uptake|avid|fdg|suv|metabol|conspicu|number|vascul|calcif|scler|opaci|aerat|lung volume|risk|t[12]\b|intens|necro|cavit|solid|fluid|strand|edema|oedema|mass effect|compress|inflam|pain|kypho|lordo|hounsfield|activit|perfusion|flow|velocit|volume|prominen|conspic|disease in|sclerosis)/i;
const OF_MANY =
  /^ (?:of (?:the|these|which)|one|ones|nodules? (?:is|are)|lesions? (?:is|are)|than the (?:left|right|other)|component)/i;
const REDUCTION = /^ (?:of|in) (?:the )?(?:fracture|dislocation|joint|height|disc|space)/i;

const NO_CHANGE = /^ (?:plate|hormone|restriction|arrest|recovery)/i;
const isOther = (word: string, behind: string): boolean =>
  NO_CHANGE.test(behind) ||
  (/er$/i.test(word) && OF_MANY.test(behind)) ||
  (/^reduc/i.test(word) && REDUCTION.test(behind));

/** All that a text says of a direction; words that speak of something else than a size are left out. */
export function directionsIn(text: string, offset: number): readonly Said[] {
  const found: Said[] = [];
  for (const match of text.matchAll(WORDS)) {
    const { index } = match;
    const end = index + match[0].length;
    const behind = text.slice(end, end + 60);
    if (isPartOfWord(text, index, end) || OTHER_THAN_SIZE.test(behind) || isOther(match[0], behind)) continue;
    const before = Math.max(0, index - 44);
    const denial = DENIED.exec(text.slice(before, index));
    const direction = directionOf(match, denial !== null);
    const from = denial === null ? index : before + denial.index;
    if (direction !== undefined) found.push({ direction, from: offset + from, to: offset + end });
  }
  return found;
}

const isPartOfWord = (text: string, from: number, to: number): boolean =>
  isLetter(text, from - 1) || isLetter(text, to);

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

function directionOf({ groups, 0: word }: RegExpMatchArray, denied: boolean): Direction | undefined {
  if (groups?.up !== undefined) return denied ? "not-increased" : "increased";
  // "Enlargement of the node" is what is seen; "no enlargement" says that it has not grown.
  if (groups?.state !== undefined) return denied ? "not-increased" : undefined;
  if (groups?.down !== undefined) return denied ? "not-decreased" : "decreased";
  // "Changed" says no direction, "not changed" does; "not stable" again does not.
  return CHANGE.test(word) === denied ? "stable" : undefined;
}

/** The one direction that all words agree on, with the first that says it; undefined where they do not agree. */
export function oneDirection(all: readonly Said[]): Said | undefined {
  let one: Said | undefined;
  for (const said of all) {
    if (one === undefined || one.direction === said.direction) {
      one ??= said;
      continue;
    }
    // "Stable, with no growth" is stable.
    const calm = [one, said].every(({ direction }) => direction === "stable" || direction.startsWith("not-"));
    if (!calm) return undefined;
    if (one.direction !== "stable") one = { ...(said.direction === "stable" ? said : one), direction: "stable" };
  }
  return one;
}

/** Whether two sizes refute what was said: growth and shrinking at once, "stable" by more than measuring varies. */
export function refutes(direction: Direction, now: number, then: number, isVessel: boolean): boolean {
  switch (direction) {
    case "increased":
      return now < then;
    case "decreased":
      return now > then;
    case "not-increased":
      return now > then && differs(now, then, isVessel);
    case "not-decreased":
      return now < then && differs(now, then, isVessel);
    default:
      return differs(now, then, isVessel);
  }
}

/** Measuring varies by some 20 % and 3 mm; of an aneurysm 5 mm are growth. */
function differs(now: number, then: number, isVessel: boolean): boolean {
  const difference = Math.abs(now - then);
  return (difference >= 3 && difference / then >= 0.2) || (isVessel && difference >= 5 && difference / then >= 0.1);
}
