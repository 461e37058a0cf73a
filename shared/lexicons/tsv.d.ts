/** A table's text, put into the bundle by Vite. */
declare module "*.tsv?raw" {
  const text: string;
  export default text;
}

/** Only these columns of it, and of its rows only those with such a cell; where nothing is built, all of it. */
declare module "*&raw" {
  const text: string;
  export default text;
}
