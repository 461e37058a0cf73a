import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundleProgram, type Child, runProgram, temporaryFolder } from "../host/child";
import { ask, callMethod, signIn } from "./client";
import { smallPage } from "./page";

let program: string;
let rendererFolder: string;
beforeAll(async () => {
  program = await bundleProgram(new URL("./serve-program.ts", import.meta.url).href);
  rendererFolder = await smallPage();
});

let folder: string;
let data: string;
const children: Child[] = [];
beforeEach(async () => {
  [folder, data] = [await temporaryFolder(), await temporaryFolder()];
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.process.kill("SIGKILL");
    await child.ended;
  }
});

function start(options: object = {}, env: Record<string, string> = {}): Child {
  const all = { version: "test", open: false, folder, data, rendererFolder, ...options };
  const child = runProgram(program, [JSON.stringify(all)], env);
  children.push(child);
  return child;
}

async function linkOf(child: Child): Promise<{ readonly link: string; readonly origin: string }> {
  const link = (await child.line(/^ {2}http:/)).trim();
  return { link, origin: new URL(link).origin };
}

async function home(): Promise<string> {
  const [only] = await readdir(join(data, "browser"));
  return join(data, "browser", only ?? "");
}

async function listening(host: string, port = 0): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return server;
}
const portOf = (server: Server) => (server.address() as { port: number }).port; // a TCP server's address

describe("a session", () => {
  it("brings a draft back after it was killed", async () => {
    const first = await linkOf(start());
    const cookie = await signIn(first.link);
    const draft = { draftId: "d1", name: "Chest CT", handle: "chest.txt", content: '{"kept":"été – 5 µm"}' };
    expect(await callMethod(first.origin, cookie, "keepDraft", draft)).toMatchObject({ ok: true });
    children[0]?.process.kill("SIGKILL");
    expect(await children[0]?.ended).toBe("SIGKILL");

    const second = await linkOf(start());
    const found = await callMethod(second.origin, await signIn(second.link), "recoverDrafts");
    expect(found).toMatchObject({ ok: true, value: [{ ...draft, savedMs: expect.any(Number) }] });
  });

  it("keeps the drafts of two folders apart", async () => {
    const first = await linkOf(start());
    const draft = { draftId: "d1", name: "a", content: "{}" };
    await callMethod(first.origin, await signIn(first.link), "keepDraft", draft);
    const other = await linkOf(start({ folder: await temporaryFolder() }));
    expect(await callMethod(other.origin, await signIn(other.link), "recoverDrafts")).toEqual({ ok: true, value: [] });
  });

  it("shows the one that runs already when it is started again", async () => {
    const first = await linkOf(start());
    const again = start();
    const second = await linkOf(again);
    expect(await again.ended).toBe(0);
    expect(second.origin).toBe(first.origin);
    expect(again.output()).toContain("already");
    const cookie = await signIn(second.link);
    expect(await callMethod(first.origin, cookie, "info")).toMatchObject({ ok: true });
    expect(await callMethod(first.origin, await signIn(first.link), "info")).toMatchObject({ ok: true });
  });

  it("is one, however many are started at once", async () => {
    const links = await Promise.all([start(), start(), start()].map(linkOf));
    expect(new Set(links.map((entry) => entry.origin)).size).toBe(1);
  });

  it("takes over what a killed one has left", async () => {
    await linkOf(start());
    children[0]?.process.kill("SIGKILL");
    await children[0]?.ended;
    expect(await readdir(await home())).toContain("session.lock");
    const links = await Promise.all([start(), start()].map(linkOf));
    expect(new Set(links.map((entry) => entry.origin)).size).toBe(1);
  });

  it("is not pushed aside while it is only stopped, and the second one says so", async () => {
    await linkOf(start());
    children[0]?.process.kill("SIGSTOP");
    const second = start();
    expect(await second.ended).toBe(2);
    expect(second.errors()).toContain("does not answer");
    children[0]?.process.kill("SIGCONT");
    const third = start();
    await linkOf(third);
    expect(third.output()).toContain("already");
  });

  it("does not mind a lock file that is damaged", async () => {
    await linkOf(start());
    children[0]?.process.kill("SIGKILL");
    await children[0]?.ended;
    await writeFile(join(await home(), "session.lock"), '{"pid":');
    await linkOf(start());
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends cleanly on %s, with an open page", async (signal) => {
    const child = start();
    const { link, origin } = await linkOf(child);
    const cookie = await signIn(link);
    const page = ask(origin, { path: "/alive", headers: { Cookie: cookie } }).catch(() => "cut");
    await callMethod(origin, cookie, "info");
    child.process.kill(signal);
    expect(await child.ended).toBe(0);
    await page;
    expect(await readdir(await home())).not.toContain("session.lock");
  });

  it("leaves its lock and its drafts to this user alone", async () => {
    const { link, origin } = await linkOf(start());
    await callMethod(origin, await signIn(link), "keepDraft", { draftId: "d1", name: "a", content: "{}" });
    expect((await stat(join(await home(), "session.lock"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(await home(), "drafts", "d1.journal"))).mode & 0o777).toBe(0o600);
    expect((await stat(await home())).mode & 0o777).toBe(0o700);
  });

  it("ends when no page has been open for the time it was given", async () => {
    const child = start({ idleMinutes: 0.002 });
    const { link, origin } = await linkOf(child);
    const { request } = await import("node:http");
    const { port, host } = new URL(origin);
    const headers = { Host: host, Cookie: await signIn(link) };
    const page = request({ host: "127.0.0.1", port, path: "/alive", headers, agent: false });
    await new Promise((resolve) => page.on("response", (answer) => answer.once("data", resolve)).end());
    // Longer than the idle time: an open page keeps the session.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(child.process.exitCode).toBeNull();
    page.destroy();
    expect(await child.ended).toBe(0);
  });
});

describe("a port", () => {
  it("that is in use ends the program with 2 and a sentence", async () => {
    const other = await listening("127.0.0.1");
    const child = start({ port: portOf(other) });
    expect(await child.ended).toBe(2);
    expect(child.errors()).toBe(
      `readout serve: Port ${portOf(other)} is used by another program. Choose another one with --port, or leave --port out and any free one is taken.\n`,
    );
    expect(child.output()).toBe("");
    other.close();
  });

  it("that another program holds on ::1 is not taken, because a browser might go there", async () => {
    const other = await listening("::1");
    const child = start({ port: portOf(other) });
    expect(await child.ended).toBe(2);
    expect(child.errors()).toContain("is used by another program");
    other.close();
  });

  it("that was asked for is taken", async () => {
    const free = await listening("127.0.0.1");
    const port = portOf(free);
    await new Promise((resolve) => free.close(resolve));
    expect((await linkOf(start({ port }))).origin).toMatch(new RegExp(`:${port}$`));
  });
});

describe("opening the browser", () => {
  it("goes by way of a file that only this user can read, with a link of its own", async () => {
    const tools = await temporaryFolder();
    const seen = join(tools, "seen");
    await writeFile(
      join(tools, "xdg-open"),
      `#!/bin/sh\nstat -c %a "$1" > "${seen}.mode"\necho "$1" > "${seen}.path"\ncp "$1" "${seen}.new"\nmv "${seen}.new" "${seen}"\n`,
    );
    await chmod(join(tools, "xdg-open"), 0o755);
    const child = start({ open: true }, { PATH: `${tools}:${process.env.PATH}` });
    const { link, origin } = await linkOf(child);
    await expect.poll(() => readFile(seen, "utf8").catch(() => ""), { timeout: 10_000 }).toContain("http-equiv");
    const opened = /url=(http[^"]+)"/.exec(await readFile(seen, "utf8"))?.[1] ?? "";
    expect(await readFile(`${seen}.path`, "utf8")).not.toContain("token");
    expect((await readFile(`${seen}.mode`, "utf8")).trim()).toBe("600");
    expect(new URL(opened).origin).toBe(origin);
    expect(opened).not.toBe(link);
    await signIn(opened);
    await signIn(link);
  });

  it("leaves no file with a link behind: not one's own, not a second start's, not a killed one's", async () => {
    const links = async () => (await readdir(await home())).filter((name) => name.startsWith("open-"));
    const first = start({ open: true }, { PATH: "/nonexistent" });
    await linkOf(first);
    first.process.kill("SIGKILL");
    await first.ended;
    expect(await links()).toHaveLength(1);

    const second = start({ open: true }, { PATH: "/nonexistent" });
    await linkOf(second);
    const again = start({ open: true }, { PATH: "/nonexistent" });
    expect(await again.ended).toBe(0);
    expect(await links()).toHaveLength(2);
    second.process.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    expect(await links()).toEqual([]);
  });

  it("is no trouble where there is no browser", async () => {
    const { link } = await linkOf(start({ open: true }, { PATH: "/nonexistent" }));
    await signIn(link);
  });
});

it.each([
  ["a folder that is not there", { folder: "/nonexistent/reports" }, "no such folder"],
  ["a file in the place of the folder", { folder: process.execPath }, "no such folder"],
])("says so with %s and ends with 2", async (_what, options, words) => {
  const child = start(options);
  expect(await child.ended).toBe(2);
  expect(child.errors()).toContain(words);
  expect(child.errors()).not.toContain("/nonexistent");
});
