import { type AppCommand, COMMAND_GROUPS } from "../commands/command";
import { shownKeys } from "../commands/key-map";
import type { Workbench } from "../workbench";

/** What writing itself keeps, whatever the author chooses. */
export const FIXED_KEYS: readonly (readonly [keys: string, what: string])[] = [
  ["Tab", "Next open place; expands letters, fills a ghost"],
  ["Shift+Tab", "Previous open place"],
  ["Enter", "New paragraph, new item, next header field"],
  ["Esc", "Closes what is open; the caret is where it was"],
];

/** A sheet of paper with every key as it is now. It stands in the page only while it is printed. */
export function printKeys({ settings }: Workbench, commands: readonly AppCommand[]): void {
  const own = settings.get().keys;
  const sheet = element("section", "print-sheet");
  sheet.append(element("h1", "", "Readout: keyboard map"));
  const columns = element("div", "print-columns");
  sheet.append(columns);
  for (const group of COMMAND_GROUPS) {
    const rows = commands
      .filter((command) => command.group === group)
      .flatMap((command) => {
        const keys = shownKeys(command, own);
        return keys === undefined ? [] : [[keys, command.title] as const];
      });
    columns.append(table(group, rows));
  }
  columns.append(table("Writing", FIXED_KEYS));
  document.body.append(sheet);
  document.documentElement.dataset.print = "keys";
  window.addEventListener(
    "afterprint",
    () => {
      sheet.remove();
      delete document.documentElement.dataset.print;
    },
    { once: true },
  );
  window.print();
}

function table(title: string, rows: readonly (readonly [string, string])[]): HTMLElement {
  const section = element("section", "print-group");
  section.append(element("h2", "", title));
  for (const [keys, what] of rows) {
    const row = element("p", "");
    row.append(element("span", "", what), element("kbd", "", keys));
    section.append(row);
  }
  return section;
}

function element(tag: string, className: string, text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className !== "") made.className = className;
  made.textContent = text;
  return made;
}
