// Loads the pieces of the index: classic scripts that call Q(name, value), so that any server and a folder on disk will do.
{
  const PATIENCE = 20_000;
  // The script that speaks is the one that was asked for; its value waits on it until it has loaded.
  globalThis.Q = (name, value) => { document.currentScript.piece = { value }; };

  // `fresh` is what makes a browser ask again for what it holds already.
  (globalThis.minglu ??= {}).pieces = (folder, fresh = "") => {
    let layout = "";
    return (name) => new Promise((done, failed) => {
      const script = document.createElement("script");
      const end = () => {
        clearTimeout(timer);
        script.remove();
        if (!script.piece) return failed(new Error(name));
        if (name === "boot") layout = script.piece.value.layout + "/";
        done(script.piece.value);
      };
      const timer = setTimeout(end, PATIENCE);
      script.onload = script.onerror = end;
      script.charset = "utf-8";
      script.src = new URL(name === "boot" ? "boot.js" + fresh : layout + name + ".js", folder);
      document.head.append(script);
    });
  };
}
