// Loads the pieces of the index: classic scripts that call Q(name, value), so that any server and a folder on disk will do.
{
  const minglu = globalThis.minglu ??= {};
  const PATIENCE = 20_000;
  // The script that speaks is the one that was asked for; its value waits on it until it has loaded.
  globalThis.Q = (name, value) => { document.currentScript.piece = { value }; };

  // The search page asks for the boot piece itself, with a script of its own: when its content is ready, that has come or failed.
  const early = document.querySelector("script[src$='boot.js']");
  const arrived = early && Promise.race([
    new Promise((ready) => { addEventListener("DOMContentLoaded", ready); }),
    new Promise((ready) => { setTimeout(ready, PATIENCE); }),
  ]);

  // A function for minglu.search.open: asks for pieces in `folder`. A boot piece that is asked for again is asked of the
  // server again, because what it led to was not there.
  minglu.pieces = (folder) => {
    let boots = 0;
    const ask = (path) => new Promise((done, failed) => {
      const script = document.createElement("script");
      const end = () => {
        clearTimeout(timer);
        script.remove();
        if (script.piece) done(script.piece.value);
        else failed(new Error(path));
      };
      const timer = setTimeout(end, PATIENCE);
      script.onload = script.onerror = end;
      script.charset = "utf-8";
      script.src = new URL(path, folder);
      document.head.append(script);
    });
    return async (name, layout) => {
      if (layout) return ask(`${layout}/${name}.js`);
      await arrived;
      boots += 1;
      return boots < 2 && early?.piece ? early.piece.value : ask(boots < 2 ? "boot.js" : `boot.js?${Date.now()}`);
    };
  };
}
