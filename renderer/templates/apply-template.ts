import { closeHistory } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { isSigned } from "../../shared/signing";
import { changeTemplate } from "../../shared/templates/change-template";
import { instantiate } from "../../shared/templates/instantiate";
import type { TemplateChoice, TemplateLibrary } from "../../shared/templates/library";
import { fieldPlaces } from "../editor/commands/fields";
import { isoNow } from "../session/clock";
import { changeSettings, say, type Workbench } from "../workbench";
import { templateOfReport } from "./library";

/**
 * Puts a template under the report: what was written stays, what nobody wrote is the template's, and one undo takes it back.
 * What has no place in it is named in the banner.
 */
export function applyTemplate(workbench: Workbench, library: TemplateLibrary, choice: TemplateChoice): void {
  const { editor, practice, session, view } = workbench;
  if (practice.get() !== undefined) {
    say(workbench, "done", "A practice case is open. Leave it first; your report waits as it was.");
    return;
  }
  if (isSigned(session.state.get().record.status)) {
    view.update((state) => ({ ...state, banner: { kind: "refused" } }));
    return;
  }
  const before = templateOfReport(workbench, library);
  const page = instantiate(choice.template, choice.side);
  const old = before === undefined ? undefined : instantiate(before.template, before.side);
  const { doc, leftOver } = changeTemplate(editor.doc, page, old);
  remember(workbench, choice);
  const { record } = session.state.get();
  const used = { by: "template", source: choice.id, at: isoNow() };
  session.changeRecord({ ...record, provenance: [...record.provenance, used] });
  const tr = templateTransaction(editor.state, doc);
  if (tr !== undefined) editor.dispatch(tr);
  if (leftOver.length > 0) say(workbench, "done", leftOverSentence(leftOver, choice.template.name));
}

const MOST_RECENT = 8;

function remember(workbench: Workbench, { id }: TemplateChoice): void {
  const { recentTemplates } = workbench.settings.get();
  const next = [id, ...recentTemplates.filter((one) => one !== id)].slice(0, MOST_RECENT);
  changeSettings(workbench, { recentTemplates: next });
}

function leftOverSentence(headings: readonly string[], template: string): string {
  const names = headings.map((heading) => `"${heading}"`);
  const list = names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `What was written under ${list} has no place in "${template}" and stands under Other.`;
}

/**
 * The step from the report to the same report on another page: one entry of the history, section by section, since no step
 * may reach across two. The first open field is selected. Undefined where nothing changes.
 */
export function templateTransaction(state: EditorState, next: Node): Transaction | undefined {
  const tr = closeHistory(state.tr);
  const places = placesOf(state.doc);
  const olds = new Map(places.map((place) => [place.name, place]));
  let last = places.at(-1)?.to ?? 0;
  for (const section of next.children.toReversed()) {
    const old = olds.get(section.type.name);
    if (section.type.name === "addendum") {
      last = Math.min(last, old?.from ?? last);
      continue;
    }
    if (old === undefined) tr.insert(last, section);
    else {
      if (section.type.name === "header") changeHeader(tr, old, section);
      else if (!old.node.content.eq(section.content)) tr.replaceWith(old.from + 1, old.to - 1, section.content);
      last = old.from;
    }
  }
  if (!tr.docChanged) return undefined;
  const field = fieldPlaces(tr.doc)[0];
  if (field !== undefined) tr.setSelection(TextSelection.create(tr.doc, field.from, field.to));
  return tr.setMeta("applied", true).scrollIntoView();
}

interface Place {
  readonly name: string;
  readonly node: Node;
  readonly from: number;
  readonly to: number;
}

/** The sections by name; of the addenda the first, before which another section would stand. */
function placesOf(doc: Node): readonly Place[] {
  const places: Place[] = [];
  doc.forEach((node, from) => {
    const name = node.type.name;
    if (!places.some((place) => place.name === name)) places.push({ name, node, from, to: from + node.nodeSize });
  });
  return places;
}

/** Fields keep their places; what the page adds stands behind them. */
function changeHeader(tr: Transaction, old: Place, section: Node): void {
  const more = section.children.slice(old.node.childCount);
  if (more.length > 0) tr.insert(old.to - 1, more);
  const fields: { readonly at: number; readonly node: Node }[] = [];
  old.node.forEach((node, offset) => {
    fields.push({ node, at: old.from + 1 + offset });
  });
  for (const [index, { at, node }] of [...fields.entries()].toReversed()) {
    const field = section.maybeChild(index);
    if (field !== null && !field.content.eq(node.content))
      tr.replaceWith(at + 1, at + node.nodeSize - 1, field.content);
  }
}
