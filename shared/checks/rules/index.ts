import type { Rule } from "../types";
import { consLateralityMismatch } from "./consistency/cons-laterality-mismatch";
import { consNegationContradiction } from "./consistency/cons-negation-contradiction";
import { dictDoubledWord } from "./dictation/dict-doubled-word";
import { dictPicklist } from "./dictation/dict-picklist";
import { dictSpokenPunctuation } from "./dictation/dict-spoken-punctuation";
import { dictUnfilledField } from "./dictation/dict-unfilled-field";
import { impCriticalNotFirst } from "./impression/imp-critical-not-first";
import { impNormalWithAbnormal } from "./impression/imp-normal-with-abnormal";
import { impNumbering } from "./impression/imp-numbering";
import { impOrderInversion } from "./impression/imp-order-inversion";
import { impTooLong } from "./impression/imp-too-long";
import { impVagueItem } from "./impression/imp-vague-item";
import { impVerbatimCopy } from "./impression/imp-verbatim-copy";
import { langCannotExclude } from "./language/lang-cannot-exclude";
import { langDoubleNegative } from "./language/lang-double-negative";
import { langErrorProneAbbrev } from "./language/lang-error-prone-abbrev";
import { langHedgeStack } from "./language/lang-hedge-stack";
import { measMissing } from "./measurement/meas-missing";
import { measUnitMissing } from "./measurement/meas-unit-missing";
import { recClinicalCorrelation } from "./recommendation/rec-clinical-correlation";
import { recModalityMissing } from "./recommendation/rec-modality-missing";
import { recTimeframeMissing } from "./recommendation/rec-timeframe-missing";
import { skelSectionMissing } from "./skeleton/skel-section-missing";
import { skelSectionOrder } from "./skeleton/skel-section-order";

/** Every check, in the order of the ids. */
export const RULES: readonly Rule[] = [
  consLateralityMismatch,
  consNegationContradiction,
  dictDoubledWord,
  dictPicklist,
  dictSpokenPunctuation,
  dictUnfilledField,
  impCriticalNotFirst,
  impNormalWithAbnormal,
  impNumbering,
  impOrderInversion,
  impTooLong,
  impVagueItem,
  impVerbatimCopy,
  langCannotExclude,
  langDoubleNegative,
  langErrorProneAbbrev,
  langHedgeStack,
  measMissing,
  measUnitMissing,
  recClinicalCorrelation,
  recModalityMissing,
  recTimeframeMissing,
  skelSectionMissing,
  skelSectionOrder,
];
