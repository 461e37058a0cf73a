import { CannotWork, type Command } from "../command";
import { importTemplate } from "../templates/import";
import { listTemplates } from "../templates/list";
import { showTemplate } from "../templates/show";
import { validateTemplates } from "../templates/validate";

const ACTIONS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  list: listTemplates,
  show: showTemplate,
  validate: validateTemplates,
  import: importTemplate,
};

export const templates: Command = {
  help: `Usage: readout templates list [--modality CODE] [--from ORIGIN] [--templates DIR] [--json]
       readout templates show ID|FILE [--side right|left|bilateral] [--filled] [--from ORIGIN] [--templates DIR] [--json]
       readout templates validate [FILE|FOLDER ...] [--side right|left|bilateral] [--json]
       readout templates import FILE.html [-o OUT]

The study templates as the app has them: your own, your department's and those that come with Readout. A template is a text
file: lines of "key: value", a line of three dashes, and the report of a normal study with its open fields.

  list      what there is; --modality keeps one (CT, MR, US, DX, MG, NM, PT, RF, XA, BMD)
  show      one template as its file; --side with the side put in, --filled with every field as in a normal study
  validate  what is wrong, with file and line: keys, fields, organs, and what the checks say of the report filled in as
            normal and with its fields left open. Without a file the templates that come with Readout; a folder's *.txt
  import    makes a template file of an IHE MRRT template (HTML); what has no place in it is said
  --from    own, shared or built-in: of one origin only. Without it your own stands before the department's of the same
            name, and that before Readout's
  --templates  the department's folder; the one chosen in the app where it is left out
  -o        the file to write, "-" (default) for standard output

Exit code: 0 all is well, 1 validate found an error in a template (warnings do not count), 2 the work could not be done.

Examples:
  readout templates list --modality MR
  readout templates show mr-knee --side left --filled | readout check -
  readout templates validate department/templates
  readout templates import CTChest.html -o ct-chest-local.txt
`,

  async run([action, ...args]) {
    const run = action === undefined ? undefined : ACTIONS[action];
    if (run === undefined)
      throw new CannotWork(
        `Say what to do: readout templates ${Object.keys(ACTIONS).join("|")}. "readout templates --help" has examples.`,
      );
    return run(args);
  },
};
