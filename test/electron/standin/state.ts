import type { EventEmitter } from "node:events";
import type { BrowserContext, CDPSession } from "playwright-core";
import type { StandInWindow } from "./window";

export type PageHandler = (request: Request) => Response | Promise<Response>;

/** One answer that a test gives to a dialog that it expects. */
export type DialogAnswer =
  | { readonly kind: "open"; readonly path: string | undefined }
  | { readonly kind: "save"; readonly path: string | undefined }
  | { readonly kind: "message"; readonly response: number };

/** What one run of the app has asked of Electron so far, and what it is to be told. */
export interface StandInState {
  readonly context: BrowserContext;
  readonly browser: CDPSession;
  /** The folder in the place of the installed app. */
  readonly root: string;
  readonly secret: string;
  readonly events: EventEmitter;
  readonly windows: StandInWindow[];
  readonly paths: Map<string, string>;
  readonly switches: [string, string | undefined][];
  readonly handlers: Map<string, (event: unknown, ...args: unknown[]) => unknown>;
  readonly schemes: Map<string, { readonly handler?: PageHandler }>;
  readonly dialogs: { answers: DialogAnswer[]; shown: { kind: string; options: unknown }[]; unexpected: string[] };
  readonly rules: {
    request?: (contents: unknown, permission: string, answer: (granted: boolean) => void, details: object) => void;
    check?: (contents: unknown, permission: string, origin: string, details: object) => boolean;
    device?: (details: object) => boolean;
    beforeRequest?: (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void;
    spellChecker: boolean;
  };
  /** Requests that left the app's own scheme: what the app's own rule stopped, and what reached the outer wall. */
  readonly stoppedRequests: string[];
  readonly outsideRequests: string[];
  readonly openedWindows: string[];
  readonly errors: string[];
  /** Pages that are being closed. */
  readonly closing: Promise<unknown>[];
  readonly browserContextId: string;
  keyStore: { readonly key: Uint8Array } | undefined;
  menu: readonly unknown[];
  themeSource: string;
  sandboxed: boolean;
  locked: boolean;
  ready: boolean;
  ended: boolean;
}

export function notReady(state: StandInState, what: string): void {
  if (!state.ready) throw new Error(`${what} cannot be used before the app is ready`);
}

export function onlyBeforeReady(state: StandInState, what: string): void {
  if (state.ready) throw new Error(`${what} must be called before the app is ready`);
}

/** In the place of what this stand-in does not know: it says so as soon as it is touched. */
export function notCovered(name: string): object {
  return new Proxy(() => {}, {
    get: (_target, key) => {
      throw new Error(`the stand-in does not cover ${name}.${String(key)}`);
    },
    apply: () => {
      throw new Error(`the stand-in does not cover ${name}()`);
    },
    construct: () => {
      throw new Error(`the stand-in does not cover new ${name}()`);
    },
  });
}
