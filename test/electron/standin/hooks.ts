import { register } from "node:module";

/**
 * Lets a built main process run in plain Node: `import … from "electron"` in a file loaded with `?standin=N` gets the
 * objects that run number N has put into `globalThis.readoutStandIns`.
 */
export function redirectElectron(names: readonly string[]): void {
  if (registered) return;
  registered = true;
  register(`data:text/javascript,${encodeURIComponent(hooksSource(names))}`);
}

let registered = false;

function hooksSource(names: readonly string[]): string {
  return `
const run = (url) => /[?&]standin=(\\d+)/.exec(url ?? "")?.[1];
export async function resolve(specifier, context, next) {
  const number = run(context.parentURL);
  if (number === undefined || !/^electron(\\/(main|common))?$/.test(specifier)) return next(specifier, context);
  return { url: "standin:electron?standin=" + number, shortCircuit: true };
}
export async function load(url, context, next) {
  if (!url.startsWith("standin:")) return next(url, context);
  const source = "const all = globalThis.readoutStandIns.get('" + run(url) + "');\\n" +
    ${JSON.stringify(names)}.map((name) => "export const " + name + " = all." + name + ";").join("\\n") +
    "\\nexport default all;";
  return { format: "module", source, shortCircuit: true };
}`;
}
