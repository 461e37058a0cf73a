import type { PracticeCase } from "../../../shared/practice/case";
import { SKILL_NAMES } from "../skill-names";

/** What the case asks for: each point with its weight and its first wordings. */
export function CasePoints({ practice: { points } }: { readonly practice: PracticeCase }) {
  return (
    <section className="case-points" aria-label="What the case asks for">
      <h3>What it asks for</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">Accepted</th>
            <th scope="col">Weight</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, kind, of, weight, wordings }) => (
            <tr key={id}>
              <th scope="row">
                {SKILL_NAMES[kind]}
                {of !== undefined && <span> of {of}</span>}
              </th>
              <td>
                {wordings.slice(0, MOST_SHOWN).join("; ")}
                {wordings.length > MOST_SHOWN && <span> and {wordings.length - MOST_SHOWN} more</span>}
              </td>
              <td>{weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const MOST_SHOWN = 3;
