// The page's frame: words, elements, days, and ways to load. Results are built as nodes, never as HTML.
{
  const verify = minglu.verify;
  const host = document.getElementById("verify");
  const { root, parts, home } = host.dataset;
  const words = JSON.parse(document.getElementById("words").textContent);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const say = (key, values = {}) => fill(words[key] ?? key, values);

  // Pieces are scripts that call Q, as those of the search are.
  globalThis.Q ??= (name, value) => { document.currentScript.piece = value; };

  /// An element; children that are null or false are left out.
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith("on")) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
    return element;
  };

  // ---- days and standings, as standing.js writes them

  const spoken = document.getElementById("standing-words");
  const pad = (n) => String(n).padStart(2, "0");
  const now = new Date();
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  const written = (day) => {
    if (!day) return "";
    const [y, m, d] = day.split("-").map(Number);
    return fill(spoken.dataset.date, { y, m, d, month: spoken.dataset.months.split(" ")[m - 1] });
  };
  const wordOf = (key) => spoken.content.querySelector(`.st.${key}`);
  /// The standing of a timeline today: { key, label, on, sentence }.
  const standing = ({ timeline, until, isBrief }) => {
    const [since, key] = verify.years.stepOn(timeline, today) ?? [];
    const model = key && wordOf(key);
    if (!model) return null;
    const { sentence } = model.dataset;
    // The search knows of no day before its own.
    const on = sentence.includes("{until}") ? until : isBrief && timeline.startsWith(since) ? null : since;
    return { key, label: model.textContent, on, sentence: fill(sentence, { since: written(since), until: written(until) }) };
  };
  const standingShown = (whose) => {
    const now = standing(whose);
    return now ? [make("b", { class: `st ${now.key}` }, now.label), now.on && make("time", { datetime: now.on }, now.sentence)] : [];
  };

  /// A word with the shape and colour of how it stands: good, part, bad or open.
  const SHAPES = { good: "in_force", part: "under_rectification", bad: "cancelled", open: "expired" };
  const mark = (how, key) => make("b", { class: `st ${SHAPES[how]}`, "data-mark": key }, say(key));

  // ---- loading

  const form = document.querySelector("form.ask[data-script]");
  let index;
  const search = () => index ??= minglu.script(form.dataset.script).then(() => minglu.open(form))
    .catch((error) => { index = undefined; throw error; });
  const piece = async (number) => {
    const script = await minglu.script(new URL(`${parts}/${number}.js`, new URL("verify/", new URL(root, location))));
    if (!script.piece) throw new Error(String(number));
    return script.piece;
  };
  const look = verify.lookup.open({
    piece, search, parts: Number(parts), today, assessing: words.assessing, official: words.official,
    home: [home, location.protocol === "file:" ? "" : location.href].filter(Boolean),
  });

  verify.page = { host, root, words, say, make, today, written, standing, standingShown, mark, look };
}
