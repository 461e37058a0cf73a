/** The pages that hold their event stream open. */
export interface Tabs {
  /** A response that lasts as long as the page does. */
  hold(closed: AbortSignal): Response;
  /** Ends every stream, so that the server can close. */
  endAll(): void;
}

export interface TabsOptions {
  /** Called once no page has been connected for `idleMs`, but never before the first one came. */
  readonly onIdle: () => void;
  readonly idleMs: number;
}

const HEARTBEAT_MS = 20_000;

/**
 * An event stream with a comment now and then: proxies and sleeping computers do not tell when a connection is gone, a
 * failed write does. A page that lost its connection comes back by itself (EventSource), well within the idle time.
 */
export function createTabs({ onIdle, idleMs }: TabsOptions): Tabs {
  const ends = new Set<() => void>();
  let idle: NodeJS.Timeout | undefined;

  return {
    hold(closed) {
      clearTimeout(idle);
      const text = new TextEncoder();
      let end = () => {};
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          controller.enqueue(text.encode("retry: 1000\n\n"));
          const heartbeat = setInterval(() => controller.enqueue(text.encode(":\n\n")), HEARTBEAT_MS);
          end = () => {
            if (!ends.delete(end)) return;
            clearInterval(heartbeat);
            if (ends.size === 0) idle = setTimeout(onIdle, idleMs);
          };
          ends.add(end);
          closed.addEventListener("abort", end, { once: true });
        },
        cancel: () => end(),
      });
      return new Response(stream, { headers: { "Content-Type": "text/event-stream" } });
    },
    endAll() {
      for (const end of [...ends]) end();
      clearTimeout(idle);
    },
  };
}
