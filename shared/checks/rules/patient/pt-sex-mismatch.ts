import { bitOfGroup, SEX_EXEMPT, SEX_F, SEX_M } from "../../../extract/phrase-groups";
import type { Analysis, BlockAnalysis, Phrase } from "../../../extract/types";
import { NO_FLAGS } from "../../no-flags";
import { groupsInReport } from "../../phrase-groups";
import type { Flag, ReportRule } from "../../types";

export const ptSexMismatch: ReportRule = {
  id: "pt-sex-mismatch",
  title: "Anatomy or person of the other sex",
  why: "A uterus in a man's report is a sign of a template or a dictation of another patient; the rest of the text may be that patient's too.",
  source: "Report error classes (catalogue E14); ACR Communication Practice Parameter, rev. 2020 (demographics)",
  severity: "error",
  scope: "report",
  examples: {
    flagged: [
      "SEX: M\n\nFINDINGS: The «uterus» and ovaries are unremarkable.",
      "SEX: F\n\nINDICATION: 72-year-old «man» with cough.\nFINDINGS: The lungs are clear.",
      "INDICATION: 64-year-old male with abdominal pain.\nFINDINGS: The «endometrium» measures 5 mm.",
      "INDICATION: 41-year-old woman.\nFINDINGS: «Seminal vesicles» are symmetric.",
    ],
    clean: [
      "SEX: M\n\nFINDINGS: Cervical spine is normal; mild gynecomastia.",
      "SEX: F\n\nINDICATION: Brother with testicular cancer.\nFINDINGS: The liver is normal.",
      "SEX: F\n\nFINDINGS: The uterus and ovaries are unremarkable.",
      "INDICATION: 30-year-old woman, 20 weeks pregnant.\nFINDINGS: Male fetus; the fetal scrotum is seen.",
      "FINDINGS: The prostate is enlarged. The uterus is normal.",
      "SEX: F\n\nINDICATION: Transgender woman.\nFINDINGS: The prostate is small.",
    ],
  },
  check(analysis) {
    const { sex } = analysis.exam;
    if (sex === undefined) return NO_FLAGS;
    const groups = groupsInReport(analysis);
    const other = sex === "F" ? SEX_M : SEX_F;
    if ((groups & other) === 0 || ((groups & SEX_EXEMPT) !== 0 && isSwitchedOff(analysis))) return NO_FLAGS;
    const flags: Flag[] = [];
    for (const block of analysis.blocks) {
      // The header's own sex field, and persons in a statement about communication ("he was told").
      if (block.kind === "header" || (block.groups & other) === 0) continue;
      let told: Phrase["sentence"] | undefined;
      for (const phrase of block.phrases) {
        if (bitOfGroup(phrase.group) !== other || phrase.sentence === told || isExempt(block, phrase)) continue;
        if (phrase.value === "person" && block.kind !== "indication") continue;
        told = phrase.sentence;
        const whose = sex === "F" ? "female" : "male";
        const message = `The patient is ${whose}; the text mentions "${phrase.text}".`;
        flags.push({ from: phrase.from, to: phrase.to, message });
      }
    }
    return flags;
  },
};

/** Kin, donors and fetuses have their own sex. */
function isExempt(block: BlockAnalysis, { sentence }: Phrase): boolean {
  return block.phrases.some((phrase) => phrase.group === "sex-exempt" && phrase.sentence === sentence);
}

const WHOLE_REPORT = new Set([
  "transgender",
  "intersex",
  "fetus",
  "fetal",
  "female-to-male",
  "male-to-female",
  "fetal sex",
]);

/** Where the report itself says that anatomy and sex may differ, every sentence is exempt. */
function isSwitchedOff({ blocks }: Analysis): boolean {
  return blocks.some((block) =>
    block.phrases.some(({ group, text }) => group === "sex-exempt" && WHOLE_REPORT.has(text.toLowerCase())),
  );
}
