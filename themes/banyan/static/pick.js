// Evaluators chosen to be compared: their codes are kept on this device, and stand in the address of the page that compares.
// What can be chosen has a button; a bar at the foot says how many were and leads on.
{
  const minglu = globalThis.minglu ??= {};
  const bar = document.getElementById("pick");
  // Once only: a page may load this file in two bundles.
  if (bar && !minglu.pick) {
    const KEY = "minglu.compare", MOST = 4, CODE = /^[YS]\d{12}$/;
    const words = bar.dataset;
    const [said, link, clear] = ["p", "a", "button"].map((name) => bar.querySelector(name));
    const page = link.getAttribute("href");

    const read = () => {
      try { return JSON.parse(localStorage.getItem(KEY)).filter((code) => CODE.test(code)).slice(0, MOST); } catch { return []; }
    };
    let chosen = read();
    const keep = (codes) => {
      chosen = [...new Set(codes)].slice(0, MOST);
      try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* kept for this page only */ }
    };

    function label(button) {
      const { pick, name } = button.dataset;
      button.textContent = chosen.includes(pick) ? words.remove : words.add;
      if (name) button.setAttribute("aria-label", `${button.textContent} ${name}`);
    }
    function show(text) {
      const buttons = document.querySelectorAll("[data-pick]");
      buttons.forEach(label);
      // What was chosen is of interest only where one chooses.
      bar.hidden = !chosen.length || !buttons.length;
      document.documentElement.classList.toggle("picking", !bar.hidden);
      said.textContent = text ?? words.n.replace("{n}", chosen.length);
      link.setAttribute("href", `${page}?c=${chosen.join()}`);
    }
    function choose({ currentTarget: { dataset: { pick } } }) {
      if (chosen.includes(pick)) keep(chosen.filter((code) => code !== pick));
      else if (chosen.length < MOST) keep([...chosen, pick]);
      else return show(words.full);
      show();
    }
    const serve = (button) => {
      button.addEventListener("click", choose);
      label(button);
      button.hidden = false;
      return button;
    };

    minglu.pick = {
      CODE, MOST, read, keep, show,
      /** A button for an evaluator. */
      button: (code, name) => {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "pick" });
        Object.assign(button.dataset, { pick: code, name });
        return serve(button);
      },
    };

    document.querySelectorAll("[data-pick]").forEach(serve);
    // Rows of lists: the button stands beside the code, in a line that is there already.
    for (const row of document.querySelectorAll(".rows tbody th")) {
      const name = row.querySelector("a"), code = row.querySelector("code");
      if (!name || !CODE.test(code?.textContent)) continue;
      const line = Object.assign(document.createElement("span"), { className: "line" });
      code.replaceWith(line);
      line.append(code, minglu.pick.button(code.textContent, name.textContent));
    }
    clear.addEventListener("click", () => { keep([]); show(); document.getElementById("main").focus(); });
    const again = () => { chosen = read(); show(); };
    addEventListener("storage", ({ key }) => { if (key === KEY) again(); });
    addEventListener("pageshow", ({ persisted }) => { if (persisted) again(); });
    show();
  }
}
