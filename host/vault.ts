/** What keeps drafts unreadable to others at rest. Sealed text must not hold a line break. */
export interface Vault {
  readonly name: string;
  seal(plain: string): Promise<string>;
  /** Throws where the text was sealed with a key that is not at hand. */
  unseal(sealed: string): Promise<string>;
}

/**
 * No sealing: the browser session has no key store of the operating system to ask, so its drafts are files that only
 * this user may read (0600). JSON.stringify leaves no line break in what it writes.
 */
export const plainVault: Vault = {
  name: "plain",
  seal: async (plain) => plain,
  unseal: async (sealed) => sealed,
};
