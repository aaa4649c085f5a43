// Loads the pieces of the index: classic scripts that call Q(name, value), so that any server and a folder on disk will do.
{
  const minglu = globalThis.minglu ??= {};
  // The script that speaks is the one that was asked for; its value waits on it until it has loaded.
  globalThis.Q = (name, value) => { document.currentScript.piece = value; };

  // The search page asks for the boot piece itself, with a script of its own: when its content is ready, that has come or failed.
  const early = document.querySelector("script[src$='boot.js']");
  const ready = early && new Promise((done) => {
    addEventListener("DOMContentLoaded", done);
    setTimeout(done, 20_000);
  });

  // The search as a box asks for it. What it needs only sometimes is in a script of its own.
  let late;
  minglu.late = (form) => late ??= minglu.script(form.dataset.more).catch((error) => { late = undefined; throw error; });
  minglu.open = (form) => minglu.search.open(minglu.pieces(new URL(".", form.action)), { more: () => minglu.late(form) });

  // A function for minglu.search.open: asks for pieces in `folder`. A boot piece that is asked for again is asked of the
  // server again, because what it led to was not there.
  minglu.pieces = (folder) => {
    let boots = 0;
    return async (name, layout) => {
      await ready;
      if (!layout && !boots++ && early?.piece) return early.piece;
      const path = layout ? `${layout}/${name}.js` : `boot.js${boots > 1 ? `?${Date.now()}` : ""}`;
      const { piece } = await minglu.script(new URL(path, folder));
      if (!piece) throw new Error(path);
      return piece;
    };
  };
}
