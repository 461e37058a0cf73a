import studyWordsText from "./study-words.tsv?raw";
import { alternatives, once, oneOf, readTable } from "./table";

/** Words and abbreviations of study descriptions, and what they stand for; a modality stands in capitals. */
export const studyWords = once(() =>
  readTable(studyWordsText, (row) => ({
    kind: oneOf(["word", "modality", "side", "contrast", "child", "view", "noise"], row.kind),
    written: alternatives(row.written),
    means: row.means ?? "",
    source: row.source ?? "",
  })),
);
