// What is seen of an alert: its sentence in its section, the other end, and what its fixes would write.
globalThis.deskCard = (() => {
  const SHAPES = { error: "●", warning: "▲", info: "■" };
  /** Characters shown before and after the sentences, within their section. */
  const AROUND = 220;

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function shape({ severity }) {
    return make("span", { class: severity, role: "img", "aria-label": severity }, SHAPES[severity]);
  }

  /** The sentences that the words lie in, with what stands around them in the same section. */
  function place({ section, body, from, to, start }, alert, text) {
    const before = Math.min(from, wordAt(text, Math.max(body[0], from - AROUND), body[0], 1));
    const after = Math.max(to, wordAt(text, Math.min(body[1], to + AROUND), body[1], -1));
    const lead = `${before > body[0] ? "… " : ""}${text.slice(before, from)}`.trimStart();
    const trail = `${text.slice(to, after)}${after < body[1] ? " …" : ""}`.trimEnd();
    const paragraph = make("p", {}, make("span", { class: "around" }, lead));
    paragraph.append(...marked(text, from, to, alert), make("span", { class: "around" }, trail));
    return make("section", {}, make("h3", {}, start === alert.start ? section : `against: ${section}`), paragraph);
  }

  /** The Impression beside an alert that stands elsewhere and names no other end; none where it is shown already. */
  function conclusion({ impression, text }, alert) {
    if (impression === undefined || alert.related.length > 0 || alert.from >= impression[0]) return [];
    const paragraph = make("p", { class: "around" }, text.slice(...impression).trim());
    return [make("section", {}, make("h3", {}, "for comparison: Impression"), paragraph)];
  }

  /** The place at or after (before) `at` where no word is cut; the section's own end cuts none. */
  function wordAt(text, at, end, step) {
    if (at === end) return at;
    let found = at;
    while (found > 0 && found < text.length && /\S/.test(text[step > 0 ? found - 1 : found])) found += step;
    return found;
  }

  function wholeReport(alert, text) {
    return make(
      "section",
      {},
      make("h3", {}, "The whole report"),
      make("pre", {}, ...marked(text, 0, text.length, alert)),
    );
  }

  /** The text with the flagged words and the other end marked; where they overlap, the flagged words win. */
  function marked(text, from, to, alert) {
    const nodes = [];
    let done = from;
    const ranges = [alert, ...alert.related]
      .filter(({ start, end }) => start < end)
      .map((range) => [range, range === alert ? "" : "other"]);
    ranges.sort(([a], [b]) => a.start - b.start);
    for (const [{ start, end }, kind] of ranges) {
      const first = Math.max(start, done);
      const last = Math.min(kind === "other" && first < alert.start ? Math.min(end, alert.start) : end, to);
      if (first >= last) continue;
      nodes.push(text.slice(done, first), make("mark", { class: kind }, text.slice(first, last)));
      done = last;
    }
    nodes.push(text.slice(done, to));
    return nodes;
  }

  function fixed({ label, edits }, text) {
    const paragraph = make("p");
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    let done = Math.min(sorted[0]?.start ?? 0, wordAt(text, Math.max(0, (sorted[0]?.start ?? 0) - 80), 0, 1));
    for (const { start, end, insert } of sorted) {
      const gap = text.slice(done, start);
      paragraph.append(gap.length > 160 ? `${gap.slice(0, 70)} … ${gap.slice(-70)}` : gap);
      if (start < end) paragraph.append(make("del", {}, text.slice(start, end)));
      if (insert !== "") paragraph.append(make("ins", {}, insert));
      done = end;
    }
    paragraph.append(text.slice(done, Math.max(done, wordAt(text, Math.min(text.length, done + 80), text.length, -1))));
    return make("section", {}, make("h3", {}, `fix: ${label}`), paragraph);
  }

  return { make, shape, place, conclusion, wholeReport, fixed };
})();
