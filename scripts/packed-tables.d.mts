import type { Plugin } from "vite";

/** The plugin that puts the tables into the programs ready-made. */
export function packedTables(root: string): Plugin;

/** The table cut to the columns that are named, and to the rows that have the other values. */
export function cutTable(text: string, wanted: URLSearchParams): string;
