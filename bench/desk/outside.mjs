import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { ROOT } from "../places.mjs";

/**
 * The path of a file that holds the benchmark's text or judgements of it. Throws where it lies in the project, a link's
 * target counted: what lies there is one `git add` away from being published.
 */
export function outsideProject(path) {
  const wanted = real(resolve(path));
  const way = relative(realpathSync(ROOT), wanted);
  if (way === "" || (way.split(/[\\/]/)[0] !== ".." && !isAbsolute(way)))
    throw new Error(`"${path}" is inside the project. Reports of the benchmark stay outside: name another place.`);
  return wanted;
}

/** With links followed as far as there are folders. */
function real(path) {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(real(dirname(path)), basename(path));
  }
}
