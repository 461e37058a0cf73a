import { Selection } from "prosemirror-state";
import { goToSection } from "../editor/go-to-section";
import { reveal } from "../editor/reveal";
import { useSignal } from "../state/signal";
import type { Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { type OutlinePart, type OutlineSection, outlineOf, type PartState } from "./outline-entries";

const STATE_WORDS = { empty: "empty", fine: "nothing to report", info: "hints", warning: "warnings", error: "errors" };

/** The sections with their state; below Findings and Impression what they are made of, to fold away. */
export function Outline() {
  const workbench = useWorkbench();
  // As text, so that it is drawn again only when it would look different.
  const packed = useSignal(workbench.editor.settled, (state) => JSON.stringify(outlineOf(state)));
  const folded = useSignal(workbench.view, (view) => view.folded);
  const sections: readonly OutlineSection[] = JSON.parse(packed);
  return sections.map((section) => (
    <Section key={section.index} section={section} folded={folded.includes(section.kind)} />
  ));
}

function Section({ section, folded }: { readonly section: OutlineSection; readonly folded: boolean }) {
  const workbench = useWorkbench();
  const { kind, index, title, parts } = section;
  const fold = (fold: boolean) => foldSection(workbench, section, fold);
  const go = () => (kind === "addendum" ? goToBlock(workbench, index, undefined) : goToSection(workbench, kind));
  return (
    <>
      <div className="outline-section">
        <Entry
          part={section}
          title={title}
          onClick={go}
          {...(parts.length > 0 ? { foldable: { folded, fold } } : {})}
        />
        {parts.length > 0 && (
          <button
            type="button"
            className="outline-fold"
            tabIndex={-1}
            aria-expanded={!folded}
            aria-label={`Parts of ${title}`}
            onClick={() => fold(!folded)}
          >
            {folded ? "▸" : "▾"}
          </button>
        )}
      </div>
      {!folded && parts.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: no form is here
        <div
          role="group"
          aria-label={title}
          className={kind === "impression" ? "outline-parts numbered" : "outline-parts"}
        >
          {parts.map((part) => (
            <Entry
              key={part.first}
              part={part}
              title={part.title}
              leave={() => fold(true)}
              onClick={() => goToBlock(workbench, index, part)}
            />
          ))}
        </div>
      )}
    </>
  );
}

interface EntryProps {
  readonly part: PartState;
  readonly title: string;
  readonly onClick: () => void;
  readonly foldable?: { readonly folded: boolean; readonly fold: (folded: boolean) => void };
  /** Folds the section that the part is of. */
  readonly leave?: () => void;
}

function Entry({ part, title, onClick, foldable, leave }: EntryProps) {
  const { state, count, here } = part;
  return (
    <button
      type="button"
      className={here ? "rail-entry here" : "rail-entry"}
      aria-current={here ? "true" : undefined}
      title={leave === undefined ? undefined : title}
      onClick={onClick}
      onKeyDown={(event) => {
        if (event.key === "ArrowRight" && foldable?.folded === true) foldable.fold(false);
        else if (event.key === "ArrowLeft" && foldable?.folded === false) foldable.fold(true);
        else if (event.key === "ArrowLeft" && leave !== undefined) {
          const section = event.currentTarget.closest("[role=group]")?.previousElementSibling;
          section?.querySelector<HTMLElement>(".rail-entry")?.focus();
          leave();
        } else return;
        event.preventDefault();
      }}
    >
      <span className={`state ${state}`} role="img" aria-label={STATE_WORDS[state]} />
      <span className="entry-name">{title}</span>
      {count > 0 && <span className="count">{count}</span>}
    </button>
  );
}

function foldSection({ view }: Workbench, { kind }: OutlineSection, fold: boolean): void {
  view.update((state) => {
    const others = state.folded.filter((each) => each !== kind);
    return { ...state, folded: fold ? [...others, kind] : others };
  });
}

/** The caret to the end of the part, where one writes on; its beginning in view. */
function goToBlock({ editor }: Workbench, sectionIndex: number, part: OutlinePart | undefined): void {
  const { state } = editor;
  const section = state.doc.maybeChild(sectionIndex);
  if (section == null) return;
  const before = sizeOf(state.doc.children.slice(0, sectionIndex));
  const last = Math.min(part?.last ?? section.childCount - 1, section.childCount - 1);
  const start = before + 1 + sizeOf(section.children.slice(0, part?.first ?? 0));
  const end = before + 1 + sizeOf(section.children.slice(0, last + 1));
  editor.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(end - 1), -1)));
  editor.focus();
  reveal(editor.view, end - 1);
  const dom = editor.view?.nodeDOM(start);
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: "nearest" });
}

const sizeOf = (nodes: readonly { readonly nodeSize: number }[]) =>
  nodes.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
