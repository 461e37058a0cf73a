import type { AppSettings } from "../../shared/settings";

const REMEMBERED = "readout-theme";

/** Puts the settings that are looks onto the page. The theme is remembered in the page too: it is needed before the host answers. */
export function applySettings({ theme, zoom, panelWidthPx }: AppSettings): void {
  const root = document.documentElement;
  root.dataset.theme = resolved(theme);
  root.style.setProperty("--zoom", String(zoom));
  root.style.setProperty("--panel-width", `${panelWidthPx}px`);
  remember(theme);
}

/** Before anything is known: the theme of last time. */
export function applyRememberedTheme(): void {
  const theme = recall();
  if (theme === "light" || theme === "system") document.documentElement.dataset.theme = resolved(theme);
}

function resolved(theme: AppSettings["theme"]): "dark" | "light" {
  if (theme !== "system") return theme;
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
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
