import type { Node } from "prosemirror-model";
import type { Diagnostic } from "../../shared/checks/types";
import type { Range, SectionKind } from "../../shared/report/report";

/** The flagged words with what stands around them in the same block. `flagged` is empty for a whole section. */
export interface Words {
  readonly before: string;
  readonly flagged: string;
  readonly after: string;
  readonly kind: SectionKind;
}

const CONTEXT_WORDS = 3;

export function wordsAt(doc: Node, range: Range): Words {
  const from = Math.min(range.from, doc.content.size);
  const to = Math.min(Math.max(range.to, from), doc.content.size);
  const $from = doc.resolve(from);
  const section = $from.depth > 0 ? $from.node(1) : ($from.nodeAfter ?? $from.nodeBefore ?? doc.lastChild);
  const kind = (section?.type.name ?? "findings") as SectionKind; // section nodes are named after their kinds
  if (!$from.parent.isTextblock || (kind === "header" && to > $from.end()))
    return { before: "", flagged: "", after: "", kind };
  const start = $from.start();
  const text = $from.parent.textContent;
  const end = Math.min(to - start, text.length);
  return {
    before: lastWords(text.slice(0, from - start)),
    flagged: text.slice(from - start, end),
    after: firstWords(text.slice(end)),
    kind,
  };
}

/** Underlined in the text: a range inside one block that holds something. Others are about a whole section. */
export function isInText(doc: Node, { from, to }: Range): boolean {
  if (from >= to || to > doc.content.size) return false;
  const $from = doc.resolve(from);
  // A range over several header fields is about the header; underlining the words in between would say that they are wrong.
  return $from.parent.isTextblock && (to <= $from.end() || $from.node(1).type.name !== "header");
}

function lastWords(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const kept = words.slice(-CONTEXT_WORDS).join(" ");
  const gap = /\s$/.test(text) ? " " : "";
  return kept === "" ? "" : `${words.length > CONTEXT_WORDS ? "…" : ""}${kept}${gap}`;
}

function firstWords(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const kept = words.slice(0, CONTEXT_WORDS).join(" ");
  const gap = /^\s/.test(text) ? " " : "";
  return kept === "" ? "" : `${gap}${kept}${words.length > CONTEXT_WORDS ? "…" : ""}`;
}

/** The same diagnostic before and after an edit elsewhere: its rule and what it says, counted where it repeats. */
export function keysOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ ruleId, message }) => {
    const name = `${ruleId}|${message}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 ? name : `${name}|${count}`;
  });
}
