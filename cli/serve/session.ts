import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Who may use the server: whoever has a link that was not used before gets a cookie. */
export interface Sessions {
  /** A new token for one link; it works once. */
  issueToken(): string;
  /** The cookie's value for a token, undefined where the token is wrong or was used. */
  redeem(token: string): string | undefined;
  isKnown(cookie: string | undefined): boolean;
}

/** Links that nobody opened are forgotten one by one, so that asking for links cannot fill the memory. */
const OPEN_LINKS = 20;

export function createSessions(): Sessions {
  // Digests are kept, not the secrets: equal in length, as a comparison in constant time needs them.
  const tokens: Buffer[] = [];
  const cookies: Buffer[] = [];
  return {
    issueToken() {
      const token = secret();
      tokens.push(digest(token));
      if (tokens.length > OPEN_LINKS) tokens.shift();
      return token;
    },
    redeem(token) {
      const index = indexOfEqual(tokens, digest(token));
      if (index === -1) return undefined;
      tokens.splice(index, 1);
      const cookie = secret();
      cookies.push(digest(cookie));
      return cookie;
    },
    isKnown: (cookie) => cookie !== undefined && indexOfEqual(cookies, digest(cookie)) !== -1,
  };
}

/** 256 bits, as text for an URL. */
export function secret(): string {
  return randomBytes(32).toString("base64url");
}

export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function indexOfEqual(digests: readonly Buffer[], wanted: Buffer): number {
  return digests.findIndex((entry) => timingSafeEqual(entry, wanted));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
