import { safeStorage } from "electron";
import { plainVault, type Vault } from "../host/vault";

/**
 * Seals drafts with a key from the operating system's store. Where there is none (a Linux desktop without a keyring),
 * drafts are plain files of this user alone, as in the browser session; what was sealed before stays sealed.
 */
export async function openKeyVault(): Promise<Vault> {
  const available = await safeStorage.isAsyncEncryptionAvailable();
  return {
    name: available ? "system" : plainVault.name,
    seal: async (plain) =>
      available ? `${SEALED}${(await safeStorage.encryptStringAsync(plain)).toString("base64")}` : plain,
    unseal: async (sealed) => {
      if (!sealed.startsWith(SEALED)) return sealed;
      return (await safeStorage.decryptStringAsync(Buffer.from(sealed.slice(SEALED.length), "base64"))).result;
    },
  };
}

/** Plain text is JSON and begins otherwise. */
const SEALED = "sealed:";
