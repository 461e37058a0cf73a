/** A line of comma-separated values (RFC 4180) without its line break. */
export const csvLine = (values: readonly (string | number)[]): string => values.map(cell).join(",");

function cell(value: string | number): string {
  const text = String(value);
  // A spreadsheet takes these at the start of a cell for a formula.
  const safe = typeof value === "string" && /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
