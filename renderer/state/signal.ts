import { useSyncExternalStore } from "react";

/** A value that can be watched. Setting it to what it is notifies nobody. */
export interface Signal<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly update: (change: (value: T) => T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createSignal<T>(initial: T): Signal<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What `select` makes of the value. It must give the same thing for the same value: a primitive or a kept object. */
export function useSignal<T>(signal: Signal<T>): T;
export function useSignal<T, S>(signal: Signal<T>, select: (value: T) => S): S;
export function useSignal<T, S>(signal: Signal<T>, select?: (value: T) => S): T | S {
  return useSyncExternalStore(signal.subscribe, () => (select === undefined ? signal.get() : select(signal.get())));
}
