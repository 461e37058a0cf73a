import type { Node } from "prosemirror-model";
import { memo, useMemo } from "react";
import { SECTION_NAMES } from "../../shared/checks/skeleton";
import { headerFieldLabel } from "../../shared/report/header-labels";
import { SECTION_KINDS } from "../../shared/report/report";
import { instantiate } from "../../shared/templates/instantiate";
import type { StudyTemplate, TemplateSide } from "../../shared/templates/study-template";

interface PreviewProps {
  readonly template: StudyTemplate;
  readonly side: TemplateSide | undefined;
}

/** The report that the template begins, to read: no caret, nothing to fill. */
export const TemplatePreview = memo(function TemplatePreview({ template, side }: PreviewProps) {
  const doc = useMemo(() => instantiate(template, side), [template, side]);
  return (
    <div className="preview">
      {doc.children.map((section) => (
        <Section key={section.type.name} section={section} />
      ))}
    </div>
  );
});

function Section({ section }: { readonly section: Node }) {
  const kind = SECTION_KINDS.find((name) => name === section.type.name);
  if (kind === undefined) return null;
  if (kind === "header")
    return (
      <dl className="preview-header">
        {section.children.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a preview's blocks never change places
          <div key={index}>
            <dt>{headerFieldLabel(String(field.attrs.name))}</dt>
            <dd>{field.textContent}</dd>
          </div>
        ))}
      </dl>
    );
  return (
    <section>
      <h4>{SECTION_NAMES[kind]}</h4>
      {section.children.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a preview's blocks never change places
        <Block key={index} block={block} number={kind === "impression" ? index + 1 : undefined} />
      ))}
    </section>
  );
}

function Block({ block, number }: { readonly block: Node; readonly number: number | undefined }) {
  const words = block.children.map((text, index) => {
    const isField = text.marks.some(({ type }) => type.name === "field");
    // biome-ignore lint/suspicious/noArrayIndexKey: a preview's words never change places
    return isField ? <mark key={index}>{text.text}</mark> : text.text;
  });
  if (block.type.name === "organ") return <h5>{words}</h5>;
  return (
    <p>
      {number !== undefined && <span className="preview-number">{number}.</span>}
      <span>{words}</span>
    </p>
  );
}
