import { type PlotOptions, plot } from "@observablehq/plot";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface ChartProps {
  readonly title: string;
  /** What it shows, in words: what a screen reader says instead of it, and what stands under it. */
  readonly described: string;
  readonly options: (widthPx: number) => PlotOptions;
  /** The same figures as rows of a table. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly children?: ReactNode;
}

/** A chart with its sentence and, behind a disclosure, its figures. It takes the width that there is. */
export function Chart({ title, described, options, table, children }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useEffect(() => {
    const at = place.current;
    if (at === null || width === 0) return;
    const drawn = plot({ ...options(width), width, className: "plot", ariaLabel: described });
    // Its style sheet is ours (practice.css): the page allows none that comes with an element.
    for (const sheet of drawn.querySelectorAll("style")) sheet.remove();
    // Its groups have names that no reader may hear: the whole is one picture, said in its own words.
    for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
    drawn.setAttribute("role", "img");
    at.replaceChildren(drawn);
  }, [options, width, described]);
  return (
    <section className="chart" aria-label={title}>
      <h3>{title}</h3>
      <p className="chart-words">{described}</p>
      <div ref={place} className="chart-place" />
      {children}
      <details>
        <summary>Figures</summary>
        <table>
          <thead>
            <tr>
              {table.head.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.join("\u0000")}>
                {row.map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row's cells never change their order
                  <td key={index}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (place.current === null) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [place]);
  return width;
}
