/**
 * The labels of header lines and the DICOM keywords (PS3.6, table 6-1) that they stand for. The first label of a
 * keyword is the one that is written.
 */
const LABELS: Readonly<Record<string, string>> = {
  PatientName: "Patient|Patient name|Name|Name of patient|Pt|Pt name",
  PatientID:
    "Patient ID|MRN|Medical record number|Medical record no|Medical record #|MR #|MR number|Patient number|Hospital number|NHS number|ID",
  PatientBirthDate: "Date of birth|DOB|D.O.B.|Birth date|Birthdate|Born",
  PatientSex: "Sex|Gender|Patient sex",
  PatientAge: "Age|Patient age",
  StudyDescription: "Exam|Examination|Study|Study description|Exam description|Exam name|Exam type",
  StudyDate:
    "Exam date|Date of exam|Study date|Date of study|Date of service|Date of examination|Date|DOS|Service date|Date performed|Exam date/time",
  StudyTime: "Exam time|Study time|Time of exam|Time",
  AccessionNumber: "Accession number|Accession|Accession no|Accession #|Acc #|Acc no|ACC",
  Modality: "Modality",
  BodyPartExamined: "Body part|Body part examined",
  ReferringPhysicianName:
    "Referring physician|Referring doctor|Referring provider|Referred by|Referrer|Ref. physician|Ordering physician|Ordering provider|Requesting physician|Requested by|Ordered by",
  NameOfPhysiciansReadingStudy:
    "Radiologist|Reading physician|Reporting radiologist|Interpreting physician|Attending radiologist",
  InstitutionName: "Institution|Hospital|Facility|Site",
  InstitutionalDepartmentName: "Department|Ward",
  PatientLocation: "Location|Patient location",
};

const BY_LABEL: ReadonlyMap<string, string> = new Map(
  Object.entries(LABELS).flatMap(([name, labels]) =>
    labels.split("|").map((label) => [label.toLowerCase(), name] as const),
  ),
);

/** The DICOM keyword that a header line's label stands for, undefined for a label that is not known. */
export function headerFieldName(label: string): string | undefined {
  return BY_LABEL.get(label.replace(/\s+/g, " ").trim().toLowerCase());
}

/** How a header field is labelled for people: "Date of birth" for PatientBirthDate, the name itself where it is none of DICOM's. */
export function headerFieldLabel(name: string): string {
  const labels = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
  return labels?.split("|", 1)[0] ?? name;
}
