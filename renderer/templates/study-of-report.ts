import type { EditorState } from "prosemirror-state";
import type { StudyHeader } from "../../shared/templates/choose";
import { checkKey } from "../editor/check-plugin";

/** What the report's header tells of the study. */
export function studyOfReport(state: EditorState): StudyHeader {
  const fieldText = (name: string) =>
    state.doc.firstChild?.children.find(({ attrs }) => attrs.name === name)?.textContent.trim() || undefined;
  const exam = checkKey.getState(state)?.checked.analysis.exam;
  const [description, modality, bodyPart] = ["StudyDescription", "Modality", "BodyPartExamined"].map(fieldText);
  return {
    ...(description === undefined ? {} : { description }),
    ...(modality === undefined ? {} : { modality }),
    ...(bodyPart === undefined ? {} : { bodyPart }),
    ...(exam?.ageYears === undefined ? {} : { ageYears: exam.ageYears }),
    ...(exam?.sex === undefined ? {} : { sex: exam.sex }),
  };
}
