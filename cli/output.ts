import { once } from "node:events";

// A reader that has seen enough (`| head`) closes the pipe: that is the end of the work, not a failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`readout: standard output can't be written (${error.code ?? "unknown error"}).\n`);
  process.exit(2);
});

/** Writes to standard output and waits while the reader is behind. */
export async function say(data: string | Uint8Array): Promise<void> {
  if (data.length > 0 && !process.stdout.write(data)) await once(process.stdout, "drain");
}

/** Counts and notes: never on standard output, which belongs to the answers. */
export function note(line: string): void {
  process.stderr.write(`readout: ${line}\n`);
}
