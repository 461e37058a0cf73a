/** The date and time of this computer's clock with its offset, "2026-03-02T14:05:30+01:00". */
export function isoNow(): string {
  const now = new Date();
  const offset = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${local}${offset < 0 ? "-" : "+"}${hours}:${minutes}`;
}

/** "14:05:30" on the clock of this computer. */
export function clock(ms: number): string {
  return new Date(ms).toLocaleTimeString("en-GB");
}

/** "2026-03-02 14:05": a day that reads the same everywhere. */
export function dayAndTime(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace("T", " ");
}

/** "at 14:05:30", with the day where it is another one. */
export function keptAt(ms: number): string {
  const then = new Date(ms);
  const today = then.toDateString() === new Date().toDateString();
  const day = then.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return today ? `at ${clock(ms)}` : `on ${day} at ${clock(ms)}`;
}
