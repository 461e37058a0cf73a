import { EventEmitter } from "node:events";
import type { BrowserWindowConstructorOptions } from "electron";
import { StandInContents } from "./contents";
import { applyPermissions } from "./permissions";
import { notReady, type StandInState } from "./state";

/** A window: what was asked of its frame is recorded, what is in it is a real page. */
export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents;
  readonly id: number;
  focused = false;
  minimized = false;
  private destroyed = false;

  constructor(
    private readonly state: StandInState,
    readonly options: BrowserWindowConstructorOptions,
  ) {
    super();
    notReady(state, "BrowserWindow");
    refuseInsecure(options.webPreferences ?? {});
    this.webContents = new StandInContents(state, options.webPreferences?.preload);
    this.id = state.windows.push(this);
    state.events.emit("web-contents-created", {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    try {
      await applyPermissions(this.state, url);
      await this.webContents.load(url);
    } catch (error) {
      // The app tells its user the kind of an error and no more; the test wants to know all of it.
      this.state.errors.push(String(error));
      throw error;
    }
  }
  loadFile(): never {
    throw new Error("file:// pages cannot carry a policy");
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  minimize(): void {
    this.minimized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  show(): void {}
  focus(): void {
    this.focused = true;
  }
  isFocused(): boolean {
    return this.focused;
  }

  /** As the user closes it: the page may object (beforeunload), then it is gone. */
  close(): void {
    let prevented = false;
    this.emit("close", { preventDefault: () => (prevented = true) });
    if (!prevented) this.destroy();
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.state.windows.splice(this.state.windows.indexOf(this), 1);
    this.state.closing.push(this.webContents.destroy());
    this.emit("closed");
    if (this.state.windows.length === 0) this.state.events.emit("window-all-closed");
  }
}

type WebPreferences = NonNullable<BrowserWindowConstructorOptions["webPreferences"]>;

/** Electron would open such a window; this stand-in will not. */
function refuseInsecure(given: WebPreferences): void {
  const insecure = [
    given.sandbox === false && "sandbox",
    given.contextIsolation === false && "contextIsolation",
    given.nodeIntegration && "nodeIntegration",
    given.nodeIntegrationInWorker && "nodeIntegrationInWorker",
    given.nodeIntegrationInSubFrames && "nodeIntegrationInSubFrames",
    given.webSecurity === false && "webSecurity",
    given.allowRunningInsecureContent && "allowRunningInsecureContent",
    given.experimentalFeatures && "experimentalFeatures",
    given.enableBlinkFeatures && "enableBlinkFeatures",
    given.webviewTag && "webviewTag",
    given.spellcheck !== false && "spellcheck",
  ].filter(Boolean);
  if (insecure.length > 0) throw new Error(`insecure webPreferences: ${insecure.join(", ")}`);
}
