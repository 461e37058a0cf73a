import type { Taken } from "../../../shared/practice/deidentify";
import { type Doubt, doubtsOf } from "../../../shared/practice/look-again";

const NAMES: Readonly<Record<Taken["what"], string>> = {
  name: "Names",
  number: "Numbers",
  date: "Dates",
  time: "Times of day",
  institution: "Institutions",
  contact: "Addresses",
  signature: "Signatures",
  age: "Ages",
  header: "Header",
  section: "Other sections",
};
const ORDER = Object.keys(NAMES) as readonly Taken["what"][]; // the record's own keys

/** What de-identification took out or put in its place, kind by kind. */
export function TakenList({ taken }: { readonly taken: readonly Taken[] }) {
  if (taken.length === 0) return <p className="practice-facts">Nothing was found that tells who the patient is.</p>;
  return (
    <dl className="taken">
      {ORDER.map((what) => {
        const own = taken.filter((one) => one.what === what);
        if (own.length === 0) return null;
        return (
          <div key={what}>
            <dt>
              {NAMES[what]} <span className="count">{own.length}</span>
            </dt>
            <dd>
              <ul>
                {own.map(({ was, now }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list stands still, and words may be taken out twice
                  <li key={index}>
                    <del>{was}</del>
                    {now !== "" && (
                      <>
                        {" "}
                        <span aria-hidden="true">→</span>
                        <span className="visually-hidden"> became </span> {now}
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface DoubtsProps {
  readonly text: string;
  readonly taken: readonly Taken[];
  readonly goTo: (line: number) => void;
}

const MAY_BE: Readonly<Record<Doubt["may"], string>> = { name: "a name?", number: "a number?", date: "a day?" };

/** What rules are not sure of, in the text as it is now. */
export function DoubtList({ text, taken, goTo }: DoubtsProps) {
  const doubts = doubtsOf(text, taken);
  if (doubts.length === 0)
    return (
      <p className="practice-facts">No word that looks like a name, a number or a day is left. Read it all the same.</p>
    );
  return (
    <ul className="problems" aria-label="Places to look at once more">
      {doubts.map(({ line, text: words, may }) => (
        <li key={`${line} ${words}`}>
          <button type="button" onClick={() => goTo(line)}>
            <span className="problem-line">Line {line}</span>
            <span>
              “{words}” <span className="doubt">{MAY_BE[may]}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
