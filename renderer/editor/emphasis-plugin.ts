import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { DecorationSet } from "prosemirror-view";
import type { Analysis, Level } from "../../shared/extract/types";
import { checkKey } from "./check-plugin";
import { updateDecorations, type Wanted } from "./decoration-layer";
import { LEVEL_NAMES } from "./level-names";

interface EmphasisState {
  readonly analysis: Analysis | undefined;
  readonly decorations: DecorationSet;
}

const emphasisKey = new PluginKey<EmphasisState>("emphasis");

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
      init: (_, state) => nextState({ analysis: undefined, decorations: DecorationSet.empty }, state),
      apply: (tr, value, _old, state) => {
        if (!tr.docChanged && checkKey.getState(state)?.checked.analysis === value.analysis) return value;
        const decorations = tr.docChanged ? value.decorations.map(tr.mapping, tr.doc) : value.decorations;
        return nextState({ ...value, decorations }, state);
      },
    },
    props: { decorations: (state) => emphasisKey.getState(state)?.decorations },
  });
}

function nextState(value: EmphasisState, state: EditorState): EmphasisState {
  const checks = checkKey.getState(state);
  if (checks === undefined || checks.stale) return value;
  const { analysis } = checks.checked;
  const wanted = [...sides(analysis), ...organs(analysis), ...levels(analysis), ...hints(state.doc)];
  return { analysis, decorations: updateDecorations(value.decorations, state.doc, wanted) };
}

function sides({ blocks }: Analysis): readonly Wanted[] {
  return blocks
    .filter(({ kind }) => kind !== "header")
    .flatMap(({ sides }) => sides.filter(({ laterality }) => laterality !== "bilateral"))
    .map(({ from, to, laterality }) => {
      const name = `side side-${laterality}`;
      return { kind: "inline", from, to, key: name, attrs: { class: name } };
    });
}

/** "Liver:" at the head of a paragraph of Findings is read past, as an organ heading is. */
function organs(analysis: Analysis): readonly Wanted[] {
  return analysis.blocksOf("findings").flatMap(({ block, from }): readonly Wanted[] => {
    const length = block.kind === "paragraph" ? (ORGAN.exec(block.text)?.[0].length ?? 0) : 0;
    return length === 0 ? [] : [{ kind: "inline", from, to: from + length, key: "organ", attrs: { class: "organ" } }];
  });
}

const ORGAN = /^[A-Z][A-Za-z ,/&-]{1,40}:(?=\s)/;

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
