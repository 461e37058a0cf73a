/** A table's text, put into the bundle by Vite. */
declare module "*.tsv?raw" {
  const text: string;
  export default text;
}
