import { useState } from "react";
import { choicesOf, type LibraryEntry, type TemplateLibrary } from "../../shared/templates/library";
import { Screen } from "../screens/screen";
import { SearchList } from "../shell/search-list";
import { useWorkbench } from "../workbench-context";
import { DepartmentFolder } from "./department-folder";
import { copyOf, type Draft, draftOf, emptyDraft } from "./draft";
import { ImportButton } from "./import-button";
import { TemplateDetail, takeTemplate } from "./template-detail";
import { TemplateEditor } from "./template-editor";
import { NO_FILTER, shownEntries, type TemplateFilter, TemplateFilters } from "./template-filters";
import { TemplateRow } from "./template-row";
import { Unfinished, useKeptDrafts } from "./unfinished";
import "./templates.css";
import { useLibrary } from "./use-library";

/** All templates: to look through, to change, to bring in and to hand on. */
export function TemplatesScreen() {
  const { library, problem, reload } = useLibrary();
  const unfinished = useKeptDrafts("template");
  const [draft, setDraft] = useState<Draft>();
  const [said, setSaid] = useState("");
  const [chosen, setChosen] = useState<string>();
  const shown = library ?? EMPTY;
  const edit = (next: Draft) => {
    setSaid("");
    setDraft(next);
  };
  const done = async (file: string | undefined) => {
    setDraft(undefined);
    if (file !== undefined) {
      setChosen(`own/${file}`);
      setSaid(`${file} is saved.`);
    }
    await Promise.all([reload(), unfinished.reload()]);
  };
  if (draft !== undefined) return <TemplateEditor draft={draft} library={shown} done={(file) => void done(file)} />;
  const tools = (
    <>
      <ImportButton library={shown} edit={edit} say={setSaid} />
      <button type="button" className="button" onClick={() => edit(emptyDraft(shown))}>
        New template
      </button>
    </>
  );
  return (
    <Screen title="Templates" tools={tools} className="templates">
      <p className="templates-said" role="status">
        {problem ?? said}
      </p>
      <Unfinished kind="template" drafts={unfinished} edit={edit} />
      <Browser
        library={shown}
        chosen={chosen}
        choose={setChosen}
        edit={(entry) => edit(unfinished.orKept(draftOf(entry)))}
        duplicate={(entry) => edit(copyOf(entry, shown))}
        say={setSaid}
        reload={() => void reload()}
      />
    </Screen>
  );
}

const EMPTY: TemplateLibrary = { entries: [], templates: [], folder: undefined };

interface BrowserProps {
  readonly library: TemplateLibrary;
  readonly chosen: string | undefined;
  readonly choose: (key: string) => void;
  readonly edit: (entry: LibraryEntry) => void;
  readonly duplicate: (entry: LibraryEntry) => void;
  readonly say: (sentence: string) => void;
  readonly reload: () => void;
}

function Browser({ library, chosen, choose, edit, duplicate, say, reload }: BrowserProps) {
  const workbench = useWorkbench();
  const [filter, setFilter] = useState<TemplateFilter>(NO_FILTER);
  const entries = shownEntries(library, filter);
  const entry = entries.find(({ key }) => key === chosen) ?? entries[0];
  const open = ({ template }: LibraryEntry) => {
    const choices = template === undefined ? [] : choicesOf(template);
    const [only] = choices;
    if (only !== undefined && choices.length === 1) takeTemplate(workbench, library, only);
    // Which side is for the author to say.
    else document.querySelector<HTMLElement>(".template-detail [data-use]")?.focus();
  };
  return (
    <div className="templates-browser">
      <div className="templates-side">
        <TemplateFilters library={library} filter={filter} change={setFilter} />
        <DepartmentFolder library={library} say={say} reload={reload} />
      </div>
      <SearchList
        entries={entries}
        label="Templates"
        searchLabel="Find a template"
        placeholder="Study, region, modality"
        empty="No template fits."
        query={filter.query}
        search={(query) => setFilter({ ...filter, query })}
        current={entry}
        choose={choose}
        open={open}
        row={(one) => <TemplateRow entry={one} />}
      />
      {entry === undefined ? (
        <div className="template-detail" />
      ) : (
        <TemplateDetail
          key={entry.key}
          entry={entry}
          library={library}
          edit={() => edit(entry)}
          duplicate={() => duplicate(entry)}
          say={say}
          reload={reload}
        />
      )}
    </div>
  );
}
