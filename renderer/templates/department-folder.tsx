import type { TemplateLibrary } from "../../shared/templates/library";
import { useWorkbench } from "../workbench-context";

interface FolderProps {
  readonly library: TemplateLibrary;
  readonly say: (sentence: string) => void;
  readonly reload: () => void;
}

/** The department's shared folder: which it is, what it holds, and how to choose another. */
export function DepartmentFolder({ library: { folder, entries }, say, reload }: FolderProps) {
  const { host, info } = useWorkbench();
  const count = entries.filter(({ origin }) => origin === "shared").length;
  const choose = async (forget: boolean) => {
    const chosen = await host.chooseTemplateFolder({ forget });
    if (!chosen.ok && chosen.code !== "cancelled") say(chosen.message);
    reload();
  };
  const asks = info.files === "dialog" && folder?.fixed !== true;
  return (
    <fieldset className="filter">
      <legend>Department's folder</legend>
      <p className="filter-note">
        {folder === undefined
          ? asks
            ? "None is chosen."
            : "None. Start with: readout serve --templates FOLDER"
          : (folder.problem ?? `${folder.name}: ${count} ${count === 1 ? "file" : "files"}, read when shown`)}
      </p>
      {asks && (
        <button type="button" className="button small" onClick={() => void choose(false)}>
          Choose folder…
        </button>
      )}
      {asks && folder !== undefined && (
        <button type="button" className="button small" onClick={() => void choose(true)}>
          Forget it
        </button>
      )}
    </fieldset>
  );
}
