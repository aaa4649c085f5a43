// What the directory says of a code, a certificate number or a name. No page here: `look` is given ways to load.
//
//   const look = minglu.verify.lookup.open({ piece, search, parts, today, assessing, home, official })
//     piece(number) -> Promise of a piece of the histories; parts: how many there are
//     search() -> Promise of an index of minglu.search.open
//   await look(text) -> { kind, … }: what the text is and whom it names; never throws for what is written, only if loading fails
{
  const verify = ((globalThis.minglu ??= {}).verify ??= {});
  const { codes, years } = verify;

  const MOST = 3; // near ones that are offered

  /// The piece that holds an evaluator, as src/render/pages/verify/history.rs has it.
  const pieceOf = (code, parts) => [...code].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 1_000_003, 0) % parts;

  const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);

  const evaluatorOf = (code, [name, timeline, until, items]) => ({
    code, name, timeline, until, url: `evaluators/${code}/`,
    items: items.map(([label, job, url, levels, own]) => ({ label, job, url, levels, timeline: own ?? timeline })),
  });

  /// What folding leaves of a name: case, width, blanks and marks make no other name.
  const plain = (name) => name.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

  // --- addresses --------------------------------------------------------------------------------------------------------------------------

  /// An address as codes on paper hold them: whose it is, and the code in it.
  const addressOf = (text, { home, official }) => {
    let address;
    try { address = new URL(text); } catch { return null; }
    if (!/^https?:$/.test(address.protocol)) return { kind: "address", whose: "other", host: address.protocol };
    const hostOf = (url) => { try { return new URL(url).host; } catch { return ""; } };
    const is = (url) => hostOf(url) === address.host;
    const whose = home.some(is) ? "own" : official.some(is) ? "official" : "other";
    const said = address.searchParams.get("q") ?? (/^#q=/.test(address.hash) ? new URLSearchParams(address.hash.slice(1)).get("q") : null);
    const code = /[SY]\d{12}(?!\d)/.exec(address.pathname)?.[0] ?? said;
    return { kind: "address", whose, host: address.host, code };
  };

  // --- looking up -------------------------------------------------------------------------------------------------------------------------

  const open = ({ piece, search, parts, today, assessing, home = [], official = [] }) => {
    const pieces = new Map();
    const load = (number) => {
      if (!pieces.has(number)) {
        const asked = piece(number);
        pieces.set(number, asked);
        asked.catch(() => pieces.delete(number));
      }
      return pieces.get(number);
    };

    const byCode = async (code) => {
      const found = own(await load(pieceOf(code, parts)), code);
      return found ? evaluatorOf(code, found) : null;
    };

    /// What results of the search name: with all that is known of them or, in lists, what the search knows itself, from its day on.
    const named = async (hits, brief) => {
      const some = hits.slice(0, MOST);
      if (!brief) return (await Promise.all(some.map(({ code }) => byCode(code)))).filter(Boolean);
      return some.map(({ code, name, url, standing: { timeline, until } }) =>
        ({ code, name, url, until, timeline: timeline.map((step) => step.join(" ")).join(";"), items: [], isBrief: true }));
    };

    /// Codes that are one mistake away, which the search finds.
    const nearCode = async (text, brief) => {
      const result = await (await search()).query(text);
      return result.near ? named(await result.hits(0, MOST), brief) : [];
    };

    const evaluator = async (read, { deep, brief }) => {
      const found = await byCode(read.evaluator);
      return { ...read, found, near: !found && deep ? await nearCode(read.evaluator, brief) : [] };
    };

    const credit = async (read, { deep, brief }) => {
      const result = await (await search()).query(read.text);
      const hits = result.near || !result.total ? [] : await result.hits(0, MOST, true);
      const same = hits.filter((hit) => hit.credit === read.text);
      const all = await named(same, brief);
      return { ...read, found: all[0] ?? null, others: all.slice(1), near: !all.length && deep && result.near ? await named(await result.hits(0, MOST), brief) : [] };
    };

    /// What the records say of a level in a year; `scope` has the items that hold that level.
    const yearOf = ({ timeline, items }, { year, level }) => {
      const whole = years.inYear(timeline, assessing, year, today);
      const scope = level === null ? [] : items.filter(({ levels }) => levels.includes(level))
        .map((item) => ({ ...item, ...years.inYear(item.timeline, assessing, year, today) }));
      const hows = scope.map(({ how }) => how);
      const how = level === null || whole.how === "future" ? whole.how
        : !scope.length ? "level" : hows.includes("all") ? "all" : hows.includes("part") ? "part" : "none";
      return { how, whole, scope };
    };

    const certificate = async (read, how) => {
      const checked = await evaluator(read, how);
      return checked.found ? { ...checked, year: read.year, in: yearOf(checked.found, read) } : checked;
    };

    /// Exactly so called, formerly so called, or like it; a name in quotes is looked for as it stands.
    const name = async (text, { deep, brief }) => {
      const asked = text.replace(/[“”"「」]/g, " ").trim();
      const folded = plain(asked);
      const index = await search();
      const result = await index.query(`“${asked}”`);
      const hits = result.total ? await result.hits(0, 10) : [];
      const isSo = ({ name }) => plain(name) === folded;
      const wasSo = ({ other }) => other && plain(other.text) === folded;
      const exact = hits.filter(isSo);
      const former = exact.length ? [] : hits.filter(wasSo);
      const all = await named(exact.length ? exact : former, brief);
      if (all.length) return { kind: "name", text: asked, how: exact.length ? "exact" : "former", found: all[0], others: all.slice(1), near: [] };
      let near = hits;
      if (!near.length && deep) {
        const like = await index.query(asked);
        near = like.near ? await like.hits(0, MOST) : [];
      }
      return { kind: "name", text: asked, how: "none", found: null, others: [], near: await named(near, brief) };
    };

    const kinds = { evaluator, credit, certificate };

    /// `deep`: whether near ones are looked for where nobody is found; `brief`: whether what the search knows is enough.
    return async (text, { deep = true, brief = false } = {}) => {
      const how = { deep, brief };
      const trimmed = text.trim();
      if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
        const address = addressOf(trimmed, { home, official });
        const read = address?.code ? codes.read(address.code) : null;
        const inner = read?.text ? await kinds[read.kind](read, how) : null;
        return { ...(address ?? { kind: "" }), inner };
      }
      const read = codes.read(trimmed);
      if (read.fault) {
        // What was likely meant is looked up, and said to be only that.
        const meant = deep && read.fault.suggestion ? codes.read(read.fault.suggestion) : null;
        return { ...read, meant: meant?.text ? await kinds[meant.kind](meant, { deep: false, brief }) : null };
      }
      if (read.kind === "name") return name(trimmed, how);
      return kinds[read.kind] ? kinds[read.kind](read, how) : { kind: read.kind };
    };
  };

  verify.lookup = { open, pieceOf, addressOf, plain };
}
