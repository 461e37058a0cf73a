import type { Node } from "prosemirror-model";
import { itemLabels } from "./labels";

/** One line of text with its role; positions play no part any more. */
export interface PdfBlock {
  readonly kind: "paragraph" | "organ" | "item";
  readonly text: string;
  /** An item's label, "1." or "a.". */
  readonly label?: string;
  readonly depth?: number;
}

export interface PdfSection {
  readonly title: string;
  readonly blocks: readonly PdfBlock[];
  /** Kept on one page where it fits one. */
  readonly keepTogether: boolean;
}

/** What the page shows, in reading order. */
export interface PdfContent {
  readonly title: string;
  readonly identity: readonly { readonly label: string; readonly value: string }[];
  /** Says whose report it is on every page after the first. */
  readonly runningHead: string;
  readonly status: ReportStatus;
  /** That it is preliminary, or who signed it and when; a line each. */
  readonly statusLines: readonly string[];
  readonly sections: readonly PdfSection[];
}

export type ReportStatus = "draft" | "preliminary" | "final" | "addended";

/** DICOM keyword → the words that a reader expects. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  PatientName: "Patient",
  PatientID: "Patient ID",
  PatientBirthDate: "Date of birth",
  PatientSex: "Sex",
  PatientAge: "Age",
  StudyDate: "Exam date",
  StudyTime: "Exam time",
  StudyDescription: "Exam",
  AccessionNumber: "Accession",
  ReferringPhysicianName: "Referrer",
  InstitutionName: "Institution",
};

const SECTION_TITLES: Readonly<Record<string, string>> = {
  indication: "Indication",
  technique: "Technique",
  comparison: "Comparison",
  findings: "Findings",
  impression: "Impression",
  addendum: "Addendum",
};

/** The page's content from a report document: empty header fields and empty sections are left out. */
export function pdfContent(doc: Node, status: ReportStatus, statusLines: readonly string[] = []): PdfContent {
  const fields = new Map<string, string>();
  const sections: PdfSection[] = [];
  doc.forEach((node) => {
    if (node.type.name === "header") {
      node.forEach((field) => {
        const value = field.textContent.trim();
        if (value !== "") fields.set(String(field.attrs.name), value);
      });
    } else {
      const section = pdfSection(node);
      if (section.blocks.length > 0) sections.push(section);
    }
  });
  const exam = fields.get("StudyDescription");
  const identity = [...fields].map(([name, value]) => ({
    label: FIELD_LABELS[name] ?? (name === "" ? "Note" : name),
    value,
  }));
  const head = ["PatientName", "PatientID", "StudyDescription", "StudyDate"].map((name) => fields.get(name));
  return {
    title: exam ?? "Radiology report",
    identity: identity.filter(({ label }) => label !== "Exam"),
    runningHead: head.filter((part) => part !== undefined).join(" · "),
    status,
    statusLines,
    sections,
  };
}

function pdfSection(node: Node): PdfSection {
  const blocks: PdfBlock[] = [];
  const labels = itemLabels(node);
  node.forEach((child, _offset, index) => {
    const text = child.textContent.trim();
    if (text === "") return;
    const kind = child.type.name === "item" || child.type.name === "organ" ? child.type.name : "paragraph";
    const label = labels[index];
    blocks.push(label === undefined ? { kind, text } : { kind, text, label, depth: Number(child.attrs.depth) });
  });
  const wording = String(node.attrs.heading ?? "").trim();
  const kind = node.type.name;
  const title = wording === "" ? (SECTION_TITLES[kind] ?? "") : wording;
  return { title, blocks, keepTogether: kind === "impression" };
}
