import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ServeSession, startSession } from "../../cli/serve/serve";
import { temporaryFolder } from "../host/child";
import { type Ask, ask, callMethod, signIn } from "./client";
import { smallPage } from "./page";

let session: ServeSession;
let folder: string;
let data: string;

beforeEach(async () => {
  [folder, data] = [await temporaryFolder(), await temporaryFolder()];
  const started = await startSession({ version: "test", open: false, folder, data, rendererFolder: await smallPage() });
  if (!started.ok) throw new Error(started.code);
  session = started.value;
});
afterEach(() => session.close());

const post = (path: string, rest: Ask = {}): Ask => ({ method: "POST", path, body: "{}", ...rest });

describe("the link", () => {
  it("names a host of its own under localhost and carries its token in the fragment", () => {
    expect(session.link).toMatch(/^http:\/\/app-[0-9a-f]{8}\.localhost:\d+\/#token=[\w-]{43}$/);
  });

  it("gives a cookie that scripts cannot read and other sites cannot send", async () => {
    const token = new URL(session.link).hash.slice("#token=".length);
    const answer = await ask(session.origin, post("/session", { body: JSON.stringify({ token }) }));
    const { port } = new URL(session.origin);
    expect(answer.status).toBe(204);
    expect(answer.headers["set-cookie"]?.[0]).toMatch(
      new RegExp(`^readout-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
  });

  it("works once", async () => {
    await signIn(session.link);
    await expect(signIn(session.link)).rejects.toThrow("401");
  });

  it.each([
    "",
    "{}",
    '{"token":""}',
    '{"token":7}',
    "no json",
    '{"token":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}',
  ])("is refused when it is %j", async (body) => {
    expect((await ask(session.origin, post("/session", { body }))).status).toBe(401);
  });
});

describe("a request", () => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await signIn(session.link);
  });
  const withCookie = (headers: Ask["headers"]): Ask => post("/api/info", { headers: { Cookie: cookie, ...headers } });

  it("of the page itself is answered", async () => {
    const answer = await ask(session.origin, withCookie({}));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { shell: "browser", files: "listing" } });
  });

  it.each([
    ["a name bent to this computer (DNS rebinding)", { Host: "evil.example" }, 421],
    ["the bare address", { Host: "127.0.0.1" }, 421],
    ["localhost", { Host: "localhost" }, 421],
    ["the right name without its port", { Host: "app-00000000.localhost" }, 421],
    ["no Origin", { Origin: undefined }, 403],
    ["another site's Origin", { Origin: "https://evil.example" }, 403],
    ["an opaque Origin", { Origin: "null" }, 403],
    ["the address as Origin", { Origin: "http://127.0.0.1" }, 403],
    ["another site, told by the browser", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["another port of this computer, told by the browser", { "Sec-Fetch-Site": "same-site" }, 403],
    ["a form's content type", { "Content-Type": "text/plain" }, 415],
    ["no content type", { "Content-Type": undefined }, 415],
    ["no cookie", { Cookie: undefined }, 401],
    ["a wrong cookie", { Cookie: "readout-1=AAAA" }, 401],
  ])("with %s is refused", async (_what, headers, status) => {
    const answer = await ask(session.origin, withCookie(headers));
    expect(answer.status).toBe(status);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  it("for the page may come from a link in a file, and for nothing else", async () => {
    const elsewhere = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document" };
    expect((await ask(session.origin, { headers: elsewhere })).status).toBe(200);
    expect((await ask(session.origin, { path: "/assets/page.js", headers: elsewhere })).status).toBe(403);
    const framed = { ...elsewhere, "Sec-Fetch-Dest": "iframe" };
    expect((await ask(session.origin, { headers: framed })).status).toBe(403);
  });

  it.each(["constructor", "__proto__", "toString", "openreport", "info/x", ""])(
    "for the method %j finds none",
    async (method) => {
      const answer = await ask(session.origin, post(`/api/${method}`, { headers: { Cookie: cookie } }));
      expect([404, 405]).toContain(answer.status);
    },
  );

  it.each(["GET", "PUT", "DELETE", "OPTIONS"])("with %s does nothing", async (method) => {
    const answer = await ask(session.origin, { method, path: "/api/info", headers: { Cookie: cookie } });
    expect([404, 405]).toContain(answer.status);
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("larger than any export is cut off", async () => {
    const body = Buffer.alloc(33 * 1024 * 1024, 0x20);
    const answer = await ask(session.origin, post("/api/exportFile", { headers: { Cookie: cookie }, body })).catch(
      (error) => error.code,
    );
    // The server may hang up before the body has been sent.
    expect(answer.status ?? answer).toBeOneOf([413, "ECONNRESET", "EPIPE"]);
  });

  it.each(["{", '{"$bytes":"?"}', '{"$bytes":"AAA"}'])(
    "with the body %s is answered as a bad argument",
    async (body) => {
      const answer = await ask(session.origin, post("/api/openReport", { headers: { Cookie: cookie }, body }));
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, code: "bad-argument" });
    },
  );
});

describe("the page's files", () => {
  it("come with the headers that keep the page in its place", async () => {
    const answer = await ask(session.origin);
    expect(answer.body).toContain("<title>Readout</title>");
    expect(answer.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
    for (const part of ["frame-ancestors 'none'", "form-action 'none'", "require-trusted-types-for 'script'"])
      expect(answer.headers["content-security-policy"]).toContain(part);
  });

  it.each([
    "/../secret.key",
    "/%2e%2e/%2e%2e/etc/passwd.txt",
    "/..%2f..%2fetc%2fpasswd.txt",
    "/assets/..%5c..%5csecret.txt",
    "/secret.key",
    "/assets",
    "/assets/",
    "/%00.js",
    "/%",
    "/missing.js",
  ])("do not include %s", async (path) => {
    const answer = await ask(session.origin, { path });
    expect(answer.status).toBe(404);
    expect(answer.body).not.toContain("not a page");
  });
});

describe("files outside the folder", () => {
  it("are out of reach, by name and by link", async () => {
    const outside = join(await temporaryFolder(), "outside.txt");
    await writeFile(outside, "outside");
    await symlink(outside, join(folder, "link.txt"));
    await mkdir(join(folder, "sub"));
    const cookie = await signIn(session.link);
    for (const handle of ["link.txt", outside, "../outside.txt", "sub/../link.txt", "sub"]) {
      const opened = await callMethod(session.origin, cookie, "openReport", { handle });
      expect(opened).toMatchObject({ ok: false, code: expect.stringMatching(/not-allowed|bad-argument|not-found/) });
      const saved = await callMethod(session.origin, cookie, "saveReport", { handle, content: "x" });
      expect(saved).toMatchObject({ ok: false });
    }
    expect(await readFile(outside, "utf8")).toBe("outside");
  });
});

describe("the session on the disk", () => {
  it("answers on no address but this computer's own", async () => {
    const { port } = new URL(session.origin);
    const { networkInterfaces } = await import("node:os");
    const outer = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((entry) => !entry.internal && entry.family === "IPv4");
    for (const { address } of outer)
      await expect(ask(session.origin, { address })).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(Number(port)).toBeGreaterThan(1023);
  });

  it("does not give a link to whoever does not know the lock's secret", async () => {
    const refused = await ask(
      session.origin,
      post("/link", { headers: { Origin: undefined, Authorization: "Bearer x" } }),
    );
    expect(refused.status).toBe(403);
    const fromPage = await ask(session.origin, post("/link", { headers: { Authorization: "Bearer x" } }));
    expect(fromPage.status).toBe(403);
  });
});
