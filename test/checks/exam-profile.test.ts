import { describe, expect, it } from "vitest";
import { groupsIn, groupsOfOrgan, namesKnownGroup, profileFor } from "../../shared/checks/exam-profile";
import { anatomy, examProfiles, organGroups } from "../../shared/lexicons/load";

describe("the profile of an exam", () => {
  it.each([
    ["CT", "CT abdomen and pelvis with contrast", "CT abdomen and pelvis"],
    ["CT", "CT CHEST W CON", "CT chest"],
    ["CT", "CTA chest, PE protocol", "CT pulmonary angiogram"],
    ["CT", "CT head without contrast", "CT head"],
    ["MR", "MRI lumbar spine without contrast", "MR spine"],
    ["US", "Scrotal ultrasound", "scrotal ultrasound"],
    ["MG", "Screening mammography", "mammography"],
    ["CT", "CT-guided biopsy of the liver, multiphase", undefined],
    ["CT", "CT chest, abdomen and pelvis", "CT chest, abdomen and pelvis"],
    ["US", "US abdomen limited", undefined],
    ["MR", "CT abdomen and pelvis", undefined],
    ["DX", "XR knee 3 views", undefined],
    ["CT", "", undefined],
  ])("%s %j is %s", (modality, name, profile) => {
    expect(profileFor(modality, name)?.profile).toBe(profile);
  });

  it("names groups of the table only", () => {
    const groups = new Set(organGroups().map(({ group }) => group));
    for (const { profile, groups: expected } of examProfiles())
      expect(
        expected.filter((group) => !groups.has(group)),
        profile,
      ).toEqual([]);
  });
});

describe("the groups in a text", () => {
  it.each([
    ["The gallbladder is normal.", ["gallbladder"]],
    ["No hydronephrosis.", ["kidneys"]],
    ["The urinary bladder is normal.", ["bladder"]],
    ["Vertebral bodies are intact.", ["bones"]],
  ])("%j are %j and no others of these", (text, groups) => {
    const asked = ["gallbladder", "bladder", "kidneys", "bones", "pancreas"];
    expect([...groupsIn(text, asked)]).toEqual(groups);
  });

  it("are known for organs of the anatomy table and for headings", () => {
    expect(groupsOfOrgan("adrenal gland").has("adrenals")).toBe(true);
    expect(namesKnownGroup("Kidneys and ureters")).toBe(true);
    expect(namesKnownGroup("Quux")).toBe(false);
  });
});

describe("the groups of an organ", () => {
  const groups = organGroups().map(({ group }) => group);
  const words = organGroups().flatMap((row) => row.words);
  const names = [
    ...anatomy().map(({ organ }) => organ),
    ...words.flatMap((word) => [
      word,
      `${word}s`,
      `${word}es`,
      `${word}e`,
      `x${word}`,
      `${word}x`,
      `the ${word}, seen`,
    ]),
    ...words.flatMap((word) => [word.replaceAll(" ", "-"), word.replaceAll("-", " "), word.toUpperCase()]),
  ];

  it("are those that a text of its name speaks of", () => {
    expect(names.filter((name) => String([...groupsOfOrgan(name)]) !== String([...groupsIn(name, groups)]))).toEqual(
      [],
    );
  });
});
