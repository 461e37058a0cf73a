import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Analysis, BlockAnalysis, Level } from "../../shared/extract/types";
import { checkKey } from "./check-plugin";
import { type DecorationLayer, EMPTY_LAYER, mapLayer, updateLayer, type Wanted } from "./decoration-layer";
import { LEVEL_NAMES } from "./level-names";
import { organLabel } from "./organ-label";

interface EmphasisState {
  readonly analysis: Analysis | undefined;
  readonly layer: DecorationLayer;
}

export const emphasisKey = new PluginKey<EmphasisState>("emphasis");

/** What an empty section waits for. */
const HINTS: Readonly<Record<string, string>> = {
  indication: "Why the exam was asked for",
  technique: "How it was done",
  comparison: "Earlier exams, or none available",
  findings: "What is seen",
  impression: "What it means, most important first",
  other: "",
  addendum: "What is added",
};

/** LEFT and RIGHT stand out, Impression items show their level, empty sections a hint: drawn, never in the text. */
export function emphasisPlugin(): Plugin<EmphasisState> {
  return new Plugin<EmphasisState>({
    key: emphasisKey,
    state: {
      init: (_, state) => nextState({ analysis: undefined, layer: EMPTY_LAYER }, state, undefined),
      apply: (tr, value, _old, state) => {
        const checks = checkKey.getState(state);
        if (!tr.docChanged && checks?.checked.analysis === value.analysis) return value;
        if (checks?.stale === true) return { ...value, layer: mapLayer(value.layer, tr) };
        return nextState(value, state, tr);
      },
    },
    props: { decorations: (state) => emphasisKey.getState(state)?.layer.set },
  });
}

function nextState(value: EmphasisState, state: EditorState, tr: Transaction | undefined): EmphasisState {
  const analysis = checkKey.getState(state)?.checked.analysis;
  if (analysis === undefined) return value;
  const wanted: Wanted[] = [];
  for (const block of analysis.blocks) wanted.push(...inBlock(block));
  wanted.push(...levels(analysis), ...hints(state.doc));
  return { analysis, layer: updateLayer(value.layer, state.doc, wanted, tr) };
}

/** What a block shows, kept while it stands in its place. */
const kept = new WeakMap<BlockAnalysis, { readonly at: number; readonly wanted: readonly Wanted[] }>();

function inBlock(block: BlockAnalysis): readonly Wanted[] {
  const known = kept.get(block);
  if (known?.at === block.from) return known.wanted;
  const wanted = block.kind === "header" ? [] : [...organ(block), ...sides(block)];
  kept.set(block, { at: block.from, wanted });
  return wanted;
}

/** The sides that a pick list offers are none yet. */
function sides({ sides, block, from }: BlockAnalysis): readonly Wanted[] {
  const by = from - block.from;
  const isOffered = (at: number) =>
    block.openFields?.some((field) => field.from + by <= at && at < field.to + by) ?? false;
  return sides
    .filter((side) => side.laterality !== "bilateral" && !isOffered(side.from))
    .map(({ from, to, laterality }) => {
      const name = `side side-${laterality}`;
      return { kind: "inline", from, to, key: name, attrs: { class: name } };
    });
}

/** "Liver:" at the head of a paragraph of Findings is read past, as an organ heading is. */
function organ({ block, kind, from }: BlockAnalysis): readonly Wanted[] {
  const length = kind === "findings" && block.kind === "paragraph" ? (organLabel(block.text)?.length ?? 0) : 0;
  return length === 0 ? [] : [{ kind: "inline", from, to: from + length, key: "organ", attrs: { class: "organ" } }];
}

function levels({ items }: Analysis): readonly Wanted[] {
  return items.flatMap(({ block, level }) => {
    if (level === undefined || block.block.kind !== "item") return [];
    const at = { from: block.from - 1, to: block.from + (block.block.to - block.block.from) + 1 };
    return [{ kind: "node", ...at, key: `level-${level}`, attrs: levelAttrs(level) }];
  });
}

function levelAttrs(level: Level) {
  return { "data-level": String(level), "aria-description": `Significance: ${LEVEL_NAMES[level]}` };
}

function hints(doc: Node): readonly Wanted[] {
  const wanted: Wanted[] = [];
  doc.forEach((section, offset) => {
    const only = section.childCount === 1 ? section.firstChild : null;
    const hint = HINTS[section.type.name];
    if (only === null || only.content.size > 0 || hint === undefined) return;
    const from = offset + 1;
    const attrs = { class: "blank", "data-hint": hint };
    wanted.push({ kind: "node", from, to: from + only.nodeSize, key: "hint", attrs });
  });
  return wanted;
}
