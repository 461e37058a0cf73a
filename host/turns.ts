/** Work on one file goes one after the other, so that writes do not mix and a discard comes after what was asked before it. */
export function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const queues = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (queues.get(name) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => undefined).finally(() => queues.get(name) === settled && queues.delete(name));
    queues.set(name, settled);
    return turn;
  };
}
