import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOST_METHODS } from "../../shared/host";
import { launchChromium } from "../chromium";
import { temporaryFolder } from "../host/child";
import { smallPage } from "../serve/page";
import { appFolder, BUILT_MAIN, buildParts } from "./built-app";
import { launchStandIn, type StandInApp } from "./standin/launch";

/** A busy computer may take its time. */
const SOON = { timeout: 15_000 };

let browser: Browser;
let root: string;
let data: string;
let app: StandInApp;
let keyStore: { readonly key: Uint8Array } | undefined;

beforeAll(async () => {
  await buildParts("main", "preload");
  browser = await launchChromium();
  const page = await smallPage();
  // Scripts that a page under attack might run; the policy decides which of them do.
  await writeFile(
    join(page, "index.html"),
    `<!doctype html><link rel="icon" href="data:,"><title>Readout</title><div id="ground"></div>
     <script>window.inlineRan = true</script><script src="assets/page.js"></script>`,
  );
  await writeFile(
    join(page, "assets", "page.js"),
    `window.ownScriptRan = typeof window.readoutHost;
     try { window.evalRan = Function("return true")(); } catch { window.evalRan = false; }`,
  );
  root = await appFolder(page);
});
afterAll(() => browser.close());

const launch = () => launchStandIn({ browser, root, main: BUILT_MAIN, data, keyStore });
beforeEach(async () => {
  data = await temporaryFolder();
  keyStore = { key: randomBytes(32) };
  app = await launch();
});
afterEach(() => app.kill());

const call = (method: string, argument?: unknown) =>
  app.page().evaluate(([name, value]) => Reflect.get(window, "readoutHost")[name](value), [method, argument] as const);

describe("the page", () => {
  it("has the methods of Host, frozen, and nothing else of Electron or Node", async () => {
    const seen = await app.page().evaluate(() => {
      const host = Reflect.get(window, "readoutHost");
      return {
        keys: Object.keys(host),
        kinds: [...new Set(Object.values(host).map((value) => typeof value))],
        frozen: Object.isFrozen(host),
        node: ["require", "process", "module", "global", "Buffer", "ipcRenderer", "electron"].filter(
          (name) => name in window,
        ),
      };
    });
    expect(seen).toEqual({ keys: Object.keys(HOST_METHODS), kinds: ["function"], frozen: true, node: [] });
  });

  it("finds Host in place before its first own script runs", async () => {
    expect(await app.page().evaluate(() => Reflect.get(window, "ownScriptRan"))).toBe("object");
  });

  it("runs no inline script, no eval and no HTML from a string", async () => {
    const result = await app.page().evaluate(() => {
      const refused = (work: () => unknown) => {
        try {
          work();
          return false;
        } catch {
          return true;
        }
      };
      return {
        inline: Reflect.get(window, "inlineRan"),
        evaluated: Reflect.get(window, "evalRan"),
        html: refused(() => {
          document.body.innerHTML = "<img src=x onerror=alert(1)>";
        }),
        policy: refused(() => Reflect.get(window, "trustedTypes").createPolicy("anything", {})),
      };
    });
    expect(result).toEqual({ inline: undefined, evaluated: false, html: true, policy: true });
  });

  it("gets bytes as bytes and cannot send functions", async () => {
    const save = join(data, "export.bin");
    app.answer({ kind: "save", path: save });
    const exported = await app.page().evaluate(() =>
      Reflect.get(window, "readoutHost").exportFile({
        name: "export.bin",
        bytes: new Uint8Array([0, 127, 128, 255]),
      }),
    );
    expect(exported).toMatchObject({ ok: true });
    expect([...(await readFile(save))]).toEqual([0, 127, 128, 255]);
    const refused = app.page().evaluate(() => Reflect.get(window, "readoutHost").exportFile({ name: () => 1 }));
    await expect(refused).rejects.toThrow("could not be cloned");
  });
});

describe("nothing leads out of the page", () => {
  it.each(["https://example.com/", "file:///etc/passwd", "app://bundle/other.html", "app://elsewhere/"])(
    "not a navigation to %s",
    async (url) => {
      const before = app.page().url();
      const target = url.replace(/^app:\/\/([^/]+)/, "https://$1.app.standin.test");
      await app.page().evaluate((to) => {
        location.href = to;
      }, target);
      await app.page().waitForTimeout(150);
      expect(app.page().url()).toBe(before);
    },
  );

  it("not a new window", async () => {
    await app.page().evaluate(() => void window.open("https://example.com/"));
    await expect.poll(() => app.state.openedWindows, SOON).toHaveLength(1);
    expect(app.state.windows).toHaveLength(1);
    expect(app.state.errors.filter((error) => error.includes("not denied"))).toEqual([]);
  });

  it("not a request: the policy stops it, and behind it the session", async () => {
    const failed = await app.page().evaluate(() =>
      fetch("https://example.com/").then(
        () => false,
        () => true,
      ),
    );
    expect(failed).toBe(true);
    const ask = (url: string) =>
      new Promise((resolve) => app.state.rules.beforeRequest?.({ url }, (answer) => resolve(answer.cancel)));
    for (const url of [
      "https://example.com/",
      "http://127.0.0.1:80/",
      "ws://example.com/",
      "file:///etc/passwd",
      "ftp://a/",
    ])
      expect(await ask(url), url).toBe(true);
    for (const url of ["app://bundle/index.html", "data:,x", "blob:app://bundle/1"])
      expect(await ask(url), url).toBe(false);
    expect(app.state.outsideRequests).toEqual([]);
  });

  it("not a permission, by either of the two handlers", async () => {
    const states = await app.page().evaluate(async () => {
      const names = ["geolocation", "notifications", "camera", "microphone", "midi", "clipboard-read"];
      // Names that the compiler's list does not have are Chromium's all the same.
      const query = (name: string) => navigator.permissions.query({ name: name as PermissionName });
      return Promise.all(names.map(async (name) => (await query(name)).state));
    });
    expect(new Set(states)).toEqual(new Set(["denied"]));
    for (const permission of ["media", "geolocation", "openExternal", "fileSystem", "display-capture", "hid"]) {
      const asked = new Promise((resolve) =>
        app.state.rules.request?.({}, permission, resolve, { requestingUrl: "app://bundle/index.html" }),
      );
      expect(await asked, permission).toBe(false);
      expect(app.state.rules.check?.({}, permission, "app://bundle", {}), permission).toBe(false);
    }
    expect(app.state.rules.check?.({}, "clipboard-sanitized-write", "app://bundle.evil.example", {})).toBe(false);
    expect(app.state.rules.device?.({})).toBe(false);
  });

  it("not the spelling checker, which fetches its dictionaries", () => {
    expect(app.state.rules.spellChecker).toBe(false);
    expect(app.state.windows[0]?.options.webPreferences?.spellcheck).toBe(false);
  });
});

describe("the app's own scheme", () => {
  const ask = async (url: string, method = "GET") => {
    const handler = app.state.schemes.get("app")?.handler;
    if (!handler) throw new Error("no handler");
    return handler(new Request(url, { method }));
  };

  it("gives the built files with the policy and their type", async () => {
    const answer = await ask("app://bundle/assets/page.js");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  });

  it.each([
    "app://bundle/%2e%2e/preload/preload.cjs",
    "app://bundle/..%2fpreload%2fpreload.cjs",
    "app://bundle/..%5cpreload%5cpreload.js",
    "app://bundle/%2fetc%2fhostname.txt",
    "app://bundle/secret.key",
    "app://bundle/missing.js",
    "app://bundle/%",
    "app://elsewhere/index.html",
    "app://bundle.evil.example/index.html",
  ])("gives nothing for %s", async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  });

  it("only reads", async () => {
    expect((await ask("app://bundle/index.html", "POST")).status).toBe(404);
  });
});

describe("main", () => {
  it("asks for the sandbox, one instance, its own profile folder, and no name look-ups", () => {
    expect(app.state.sandboxed).toBe(true);
    expect(app.state.locked).toBe(true);
    expect(app.state.paths.get("userData")).toBe(join(data, "desktop", "chromium"));
    expect(app.state.switches).toContainEqual(["host-resolver-rules", "MAP * ~NOTFOUND"]);
  });

  it("answers its own page only", async () => {
    const handler = app.state.handlers.get("info");
    const page = { url: "app://bundle/index.html", parent: null };
    const refused = [
      null,
      { url: "https://example.com/", parent: null },
      { url: "app://bundle.evil.example/", parent: null },
      { url: "app://user@bundle/", parent: null },
      { url: "about:blank", parent: null },
      { ...page, parent: page },
    ];
    for (const senderFrame of refused)
      expect(await handler?.({ senderFrame }), JSON.stringify(senderFrame)).toMatchObject({
        ok: false,
        code: "not-allowed",
      });
    expect(await handler?.({ senderFrame: page })).toMatchObject({
      ok: true,
      value: { shell: "electron", files: "dialog" },
    });
  });

  it("has one channel a method of Host and no other", () => {
    expect([...app.state.handlers.keys()].sort()).toEqual(Object.keys(HOST_METHODS).sort());
  });

  it("brings the first window to the front when it is started again", () => {
    const [window] = app.state.windows;
    window?.minimize();
    app.state.events.emit("second-instance");
    expect(window?.isMinimized()).toBe(false);
    expect(window?.isFocused()).toBe(true);
    expect(app.state.windows).toHaveLength(1);
  });

  it("loads the page afresh when its process dies, with its drafts", async () => {
    await call("keepDraft", { draftId: "d1", name: "a", content: "{}" });
    await app.state.windows[0]?.webContents.crash();
    expect(await call("recoverDrafts")).toMatchObject({ ok: true, value: [{ draftId: "d1" }] });
  });

  it("asks before it loads a page for the fourth time that dies again and again", async () => {
    for (let count = 0; count < 3; count++) await app.state.windows[0]?.webContents.crash();
    app.answer({ kind: "message", response: 0 });
    await app.state.windows[0]?.webContents.crash();
    await expect.poll(() => app.state.dialogs.shown.filter((shown) => shown.kind === "message"), SOON).toHaveLength(1);
    await expect.poll(() => app.state.windows[0]?.webContents.isCrashed(), SOON).toBe(false);
  });

  it("ends when the last window is closed", async () => {
    app.state.windows[0]?.close();
    expect(app.state.ended).toBe(true);
  });

  it("gives the window the theme of the settings", async () => {
    expect(app.state.themeSource).toBe("dark");
    const read = await call("readSettings");
    await call("writeSettings", { ...read.value, theme: "light" });
    expect(app.state.themeSource).toBe("light");
    expect(await app.page().evaluate(() => matchMedia("(prefers-color-scheme: light)").matches)).toBe(true);
  });

  it("presses the page's own keys from the menu", async () => {
    await app.page().evaluate(() => {
      const heard: string[] = [];
      Reflect.set(window, "heard", heard);
      addEventListener("keydown", (event) => {
        if (event.key.length === 1)
          heard.push(
            [event.ctrlKey && "Ctrl", event.shiftKey && "Shift", event.key.toUpperCase()].filter(Boolean).join("+"),
          );
        event.preventDefault();
      });
    });
    await app.clickMenu("File", "Save");
    await app.clickMenu("File", "Save as…");
    await app.clickMenu("File", "Open…");
    const read = await call("readSettings");
    await call("writeSettings", { ...read.value, keys: { save: "Mod-Shift-b" } });
    await app.clickMenu("File", "Save");
    expect(await app.page().evaluate(() => Reflect.get(window, "heard"))).toEqual([
      "Ctrl+S",
      "Ctrl+Shift+S",
      "Ctrl+O",
      "Ctrl+Shift+B",
    ]);
  });
});

describe("drafts at rest", () => {
  const draft = { draftId: "d1", name: "Doe Jane", content: '{"text":"Invented finding"}' };

  async function everything(): Promise<string> {
    const entries = await readdir(data, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return (await Promise.all(files.map((file) => readFile(file, "latin1")))).join("\n");
  }

  it("cannot be read without the system's key, nor can the names of recent files", async () => {
    await writeFile(join(data, "Doe Jane.txt"), "FINDINGS");
    app.answer({ kind: "open", path: join(data, "Doe Jane.txt") });
    await call("openReport", {});
    await call("keepDraft", draft);
    expect(await everything()).not.toMatch(/Invented|Doe/);
    await app.kill();
    app = await launch();
    expect(await call("recoverDrafts")).toMatchObject({ ok: true, value: [draft] });
    expect(await call("listReports")).toMatchObject({ ok: true, value: [{ name: "Doe Jane.txt" }] });
  });

  it("are kept, and the user is told, when the key is not the same any more", async () => {
    await call("keepDraft", draft);
    await app.kill();
    const before = keyStore;
    keyStore = { key: randomBytes(32) };
    app = await launch();
    expect(await call("recoverDrafts")).toEqual({ ok: true, value: [] });
    expect(await call("info")).toMatchObject({ value: { notices: [expect.stringContaining("cannot be read now")] } });
    await app.kill();
    keyStore = before;
    app = await launch();
    expect(await call("recoverDrafts")).toMatchObject({ value: [draft] });
  });

  it("are kept as plain private files where the system has no key store", async () => {
    await app.kill();
    keyStore = undefined;
    app = await launch();
    await call("keepDraft", draft);
    await app.kill();
    app = await launch();
    expect(await call("recoverDrafts")).toMatchObject({ value: [draft] });
  });
});

describe("dialogs", () => {
  it("that are cancelled change nothing", async () => {
    app.answer({ kind: "open", path: undefined }, { kind: "save", path: undefined }, { kind: "save", path: undefined });
    for (const [method, argument] of [
      ["openReport", {}],
      ["saveReportAs", { name: "a", content: "{}" }],
      ["exportFile", { name: "a.pdf", bytes: new Uint8Array(1) }],
    ] as const) {
      const bytes = method === "exportFile";
      const result = bytes
        ? await app
            .page()
            .evaluate(() => Reflect.get(window, "readoutHost").exportFile({ name: "a.pdf", bytes: new Uint8Array(1) }))
        : await call(method, argument);
      expect(result).toMatchObject({ ok: false, code: "cancelled" });
    }
    expect(app.state.dialogs.unexpected).toEqual([]);
  });

  it("propose a name that the system accepts", async () => {
    app.answer({ kind: "save", path: undefined }, { kind: "save", path: undefined });
    await call("saveReportAs", { name: "Doe/Jane: CT?", content: "{}" });
    await call("saveReportAs", { name: "Chest CT", content: "{}" });
    const proposed = app.state.dialogs.shown.map(({ options }) => Reflect.get(Object(options), "defaultPath"));
    expect(proposed).toEqual(["Report.readout.json", "Chest CT.readout.json"]);
  });
});
