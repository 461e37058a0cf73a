import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { CDPSession, Page, Request as PageRequest, Route } from "playwright-core";
import { codec } from "./codec";
import type { StandInState } from "./state";
import { bridgeScript, preloadScript } from "./worlds";

/** `app://bundle/x` is served to Chromium as `https://bundle.app.standin.test/x`: a standard, secure origin, as in Electron. */
const OUTER = /^https:\/\/([^/]+)\.([a-z]+)\.standin\.test(\/.*)?$/;
export const toOuter = (url: string) => url.replace(/^([a-z]+):\/\/([^/]+)/, "https://$2.$1.standin.test");
export const toInner = (url: string) =>
  url.replace(OUTER, (_all, host, scheme, path) => `${scheme}://${host}${path ?? "/"}`);

interface FrameLike {
  readonly url: string;
  readonly parent: FrameLike | null;
}

interface InputEventLike {
  readonly type: string;
  readonly keyCode: string;
  readonly modifiers?: readonly string[];
}

/** A window's web contents: one page of a real Chromium, replaced by a fresh one when its process dies. */
export class StandInContents extends EventEmitter {
  page: Page | undefined;
  private cdp: CDPSession | undefined;
  private preloadContext: number | undefined;
  private readonly expected = new Set<string>();
  private openHandler: ((details: { url: string }) => { action: string }) | undefined;
  private address = "";
  private gone = false;
  /** What the app has started here and tests may wait for. */
  pending: Promise<unknown>[] = [];

  constructor(
    private readonly state: StandInState,
    private readonly preload: string | undefined,
  ) {
    super();
  }

  get session(): unknown {
    return this.state.events;
  }
  get mainFrame(): FrameLike {
    return { url: this.getURL(), parent: null };
  }
  getURL(): string {
    return this.page ? toInner(this.page.url()) : "";
  }
  isDestroyed(): boolean {
    return this.gone;
  }
  isCrashed(): boolean {
    return this.page === undefined && !this.gone;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }

  async load(url: string): Promise<void> {
    this.address = url;
    const page = this.page ?? (await this.newPage());
    this.expected.add(toOuter(url));
    await page.goto(toOuter(url));
  }

  reload(): void {
    this.later(this.load(this.address));
  }

  emulateColorScheme(colorScheme: "dark" | "light" | null): void {
    if (this.page) this.later(this.page.emulateMedia({ colorScheme }));
  }

  /** What runs on while the app goes on; its failure is told, unless the app was killed meanwhile. */
  private later(work: Promise<unknown>): void {
    const told = work.catch((error: unknown) => {
      if (!this.state.ended) this.state.errors.push(String(error));
    });
    this.pending.push(told);
  }

  send(channel: string, ...args: unknown[]): void {
    this.later(this.toPreload({ channel, args }));
  }

  sendInputEvent({ type, keyCode, modifiers = [] }: InputEventLike): void {
    if (type !== "keyDown") return;
    const names: Readonly<Record<string, string>> = { control: "Control", shift: "Shift", meta: "Meta", alt: "Alt" };
    const key = [...modifiers.map((name) => names[name] ?? name), keyCode].join("+");
    if (this.page) this.later(this.page.keyboard.press(key));
  }

  /** The page's process ends as if the system had killed it. */
  async crash(): Promise<void> {
    const page = this.page;
    const crashed = new Promise((resolve) => page?.once("crash", resolve));
    // The answer never comes: who should give it is gone.
    void this.cdp?.send("Page.crash").catch(() => undefined);
    await crashed;
    this.page = undefined;
    this.emit("render-process-gone", {}, { reason: "crashed", exitCode: 5 });
    await page?.close().catch(() => undefined);
    await Promise.all(this.pending);
  }

  async destroy(): Promise<void> {
    this.gone = true;
    const page = this.page;
    this.page = undefined;
    await page?.close().catch(() => undefined);
  }

  private async newPage(): Promise<Page> {
    const page = await this.state.context.newPage();
    this.page = page;
    page.on("console", (message) => {
      if (message.type() === "error") this.state.errors.push(message.text());
    });
    page.on("pageerror", (error) => this.state.errors.push(String(error)));
    await page.route("**/*", (route, request) => this.later(this.answer(route, request)));
    const cdp = await this.state.context.newCDPSession(page);
    this.cdp = cdp;
    await this.injectWorlds(cdp);
    cdp.on("Page.windowOpen", ({ url }) => {
      const asked = this.openHandler?.({ url: toInner(url) });
      this.state.openedWindows.push(url);
      if (asked?.action !== "deny") this.state.errors.push("a new window was not denied");
    });
    return page;
  }

  private async injectWorlds(cdp: CDPSession): Promise<void> {
    const { secret } = this.state;
    cdp.on("Runtime.executionContextCreated", ({ context }) => {
      if (context.name === secret) this.preloadContext ??= context.id;
    });
    cdp.on("Runtime.executionContextDestroyed", ({ executionContextId }) => {
      if (executionContextId === this.preloadContext) this.preloadContext = undefined;
    });
    cdp.on("Runtime.executionContextsCleared", () => {
      this.preloadContext = undefined;
    });
    cdp.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      if (name === `${secret}toMain`) void this.fromPreload(payload, executionContextId);
    });
    await cdp.send("Page.enable");
    await cdp.send("Runtime.enable");
    await cdp.send("Runtime.addBinding", { name: `${secret}toMain`, executionContextName: secret });
    await cdp.send("Page.addScriptToEvaluateOnNewDocument", { source: bridgeScript(secret) });
    if (this.preload === undefined) return;
    const source = readFileSync(this.preload, "utf8");
    if (/^\s*(import|export)\s/m.test(source)) throw new Error("a sandboxed preload cannot be an ES module");
    await cdp.send("Page.addScriptToEvaluateOnNewDocument", {
      source: preloadScript(secret, source),
      worldName: secret,
    });
  }

  private async fromPreload(payload: string, contextId: number): Promise<void> {
    const message = codec.decode(payload) as { kind: string; call: number; channel: string; args: unknown[] }; // our own script wrote it
    const event = { sender: this, senderFrame: this.mainFrame, frameId: 0, processId: 0 };
    if (message.kind === "send") {
      this.state.events.emit(`ipc:${message.channel}`, event, ...message.args);
      return;
    }
    const handler = this.state.handlers.get(message.channel);
    try {
      if (!handler) throw new Error(`No handler registered for '${message.channel}'`);
      const value = await handler(event, ...message.args);
      await this.toPreload({ call: message.call, value }, contextId);
    } catch (error) {
      const failed = `Error invoking remote method '${message.channel}': ${String(error)}`;
      await this.toPreload({ call: message.call, failed }, contextId);
    }
  }

  private async toPreload(message: object, contextId = this.preloadContext): Promise<void> {
    if (contextId === undefined) return;
    await this.cdp
      ?.send("Runtime.callFunctionOn", {
        executionContextId: contextId,
        functionDeclaration: `(text) => globalThis[${JSON.stringify(`${this.state.secret}fromMain`)}](text)`,
        arguments: [{ value: codec.encode(message) }],
      })
      // The page may have gone or moved on before its answer came.
      .catch(() => undefined);
  }

  /** Every request of the page comes by here; none ever leaves the computer. */
  private async answer(route: Route, request: PageRequest): Promise<void> {
    const url = toInner(request.url());
    if (
      request.isNavigationRequest() &&
      request.frame().parentFrame() === null &&
      !this.expected.delete(request.url())
    ) {
      let prevented = false;
      const event = { url, isMainFrame: true, preventDefault: () => (prevented = true) };
      this.emit("will-navigate", event, url);
      if (prevented) return route.abort("aborted");
    }
    let cancelled = false;
    this.state.rules.beforeRequest?.({ url }, (response) => {
      cancelled = response.cancel === true;
    });
    if (cancelled) {
      this.state.stoppedRequests.push(url);
      return route.abort("blockedbyclient");
    }
    const handler = this.state.schemes.get(url.split(":")[0] ?? "")?.handler;
    if (!handler) {
      this.state.outsideRequests.push(url);
      return route.abort("blockedbyclient");
    }
    const body = request.postDataBuffer();
    const asked = new Request(url, { method: request.method(), ...(body ? { body: new Uint8Array(body) } : {}) });
    const answered = await handler(asked);
    await route.fulfill({
      status: answered.status,
      headers: Object.fromEntries(answered.headers),
      body: Buffer.from(await answered.arrayBuffer()),
    });
  }
}
