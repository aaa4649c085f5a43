// A pasted list: checked in slices, shown as a table, saved and printed.
{
  const { page, list } = minglu.verify;
  const { say, make, look, standing, standingShown, mark, written, link, code } = page;
  const by = (id) => document.getElementById(id);
  const [form, lines, error, stop, save, print, progress, count, table] =
    ["bulk", "lines", "lines-error", "stop", "save", "print", "progress", "count", "table"].map(by);
  const SHOWN = 15; // rows that are put into the page at a time

  // ---- what is said of a line: { mark: [how, key], kind, found, note }

  const YEARS = { all: "good", part: "part", none: "bad", level: "bad", future: "bad" };
  const nearNote = ({ near }) => (near?.length ? say("note_near", { names: near.map(({ name, code }) => `${name} ${code}`).join(say("list_separator")) }) : "");
  const guess = ({ fault: { suggestion } }) => (suggestion ? say("note_guess", { text: suggestion }) : "");
  const resultOf = (it) => {
    if (it.kind === "failed") return ["open", "result_failed", say("failed")];
    if (it.fault) return ["bad", page.isCheck(it) ? "check_wrong" : "form_wrong", [page.wrongOf(it), guess(it)].filter(Boolean).join(" ")];
    if (it.kind === "identity" || it.kind === "") return ["bad", "form_wrong", say(it.kind ? "identity" : "unknown")];
    if (it.kind === "address") return it.whose === "own" && it.inner?.found ? ["good", "listed", ""]
      : [it.whose === "own" ? "good" : "bad", `address_${it.whose}`, say(`address_${it.whose}_note`, { host: it.host })];
    if (!it.found) return it.near.length ? ["part", "result_near", nearNote(it)] : ["bad", "unlisted", page.unlisted(it)];
    if (it.in) return yearOf(it);
    return ["good", "listed", it.others?.length ? say("name_others", { n: it.others.length }) : it.how === "former" ? say("name_former") : ""];
  };
  const yearOf = ({ year, level, in: { how, whole } }) => (level
    ? [YEARS[how], `year_${how}`, say(`year_${how}_note`, { year, level: page.words.levels[level] })]
    : ["open", "year_unknown", say("year_unknown_note", { year, how: say(`year_${how}`) + say("bracket_open") + page.daysOf(whole) + say("bracket_close") })]);

  const understood = (it) => {
    const [how, key, note] = resultOf(it);
    // A strange address proves nothing of the evaluator whose code it carries.
    const found = it.found ?? (it.whose === "own" ? it.inner?.found : null) ?? null;
    return {
      input: it.input, how, key, kind: say(`kind_${it.kind === "failed" ? "" : it.kind}`), found,
      note: [note, it.isAgain && say("many_again")].filter(Boolean).join(" "),
    };
  };

  // ---- table and file

  // Rows are laid out as grids, so that many cost little; the roles say what they are.
  const cell = (column, ...children) => make("td", { role: "cell", "data-label": say(`col_${column}`) }, make("span", {}, ...children));
  const none = () => make("td", { role: "cell" });
  const row = (it, i) => make("tr", { role: "row" },
    make("th", { scope: "row", role: "rowheader" }, make("span", { class: "said-code" }, it.input), make("small", {}, `${i + 1}`)),
    cell("kind", it.kind),
    cell("result", mark(it.how, it.key)),
    it.found ? cell("evaluator", link(it.found), " ", code(it.found.code)) : none(),
    it.found ? cell("standing", standingShown(it.found)) : none(),
    it.note ? cell("note", it.note) : none());
  const HEAD = ["input", "kind", "result", "evaluator", "standing", "note"];
  const head = () => make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, HEAD.map((key) => make("th", { scope: "col", role: "columnheader" }, say(`col_${key}`)))));
  const record = (it, i) => {
    const now = it.found && standing(it.found);
    return [i + 1, it.input, it.kind, say(it.key), it.found?.name, it.found?.code, now?.label, it.found?.until, it.note];
  };
  const FILE = ["n", "input", "kind", "result", "evaluator", "code", "standing", "until", "note"];
  const file = (all) => list.csv([FILE.map((key) => say(`col_${key}`)), ...all.map(record)]);

  const rest = () => new Promise((done) => setTimeout(done, 0));
  /// The rows, some at a time, so that no piece of work is long.
  const fillTable = async (all, isCurrent) => {
    const body = make("tbody", { role: "rowgroup" });
    table.replaceChildren(make("table", { class: "rows", role: "table" }, make("caption", {}, say("caption")), head(), body));
    for (let at = 0; at < all.length; at += SHOWN) {
      if (!isCurrent()) return;
      body.append(...all.slice(at, at + SHOWN).map((it, i) => row(it, at + i)));
      await rest();
    }
  };

  // ---- checking

  let turn = 0, over = false, shown = [];
  const buttons = (isBusy) => {
    stop.hidden = progress.hidden = !isBusy;
    save.hidden = print.hidden = isBusy || !shown.length;
  };
  const complain = (text) => {
    error.hidden = !text;
    error.textContent = text;
    lines.setAttribute("aria-invalid", String(Boolean(text) && !lines.value.trim()));
  };

  const check = async () => {
    const mine = (turn += 1);
    const isCurrent = () => mine === turn;
    const given = list.inputs(lines.value);
    complain(!given.total ? say("many_empty") : given.left ? say("many_over", { total: given.total }) : "");
    table.replaceChildren();
    [shown, over] = [[], false];
    if (!given.total) {
      count.textContent = "";
      buttons(false);
      return lines.focus();
    }
    table.dataset.state = "loading";
    progress.max = given.lines.length;
    progress.value = 0;
    buttons(true);
    let told = 0;
    let results = [];
    const heard = (some, n) => {
      results = some;
      progress.value = n;
      // Said now and then: who listens should not be told of every line.
      if (n - told < 100 && n < given.lines.length) return;
      told = n;
      count.textContent = say("many_doing", { n, total: given.lines.length });
    };
    // Who stops does not wait for what is still under way.
    const stopped = new Promise((done) => { stop.onclick = () => { over = true; done(); }; });
    await Promise.race([list.run(given.lines, (line) => look(line, { brief: true }), { heard, isOver: () => over || !isCurrent() }), stopped]);
    if (!isCurrent()) return;
    const all = results.filter(Boolean).map(understood);
    await fillTable(all, isCurrent);
    if (!isCurrent()) return;
    shown = all;
    const n = (some) => all.filter(({ how }) => some.includes(how)).length;
    const listed = all.filter(({ found }) => found).length;
    const none = all.filter(({ key }) => key === "unlisted").length;
    count.textContent = over && all.length < given.lines.length ? say("many_stopped", { n: all.length, total: given.lines.length })
      : say("many_done", { n: all.length, listed, unlisted: none, ask: all.length - listed - none });
    table.dataset.state = "done";
    buttons(false);
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
  print.addEventListener("click", () => globalThis.print());
  save.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([file(shown)], { type: "text/csv;charset=utf-8" }));
    const anchor = make("a", { href: address, download: `${say("file")}-${page.today}.csv` });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
}
