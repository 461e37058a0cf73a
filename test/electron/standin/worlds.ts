import { CODEC_SOURCE } from "./codec";

/**
 * What runs in the page before its own scripts. `bridge` in the page's world receives what the preload exposes;
 * `preload` in an isolated world holds Electron's renderer modules and runs the built preload. The two share the DOM and
 * nothing else: what crosses is a CustomEvent whose detail Chromium clones from one world to the other.
 */
export function bridgeScript(secret: string): string {
  return `(() => {
  if (window !== window.top) return;
  const secret = ${JSON.stringify(secret)};
  const waiting = new Map();
  let calls = 0;
  const emit = (type, detail) => document.dispatchEvent(new CustomEvent(secret + type, { detail }));
  document.addEventListener(secret + "reply", ({ detail }) => {
    const { resolve, reject } = waiting.get(detail.call);
    waiting.delete(detail.call);
    if (detail.failed) reject(new Error(detail.failed));
    else resolve(detail.value);
  });
  document.addEventListener(secret + "expose", ({ detail }) => {
    const methods = detail.methods.map((method) => [method, (...args) => new Promise((resolve, reject) => {
      const call = ++calls;
      waiting.set(call, { resolve, reject });
      try { structuredClone(args); } catch { return reject(new Error("An object could not be cloned.")); }
      emit("call", { call, key: detail.key, method, args });
    })]);
    const api = Object.freeze({ ...detail.values, ...Object.fromEntries(methods) });
    Object.defineProperty(window, detail.key, { value: api, enumerable: true, writable: false, configurable: false });
  });
  emit("ready");
})()`;
}

export function preloadScript(secret: string, source: string): string {
  return `(() => {
  if (window !== window.top) return;
  const secret = ${JSON.stringify(secret)};
  const codec = ${CODEC_SOURCE.trim()};
  const send = globalThis[secret + "toMain"];
  const emit = (type, detail) => document.dispatchEvent(new CustomEvent(secret + type, { detail }));
  const exposed = new Map();
  const waiting = new Map();
  const listeners = new Map();
  let calls = 0;
  globalThis[secret + "fromMain"] = (text) => {
    const message = codec.decode(text);
    if (message.channel !== undefined) {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
      return;
    }
    const { resolve, reject } = waiting.get(message.call);
    waiting.delete(message.call);
    if (message.failed) reject(new Error(message.failed));
    else resolve(message.value);
  };
  document.addEventListener(secret + "call", async ({ detail }) => {
    try {
      emit("reply", { call: detail.call, value: await exposed.get(detail.key)[detail.method](...detail.args) });
    } catch (error) {
      emit("reply", { call: detail.call, failed: String(error?.message ?? error) });
    }
  });
  const show = (key, api) => {
    const entries = Object.entries(api);
    const methods = entries.filter(([, value]) => typeof value === "function").map(([name]) => name);
    const values = Object.fromEntries(entries.filter(([, value]) => typeof value !== "function"));
    emit("expose", { key, methods, values });
  };
  const contextBridge = {
    exposeInMainWorld(key, api) {
      if (exposed.has(key)) throw new Error("Cannot bind an API on top of an existing property on the window object");
      exposed.set(key, api);
      show(key, api);
    },
  };
  const notCovered = (name) => () => { throw new Error("the stand-in does not cover ipcRenderer." + name); };
  const ipcRenderer = {
    invoke: (channel, ...args) => new Promise((resolve, reject) => {
      const call = ++calls;
      const text = codec.encode({ kind: "invoke", call, channel: String(channel), args });
      waiting.set(call, { resolve, reject });
      send(text);
    }),
    send: (channel, ...args) => send(codec.encode({ kind: "send", channel: String(channel), args })),
    on: (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); return ipcRenderer; },
    sendSync: notCovered("sendSync"), postMessage: notCovered("postMessage"), sendTo: notCovered("sendTo"),
  };
  const modules = { electron: { contextBridge, ipcRenderer } };
  const require = (name) => {
    if (!Object.hasOwn(modules, name)) throw new Error("module not found: " + name);
    return modules[name];
  };
  (function (require, module, exports) {
${source}
  })(require, { exports: {} }, {});
})()`;
}
