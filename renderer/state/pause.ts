export interface Pause {
  /** Something happened: the pause begins anew. In the key path: it only notes the time. */
  readonly touch: () => void;
  readonly stop: () => void;
}

/** Calls `run` once nothing was touched for so long. One timer at a time, however many keys come. */
export function createPause(quietMs: number, run: () => void): Pause {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const fire = () => {
    const left = last + quietMs - performance.now();
    timer = left > 1 ? setTimeout(fire, left) : undefined;
    if (timer === undefined) run();
  };
  return {
    touch: () => {
      last = performance.now();
      timer ??= setTimeout(fire, quietMs);
    },
    stop: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
