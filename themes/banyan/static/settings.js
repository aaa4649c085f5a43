// Large text and high contrast: two classes on <html>, remembered on this device. now.js sets them
// again on the next page before it is seen.
{
  const NAMES = ["large", "contrast"];
  const classes = document.documentElement.classList;
  const keep = () => {
    try { localStorage.setItem("minglu.display", NAMES.filter((name) => classes.contains(name)).join(" ")); } catch { /* not remembered */ }
  };

  // Once only: a page may load this file in two bundles.
  for (const box of document.querySelectorAll(".settings[hidden]")) {
    box.hidden = false;
    for (const button of box.querySelectorAll("[data-set]")) {
      const name = button.dataset.set;
      const show = () => button.setAttribute("aria-pressed", String(classes.contains(name)));
      show();
      button.addEventListener("click", () => { classes.toggle(name); keep(); show(); });
    }
  }
}
