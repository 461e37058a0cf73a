/** A case's file, as it comes with Readout or stands in a folder. */
export interface CaseFile {
  /** The file's name with its ending. */
  readonly file: string;
  readonly text: string;
}

/** The cases that come with Readout, in the order of their names. Put into the program by the build. */
export const BUILT_IN_CASES: readonly CaseFile[] = Object.entries(
  import.meta.glob<string>("../../templates/cases/*.txt", { eager: true, query: "?raw", import: "default" }),
)
  .map(([path, text]) => ({ file: path.replace(/^.*\//, ""), text }))
  .sort((a, b) => (a.file < b.file ? -1 : 1));

export { caseIdOf } from "./case";
