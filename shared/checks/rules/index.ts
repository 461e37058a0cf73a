import type { Rule } from "../types";
import { commCriticalMissing } from "./communication/comm-critical-missing";
import { commIncomplete } from "./communication/comm-incomplete";
import { consLateralityMismatch } from "./consistency/cons-laterality-mismatch";
import { consNegationContradiction } from "./consistency/cons-negation-contradiction";
import { dictDoubledWord } from "./dictation/dict-doubled-word";
import { dictDroppedNegation } from "./dictation/dict-dropped-negation";
import { dictPicklist } from "./dictation/dict-picklist";
import { dictSpokenPunctuation } from "./dictation/dict-spoken-punctuation";
import { dictUnfilledField } from "./dictation/dict-unfilled-field";
import { dictWrongWord } from "./dictation/dict-wrong-word";
import { impCriticalNotFirst } from "./impression/imp-critical-not-first";
import { impDuplicateItem } from "./impression/imp-duplicate-item";
import { impItemOverloaded } from "./impression/imp-item-overloaded";
import { impNormalWithAbnormal } from "./impression/imp-normal-with-abnormal";
import { impNotInterpretive } from "./impression/imp-not-interpretive";
import { impNumbering } from "./impression/imp-numbering";
import { impOrderInversion } from "./impression/imp-order-inversion";
import { impTooLong } from "./impression/imp-too-long";
import { impTrivialItem } from "./impression/imp-trivial-item";
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
import { skelExamMismatch } from "./skeleton/skel-exam-mismatch";
import { skelPatientInfoIncomplete } from "./skeleton/skel-patient-info-incomplete";
import { skelQuestionUnanswered } from "./skeleton/skel-question-unanswered";
import { skelSectionMissing } from "./skeleton/skel-section-missing";
import { skelSectionOrder } from "./skeleton/skel-section-order";

/** Every check, in the order of the ids. */
export const RULES: readonly Rule[] = [
  commCriticalMissing,
  commIncomplete,
  consLateralityMismatch,
  consNegationContradiction,
  dictDoubledWord,
  dictDroppedNegation,
  dictPicklist,
  dictSpokenPunctuation,
  dictUnfilledField,
  dictWrongWord,
  impCriticalNotFirst,
  impDuplicateItem,
  impItemOverloaded,
  impNormalWithAbnormal,
  impNotInterpretive,
  impNumbering,
  impOrderInversion,
  impTooLong,
  impTrivialItem,
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
  skelExamMismatch,
  skelPatientInfoIncomplete,
  skelQuestionUnanswered,
  skelSectionMissing,
  skelSectionOrder,
];
