import { useRef } from "react";
import type { TemplateLibrary } from "../../shared/templates/library";
import { templateId } from "../../shared/templates/read-template";
import { type Draft, importedDraft } from "./draft";

interface ImportProps {
  readonly library: TemplateLibrary;
  readonly edit: (draft: Draft) => void;
  readonly say: (sentence: string) => void;
}

/** No template is this long; what is longer was chosen by mistake. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Brings in a template's text or an IHE MRRT page. Nothing is kept before it is saved. */
export function ImportButton({ library, edit, say }: ImportProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) return say(`${file.name} is too large for a template.`);
    const text = await file.text();
    if (!/\.html?$/i.test(file.name)) return edit(importedDraft(templateId(file.name), text, library));
    const { readMrrt } = await import("../../shared/templates/mrrt/read-mrrt");
    const read = readMrrt(text);
    if (read.ok) edit(importedDraft(read.value.id, read.value.text, library, read.value.notes));
    else say(`${file.name}: ${read.message}`);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".txt,.html,.htm"
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = ""; // the same file may be chosen again
        }}
      />
      <button type="button" className="button" onClick={() => input.current?.click()}>
        Import file…
      </button>
    </>
  );
}
