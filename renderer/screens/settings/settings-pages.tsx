import type { ComponentType } from "react";
import type { SettingsPage } from "../../state/view-state";
import { AppearancePage } from "./appearance-page";
import { AuthorPage, DictationPage } from "./author-page";
import { ChecksPage } from "./checks-page";
import { DataPage } from "./data-page";
import { ExpansionsPage } from "./expansions-page";
import { ExportPage } from "./export-page";
import { KeyboardPage } from "./keyboard-page";
import { SitePage } from "./site-page";

export interface PageEntry {
  readonly title: string;
  readonly about: string;
  readonly Page: ComponentType;
}

export const SETTINGS_PAGES = {
  appearance: { title: "Appearance", about: "How the window looks.", Page: AppearancePage },
  author: { title: "Author", about: "Who writes.", Page: AuthorPage },
  dictation: { title: "Dictation", about: "Text from dictation programs.", Page: DictationPage },
  checks: { title: "Checks and severities", about: "What is checked, and how loud each check is.", Page: ChecksPage },
  site: { title: "Site configuration", about: "What your department has decided.", Page: SitePage },
  expansions: { title: "Text expansions", about: "Letters that become a text, and macros.", Page: ExpansionsPage },
  keyboard: { title: "Keyboard", about: "The keys of every command.", Page: KeyboardPage },
  export: { title: "Export profile", about: "What leaves the program, and how it looks.", Page: ExportPage },
  data: { title: "Data", about: "What is kept on this computer.", Page: DataPage },
} satisfies Record<SettingsPage, PageEntry>;

export const PAGE_NAMES = Object.keys(SETTINGS_PAGES) as readonly SettingsPage[]; // the table's own keys
