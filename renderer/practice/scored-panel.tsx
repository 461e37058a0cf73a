import { type KeyboardEvent, useEffect, useRef } from "react";
import type { TeachingPoint } from "../../shared/practice/case";
import { SKILLS } from "../../shared/practice/progress";
import type { PointScore, Scorecard } from "../../shared/practice/score/scorecard";
import { goToRange } from "../editor/go-to-range";
import { useWorkbench } from "../workbench-context";
import { CommandButton } from "./command-button";
import type { PracticeRun, Submission } from "./practice-run";
import { durationText, SKILL_NAMES } from "./skill-names";
import { VERDICT_WORDS, VerdictMark } from "./verdict-mark";

/** The scorecard: the share of the points, then each point with the words it judged, why, and how the reference says it. */
export function ScoredPanel({ run, submission }: { readonly run: PracticeRun; readonly submission: Submission }) {
  const { card, seconds, problem } = submission;
  const list = useRef<HTMLDivElement>(null);
  const workbench = useWorkbench();
  useEffect(() => list.current?.querySelector<HTMLElement>("[data-first]")?.focus(), []);
  const onKey = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape") {
      event.preventDefault();
      workbench.editor.focus();
    }
    if (step === 0) return;
    event.preventDefault();
    const points = [...(list.current?.querySelectorAll<HTMLElement>("[data-point]") ?? [])];
    const at = points.findIndex((point) => point.contains(document.activeElement));
    points[Math.max(0, Math.min(at + step, points.length - 1))]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the points inside have the focus; arrows go between them
    <div className="panel-list scorecard" ref={list} onKeyDown={onKey}>
      <Score card={card} seconds={seconds} />
      {problem !== undefined && <p className="practice-problem">This result is not in your record. {problem}</p>}
      <div className="practice-buttons">
        <CommandButton id="side-by-side" label="Side by side" primary />
        <CommandButton id="practice-again" label="Try again" />
        <CommandButton id="practice" label="Other cases" />
        <CommandButton id="practice-leave" label="Back to my report" />
      </div>
      <Points card={card} />
      <Teaching points={run.practice.teaching} />
    </div>
  );
}

function Score({ card, seconds }: { readonly card: Scorecard; readonly seconds: number }) {
  const count = (verdict: PointScore["verdict"]) => card.points.filter((point) => point.verdict === verdict).length;
  return (
    <section className="score" aria-label="Score">
      <p className="score-number" data-first="" tabIndex={-1}>
        {card.score}
        <span> of 100</span>
      </p>
      <div className="score-bar" aria-hidden="true">
        {(["met", "partly", "missed"] as const)
          .filter((verdict) => weightOf(card, verdict) > 0)
          .map((verdict) => (
            <span key={verdict} className={verdict} style={{ flexGrow: weightOf(card, verdict) }} />
          ))}
      </div>
      <p className="practice-facts">
        {count("met")} met · {count("partly")} partly · {count("missed")} missed · {card.words.answer} words, the
        reference has {card.words.reference} · {durationText(seconds)}
      </p>
    </section>
  );
}

const weightOf = ({ points }: Scorecard, verdict: PointScore["verdict"]): number =>
  points.reduce((sum, point) => sum + (point.verdict === verdict ? point.weight : 0), 0);

/** By skill; within one in the case's order. */
function Points({ card }: { readonly card: Scorecard }) {
  const skills = SKILLS.filter((skill) => card.points.some(({ kind }) => kind === skill));
  return skills.map((skill, index) => {
    const points = card.points.filter(({ kind }) => kind === skill);
    return (
      <section key={skill} aria-label={SKILL_NAMES[skill]}>
        <h2 className="panel-group">
          {SKILL_NAMES[skill]}
          {index === 0 && (
            <span className="weight-head" aria-hidden="true">
              weight
            </span>
          )}
        </h2>
        {points.map((point) => (
          <PointRow key={point.id} point={point} />
        ))}
      </section>
    );
  });
}

function PointRow({ point }: { readonly point: PointScore }) {
  const workbench = useWorkbench();
  const { evidence, howReferenceSaysIt, reason, verdict, weight } = point;
  const first = evidence[0];
  const words = evidence.map(({ text }) => `“${text}”`).join(" … ");
  return (
    <button
      type="button"
      className={`point ${verdict}`}
      data-point={point.id}
      title={first === undefined ? undefined : "Go to these words"}
      onClick={() => first !== undefined && goToRange(workbench, first)}
    >
      <VerdictMark verdict={verdict} />
      <span className="point-body">
        <span className="point-reason">{reason}</span>
        {words !== "" && <span className="point-words">{words}</span>}
        {verdict !== "met" && howReferenceSaysIt !== "" && (
          <span className="point-reference">
            <em>Reference</em> {howReferenceSaysIt}
          </span>
        )}
      </span>
      <span className="point-weight" title={`Weight ${weight}`}>
        <span className="visually-hidden">{VERDICT_WORDS[verdict]}, weight </span>
        {weight}
      </span>
    </button>
  );
}

function Teaching({ points }: { readonly points: readonly TeachingPoint[] }) {
  if (points.length === 0) return null;
  return (
    <section className="teaching" aria-label="To take along">
      <h2 className="panel-group">To take along</h2>
      <ul>
        {points.map(({ text, source }) => (
          <li key={text}>
            {text} {source !== "" && <cite>{source}</cite>}
          </li>
        ))}
      </ul>
    </section>
  );
}
