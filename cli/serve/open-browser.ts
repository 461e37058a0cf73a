import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Opens the user's browser by way of a file that only this user can read and that leads on to the link: a command's
 * arguments can be read by every user of the computer. Answers a function that removes the file.
 */
export async function openBrowser(link: string, folder: string): Promise<() => Promise<void>> {
  const path = join(folder, `open-${randomBytes(8).toString("hex")}.html`);
  const file = await open(path, "wx", 0o600);
  await file.writeFile(redirectPage(link)).finally(() => file.close());
  const [command, ...args] = openCommand(path);
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  // No browser, no desktop: the link was printed, too.
  child.on("error", () => undefined);
  child.unref();
  return () => rm(path, { force: true });
}

function redirectPage(link: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Readout</title>
<meta http-equiv="refresh" content="0; url=${link}"><a href="${link}">Open Readout</a>\n`;
}

export function openCommand(path: string, platform: NodeJS.Platform = process.platform): [string, ...string[]] {
  if (platform === "darwin") return ["open", path];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", path];
  return ["xdg-open", path];
}
