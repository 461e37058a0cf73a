import { type ReactNode, useEffect, useRef } from "react";
import { useWorkbench } from "../workbench-context";

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A dialog that the author asked for. Esc and a click beside it close it; the caret is where it was. */
export function Dialog({ title, children, className = "" }: DialogProps) {
  const workbench = useWorkbench();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    // By itself a dialog gives the focus to its first button.
    dialog?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      dialog?.close();
      workbench.editor.focus();
    };
  }, [workbench]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it too
    <dialog
      ref={box}
      className={`dialog ${className}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        closeDialog(workbench);
      }}
      onClick={(event) => event.target === box.current && closeDialog(workbench)}
    >
      <div className="dialog-body">
        <h2>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

export function closeDialog({ view }: ReturnType<typeof useWorkbench>): void {
  view.update((state) => ({ ...state, dialog: undefined }));
}
