// The calendar's filters: rows are shown or hidden where they stand, and what is chosen stands in the address, so that
// it can be linked and goes along to other months. Without this script all rows are shown.
{
  const form = document.getElementById("filter");
  if (form) {
    const NAMES = ["district", "occupation"];
    const status = form.querySelector("[role=status]");
    const fill = (text, n, m) => text.replace("{n}", n).replace("{m}", m);
    const days = [...document.querySelectorAll(".daybook")].map((day) => ({
      day,
      cell: document.querySelector(`.grid a[href="#${day.id}"]`),
      rows: [...day.querySelectorAll(".sessions > li")].map((row) => ({
        row,
        district: [row.querySelector("[data-district]")?.dataset.district],
        occupation: [...row.querySelectorAll(".items a")].map((link) => /occupations\/(\d+\/[-\d]+)\//.exec(link.getAttribute("href"))?.[1]),
      })),
    }));
    const all = days.flatMap(({ rows }) => rows);
    const others = [...document.querySelectorAll(".tabs a, .steps a")].map((link) => [link, link.getAttribute("href")]);

    // What another month has may be absent here: then it says so and stays chosen.
    function take() {
      const asked = new URLSearchParams(location.search);
      for (const name of NAMES) {
        const select = form.elements[name];
        const value = asked.get(name) ?? "";
        select.querySelector("[data-absent]")?.remove();
        select.value = value;
        if (select.value === value) continue;
        const option = Object.assign(new Option(form.dataset.absent, value, false, true));
        option.dataset.absent = "";
        select.append(option);
      }
    }

    function show() {
      const want = NAMES.map((name) => [name, form.elements[name].value]).filter(([, value]) => value);
      let shown = 0;
      for (const { day, cell, rows } of days) {
        let n = 0;
        for (const it of rows) {
          it.row.hidden = !want.every(([name, value]) => it[name].includes(value));
          if (!it.row.hidden) n += 1;
        }
        day.hidden = !n;
        shown += n;
        if (cell) {
          cell.lastElementChild.textContent = n ? fill(form.dataset.n, n) : "";
          cell.classList.toggle("off", !n);
        }
      }
      status.textContent = shown ? fill(form.dataset.found, shown, all.length) : form.dataset.none;
      const said = new URLSearchParams(want).toString();
      for (const [link, href] of others) link.setAttribute("href", href + (said && `?${said}`));
      return said;
    }
    const changed = () => {
      const said = show();
      history.replaceState(history.state, "", location.pathname + (said && `?${said}`) + location.hash);
    };

    form.addEventListener("change", changed);
    form.addEventListener("reset", () => setTimeout(changed));
    form.addEventListener("submit", (event) => event.preventDefault());
    // Going back, browsers put the old choice into the boxes; the address is what counts.
    addEventListener("pageshow", () => { take(); show(); });
    take();
    show();
  }
}
