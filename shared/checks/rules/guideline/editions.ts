import { type CheckSettings, GUIDELINE_EDITIONS, type Guideline } from "../../../settings";

/** The edition that the department goes by; the first of those known where it has chosen none. */
export const editionOf = ({ guidelines }: CheckSettings, guideline: Guideline): string =>
  guidelines[guideline] ?? GUIDELINE_EDITIONS[guideline][0];
