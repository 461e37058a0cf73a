/** "Replace `length` letters from `start` by `text`, then select": positions of the report's plain text, -1 for the selection. */
export interface DragonChange {
  readonly start: number;
  readonly length: number;
  readonly text: string;
  readonly selectStart: number;
  readonly selectLength: number;
}

/** What Dragon's browser extension posts to the page that it runs in; undefined for every other message. */
export function readDragonChange(event: MessageEvent): DragonChange | undefined {
  if (event.origin !== location.origin || event.source !== window || typeof event.data !== "string") return undefined;
  const message = parsed(event.data);
  if (message?.protocol !== "nuanria_messaging" || message.type !== "request") return undefined;
  const { payload } = message;
  if (!isObject(payload) || payload.functionId !== "makeChanges" || !Array.isArray(payload.args)) return undefined;
  const [start, length, text, selectStart, selectLength] = payload.args as readonly unknown[];
  if (typeof start !== "number" || typeof length !== "number" || typeof text !== "string") return undefined;
  const number = (value: unknown) => (typeof value === "number" ? value : -1);
  return { start, length, text, selectStart: number(selectStart), selectLength: number(selectLength) };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // somebody else's message
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
