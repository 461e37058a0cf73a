import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium } from "../chromium";
import { buildParts } from "../electron/built-app";
import { type Child, temporaryFolder, watch } from "../host/child";

const COMMAND = join(import.meta.dirname, "..", "..", "dist", "cli", "readout.js");

let browser: Browser;
beforeAll(async () => {
  await buildParts("cli", "renderer");
  // A name that an attacker has bent to this computer, as a DNS server of his would.
  browser = await launchChromium({ args: ["--host-resolver-rules=MAP evil.example 127.0.0.1"] });
});
afterAll(() => browser.close());

let server: Child;
let link: string;
let context: BrowserContext;
beforeEach(async () => {
  const env = { ...process.env, READOUT_DATA: await temporaryFolder() };
  const args = [COMMAND, "serve", "--no-open", "--folder", await temporaryFolder()];
  server = watch(spawn(process.execPath, args, { env }));
  link = (await server.line(/^ {2}http:/)).trim();
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  server.process.kill("SIGTERM");
  expect(await server.ended).toBe(0);
  expect(server.errors()).toBe("");
});

async function openEditor(at = link): Promise<Page> {
  const page = await context.newPage();
  await page.goto(at);
  await page.waitForSelector(".ProseMirror");
  return page;
}

/** A page of somebody else, on this computer too. */
async function otherSite(html: string): Promise<{ readonly server: Server; readonly port: number }> {
  const other = createServer((_request, response) => response.setHeader("Content-Type", "text/html").end(html));
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  return { server: other, port: (other.address() as { port: number }).port }; // a TCP server's address
}

describe("a session in a real browser", () => {
  it("takes the token out of the address and goes on after a reload", async () => {
    const page = await openEditor();
    expect(page.url()).toBe(`${new URL(link).origin}/`);
    await page.reload();
    await page.waitForSelector(".ProseMirror");
    expect(await page.evaluate(() => document.cookie)).toBe("");
  });

  it("does not take the same link twice, and a stranger gets no report", async () => {
    await openEditor();
    const stranger = await browser.newContext();
    const page = await stranger.newPage();
    await page.goto(link);
    const refused = await page.evaluate(async () => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch("/api/listReports", { method: "POST", headers })).status;
    });
    expect(refused).toBe(401);
    await stranger.close();
  });

  it("is not reached by a page of another site: not by fetch, form or frame, nor with the user's cookie", async () => {
    await openEditor();
    const { origin } = new URL(link);
    const other = await otherSite("<!doctype html><title>other</title>");
    const page = await context.newPage();
    await page.goto(`http://evil.example:${other.port}/`);
    const results = await page.evaluate(async (target) => {
      const failed = (promise: Promise<unknown>) =>
        promise.then(
          () => false,
          () => true,
        );
      const frame = document.createElement("iframe");
      frame.src = target;
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener("load", resolve));
      const body = '{"draftId":"evil","name":"x","content":"x"}';
      return {
        read: await failed(fetch(`${target}/api/listReports`, { method: "POST", credentials: "include" })),
        script: await failed(fetch(`${target}/`, { credentials: "include" })),
        written: await failed(
          fetch(`${target}/api/keepDraft`, { method: "POST", credentials: "include", mode: "no-cors", body }),
        ),
        framed: frame.contentDocument !== null && frame.contentDocument.body.childElementCount > 0,
      };
    }, origin);
    expect(results).toMatchObject({ read: true, script: true, written: true, framed: false });
    const editor = await openEditor(origin);
    const drafts = await editor.evaluate(async () => {
      const headers = { "Content-Type": "application/json" };
      return (await fetch("/api/recoverDrafts", { method: "POST", headers })).text();
    });
    expect(drafts).not.toContain("evil");
    other.server.close();
  });

  it("gives nothing to a name that was bent to this computer", async () => {
    await openEditor();
    const { port } = new URL(link);
    const page = await context.newPage();
    const answer = await page.goto(`http://evil.example:${port}/`);
    expect(answer?.status()).toBe(421);
    expect(await page.content()).not.toContain("main");
  });

  it("does not hand its cookie to another program of this computer", async () => {
    await openEditor();
    const heard: string[] = [];
    const other = createServer((request, response) => {
      heard.push(request.headers.cookie ?? "");
      response.end();
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as { port: number }; // a TCP server's address
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.goto(`http://localhost:${port}/`);
    expect(heard.length).toBeGreaterThan(1);
    expect(new Set(heard)).toEqual(new Set([""]));
    other.close();
  });

  it("is a secure context that no other window can reach into", async () => {
    const page = await openEditor();
    expect(await page.evaluate(() => [isSecureContext, crossOriginIsolated])).toEqual([true, true]);
  });
});
