import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Opens the user's browser by way of a file that only this user can read and that leads on to the link: a command's
 * arguments can be read by every user of the computer. The file stays until removeLinkFiles takes it.
 */
export async function openBrowser(link: string, folder: string): Promise<void> {
  const path = join(folder, `open-${randomBytes(8).toString("hex")}.html`);
  const file = await open(path, "wx", 0o600);
  await file.writeFile(redirectPage(link)).finally(() => file.close());
  const [command, ...args] = openCommand(path);
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  // No browser, no desktop: the link was printed, too.
  child.on("error", () => undefined);
  child.unref();
}

/** Removes the files with links that are old enough for a browser to have read them. */
export async function removeLinkFiles(folder: string, olderThanMs = 0): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!LINK_FILE.test(name)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs >= olderThanMs) await rm(path, { force: true });
  }
}

const LINK_FILE = /^open-[0-9a-f]{16}\.html$/;

function redirectPage(link: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Readout</title>
<meta http-equiv="refresh" content="0; url=${link}"><a href="${link}">Open Readout</a>\n`;
}

export function openCommand(path: string, platform: NodeJS.Platform = process.platform): [string, ...string[]] {
  if (platform === "darwin") return ["open", path];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler", path];
  return ["xdg-open", path];
}
