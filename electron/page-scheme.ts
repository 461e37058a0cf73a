import { protocol } from "electron";
import { PAGE_HEADERS, readPageFile } from "../host/page-files";

const SCHEME = "app";
const HOST = "bundle";
export const PAGE_URL = `${SCHEME}://${HOST}/index.html`;

/** Must run before the app is ready, and once. A scheme of our own instead of file://, which cannot carry a policy. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers the page's requests with the built files and the headers that keep the page in its place. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, (request) => answerPageRequest(request, folder));
}

export async function answerPageRequest(request: Request, folder: string): Promise<Response> {
  const url = new URL(request.url);
  const reads = request.method === "GET" || request.method === "HEAD";
  const file = reads && isPageUrl(request.url) ? await readPageFile(folder, url.pathname) : undefined;
  if (!file)
    return new Response("Not found", { status: 404, headers: { ...PAGE_HEADERS, "Content-Type": "text/plain" } });
  return new Response(file.bytes, { headers: { ...PAGE_HEADERS, "Content-Type": file.type } });
}

/** Compared part by part: a string that begins with `app://bundle` may go on as `app://bundle.evil.example`. */
export function isPageUrl(address: string): boolean {
  const url = parsedUrl(address);
  return url?.protocol === `${SCHEME}:` && url.host === HOST && url.username === "" && url.password === "";
}

export function parsedUrl(address: string): URL | undefined {
  return URL.canParse(address) ? new URL(address) : undefined;
}
