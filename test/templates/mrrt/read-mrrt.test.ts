import { describe, expect, it } from "vitest";
import { idFrom, readMrrt } from "../../../shared/templates/mrrt/read-mrrt";
import { readTemplate } from "../../../shared/templates/read-template";
import { ELBOW_HTML } from "./elbow";

function imported(html: string) {
  const read = readMrrt(html);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

describe("an MRRT template", () => {
  it("becomes a template file with its text, fields, normal values and organs", () => {
    const { text, id, notes } = imported(ELBOW_HTML);
    expect(id).toBe("mr-elbow");
    expect(notes).toEqual(["2 scripts were dropped: a template runs nothing."]);
    expect(text).toBe(`# 2 scripts were dropped: a template runs nothing.
name: MR Elbow
modality: MR
regions: msk
study: MR Elbow
organs: Bones; Joint; Bones 2
measurements: effusion depth
source: MRRT template, 2.25.7, Tests, CC0
fill comparison: None
# fill clinical information:
# fill effusion depth:
---
Exam: MR Elbow
Modality: MR

INDICATION:
[clinical information]

TECHNIQUE:
MR of the elbow at [field strength: 3 T|1.5 T] without contrast.

COMPARISON:
[comparison]

FINDINGS:
Bones:
No fracture or marrow edema.

Joint:
Effusion depth: [effusion depth: __ mm] (normal up to 3 mm)
Loose bodies: [loose bodies: none|present]
[synovitis: no|yes] Synovitis

Bones 2:
Seen (twice).

IMPRESSION:
1. Normal MR of the elbow.
2. [next step: None needed|Orthopaedic referral]
`);
  });

  it("can be read as a template, with no more to mend than its normal values", () => {
    const read = readTemplate("mr-elbow.txt", imported(ELBOW_HTML).text);
    expect(read.ok && read.value.organs).toEqual(["Bones", "Joint", "Bones 2"]);
  });

  it("brings nothing of its scripts, handlers and hidden fields", () => {
    expect(imported(ELBOW_HTML).text).not.toMatch(/alert|onload|example\.org|secret|Reset|color/);
  });

  it("without a part has a field in its place", () => {
    const html = ELBOW_HTML.replace(/<section data-section-name="Impression">[\s\S]*?<\/section>/, "");
    expect(imported(html).text).toContain("IMPRESSION:\n1. [impression]\n");
  });

  it("leaves empty what it does not tell", () => {
    const html = ELBOW_HTML.replace(/<script type="text\/xml">[\s\S]*?<\/script>/, "").replaceAll("MR Elbow", "Form 7");
    const { text } = imported(html);
    const read = readTemplate("form-7.txt", text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.problems.map(({ message }) => message)).toEqual([
      '"modality" is empty.',
      '"regions" is empty.',
    ]);
  });

  it.each([
    ["no character set", ELBOW_HTML.replace('<meta charset="UTF-8"/>', ""), "does not name its character set"],
    ["two bodies", ELBOW_HTML.replace("</body>", "</body><body><p>More.</p></body>"), "2 body elements"],
    ["two titles", ELBOW_HTML.replace("<title>", "<title>Other</title><title>"), "2 titles"],
    ["no attributes", ELBOW_HTML.replace(/<script type="text\/xml">[\s\S]*?<\/script>/, ""), "no template attributes"],
    ["a term without a code", ELBOW_HTML.replace(/(<term type="modality">)<code[^>]*>/, "$1"), "a term without a code"],
    ["no coding scheme", ELBOW_HTML.replace(/<coding_scheme n[^>]*>/, ""), "coding_schemes without a coding_scheme"],
  ])("with %s is read, and the flaw is said", (_name, html, words) => {
    expect(imported(html).notes.join("\n")).toContain(words);
  });
});

describe("a page that is none", () => {
  it.each([
    ["", "no report template"],
    ["FINDINGS: The lungs are clear.", "no report template"],
    ["<html><head><title>News</title></head><body><p>Words.</p></body></html>", "no report template"],
    ["<title>Search</title><form><input type=text></form>", "no report template"],
    ['<meta name="dcterms.type" content="IMAGE_REPORT_TEMPLATE"><title>x</title>', "no content"],
    ['<meta name="dcterms.type" content="IMAGE_REPORT_TEMPLATE"><p>x</p>', "no title"],
  ])("is refused: %j", (html, words) => {
    const read = readMrrt(html);
    expect(!read.ok && read.message).toContain(words);
  });
});

describe("a file's name", () => {
  it.each([
    ["CT Chest-Abdomen", "ct-chest-abdomen"],
    ["  MRT Knie (übersicht) ", "mrt-knie-ubersicht"],
    ["«»", "template"],
  ])("of %j is %s", (name, id) => {
    expect(idFrom(name)).toBe(id);
  });
});
