import type { KeptWork } from "../../shared/host";
import type { Draft } from "./draft";

/** What is kept of a file that is written and not saved: what it was, and what it is now. */
export function draftContent(
  { id, text, ...rest }: Draft,
  now: { readonly id: string; readonly text: string },
): string {
  const { kept: _, ...draft } = rest;
  return JSON.stringify({ version: 1, draft: { ...draft, id, text }, now });
}

/** The draft as it was kept; undefined where it can't be read. */
export function readDraft({ content, key, savedMs }: KeptWork): Draft | undefined {
  const whole = objectIn(parsed(content));
  const draft = objectIn(whole?.draft);
  const now = objectIn(whole?.now);
  if (whole?.version !== 1 || draft === undefined || now === undefined) return undefined;
  const { id, text, saved, imported, notes, fromReport } = draft;
  if (typeof id !== "string" || typeof text !== "string" || typeof now.id !== "string" || typeof now.text !== "string")
    return undefined;
  return {
    id,
    text,
    saved: saved === true,
    imported: imported === true,
    notes: Array.isArray(notes) ? notes.filter((note) => typeof note === "string") : [],
    ...(fromReport === true ? { fromReport } : {}),
    kept: { key, id: now.id, text: now.text, savedMs },
  };
}

/** Under what a draft is kept: a file has one, every new one its own. */
export const keyOf = ({ id, kept, saved }: Draft): string =>
  kept?.key ?? (saved ? `own/${id}` : `new/${crypto.randomUUID()}`);

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined; // not written by this program
  }
}

function objectIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}
