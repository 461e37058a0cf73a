import { lazy, Suspense, useEffect, useState } from "react";
import { useSignal } from "../state/signal";
import { changeSettings } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { CommandButton } from "./command-button";
import { type PracticeRun, setLiveChecks } from "./practice-run";
import { CASE_REGION_NAMES, DIFFICULTY_NAMES, durationText } from "./skill-names";
import "./practice.css";

const Scored = lazy(async () => ({ default: (await import("./scored-panel")).ScoredPanel }));

/** The side panel while a case is in the editor: what is asked, then how it went. */
export function PracticePanel() {
  const { practice } = useWorkbench();
  const run = useSignal(practice);
  if (run === undefined) return <p className="panel-empty">No case is open.</p>;
  if (run.submitted === undefined) return <Asked run={run} />;
  return (
    <Suspense fallback={<div className="panel-list" aria-busy="true" />}>
      <Scored run={run} submission={run.submitted} />
    </Suspense>
  );
}

function Asked({ run }: { readonly run: PracticeRun }) {
  const workbench = useWorkbench();
  const { timer } = useSignal(workbench.settings, (settings) => settings.practice);
  const { practice, live } = run;
  const showTimer = (shown: boolean) => {
    const { practice: before } = workbench.settings.get();
    changeSettings(workbench, { practice: { ...before, timer: shown } });
  };
  return (
    <div className="panel-list practice-asked">
      <h2>{practice.title}</h2>
      <p className="practice-facts">
        {CASE_REGION_NAMES[practice.region]} · {practice.modality} · {DIFFICULTY_NAMES[practice.difficulty]} · about{" "}
        {practice.minutes} min
      </p>
      <p>Read the Findings and write the Impression: the answer to the question first, what matters most on top.</p>
      <label className="practice-switch">
        <input type="checkbox" checked={live} onChange={(event) => setLiveChecks(workbench, event.target.checked)} />
        Checks while I write
      </label>
      <label className="practice-switch">
        <input type="checkbox" checked={timer} onChange={(event) => showTimer(event.target.checked)} />
        Show the time
      </label>
      {timer && <Timer run={run} />}
      <div className="practice-buttons">
        <CommandButton id="practice-submit" label="Submit" primary />
        <CommandButton id="practice-leave" label="Leave the case" />
      </div>
    </div>
  );
}

function Timer({ run }: { readonly run: PracticeRun }) {
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  const seconds = Math.max(0, Math.floor((nowMs - run.startedMs) / 1000));
  const over = seconds > run.practice.minutes * 60;
  return (
    <p className={over ? "practice-time over" : "practice-time"} role="timer" aria-live="off">
      {durationText(seconds)}
      {over && <span> · the fair time is {run.practice.minutes} min</span>}
    </p>
  );
}
