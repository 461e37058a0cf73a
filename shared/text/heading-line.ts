import { classifyHeading, type HeadingClass, MAX_HEADING_LENGTH, normalizeHeading } from "../report/headings";

/** A line that opens a section. Positions are the text's. */
export interface HeadingLine {
  readonly heading: HeadingClass;
  /** The wording, without decoration and colon. */
  readonly from: number;
  readonly to: number;
  /** Where the text after the heading begins; the line's end where there is none. */
  readonly bodyFrom: number;
  readonly form: "colon" | "alone";
  /** The line's only possible reading: upper case or decorated, or a wording that is used for nothing else. */
  readonly strong: boolean;
}

/** Wordings that are common words too: only a colon makes them headings. */
const NEEDS_COLON: ReadonlySet<string> = new Set(
  "CLINICAL|REASON|PRIOR|PRIORS|PREVIOUS|REQUEST|REFERRAL|VIEWS|CC|PLAN|NOTE|NOTES|OTHER|CORRELATION|STUDIES|SIGNED|COMMENT|COMMENTS|FINDING|FOLLOW-UP|FOLLOW UP|COMPARED TO|COMPARED WITH".split(
    "|",
  ),
);

/** Wordings that open a section even in mixed case, with text after the colon, inside Findings or Impression. */
const UNMISTAKABLE: ReadonlySet<string> = new Set(
  `INDICATION|INDICATIONS|CLINICAL HISTORY|CLINICAL INFORMATION|CLINICAL INDICATION|REASON FOR EXAM|TECHNIQUE|COMPARISON
  |COMPARISONS|FINDINGS|IMPRESSION|IMPRESSIONS|FINAL IMPRESSION|CONCLUSION|CONCLUSIONS|OPINION|SUMMARY|INTERPRETATION
  |RECOMMENDATION|RECOMMENDATIONS|ADDENDUM|ELECTRONICALLY SIGNED BY|DICTATED BY`
    .split("|")
    .map((wording) => wording.trim()),
);

/** The heading that the line at `from`–`to` (white space at its ends left out) begins with, if any. Looks at 100 characters. */
export function readHeadingLine(text: string, from: number, to: number): HeadingLine | undefined {
  const line = text.slice(from, Math.min(to, from + 100));
  const lead = DECORATION.includes(line.charAt(0)) ? (/^(?:#{1,6} ?|[*=_~>-]{1,8} ?)*/.exec(line)?.[0].length ?? 0) : 0;
  const colon = line.indexOf(":", lead);
  if (colon > lead && colon - lead <= MAX_HEADING_LENGTH + 8) {
    const found = withColon(text, from, to, lead, line.slice(lead, colon));
    if (found) return found;
  }
  return alone(from, to, line, lead) ?? withDash(from, to, line, lead);
}

const DECORATION = "#*=_~>-";

function withColon(text: string, from: number, to: number, lead: number, before: string): HeadingLine | undefined {
  const wording = before.replace(/[\s*_]{1,8}$/, "");
  const heading = classifyHeading(wording);
  if (!heading) return undefined;
  const start = from + lead;
  const after = start + before.length + 1;
  const decoration = /^[*_]{1,3}(?=\s|$)/.exec(text.slice(after, Math.min(to, after + 4)))?.[0].length ?? 0;
  const bodyFrom = after + decoration;
  const strong = isUpper(wording) || (lead > 0 && decoration > 0) || UNMISTAKABLE.has(normalizeHeading(wording));
  const space = /^\s{0,100}/.exec(text.slice(bodyFrom, Math.min(to, bodyFrom + 100)))?.[0].length ?? 0;
  return {
    heading,
    from: start,
    to: start + wording.length,
    bodyFrom: Math.min(to, bodyFrom + space),
    form: "colon",
    strong,
  };
}

function alone(from: number, to: number, line: string, lead: number): HeadingLine | undefined {
  if (to - from > 100) return undefined;
  const wording = line.slice(lead).replace(/[\s*=_~#-]{1,40}$/, "");
  const heading = classifyHeading(wording);
  if (!heading || NEEDS_COLON.has(normalizeHeading(wording))) return undefined;
  const start = from + lead;
  const decorated = lead > 0 && start + wording.length < to;
  const strong = isUpper(wording) || decorated || line.startsWith("#");
  return { heading, from: start, to: start + wording.length, bodyFrom: to, form: "alone", strong };
}

/** "FINDINGS - The lungs are clear.": upper case only, with white space around the dash. */
function withDash(from: number, to: number, line: string, lead: number): HeadingLine | undefined {
  // A small letter second: no words in upper case.
  const second = line.charCodeAt(lead + 1);
  if (second >= 97 && second <= 122) return undefined;
  const dash = /^([A-Z][A-Z /&]{2,40}?)\s{1,3}[-–—]{1,2}\s{1,3}(?=\S)/.exec(line.slice(lead));
  const wording = dash?.[1];
  const heading = wording === undefined || NEEDS_COLON.has(wording) ? undefined : classifyHeading(wording);
  if (!dash || wording === undefined || !heading) return undefined;
  const start = from + lead;
  return {
    heading,
    from: start,
    to: start + wording.length,
    bodyFrom: Math.min(to, start + dash[0].length),
    form: "colon",
    strong: true,
  };
}

function isUpper(wording: string): boolean {
  return wording === wording.toUpperCase() && wording !== wording.toLowerCase();
}
