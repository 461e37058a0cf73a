import type { TemplateLibrary } from "../../shared/templates/library";
import { readTemplate } from "../../shared/templates/read-template";
import type { StudyTemplate } from "../../shared/templates/study-template";
import { validateTemplate } from "../../shared/templates/validate-template";
import { useWorkbench } from "../workbench-context";
import type { Draft } from "./draft";
import { FileEditor, type Judged } from "./file-editor";
import { TemplatePreview } from "./template-preview";

interface EditorProps {
  readonly draft: Draft;
  readonly library: TemplateLibrary;
  /** Back to the list, with the file that was saved. */
  readonly done: (file: string | undefined) => void;
}

/** A template as text, checked while it is written, with what it looks like beside it. */
export function TemplateEditor({ draft, done }: EditorProps) {
  const { host } = useWorkbench();
  return (
    <FileEditor
      title={draft.saved ? `Edit ${draft.id}.txt` : "New template"}
      draft={draft}
      kind="template"
      label="The template's text"
      judge={judge}
      save={(id, text) => host.saveTemplate({ file: `${id}.txt`, text, replace: draft.saved })}
      done={done}
      before={() =>
        draft.notes.length > 0 && (
          <ul className="import-notes" aria-label="What the import left out">
            {draft.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )
      }
      after={({ preview }) =>
        preview !== undefined && (
          <>
            <h3 className="visually-hidden">{preview.name}</h3>
            <TemplatePreview template={preview} side={preview.sides[0]} />
          </>
        )
      }
    />
  );
}

function judge(id: string, text: string): Judged<StudyTemplate> {
  const read = readTemplate(`${id}.txt`, text);
  return read.ok
    ? { problems: validateTemplate(read.value), preview: read.value }
    : { problems: read.problems, preview: undefined };
}
