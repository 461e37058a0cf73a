import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { readPageFile } from "../../host/page-files";

const FOLDER = join(import.meta.dirname, "..", "..", "dist", "bench-app");

/** The measured app, built by scripts/build.mjs as `bench-app`, behind a server of its own. */
export async function serveApp(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    void readPageFile(FOLDER, new URL(request.url ?? "/", "http://page").pathname).then((file) => {
      response.writeHead(file === undefined ? 404 : 200, file === undefined ? {} : { "Content-Type": file.type });
      response.end(file?.bytes);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo; // a TCP server's address
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** A page with the app ready to write in; `problems` fills with what the page throws or warns of. */
export async function openApp(
  browser: Browser,
  origin: string,
): Promise<{ readonly page: Page; readonly problems: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  await page.goto(origin);
  await page.waitForFunction(() => "readout" in window && document.querySelector(".ProseMirror") !== null);
  return { page, problems };
}
