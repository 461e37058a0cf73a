import type { BlockAnalysis } from "../../../extract/types";
import type { CommunicationElement } from "../../../settings";
import { communicationsIn } from "../../communication";
import { NO_FLAGS } from "../../no-flags";
import { withoutStop } from "../../sentences";
import type { ReportRule } from "../../types";

export const commIncomplete: ReportRule = {
  id: "comm-incomplete",
  title: "Incomplete communication statement",
  why: "Who was told, when and how must be provable later; a name without a time proves little.",
  source: "Joint Commission NPSG.02.03.01; ACR Practice Parameter for Communication, 2020",
  severity: "warning",
  scope: "report",
  examples: {
    flagged: [
      "IMPRESSION: Appendicitis. «Findings were discussed with the ED.»",
      "IMPRESSION: Appendicitis. «Dr. Lee notified.»",
      "IMPRESSION: Appendicitis. «Dr. Lee was informed by telephone at 14:32.»",
    ],
    clean: [
      "IMPRESSION: Dr. A. Lee (ED attending) was called by Dr. B. Roy at 14:32 on 2024-05-02 and read the result back.",
      "IMPRESSION: Message left with RN J. Smith at 14:40 on 2024-05-02, read back.",
      "IMPRESSION: Appendicitis. Discussed with Dr. Roe by phone at the time of dictation.",
      "IMPRESSION: Findings discussed above. So-called bone island.",
    ],
  },
  check(analysis, settings) {
    const statements = communicationsIn(analysis);
    if (statements.length === 0) return NO_FLAGS;
    // The fullest statement counts: a summary line often points to it.
    const best = statements
      .map((statement) => ({
        statement,
        missing: settings.communication.filter((name) => !statement.elements.has(name)),
      }))
      .toSorted((a, b) => a.missing.length - b.missing.length)[0];
    if (best === undefined || best.missing.length === 0) return NO_FLAGS;
    const { sentence } = best.statement;
    // Gaps left by de-identification stood for names and times.
    if (sentence.text.includes("XXXX")) return NO_FLAGS;
    const end = sentence.from + withoutStop(sentence.text).length;
    const insert = ` ${best.missing.map((name) => PLACEHOLDERS[name]).join(" ")}`;
    return [
      {
        from: sentence.from,
        to: sentence.to,
        ...(!analysis.blocks.some(holdsUrgent) && { severity: "info" }),
        message: `Not named: ${best.missing.map((name) => NAMES[name]).join(", ")}.`,
        fixes: [{ label: "Add fields for what is missing", edits: [{ from: end, to: end, insert }] }],
      },
    ];
  },
};

/** The elements are asked for where a result is urgent; of other calls a word is courtesy. */
const holdsUrgent = ({ kind, findings }: BlockAnalysis): boolean =>
  (kind === "findings" || kind === "impression") &&
  findings.some(({ level, assertion }) => level >= 4 && (assertion === "present" || assertion === "possible"));

const NAMES = {
  recipient: "name of the recipient",
  role: "role of the recipient",
  sender: "sender",
  date: "date",
  time: "time",
  method: "method",
  "read-back": "read-back",
} as const satisfies Record<CommunicationElement, string>;

const PLACEHOLDERS = {
  recipient: "to [recipient]",
  role: "([role])",
  sender: "by [sender]",
  date: "on [date]",
  time: "at [time]",
  method: "by [telephone|in person|secure message]",
  "read-back": "with [read-back]",
} as const satisfies Record<CommunicationElement, string>;
