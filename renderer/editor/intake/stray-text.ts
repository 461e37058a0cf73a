/** What has landed in another text box although it was dictated, and how to take it out of there. */
export interface StrayText {
  readonly text: string;
  readonly takeBack: () => void;
}

/**
 * Hears of text that arrives at once, several words and no key, in a box that is not the report: somebody kept talking
 * after a click into a search box.
 */
export function watchStrayText(heard: (stray: StrayText) => void): () => void {
  let isDown = false;
  const onKey = (event: KeyboardEvent) => {
    isDown = event.type === "keydown";
  };
  const onInput = (event: InputEvent) => {
    const box = event.target;
    const byKey = isDown;
    isDown = false;
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return;
    const text = event.data ?? "";
    if (event.inputType !== "insertText" || byKey || !/\S\s+\S+\s+\S/.test(text)) return;
    const before = box.value;
    heard({ text, takeBack: () => putBack(box, before) });
  };
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("keyup", onKey, true);
  window.addEventListener("beforeinput", onInput, true);
  return () => {
    window.removeEventListener("keydown", onKey, true);
    window.removeEventListener("keyup", onKey, true);
    window.removeEventListener("beforeinput", onInput, true);
  };
}

function putBack(box: HTMLInputElement | HTMLTextAreaElement, before: string): void {
  if (!box.isConnected) return;
  // React keeps its own copy of a box's value and hears of a new one only through the element's own setter.
  const own = box instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(own, "value")?.set?.call(box, before);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
