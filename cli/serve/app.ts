import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { type HostApi, isHostMethod } from "../../host/host-api";
import { PAGE_HEADERS, readPageFile } from "../../host/page-files";
import { ALIVE_PATH, decodeWire, encodeWire, SESSION_PATH } from "../../shared/host-wire";
import { failure, type Result } from "../../shared/result";
import { type Sessions, sameSecret } from "./session";
import type { Tabs } from "./tabs";

export interface ServeAppOptions {
  readonly api: HostApi;
  readonly rendererFolder: string;
  readonly sessions: Sessions;
  readonly tabs: Tabs;
  /** `app-1a2b3c4d.localhost:40123`: every request must name it, so that a name that was bent to 127.0.0.1 gets nothing. */
  readonly host: string;
  /** What a second `readout serve` shows to be let in; it stands in the lock file, which only this user can read. */
  readonly lockSecret: string;
  readonly onUnexpected?: (kind: string) => void;
}

/** Where a second `readout serve` for the same folder asks for a link to this one. */
export const LINK_PATH = "/link";
const BODY_LIMIT_BYTES = 32 * 1024 * 1024;

export function createServeApp(options: ServeAppOptions): Hono {
  const { api, sessions, tabs, host, rendererFolder } = options;
  const origin = `http://${host}`;
  // Cookies know no ports: the name keeps two servers of one computer apart.
  const cookieName = `readout-${host.split(":").at(-1)}`;
  const app = new Hono();

  app.use(setHeaders, sameHost(host));
  app.post(LINK_PATH, (c) => {
    const [scheme, given] = (c.req.header("Authorization") ?? "").split(" ");
    // Pages send an Origin, and none of them has any business here.
    if (c.req.header("Origin") !== undefined || scheme !== "Bearer") return refuse(c, 403, "not-allowed");
    if (!sameSecret(given ?? "", options.lockSecret)) return refuse(c, 403, "not-allowed");
    return c.json({ token: sessions.issueToken() });
  });
  app.use(sameOrigin(origin), bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: (c) => refuse(c, 413, "too-large") }));

  app.post(SESSION_PATH, needJson, async (c) => {
    const cookie = sessions.redeem(tokenOf(await c.req.text()));
    if (cookie === undefined) return refuse(c, 401, "not-allowed", LINK_USED);
    setCookie(c, cookieName, cookie, { httpOnly: true, sameSite: "Strict", path: "/" });
    return c.body(null, 204);
  });

  const needSession: MiddlewareHandler = async (c, next) => {
    if (!sessions.isKnown(getCookie(c, cookieName))) return refuse(c, 401, "not-allowed", NO_SESSION);
    await next();
  };
  app.get(ALIVE_PATH, needSession, (c) => tabs.hold(c.req.raw.signal));
  app.post("/api/:method", needSession, needJson, async (c) => {
    const method = c.req.param("method");
    if (!isHostMethod(method)) return refuse(c, 404, "not-found");
    const body = decoded(await c.req.text());
    return answer(c, 200, body === undefined ? BAD_BODY : await api[method](body.value));
  });

  app.get("*", async (c) => {
    const file = await readPageFile(rendererFolder, new URL(c.req.url).pathname);
    return file ? c.body(file.bytes, 200, { "Content-Type": file.type }) : refuse(c, 404, "not-found");
  });
  app.all("*", (c) => refuse(c, 405, "not-allowed"));
  app.onError((error, c) => {
    options.onUnexpected?.(error.name);
    return refuse(c, 500, "unexpected", "Readout made a mistake and could not finish this. Try again.");
  });
  return app;
}

type Status = 200 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 500;
type Code = Parameters<typeof failure>[0];

const REFUSED = "This request was refused. Use the page that readout serve has opened.";
const LINK_USED = "This link was used before or is not of this session. Run readout serve again for a new one.";
const NO_SESSION = "This page is not signed in to the running session. Run readout serve again for a new link.";
const BAD_BODY = failure("bad-argument", "Readout could not read what the page has sent.");

function refuse(c: Context, status: Status, code: Code, message = REFUSED): Response {
  return answer(c, status, failure(code, message));
}

function answer(c: Context, status: Status, result: Result<unknown>): Response {
  return c.body(encodeWire(result), status, { "Content-Type": "application/json; charset=utf-8" });
}

const setHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(PAGE_HEADERS)) c.res.headers.set(name, value);
};

function sameHost(host: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.header("Host") !== host) return refuse(c, 421, "not-allowed");
    await next();
  };
}

/**
 * Other pages in the same browser can send requests here. What changes anything must come from our own origin; what
 * only reads may come without one, but not from another site, the page itself excepted: it is opened by a link from a
 * file, and it carries no secret.
 */
function sameOrigin(origin: string): MiddlewareHandler {
  return async (c, next) => {
    const reads = c.req.method === "GET" || c.req.method === "HEAD";
    const from = c.req.header("Origin");
    if (from === undefined ? !reads : from !== origin) return refuse(c, 403, "not-allowed");
    const site = c.req.header("Sec-Fetch-Site") ?? "none";
    const opensPage = reads && c.req.header("Sec-Fetch-Dest") === "document" && c.req.path === "/";
    if (site !== "same-origin" && site !== "none" && !opensPage) return refuse(c, 403, "not-allowed");
    await next();
  };
}

/** A form of another page can send anything but this content type. */
const needJson: MiddlewareHandler = async (c, next) => {
  const type = (c.req.header("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") return refuse(c, 415, "bad-argument");
  await next();
};

function decoded(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: text === "" ? undefined : decodeWire(text) };
  } catch {
    return undefined;
  }
}

function tokenOf(body: string): string {
  const value = decoded(body)?.value;
  const token = typeof value === "object" && value !== null && "token" in value ? value.token : undefined;
  return typeof token === "string" ? token : "";
}
