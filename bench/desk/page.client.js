// The reading desk in the browser; page-card.client.js stands before it. Verdicts live in localStorage by key, so that they outlast the page; the newest change
// of all open desks wins, because each one writes only the verdict it changed.
(() => {
  const STORE = "readout-desk:";
  const COLUMNS = ["key", "rule", "severity", "report", "start", "verdict", "note"];
  const WORDS = { right: "Right", wrong: "Wrong", debatable: "Debatable" };
  const SIGNS = { right: "✓", wrong: "✕", debatable: "?" };
  const { make, shape, place, conclusion, wholeReport, fixed } = globalThis.deskCard;
  const deck = JSON.parse(byId("data").textContent);
  const past = [];
  let shown = [];
  let at = 0;
  let whole = false;

  function byId(id) {
    return document.getElementById(id);
  }

  // Verdicts

  function rowOf(key) {
    try {
      return JSON.parse(localStorage.getItem(STORE + key)) ?? undefined;
    } catch {
      return undefined; // not written by this page
    }
  }

  function write(key, row) {
    if (row === undefined) localStorage.removeItem(STORE + key);
    else localStorage.setItem(STORE + key, JSON.stringify(row));
  }

  function judge(verdict) {
    const alert = shown[at];
    if (alert === undefined) return;
    const before = rowOf(alert.key);
    past.push({ key: alert.key, before });
    write(alert.key, { ...rowFor(alert), verdict, note: before?.note ?? "" });
    refreshRow(alert);
    go(at + 1);
  }

  function undo() {
    const last = past.pop();
    if (last === undefined) return;
    write(last.key, last.before);
    let place = shown.findIndex(({ key }) => key === last.key);
    if (place < 0) {
      fill();
      place = shown.findIndex(({ key }) => key === last.key);
    }
    for (const alert of shown) if (alert.key === last.key) refreshRow(alert);
    go(place < 0 ? at : place);
  }

  function rowFor(alert) {
    const { key, rule, severity, start } = alert;
    return { key, rule, severity, report: deck.reports[alert.report].id, start };
  }

  function setNote(alert, note) {
    const before = rowOf(alert.key);
    const kept = note.replace(/\s+/g, " ").trim();
    if (kept === (before?.note ?? "")) return;
    write(alert.key, { ...rowFor(alert), verdict: before?.verdict, note: kept });
    refreshRow(alert);
    tally();
  }

  // Import and export

  function exported() {
    const keys = Object.keys(localStorage).filter((name) => name.startsWith(STORE));
    const rows = keys.map((name) => rowOf(name.slice(STORE.length))).filter((row) => row?.verdict !== undefined);
    rows.sort((a, b) =>
      a.rule < b.rule
        ? -1
        : a.rule > b.rule
          ? 1
          : a.report < b.report
            ? -1
            : a.report > b.report
              ? 1
              : a.start - b.start,
    );
    const lines = rows.map((row) =>
      COLUMNS.map((name) => String(row[name] ?? "").replace(/[\t\r\n]+/g, " ")).join("\t"),
    );
    return `${[COLUMNS.join("\t"), ...lines].join("\n")}\n`;
  }

  function download() {
    const link = make("a", { download: "verdicts.tsv" });
    link.href = URL.createObjectURL(new Blob([exported()], { type: "text/tab-separated-values" }));
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function importFrom(file) {
    const [head, ...lines] = (await file.text())
      .replaceAll("\r", "")
      .replace(/^\uFEFF/, "")
      .split("\n");
    const rows = lines
      .filter((line) => line !== "")
      .map((line) => {
        const cells = line.split("\t");
        return Object.fromEntries(COLUMNS.map((name, column) => [name, cells[column] ?? ""]));
      });
    const bad =
      head !== COLUMNS.join("\t") ||
      rows.some(({ key, verdict }) => !/^[0-9a-f]{12}$/.test(key) || !(verdict in WORDS));
    if (bad) {
      byId("tally").textContent = `${file.name} holds no verdicts of this desk; nothing was changed.`;
      return;
    }
    for (const row of rows) write(row.key, { ...row, start: Number(row.start) });
    fill();
    byId("tally").textContent = `${rows.length} verdicts read from ${file.name}.`;
  }

  // Filters and list

  function choices(id, values, all) {
    const select = byId(id);
    select.replaceChildren(
      make("option", { value: "" }, all),
      ...values.map(([value, text]) => make("option", { value }, text)),
    );
    select.addEventListener("change", () => {
      at = 0;
      fill();
      select.blur();
    });
  }

  function countBy(nameOf) {
    const counts = new Map();
    for (const alert of deck.alerts) counts.set(nameOf(alert), (counts.get(nameOf(alert)) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, count]) => [value, `${value} (${count})`]);
  }

  function fill() {
    const want = Object.fromEntries(["rule", "severity", "source", "state"].map((id) => [id, byId(id).value]));
    const here = shown[at];
    shown = deck.alerts.filter(
      (alert) =>
        (want.rule === "" || alert.rule === want.rule) &&
        (want.severity === "" || alert.severity === want.severity) &&
        (want.source === "" || deck.reports[alert.report].source === want.source) &&
        (want.state === "" || want.state === (rowOf(alert.key)?.verdict ?? "open")),
    );
    const children = [];
    let rule;
    for (const [index, alert] of shown.entries()) {
      if (alert.rule !== rule) {
        rule = alert.rule;
        children.push(make("h2", { "data-rule": rule }, make("b", {}, rule), make("span")));
      }
      const row = make(
        "button",
        { type: "button", tabindex: "-1", "data-at": String(index) },
        shape(alert),
        make("span"),
        make("span"),
      );
      row.children[1].textContent = `${deck.reports[alert.report].id}  ${wordsOf(alert)}`;
      children.push(row);
    }
    byId("list").replaceChildren(...children);
    for (const alert of shown) refreshRow(alert);
    go(Math.max(0, here === undefined ? 0 : shown.indexOf(here)));
  }

  function wordsOf({ report, start, end, message }) {
    return deck.reports[report].text.slice(start, end).replace(/\s+/g, " ") || message;
  }

  function refreshRow(alert) {
    const row = byId("list").querySelector(`[data-at="${shown.indexOf(alert)}"]`);
    const verdict = rowOf(alert.key)?.verdict;
    if (row === null) return;
    row.lastChild.className = verdict ?? "";
    row.lastChild.textContent = SIGNS[verdict] ?? "";
    row.lastChild.setAttribute("aria-label", WORDS[verdict] ?? "not judged");
  }

  function tally() {
    const byRule = new Map();
    for (const { rule, key } of shown) {
      const row = byRule.get(rule) ?? { all: 0, judged: 0, right: 0 };
      byRule.set(rule, row);
      const verdict = rowOf(key)?.verdict;
      row.all++;
      if (verdict !== undefined) row.judged++;
      if (verdict === "right") row.right++;
    }
    for (const heading of byId("list").querySelectorAll("h2")) {
      const { all, judged, right } = byRule.get(heading.dataset.rule);
      heading.lastChild.textContent = `${judged}/${all}${judged > 0 ? ` · ${percent(right, judged)}` : ""}`;
    }
    const sum = (name) => [...byRule.values()].reduce((total, row) => total + row[name], 0);
    const [all, judged, right] = ["all", "judged", "right"].map(sum);
    byId("progress").value = all === 0 ? 0 : judged / all;
    byId("tally").textContent = `${judged} of ${all} judged${judged > 0 ? `, ${percent(right, judged)} right` : ""}`;
  }

  function percent(count, of) {
    return `${Math.round((100 * count) / of)} %`;
  }

  // The card

  function go(index) {
    byId("list").querySelector("[aria-current]")?.removeAttribute("aria-current");
    at = Math.max(0, Math.min(index, shown.length - 1));
    const row = byId("list").querySelector(`[data-at="${at}"]`);
    row?.setAttribute("aria-current", "true");
    row?.scrollIntoView({ block: "nearest" });
    card();
    tally();
  }

  function card() {
    const alert = shown[at];
    const main = byId("card");
    main.scrollTop = 0;
    if (alert === undefined) {
      main.replaceChildren(make("p", { class: "empty" }, "No alert fits these filters."));
      return;
    }
    const report = deck.reports[alert.report];
    const rule = deck.rules[alert.rule];
    const row = rowOf(alert.key);
    const note = make("textarea", { id: "note", rows: "1", placeholder: "Note (e)", "aria-label": "Note" });
    note.value = row?.note ?? "";
    note.addEventListener("change", () => setNote(alert, note.value));
    main.replaceChildren(
      make(
        "div",
        { class: "top" },
        shape(alert),
        make("code", {}, alert.rule),
        `${report.id} · ${report.source}`,
        make("span", { class: "gap" }),
        `${at + 1} of ${shown.length}`,
      ),
      make("h2", { class: "message" }, alert.message),
      ...(whole
        ? [wholeReport(alert, report.text)]
        : [
            place(alert, alert, report.text),
            ...alert.related.map((other) => place(other, alert, report.text)),
            ...conclusion(report, alert),
          ]),
      ...alert.fixes.map((fix) => fixed(fix, report.text)),
      make(
        "div",
        { class: "verdict", role: "group", "aria-label": "Verdict" },
        ...Object.entries(WORDS).map(([verdict, word]) => button(verdict, word, row?.verdict)),
      ),
      note,
      make(
        "p",
        { class: "why" },
        rule === undefined ? "" : `${rule.title}. ${rule.why}`,
        make("br"),
        rule === undefined ? "" : rule.source,
      ),
    );
  }

  function button(verdict, word, now) {
    const element = make("button", { type: "button", "aria-pressed": String(verdict === now) }, word);
    element.addEventListener("click", () => judge(verdict));
    return element;
  }

  // Keys

  const KEYS = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    y: () => judge("right"),
    n: () => judge("wrong"),
    d: () => judge("debatable"),
    u: undo,
    e: () => byId("note")?.focus(),
    o: () => {
      whole = !whole;
      card();
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("textarea") !== null) {
      if (event.key !== "Escape" && event.key !== "Enter") return;
      event.preventDefault();
      event.target.blur();
      return;
    }
    if (event.target.closest("select") !== null) return;
    const act = KEYS[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });

  byId("list").addEventListener("click", (event) => {
    const row = event.target.closest("[data-at]");
    if (row !== null) go(Number(row.dataset.at));
  });
  byId("export").addEventListener("click", download);
  byId("import").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file !== undefined) importFrom(file);
    event.target.value = "";
  });

  function theme(name) {
    document.documentElement.dataset.theme = name;
    byId("theme").textContent = name === "dark" ? "Light" : "Dark";
  }
  byId("theme").addEventListener("click", () => {
    const other = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    localStorage.setItem(`${STORE}theme`, JSON.stringify(other));
    theme(other);
  });

  theme(
    rowOf("theme") === "light" || (rowOf("theme") === undefined && matchMedia("(prefers-color-scheme: light)").matches)
      ? "light"
      : "dark",
  );
  byId("made").textContent = `${deck.made} · rules ${deck.ruleSet}`;
  for (const row of deck.verdicts)
    if (rowOf(row.key) === undefined) write(row.key, { ...row, start: Number(row.start) });
  choices(
    "rule",
    countBy(({ rule }) => rule),
    "all",
  );
  choices(
    "severity",
    countBy(({ severity }) => severity),
    "all",
  );
  choices(
    "source",
    countBy(({ report }) => deck.reports[report].source),
    "all",
  );
  choices(
    "state",
    [["open", "not judged"], ...Object.entries(WORDS).map(([value, word]) => [value, word.toLowerCase()])],
    "all",
  );
  fill();
})();
