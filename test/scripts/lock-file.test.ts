import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};
const entries = Object.entries(lock.packages);

it("has every optional package in the lock file, so that npm ci works on every system", () => {
  const names = new Set(entries.map(([path]) => path.split("node_modules/").pop()));
  const missing = entries.flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${name} of ${path}`),
  );
  expect(missing).toEqual([]);
});

it("names no registry: a lock file is the same for everybody (.npmrc leaves the addresses out)", () => {
  const hosts = entries.flatMap(([path, { resolved }]) => (resolved === undefined ? [] : [`${path}: ${resolved}`]));
  expect(hosts).toEqual([]);
});
