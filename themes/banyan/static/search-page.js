// The search page. What is asked stands in the address; how far the reader has come stands in the entry of the
// history; the page shows both, whatever changed them. Results are built as nodes, never as HTML.
// What is rarely needed (filters, table, download, advice) is in search-more.js and comes when it is.
{
  const minglu = globalThis.minglu;
  const FIRST = 10, SMALL = 500;
  const LISTS = ["district", "occupation", "level", "standing", "kind"], FLAGS = ["session", "entrusted"];

  // An element; children that are null or false are left out.
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child != null && child !== false));
    return element;
  };

  // A text with the places that were found in it.
  minglu.marked = (text, marks) => {
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
    const { marked, recent } = minglu;
    const by = (id) => document.getElementById(id);
    const [form, chips, facets, sum, other, failed, results, more, csv] =
      ["ask", "chips", "facets", "sum", "other", "failed", "results", "more", "csv"].map(by);
    const input = form.elements.q;
    const views = hunt.querySelectorAll("[data-view]");
    const words = JSON.parse(by("words").textContent);
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    const say = (key, values = {}) => fill(words[key] ?? key, values);
    const clipped = (text) => text.length > 40 ? `${text.slice(0, 40)}…` : text;

    // ---- days and standings, as standing.js writes them

    const spoken = by("standing-words");
    const pad = (n) => String(n).padStart(2, "0");
    const now = new Date();
    const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
    const written = (day) => {
      const [y, m, d] = day.split("-").map(Number);
      return fill(spoken.dataset.date, { y, m, d, month: spoken.dataset.months.split(" ")[m - 1] });
    };
    // The word of today; a sentence whose day is before the records is not said, for they do not tell it.
    const standing = ({ now, until, timeline }) => {
      const model = spoken.content.querySelector(`.st.${now}`);
      const { sentence } = model.dataset;
      const since = timeline.find(([day, key], i) => i && key === now && day <= today)?.[0];
      const on = sentence.includes("{until}") ? until : since;
      return [make("b", { class: `st ${now}` }, model.textContent),
        on && make("time", { datetime: on }, fill(sentence, { since: written(on), until: written(on) }))];
    };

    // ---- what is asked, and the address that says it

    const read = () => {
      const asked = new URLSearchParams(location.search);
      const filters = {};
      for (const key of LISTS) if (asked.has(key)) filters[key] = asked.getAll(key);
      for (const key of FLAGS) if (asked.get(key)) filters[key] = true;
      return { q: asked.get("q") ?? "", view: asked.get("view") === "table" ? "table" : "", filters };
    };
    const address = ({ q, view, filters }) => {
      const said = new URLSearchParams();
      if (q) said.set("q", q);
      for (const key of LISTS) for (const value of filters[key] ?? []) said.append(key, value);
      for (const key of FLAGS) if (filters[key]) said.set(key, "1");
      if (view) said.set("view", view);
      return `${location.pathname}${said.size ? "?" : ""}${said}`;
    };
    // Remembers how much is shown and where, for a reload and for the way back.
    const note = () => history.replaceState({ shown: page.hits.length, y: scrollY }, "");
    // `step`: whether going back should lead here.
    const go = (change, step) => {
      note();
      page.state = { ...page.state, ...change };
      history[step ? "pushState" : "replaceState"]({}, "", address(page.state));
      run();
    };
    const without = (key, value) => {
      const { [key]: values, ...filters } = page.state.filters;
      const rest = values === true ? [] : values.filter((it) => it !== value);
      return rest.length ? { ...filters, [key]: rest } : filters;
    };

    // ---- the index

    const index = minglu.open(form);
    let typing = false, turn = 0, rest;
    // What this page and search-more.js both know.
    const page = {
      make, say, clipped, go, without, written, standing, today, index, hunt, results, facets, more, FLAGS, LISTS,
      state: read(), hits: [],
      // The values of each facet with their labels, in the order in which they are shown.
      known: null,
      isCurrent: () => { const mine = turn; return () => mine === turn; },
    };
    const need = async () => {
      await minglu.late(form);
      return rest ??= minglu.more(page);
    };

    async function run({ shown = 0, y } = {}) {
      turn += 1;
      const isCurrent = page.isCurrent();
      const { q, view, filters } = page.state;
      if (input.value !== q) input.value = q;
      const asked = q.trim() !== "" || Object.keys(filters).length > 0;
      const { classList } = document.documentElement;
      classList.toggle("asked", asked);
      classList.remove("lost");
      failed.replaceChildren();
      results.dataset.state = asked ? "loading" : "idle";
      if (!asked) {
        page.hits = [];
        if (recent.all().length) need().then((it) => it.recent(), () => {});
        return;
      }
      results.setAttribute("aria-busy", "true");
      const waiting = setTimeout(() => { sum.textContent = say("loading"); }, 300);
      try {
        const result = await index.query(q, filters);
        const hits = await result.hits(0, Math.max(FIRST, shown));
        const { records, majors, ...known } = await index.facets();
        const table = view && hits.length && await need();
        if (!isCurrent()) return;
        page.known ??= Object.fromEntries(Object.entries(known).map(([facet, values]) => [facet, new Map(values.map(({ key, label }) => [key, label]))]));
        Object.assign(page, { result, hits, majors: new Map(majors) });
        // Of a small directory all is soon there.
        if (facets.open === false && !facets.dataset.met && records <= SMALL && matchMedia("(min-width: 60rem)").matches) facets.open = true;
        facets.dataset.met = "";
        show(table);
        if (y) scrollTo(0, y);
        results.dataset.state = "done";
        if (facets.open) count();
        if (!hits.length) (await need()).advise();
      } catch (error) {
        if (!isCurrent()) return;
        page.hits = [];
        for (const part of [results, chips, other, sum]) part.replaceChildren();
        results.dataset.state = "failed";
        tools();
        fail(error);
      } finally {
        clearTimeout(waiting);
        if (isCurrent()) results.removeAttribute("aria-busy");
      }
    }

    const retry = () => run(history.state ?? {});
    function fail(error) {
      console.info(error);
      failed.replaceChildren(make("p", { class: "empty" }, say("failed"), " ", make("button", { type: "button", onclick: retry }, say("retry"))));
    }
    // Work that the reader asked for, with its failure shown.
    const attempt = async (work) => {
      const isCurrent = page.isCurrent();
      try {
        await work();
      } catch (error) {
        if (isCurrent()) fail(error);
      }
    };
    const count = () => attempt(async () => (await need()).count());

    // ---- results

    page.levels = (keys) => {
      const labels = page.known.level;
      const runs = [];
      for (const key of [...keys].sort().reverse()) {
        const last = runs.at(-1);
        if (last && last.at(-1) - key === 1) last.push(key);
        else runs.push([key]);
      }
      return runs.map((run) => run.length < 2 ? labels.get(run[0])
        : say("levels_range", { from: labels.get(run[0]), to: labels.get(run.at(-1)) })).join(say("list_separator"));
    };
    page.item = ({ label, job }) => label + (job && say("bracket_open") + job + say("bracket_close"));
    page.scope = ({ scope }) => {
      const first = [...scope].sort((a, b) => b.matched - a.matched);
      const parts = first.slice(0, 3).map((it) =>
        make("span", {}, it.matched ? make("mark", {}, page.item(it)) : page.item(it), make("small", {}, page.levels(it.levels))));
      if (first.length > 3) parts.push(make("small", {}, say("more_scope", { n: first.length })));
      return parts;
    };
    page.code = ({ code }) => make("code", {}, [[0, 1], [1, 5], [5, 7], [7]].map(([from, to]) => make("i", {}, code.slice(from, to))));
    page.link = ({ url, name, marks, other }) => [make("a", { href: hunt.dataset.root + url }, marked(name, marks)),
      other && make("small", {}, say("also"), marked(other.text, other.marks))];
    page.next = ({ sessions: [day] }) => day && make("small", {}, say("next"), make("time", { datetime: day }, written(day)));

    const card = page.card = (hit) => make("li", { "data-code": hit.code },
      make("h2", {}, page.link(hit)),
      make("p", { class: "word" }, standing(hit.standing)),
      make("p", { class: "fine" }, page.code(hit), minglu.pick?.button(hit.code, hit.name), hit.district && make("span", {}, hit.district.label), page.next(hit)),
      make("p", { class: "items" }, page.scope(hit)));

    function show(table) {
      const { result, hits, state } = page;
      const near = result.near && hits.length > 0;
      const number = make("b", {});
      const [before, after] = say(near ? "near_total" : "total", { n: "\0", m: hits.length }).split("\0");
      sum.replaceChildren(before, number, after);
      results.dataset.query = state.q;
      const list = hits.length ? [table ? table.table(hits) : make("ol", { class: "cards" }, hits.map(card))] : [];
      results.replaceChildren(...near
        ? [make("section", { "data-near": "" }, make("h2", {}, say("near")), make("p", { class: "hint" }, say("near_note", { q: clipped(state.q) })), ...list)]
        : list);
      showChips();
      const readings = result.other.map((it) => make("li", {}, page.linkTo(it.text, say(`other_${it.why}`, { x: clipped(it.label) }))));
      other.replaceChildren(...readings.length ? [make("p", {}, say("other")), make("ul", {}, readings)] : []);
      tools();
      minglu.pick?.show();
    }

    page.tools = tools;
    function tools() {
      const { result, hits, state } = page;
      const total = result?.near ? 0 : result?.total;
      const number = sum.querySelector("b");
      if (number) results.dataset.total = number.dataset.total = number.textContent = total;
      more.hidden = !hits.length || hits.length >= total || result.near;
      csv.hidden = !hits.length;
      facets.hidden = !hits.length && !Object.keys(state.filters).length;
      for (const button of views) {
        button.hidden = !hits.length;
        button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
      }
    }

    // How more is shown, search-more.js knows.
    const showMore = page.showMore = (byButton) => attempt(async () => (await need()).showMore(byButton));

    // ---- what was understood, and what else it could be

    page.label = (key, value) => FLAGS.includes(key) ? say(key) : page.known[key].get(value) ?? value;
    page.cut = ({ from, to }) => `${page.state.q.slice(0, from)} ${page.state.q.slice(to)}`.replace(/\s+/g, " ").trim();
    page.values = (filters) => Object.entries(filters).flatMap(([key, values]) => (values === true ? ["1"] : values).map((value) => [key, value]));
    const chip = (key, text, change) => {
      const said = FLAGS.includes(key) ? text : say(key) + say("colon") + text;
      return make("li", {}, make("button", { type: "button", "aria-label": say("remove", { x: said }), onclick: () => { go(change(), true); sum.focus(); } }, said));
    };
    function showChips() {
      const { filters } = page.state;
      chips.replaceChildren(
        ...page.result.understood.map((it) => chip(it.facet, it.label, () => ({ q: page.cut(it) }))),
        ...page.values(filters).map(([key, value]) => chip(key, page.label(key, value), () => ({ filters: without(key, value) }))));
    }

    // A link to another query that is answered here.
    page.linkTo = (q, text, filters = page.state.filters) => make("a", {
      href: address({ ...page.state, q, filters }),
      onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go({ q, filters }, true);
      },
    }, text);

    // ---- what the reader does

    let pause, resting;
    const heard = () => {
      if (input.value === page.state.q) return;
      const step = !typing;
      typing = true;
      go({ q: input.value }, step);
    };
    minglu.ask(input, () => {
      clearTimeout(pause);
      // Letters come one after another; what an input method or the clipboard brings is whole.
      if (/\w$/.test(input.value) && Math.abs(input.value.length - page.state.q.length) < 2) pause = setTimeout(heard, 80);
      else heard();
    });
    input.addEventListener("change", () => { typing = false; });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      typing = false;
      recent.add(input.value);
      if (input.value !== page.state.q) go({ q: input.value }, true);
      else if (results.dataset.state === "failed") retry();
    });
    results.addEventListener("click", ({ target }) => { if (target.closest("a")) { recent.add(page.state.q); note(); } });
    more.addEventListener("click", () => showMore(true));
    csv.addEventListener("click", () => attempt(async () => (await need()).download()));
    facets.addEventListener("toggle", () => { if (facets.open && results.dataset.state === "done") count(); });
    for (const button of views) button.addEventListener("click", () => go({ view: button.dataset.view }));

    history.scrollRestoration = "manual";
    addEventListener("popstate", () => {
      page.state = read();
      typing = false;
      retry();
    });
    addEventListener("scroll", () => { clearTimeout(resting); resting = setTimeout(note, 200); }, { passive: true });
    if (matchMedia("(prefers-reduced-motion: no-preference)").matches) {
      // Only once the reader scrolls.
      addEventListener("scroll", () => need().then((it) => it.byScrolling(), () => {}), { once: true, passive: true });
    }
    retry();
  }
}
