import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { errorCode } from "../../host/failures";
import { failure, type Result, success } from "../../shared/result";

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

type Fetch = Parameters<typeof createAdaptorServer>[0]["fetch"];

/**
 * Listens on this computer's own addresses, 127.0.0.1 and ::1. Both, because a browser may try either one for a
 * `.localhost` name: were ::1 left free, another user's program could take it and be handed the link.
 */
export async function listenOnLoopback(fetch: Fetch, port: number): Promise<Result<Listening>> {
  for (let attempt = 0; ; attempt++) {
    const four = await listen(fetch, "127.0.0.1", port);
    if (!four.ok) return four;
    const six = await listen(fetch, "::1", four.value.port);
    if (six.ok) return success(bothOf(four.value, six.value));
    if (six.code === "not-found") return four;
    await four.value.close();
    // A random port may be taken on ::1 alone; another one is as good.
    if (port !== 0 || attempt === 5) return six;
  }
}

async function listen(fetch: Fetch, hostname: string, port: number): Promise<Result<Listening>> {
  const server = createAdaptorServer({ fetch, hostname });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(port, hostname, resolve);
    });
  } catch (error) {
    return listenFailure(error, port);
  }
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("a TCP server has an address");
  return success({ port: address.port, close: () => closeServer(server as Server) }); // HTTP/1 is what it makes by default
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function bothOf(four: Listening, six: Listening): Listening {
  return {
    port: four.port,
    close: async () => {
      await Promise.all([four.close(), six.close()]);
    },
  };
}

function listenFailure(error: unknown, port: number) {
  const code = errorCode(error);
  // A computer without IPv6.
  if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return failure("not-found", "No such address.");
  if (code === "EADDRINUSE")
    return failure(
      "in-use",
      `Port ${port} is used by another program. Choose another one with --port, or leave --port out and any free one is taken.`,
    );
  if (code === "EACCES")
    return failure(
      "not-allowed",
      `Port ${port} needs special rights. Choose one above 1023 with --port, or leave --port out.`,
    );
  throw error;
}
