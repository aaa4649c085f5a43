// The search box in the head of the pages: a combobox whose list shows results while typing. The search itself
// is loaded when the box is first used. Without this script the box is a form that leads to the search page.
{
  const SHOWN = 8;
  const form = document.querySelector("form.ask[data-script]");
  if (form) {
    const { recent, composing } = minglu;
    const input = form.elements.q;
    const words = form.dataset;
    const list = Object.assign(document.createElement("ul"), { id: "ask-list", role: "listbox" });
    const note = Object.assign(document.createElement("p"), { role: "status" });
    const drop = Object.assign(document.createElement("div"), { className: "drop", hidden: true });
    list.setAttribute("aria-label", input.getAttribute("aria-label"));
    drop.append(note, list);
    form.append(drop);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);

    const root = new URL("../", new URL(".", form.action));
    let index, standings, active = -1, turn = 0, shown;

    const open = () => index ??= minglu.script(words.script).then(() => minglu.open(form))
      .catch((error) => { index = undefined; throw error; });

    function mark(number) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = number;
      const option = list.children[active];
      option?.setAttribute("aria-selected", "true");
      option?.scrollIntoView({ block: "nearest" });
      if (option) input.setAttribute("aria-activedescendant", option.id);
      else input.removeAttribute("aria-activedescendant");
    }

    function show(said, options) {
      mark(-1);
      note.textContent = said;
      list.replaceChildren(...options.map(({ parts, chosen }, number) => {
        const option = Object.assign(document.createElement("li"), { id: `ask-${number}`, role: "option", onclick: chosen });
        option.setAttribute("aria-selected", "false");
        option.append(...parts);
        return option;
      }));
      list.hidden = !options.length;
      drop.hidden = !said && !options.length;
      input.setAttribute("aria-expanded", String(options.length > 0));
    }

    const close = () => { turn += 1; shown = undefined; show("", []); };
    const go = (address) => {
      recent.add(input.value);
      const link = Object.assign(document.createElement("a"), { href: address });
      document.body.append(link);
      link.click();
      link.remove();
    };

    function showRecent() {
      const texts = recent.all();
      if (!texts.length) return close();
      const options = texts.map((text) => ({ parts: [text], chosen: () => { input.value = text; form.requestSubmit(); } }));
      options.push({ parts: [words.clear], chosen: () => { recent.clear(); close(); input.focus(); } });
      show(words.recent, options);
    }

    const option = (hit) => {
      const side = document.createElement("small");
      const word = Object.assign(document.createElement("b"), { className: `st ${hit.standing.now}`, textContent: standings.get(hit.standing.now) });
      side.append(word, hit.district?.label ?? "");
      return { parts: [...minglu.marked(hit.name, hit.marks), side], chosen: () => go(new URL(hit.url, root)) };
    };

    async function heard() {
      const text = input.value;
      if (text === shown) return;
      const mine = turn += 1;
      shown = text;
      if (!text.trim()) return showRecent();
      try {
        const index = await open();
        const result = await index.query(text);
        standings ??= new Map((await index.facets()).standing.map(({ key, label }) => [key, label]));
        const hits = await result.hits(0, SHOWN);
        if (mine !== turn) return;
        const options = hits.map(option);
        const n = result.near ? hits.length : result.total;
        if (hits.length) options.push({ parts: [words.all.replace("{n}", n)], chosen: () => form.requestSubmit() });
        const said = !hits.length ? words.none : result.near ? words.alike : words.n;
        show(said.replace("{n}", n), options);
      } catch {
        if (mine === turn) { shown = undefined; show(words.failed, []); }
      }
    }

    minglu.ask(input, heard);
    input.addEventListener("focus", () => { open().catch(() => {}); heard(); });
    input.addEventListener("keydown", (event) => {
      if (composing(event)) return;
      const { length } = list.children;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !length) heard();
      else if (step) mark((active + 1 + step + length + 1) % (length + 1) - 1);
      else if (event.key === "Enter" && active >= 0) list.children[active].click();
      else if (event.key === "Escape" && !drop.hidden) close();
      else return;
      event.preventDefault();
    });
    // The caret stays in the box while a choice is made.
    drop.addEventListener("pointerdown", (event) => event.preventDefault());
    drop.addEventListener("mousedown", (event) => event.preventDefault());
    input.addEventListener("blur", close);
    form.addEventListener("submit", () => recent.add(input.value));
  }
}
