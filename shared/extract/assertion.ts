// How negation, doubt, history and hypothesis are decided: the ConText algorithm (Harkema 2009) on tokens. Each trigger
// of shared/lexicons/assertion.tsv opens a scope before or behind it; scope.ts says where that scope ends; a mention
// takes the strongest of the scopes that it lies in. Pseudo-triggers are longer phrases of the same table: the longest
// match wins, and so they hide the trigger inside them.

import type { AssertionRow } from "../lexicons/load";
import { AND, BUT, GRAMMAR, NARROWING, NEGATIVE, ONCE, PREVIOUS, STUDY_NOUN, WHERE, WITH } from "./grammar-words";
import { type Lexicon, TRIGGER } from "./lexicon";
import type { Hits } from "./matcher";
import { backwardStart, forwardEnd, type Reach } from "./scope";
import { at, byteAt, codeAt, GLUED, has, INNER_HYPHEN, PUNCTUATION, type Tokens, WORD } from "./tokens";
import { isSaid } from "./trigger-context";
import type { Assertion } from "./types";
import { wordId } from "./vocabulary";

/** What the triggers of a sentence say about a mention. */
export interface Verdict {
  assertion: Assertion;
  certainty: 1 | 2 | 3 | 4 | 5;
  /** The tokens of the deciding trigger; `cueEnd` is 0 where there is none. */
  cueFirst: number;
  cueEnd: number;
  /** It was there and is gone. */
  resolved: boolean;
  /** The denial is of a kind only: "no acute fracture". */
  scoped: boolean;
}

/** A trigger of the sentence at hand, and the tokens `from` to `to` that it governs. */
interface Scope {
  row: AssertionRow;
  first: number;
  end: number;
  from: number;
  to: number;
  /** Where two rows share the words, only one of them counts. */
  off: boolean;
  /** A trigger that usually looks back governs what follows here. */
  forward: boolean;
}

type Category = AssertionRow["category"];

const ASSERTION = {
  "negation-pre": "absent",
  "negation-post": "absent",
  "resolved-pre": "historical",
  "resolved-post": "historical",
  "uncertain-pre": "possible",
  "uncertain-post": "possible",
  "historical-pre": "historical",
  "historical-post": "historical",
  "hypothetical-pre": "hypothetical",
  "hypothetical-post": "hypothetical",
  experiencer: "other",
  pseudo: "present",
  termination: "present",
} as const satisfies Record<Category, Assertion>;

/** Which scope wins where a mention lies in several. Of two alike, the nearer. */
const STRENGTH = {
  experiencer: 6,
  "hypothetical-pre": 5,
  "hypothetical-post": 5,
  "negation-pre": 4,
  "negation-post": 4,
  "resolved-pre": 4,
  "resolved-post": 4,
  "historical-pre": 3,
  "historical-post": 3,
  "uncertain-pre": 2,
  "uncertain-post": 2,
  pseudo: 0,
  termination: 0,
} as const satisfies Record<Category, number>;

const REACH = {
  experiencer: "clause",
  "hypothetical-pre": "list",
  "hypothetical-post": "list",
  "negation-pre": "list",
  "negation-post": "list",
  "resolved-pre": "single",
  "resolved-post": "list",
  "historical-pre": "single",
  "historical-post": "list",
  "uncertain-pre": "list",
  "uncertain-post": "list",
  pseudo: "list",
  termination: "list",
} as const satisfies Record<Category, Reach>;

/** A hedge from this certainty on ("diagnostic of") states the finding. */
const STATED = 5;
const COMMA = 44;
const COLON = 58;
const QUESTION = 63;
const NO = wordId("no");
const ABSENT = wordId("absent");
/** Doubts what stands on both sides of it. */
const VERSUS = new Set(["versus", "vs"].map(wordId));

/** Decides the assertion of mentions, one sentence at a time. */
export class AssertionMachine {
  private readonly scopes: Scope[] = [];
  private count = 0;
  private tokens: Tokens | undefined;
  private sentenceFirst = 0;
  private readonly verdict: Verdict = {
    assertion: "present",
    certainty: 5,
    cueFirst: 0,
    cueEnd: 0,
    resolved: false,
    scoped: false,
  };

  constructor(private readonly lexicon: Lexicon) {}

  /** Reads the triggers among the hits `hitFrom` to `hitTo` of the sentence of tokens `first` to `end`. */
  read(tokens: Tokens, hits: Hits, hitFrom: number, hitTo: number, first: number, end: number): void {
    this.count = 0;
    this.tokens = tokens;
    this.sentenceFirst = first;
    const { triggers } = this.lexicon;
    for (let i = hitFrom; i < hitTo; i += 1) {
      if (at(hits.group, i) !== TRIGGER) continue;
      const row = triggers[at(hits.entry, i)];
      if (row !== undefined) this.take(row, at(hits.first, i), at(hits.end, i));
    }
    for (let i = 0; i < this.count; i += 1) this.choose(tokens, i, end);
    for (let i = 0; i < this.count; i += 1) this.open(tokens, i, first, end);
  }

  /** What the sentence says about the tokens `first` to `end`. The answer is reused: read it before the next call. */
  judge(first: number, end: number): Verdict {
    const { verdict } = this;
    verdict.assertion = "present";
    verdict.certainty = 5;
    verdict.cueEnd = 0;
    verdict.resolved = false;
    verdict.scoped = false;
    let strength = 0;
    let distance = 0;
    let category: Category = "pseudo";
    for (let i = 0; i < this.count; i += 1) {
      const scope = this.scopes[i];
      if (scope === undefined || scope.off || scope.to <= scope.from) continue;
      // The mention may begin inside the trigger: "no focal" and "focal deficit".
      const ahead = scope.to >= scope.end && scope.from === scope.end && scope.first < first && first < scope.to;
      const behind = scope.first >= end && scope.from < end && end <= scope.to;
      if (!ahead && !behind) continue;
      const own = STRENGTH[scope.row.category];
      const away = ahead ? Math.max(0, first - scope.end) : scope.first - end;
      if (own < strength || (own === strength && away >= distance)) continue;
      strength = own;
      distance = away;
      category = scope.row.category;
      verdict.cueFirst = scope.first;
      verdict.cueEnd = scope.end;
      verdict.certainty = scope.row.certainty ?? 5;
    }
    if (strength < STRENGTH["negation-pre"]) {
      const denial = this.denialInside(first);
      if (denial !== undefined) {
        strength = STRENGTH["negation-pre"];
        category = "negation-pre";
        verdict.cueFirst = denial.first;
        verdict.cueEnd = first;
        verdict.certainty = 5;
      }
    }
    if (strength === 0) return verdict;
    // "Previously seen nodules are not seen today": there were some.
    if (category === "negation-post" && this.isPrevious(first)) category = "resolved-post";
    verdict.assertion = ASSERTION[category];
    verdict.resolved = category === "resolved-pre" || category === "resolved-post";
    if (verdict.assertion === "possible" && verdict.certainty >= STATED) verdict.assertion = "present";
    if (verdict.assertion === "absent") verdict.scoped = this.isScoped(first, end);
    return verdict;
  }

  /** A pseudo-trigger in which the mention itself stands: "no change" says nothing about a nodule, but "change" is denied. */
  private denialInside(first: number): Scope | undefined {
    const { tokens } = this;
    if (tokens === undefined) return undefined;
    for (let i = 0; i < this.count; i += 1) {
      const scope = this.scopes[i];
      if (scope === undefined || scope.row.category !== "pseudo" || scope.end <= first) continue;
      if (scope.first >= first) return undefined;
      for (let j = scope.first; j < first; j += 1) if ((GRAMMAR.of(tokens, j) & NEGATIVE) !== 0) return scope;
    }
    return undefined;
  }

  /** "no acute …", "no significant …", "no other …", before the mention or as its first word. */
  private isScoped(first: number, end: number): boolean {
    const { verdict, tokens } = this;
    if (tokens === undefined || verdict.cueFirst > first) return false;
    for (let i = verdict.cueFirst; i < end && i <= first; i += 1)
      if ((GRAMMAR.of(tokens, i) & NARROWING) !== 0) return true;
    return false;
  }

  private take(row: AssertionRow, first: number, end: number): void {
    const known = this.scopes[this.count];
    if (known === undefined) this.scopes.push({ row, first, end, from: 0, to: 0, off: false, forward: false });
    else {
      known.row = row;
      known.first = first;
      known.end = end;
      known.from = 0;
      known.to = 0;
      known.off = false;
      known.forward = false;
    }
    this.count += 1;
  }

  /**
   * "Likely" governs what follows it, and what stands before it only where nothing follows: "opacity, likely atelectasis",
   * "atelectasis likely". "Prior" with a study behind it says nothing about a finding; "once resolved" is a condition.
   */
  private choose(tokens: Tokens, i: number, end: number): void {
    const scope = this.scopes[i];
    if (scope === undefined) return;
    const next = byteAt(tokens.kind, scope.end);
    const follows = scope.end < end && next === WORD && (GRAMMAR.of(tokens, scope.end) & (AND | BUT)) === 0;
    if (scope.row.category === "historical-pre" && scope.end - scope.first === 1)
      scope.off = !this.isPast(tokens, scope.end, follows);
    if (!isSaid(tokens, scope.row, scope.first, scope.end, this.sentenceFirst, end)) scope.off = true;
    if (scope.row.category === "resolved-post" && (this.before(tokens, scope.first) & ONCE) !== 0) scope.off = true;
    if (follows && scope.row.direction === "backward" && this.opensForward(tokens, scope)) scope.forward = true;
    const twin = this.scopes[i + 1];
    // "Is negative" gives way to the "negative for" that begins in it.
    if (twin !== undefined && i + 1 < this.count && scope.row.direction === "backward")
      if (twin.first > scope.first && twin.first < scope.end && twin.row.direction === "forward") scope.off = true;
    if (i + 1 >= this.count || twin === undefined || twin.first !== scope.first || twin.end !== scope.end) return;
    const forward = scope.row.direction === "forward" ? scope : twin;
    const backward = forward === scope ? twin : scope;
    if (forward.row.direction === backward.row.direction || VERSUS.has(at(tokens.id, scope.first))) return;
    // "?abscess" and "abscess? cyst?": the mark belongs to the word that it touches.
    const mark = codeAt(tokens.code, scope.first) === QUESTION;
    const ahead = mark ? !has(tokens, scope.first, GLUED) || scope.first === this.sentenceFirst : follows;
    if (ahead && (mark || !this.says(tokens, scope.end, WHERE))) backward.off = true;
    else forward.off = true;
  }

  /** "Skin: no rash" and "None seen in the lung" deny what follows; "Effusion: no." and "Effusion: none" what stands before. */
  private opensForward(tokens: Tokens, scope: Scope): boolean {
    if (this.says(tokens, scope.end, WITH)) return false;
    return scope.first === this.sentenceFirst || at(tokens.id, scope.end - 1) === NO;
  }

  /** "Prior" before a study or nothing says nothing about a finding; "History: cancer" does. */
  private isPast(tokens: Tokens, end: number, follows: boolean): boolean {
    if (has(tokens, end, INNER_HYPHEN)) return true;
    if (byteAt(tokens.kind, end) === PUNCTUATION) return codeAt(tokens.code, end) === COLON;
    return follows && (GRAMMAR.of(tokens, end) & STUDY_NOUN) === 0;
  }

  private isAbsent(tokens: Tokens, { first, end }: Scope): boolean {
    return end - first === 1 && at(tokens.id, first) === ABSENT;
  }

  private says(tokens: Tokens, i: number, bits: number): boolean {
    return (GRAMMAR.of(tokens, i) & bits) !== 0;
  }

  /** "Previously seen" stands right before the mention. */
  private isPrevious(first: number): boolean {
    const { tokens } = this;
    if (tokens === undefined) return false;
    for (let i = Math.max(this.sentenceFirst, first - 4); i < first; i += 1)
      if (this.says(tokens, i, PREVIOUS)) return true;
    return false;
  }

  private before(tokens: Tokens, i: number): number {
    let bits = 0;
    for (let j = Math.max(0, i - 8); j < i; j += 1) bits |= GRAMMAR.of(tokens, j);
    return bits;
  }

  private open(tokens: Tokens, i: number, first: number, end: number): void {
    const scope = this.scopes[i];
    if (scope === undefined || scope.off || scope.row.direction === "none") return;
    const { category, direction, maxScope } = scope.row;
    if (direction === "forward" || scope.forward) {
      scope.from = scope.end;
      // "Absent enhancement and pneumatosis": an adjective denies its own noun; "no A and B" denies both.
      const reach = this.isAbsent(tokens, scope) ? "noun" : REACH[category];
      scope.to = forwardEnd(tokens, scope.end, end, this.cutAfter(tokens, i, end), maxScope ?? 0, reach);
    } else {
      scope.to = scope.first;
      // "Effusion, resolved": the comma joins the word to its subject.
      const joined =
        category === "resolved-post" && scope.first > first && codeAt(tokens.code, scope.first - 1) === COMMA;
      const to = joined ? scope.first - 1 : scope.first;
      scope.from = backwardStart(tokens, to, first, this.cutBefore(i, first), maxScope ?? 0);
    }
  }

  /** Where the next trigger that ends the scope of trigger `i` begins. */
  private cutAfter(tokens: Tokens, i: number, end: number): number {
    const scope = this.scopes[i];
    if (scope === undefined) return end;
    for (let j = i + 1; j < this.count; j += 1) {
      const other = this.scopes[j];
      if (other === undefined || other.first < scope.end || other.off) continue;
      // "Uncertain whether there is a fracture"
      if (other.row.category === "termination" && other.first === scope.end && this.isOpen(scope)) continue;
      if (this.cuts(tokens, scope, other)) return other.first;
    }
    return end;
  }

  /** Doubts and conditions take a whole statement. */
  private isOpen(scope: Scope): boolean {
    return scope.row.category === "uncertain-pre" || scope.row.category === "hypothetical-pre";
  }

  private cuts(tokens: Tokens, scope: Scope, other: Scope): boolean {
    const { category } = other.row;
    if (category === "termination") return true;
    const afterComma = this.afterBreak(tokens, other.first);
    if (category === "negation-pre") return afterComma && scope.row.category !== "negation-pre";
    if (!other.row.endsScope) return false;
    // "No mass suspicious for cancer" denies the cancer; "no mass, likely scar" does not deny the scar.
    if (category === "uncertain-pre" || category === "uncertain-post") return afterComma;
    if (category === "historical-pre") return other.first - scope.end > 1;
    return true;
  }

  /** A comma, "and" or "but" stands right before token `i`. */
  private afterBreak(tokens: Tokens, i: number): boolean {
    if (i === 0) return true;
    if (byteAt(tokens.kind, i - 1) === PUNCTUATION && codeAt(tokens.code, i - 1) === COMMA) return true;
    return (GRAMMAR.of(tokens, i - 1) & (AND | BUT)) !== 0;
  }

  /** Where the last terminating phrase before trigger `i` ends. */
  private cutBefore(i: number, first: number): number {
    const scope = this.scopes[i];
    if (scope === undefined) return first;
    for (let j = i - 1; j >= 0; j -= 1) {
      const other = this.scopes[j];
      if (other === undefined || other.end > scope.first || other.off) continue;
      if (other.row.category === "termination") return other.end;
    }
    return first;
  }
}
