// Copy buttons: hidden in the page, shown when this script can serve them.
// A plain script in a block of its own, not a module: browsers load no modules from a folder on disk.
{
  async function put(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    field.readOnly = true;
    field.className = "skip";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy"); // plain http, where the clipboard API is absent
    field.remove();
    if (!done) throw new Error("not copied");
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    said.className = "said";
    button.after(said);
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await put(button.dataset.copy);
        said.textContent = button.dataset.done;
      } catch {
        said.textContent = "";
      }
      button.focus();
      setTimeout(() => { said.textContent = ""; }, 3000);
    });
  }
}
