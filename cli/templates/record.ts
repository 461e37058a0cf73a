import type { StudyTemplate } from "../../shared/templates/study-template";

/** A template as `--json` gives it: what its file says above the dashes. */
export function templateRecord(template: StudyTemplate) {
  const { id, name, modality, regions, sides, population, sex, study, organs, measurements, categories, source } =
    template;
  return {
    id,
    name,
    modality,
    regions,
    sides,
    population,
    sex: sex ?? null,
    study,
    organs,
    measurements,
    categories,
    source,
  };
}
