// A folder opened on disk has nobody who serves index.html for its name: links and forms name it themselves.
if (location.protocol === "file:") {
  const whole = (address) => address.replace(/\/(?=$|[?#])/, "/index.html");
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href^='.']");
    if (link) link.href = whole(link.href);
  }, true);
  for (const form of document.forms) form.action = whole(form.action);
}
