import { HOST_METHODS, type Host } from "../shared/host";
import { ALIVE_PATH, apiPath, decodeWire, encodeWire, SESSION_PATH } from "../shared/host-wire";
import { type Failure, failure, type Result } from "../shared/result";

const JSON_HEADERS = { "Content-Type": "application/json" };
const GONE = failure(
  "unexpected",
  "Readout's server on this computer does not answer. Copy the text (Ctrl+A, Ctrl+C), then run readout serve again.",
);

/** Host over HTTP, for `readout serve`. The one-time token in the address becomes the session's cookie first. */
export function createBrowserHost(): Host {
  const signedIn = signIn();
  const call = async (method: string, argument: unknown): Promise<Result<unknown>> => {
    const refused = await signedIn;
    if (refused !== undefined) return refused;
    return post(apiPath(method), argument);
  };
  void signedIn.then((refused) => refused === undefined && stayAlive());
  const methods = Object.keys(HOST_METHODS).map((method) => [
    method,
    (argument: unknown = null) => call(method, argument),
  ]);
  // The compiler cannot see that a table of all of Host's names is a Host; the server checks every argument.
  return Object.fromEntries(methods) as Host;
}

async function signIn(): Promise<Failure | undefined> {
  const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
  if (token === "") return undefined;
  history.replaceState(null, "", location.pathname);
  const answer = await request(SESSION_PATH, encodeWire({ token }));
  if (answer === undefined) return GONE;
  if (answer.ok) return undefined;
  const result = await read(answer);
  return result.ok ? undefined : result;
}

async function post(path: string, argument: unknown): Promise<Result<unknown>> {
  const answer = await request(path, encodeWire(argument));
  return answer === undefined ? GONE : read(answer);
}

async function request(path: string, body: string): Promise<Response | undefined> {
  try {
    return await fetch(path, { method: "POST", headers: JSON_HEADERS, body, credentials: "same-origin" });
  } catch {
    // The server has gone: the caller gets a sentence.
    return undefined;
  }
}

async function read(answer: Response): Promise<Result<unknown>> {
  try {
    return decodeWire(await answer.text()) as Result<unknown>; // the server's own answer, same version
  } catch {
    return GONE;
  }
}

/** The server ends when no page is left; this stream is how it knows. */
function stayAlive(): void {
  new EventSource(ALIVE_PATH, { withCredentials: true });
}
