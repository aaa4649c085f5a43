// Facets: the words of the boot piece that a query may say, who has a value, and how many.

const FACETS = ["district", "level", "standing", "kind", "entrusted", "session"];
const ALL_FACETS = [...FACETS, "occupation"];
const SESSION_DAYS = 30;
const SMALL = 12; // pieces of cards that may be loaded rather than lists

const mask = (key) => 2 ** (key - 1);

/// Every value of every facet: { facet, at, key, label, words }.
const values = ({ places, districts, occupations, jobs, levels, standings, kinds, flags }) => {
  const of = (facet, entries) => entries.map(([key, ...words], at) => ({ facet, at, key, label: words[0] ?? key, words }));
  const occupation = [];
  for (const edition of Object.keys(occupations)) {
    let code = "";
    const [names, codes] = occupations[edition];
    codes.split(" ").forEach((end, i) => {
      const words = [].concat(names[i]);
      // Without an end it is the next in number.
      code = code.slice(0, Math.max(0, code.length - (end.length || 2))) + (end || `${+code.slice(-2) + 1}`.padStart(2, "0"));
      occupation.push({ facet: "occupation", at: occupation.length, key: `${edition}/${code}`, code, label: words[0], words });
    });
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
const wordsOf = (boot) => {
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

/// The position of a district that one character tells; -1 for none.
const place = (c) => (c > "z" ? c.charCodeAt() - 156 : c === "-" ? -1 : parseInt(c, 36));

const listOf = async (index, facet, at, key) => {
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
  const found = await listOf(index, facet, at, key);
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
    district: place(found.v[i]),
    levels: parseInt(found.l[i], 32),
  }));
  return { all, jobs: found.j ?? {}, named: numbers(found.a) };
};

const hasLevels = (levels, groups = []) => groups.every((group) => group.some(({ key }) => levels & mask(key)));
const isIn = (district, groups = []) => groups.every((group) => group.some(({ at }) => at === district));

const practising = async (index, group, { level, district }, heed) => {
  const each = await Promise.all(group.map(async (value) => {
    const { all, jobs, named } = await assessors(index, value.of ?? value.at);
    named.forEach(heed);
    const some = value.facet === "job" ? new Set(numbers(own(jobs, value.at))) : null;
    return all.filter((one) => (!some || some.has(one.number)) && hasLevels(one.levels, level) && isIn(one.district, district));
  }));
  return sorted(each.flat().map(({ number }) => number));
};

// --- what a record says ---------------------------------------------------------------------------------------------------------------

/// A scope as cards have it, one entry an item: { at, job, levels }.
const scope = ({ boot, words }, all = []) => {
  const items = [];
  for (let i = 0; i < all.length; i += 2) {
    const job = all[i] - words.all.occupation.length;
    items.push({ at: job < 0 ? all[i] : boot.jobs[job][0], job, levels: all[i + 1] });
  }
  return items;
};

const said = (index, district, standing, items, flags = 0) =>
  ({ district: [district], standing: [standing], kind: [flags & 7], entrusted: flags & 8 ? [0] : [], items: scope(index, items) });

/// By facet the positions of what a record has: from its card, or from the columns if these were loaded.
const facts = (index, number) => {
  const card = index.cards.get(number);
  if (card) return { ...said(index, card[2], card[3][0], card[4], card[6]), session: soon(index, card[5]) ? [0] : [] };
  const { v, s, f, w } = index.columns.get(Math.floor(number / index.boot.column));
  const at = number % index.boot.column;
  return said(index, place(v[at]), parseInt(s[at], 36), w[at], parseInt(f[at], 36));
};

/// Makes ready what `facts` needs: the cards, if they are not too many.
const learn = async (index, some) => {
  const lacking = some.filter((number) => !index.cards.has(number));
  if (lacking.length < 400 && index.chunks(lacking) <= SMALL) return index.fetch(lacking);
  const parts = [...new Set(lacking.map((number) => Math.floor(number / index.boot.column)))];
  return Promise.all(parts.map(async (at) => index.columns.set(at, await index.piece(`a${at}`))));
};

/// Whether an item is of what is asked for, levels and all.
const matches = ({ at, job, levels }, { occupation = [], level }) =>
  occupation.every((group) => group.some((value) => value.at === (value.facet === "job" ? job : at))) && hasLevels(levels, level);

/// Whether a record fulfils everything, as the lists would say.
const holds = (index, number, want) => {
  const has = facts(index, number);
  const others = FACETS.every((facet) => facet === "level" || (want[facet] ?? []).every((group) => group.some(({ at }) => has[facet].includes(at))));
  if (!others || !want.occupation) return others && hasLevels(has.items.reduce((sum, { levels }) => sum | levels, 0), want.level);
  return want.occupation.every((group) => has.items.some((item) => matches(item, { ...want, occupation: [group] })));
};

const pause = () => new Promise((resolve) => setTimeout(resolve));

/// Does something for each of many, with pauses in which the page can answer.
const forEach = async (many, work) => {
  for (let i = 0; i < many.length; i += 1) {
    work(many[i]);
    if (i % 4000 === 3999) await pause();
  }
};

/// Who fulfils everything: { numbers, named } in ascending order, or null where nothing is asked. `want` has groups of
/// values by facet: one of each group must hold. `named` have the word for their occupation in their own name.
const select = async (index, want) => {
  const { occupation = [], session = [], ...rest } = want;
  const { boot } = index;
  const sets = session.map((group) => having(index, group[0]));
  const named = new Set();
  if (new Set(occupation.flat().map(({ of, at }) => boot.o[of ?? at])).size > 3 + boot.records / boot.column) {
    const all = Array.from({ length: boot.records }, (_, i) => i);
    const right = [];
    await learn(index, all);
    await forEach(all, (number) => holds(index, number, { ...rest, occupation }) && right.push(number));
    sets.push(right);
  } else {
    sets.push(...occupation.map((group) => practising(index, group, want, (number) => named.add(number))));
    const others = FACETS.filter((facet) => !occupation.length || (facet !== "level" && facet !== "district"));
    const groups = others.flatMap((facet) => rest[facet] ?? []);
    sets.push(...groups.map(async (group) => unite(await Promise.all(group.map((value) => having(index, value))))));
  }
  const all = await Promise.all(sets);
  return all.length ? { numbers: all.reduce(intersect), named } : null;
};

