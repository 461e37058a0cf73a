import type { Rule } from "../../shared/checks/types";

/** Why the check is there, where it comes from, and what it flags and lets pass: the rule's own words. */
export function RuleHelp({ rule }: { readonly rule: Rule }) {
  return (
    <div className="rule-help">
      <p>{rule.why}</p>
      <dl>
        <dt>Flagged</dt>
        {rule.examples.flagged.slice(0, 2).map((example) => (
          <dd key={example}>
            <Example text={example} />
          </dd>
        ))}
        <dt>Not flagged</dt>
        {rule.examples.clean.slice(0, 2).map((example) => (
          <dd key={example}>
            <Example text={example} />
          </dd>
        ))}
        <dt>Source</dt>
        <dd>{rule.source}</dd>
        <dt>Check</dt>
        <dd>
          <code>{rule.id}</code>
        </dd>
      </dl>
    </div>
  );
}

/** «…» in an example marks what is flagged. */
function Example({ text }: { readonly text: string }) {
  const parts = text.trim().replace(/\n+/g, " · ").split(/[«»]/);
  return (
    <>
      {parts.map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a constant never change places
        index % 2 === 1 ? <mark key={index}>{part}</mark> : <span key={index}>{part}</span>,
      )}
    </>
  );
}
