import { type RefObject, useEffect, useRef } from "react";
import type { TemplateProblem } from "../../shared/templates/study-template";

interface LinedTextProps {
  readonly label: string;
  readonly text: string;
  readonly change: (text: string) => void;
  readonly problems: readonly TemplateProblem[];
  /** Set to what takes the caret to a line. */
  readonly goTo: RefObject<((line: number) => void) | undefined>;
}

/**
 * Plain text with the numbers of its lines, long lines wrapped. What is written stands in a text field; behind it lies the
 * same text, which gives it its height, the numbers and the marks of lines with a problem.
 */
export function LinedText({ label, text, change, problems, goTo }: LinedTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const lines = text.split("\n");
  const worst = new Map<number, TemplateProblem["severity"]>();
  for (const { line, severity } of problems) if (worst.get(line) !== "error") worst.set(line, severity);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(0, 0);
  }, []);
  useEffect(() => {
    goTo.current = (line) => {
      const area = field.current;
      if (area === null) return;
      const before = area.value.split("\n").slice(0, line - 1);
      const from = before.reduce((sum, one) => sum + one.length + 1, 0);
      area.focus();
      area.setSelectionRange(from, from + (area.value.split("\n")[line - 1]?.length ?? 0));
      area.previousElementSibling?.children[line - 1]?.scrollIntoView({ block: "center" });
    };
  }, [goTo]);
  return (
    <div className="lined">
      <div className="lined-paper">
        <div className="lined-back" aria-hidden="true">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <div key={index} className={worst.get(index + 1)}>
              {line || "\u200b"}
            </div>
          ))}
        </div>
        <textarea
          ref={field}
          aria-label={label}
          value={text}
          spellCheck={false}
          onChange={(event) => change(event.target.value)}
        />
      </div>
    </div>
  );
}
