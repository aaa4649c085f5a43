// Up to four evaluators side by side. Which, stands in the address: compare/?c=S000035900001,S000035900002. What there is to say of them
// comes from the search index: their cards, and the details beside these.
{
  const minglu = globalThis.minglu;
  const page = document.getElementById("compare");
  const { pick } = minglu;
  if (page && pick) {
    const words = JSON.parse(document.getElementById("words").textContent);
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
    const say = (key, values = {}) => fill(words[key] ?? key, values);
    const make = (name, attributes, ...children) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith("on")) element[key] = value;
        else element.setAttribute(key, value);
      }
      element.append(...children.flat(9).filter((child) => child != null && child !== false && child !== ""));
      return element;
    };
    const [place, status] = page.children;

    // ---- days and standings, as standing.js writes them

    const spoken = document.getElementById("standing-words");
    const written = (day) => {
      const [y, m, d] = day.split("-").map(Number);
      return make("time", { datetime: day }, fill(spoken.dataset.date, { y, m, d, month: spoken.dataset.months.split(" ")[m - 1] }));
    };
    const standing = (now) => make("b", { class: `st ${now}` }, spoken.content.querySelector(`.st.${now}`).textContent);

    // ---- what is compared

    // What the address says; without that, what was chosen on this device.
    const asked = () => {
      const said = new URLSearchParams(location.search).get("c");
      const codes = said === null ? pick.read() : said.toUpperCase().split(/[\s,，、]+/).filter((code) => pick.CODE.test(code));
      return [...new Set(codes)].slice(0, pick.MOST);
    };
    const go = (codes) => {
      pick.keep(codes);
      history.pushState({}, "", `${location.pathname}?c=${codes.join()}`);
      return run();
    };

    let index;
    const open = async () => {
      if (index) return index;
      if (!minglu.search?.open) await minglu.script(page.dataset.script);
      return index = minglu.open(document.querySelector("form.ask"));
    };
    // An evaluator with all that is known of it; nothing if the directory does not have the code.
    async function find(code) {
      const result = await index.query(code);
      const hit = result.near ? null : (await result.hits(0, 1))[0];
      if (hit?.code !== code) return { code };
      const [address = "", phone = "", items = []] = await index.details(hit.number);
      const scope = hit.scope.map((item, i) => {
        const [workstations = 0, ...pairs] = items[i] || [];
        const fees = new Map();
        for (let at = 0; at < pairs.length; at += 2) fees.set(String(pairs[at]), pairs[at + 1]);
        return { ...item, workstations, fees, key: `${item.occupation} ${item.job}` };
      });
      return { ...hit, address, phone, scope };
    }

    // ---- the table

    // Each row: its heading, what stands in it for each evaluator, and by what two of these are the same.
    function rows(all, labels) {
      const simple = [
        ["standing", (it) => standing(it.standing.now), (it) => it.standing.now],
        ["until", (it) => it.standing.until ? written(it.standing.until) : say("none"), (it) => it.standing.until],
        ["district", (it) => it.district?.label ?? "", (it) => it.district?.key],
        ["address", (it) => it.address],
        ["phone", (it) => it.phone ? make("a", { href: `tel:${it.phone}` }, it.phone) : say("none"), (it) => it.phone],
        ["next", (it) => it.sessions[0] ? written(it.sessions[0]) : say("no_session"), (it) => it.sessions[0]],
        ["entrusted", (it) => say(it.entrusted ? "yes" : "no"), (it) => it.entrusted],
        ["kind", (it) => labels.kind.get(it.kind), (it) => it.kind],
      ].map(([key, cell, same = cell]) => ({ head: say(key), cells: all.map(cell), same: all.map(same) }));
      const items = new Map(all.flatMap((it) => it.scope).map((item) => [item.key, item]));
      const found = (it, key) => it.scope.find((item) => item.key === key);
      // What most of them have comes first: that can be compared.
      const holders = (key) => all.filter((it) => found(it, key)).length;
      const scope = [...items].sort(([a], [b]) => holders(b) - holders(a) || (a < b ? -1 : 1)).map(([key, { label, job }]) => ({
        head: label + (job && say("bracket_open") + job + say("bracket_close")),
        cells: all.map((it) => item(found(it, key), labels)),
        same: all.map((it) => JSON.stringify(found(it, key), (name, value) => (value instanceof Map ? [...value] : name === "matched" ? undefined : value))),
      }));
      return { simple, scope };
    }
    function item(it, labels) {
      if (!it) return make("span", { class: "off" }, say("not_filed"));
      const levels = [...it.levels].sort().reverse().map((level) => make("li", {}, labels.level.get(level),
        it.fees.has(level) && make("span", {}, say("fee", { n: it.fees.get(level) }))));
      return [make("ul", {}, levels), !it.fees.size && make("small", {}, say("fee_unknown")),
        it.workstations > 0 && make("small", {}, say("workstations", { n: it.workstations }))];
    }
    function table(all, labels) {
      const { simple, scope } = rows(all, labels);
      const row = ({ head, cells, same }) => {
        const differs = new Set(same).size > 1;
        const mark = all.length > 1 && make("small", { class: differs ? "differs" : "" }, say(differs ? "differs" : "same"));
        return make("tr", {}, make("th", { scope: "row" }, head, mark),
          cells.map((cell, i) => make("td", { "data-label": all[i].name }, make("div", {}, cell))));
      };
      const heads = all.map((it) => make("th", { scope: "col" }, make("a", { href: page.dataset.root + it.url }, it.name), make("code", {}, it.code),
        make("button", { type: "button", "aria-label": say("remove", { x: it.name }), onclick: () => away(it.code) }, say("out"))));
      const group = (label) => make("tr", { class: "group" }, make("th", { scope: "colgroup", colspan: all.length + 1 }, label));
      return make("table", { class: `compare of-${all.length}` }, make("caption", {}, say("caption", { n: all.length })),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("what")), heads)),
        make("tbody", {}, simple.map(row)),
        make("tbody", {}, group(say("scope")), scope.map(row)));
    }
    async function away(code) {
      await go(asked().filter((other) => other !== code));
      document.getElementById("main").focus();
    }

    let turn = 0;
    async function run() {
      const mine = turn += 1;
      const codes = asked();
      if (!codes.length) {
        place.replaceChildren(make("p", { class: "empty" }, say("empty")));
        status.textContent = "";
        place.dataset.state = "done";
        return;
      }
      place.dataset.state = "loading";
      try {
        await open();
        const all = await Promise.all(codes.map(find));
        const facets = await index.facets();
        if (mine !== turn) return;
        const labels = Object.fromEntries(["level", "kind"].map((name) => [name, new Map(facets[name].map(({ key, label }) => [key, label]))]));
        const known = all.filter((it) => it.name), unknown = all.filter((it) => !it.name);
        place.replaceChildren(
          ...unknown.map((it) => make("p", { class: "empty" }, say("unknown", { x: it.code }))),
          ...known.length ? [table(known, labels)] : []);
        status.textContent = known.length === 1 ? say("one") : known.length ? say("hint") : "";
        place.dataset.state = "done";
      } catch (error) {
        if (mine !== turn) return;
        console.info(error);
        place.replaceChildren(make("p", { class: "empty" }, say("failed"), " ", make("button", { type: "button", onclick: run }, say("retry"))));
        place.dataset.state = "failed";
      }
    }

    addEventListener("popstate", run);
    if (!new URLSearchParams(location.search).has("c") && pick.read().length) history.replaceState({}, "", `${location.pathname}?c=${pick.read().join()}`);
    run();
  }
}
