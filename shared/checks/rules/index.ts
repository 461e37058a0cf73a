import type { Rule } from "../types";
import { dictUnfilledField } from "./dictation/dict-unfilled-field";
import { skelSectionMissing } from "./skeleton/skel-section-missing";
import { skelSectionOrder } from "./skeleton/skel-section-order";

/** Every check, in the order of the ids. */
export const RULES: readonly Rule[] = [dictUnfilledField, skelSectionMissing, skelSectionOrder];
