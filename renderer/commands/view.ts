import type { Theme } from "../../shared/settings";
import { goToSection } from "../editor/go-to-section";
import { hasOneColumn, makeRoomForPanel } from "../prior/prior-controller";
import { focusNextPane } from "../shell/focus-pane";
import { changeSettings, type Workbench } from "../workbench";
import { type AppCommand, dialog, screen, settings } from "./command";

export const VIEW_COMMANDS: readonly AppCommand[] = [
  { id: "palette", title: "Show all commands", group: "View", keys: "Mod-k", run: dialog("palette") },
  { id: "panel", title: "Go to the next pane", group: "View", keys: "F6", run: (wb) => focusNextPane(wb, 1) },
  {
    id: "panel-back",
    title: "Go to the previous pane",
    group: "View",
    keys: "Shift-F6",
    run: (wb) => focusNextPane(wb, -1),
  },
  { id: "toggle-panel", title: "Show or hide the side panel", group: "View", keys: "Mod-j", run: togglePanel },
  { id: "theme", title: "Switch between dark and light", group: "View", keys: "Mod-Shift-l", run: toggleTheme },
  {
    id: "theme-system",
    title: "Follow the system's theme",
    group: "View",
    run: (wb) => changeSettings(wb, { theme: "system" }),
  },
  { id: "theme-contrast", title: "High contrast on or off", group: "View", run: toggleContrast },
  { id: "larger", title: "Larger report text", group: "View", keys: "Mod-Alt-=", run: step("textScale", 0.1) },
  { id: "smaller", title: "Smaller report text", group: "View", keys: "Mod-Alt--", run: step("textScale", -0.1) },
  { id: "zoom-in", title: "Zoom in", group: "View", keys: "Mod-=", run: step("zoom", 0.1) },
  { id: "zoom-out", title: "Zoom out", group: "View", keys: "Mod--", run: step("zoom", -0.1) },
  { id: "zoom-reset", title: "Usual zoom", group: "View", keys: "Mod-0", run: (wb) => changeSettings(wb, { zoom: 1 }) },
  { id: "keys", title: "Keyboard shortcuts", group: "View", keys: "F1", run: dialog("keys") },
  { id: "settings", title: "Settings", group: "View", keys: "Mod-,", run: screen("settings") },
  {
    id: "settings-appearance",
    title: "Settings: theme, zoom and text size",
    group: "View",
    run: settings("appearance"),
  },
  { id: "settings-author", title: "Settings: your name", group: "View", run: settings("author") },
  { id: "settings-dictation", title: "Settings: dictation", group: "View", run: settings("dictation") },
  { id: "settings-site", title: "Settings: site configuration", group: "View", run: settings("site") },
  { id: "settings-expansions", title: "Settings: text expansions", group: "View", run: settings("expansions") },
  { id: "settings-keyboard", title: "Settings: change keys", group: "View", run: settings("keyboard") },
  { id: "settings-export", title: "Settings: export profile", group: "View", run: settings("export") },
  { id: "settings-data", title: "Settings: data on this computer", group: "View", run: settings("data") },
  ...(["indication", "technique", "comparison", "findings", "impression"] as const).map(
    (kind, index): AppCommand => ({
      id: `go-${kind}`,
      title: kind.charAt(0).toUpperCase() + kind.slice(1),
      group: "Go to",
      keys: `Alt-${index + 1}`,
      run: (wb) => goToSection(wb, kind),
    }),
  ),
];

function togglePanel(workbench: Workbench): void {
  const { prior, priorHidden } = workbench.view.get();
  // The panel that gave way to a prior report comes back in its place.
  if (prior !== undefined && !priorHidden && hasOneColumn()) makeRoomForPanel(workbench);
  else changeSettings(workbench, { panelOpen: !workbench.settings.get().panelOpen });
}

function step(name: "zoom" | "textScale", by: number) {
  return (workbench: Workbench): void => {
    const next = workbench.settings.get()[name] + by;
    changeSettings(workbench, { [name]: Math.round(Math.max(0.8, Math.min(2, next)) * 10) / 10 });
  };
}

function toggleTheme(workbench: Workbench): void {
  const { light, contrast } = shownLooks();
  changeSettings(workbench, { theme: themeOf({ light: !light, contrast }) });
}

function toggleContrast(workbench: Workbench): void {
  const { light, contrast } = shownLooks();
  changeSettings(workbench, { theme: themeOf({ light, contrast: !contrast }) });
}

function shownLooks() {
  const { theme, contrast } = document.documentElement.dataset;
  return { light: theme === "light", contrast: contrast === "more" };
}

function themeOf({ light, contrast }: ReturnType<typeof shownLooks>): Theme {
  if (contrast) return light ? "contrast-light" : "contrast-dark";
  return light ? "light" : "dark";
}
