import "../styles/settings.css";
import { useState } from "react";
import { useSignal } from "../state/signal";
import type { SettingsPage } from "../state/view-state";
import { useWorkbench } from "../workbench-context";
import { Screen } from "./screen";
import { SettingsQuery } from "./settings/setting-row";
import { PAGE_NAMES, SETTINGS_PAGES } from "./settings/settings-pages";

/** All settings: a page a group, or everything that matches what is searched for. Each takes effect as it is changed. */
export function SettingsScreen() {
  const { view } = useWorkbench();
  const page = useSignal(view, (state) => state.settingsPage);
  const [query, setQuery] = useState("");
  const go = (name: SettingsPage) => {
    setQuery("");
    view.update((state) => ({ ...state, settingsPage: name }));
  };
  const searching = query.trim() !== "";
  const search = (
    <input
      data-first=""
      type="search"
      className="settings-search"
      aria-label="Search settings"
      placeholder="Search settings, checks, keys"
      value={query}
      onChange={(event) => setQuery(event.target.value)}
      onKeyDown={(event) => {
        // The first Esc clears the search, the next goes back to the report.
        if (event.key !== "Escape" || query === "") return;
        event.preventDefault();
        setQuery("");
      }}
    />
  );
  return (
    <Screen title="Settings" tools={search} className="settings">
      <nav className="settings-nav" aria-label="Groups of settings">
        {PAGE_NAMES.map((name) => (
          <button
            key={name}
            type="button"
            className="rail-entry"
            aria-current={!searching && name === page ? "page" : undefined}
            onClick={() => go(name)}
          >
            {SETTINGS_PAGES[name].title}
          </button>
        ))}
      </nav>
      <div className={searching ? "settings-pages searching" : "settings-pages"}>
        <SettingsQuery value={query}>
          {(searching ? PAGE_NAMES : [page]).map((name) => (
            <SettingsGroup key={name} name={name} />
          ))}
        </SettingsQuery>
        {searching && <p className="settings-none">No setting matches. Other words may: every word must begin one.</p>}
      </div>
    </Screen>
  );
}

function SettingsGroup({ name }: { readonly name: SettingsPage }) {
  const { title, about, Page } = SETTINGS_PAGES[name];
  return (
    <section className="settings-group" aria-label={title}>
      <h3>{title}</h3>
      <p className="settings-about">{about}</p>
      <Page />
    </section>
  );
}
