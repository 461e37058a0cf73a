import type { Host, HostInfo } from "../../shared/host";
import { HOST_METHODS } from "../../shared/host";
import { failure, type Result, success } from "../../shared/result";
import { DEFAULT_SETTINGS } from "../../shared/settings";

/** A host that keeps nothing: what is measured is the app, not a disk. What it does not know it refuses, as a host may. */
export function memoryHost(): Host {
  const info: HostInfo = { shell: "browser", version: "0.0.0", files: "listing" };
  const known: Readonly<Record<string, () => Result<unknown>>> = {
    info: () => success(info),
    listReports: () => success([]),
    recoverDrafts: () => success([]),
    keepDraft: () => success({ savedMs: Date.now() }),
    discardDraft: () => success(undefined),
    readSettings: () => success(DEFAULT_SETTINGS),
    writeSettings: () => success(undefined),
  };
  const refuse = () => failure("not-found", "There is no disk here.");
  const methods = Object.keys(HOST_METHODS).map((name) => [name, async () => (known[name] ?? refuse)()] as const);
  return Object.fromEntries(methods) as unknown as Host; // one method for each line of the table of Host's methods
}
