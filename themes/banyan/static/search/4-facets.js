// Facets: the words of the boot piece that a query may say, who has a value, and how many.
{
  const { search } = minglu;
  const { plain } = search.text;
  const { numbers, intersect, unite, own } = search.sets;

  const FACETS = ["district", "level", "standing", "kind", "entrusted", "session"];
  const SESSION_DAYS = 30;
  const CHEAP = 12; // pieces of cards that may be loaded rather than lists

  const mask = (key) => 2 ** (key - 1);

  /// Every value of every facet: { facet, at, key, label, words }.
  const values = ({ places, districts, occupations, jobs, levels, standings, kinds, flags }) => {
    const of = (facet, entries) => entries.map(([key, ...words], at) => ({ facet, at, key, label: words[0] ?? key, words }));
    const occupation = [];
    for (const edition of Object.keys(occupations)) {
      let code = "";
      for (const [end, ...words] of occupations[edition]) {
        code = code.slice(0, Math.max(0, code.length - end.length)) + end;
        occupation.push({ facet: "occupation", at: occupation.length, key: `${edition}/${code}`, code, label: words[0], words });
      }
    }
    const job = jobs.map(([of, name], at) => ({
      facet: "job", at, of, key: `${occupation[of].key}/${name}`, label: name, words: [name],
    }));
    const flag = flags.map(([facet, ...words]) => ({ facet, at: 0, key: "", label: words[0], words }));
    return {
      place: places.map((name, at) => ({ facet: "place", at, key: name, label: name, words: [name] })),
      district: of("district", districts), occupation, job, level: of("level", levels),
      standing: of("standing", standings), kind: of("kind", kinds), flag,
    };
  };

  /// Words of facets, folded: word -> values; the longest words first matter to those who look for heads and ends.
  const words = (boot) => {
    const all = values(boot);
    const by = new Map();
    let longest = 0;
    for (const value of Object.values(all).flat()) {
      value.words = [...new Set(value.words.map((word) => plain(word)))].filter(Boolean);
      for (const word of value.words) {
        by.set(word, [...(by.get(word) ?? []), value]);
        longest = Math.max(longest, word.length);
      }
    }
    const places = [...all.place, ...all.district].flatMap((value) => value.words);
    return { all, by, longest, places };
  };

  /// The values that a whole word means; of several facets the first counts, but an occupation and its job go together.
  const meaning = ({ by }, word) => {
    const found = by.get(word) ?? [];
    const kind = (value) => (value.facet === "job" ? "occupation" : value.facet);
    return found.filter((value) => kind(value) === kind(found[0]));
  };

  /// Occupations whose code begins so: `6-31`, `41001`.
  const coded = ({ all }, raw) => {
    const text = raw.normalize("NFKC").replace(/[\u2010-\u2015\u2212]/g, "-");
    const digits = text.replace(/-/g, "");
    if (!/^\d[\d-]*$/.test(text) || digits.length < (text === digits ? 4 : 2)) return [];
    const same = (code) => (text === digits ? code.replace(/-/g, "") : code).startsWith(text);
    return all.occupation.filter(({ code }) => same(code));
  };

  // --- who has a value ----------------------------------------------------------------------------------------------------------------

  const list = async (index, facet, at, key) => {
    const number = index.boot.f[facet]?.[at];
    if (number === undefined) return undefined;
    return own(await index.piece(`f${number}`), key ? `${facet}:${key}` : facet);
  };

  const day = (index, days) => {
    const [y, m, d] = index.today.split("-").map(Number);
    return +new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10).replace(/-/g, "");
  };

  /// Whether a session begins soon.
  const soon = (index, days = []) => days.some((on) => on >= day(index, 0) && on <= day(index, SESSION_DAYS));

  const having = async (index, { facet, at, key }) => {
    const found = await list(index, facet, at, key);
    if (facet !== "session") return numbers(found);
    return numbers(found?.d).filter((_, i) => soon(index, found.s[i]));
  };

  /// Who has an occupation: { number, district, levels, named } each.
  const assessors = async (index, at) => {
    const number = index.boot.o[at];
    const found = number >= 0 ? own(await index.piece(`o${number}`), at) : undefined;
    if (!found) return { all: [], jobs: {}, named: [] };
    const all = numbers(found.d).map((number, i) => ({
      number,
      district: found.v[i] === "-" ? -1 : parseInt(found.v[i], 36),
      levels: parseInt(found.l[i], 32),
    }));
    return { all, jobs: found.j ?? {}, named: numbers(found.a) };
  };

  const hasLevels = (levels, groups = []) => groups.every((group) => group.some(({ key }) => levels & mask(key)));
  const isIn = (district, groups = []) => groups.every((group) => group.some(({ at }) => at === district));

  const practising = async (index, group, { level, district }, heed = () => {}) => {
    const each = await Promise.all(group.map(async (value) => {
      const { all, jobs, named } = await assessors(index, value.of ?? value.at);
      named.forEach(heed);
      const some = value.facet === "job" ? new Set(numbers(own(jobs, value.at))) : null;
      return all.filter((one) => (!some || some.has(one.number)) && hasLevels(one.levels, level) && isIn(one.district, district));
    }));
    return each.flat();
  };

  /// Who fulfils everything: { numbers, named } in ascending order, or null where nothing is asked. `want` has groups of
  /// values by facet: one of each group must hold.
  const select = async (index, want) => {
    const sets = [];
    const named = new Set();
    for (const group of want.occupation ?? []) {
      const found = await practising(index, group, want, (number) => named.add(number));
      sets.push(unite([found.map((one) => one.number), []]));
    }
    const done = sets.length ? ["level", "district"] : [];
    const asked = FACETS.filter((facet) => !done.includes(facet)).flatMap((facet) => want[facet] ?? []);
    sets.push(...await Promise.all(asked.map(async (group) => unite(await Promise.all(group.map((value) => having(index, value)))))));
    return sets.length ? { numbers: sets.reduce(intersect), named } : null;
  };

  // --- the same on cards --------------------------------------------------------------------------------------------------------------

  /// A card's scope, one entry an item: { at, job, levels }.
  const scope = ({ boot, words }, card) => {
    const items = [];
    const all = card[4] || [];
    for (let i = 0; i < all.length; i += 2) {
      const job = all[i] - words.all.occupation.length;
      items.push({ at: job < 0 ? all[i] : boot.jobs[job][0], job, levels: all[i + 1] });
    }
    return items;
  };

  const isOf = (item, group) => group.some((value) => (value.facet === "job" ? value.at === item.job : value.at === item.at));

  /// Whether an item is among what is asked for, levels and all.
  const matches = (item, { occupation = [], level }) =>
    occupation.every((group) => isOf(item, group)) && hasLevels(item.levels, level);

  const kindOf = (card) => (card[6] || 0) & 7;
  const isEntrusted = (card) => ((card[6] || 0) & 8) > 0;

  /// Whether a card fulfils everything, as its lists would say.
  const holds = (index, card, want) => {
    const items = scope(index, card);
    const has = {
      district: ({ at }) => card[2] === at,
      standing: ({ at }) => card[3][0] === at,
      kind: ({ at }) => kindOf(card) === at,
      entrusted: () => isEntrusted(card),
      session: () => soon(index, card[5]),
    };
    for (const facet of Object.keys(has)) if (!(want[facet] ?? []).every((group) => group.some(has[facet]))) return false;
    if (want.occupation) return want.occupation.every((group) => items.some((item) => isOf(item, group) && hasLevels(item.levels, want.level)));
    return hasLevels(items.reduce((sum, item) => sum | item.levels, 0), want.level);
  };

  // --- how many -----------------------------------------------------------------------------------------------------------------------

  const more = (count, key) => count.set(key, (count.get(key) ?? 0) + 1);

  const countCards = (index, facet, some, want) => {
    const count = new Map();
    const { all } = index.words;
    for (const number of some) {
      const card = index.cards.get(number);
      const items = scope(index, card);
      const counted = items.filter((item) => matches(item, facet === "level" ? { occupation: want.occupation } : { level: want.level }));
      const keys = {
        district: () => [all.district[card[2]]?.key],
        standing: () => [all.standing[card[3][0]].key],
        kind: () => [all.kind[kindOf(card)].key],
        entrusted: () => (isEntrusted(card) ? [""] : []),
        session: () => (soon(index, card[5]) ? [""] : []),
        occupation: () => counted.map((item) => all.occupation[item.at].key),
        level: () => all.level.filter(({ key }) => counted.some((item) => item.levels & mask(key))).map(({ key }) => key),
      };
      for (const key of new Set(keys[facet]())) if (key !== undefined) more(count, key);
    }
    return count;
  };

  const pause = () => new Promise((resolve) => setTimeout(resolve));

  /// The occupations of a set, by their lists.
  const countOccupations = async (index, some, want) => {
    const count = new Map();
    const isIt = new Set(some);
    await Promise.all([...new Set(index.boot.o)].filter((at) => at >= 0).map((at) => index.piece(`o${at}`)));
    let seen = 0;
    for (const value of index.words.all.occupation) {
      const { all } = await assessors(index, value.at);
      const here = all.filter((one) => isIt.has(one.number) && hasLevels(one.levels, want.level)).length;
      if (here) count.set(value.key, here);
      seen += all.length;
      if (seen > 10_000) seen = await pause() ?? 0;
    }
    return count;
  };

  /// Levels of those occupations that are asked for.
  const countLevels = async (index, some, want) => {
    const isIt = new Set(some);
    const levels = new Map();
    for (const group of want.occupation) {
      for (const one of await practising(index, group, {})) {
        if (isIt.has(one.number)) levels.set(one.number, (levels.get(one.number) ?? 0) | one.levels);
      }
    }
    const count = new Map();
    for (const sum of levels.values()) for (const { key } of index.words.all.level) if (sum & mask(key)) more(count, key);
    return count;
  };

  const countLists = async (index, facet, some, want) => {
    if (facet === "occupation") return countOccupations(index, some, want);
    if (facet === "level" && want.occupation) return countLevels(index, some, want);
    const count = new Map();
    const known = index.words.all[facet] ?? [{ facet, at: 0, key: "" }];
    for (const value of known) {
      const here = intersect(some, await having(index, value)).length;
      if (here) count.set(value.key, here);
      await pause();
    }
    return count;
  };

  /// How many of `some` have each value of a facet: from the cards if they are few, else from the lists.
  const count = async (index, facet, some, want) => {
    const lacking = some.length <= 400 ? index.chunks(some.filter((number) => !index.cards.has(number))) : Infinity;
    if (lacking > CHEAP) return countLists(index, facet, some, want);
    await index.fetch(some);
    return countCards(index, facet, some, want);
  };

  search.facets = { FACETS: [...FACETS, "occupation"], words, meaning, coded, select, holds, scope, matches, isOf, isEntrusted, kindOf, count };
}
