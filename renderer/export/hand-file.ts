import type { Workbench } from "../workbench";

/** Gives a text to the user as a file, and tells what came of it; nothing where the user thought better of it. */
export async function handFile(
  { host }: Workbench,
  name: string,
  content: string,
  say: (sentence: string) => void,
): Promise<void> {
  const written = await host.exportFile({ name, bytes: new TextEncoder().encode(content) });
  if (written.ok) say(`Exported as ${written.value.name}.`);
  else if (written.code !== "cancelled") say(written.message);
}
