export type Target = "cli" | "main" | "preload" | "renderer" | "bench" | "bench-editor" | "bench-app";

/** Builds what is stale (or everything) and answers the names of what was built. */
export function build(options?: {
  readonly names?: readonly Target[];
  readonly onlyStale?: boolean;
  readonly log?: (line: string) => void;
}): Promise<readonly Target[]>;
