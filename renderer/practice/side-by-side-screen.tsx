import type { PointScore, Scorecard } from "../../shared/practice/score/scorecard";
import { Screen } from "../screens/screen";
import { useSignal } from "../state/signal";
import { useWorkbench } from "../workbench-context";
import { SKILL_NAMES } from "./skill-names";
import { VerdictMark } from "./verdict-mark";
import "./practice.css";

/** The resident's items beside the reference's: what belongs together stands in one row, with the points that it decided. */
export function SideBySideScreen() {
  const { practice } = useWorkbench();
  const run = useSignal(practice);
  const card = run?.submitted?.card;
  if (run === undefined || card === undefined)
    return (
      <Screen title="Side by side">
        <p className="screen-empty">Submit the Impression of a case, and it stands here beside the reference.</p>
      </Screen>
    );
  const placed = new Set(card.alignment.flatMap(({ points }) => points));
  const general = card.points.filter(({ id }) => !placed.has(id));
  return (
    <Screen title="Side by side" className="side-by-side">
      <p className="practice-facts">
        {run.practice.title} · {card.score} of 100 · {card.words.answer} words, the reference has {card.words.reference}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Yours</th>
            <th scope="col">Reference</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {card.alignment.map((pair) => (
            <tr key={`${pair.answer ?? "-"}/${pair.reference ?? "-"}`}>
              <Item items={card.answerItems} index={pair.answer} missing={nothing("You", said(card, pair))} />
              <Item
                items={card.referenceItems}
                index={pair.reference}
                missing={nothing("The reference", said(card, pair))}
              />
              <td className="pair-points">
                <Marks points={pair.points.flatMap((id) => card.points.find((point) => point.id === id) ?? [])} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>The Impression as a whole</h3>
      <Marks points={general} />
    </Screen>
  );
}

/** True where a point of the row was met all the same: by words of another item. */
const said = ({ points }: Scorecard, pair: Scorecard["alignment"][number]): boolean =>
  points.some(({ id, verdict }) => verdict !== "missed" && pair.points.includes(id));

function nothing(who: "You" | "The reference", elsewhere: boolean): string {
  const have = who === "You" ? "have" : "has";
  return elsewhere ? `${who} ${have} it in another item.` : `${who} ${have} nothing of this.`;
}

interface ItemProps {
  readonly items: Scorecard["answerItems"];
  readonly index: number | undefined;
  readonly missing: string;
}

function Item({ items, index, missing }: ItemProps) {
  const item = index === undefined ? undefined : items[index];
  if (item === undefined || index === undefined) return <td className="pair-missing">{missing}</td>;
  return (
    <td>
      <span className="pair-number">{index + 1}.</span> {item.text}
    </td>
  );
}

function Marks({ points }: { readonly points: readonly PointScore[] }) {
  return (
    <ul className="marks">
      {points.map(({ id, kind, verdict, reason }) => (
        <li key={id}>
          <VerdictMark verdict={verdict} />
          <span>
            <strong>{SKILL_NAMES[kind]}</strong> {reason}
          </span>
        </li>
      ))}
    </ul>
  );
}
