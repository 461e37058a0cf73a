import type { Rule } from "../types";
import { commCriticalMissing } from "./communication/comm-critical-missing";
import { commIncomplete } from "./communication/comm-incomplete";
import { compChangeWithoutPrior } from "./comparison/comp-change-without-prior";
import { compDateOrder } from "./comparison/comp-date-order";
import { compDetailMissing } from "./comparison/comp-detail-missing";
import { compDirectionMismatch } from "./comparison/comp-direction-mismatch";
import { compMissingFollowup } from "./comparison/comp-missing-followup";
import { consAbsentOrgan } from "./consistency/cons-absent-organ";
import { consAttributeMismatch } from "./consistency/cons-attribute-mismatch";
import { consImpressionUnsupported } from "./consistency/cons-impression-unsupported";
import { consLateralityExam } from "./consistency/cons-laterality-exam";
import { consLateralityMismatch } from "./consistency/cons-laterality-mismatch";
import { consLevelMismatch } from "./consistency/cons-level-mismatch";
import { consLimitationNegative } from "./consistency/cons-limitation-negative";
import { consMeasurementMismatch } from "./consistency/cons-measurement-mismatch";
import { consMissingInImpression } from "./consistency/cons-missing-in-impression";
import { consNegationContradiction } from "./consistency/cons-negation-contradiction";
import { consNormalDefault } from "./consistency/cons-normal-default";
import { dictDoubledWord } from "./dictation/dict-doubled-word";
import { dictDroppedNegation } from "./dictation/dict-dropped-negation";
import { dictMisspelling } from "./dictation/dict-misspelling";
import { dictPicklist } from "./dictation/dict-picklist";
import { dictSpokenPunctuation } from "./dictation/dict-spoken-punctuation";
import { dictUnfilledField } from "./dictation/dict-unfilled-field";
import { dictWrongWord } from "./dictation/dict-wrong-word";
import { guideCategoryInvalid } from "./guideline/guide-category-invalid";
import { guideCategoryManagement } from "./guideline/guide-category-management";
import { guideCategoryMissing } from "./guideline/guide-category-missing";
import { guideFleischner } from "./guideline/guide-fleischner";
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
import { measDimsIncomplete } from "./measurement/meas-dims-incomplete";
import { measFormat } from "./measurement/meas-format";
import { measImplausible } from "./measurement/meas-implausible";
import { measLocationMissing } from "./measurement/meas-location-missing";
import { measMissing } from "./measurement/meas-missing";
import { measNormalConflict } from "./measurement/meas-normal-conflict";
import { measUnitInconsistent } from "./measurement/meas-unit-inconsistent";
import { measUnitMissing } from "./measurement/meas-unit-missing";
import { ptAge } from "./patient/pt-age";
import { ptSexMismatch } from "./patient/pt-sex-mismatch";
import { recClinicalCorrelation } from "./recommendation/rec-clinical-correlation";
import { recConflict } from "./recommendation/rec-conflict";
import { recContingent } from "./recommendation/rec-contingent";
import { recForBenign } from "./recommendation/rec-for-benign";
import { recMissingForActionable } from "./recommendation/rec-missing-for-actionable";
import { recModalityMissing } from "./recommendation/rec-modality-missing";
import { recTargetMissing } from "./recommendation/rec-target-missing";
import { recTimeframeMissing } from "./recommendation/rec-timeframe-missing";
import { saneAnatomyImpossible } from "./sanity/sane-anatomy-impossible";
import { saneDateTime } from "./sanity/sane-date-time";
import { saneValueRange } from "./sanity/sane-value-range";
import { skelExamMismatch } from "./skeleton/skel-exam-mismatch";
import { skelOrganCoverage } from "./skeleton/skel-organ-coverage";
import { skelPatientInfoIncomplete } from "./skeleton/skel-patient-info-incomplete";
import { skelQuestionUnanswered } from "./skeleton/skel-question-unanswered";
import { skelSectionMissing } from "./skeleton/skel-section-missing";
import { skelSectionOrder } from "./skeleton/skel-section-order";
import { techContrastConflict } from "./technique/tech-contrast-conflict";
import { techContrastUnstated } from "./technique/tech-contrast-unstated";
import { techModalityVocabulary } from "./technique/tech-modality-vocabulary";

/** Every check, in the order of the ids. */
export const RULES: readonly Rule[] = [
  commCriticalMissing,
  commIncomplete,
  compChangeWithoutPrior,
  compDateOrder,
  compDetailMissing,
  compDirectionMismatch,
  compMissingFollowup,
  consAbsentOrgan,
  consAttributeMismatch,
  consImpressionUnsupported,
  consLateralityExam,
  consLateralityMismatch,
  consLevelMismatch,
  consLimitationNegative,
  consMeasurementMismatch,
  consMissingInImpression,
  consNegationContradiction,
  consNormalDefault,
  dictDoubledWord,
  dictDroppedNegation,
  dictMisspelling,
  dictPicklist,
  dictSpokenPunctuation,
  dictUnfilledField,
  dictWrongWord,
  guideCategoryInvalid,
  guideCategoryManagement,
  guideCategoryMissing,
  guideFleischner,
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
  measDimsIncomplete,
  measFormat,
  measImplausible,
  measLocationMissing,
  measMissing,
  measNormalConflict,
  measUnitInconsistent,
  measUnitMissing,
  ptAge,
  ptSexMismatch,
  recClinicalCorrelation,
  recConflict,
  recContingent,
  recForBenign,
  recMissingForActionable,
  recModalityMissing,
  recTargetMissing,
  recTimeframeMissing,
  saneAnatomyImpossible,
  saneDateTime,
  saneValueRange,
  skelExamMismatch,
  skelOrganCoverage,
  skelPatientInfoIncomplete,
  skelQuestionUnanswered,
  skelSectionMissing,
  skelSectionOrder,
  techContrastConflict,
  techContrastUnstated,
  techModalityVocabulary,
];
