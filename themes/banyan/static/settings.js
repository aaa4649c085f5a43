// Large text and high contrast: two classes on <html>, remembered on this device.
// A plain script in <head>, so that a page never shows first in the wrong size.
"use strict";
{
  const KEY = "minglu.display";
  const NAMES = ["large", "contrast"];
  const classes = document.documentElement.classList;

  const read = () => {
    try { return (localStorage.getItem(KEY) || "").split(" "); } catch { return []; }
  };
  const write = () => {
    try { localStorage.setItem(KEY, NAMES.filter((name) => classes.contains(name)).join(" ")); } catch { /* not remembered */ }
  };

  for (const name of read()) if (NAMES.includes(name)) classes.add(name);

  document.addEventListener("DOMContentLoaded", () => {
    for (const box of document.querySelectorAll(".settings")) {
      box.hidden = false;
      for (const button of box.querySelectorAll("[data-set]")) {
        const name = button.dataset.set;
        const show = () => button.setAttribute("aria-pressed", String(classes.contains(name)));
        show();
        button.addEventListener("click", () => { classes.toggle(name); write(); show(); });
      }
    }
  });
}
