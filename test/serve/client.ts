import { request } from "node:http";
import { decodeWire, encodeWire } from "../../shared/host-wire";
import type { Result } from "../../shared/result";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface Ask {
  readonly method?: string;
  readonly path?: string;
  /** Undefined leaves a header out that would be there. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
  readonly address?: string;
}

/** One raw request to a server on this computer, with the headers of a page of its own unless told otherwise. */
export function ask(
  origin: string,
  { method = "GET", path = "/", headers = {}, body, address }: Ask = {},
): Promise<Answer> {
  const { host, port } = new URL(origin);
  const usual = method === "GET" ? {} : { Origin: origin, "Content-Type": "application/json" };
  return new Promise((resolve, reject) => {
    const call = request({ host: address ?? "127.0.0.1", port, path, method, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    for (const [name, value] of Object.entries({ Host: host, ...usual, ...headers }))
      if (value !== undefined) call.setHeader(name, value);
    call.on("error", reject);
    call.end(body);
  });
}

/** Redeems a link as the page does; answers the cookie. */
export async function signIn(link: string): Promise<string> {
  const { origin, hash } = new URL(link);
  const answer = await ask(origin, {
    method: "POST",
    path: "/session",
    body: JSON.stringify({ token: hash.slice("#token=".length) }),
  });
  const cookie = answer.headers["set-cookie"]?.[0];
  if (answer.status !== 204 || !cookie) throw new Error(`signing in gave ${answer.status}`);
  return cookie.split(";")[0] ?? "";
}

/** A Host method over HTTP. */
export async function callMethod(
  origin: string,
  cookie: string,
  method: string,
  argument?: unknown,
): Promise<Result<unknown>> {
  const body = argument === undefined ? "" : encodeWire(argument);
  const answer = await ask(origin, { method: "POST", path: `/api/${method}`, headers: { Cookie: cookie }, body });
  if (answer.status !== 200) throw new Error(`${method} gave ${answer.status}`);
  return decodeWire(answer.body) as Result<unknown>; // what the server promises; the tests look at its parts
}
