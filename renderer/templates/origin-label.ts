import type { LibraryTemplate, TemplateLibrary } from "../../shared/templates/library";

/** Where a template comes from, in words. */
export function originLabel(origin: LibraryTemplate["origin"], folder: TemplateLibrary["folder"]): string {
  if (origin === "own") return "Your own";
  return origin === "shared" ? `Department: ${folder?.name ?? "shared folder"}` : "With Readout";
}

/** The same beside a name in a list. */
export const SHORT_ORIGINS: Readonly<Record<LibraryTemplate["origin"], string>> = {
  own: "Your own",
  shared: "Department",
  "built-in": "",
};

export const MODALITY_NAMES: Readonly<Record<LibraryTemplate["modality"], string>> = {
  CT: "CT",
  MR: "MR",
  US: "Ultrasound",
  DX: "Radiography",
  MG: "Mammography",
  NM: "Nuclear medicine",
  PT: "PET/CT",
  RF: "Fluoroscopy",
  XA: "Angiography",
  BMD: "Densitometry",
};

export const REGION_NAMES: Readonly<Record<string, string>> = {
  chest: "Chest",
  abdomen: "Abdomen",
  pelvis: "Pelvis",
  brain: "Brain",
  head: "Head",
  neck: "Neck",
  spine: "Spine",
  msk: "Joints and limbs",
  breast: "Breast",
  ob: "Obstetric",
};
