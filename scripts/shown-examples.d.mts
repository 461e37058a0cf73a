import type { Plugin } from "vite";

/** The plugin that leaves out of a page what it does not show of a rule's examples. */
export function shownExamples(): Plugin;

/** A rule's module with the first examples of each list only. */
export function withShownExamples(code: string): string;
