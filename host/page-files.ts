import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { errorCode } from "./failures";

/**
 * The page's rules, the same in both shells. `style-src-attr`: pasted HTML carries style attributes, which Chromium
 * reports before ProseMirror drops them. Trusted Types: the names are ProseMirror's own policy and ours for workers.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types ProseMirrorClipboard readout",
].join("; ");

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": CONTENT_SECURITY_POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), usb=(), serial=(), hid=()",
  "Cache-Control": "no-store",
};

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** The built page's file at an URL's path, undefined where there is none or the path leads out of the folder. */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile | undefined> {
  const relative = decodedPath(urlPath);
  if (relative === undefined) return undefined;
  const path = resolve(join(folder, relative === "/" ? "/index.html" : relative));
  const type = CONTENT_TYPES[extname(path)];
  if (type === undefined || !path.startsWith(resolve(folder) + sep)) return undefined;
  try {
    return { bytes: new Uint8Array(await readFile(path)), type };
  } catch (error) {
    if (["ENOENT", "EISDIR", "ENOTDIR", "ENAMETOOLONG"].includes(errorCode(error) ?? "")) return undefined;
    throw error;
  }
}

function decodedPath(urlPath: string): string | undefined {
  try {
    const path = decodeURIComponent(urlPath);
    return /[\\\0:]/.test(path) || path.split("/").includes("..") ? undefined : path;
  } catch {
    return undefined;
  }
}
