import { useRef } from "react";

interface FileButtonProps {
  readonly label: string;
  readonly accept: string;
  readonly className?: string;
  readonly read: (name: string, text: string) => void;
}

const LARGEST_BYTES = 2_000_000;

/** A button that reads a text file which the user chooses. The page sees its name and its text, never where it lies. */
export function FileButton({ label, accept, className = "button small", read }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={async (event) => {
          const { currentTarget } = event;
          const file = currentTarget.files?.[0];
          if (file === undefined) return;
          read(file.name, file.size > LARGEST_BYTES ? "" : await file.text());
          // The same file may be chosen again once it was mended.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
