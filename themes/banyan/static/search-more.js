// What the search page needs only sometimes: filters with their numbers, the table, the download, what to do when
// nothing is found, and the recent searches.
minglu.more = (page) => {
  const { make, say, go, without, index, hunt, results, facets, more, today, FLAGS, LISTS } = page;
  const MORE = 20, BY_SCROLLING = 90;

  // ---- the table

  const row = (hit) => make("tr", { "data-code": hit.code },
    make("th", { scope: "row" }, page.link(hit), page.code(hit), minglu.pick?.button(hit.code, hit.name)),
    make("td", {}, page.standing(hit.standing)),
    make("td", { class: "where", "data-label": say("col_district") }, hit.district?.label),
    make("td", { class: "items", "data-label": say("col_occupations") }, make("div", {}, page.scope(hit), page.next(hit))));
  const table = (hits) => make("table", { class: "rows" },
    make("caption", {}, say("caption")),
    make("thead", {}, make("tr", {}, ["evaluator", "standing", "district", "occupations"].map((key) => make("th", { scope: "col" }, say(`col_${key}`))))),
    make("tbody", {}, hits.map(row)));

  // ---- more of the results

  async function showMore(byButton) {
    const isCurrent = page.isCurrent();
    if (more.hidden || more.disabled) return;
    more.disabled = true;
    try {
      const { length } = page.hits;
      const hits = await page.result.hits(length, length + MORE);
      if (!isCurrent()) return;
      page.hits = [...page.hits, ...hits];
      const added = hits.map(page.state.view ? row : page.card);
      results.querySelector("tbody, ol").append(...added);
      page.tools();
      if (byButton) added[0]?.querySelector("a").focus({ preventScroll: true });
    } finally {
      more.disabled = false;
    }
  }

  // As the reader scrolls, but not for ever: the foot of the page must be reachable.
  const byScrolling = () => new IntersectionObserver(([entry]) => {
    if (entry.isIntersecting && page.hits.length <= BY_SCROLLING) page.showMore(false);
  }, { rootMargin: "300px" }).observe(more);

  // ---- filters: every value has its place once, so that the reader's own is not lost when the numbers change

  const boxes = [];
  const withIt = (key, value) => ({ ...page.state.filters, [key]: FLAGS.includes(key) || [...page.state.filters[key] ?? [], value] });
  const option = ([key, value]) => {
    const number = make("span", {});
    const box = make("input", { type: "checkbox", name: key, value, onchange: () => go({ filters: box.checked ? withIt(key, value) : without(key, value) }, true) });
    const node = make("label", {}, box, page.label(key, value), number);
    boxes.push({ key, value, box, node, number });
    return node;
  };
  const set = (key, values) => make("fieldset", { "data-facet": key }, make("legend", {}, say(key)), values);
  const options = (key) => [...page.known[key].keys()].map((value) => option([key, value]));
  const byGroup = () => {
    const groups = new Map();
    for (const key of page.known.occupation.keys()) {
      const group = key.split("/")[1][0];
      groups.set(group, [...groups.get(group) ?? [], option(["occupation", key])]);
    }
    return [...groups].sort().map(([group, nodes]) => make("details", {}, make("summary", {}, page.majors.get(group) ?? group), make("div", {}, nodes)));
  };

  async function count() {
    const isCurrent = page.isCurrent();
    const place = facets.lastElementChild;
    if (!boxes.length) place.textContent = say("counting");
    const counts = await page.result.counts();
    if (!isCurrent()) return;
    if (!boxes.length) {
      place.replaceChildren(...LISTS.map((key) => set(key, key === "occupation" ? byGroup() : options(key))), set("flags", FLAGS.map((key) => option([key, "1"]))));
    }
    const { filters } = page.state;
    for (const { key, value, box, node, number } of boxes) {
      const flag = FLAGS.includes(key);
      const n = flag ? counts[key] : counts[key].get(value) ?? 0;
      box.checked = flag ? filters[key] === true : Boolean(filters[key]?.includes(value));
      number.textContent = n;
      node.hidden = !n && !box.checked;
    }
    for (const group of place.querySelectorAll("fieldset, details")) {
      group.hidden = !group.querySelector("label:not([hidden])");
      if (group.querySelector(":checked")) group.open = true;
    }
  }

  // ---- nothing found: why, and what would find something

  // The words of the query: what was understood, and what stands between blanks besides.
  function parts() {
    const { q } = page.state;
    const all = [];
    const between = (from, to) => {
      for (const { 0: { length }, index } of q.slice(from, to).matchAll(/[^\s,、，;；|/+&]+/g)) all.push({ from: from + index, to: from + index + length });
    };
    let end = 0;
    for (const { from, to } of [...page.result.understood].sort((a, b) => a.from - b.from)) {
      if (from < end || to <= from) continue;
      between(end, from);
      all.push({ from, to });
      end = to;
    }
    between(end, q.length);
    return all;
  }

  async function advise() {
    const isCurrent = page.isCurrent();
    const { q, filters } = page.state;
    const text = q.trim();
    const ways = make("ul", {});
    results.replaceChildren(make("div", { class: "empty" },
      make("p", {}, make("b", {}, text ? say("none", { q: page.clipped(text) }) : say("none_filtered"))), ways, make("p", {}, say("none_why"))));
    document.documentElement.classList.add("lost");
    const tried = page.values(filters).map(([key, value]) => ({ q, filters: without(key, value), key: "without", x: page.label(key, value) }));
    const words = parts();
    if (words.length > 1) tried.push(...words.map((part) => ({ q: page.cut(part), filters, key: "without", x: q.slice(part.from, part.to) })));
    else {
      // One word: its halves, its beginning, its end.
      const units = [...text], middle = Math.ceil(units.length / 2);
      const pieces = new Set([[0, middle], [middle], [0, 2], [-2]].map(([from, to]) => units.slice(from, to).join("")));
      for (const x of pieces) if (x.length > 1 && x !== text) tried.push({ q: x, filters, key: "only", x });
    }
    for (const { q, filters, key, x } of tried.slice(0, 6)) {
      const found = await index.query(q, filters).catch(() => null);
      if (!isCurrent()) return;
      if (found?.total && !found.near) ways.append(make("li", {}, page.linkTo(q, say(key, { x: page.clipped(x), n: found.total }), filters)));
    }
    if (ways.children.length) ways.before(make("p", {}, say("try")));
  }

  // ---- a file for a spreadsheet

  // A cell that a spreadsheet takes for text, whatever it begins with.
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  async function download() {
    const hits = page.result.near ? page.hits : await page.result.hits(0, page.result.total, true);
    const heads = ["col_evaluator", "code", "credit", "col_standing", "until", "col_district", "col_occupations", "session_days", "kind", "entrusted", "address"];
    const lines = hits.map((hit) => [
      hit.name, hit.code, hit.credit, page.standing(hit.standing)[0].textContent, hit.standing.until, hit.district?.label ?? "",
      hit.scope.map((it) => page.item(it) + say("bracket_open") + page.levels(it.levels) + say("bracket_close")).join(say("list_separator")),
      hit.sessions.join(" "), page.label("kind", hit.kind), hit.entrusted ? say("yes") : "", page.link(hit)[0].href,
    ]);
    const text = [heads.map((key) => say(key)), ...lines].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
    const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
    make("a", { href, download: `${say("file")}-${today}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  }

  // ---- the recent searches

  function recent() {
    const { all, clear } = minglu.recent;
    document.querySelector(".recent")?.remove();
    if (!all().length) return;
    const away = () => {
      clear();
      recent();
      document.querySelector("#ask input").focus();
    };
    hunt.before(make("div", { class: "recent" }, make("p", {}, say("recent"), " ", make("button", { type: "button", onclick: away }, say("clear"))),
      make("ul", {}, all().map((q) => make("li", {}, page.linkTo(q, q, {}))))));
  }

  return { table, count, advise, download, recent, showMore, byScrolling };
};
