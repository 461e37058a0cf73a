import * as fc from "fast-check";
import type { Node } from "prosemirror-model";
import { describe, expect, it } from "vitest";
import { schema } from "../../shared/report/schema";
import { BUILT_IN_TEMPLATES } from "../../shared/templates/built-in";
import { changeTemplate } from "../../shared/templates/change-template";
import { instantiate } from "../../shared/templates/instantiate";
import { readTemplate } from "../../shared/templates/read-template";
import type { StudyTemplate } from "../../shared/templates/study-template";
import { serializeReport } from "../../shared/text/serialize";
import { documentFromText } from "../../shared/text/to-document";
import { KNEE } from "./fixtures";

function templateOf(text: string): StudyTemplate {
  const read = readTemplate("x.txt", text);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

const knee = templateOf(KNEE);
const ankle = templateOf(
  KNEE.replaceAll("knee", "ankle")
    .replaceAll("Knee", "Ankle")
    .replaceAll("Menisci", "Syndesmosis")
    .replace("The medial and lateral menisci are intact.", "The syndesmosis is intact.")
    .replace("The cruciate and collateral ligaments", "The lateral and deltoid ligaments")
    .replaceAll("Bone:", "Bones:")
    .replace("Bone;", "Bones;"),
);
const right = instantiate(knee, "right");

/** The page with some of its words changed, as an author would. */
function edited(page: Node, ...changes: readonly (readonly [from: string, to: string])[]): Node {
  let text = serializeReport(page);
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`no ${from}`);
    text = text.replace(from, to);
  }
  return documentFromText(text).doc;
}

const textAfter = (doc: Node, page: Node, before?: Node) => serializeReport(changeTemplate(doc, page, before).doc);

describe("another template under a report", () => {
  it("is all that there is where nothing was written", () => {
    const page = instantiate(ankle, "left");
    expect(textAfter(right, page, right)).toBe(serializeReport(page));
  });

  it("keeps written sections and organ texts in their places and leaves out what the old page had", () => {
    const doc = edited(
      right,
      ["[indication]", "Twist three days ago."],
      ["No fracture or marrow edema.", "Marrow edema of the talus."],
      ["1. No internal derangement of the right knee.", "1. Bone contusion.\n2. No fracture."],
    );
    const { doc: changed, leftOver } = changeTemplate(doc, instantiate(ankle, "right"), right);
    const text = serializeReport(changed);
    expect(leftOver).toEqual([]);
    expect(text).toContain("INDICATION:\nTwist three days ago.");
    expect(text).toContain("Bones:\nMarrow edema of the talus.");
    expect(text).toContain("IMPRESSION:\n1. Bone contusion.\n2. No fracture.");
    expect(text).toContain("Syndesmosis:\nThe syndesmosis is intact.");
    expect(text).not.toMatch(/knee|menisci|OTHER/i);
  });

  it("keeps under OTHER what has no place, and names it", () => {
    const doc = edited(right, [
      "The medial and lateral menisci are intact.",
      "Bucket-handle tear of the medial meniscus.",
    ]);
    const { doc: changed, leftOver } = changeTemplate(doc, instantiate(ankle, "right"), right);
    expect(leftOver).toEqual(["Menisci"]);
    expect(serializeReport(changed)).toMatch(/Menisci: Bucket-handle tear of the medial meniscus\.\n$/);
  });

  it("changes the side of what nobody wrote and leaves alone what somebody did", () => {
    const doc = edited(right, ["No cartilage defect.", "Chondral flap in the right knee."]);
    const text = textAfter(doc, instantiate(knee, "left"), right);
    expect(text).toContain("Exam: MR left knee without contrast");
    expect(text).toContain("No internal derangement of the left knee.");
    expect(text).toContain("Chondral flap in the right knee.");
  });

  it("keeps the header's values, and gives the exam's name where there was none or the old page's", () => {
    const own = documentFromText(
      "Patient: Roe, Jan\nExam: MRI KNEE RT WO CON\nExam date: 2026-02-03\n\nFINDINGS:\n",
    ).doc;
    const kept = serializeReport(changeTemplate(own, right).doc);
    expect(kept).toContain("Patient: Roe, Jan\nExam: MRI KNEE RT WO CON\nExam date: 2026-02-03\nModality: MR\n");
    const empty = documentFromText("Patient: Roe, Jan\nExam:\n\nFINDINGS:\n").doc;
    expect(serializeReport(changeTemplate(empty, right).doc)).toContain("Exam: MR right knee without contrast\n");
  });

  it("keeps text above the first organ heading in Findings", () => {
    const doc = documentFromText("FINDINGS:\nMotion artifact.\n\nBone:\nBruise.\n").doc;
    expect(textAfter(doc, right)).toContain("FINDINGS:\nMotion artifact.\nMenisci:");
  });

  it("puts no normal Impression under Findings that somebody wrote", () => {
    const doc = documentFromText("FINDINGS:\nBone:\nFracture of the tibial plateau.\n\nIMPRESSION:\n").doc;
    expect(textAfter(doc, right)).toMatch(/IMPRESSION:\n$/);
    expect(textAfter(documentFromText("INDICATION: Pain.\n").doc, right)).toContain("1. No internal derangement");
  });

  it("keeps OTHER and addenda", () => {
    const doc = documentFromText("FINDINGS: Clear.\n\nOTHER: Disc handed out.\n\nADDENDUM: Seen again.\n").doc;
    const text = textAfter(doc, right);
    expect(text).toContain("Disc handed out.");
    expect(text).toMatch(/ADDENDUM:\nSeen again\.\n$/);
  });

  it("counts a changed sentence of the page as written, also where a word was only taken out", () => {
    const doc = edited(right, ["No fracture or marrow edema.", "Marrow edema."]);
    expect(textAfter(doc, instantiate(ankle, "right"), right)).toContain("Bones:\nMarrow edema.");
  });

  it("has every word as written where the old page is not known", () => {
    const text = textAfter(right, instantiate(ankle, "right"));
    expect(text).toContain("The cruciate and collateral ligaments are intact.");
    expect(text).toContain("Menisci: The medial and lateral menisci are intact.");
  });

  it("lets a sub-item without its item stand for itself", () => {
    const doc = edited(right, [
      "1. No internal derangement of the right knee.",
      "1. No internal derangement of the right knee.\n   a. Small cyst.",
    ]);
    const impression = changeTemplate(doc, instantiate(knee, "left"), right).doc.children.find(
      ({ type }) => type.name === "impression",
    );
    expect(impression?.children.map(({ textContent, attrs }) => [textContent, attrs.depth])).toEqual([
      ["Small cyst.", 0],
    ]);
  });
});

const TEMPLATES = BUILT_IN_TEMPLATES.slice(0, 40).flatMap(({ file, text }) => {
  const read = readTemplate(file, text);
  return read.ok ? [read.value] : [];
});

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
const line = fc.array(
  fc.constantFrom("Mass", "liver", "left", "12", "mm", "no", "zzq", "Menisci:", "1.", "Lungs", "é"),
  {
    minLength: 1,
    maxLength: 5,
  },
);
const block = (type: string) =>
  fc
    .record({ text: line, empty: fc.boolean(), depth: fc.integer({ min: 0, max: 1 }) })
    .map(({ text, empty, depth }) =>
      schema.node(type, type === "item" ? { depth } : null, empty ? [] : [schema.text(text.join(" "))]),
    );
const section = (kind: string, ...types: readonly string[]) =>
  fc
    .array(fc.oneof(...types.map(block)), { minLength: 1, maxLength: 5 })
    .map((blocks) => schema.node(kind, null, blocks));
const aReport = fc
  .tuple(
    fc.constant(right.child(0)),
    section("indication", "paragraph"),
    section("technique", "paragraph"),
    section("comparison", "paragraph"),
    section("findings", "paragraph", "organ", "paragraph"),
    section("impression", "item"),
    fc.option(section("other", "paragraph"), { nil: undefined }),
    fc.option(section("addendum", "paragraph"), { nil: undefined }),
  )
  .map((sections) =>
    schema.node(
      "doc",
      null,
      sections.filter((one) => one !== undefined),
    ),
  );
/** By its place, so that a counterexample is readable. */
const aTemplate = fc.nat(TEMPLATES.length - 1);
const pageOf = (at: number): Node => instantiate(TEMPLATES[at] ?? knee);

/** Every word of the first is in the second, as often. */
function missingWords(from: readonly string[], to: readonly string[]): readonly string[] {
  const left = [...to];
  return from.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The words of all sections. Headings of one name are one heading: what stands under both comes under it. */
const bodyWords = (doc: Node, skip: ReadonlySet<string> = new Set()) => {
  const found: string[] = [];
  const headings = new Set<string>();
  for (const part of doc.children.slice(1))
    for (const one of part.children) {
      const text = one.textContent.trim();
      if (skip.has(text) || (one.type.name === "organ" && headings.has(text))) continue;
      if (one.type.name === "organ") headings.add(text);
      found.push(...words(text));
    }
  return found;
};

describe("whatever was written", () => {
  it("comes under one heading where two had its name", () => {
    const { doc } = documentFromText("FINDINGS:\nLungs:\nLungs:\nScar at the left apex.\n\nIMPRESSION: Scar.");
    const page = documentFromText("FINDINGS:\nLungs:\nClear.\n\nIMPRESSION: Normal.").doc;
    const findings = changeTemplate(doc, page).doc.children.find(({ type }) => type.name === "findings");
    expect(findings?.children.map(({ textContent }) => textContent)).toEqual(["Lungs", "Scar at the left apex."]);
  });

  it("is still there after any change of template, and the document is one", () => {
    fc.assert(
      fc.property(aReport, aTemplate, (doc, at) => {
        const { doc: changed } = changeTemplate(doc, pageOf(at));
        changed.check();
        expect(missingWords(bodyWords(doc), bodyWords(changed))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("is still there after a second and a third change", () => {
    fc.assert(
      fc.property(aReport, aTemplate, aTemplate, aTemplate, (doc, first, second, third) => {
        const pages = [pageOf(first), pageOf(second), pageOf(third)] as const;
        const one = changeTemplate(doc, pages[0]).doc;
        const two = changeTemplate(one, pages[1], pages[0]).doc;
        const three = changeTemplate(two, pages[2], pages[1]).doc;
        const ofPages = new Set(
          pages.flatMap((page) => page.children.flatMap((part) => part.children.map((b) => b.textContent.trim()))),
        );
        expect(missingWords(bodyWords(doc, ofPages), bodyWords(three))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("can be read back from its own text", () => {
    fc.assert(
      fc.property(aReport, aTemplate, (doc, at) => {
        const { doc: changed } = changeTemplate(doc, pageOf(at));
        const again = documentFromText(serializeReport(changed)).doc;
        expect(serializeReport(again)).toBe(serializeReport(changed));
      }),
      { numRuns: 60 },
    );
  });
});
