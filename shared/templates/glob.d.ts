/** Files put into the bundle by Vite. */
interface ImportMeta {
  glob<T>(
    pattern: string,
    options: { readonly eager: true; readonly query: "?raw"; readonly import: "default" },
  ): Readonly<Record<string, T>>;
}
