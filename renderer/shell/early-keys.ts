import { useLayoutEffect } from "react";

/**
 * Keys that come while a page or a dialog is on its way are for it. They are held until its first field is there, and then
 * written into it, so that fast hands need not wait.
 */
let held: string[] | undefined;

/** From now on keys are held; a second call goes on holding. */
export function holdKeys(): void {
  if (held !== undefined) return;
  held = [];
  window.addEventListener("keydown", hold, true);
}

/** Gives the field what was held; without a field it is forgotten. */
export function releaseKeys(field?: Element | null): void {
  window.removeEventListener("keydown", hold, true);
  const keys = held ?? [];
  held = undefined;
  if (keys.length === 0 || !(field instanceof HTMLInputElement)) return;
  const split = keys.findIndex((key) => key.length > 1);
  const letters = split < 0 ? keys : keys.slice(0, split);
  if (letters.length > 0) write(field, letters.join(""));
  // After the list has followed the words.
  const later = split < 0 ? [] : keys.slice(split);
  setTimeout(() => {
    for (const key of later) press(field, key);
  }, 0);
}

function hold(event: KeyboardEvent): void {
  const { altKey, ctrlKey, key, metaKey } = event;
  if (held === undefined || altKey || ctrlKey || metaKey || event.isComposing) return;
  if (key === "Backspace") held.pop();
  else if (key.length === 1 || key === "Enter" || key === "ArrowDown" || key === "ArrowUp") held.push(key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** As if typed: React hears of a value only from the element's own setter and an event. */
function write(field: HTMLInputElement, text: string): void {
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  value?.set?.call(field, field.value + text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function press(field: HTMLInputElement, key: string): void {
  if (key.length === 1) write(field, key);
  else field.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/** For a place that is not there yet. */
export function HoldKeys(): null {
  useLayoutEffect(holdKeys, []);
  return null;
}
