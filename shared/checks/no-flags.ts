import type { Flag } from "./types";

/** What a rule says that has nothing to say. */
export const NO_FLAGS: readonly Flag[] = [];
