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
  analyze: {
    summary: "show what is read out of a report: findings, sides, sizes, recommendations",
    load: async () => (await import("./commands/analyze")).analyze,
  },
  export: {
    summary: "write a report as text or PDF",
    load: async () => (await import("./commands/export")).exportReport,
  },
  rules: {
    summary: "list the checks, or explain one",
    load: async () => (await import("./commands/rules")).rules,
  },
  templates: {
    summary: "list, show and validate study templates",
    load: async () => (await import("./commands/templates")).templates,
  },
  practice: {
    summary: "practice cases: list, show, score an Impression, validate",
    load: async () => (await import("./commands/practice")).practice,
  },
  serve: {
    summary: "open the editor in your own browser, on this computer only",
    load: async () => (await import("./commands/serve")).serve,
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
  readout rules meas-unit-missing          why a check is there, with examples
  readout export report.txt --to pdf       writes report.pdf

"readout COMMAND --help" tells the rest. Reports never leave this computer.
`;
}
