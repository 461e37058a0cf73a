import type { LibraryEntry } from "../../shared/templates/library";
import { SHORT_ORIGINS } from "./origin-label";

/** A template in a list: its name, whose it is, its modality. */
export function TemplateRow({ entry }: { readonly entry: LibraryEntry }) {
  const { template, origin, file } = entry;
  return (
    <>
      <span className="row-name">{template?.name ?? file}</span>
      {template === undefined && <span className="row-broken">not readable</span>}
      {origin !== "built-in" && <span className="row-origin">{SHORT_ORIGINS[origin]}</span>}
      <span className="row-modality">{template?.modality ?? ""}</span>
    </>
  );
}
