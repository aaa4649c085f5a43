// A query from its text to its results, as QUERY.md says.
//
//   const index = minglu.search.open(load, { more })
//     load(name, folder) -> Promise of the value of a piece; boot has no folder
//     more() -> Promise, when 7-near.js and 8-counts.js have run; not needed if they are here from the beginning
//   const result = await index.query(text, {district: ["350102"], session: true})
//   result.total, result.near, result.understood, result.other; await result.hits(0, 10), await result.counts()

const SHOWN = 10; // so many results are held against their cards at once

// --- what a token may be: an array of terms, or null -----------------------------------------------------------------------------------
// A term is a facet's value with its place in the text { value, from, to }, or what was found for a name or code { list, check … }.

const span = ({ from, to }) => [from[0], to[to.length - 1]];
const chips = (token, values) => (values.length ? values.map((value) => ({ value, from: span(token)[0], to: span(token)[1] })) : null);
const asTerm = async (answer) => ((await answer) ? [await answer] : null);
const isChip = ({ value }) => value;

const wholeWord = (index, token) =>
  chips(token, meaning(index.words, text(token))) ?? chips(token, coded(index.words, token.raw.slice(...span(token))));

/// Facet words in a row that make up all of the token, the longest first, from the left.
const wordsInARow = async (index, token) => {
  const walk = (at) => {
    if (at === token.units.length) return [];
    for (let to = Math.min(token.units.length, at + index.words.longest); to > at; to -= 1) {
      const word = part(token, at, to);
      const rest = index.words.by.has(text(word)) && walk(to);
      if (rest) return [word, ...rest];
    }
    return null;
  };
  const words = token.units.length > 60 ? null : walk(0);
  if (!words || words.length < 2) return null;
  const read = words.flatMap((word) => wholeWord(index, word));
  const arePlaces = read.every(({ value: { facet } }) => facet === "place" || facet === "district");
  return !arePlaces && (await stands(index, token)) ? null : read;
};

/// Whether letters are a word's pinyin from some character on: `end` allows them to end before the word does.
const spells = (index, word, letters, at, { initials, end }) => {
  if (!letters) return end || at === word.length;
  return at < word.length && readings(index.sounds, word[at]).some((s) => {
    const sound = initials ? s[0] : end && s.startsWith(letters) ? letters : s;
    return letters.startsWith(sound) && spells(index, word, letters.slice(sound.length), at + 1, { initials, end });
  });
};

/// Words of facets whose pinyin, or whose initials, the token is.
const spelled = (index, token, initials) => {
  if (!isLatin(token) || (initials && token.units.length < 3)) return null;
  const word = [...index.words.by.keys()].find((one) => isHan(one[0]) && one.length > 1 && spells(index, one, text(token), 0, { initials }));
  return word ? chips(token, meaning(index.words, word)) : null;
};

/// Occupations and jobs of whose name the token is a part.
const partOfWord = (index, token) => {
  const whole = text(token);
  const latin = isLatin(token);
  if (whole.length < (latin ? 3 : 2)) return null;
  const from = (word) => [...word.keys()].some((at) => [true, false].some((initials) => spells(index, word, whole, at, { initials, end: true })));
  const has = (word) => isHan(word[0]) && (latin ? from([...word]) : word.includes(whole));
  const { occupation, job } = index.words.all;
  return chips(token, [...occupation, ...job].filter(({ words }) => words.some(has)));
};

/// Facet words at the head and the end, and the rest in 
const wordsAndName = async (index, token, depth) => {
  const size = token.units.length;
  for (let n = Math.min(index.words.longest, size - 1, 60); n > 0; n -= 1) {
    for (const [word, rest] of [[part(token, 0, n), part(token, n, size)], [part(token, size - n, size), part(token, 0, size - n)]]) {
      const chip = index.words.by.has(text(word)) && wholeWord(index, word);
      const read = chip && (await understand(index, rest, depth + 1));
      if (read) return [...chip, ...read];
    }
  }
  return null;
};

/// All but facet words beside a name.
const simple = async (index, token) => {
  const first = token.quoted ? null : wholeWord(index, token)
    ?? await wordsInARow(index, token)
    ?? spelled(index, token, false)
    ?? (isCode(token) ? await asTerm(readCode(index, token)) : null);
  if (first) return first;
  const initials = token.quoted ? null : spelled(index, token, true);
  return await asTerm(readName(index, token, initials && token.units.length > 3))
    ?? initials
    ?? (token.quoted ? null : partOfWord(index, token));
};

const understand = async (index, token, depth = 0) =>
  (await simple(index, token)) ?? (token.quoted || depth > 3 ? null : wordsAndName(index, token, depth));

const readEach = (all, how) => Promise.all(all.map(async (token) => ({ token, read: await how(token) })));

/// What all tokens may be: [{ token, read }…]. Letters beside letters are read as one first, and so is a code with blanks.
const understandAll = async (index, all) => {
  if (all.length > 1 && all.every(isCode) && /(\d.*){4}/.test(all.map(text).join(""))) {
    const token = join(all);
    const read = await asTerm(readCode(index, token));
    if (read) return [{ token, read }];
  }
  const groups = [];
  for (const token of all) {
    const last = groups[groups.length - 1];
    if (last && isLatin(token) && isLatin(last[0])) last.push(token);
    else groups.push([token]);
  }
  const each = await Promise.all(groups.map(async (group) => {
    const token = join(group);
    const read = group.length > 1 ? await simple(index, token) : null;
    return read ? [{ token, read }] : readEach(group, (one) => understand(index, one));
  }));
  const parts = each.flat();
  // Places alone stand for all records, so they are looked for in 
  const isPlace = ({ read }) => read && read.every(({ value }) => value?.facet === "place");
  if (!parts.every(isPlace)) return parts;
  return Promise.all(parts.map(async ({ token, read }) => ({ token, read: (await asTerm(readName(index, token))) ?? read })));
};

// --- from what was understood to records ----------------------------------------------------------------------------------------------

/// Groups of values by facet, of which one each must hold.
const wanted = (index, terms, filters) => {
  const want = {};
  const { all } = index.words;
  const facetOf = ({ facet }) => (facet === "job" ? "occupation" : facet);
  for (const facet of ALL_FACETS) {
    const said = terms.filter(isChip).map(({ value }) => value).filter((value) => facetOf(value) === facet);
    const asked = filters[facet] === true ? [""] : filters[facet] ?? [];
    const known = { occupation: [...all.occupation, ...all.job] }[facet] ?? all[facet] ?? [{ facet, at: 0, key: "" }];
    want[facet] = [said, asked.length ? known.filter(({ key }) => asked.includes(key)) : []].filter((group, i) => group.length || (i && asked.length));
    if (!want[facet].length) delete want[facet];
  }
  return want;
};

/// Who may be meant by all terms: { numbers, total, sure, rests, named }. Few are left to be held against their cards.
const collect = async (index, terms, want) => {
  const isAsked = Object.keys(want).length > 0;
  const [first, ...others] = terms.filter((term) => !isChip(term)).sort((a, b) => a.list.total - b.list.total);
  if (!first) {
    const selected = await select(index, want);
    return { ...(selected ?? { numbers: Array.from({ length: index.boot.records }, (_, i) => i) }), sure: true };
  }
  if (!others.length && !isAsked) return { ...first.list, numbers: members(first.list), sure: first.sure };
  let numbers = members(await index.whole(first.list));
  for (const one of others) if (!isCheap(index, numbers)) numbers = intersect(numbers, members(await index.whole(one.list)));
  if (isAsked && !isCheap(index, numbers)) numbers = intersect(numbers, (await select(index, want)).numbers);
  return { numbers, total: numbers.length };
};

/// Records in the order in which they are expected to be, before their cards are seen: by the lists that they stand in.
const expected = ({ records }, terms, { numbers, named }) => {
  const sum = new Float32Array(records);
  for (const { hits } of terms.filter((term) => !isChip(term))) {
    const least = new Float32Array(records).fill(99);
    const note = (some, score) => some.forEach((number) => { least[number] = Math.min(score, least[number]); });
    for (const { list, base } of hits) {
      note(list.starts, base + 2);
      note(list.inner, base + 3);
    }
    for (let i = 0; i < records; i += 1) sum[i] += least[i];
  }
  named?.forEach((number) => { sum[number] -= 1; });
  const groups = new Map();
  for (const number of numbers) {
    if (!groups.has(sum[number])) groups.set(sum[number], []);
    groups.get(sum[number]).push(number);
  }
  return [...groups].sort((a, b) => a[0] - b[0]).flatMap(([, group]) => group);
};

const dash = (day) => (day ? String(day).replace(/(....)(..)(..)/, "$1-$2-$3") : "");
const later = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/// A card as results are shown; `held` tells where its names have what was asked for.
const show = (index, number, want, held, isNear) => {
  const { boot, words: { all } } = index;
  const [name, serial, district, [now, end, ...steps], items, sessions = [], flags = 0, , credit = ""] = index.cards.get(number);
  const until = dash(end);
  const timeline = [[boot.as_of, all.standing[now].key]];
  for (let i = 0; i < steps.length; i += 2) timeline.push([end ? later(until, steps[i]) : dash(steps[i]), all.standing[steps[i + 1]].key]);
  const marks = (of) => {
    const spans = held.filter((one) => one.name === of).flatMap((one) => one.spans.map(([from, to]) => [of.from[from], of.to[to - 1]]));
    return spans.sort((a, b) => a[0] - b[0]).filter(([, to], i, sorted) => !sorted.slice(0, i).some((other) => other[1] >= to));
  };
  const [own, ...others] = named(index, number);
  const other = others.find((one) => marks(one).length);
  const code = boot.code + serial;
  return {
    number, name, marks: marks(own), code, url: `evaluators/${code}/`, credit, near: isNear,
    other: other ? { text: other.raw, marks: marks(other) } : null,
    district: all.district[district] ?? null,
    standing: { now: timeline.filter(([from], i) => !i || from <= index.today).pop()[1], until, timeline },
    scope: scope(index, items).map((item) => ({
      occupation: all.occupation[item.at].key, label: all.occupation[item.at].label, job: all.job[item.job]?.label ?? "",
      levels: all.level.filter(({ key }) => item.levels & 2 ** (key - 1)).map(({ key }) => key),
      matched: Boolean(want.occupation || want.level) && matches(item, want),
    })),
    sessions: sessions.map(dash).filter((day) => day >= index.today),
    kind: all.kind[flags & 7].key, entrusted: flags > 7,
  };
};

/// The results of terms. Those that are only likely are held against their cards as they are shown.
const results = async (index, terms, want, isNear) => {
  const base = await collect(index, terms, want);
  const checks = terms.filter((term) => !isChip(term)).map(({ check }) => check);
  let order = expected(index.boot, terms, base);
  let total = Math.min(base.total ?? order.length, index.boot.records);
  let rests = base.rests ?? [];
  let checked = 0;
  const held = new Map();

  /// Holds more of them against their cards, and puts these in order.
  const advance = async (to) => {
    const some = order.slice(checked, to);
    await index.ready(some);
    const good = some.filter((number) => {
      const hits = checks.map((check) => check(number));
      held.set(number, hits);
      return !hits.includes(null) && (base.sure || holds(index, number, want));
    });
    const score = (number) => held.get(number).reduce((sum, hit) => sum + hit.score, 0);
    if (checks.length) good.sort((a, b) => score(a) - score(b) || a - b);
    order.splice(checked, some.length, ...good);
    total -= some.length - good.length;
    checked += good.length;
  };

  /// The rest of a list of which only the head was there.
  const complete = async () => {
    const known = new Set(order);
    order = [...order, ...members(await index.whole({ starts: [], inner: [], rests })).filter((number) => !known.has(number))];
    total = order.length; // who was left out before may be among them again
    rests = [];
  };

  const reach = async (to) => {
    while (checked < to) {
      if (checked >= order.length && rests.length) await complete();
      if (checked >= order.length) return;
      await advance(to);
    }
  };

  if (checks.length) await (isCheap(index, order) ? advance(order.length) : reach(SHOWN));
  return {
    get total() { return isNear ? 0 : total; },
    get size() { return total; },
    near: isNear,
    terms, want,
    /// `full`: with the credit codes, for which more may have to be loaded.
    async hits(from, to, full) {
      await reach(to);
      const some = order.slice(from, Math.min(to, checked));
      if (full) await index.fetch(some, true);
      return some.map((number) => show(index, number, want, held.get(number), isNear));
    },
    async numbers() {
      if (rests.length) await complete();
      return [...order].sort((a, b) => a - b);
    },
  };
};

// --- the query ------------------------------------------------------------------------------------------------------------------------

/// What was understood, to be shown and taken back: one chip a place in the text.
const understood = (terms) => {
  const shown = new Map();
  for (const { value, from, to } of terms.filter(isChip)) {
    const { facet, key, label } = value;
    if (!shown.has(from)) shown.set(from, { facet, key, label, from, to, keys: [] });
    shown.get(from).keys.push(key);
  }
  return [...shown.values()];
};

/// Other readings, as queries: a facet word in names, the occupations that have a part of a name.
const otherReadings = (index, parts) => parts.flatMap(({ token, read }) => {
  const [{ value }] = read.length > 1 ? read.filter((term) => term.value?.facet !== "place").concat(read) : read;
  const [from, to] = span(token);
  const say = (said, label, why) => ({ text: token.raw.slice(0, from) + said + token.raw.slice(to), label, why });
  const word = token.raw.slice(from, to);
  if (value) return value.facet === "district" ? [say(`“${word}”`, word, "name")] : [];
  if (token.quoted || token.units.length < 2) return [];
  const has = index.words.all.occupation.filter(({ label }) => label.includes(text(token)));
  return has.slice(0, 3).map(({ label }) => say(label, label, "occupation"));
});

const ask = async (index, raw, filters) => {
  const all = await index.tokens(raw);
  const attempt = async (parts, isNear = false) => {
    if (!parts.every(({ read }) => read)) return null;
    const terms = parts.flatMap(({ read }) => read);
    const result = await results(index, terms, wanted(index, terms, filters), isNear);
    return result.size ? result : null;
  };
  const asName = (token) => asTerm(readName(index, token));
  const asNear = async (token) => {
    const { near } = await index.more();
    return (await asTerm(isCode(token) ? near.code(index, token) : null)) ?? (isLatin(token) ? null : asTerm(near.name(index, token)));
  };
  const instead = (parts, test, how) => Promise.all(parts.map(async ({ token, read }) => ({ token, read: test(token, read) ? await how(token) : read })));

  const parts = await understandAll(index, all);
  // Marks alone ask for nothing that there is.
  const isBlank = !all.length && /\S/.test(raw);
  const isRead = !isBlank && parts.every(({ read }) => read);
  let result = isBlank ? null : await attempt(parts);
  // Facet words that leave nobody may be words of a name.
  if (!result && parts.length > 1) result = await attempt(await instead(parts, (_, read) => !read || read.some(isChip), asName));
  if (!result && !isRead && !isBlank) result = await attempt(await instead(parts, (token, read) => !read && !token.quoted, asNear), true);
  const nobody = [{ hits: [], list: { starts: [], inner: [], total: 0, rests: [] } }];
  const meant = isRead ? parts.flatMap(({ read }) => read) : nobody;
  result ??= await results(index, meant, wanted(index, meant, filters), false);
  return Object.assign(result, {
    understood: understood(result.terms),
    other: isRead ? otherReadings(index, parts) : [],
    counts: async () => (await index.more()).countAll(index, result, filters),
  });
};

// --- opening --------------------------------------------------------------------------------------------------------------------------

const localDay = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

const prepare = (load, boot, { today, more }) => {
  const index = openPieces(load, boot);
  Object.assign(index, { today, words: wordsOf(boot), variants: null });
  index.sounds = sounds(boot, index.words.all.occupation.map(({ label }) => plain(label)).join(""));
  const known = new Set([...index.sounds.of.keys(), ...index.sounds.more.keys(), ...[...index.words.by.keys()].join("")]);
  const isStrange = ({ units }) => !index.variants && units.some((unit) => isHan(unit) && !known.has(unit));
  const loadVariants = async () => {
    const { from, to } = await index.piece("fold");
    const usual = [...to];
    index.variants = new Map([...from].map((c, i) => [c, usual[i]]));
    index.names.clear();
  };

  /// The parts of the engine that are rarely needed.
  index.more = async () => {
    if (!search.near) await more();
    return search;
  };

  index.tokens = async (raw) => {
    if (tokens(raw).some(isStrange)) await loadVariants();
    return tokens(raw, index.variants);
  };

  /// Cards of these records, and what it takes to fold their 
  index.ready = async (some) => {
    await index.fetch(some);
    if (some.some((number) => named(index, number).some(isStrange))) await loadVariants();
  };

  /// Syllables of a character that no name has.
  index.spoken = async (unit) => {
    if (!isHan(unit)) return [`~${unit}`];
    const read = await index.piece("read");
    return Object.keys(read).filter((syllable) => read[syllable].includes(unit));
  };
  return index;
};

/// Opens an index. What fails to load is forgotten, so that asking again tries again, with a new boot piece.
search.open = (load, { today = localDay(), more } = {}) => {
  let index = null;
  let opening = null;
  const ready = () => (opening ??= load("boot").then((boot) => {
    if (boot.layout !== index?.boot.layout) index = prepare(load, boot, { today, more });
    return index;
  }));
  const guarded = (work) => async (...given) => {
    try {
      return await work(...given);
    } catch (error) {
      opening = null;
      throw error;
    }
  };
  return {
    query: guarded(async (raw, filters = {}) => {
      const result = await ask(await ready(), raw, filters);
      for (const name of ["hits", "counts", "numbers"]) result[name] = guarded(result[name]);
      return result;
    }),
    /// The values of all facets with their labels, and the major groups of occupations.
    facets: guarded(async () => {
      const { words: { all }, boot: { majors, records } } = await ready();
      return { ...all, majors, records };
    }),
    /// What the details of a record say, by its number: address, telephone, items.
    details: guarded(async (number) => {
      const index = await ready();
      return (await index.piece(`d${index.chunkOf(number)}`))[number % index.boot.chunk];
    }),
  };
};

/// What the files use that come by need.
search.inner = {
  fold, intersect, members, readings, exactly, pairs, triples, fits, match, meet, named, entries, codeOf, reverse, digits, found, facts, learn, forEach, mask,
  matches, hasLevels, having, wanted, results, ALL_FACETS,
};
