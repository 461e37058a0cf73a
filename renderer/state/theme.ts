import { type AppSettings, THEMES, type Theme } from "../../shared/settings";

const PREFERS_LIGHT = "(prefers-color-scheme: light)";
const PREFERS_CONTRAST = "(prefers-contrast: more)";
const REMEMBERED = "readout-theme";
/** From here on the rail and the panel leave the text no room beside them: one lies over the text, the other goes. */
const NARROW_PX = 900;

/** Puts the settings that are looks onto the page. The theme is remembered in the page too: it is needed before the host answers. */
export function applySettings({ theme, zoom, textScale, panelWidthPx, priorWidthPx }: AppSettings): void {
  const root = document.documentElement;
  showTheme(theme);
  // No rule at all at the usual size: a zoomed box is laid out by other code.
  if (zoom === 1) root.style.removeProperty("zoom");
  else root.style.setProperty("zoom", String(zoom));
  root.style.setProperty("--text-scale", String(textScale));
  root.style.setProperty("--panel-width", `${panelWidthPx}px`);
  root.style.setProperty("--prior-width", `${priorWidthPx}px`);
  noteRoom();
  remember(theme);
}

/** Before anything is known: the theme of last time. */
export function applyRememberedTheme(): void {
  const theme = recall();
  showTheme(THEMES.find((each) => each === theme) ?? "dark");
  window.addEventListener("resize", noteRoom);
  for (const wish of [PREFERS_LIGHT, PREFERS_CONTRAST])
    matchMedia(wish).addEventListener("change", () => showTheme(shown));
}

let shown: Theme = "dark";

function showTheme(theme: Theme): void {
  shown = theme;
  const { dataset } = document.documentElement;
  dataset.theme = resolved(theme);
  if (theme.startsWith("contrast") || matchMedia(PREFERS_CONTRAST).matches) dataset.contrast = "more";
  else delete dataset.contrast;
}

function resolved(theme: Theme): "dark" | "light" {
  if (theme === "system") return matchMedia(PREFERS_LIGHT).matches ? "light" : "dark";
  return theme === "light" || theme === "contrast-light" ? "light" : "dark";
}

/** How much fits beside each other: the page's own zoom counts, of which media queries and viewport units know nothing. */
function noteRoom(): void {
  const root = document.documentElement;
  const zoom = Number(root.style.getPropertyValue("zoom")) || 1;
  root.dataset.room = window.innerWidth / zoom < NARROW_PX ? "narrow" : "wide";
  root.style.setProperty("--window-width", `${window.innerWidth / zoom}px`);
  root.style.setProperty("--window-height", `${window.innerHeight / zoom}px`);
}

function remember(theme: string): void {
  try {
    localStorage.setItem(REMEMBERED, theme);
  } catch {
    // Storage is off: the page starts dark and turns once the host has answered.
  }
}

function recall(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null; // the same
  }
}
