import type { Point } from "../case";
import type { Mention } from "./mention";
import type { Reading } from "./reading";

/** "Stenosis" where every accepted wording calls it severe or gives its degree. */
export function isUnderstated({ kind, wordings }: Point, { sentences }: Reading): boolean {
  if (kind !== "finding" || !wordings.every((word) => DEFINES.test(word))) return false;
  return (
    DEFINING.some((one) => wordings.some((word) => one.test(word))) &&
    !sentences.some(({ sentence }) => DEFINES.test(sentence.text.replace(SIZES, " ")))
  );
}

/** What a size in millimetres says is not what "70 percent" says. */
const SIZES =
  /\d{1,4}(?:\.\d{1,2})?(?:\s?x\s?\d{1,4}(?:\.\d{1,2})?){0,2}\s?(?:mm|cm|mL)\b|^[^\S\n]{0,9}\d{1,3}\.\s|\b[CTLS]\d{1,2}\b/gm;
const DEFINING: readonly RegExp[] = [
  /\b(?:severe|severely|tight|critical|high[- ]grade|marked|markedly|subtotal|preocclusive|near[- ]occlu\w+)\b/i,
  /\b(?:simple|plain|anechoic|unilocular|thin[- ]walled|uncomplicated|functional|follic\w+|physiologic\w*)\b/i,
  /\b(?:suspicious|suspected|cancer\w*|malignan\w+|carcinoma|neoplas\w+|worrying|worrisome|concerning|RADS)\b/i,
  /\b(?:bucket|displaced|flipped|locked|locking)\b/i,
];
const DEFINES = new RegExp(`${DEFINING.map(({ source }) => source).join("|")}|\\d`, "i");

/** "Level IV node is reactive" is no suspicious node. */
export function isBenign({ wordings, kind }: Point, { at, from, to, assertion }: Mention): boolean {
  if (kind !== "finding" || assertion === "absent" || !wordings.some((word) => SUSPICIOUS.test(word))) return false;
  const { text } = at.sentence;
  const start = Math.max(0, from - at.sentence.from - 24);
  const local = text.slice(start, to - at.sentence.from).replace(/^.*[,;:.]/s, "");
  const behind = text.slice(to - at.sentence.from).split(/[,;:.]|\b(?:and|but|with)\b/)[0] ?? "";
  return [local, behind].some(
    (words) => BENIGN.test(words) && !SUSPICIOUS.test(words) && !/\b(?:not?|less)\b/i.test(words),
  );
}

const SUSPICIOUS = /\b(?:suspicious|abnormal|malignan\w+|metasta\w+|cancer\w*|carcinoma|concerning)\b/i;
const BENIGN = /\b(?:reactive|benign|harmless|normal(?:-sized)?|physiologic\w*|innocent|not suspicious)\b/i;
