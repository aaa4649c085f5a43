// The search page. What is asked stands in the address; how far the reader has come stands in the entry of the
// history; the page shows both, whatever changed them. Results are built as nodes, never as HTML.
{
  const minglu = globalThis.minglu;
  const FIRST = 10, MORE = 20, BY_SCROLLING = 90;
  const LISTS = ["district", "occupation", "level", "standing", "kind"], FLAGS = ["session", "entrusted"];

  // An element; children that are null or false are left out.
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element[key] = value;
      else if (value === true) element.setAttribute(key, "");
      else if (value != null && value !== false) element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child != null && child !== false));
    return element;
  };

  // A text with the places that were found in it.
  minglu.marked = (text, marks = []) => {
    const parts = [];
    let end = 0;
    for (const [from, to] of marks) {
      parts.push(text.slice(end, from), make("mark", {}, text.slice(from, to)));
      end = to;
    }
    return [...parts, text.slice(end)];
  };

  const hunt = document.getElementById("hunt");
  if (hunt) start();

  function start() {
    const by = (id) => document.getElementById(id);
    const [form, chips, facets, sum, other, failed, results, more, csv] =
      ["ask", "chips", "facets", "sum", "other", "failed", "results", "more", "csv"].map(by);
    const input = form.elements.q;
    const words = JSON.parse(by("words").textContent);
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    const say = (key, values = {}) => fill(words[key] ?? key, values);
    const root = hunt.dataset.root;
    const spoken = by("standing-words");

    // ---- days and standings, as standing.js writes them

    const iso = (day) => String(day).replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
    const written = (day) => {
      const [y, m, d] = iso(day).split("-").map(Number);
      return fill(spoken.dataset.date, { y, m, d, month: spoken.dataset.months.split(" ")[m - 1] });
    };
    const pad = (n) => String(n).padStart(2, "0");
    const now = new Date();
    const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;

    const standing = ({ now, until, timeline }) => {
      const model = spoken.content.querySelector(`.st.${now}`);
      const since = timeline.filter(([day]) => iso(day) <= today).pop()?.[0] ?? "";
      const { sentence } = model.dataset;
      const on = sentence.includes("{until}") ? until : since;
      const text = fill(sentence, { since: since && written(since), until: until && written(until) });
      return [make("b", { class: `st ${now}` }, model.textContent), on ? make("time", { datetime: iso(on) }, text) : null];
    };
    const standingText = (hit) => standing(hit.standing)[0].textContent;

    // ---- what is asked, and the address that says it

    const read = () => {
      const asked = new URLSearchParams(location.search);
      const filters = {};
      for (const key of LISTS) if (asked.has(key)) filters[key] = asked.getAll(key);
      for (const key of FLAGS) if (asked.get(key)) filters[key] = true;
      return { q: asked.get("q") ?? "", view: asked.get("view") ?? "", filters };
    };
    const address = ({ q, view, filters }) => {
      const said = new URLSearchParams();
      if (q) said.set("q", q);
      for (const key of LISTS) for (const value of filters[key] ?? []) said.append(key, value);
      for (const key of FLAGS) if (filters[key]) said.set(key, "1");
      if (view) said.set("view", view);
      return said.size ? `?${said}` : location.pathname;
    };
    let state = read();
    let typing = false;

    // `step`: whether going back should lead here.
    const go = (change, step) => {
      note();
      state = { ...state, ...change };
      history[step ? "pushState" : "replaceState"]({}, "", address(state));
      run();
    };
    const without = (key, value) => {
      const filters = { ...state.filters };
      const rest = (filters[key] === true ? [] : filters[key]).filter((it) => it !== value);
      if (rest.length) filters[key] = rest;
      else delete filters[key];
      return filters;
    };
    const withIt = (key, value) => ({ ...state.filters, [key]: FLAGS.includes(key) || [...state.filters[key] ?? [], value] });
    const filtered = () => Object.keys(state.filters).length > 0;
    // Remembers how much is shown and where, for a reload and for the way back.
    const note = () => history.replaceState({ shown, y: scrollY }, "");

    // ---- the index

    // What failed is asked for again by the next query.
    const index = minglu.search.open(minglu.pieces(new URL(".", form.action)));
    const retry = () => run(history.state ?? {});
    // The values of each facet and their labels, in the order in which they are shown.
    let known;
    const learn = async () => {
      const facets = await index.facets();
      known ??= Object.fromEntries(Object.entries(facets).map(([facet, values]) => [facet, new Map(values.map(({ key, label }) => [key, label]))]));
    };

    let turn = 0, result, hits = [], shown = 0;

    async function run({ shown: wanted = 0, y } = {}) {
      const mine = turn += 1;
      const { q, filters } = state;
      if (input.value !== q) input.value = q;
      const asked = q.trim() !== "" || filtered();
      hunt.hidden = !asked;
      document.documentElement.classList.toggle("asked", asked);
      failed.replaceChildren();
      if (!asked) {
        results.dataset.state = "idle";
        showRecent();
        return;
      }
      results.dataset.state = "loading";
      results.setAttribute("aria-busy", "true");
      const waiting = setTimeout(() => { sum.textContent = say("loading"); }, 300);
      try {
        const found = await index.query(q, filters);
        const cards = await found.hits(0, Math.max(FIRST, wanted));
        await learn();
        if (mine !== turn) return;
        result = found;
        hits = cards;
        show();
        if (y) scrollTo(0, y);
        results.dataset.state = "done";
        if (facets.open) count();
        if (!hits.length) advise(mine);
      } catch (error) {
        if (mine === turn) fail(error);
      } finally {
        clearTimeout(waiting);
        if (mine === turn) results.removeAttribute("aria-busy");
      }
    }

    function fail(error) {
      console.info(error);
      results.dataset.state = "failed";
      sum.textContent = "";
      failed.replaceChildren(make("p", { class: "empty" }, say("failed"), " ", make("button", { type: "button", onclick: retry }, say("retry"))));
    }

    // ---- results

    const levels = (keys) => {
      const labels = known.level;
      const runs = [];
      for (const key of [...keys].sort().reverse()) {
        const last = runs.at(-1);
        if (last && last.at(-1) - key === 1) last.push(key);
        else runs.push([key]);
      }
      const text = (run) => run.length < 2 ? labels.get(run[0])
        : say("levels_range", { from: labels.get(run[0]), to: labels.get(run.at(-1)) });
      return runs.map(text).join(say("list_separator"));
    };
    const scopeText = (item) => `${item.label}${item.job ? say("bracket_open") + item.job + say("bracket_close") : ""}`;
    const scope = (hit, most) => {
      const first = [...hit.scope].sort((a, b) => b.matched - a.matched);
      const items = first.slice(0, most).map((item) => [
        item.matched ? make("mark", {}, scopeText(item)) : scopeText(item),
        make("small", {}, levels(item.levels)),
      ]);
      const parts = items.map((item) => make("span", {}, item));
      if (first.length > most) parts.push(make("small", {}, say("more_scope", { n: first.length })));
      return parts;
    };
    const code = (code) => make("code", {}, [[0, 1], [1, 5], [5, 7], [7]].map(([from, to]) => make("i", {}, code.slice(from, to))));
    const link = (hit) => make("a", { href: root + hit.url }, minglu.marked(hit.name, hit.marks));
    const also = (hit) => hit.other && make("small", {}, say("also"), minglu.marked(hit.other.text, hit.other.marks));
    const next = (hit) => {
      const day = hit.sessions.map(iso).find((day) => day >= today);
      return day && make("span", {}, say("next").replace("{day}", ""), make("time", { datetime: day }, written(day)));
    };

    const card = (hit) => make("li", { "data-code": hit.code },
      make("h2", {}, link(hit)),
      also(hit),
      make("p", { class: "word" }, standing(hit.standing)),
      make("p", { class: "fine" }, code(hit.code), hit.district && make("span", {}, hit.district.label), next(hit)),
      make("p", { class: "items" }, scope(hit, 3)));

    const row = (hit) => make("tr", { "data-code": hit.code },
      make("th", { scope: "row" }, link(hit), also(hit), code(hit.code)),
      make("td", {}, standing(hit.standing)),
      make("td", { class: "where", "data-label": say("col_district") }, hit.district?.label ?? ""),
      make("td", { "data-label": say("col_occupations") }, scope(hit, 3), next(hit)));

    const columns = ["evaluator", "standing", "district", "occupations"];
    const list = (cards) => state.view === "table"
      ? make("table", { class: "rows" }, make("caption", {}, say("caption")),
        make("thead", {}, make("tr", {}, columns.map((key) => make("th", { scope: "col" }, say(`col_${key}`))))),
        make("tbody", {}, cards.map(row)))
      : make("ol", { class: "cards" }, cards.map(card));

    function show() {
      const { near } = result;
      const total = near ? 0 : result.total;
      const number = make("b", { "data-total": total }, String(total));
      const [before, after] = say(near && hits.length ? "near_total" : "total", { n: "\u0000", m: hits.length }).split("\u0000");
      sum.replaceChildren(before, number, after);
      results.dataset.query = state.q;
      results.dataset.total = total;
      shown = hits.length;
      const body = !hits.length ? [] : [list(hits)];
      results.replaceChildren(...near && hits.length
        ? [make("section", { "data-near": true }, make("h2", {}, say("near")), make("p", { class: "hint" }, say("near_note", { q: clipped(state.q) })), ...body)]
        : body);
      showChips();
      showOther();
      afterwards();
    }
    const clipped = (text) => text.length > 40 ? `${text.slice(0, 40)}…` : text;

    function afterwards() {
      more.hidden = hits.length >= result.total || result.near;
      csv.hidden = !hits.length;
      for (const button of document.querySelectorAll("[data-view]")) {
        button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
        button.hidden = !hits.length;
      }
    }

    async function showMore(byButton) {
      const mine = turn, of = result, from = hits.length;
      if (more.hidden || more.disabled) return;
      more.disabled = true;
      try {
        const cards = await of.hits(from, from + MORE);
        if (mine !== turn) return;
        hits = [...hits, ...cards];
        const into = results.querySelector("tbody, ol");
        const added = cards.map(state.view === "table" ? row : card);
        into.append(...added);
        sum.querySelector("b").textContent = sum.querySelector("b").dataset.total = results.dataset.total = of.total;
        shown = hits.length;
        afterwards();
        if (byButton) added[0]?.querySelector("a").focus({ preventScroll: true });
      } catch (error) {
        if (mine === turn) fail(error);
      } finally {
        more.disabled = false;
      }
    }

    // ---- what was understood, and what else it could be

    const label = (key, value) => FLAGS.includes(key) ? say(key) : known[key].get(value) ?? value;
    const chip = (kind, text, away) => {
      const said = kind ? say(kind) + say("colon") + text : text;
      return make("li", {}, make("button", { type: "button", "aria-label": say("remove", { x: said }), onclick: away }, said));
    };
    const cut = ({ from, to }) => (state.q.slice(0, from) + " " + state.q.slice(to)).replace(/\s+/g, " ").trim();

    function showChips() {
      const understood = result.understood.map((it) => chip(
        FLAGS.includes(it.facet) ? "" : it.facet, it.label, () => { go({ q: cut(it) }, true); input.focus(); }));
      const chosen = Object.entries(state.filters).flatMap(([key, values]) => (values === true ? ["1"] : values).map((value) =>
        chip(FLAGS.includes(key) ? "" : key, label(key, value), () => { go({ filters: without(key, value) }, true); sum.focus(); })));
      if (chosen.length > 1) chosen.push(make("li", {}, make("button", { type: "button", class: "all", onclick: () => go({ filters: {} }, true) }, say("remove_all"))));
      chips.replaceChildren(...understood, ...chosen);
    }

    const asLink = (q, text, filters = state.filters) => make("a", {
      href: address({ ...state, q, filters }),
      onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go({ q, filters }, true);
      },
    }, text);

    function showOther() {
      const links = result.other.map((it) => make("li", {}, asLink(it.text, say(`other_${it.why}`, { x: clipped(it.label) }))));
      other.replaceChildren(...links.length ? [make("p", {}, say("other")), make("ul", {}, links)] : []);
    }

    // Nothing found: why, and what would find something.
    async function advise(mine) {
      const { q, filters } = state;
      const why = q.trim() ? say("none", { q: clipped(q.trim()) }) : say("none_filtered");
      const ways = make("ul", {});
      results.replaceChildren(make("div", { class: "empty" }, make("p", {}, make("b", {}, why)), ways, make("p", {}, say("none_why"))));
      document.documentElement.classList.remove("asked");
      const tried = [];
      for (const [key, values] of Object.entries(filters)) for (const value of values === true ? ["1"] : values) {
        tried.push({ q, filters: without(key, value), key: "without", x: label(key, value) });
      }
      const parts = partsOf(q);
      if (parts.length > 1) for (const part of parts) tried.push({ q: cut(part), filters, key: "without", x: part.text });
      else if (q.trim().length > 3) {
        const text = [...q.trim()], middle = Math.ceil(text.length / 2);
        for (const half of [text.slice(0, middle), text.slice(middle)]) tried.push({ q: half.join(""), filters, key: "only", x: half.join("") });
      }
      for (const { q, filters, key, x } of tried.slice(0, 6)) {
        const found = await index.query(q, filters).catch(() => null);
        if (mine !== turn) return;
        if (found && found.total && !found.near) ways.append(make("li", {}, asLink(q, say(key, { x: clipped(x), n: found.total }), filters)));
      }
      if (ways.children.length) ways.before(make("p", {}, say("try")));
    }

    // The words of a query: what was understood, and what stands between blanks besides.
    function partsOf(q) {
      const known = [...result.understood].filter((it) => it.to > it.from).sort((a, b) => a.from - b.from);
      const parts = [];
      const rest = (from, to) => {
        for (const { 0: text, index } of q.slice(from, to).matchAll(/[^\s,、，;；|/+&]+/g)) parts.push({ text, from: from + index, to: from + index + text.length });
      };
      let end = 0;
      for (const { from, to } of known) {
        if (from < end) continue;
        rest(end, from);
        parts.push({ text: q.slice(from, to), from, to });
        end = to;
      }
      rest(end, q.length);
      return parts;
    }

    function showRecent() {
      hunt.previousElementSibling.parentElement.querySelector(".recent")?.remove();
      const texts = minglu.recent.all();
      if (!texts.length) return;
      const clear = make("button", { type: "button", onclick: () => { minglu.recent.clear(); showRecent(); input.focus(); } }, say("clear"));
      hunt.before(make("div", { class: "recent" }, make("p", {}, say("recent"), " ", clear),
        make("ul", {}, texts.map((q) => make("li", {}, asLink(q, q, {}))))));
    }

    // ---- facets

    const boxes = new Map();
    const option = (key, value, text) => {
      const number = make("span", {});
      const box = make("input", { type: "checkbox", name: key, value, onchange: () => go({ filters: box.checked ? withIt(key, value) : without(key, value) }, true) });
      const node = make("label", {}, box, text, number);
      boxes.set(`${key} ${value}`, { key, value, box, node, number });
      return node;
    };
    function buildFacets() {
      const set = (key, children) => make("fieldset", { "data-facet": key }, make("legend", {}, say(key)), children);
      const sets = LISTS.map((key) => {
        if (key !== "occupation") return set(key, [...known[key]].map(([value, text]) => option(key, value, text)));
        const groups = new Map();
        for (const [value, text] of known[key]) {
          const group = value.split("/")[1][0];
          groups.set(group, [...groups.get(group) ?? [], option(key, value, text)]);
        }
        return set(key, [...groups].sort().map(([group, nodes]) => make("details", {}, make("summary", {}, say(group)), make("div", {}, nodes))));
      });
      sets.push(set("flags", FLAGS.map((key) => option(key, "1", say(key)))));
      facets.lastElementChild.replaceChildren(...sets);
    }
    async function count() {
      const mine = turn, of = result;
      try {
        if (!boxes.size) facets.lastElementChild.textContent = say("counting");
        const counts = await of.counts();
        if (mine !== turn) return;
        if (!boxes.size) buildFacets();
        for (const { key, value, box, node, number } of boxes.values()) {
          const n = FLAGS.includes(key) ? counts[key] : counts[key].get(value) ?? 0;
          box.checked = FLAGS.includes(key) ? !!state.filters[key] : !!state.filters[key]?.includes(value);
          number.textContent = n;
          node.hidden = !n && !box.checked;
        }
        for (const group of facets.querySelectorAll("fieldset, fieldset details")) {
          const left = [...group.querySelectorAll("label")].filter((it) => !it.hidden);
          group.hidden = !left.length;
          if (group.tagName === "DETAILS" && left.some((it) => it.firstChild.checked)) group.open = true;
        }
      } catch (error) {
        if (mine === turn) fail(error);
      }
    }
    facets.addEventListener("toggle", () => { if (facets.open && result) count(); });

    // ---- as a table for a spreadsheet

    // A cell that a spreadsheet takes for text, whatever it begins with.
    const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
    async function download() {
      csv.disabled = true;
      try {
        const all = await result.hits(0, result.near ? hits.length : result.total);
        const heads = [say("col_evaluator"), say("code"), say("credit"), say("col_standing"), say("until"), say("col_district"),
          say("col_occupations"), say("session_days"), say("kind"), say("entrusted"), say("address")];
                const lines = all.map((hit) => [
          hit.name, hit.code, hit.credit ?? "", standingText(hit), hit.standing.until ? iso(hit.standing.until) : "", hit.district?.label ?? "",
          hit.scope.map((it) => scopeText(it) + say("bracket_open") + levels(it.levels) + say("bracket_close")).join(say("list_separator")),
          hit.sessions.map(iso).join(" "), known.kind.get(hit.kind) ?? "", hit.entrusted ? say("yes") : "", new URL(root + hit.url, location.href).href,
        ]);
        const text = [heads, ...lines].map((cells) => cells.map(cell).join(",") + "\r\n").join("");
        const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv" }));
        make("a", { href, download: `${say("file")}-${today}.csv` }).click();
        setTimeout(() => URL.revokeObjectURL(href), 60_000);
      } catch (error) {
        fail(error);
      } finally {
        csv.disabled = false;
      }
    }

    // ---- what the reader does

    let pause;
    minglu.ask(input, () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        if (input.value === state.q) return;
        go({ q: input.value }, !typing);
        typing = true;
      }, 80);
    });
    input.addEventListener("change", () => { typing = false; });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      typing = false;
      minglu.recent.add(input.value);
      if (input.value !== state.q) go({ q: input.value }, true);
      else if (results.dataset.state === "failed") retry();
    });
    results.addEventListener("click", ({ target }) => { if (target.closest("a")) { minglu.recent.add(state.q); note(); } });
    csv.addEventListener("click", download);
    more.addEventListener("click", () => showMore(true));
    for (const button of document.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => go({ view: button.dataset.view }, false));
    }

    history.scrollRestoration = "manual";
    addEventListener("popstate", () => { state = read(); typing = false; run(history.state ?? {}); });
    let rest;
    addEventListener("scroll", () => { clearTimeout(rest); rest = setTimeout(note, 200); }, { passive: true });
    addEventListener("pagehide", note);
    if (matchMedia("(prefers-reduced-motion: no-preference)").matches) {
      // Only once the reader scrolls, and not for ever: the foot of the page must be reachable.
      addEventListener("scroll", () => {
        new IntersectionObserver(([entry]) => {
          if (entry.isIntersecting && hits.length <= BY_SCROLLING) showMore(false);
        }, { rootMargin: "300px" }).observe(more);
      }, { once: true, passive: true });
    }
    run(history.state ?? {});
  }
}
