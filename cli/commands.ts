import type { Command } from "./command";
import { versionLine } from "./version";

interface Entry {
  readonly summary: string;
  /** Loaded when it is asked for: `readout --version` does not wait for the PDF library. */
  readonly load: () => Promise<Command>;
}

/** What there is. The help and the answer to an unknown word are made from it. */
export const COMMANDS: Readonly<Record<string, Entry>> = {
  check: {
    summary: "check reports and say what is wrong with them",
    load: async () => (await import("./commands/check")).check,
  },
};

/** `readout --help`. */
export function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const list = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `${versionLine()}
Checks radiology reports: is everything there, does the Impression follow from the Findings, is it in the right order.

Usage: readout COMMAND [ARGUMENT ...]

${list.join("\n")}

Try:
  readout check report.txt                 what is wrong, with the place and the words
  readout check --severity error *.txt     only what must not be signed; exit code 1 where there is any

"readout COMMAND --help" tells the rest. Reports never leave this computer.
`;
}
