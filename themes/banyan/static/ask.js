// What every search box has: the keys that lead to it, nothing said while an input method composes, the recent
// searches, which are kept on this device and nowhere else, and scripts that come when they are needed.
{
  const PATIENCE = 20_000;
  const minglu = globalThis.minglu ??= {};
  const KEY = "minglu.recent", KEPT = 8;
  const keep = (texts) => {
    try { localStorage.setItem(KEY, JSON.stringify(texts)); } catch { /* not remembered */ }
  };
  const all = () => {
    try { return JSON.parse(localStorage.getItem(KEY)).filter((text) => typeof text === "string"); } catch { return []; }
  };
  minglu.recent = {
    all,
    add(text) {
      text = text.trim().slice(0, 100);
      if (text) keep([text, ...all().filter((other) => other !== text)].slice(0, KEPT));
    },
    clear: () => keep([]),
  };

  // The element of a script, once it has run.
  minglu.script = (src) => new Promise((done, failed) => {
    const script = document.createElement("script");
    const end = (event) => {
      clearTimeout(timer);
      script.remove();
      if (event?.type === "load") done(script);
      else failed(new Error(src));
    };
    const timer = setTimeout(end, PATIENCE);
    script.onload = script.onerror = end;
    script.charset = "utf-8";
    script.src = src;
    document.head.append(script);
  });

  // Whether a key belongs to the input method (229 where the browser has forgotten that it composes).
  minglu.composing = (event) => event.isComposing || event.keyCode === 229;

  minglu.ask = (input, heard) => {
    input.addEventListener("input", (event) => { if (!event.isComposing) heard(); });
    input.addEventListener("compositionend", heard);
    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
      const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
      const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (minglu.composing(event) || !slash && !k) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  };
}
