import type { MeaningChange } from "../../../shared/practice/compare/comparison";
import type { SideText } from "./read-side";
import { type Cell, type CompareRow, type CompareSection, type Segment, segmentsOf } from "./rows";

interface TableProps {
  readonly sections: readonly CompareSection[];
  readonly draft: SideText;
  readonly final: SideText;
  readonly spot: MeaningChange | undefined;
  readonly changedOnly: boolean;
  readonly setChangedOnly: (only: boolean) => void;
}

const SECTION_NAMES = { findings: "Findings", impression: "Impression" } as const;

/** Both reports in rows of what belongs together. A word that the other does not have is struck out or underlined. */
export function ComparedTable({ sections, draft, final, spot, changedOnly, setChangedOnly }: TableProps) {
  return (
    <>
      <div className="compared-legend">
        <span>
          <del>Struck out</del> is not in the final, <ins>underlined</ins> is not in the draft.
        </span>
        <label className="practice-switch">
          <input type="checkbox" checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)} />
          Changed rows only
        </label>
      </div>
      <table className="compared-table">
        <thead>
          <tr>
            <th scope="col">Draft{draft.name === "" ? "" : `: ${draft.name}`}</th>
            <th scope="col">Final{final.name === "" ? "" : `: ${final.name}`}</th>
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.kind}>
            <tr>
              <th colSpan={2} scope="colgroup" className="compared-section">
                {SECTION_NAMES[section.kind]}
                <span>
                  {section.removed === 0 && section.added === 0
                    ? "no word changed"
                    : `${section.removed} removed, ${section.added} added`}
                </span>
              </th>
            </tr>
            <Rows rows={section.rows} changedOnly={changedOnly} spot={spot} />
          </tbody>
        ))}
      </table>
    </>
  );
}

interface RowsProps {
  readonly rows: readonly CompareRow[];
  readonly changedOnly: boolean;
  readonly spot: MeaningChange | undefined;
}

function Rows({ rows, changedOnly, spot }: RowsProps) {
  const shown = changedOnly ? rows.filter(({ changed }) => changed) : rows;
  const hidden = rows.length - shown.length;
  return (
    <>
      {shown.map((row) => (
        <tr key={row.key} className={row.changed ? "" : "same"}>
          <CellText cell={row.draft} side="draft" spot={spot} />
          <CellText cell={row.final} side="final" spot={spot} />
        </tr>
      ))}
      {hidden > 0 && (
        <tr className="same">
          <td colSpan={2}>{hidden === 1 ? "1 row is the same." : `${hidden} rows are the same.`}</td>
        </tr>
      )}
    </>
  );
}

interface CellProps {
  readonly cell: Cell | undefined;
  readonly side: "draft" | "final";
  readonly spot: MeaningChange | undefined;
}

function CellText({ cell, side, spot }: CellProps) {
  if (cell === undefined) return <td className={`side-${side} pair-missing`}>Not in the {side}</td>;
  return (
    <td className={`side-${side}`}>
      {cell.number !== undefined && <span className="pair-number">{cell.number}. </span>}
      {segmentsOf(cell, spot?.[side]).map((segment) => (
        <Words key={segment.from} segment={segment} side={side} />
      ))}
    </td>
  );
}

function Words({
  segment: { text, marked, spotted },
  side,
}: {
  readonly segment: Segment;
  readonly side: CellProps["side"];
}) {
  const Mark = side === "draft" ? "del" : "ins";
  const words = marked ? <Mark>{text}</Mark> : text;
  return spotted ? <mark className="spot">{words}</mark> : words;
}
