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
  let box: HTMLInputElement | HTMLTextAreaElement | undefined;
  let isDown = false;
  const onKey = (event: Event) => {
    isDown = event.type === "keydown";
  };
  const onInput = (event: Event) => {
    const byKey = isDown;
    isDown = false;
    if (box === undefined || !(event instanceof InputEvent)) return;
    const text = event.data ?? "";
    if (event.inputType !== "insertText" || byKey || !/\S\s+\S+\s+\S/.test(text)) return;
    const [into, before] = [box, box.value];
    heard({ text, takeBack: () => putBack(into, before) });
  };
  const leave = () => {
    for (const name of ["keydown", "keyup"]) box?.removeEventListener(name, onKey, true);
    box?.removeEventListener("beforeinput", onInput, true);
    box = undefined;
  };
  // Only the box that has the focus is listened to: a key in the report costs nothing.
  const enter = ({ target }: FocusEvent) => {
    leave();
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    box = target;
    isDown = false;
    for (const name of ["keydown", "keyup"]) box.addEventListener(name, onKey, true);
    box.addEventListener("beforeinput", onInput, true);
  };
  window.addEventListener("focusin", enter);
  return () => {
    leave();
    window.removeEventListener("focusin", enter);
  };
}

function putBack(box: HTMLInputElement | HTMLTextAreaElement, before: string): void {
  if (!box.isConnected) return;
  // React keeps its own copy of a box's value and hears of a new one only through the element's own setter.
  const own = box instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(own, "value")?.set?.call(box, before);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
