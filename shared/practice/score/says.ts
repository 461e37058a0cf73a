import type { Point } from "../case";
import { isAsserted, type Mention } from "./mention";

/** Whether the mention says what the point wants said: a denial for a negative, else that it is there. */
export function says({ kind }: Point, mention: Mention, spoken: Mention["assertion"]): boolean {
  if (kind === "negative" || mention.wording.negative)
    return mention.assertion === "absent" || (mention.assertion === "possible" && mention.certainty === 1);
  return isAsserted(mention) || mention.assertion === spoken || mention.assertion === "historical";
}
