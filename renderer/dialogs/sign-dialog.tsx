import { type FormEvent, useId, useMemo, useState } from "react";
import { isSigned } from "../../shared/signing";
import { openErrors, overrideErrors } from "../export/export-report";
import { addAddendum, returnToDraft, setPreliminary, sign } from "../session/signing";
import { useSignal } from "../state/signal";
import { changeSettings, type Workbench } from "../workbench";
import { useWorkbench } from "../workbench-context";
import { closeDialog, Dialog } from "./dialog";
import { ErrorList, isReason } from "./error-list";

/** Who signs, and the errors that stand between the report and its signature. */
export function SignDialog() {
  const workbench = useWorkbench();
  const errors = useMemo(() => openErrors(workbench), [workbench]);
  const [name, setName] = useState(() => workbench.settings.get().authorName);
  const [reasons, setReasons] = useState<readonly string[]>(() => errors.map(() => ""));
  const status = useSignal(workbench.session.state, ({ record }) => record.status);
  const complete = reasons.every(isReason) && name.trim() !== "";
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    overrideErrors(workbench, errors, reasons);
    closeDialog(workbench);
    void sign(workbench, name.trim());
  };
  return (
    <Dialog title={isSigned(status) ? "Sign addendum" : "Sign report"} className="sign">
      <form onSubmit={go}>
        {errors.length > 0 && (
          <>
            <p className="dialog-note">
              {errors.length === 1 ? "One error is open. Mend it" : `${errors.length} errors are open. Mend each`}, or
              write why it is right as it stands. The reason is kept with the report.
            </p>
            <ErrorList errors={errors} reasons={reasons} change={setReasons} />
          </>
        )}
        <NameField name={name} change={setName} first={errors.length === 0} />
        <p className="dialog-note">
          What is signed can be read, searched and copied, and changes no more. What comes later goes into an addendum.
        </p>
        <Buttons submit="Sign" disabled={!complete} />
      </form>
    </Dialog>
  );
}

/** Asks once for the name that stands above an addendum. */
export function AddendumDialog() {
  return <NameDialog title="Add addendum" note="Date and name stand above the addendum." then={addAddendum} />;
}

/** Asks once for the name under which others may read the report. */
export function PreliminaryDialog() {
  return (
    <NameDialog
      title="Mark as preliminary"
      note="Others may read the report, and it can still be written. Who marked it, and when, is kept with it."
      then={setPreliminary}
    />
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly note: string;
  /** Finds the name in the settings. */
  readonly then: (workbench: Workbench) => void;
}

function NameDialog({ title, note, then }: NameDialogProps) {
  const workbench = useWorkbench();
  const [name, setName] = useState("");
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    changeSettings(workbench, { authorName: name.trim() });
    closeDialog(workbench);
    // After the dialog has given the focus back.
    setTimeout(() => then(workbench), 0);
  };
  return (
    <Dialog title={title} className="sign">
      <form onSubmit={go}>
        <NameField name={name} change={setName} first />
        <p className="dialog-note">{note} The name is remembered on this computer.</p>
        <Buttons submit={title} disabled={name.trim() === ""} />
      </form>
    </Dialog>
  );
}

/** Only while nobody else has the report; the reason goes on record. */
export function UnsignDialog() {
  const workbench = useWorkbench();
  const [reason, setReason] = useState("");
  const [known] = useState(() => workbench.settings.get().authorName);
  const [name, setName] = useState(known);
  const complete = isReason(reason) && name.trim() !== "";
  const signed = useSignal(workbench.session.state, ({ record }) => isSigned(record.status));
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!complete) return;
    if (name.trim() !== known) changeSettings(workbench, { authorName: name.trim() });
    closeDialog(workbench);
    returnToDraft(workbench, reason.trim());
  };
  return (
    <Dialog title="Return to draft" className="sign">
      <form onSubmit={go}>
        <p className="dialog-note">
          Only while nobody else has this report: {signed ? "after that, add an addendum" : "after that, sign it"}.
          {signed && " The signed version and the reason stay on record."}
        </p>
        {known === "" && <NameField name={name} change={setName} first />}
        <label className="dialog-field">
          Reason
          <input
            data-first={known === "" ? undefined : ""}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Buttons submit="Return to draft" disabled={!complete} />
      </form>
    </Dialog>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly change: (name: string) => void;
  readonly first: boolean;
}

function NameField({ name, change, first }: NameFieldProps) {
  const id = useId();
  return (
    <div className="dialog-field">
      <label htmlFor={id}>Name</label>
      <input
        id={id}
        data-first={first ? "" : undefined}
        maxLength={120}
        placeholder="As it stands under the report"
        value={name}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}

function Buttons({ submit, disabled }: { readonly submit: string; readonly disabled: boolean }) {
  const workbench = useWorkbench();
  return (
    <div className="dialog-buttons">
      <button type="button" className="button" onClick={() => closeDialog(workbench)}>
        Cancel
      </button>
      <button type="submit" className="button primary" disabled={disabled}>
        {submit}
      </button>
    </div>
  );
}
