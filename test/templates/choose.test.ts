import { describe, expect, it } from "vitest";
import { BUILT_IN_TEMPLATES } from "../../shared/templates/built-in";
import { rankForStudy, type StudyHeader, searchTemplates } from "../../shared/templates/choose";
import { readTemplate } from "../../shared/templates/read-template";

const TEMPLATES = BUILT_IN_TEMPLATES.flatMap(({ file, text }) => {
  const read = readTemplate(file, text);
  return read.ok ? [read.value] : [];
});

/** Study descriptions as information systems have them, with the template that a radiologist would take. */
const ORDERED: readonly [description: string, id: string, side?: string][] = [
  ["CT ABD/PEL W CON", "ct-abdomen-pelvis"],
  ["CT ABDOMEN AND PELVIS W IV CONTRAST", "ct-abdomen-pelvis"],
  ["CT A/P W", "ct-abdomen-pelvis"],
  ["CT ABD PELVIS WO CON", "ct-stone"],
  ["CT KUB LOW DOSE", "ct-stone"],
  ["CT RENAL STONE WO", "ct-stone"],
  ["CT ABD/PELVIS W/WO CON - HEMATURIA", "ct-urography"],
  ["CT UROGRAM", "ct-urography"],
  ["CT CHEST W CON", "ct-chest"],
  ["CT THORAX W/ CONTRAST", "ct-chest"],
  ["CT CHEST WO CON", "ct-chest-without"],
  ["CT CHEST W/O", "ct-chest-without"],
  ["CT CHEST HI RES ILD", "ct-hrct"],
  ["CTA CHEST PE PROTOCOL", "ct-pe"],
  ["CT CHEST PULMONARY EMBOLISM W CON", "ct-pe"],
  ["CTPA", "ct-pe"],
  ["LDCT LUNG CA SCREENING", "ct-lung-screening"],
  ["CT CHEST LOW DOSE LUNG SCREEN", "ct-lung-screening"],
  ["CT CAP TRAUMA W CON", "ct-trauma"],
  ["CT PAN SCAN", "ct-trauma"],
  ["CT HEAD WO CON", "ct-head"],
  ["CT BRAIN W/O CONTRAST", "ct-head"],
  ["HEAD CT NONCON", "ct-head"],
  ["CTA HEAD & NECK W CON", "cta-head-neck"],
  ["CTA HEAD/NECK STROKE", "cta-head-neck"],
  ["CT SINUS WO", "ct-sinus"],
  ["CT MAXILLOFACIAL WO CON", "ct-face-orbits"],
  ["CT FACIAL BONES WO CONTRAST", "ct-face-orbits"],
  ["CT SOFT TISSUE NECK W", "ct-neck"],
  ["CT C-SPINE WO CON", "ct-cervical-spine"],
  ["CT CERV SPINE TRAUMA", "ct-cervical-spine"],
  ["CT LUMBAR SPINE W/O", "ct-lumbar-spine"],
  ["CT TEMP BONES WO", "ct-temporal-bone"],
  ["CT LIVER TRIPHASIC", "ct-liver"],
  ["CT ABD W/WO LIVER PROTOCOL", "ct-liver"],
  ["CT PANCREAS PROTOCOL W CON", "ct-pancreas"],
  ["CT COLONOGRAPHY SCREENING", "ct-colonography"],
  ["CT ENTEROGRAPHY W CON", "ct-enterography"],
  ["CTA ABD AORTA W RUNOFF", "ct-runoff"],
  ["CTA CHEST/ABD/PELVIS DISSECTION", "ct-aorta"],
  ["CT CALCIUM SCORE", "ct-calcium-score"],
  ["CTA CORONARY W CON", "ct-coronary"],
  ["MRI BRAIN W WO CON", "mr-brain"],
  ["MR HEAD W/WO", "mr-brain"],
  ["MRI BRAIN W/WO MS PROTOCOL", "mr-brain-ms"],
  ["MRI BRAIN WO - STROKE", "mr-brain-stroke"],
  ["MRI BRAIN TUMOR F/U W WO", "mr-brain-tumor"],
  ["MRI PITUITARY W/WO", "mr-pituitary"],
  ["MRI IAC W/WO CON", "mr-iac"],
  ["MRI C SPINE WO", "mr-cervical-spine"],
  ["MRI T-SPINE WO CONTRAST", "mr-thoracic-spine"],
  ["MRI LUMBAR SPINE WO CON", "mr-lumbar-spine"],
  ["MR L/S SPINE", "mr-lumbar-spine"],
  ["MRI KNEE RT WO CON", "mr-knee", "right"],
  ["MR KNEE LEFT", "mr-knee", "left"],
  ["MRI SHOULDER LT WO", "mr-shoulder", "left"],
  ["MRI SHLDR R W/O CON", "mr-shoulder", "right"],
  ["MRI HIP L WO", "mr-hip", "left"],
  ["MRI ANKLE RIGHT W/O CONTRAST", "mr-ankle", "right"],
  ["MRI WRIST LT", "mr-wrist", "left"],
  ["MRI LIVER W WO CON", "mr-liver"],
  ["MRCP WO CON", "mr-mrcp"],
  ["MRI ABDOMEN MRCP", "mr-mrcp"],
  ["MRI PROSTATE MULTIPARAMETRIC W/WO", "mr-prostate"],
  ["MRI PELVIS FEMALE W/WO - FIBROIDS", "mr-female-pelvis"],
  ["MRI RECTAL CANCER STAGING", "mr-rectum-staging"],
  ["MRI BREAST BILAT W/WO", "mr-breast"],
  ["MRI CARDIAC W/WO CON", "mr-cardiac"],
  ["MR ENTEROGRAPHY", "mr-enterography"],
  ["XR CHEST 1V PORTABLE", "xr-chest-1v"],
  ["XR CHEST PORTABLE ICU LINE PLACEMENT", "xr-chest-icu"],
  ["XR CHEST 1 VIEW", "xr-chest-1v"],
  ["CXR AP", "xr-chest-1v"],
  ["XR CHEST 2V", "xr-chest-2v"],
  ["CHEST PA & LAT", "xr-chest-2v"],
  ["XR KNEE 3V LT", "xr-knee", "left"],
  ["KNEE 2 VIEWS RIGHT", "xr-knee", "right"],
  ["XR ANKLE 3+ V RT", "xr-ankle", "right"],
  ["DX FOOT MIN 3 VIEWS L", "xr-foot", "left"],
  ["XR HAND 3V R", "xr-hand", "right"],
  ["XR WRIST COMP MIN 3 VWS LT", "xr-wrist", "left"],
  ["XR ELBOW 3V RT", "xr-elbow", "right"],
  ["XR SHOULDER 2V LT", "xr-shoulder", "left"],
  ["XR HIP UNI W PELVIS 2-3V RT", "xr-hip", "right"],
  ["XR PELVIS 1-2 VIEWS", "xr-pelvis"],
  ["XR ABDOMEN 1V KUB", "xr-kub"],
  ["XR ABD 2V FLAT & UPRIGHT", "xr-abdomen"],
  ["XR SPINE LUMBAR 2-3V", "xr-lumbar-spine"],
  ["XR C-SPINE 3V", "xr-cervical-spine"],
  ["XR THORACIC SPINE 2V", "xr-thoracic-spine"],
  ["XR SCOLIOSIS SERIES", "xr-scoliosis"],
  ["XR BONE AGE", "xr-bone-age"],
  ["SKELETAL SURVEY INFANT", "xr-skeletal-survey"],
  ["US ABD COMP", "us-abdomen"],
  ["US ABDOMEN LTD RUQ", "us-ruq"],
  ["US GALLBLADDER", "us-ruq"],
  ["US RENAL BILAT", "us-renal"],
  ["US RETROPERITONEAL COMPLETE", "us-renal"],
  ["US OB <14W", "us-ob-first-trimester"],
  ["US OB 1ST TRI TV", "us-ob-first-trimester"],
  ["US OB >14 WKS ANATOMY", "us-ob-anatomy"],
  ["US OB BPP", "us-biophysical"],
  ["US PELVIS NON-OB TV/TA", "us-pelvis"],
  ["US PELVIC COMP", "us-pelvis"],
  ["US THYROID", "us-thyroid"],
  ["US SCROTUM W DOPPLER", "us-scrotum"],
  ["US DUPLEX VENOUS LE LT", "us-leg-veins", "left"],
  ["US DVT LOWER EXT BILAT", "us-leg-veins"],
  ["US CAROTID DUPLEX BILAT", "us-carotid"],
  ["US AORTA AAA SCREENING", "us-aaa-screening"],
  ["US BREAST LT LTD", "us-breast", "left"],
  ["US INFANT HIPS", "us-infant-hip"],
  ["US HEAD NEONATAL", "us-neonatal-head"],
  ["US PYLORUS", "us-pylorus"],
  ["US APPENDIX PEDS", "us-appendix-child"],
  ["MG SCREENING BILAT W TOMO", "mg-screening"],
  ["MAMMO DIAG LT W TOMO", "mg-diagnostic", "left"],
  ["NM BONE SCAN WHOLE BODY", "nm-bone-scan"],
  ["NM HIDA W CCK", "nm-hida"],
  ["NM LUNG VQ", "nm-vq"],
  ["NM RENAL MAG3 W LASIX", "nm-mag3"],
  ["NM THYROID UPTAKE & SCAN", "nm-thyroid-uptake"],
  ["PET/CT SKULL BASE TO MID-THIGH", "pet-ct-oncology"],
  ["PET CT LYMPHOMA RESTAGING", "pet-ct-lymphoma"],
  ["FL ESOPHAGRAM", "rf-esophagram"],
  ["FL UPPER GI SERIES", "rf-upper-gi"],
  ["FL BARIUM ENEMA", "rf-enema"],
  ["FL VCUG", "rf-vcug"],
  ["FL HSG", "rf-hsg"],
  ["DXA AXIAL SKELETON", "dxa"],
  ["MG DX UNILATERAL RIGHT", "mg-diagnostic", "right"],
  ["THORAX PA LATERAL", "xr-chest-2v"],
  ["KUB", "xr-kub"],
  ["MRI RECTUM RESTAGE POST CHEMO", "mr-rectum-restaging"],
  ["US RENAL ARTERY DOPPLER", "us-renal"],
  ["US RENAL TRANSPLANT W DOPPLER", "us-kidney-transplant"],
  ["US VENOUS UPPER EXT LT", "us-arm-veins", "left"],
  ["CT CHEST ABD PELVIS W CON", "ct-chest-abdomen-pelvis"],
];

const best = (study: StudyHeader) => rankForStudy(TEMPLATES, study)[0];

describe("the template for a study description", () => {
  it.each(ORDERED)("%s is %s", (description, id, side) => {
    const ranked = rankForStudy(TEMPLATES, { description });
    const top = ranked.slice(0, 3).map(({ template, score }) => `${template.id} ${score.toFixed(2)}`);
    expect(ranked[0]?.template.id, top.join(", ")).toBe(id);
    if (side !== undefined) expect(ranked[0]?.side).toBe(side);
  });

  it("is the same at every asking and in no hidden order", () => {
    for (const [description] of ORDERED.slice(0, 20))
      expect(rankForStudy(TEMPLATES, { description })).toEqual(rankForStudy(TEMPLATES, { description }));
  });

  it.each(["", "   ", "OUTSIDE FILM CONSULT", "???", "MISC", "CT GUIDED LIVER BIOPSY"])(
    "is none for %j",
    (description) => {
      expect(rankForStudy(TEMPLATES, { description })).toEqual([]);
    },
  );
});

describe("the rest of the header", () => {
  it("decides where the description names no modality", () => {
    expect(best({ description: "KNEE RIGHT", modality: "MR" })).toMatchObject({
      template: { id: "mr-knee" },
      side: "right",
    });
    expect(best({ description: "KNEE RIGHT", modality: "CR" })).toMatchObject({ template: { id: "xr-knee" } });
    expect(best({ description: "HEAD", modality: "CT\\SR" })?.template.id).toBe("ct-head");
  });

  it("never offers another modality than the one that it names", () => {
    for (const { template } of rankForStudy(TEMPLATES, { description: "ABDOMEN", modality: "US" }))
      expect(template.modality).toBe("US");
  });

  it("gives the body part where the description is empty", () => {
    expect(best({ modality: "DX", bodyPart: "KNEE" })?.template.id).toBe("xr-knee");
    expect(best({ modality: "US", bodyPart: "THYROID" })?.template.id).toBe("us-thyroid");
  });

  it("takes the child's page for a child and the adult's for an adult", () => {
    const description = "XR CHEST 2 VIEWS";
    expect(best({ description, ageYears: 4 })?.template.id).toBe("xr-chest-child");
    expect(best({ description, ageYears: 44 })?.template.id).toBe("xr-chest-2v");
    const offered = rankForStudy(TEMPLATES, { description: "US HIPS", ageYears: 60 });
    expect(offered.map(({ template }) => template.population)).not.toContain("paediatric");
  });

  it("offers nothing that is done in the other sex only", () => {
    const ids = rankForStudy(TEMPLATES, { description: "MRI PELVIS", sex: "M" }).map(({ template }) => template.id);
    expect(ids).not.toContain("mr-female-pelvis");
  });
});

describe("a search", () => {
  const found = (query: string) => searchTemplates(TEMPLATES, query).map(({ id }) => id);

  it.each([
    ["knee", ["mr-knee", "xr-knee"]],
    ["mr kn", ["mr-knee"]],
    ["hepatobil", ["nm-hida"]],
    ["dvt", ["us-arm-veins", "us-leg-veins"]],
    ["CTPA", ["ct-pe"]],
  ])("for %j finds what its words begin", (query, ids) => {
    expect(found(query).slice(0, ids.length).sort()).toEqual([...ids].sort());
  });

  it("without a word has all, with a word that nothing has none", () => {
    expect(found("").length).toBe(TEMPLATES.length);
    expect(found("zzzz")).toEqual([]);
  });

  it("understands a study description as it is pasted", () => {
    expect(found("CT ABD/PEL W CON")[0]).toBe("ct-abdomen-pelvis");
  });
});
