import { useEffect, useMemo, useRef, useState } from "react";
import type { CaseEntry } from "../../../shared/host";
import type { PracticeCase } from "../../../shared/practice/case";
import { caseFromReport, type ReportCase } from "../../../shared/practice/from-report";
import { readCase } from "../../../shared/practice/read-case";
import { reportFromDocument } from "../../../shared/report/from-document";
import { isSigned } from "../../../shared/signing";
import { commandById, runCommand } from "../../commands/registry";
import { closeScreen } from "../../screens/close-screen";
import { Screen } from "../../screens/screen";
import type { Draft } from "../../templates/draft";
import type { Workbench } from "../../workbench";
import { useWorkbench } from "../../workbench-context";
import { startPractice } from "../practice-run";
import { idOfStudy } from "./case-draft";
import { ReportCaseEditor } from "./report-case-editor";

const TITLE = "Make a practice case of this report";

/** From the open report to a case among one's own: what was taken out, what to look at, its text, and then the try. */
export function MakeCaseScreen() {
  const workbench = useWorkbench();
  const { made, problem } = useMade(workbench);
  const [saved, setSaved] = useState<string>();
  if (saved !== undefined) return <Saved file={saved} />;
  if (problem !== undefined)
    return (
      <Screen title={TITLE}>
        <p className="screen-empty">{problem}</p>
      </Screen>
    );
  if (made === undefined) return <Screen title={TITLE}>{null}</Screen>;
  return (
    <ReportCaseEditor
      title={TITLE}
      draft={made.draft}
      made={made}
      backTo="the report"
      done={(file) => (file === undefined ? closeScreen(workbench) : setSaved(file))}
    />
  );
}

interface Made extends Pick<ReportCase, "taken" | "leftOut" | "notice"> {
  readonly draft: Draft;
  readonly signed: boolean;
}

/** Made once, when the screen is opened: the report behind it stands still. */
function useMade(workbench: Workbench): { readonly made?: Made; readonly problem?: string } {
  const [cases, setCases] = useState<readonly CaseEntry[]>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    void workbench.host.listCases().then((listed) => {
      if (listed.ok) setCases(listed.value.cases);
      else setProblem(listed.message);
    });
  }, [workbench]);
  return useMemo(() => {
    if (problem !== undefined) return { problem };
    if (cases === undefined) return {};
    const { doc } = workbench.editor;
    const report = reportFromDocument(doc);
    const lacking = (["findings", "impression"] as const).filter(
      (kind) =>
        !report.sections.some((section) => section.kind === kind && section.blocks.some(({ text }) => text.trim())),
    );
    if (lacking.length > 0)
      return {
        problem: `The open report has no ${lacking.map((kind) => NAMES[kind]).join(" and no ")} yet. A case needs both: finish the report first.`,
      };
    const study = doc.firstChild?.children.find(({ attrs }) => attrs.name === "StudyDescription")?.textContent ?? "";
    const id = idOfStudy(study, cases);
    const { text, taken, leftOut, notice } = caseFromReport(report, { id });
    const { record } = workbench.session.state.get();
    return {
      made: {
        draft: { id, text, saved: false, imported: true, notes: [], fromReport: true },
        taken,
        leftOut,
        notice,
        signed: isSigned(record.status),
      },
    };
  }, [workbench, cases, problem]);
}

const NAMES = { findings: "Findings", impression: "Impression" } as const;

/** The case as it lies on the disk now, to be tried at once. */
function Saved({ file }: { readonly file: string }) {
  const workbench = useWorkbench();
  const { practice, problem } = useSavedCase(workbench, file);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (practice !== undefined || problem !== undefined) frame.current?.querySelector("button")?.focus();
  }, [practice, problem]);
  return (
    <Screen title={TITLE}>
      <div className="screen-nothing" ref={frame}>
        <p role="status">
          {file} is saved among your own cases.{problem === undefined ? "" : ` ${problem}`}
        </p>
        <div className="practice-buttons">
          {practice !== undefined && (
            <button type="button" className="button primary" onClick={() => void startPractice(workbench, practice)}>
              Try it
            </button>
          )}
          <button type="button" className="button" onClick={() => runCommand(workbench, commandById("practice"))}>
            To the cases
          </button>
        </div>
      </div>
    </Screen>
  );
}

function useSavedCase(
  { host }: Workbench,
  file: string,
): { readonly practice?: PracticeCase; readonly problem?: string } {
  const [state, setState] = useState<ReturnType<typeof useSavedCase>>({});
  useEffect(() => {
    void host.listCases().then((listed) => {
      if (!listed.ok) return setState({ problem: listed.message });
      const entry = listed.value.cases.find((one) => one.origin === "own" && one.file === file);
      const read = entry === undefined ? undefined : readCase(file.replace(/\.txt$/i, ""), entry.text);
      setState(
        read?.ok === true ? { practice: read.value } : { problem: "It cannot be tried yet: mend it under Practice." },
      );
    });
  }, [host, file]);
  return state;
}
