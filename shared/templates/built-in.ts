/** A template's file, as it comes with Readout or stands in a folder. */
export interface TemplateFile {
  /** The file's name with its ending. */
  readonly file: string;
  readonly text: string;
}

/** The templates that come with Readout, in the order of their names. Put into the program by the build. */
export const BUILT_IN_TEMPLATES: readonly TemplateFile[] = Object.entries(
  import.meta.glob<string>("../../templates/studies/*.txt", { eager: true, query: "?raw", import: "default" }),
)
  .map(([path, text]) => ({ file: path.replace(/^.*\//, ""), text }))
  .sort((a, b) => (a.file < b.file ? -1 : 1));
