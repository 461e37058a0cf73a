const IS_MAC = typeof navigator !== "undefined" && /Mac/.test(navigator.platform);

/** "Mod-Shift-s" for a key that was pressed: Mod is Ctrl, or Cmd on a Mac. */
export function keysOfEvent({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const mod = IS_MAC ? metaKey : ctrlKey;
  // Alt changes what a key writes on some keyboards; the digit or letter on the cap is meant.
  const cap = altKey && /^(?:Digit|Key)/.test(code) ? code.replace(/^(?:Digit|Key)/, "").toLowerCase() : undefined;
  const name = cap ?? (key.length === 1 ? key.toLowerCase() : key);
  return `${mod ? "Mod-" : ""}${altKey ? "Alt-" : ""}${shiftKey ? "Shift-" : ""}${name}`;
}

/** As people read it: "Ctrl+Shift+S", "⌘⇧S". */
export function keysForPeople(keys: string): string {
  // The last one is the key, which may be "-" itself.
  const parts = keys
    .split(/-(?=.)/)
    .map((part) => NAMES[IS_MAC ? "mac" : "other"][part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return parts.join(IS_MAC ? "" : "+");
}

const NAMES: Readonly<Record<"mac" | "other", Readonly<Record<string, string>>>> = {
  mac: { Mod: "⌘", Shift: "⇧", Alt: "⌥", ArrowUp: "↑", ArrowDown: "↓" },
  other: { Mod: "Ctrl", ArrowUp: "↑", ArrowDown: "↓" },
};
