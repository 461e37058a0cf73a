import { type FormEvent, useContext, useId, useState } from "react";
import { MACRO_SECTIONS, type Macro } from "../../../shared/settings";
import { macrosOf, STARTER_MACROS } from "../../macros/macro-index";
import { macroProblem, readMacroTable, writeMacroTable } from "../../macros/macro-table";
import { useSignal } from "../../state/signal";
import { changeSettings } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { FileButton } from "./file-button";
import { matchesQuery, SettingRow, SettingsQuery, useSetting } from "./setting-row";

const NEW: Macro = { name: "", shortcut: "", text: "", section: "any" };

/** The author's macros and the starter set: search, add, change, delete, bring in and take out as a table. */
export function ExpansionsPage() {
  const workbench = useWorkbench();
  const query = useContext(SettingsQuery);
  const settings = useSignal(workbench.settings);
  const starter = useSetting("starterMacros");
  const [editing, setEditing] = useState<string>();
  const [said, setSaid] = useState<readonly string[]>([]);
  const starterId = useId();
  const own = new Set(settings.macros.map(({ name }) => name));
  const all = macrosOf(settings);
  const found = all.filter(({ name, shortcut, text }) =>
    matchesQuery(`${name} ${shortcut} ${text} expansions macros`, query),
  );
  const save = (before: string, macro: Macro) => {
    const rest = settings.macros.filter(({ name }) => name !== before && name !== macro.name);
    changeSettings(workbench, { macros: [...rest, macro] });
    setEditing(undefined);
  };
  const bringIn = (file: string, text: string) => {
    const { macros, problems } = readMacroTable(text);
    const names = new Set(macros.map(({ name }) => name));
    if (macros.length > 0)
      changeSettings(workbench, { macros: [...settings.macros.filter(({ name }) => !names.has(name)), ...macros] });
    setSaid([`${macros.length} read from ${file}.`, ...problems.slice(0, 20)]);
  };
  const takeOut = async () => {
    const bytes = new TextEncoder().encode(writeMacroTable(all));
    const written = await workbench.host.exportFile({ name: "text-expansions.tsv", bytes });
    setSaid([written.ok ? `Written as ${written.value.name}.` : written.message]);
  };
  return (
    <>
      {query === "" && (
        <>
          <SettingRow
            title="Starter set"
            about={`${STARTER_MACROS.length} expansions that come with Readout. One of yours with the same letters takes its place.`}
            htmlFor={starterId}
            reset={starter.reset}
          >
            <input
              id={starterId}
              type="checkbox"
              className="switch"
              checked={starter.value}
              onChange={(event) => starter.change(event.target.checked)}
            />
          </SettingRow>
          <div className="setting-tools">
            <button type="button" className="button small primary" onClick={() => setEditing("")}>
              Add
            </button>
            <FileButton label="Import a table…" accept=".tsv,.txt,text/tab-separated-values" read={bringIn} />
            <button type="button" className="button small" disabled={all.length === 0} onClick={() => void takeOut()}>
              Export as a table
            </button>
            <span className="spacer" />
            <span className="setting-note">
              Letters and a space, or Tab, become the text; one undo brings the letters back.
            </span>
          </div>
        </>
      )}
      {said.length > 0 && (
        <ul className="setting-said" role="status">
          {said.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {editing === "" && (
        <MacroForm macro={NEW} others={own} save={(macro) => save("", macro)} cancel={() => setEditing(undefined)} />
      )}
      <ul className="macro-list">
        {found.map((macro) =>
          editing === macro.name ? (
            <li key={macro.name}>
              <MacroForm
                macro={macro}
                others={new Set([...own].filter((name) => name !== macro.name))}
                save={(changed) => save(macro.name, changed)}
                cancel={() => setEditing(undefined)}
              />
            </li>
          ) : (
            <li key={macro.name} className="macro-row">
              <kbd>{macro.shortcut || "–"}</kbd>
              <div className="macro-what">
                <span className="setting-title">{macro.name}</span>
                {macro.text.toLowerCase() !== macro.name.toLowerCase() && (
                  <span className="macro-text">{macro.text}</span>
                )}
              </div>
              <span className="setting-note">
                {macro.section === "any" ? "" : macro.section}
                {own.has(macro.name) ? "" : " starter"}
              </span>
              <button
                type="button"
                className="quiet"
                aria-label={`Edit: ${macro.name}`}
                onClick={() => setEditing(macro.name)}
              >
                Edit
              </button>
              {own.has(macro.name) && (
                <button
                  type="button"
                  className="quiet"
                  aria-label={`Delete: ${macro.name}`}
                  onClick={() =>
                    changeSettings(workbench, { macros: settings.macros.filter(({ name }) => name !== macro.name) })
                  }
                >
                  Delete
                </button>
              )}
            </li>
          ),
        )}
      </ul>
      {all.length === 0 && query === "" && (
        <p className="setting-note">There are none. Add one, or turn the starter set on.</p>
      )}
    </>
  );
}

interface MacroFormProps {
  readonly macro: Macro;
  readonly others: ReadonlySet<string>;
  readonly save: (macro: Macro) => void;
  readonly cancel: () => void;
}

function MacroForm({ macro, others, save, cancel }: MacroFormProps) {
  const [draft, setDraft] = useState(macro);
  const [problem, setProblem] = useState("");
  const id = useId();
  const change = (part: Partial<Macro>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = draft.name.trim();
    const wrong = others.has(name) ? "another has this name" : macroProblem({ ...draft, name });
    if (wrong === undefined) save({ ...draft, name });
    else setProblem(`It cannot be kept: ${wrong}.`);
  };
  return (
    <form
      className="macro-form"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        cancel();
      }}
    >
      <label htmlFor={`${id}-name`}>Name</label>
      <input
        id={`${id}-name`}
        type="text"
        // biome-ignore lint/a11y/noAutofocus: the author has asked for this form
        autoFocus
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <label htmlFor={`${id}-letters`}>Letters</label>
      <input
        id={`${id}-letters`}
        type="text"
        placeholder="none: from the list only"
        value={draft.shortcut}
        onChange={(event) => change({ shortcut: event.target.value.trim() })}
      />
      <label htmlFor={`${id}-section`}>Section</label>
      <select
        id={`${id}-section`}
        value={draft.section}
        onChange={(event) =>
          change({ section: MACRO_SECTIONS.find((section) => section === event.target.value) ?? "any" })
        }
      >
        {["any", ...MACRO_SECTIONS].map((section) => (
          <option key={section}>{section}</option>
        ))}
      </select>
      <label htmlFor={`${id}-text`}>Text</label>
      <textarea
        id={`${id}-text`}
        rows={4}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
        aria-describedby={`${id}-hint`}
      />
      <p className="setting-note" id={`${id}-hint`}>
        A line is a paragraph or an item. Open places: [size], [diameter: __ mm], [side: right|left], [date].
      </p>
      {problem !== "" && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-buttons">
        <button type="button" className="button small" onClick={cancel}>
          Cancel
        </button>
        <button type="submit" className="button small primary">
          Keep
        </button>
      </div>
    </form>
  );
}
