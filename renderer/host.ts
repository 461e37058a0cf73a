import { HOST_METHODS, type Host } from "../shared/host";
import { createBrowserHost } from "./browser-host";

declare global {
  interface Window {
    /** Put there by Electron's preload. */
    readonly readoutHost?: Host;
  }
}

/** The world outside: Electron's preload where there is one, else the server that this page came from. */
export function findHost(): Host {
  const given = window.readoutHost;
  if (given !== undefined && Object.keys(HOST_METHODS).every((name) => name in given)) return given;
  return createBrowserHost();
}
