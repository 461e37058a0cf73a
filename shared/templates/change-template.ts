import type { Node } from "prosemirror-model";
import { groupsIn } from "../checks/exam-profile";
import { organGroups } from "../lexicons/load";
import { schema } from "../report/schema";
import { fold } from "./fold";

/** A report on another template's page. */
export interface ChangedTemplate {
  readonly doc: Node;
  /** What was written and has no place in the new template, by its heading; it stands under `other`. */
  readonly leftOver: readonly string[];
}

/**
 * The report with another template's text around what was written. `page` is the new template as `instantiate` makes it;
 * `before` the page that the report was begun with, as far as it is known: a paragraph that stands there word for word was
 * not written by anybody. Without it every word counts as written.
 *
 * Every written word is in the answer: a section's in the same section, an organ's under the heading of the same organ, and
 * what fits no heading under `other`, with the name of its organ. The page's Impression, which says a normal study, is left
 * out where Findings were written and no Impression was. Header fields that have a value keep it.
 */
export function changeTemplate(doc: Node, page: Node, before?: Node): ChangedTemplate {
  const untouched = linesOf(before);
  const leftOver: { readonly heading: string; readonly blocks: readonly Node[] }[] = [];
  const sections = page.children.map((section): Node => {
    const kind = section.type.name;
    const old = doc.children.find(({ type }) => type.name === kind);
    if (old === undefined) return section;
    if (kind === "header") return header(old, section, before?.firstChild ?? undefined);
    const untouchedHere = untouched.get(kind) ?? NONE;
    // A normal Impression must not come under Findings that somebody wrote.
    if (kind === "impression" && !old.children.some(hasText) && hasWritten(doc, untouched)) return old;
    if (kind !== "findings")
      return section.type.create(old.attrs, merged(old.children, section.children, untouchedHere));
    const { blocks, unplaced } = findings(old.children, section.children, untouchedHere);
    leftOver.push(...unplaced);
    return section.type.create(old.attrs, blocks);
  });
  const kept = doc.children.filter(({ type }) => type.name === "other" || type.name === "addendum");
  const others = kept.filter(({ type }) => type.name === "other");
  const said = leftOver.flatMap(({ heading, blocks }) =>
    blocks.map((block, i) => underOther(i === 0 ? heading : "", block)),
  );
  const other = [...others.flatMap((section) => section.children.filter(hasText)), ...said];
  if (other.length > 0) sections.push(schema.node("other", others[0]?.attrs ?? null, other));
  else sections.push(...others);
  sections.push(...kept.filter(({ type }) => type.name === "addendum"));
  return { doc: schema.node("doc", null, sections), leftOver: leftOver.map(({ heading }) => heading) };
}

/** Something stands in the Findings that is of no page. */
function hasWritten(doc: Node, untouched: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const findings = doc.children.find(({ type }) => type.name === "findings");
  const lines = untouched.get("findings") ?? NONE;
  return findings?.children.some((block) => hasText(block) && !lines.has(plain(block))) === true;
}

const NONE: ReadonlySet<string> = new Set();

/** The texts of a page's blocks, by section. */
function linesOf(page: Node | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(page?.children.map((section) => [section.type.name, new Set(section.children.map(plain))]) ?? []);
}

/** A line's break is white space: a page may be wrapped. */
const plain = (block: Node): string => block.textContent.replace(/\s+/g, " ").trim();

const hasText = (block: Node): boolean => /\S/.test(block.textContent);

/** Values stay; the exam's name and the modality come from the new page where the old page gave them or nobody did. */
function header(old: Node, page: Node, before: Node | undefined): Node {
  const valueIn = (section: Node | undefined, name: unknown) =>
    section?.children.find(({ attrs }) => attrs.name === name)?.textContent;
  const fields = old.children.map((field) => {
    const given = page.children.find(({ attrs }) => attrs.name === field.attrs.name);
    const own = hasText(field) && field.textContent !== valueIn(before, field.attrs.name);
    return given === undefined || own ? field : field.copy(given.content);
  });
  const more = page.children.filter(({ attrs }) => valueIn(old, attrs.name) === undefined);
  return old.type.create(old.attrs, [...fields, ...more]);
}

/** What was written; the page's own blocks where nothing was, and those of them that stand between it. */
function merged(old: readonly Node[], page: readonly Node[], untouched: ReadonlySet<string>): readonly Node[] {
  const isWritten = (block: Node) => hasText(block) && !untouched.has(plain(block));
  if (!old.some(isWritten)) return page;
  const kept = old.flatMap((block) => {
    if (isWritten(block)) return block;
    return page.find((one) => hasText(one) && plain(one) === plain(block)) ?? [];
  });
  return kept.map((block, i) =>
    i === 0 && block.attrs.depth === 1 ? schema.node("item", { depth: 0 }, block.content) : block,
  );
}

interface Group {
  /** Undefined for what stands above the first heading. */
  readonly heading: Node | undefined;
  readonly blocks: readonly Node[];
}

function findings(old: readonly Node[], page: readonly Node[], untouched: ReadonlySet<string>) {
  const places = groupsOf(page);
  const headings = places.flatMap(({ heading }) => heading ?? []);
  const brought = new Map<Node | undefined, Node[]>();
  const unplaced: { heading: string; blocks: readonly Node[] }[] = [];
  for (const { heading, blocks } of groupsOf(old)) {
    const written = blocks.some((block) => hasText(block) && !untouched.has(plain(block)));
    // A heading that no page has was written too.
    const own = heading !== undefined && hasText(heading) && !untouched.has(plain(heading));
    if (!written && !own) continue;
    const place = heading === undefined ? undefined : placeFor(heading.textContent, headings);
    if (heading === undefined || place !== undefined) {
      const mine = own && plain(heading) !== plain(place ?? heading) ? [labelled(heading.textContent, blocks[0])] : [];
      brought.set(place, [...(brought.get(place) ?? []), ...mine, ...blocks.slice(mine.length)]);
    } else unplaced.push({ heading: heading.textContent, blocks: said(blocks, untouched) });
  }
  const blocks = places.flatMap(({ heading, blocks: given }) => {
    const mine = brought.get(heading);
    return [
      ...(heading === undefined ? [] : [heading]),
      ...(mine === undefined ? given : merged(mine, given, untouched)),
    ];
  });
  const free = brought.get(undefined);
  const hasPlace = free === undefined || places.some(({ heading }) => heading === undefined);
  const above = hasPlace ? [] : said(free, untouched);
  return { blocks: [...above, ...blocks], unplaced };
}

/** A heading of its own words moves with its text: "Medial meniscus: …" under "Menisci". */
function labelled(heading: string, first: Node | undefined): Node {
  const label = schema.text(`${heading}: `);
  return schema.node("paragraph", null, first === undefined ? [label] : [label, ...first.children]);
}

function said(blocks: readonly Node[], untouched: ReadonlySet<string>): readonly Node[] {
  const written = blocks.filter((block) => hasText(block) && !untouched.has(plain(block)));
  return written.length > 0 ? written : [blocks[0] ?? schema.node("paragraph")];
}

function groupsOf(blocks: readonly Node[]): readonly Group[] {
  const groups: { heading: Node | undefined; blocks: Node[] }[] = [];
  for (const block of blocks) {
    if (block.type.name === "organ") groups.push({ heading: block, blocks: [] });
    else {
      if (groups.length === 0) groups.push({ heading: undefined, blocks: [] });
      groups.at(-1)?.blocks.push(block);
    }
  }
  return groups;
}

/** The heading of the same name, or else the one that shares most groups of organs. */
function placeFor(heading: string, headings: readonly Node[]): Node | undefined {
  const same = headings.find(({ textContent }) => bare(textContent) === bare(heading));
  if (same !== undefined) return same;
  const wanted = groupsNamed(heading);
  let best: Node | undefined;
  let most = 0;
  for (const one of headings) {
    const groups = groupsNamed(one.textContent);
    const common = [...groups].filter((group) => wanted.has(group)).length;
    const share = common / (groups.size + wanted.size - common || 1);
    if (share <= most) continue;
    best = one;
    most = share;
  }
  return best;
}

/** "The Adrenal Glands" and "adrenal gland" are one. */
const bare = (heading: string): string =>
  fold(heading)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && word !== "the" && word !== "and")
    .map((word) => word.replace(/(?<=.{3})s$/, ""))
    .join(" ");

const groupsNamed = (text: string): ReadonlySet<string> =>
  groupsIn(
    text,
    organGroups().map(({ group }) => group),
  );

function underOther(heading: string, block: Node): Node {
  return schema.node(
    "paragraph",
    null,
    heading === "" ? block.content : [schema.text(`${heading}: `), ...block.children],
  );
}
