import { Fragment, type Node } from "prosemirror-model";
import type { KeptWork } from "../../shared/host";
import type { PracticeCase } from "../../shared/practice/case";
import { schema } from "../../shared/report/schema";
import { documentFromText } from "../../shared/text/to-document";

/** An Impression that was begun, and how long it has been written on. */
export interface KeptAnswer {
  readonly doc: Node;
  readonly seconds: number;
}

/** The case as it is given, its Impression empty. */
export function emptyAnswer({ presented }: PracticeCase): Node {
  return documentFromText(presented).doc;
}

/** What is kept of an answer: its items and the time. Undefined where nothing is written. */
export function answerContent(doc: Node, seconds: number): string | undefined {
  const impression = impressionOf(doc);
  if (impression === undefined || impression.textContent.trim() === "") return undefined;
  return JSON.stringify({ version: 1, seconds, items: impression.content.toJSON() });
}

/** The case, as it is now, with the Impression that was begun; undefined where what was kept can't be read. */
export function readAnswer(practice: PracticeCase, content: string): KeptAnswer | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== "object" || value === null) return undefined;
    const { version, seconds, items }: Readonly<Record<string, unknown>> = { ...value };
    if (version !== 1 || typeof seconds !== "number" || !(seconds >= 0)) return undefined;
    const empty = emptyAnswer(practice);
    const sections = empty.children.map((section) =>
      section.type === schema.nodes.impression ? section.copy(Fragment.fromJSON(schema, items)) : section,
    );
    const doc = empty.copy(Fragment.from(sections));
    doc.check();
    return { doc, seconds };
  } catch {
    // ProseMirror throws for what is no node of this version.
    return undefined;
  }
}

/** Under what an answer to a case is kept. */
export const answerWork = ({ id }: PracticeCase): Pick<KeptWork, "kind" | "key"> => ({ kind: "answer", key: id });

export function impressionOf(doc: Node): Node | undefined {
  return doc.children.find(({ type }) => type === schema.nodes.impression);
}
