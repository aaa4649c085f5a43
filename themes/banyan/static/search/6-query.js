// A query from its text to its results, as QUERY.md says.
//
//   const index = minglu.search.open(load)        load(name, folder) -> Promise of the value of a piece; boot has no folder
//   const result = await index.query(text, {district: ["350102"], session: true})
//   result.total, result.near, result.understood, result.other; await result.hits(0, 10), await result.counts()
{
  const { search } = minglu;
  const { tokens, text, part, join, isLatin, isCode, isHan, fold } = search.text;
  const { intersect, unite, members } = search.sets;
  const { names, codes, near, facets } = search;

  const SHOWN = 10; // so many results are held against their cards at once
  const CHEAP = 6; // more, if they lie in so many pieces

  // --- what a token may be: { facets: [chip…], names: [found…] }, or null ---------------------------------------------------------------

  const chips = (token, values) => ({
    facets: values.map((value) => ({ value, from: token.from[0], to: token.to[token.to.length - 1] })), names: [],
  });
  const both = (a, b) => a && b && { facets: [...a.facets, ...b.facets], names: [...a.names, ...b.names] };
  const named = (found, token) => found && { facets: [], names: [{ ...found, token }] };

  const wholeWord = (index, token) => {
    const values = facets.meaning(index.words, text(token));
    if (values.length) return chips(token, values);
    const coded = facets.coded(index.words, token.raw.slice(token.from[0], token.to[token.to.length - 1]));
    if (!coded.length) return null;
    return chips(token, coded);
  };

  /// Facet words in a row that make up all of the token, the longest first, from the left.
  const row = (index, token) => {
    const whole = text(token);
    const walk = (at) => {
      if (at === whole.length) return [];
      for (let to = Math.min(whole.length, at + index.words.longest); to > at; to -= 1) {
        if (!index.words.by.has(whole.slice(at, to))) continue;
        const rest = walk(to);
        if (rest) return [[at, to], ...rest];
      }
      return null;
    };
    // Characters outside the BMP are two in a text and one in a token; no facet word has any.
    return whole.length === token.units.length && whole.length <= 60 ? walk(0) : null;
  };

  const wordsInARow = async (index, token) => {
    const spans = row(index, token);
    if (!spans || spans.length < 2 || await names.stands(index, token)) return null;
    return spans.map(([from, to]) => wholeWord(index, part(token, from, to))).reduce(both);
  };

  /// Words of facets whose pinyin is the token: all of it, or its initials.
  const spelled = (index, token, initials) => {
    const whole = text(token);
    const fits = (word, at = 0, from = 0) => {
      if (at === word.length) return from === whole.length;
      return names.readings(index.sounds, word[at]).some((s) => {
        const piece = initials ? s[0] : s;
        return piece && whole.startsWith(piece, from) && fits(word, at + 1, from + piece.length);
      });
    };
    for (const [word, values] of index.words.by) {
      const isIt = values[0].facet !== "place" && (initials ? word.length === whole.length : word.length < whole.length);
      if (isIt && isHan(word[0]) && fits(word)) return chips(token, facets.meaning(index.words, word));
    }
    return null;
  };

  /// Occupations and jobs of whose name the token is a part.
  const partOfWord = (index, token) => {
    const whole = text(token);
    const { occupation, job } = index.words.all;
    const latin = isLatin(token);
    if (token.units.length < (latin ? 3 : 2)) return null;
    const inside = (word) => {
      if (!latin) return word.includes(whole);
      const walk = (at, from, initials) => from === whole.length || (at < word.length && names.readings(index.sounds, word[at]).some((s) => {
        const piece = initials ? s[0] : whole.length - from < s.length && s.startsWith(whole.slice(from)) ? whole.slice(from) : s;
        return whole.startsWith(piece, from) && walk(at + 1, from + piece.length, initials);
      }));
      return Array.from(word, (_, at) => walk(at, 0, false) || walk(at, 0, true)).includes(true);
    };
    const values = [...occupation, ...job].filter((value) => value.words.some((word) => !/^\d/.test(word) && inside(word)));
    return values.length ? chips(token, values) : null;
  };

  /// Facet words at the head and the end, and the rest in names.
  const wordsAndName = async (index, token) => {
    const whole = text(token);
    const size = token.units.length;
    if (whole.length !== size || size > 60) return null;
    const heads = [], ends = [];
    for (let n = Math.min(index.words.longest, size - 1); n > 0; n -= 1) {
      if (index.words.by.has(whole.slice(0, n))) heads.push([0, n]);
      if (index.words.by.has(whole.slice(size - n))) ends.push([size - n, size]);
    }
    for (const [from, to] of [...heads, ...ends]) {
      const word = wholeWord(index, part(token, from, to));
      const rest = part(token, from ? 0 : to, from || size);
      const read = await simple(index, rest) ?? await wordsAndName(index, rest);
      if (word && read) return both(word, read);
    }
    return null;
  };

  /// All but facet words beside a name.
  const simple = async (index, token) => {
    if (token.quoted) return named(await names.read(index, token), token);
    return wholeWord(index, token)
      ?? await wordsInARow(index, token)
      ?? (isLatin(token) ? spelled(index, token, false) : null)
      ?? (isCode(token) ? named(await codes.read(index, token), token) : null)
      ?? named(await names.read(index, token), token)
      ?? (isLatin(token) && token.units.length > 2 ? spelled(index, token, true) : null)
      ?? partOfWord(index, token);
  };

  const understand = async (index, token) => await simple(index, token) ?? (token.quoted ? null : wordsAndName(index, token));

  /// What all tokens may be: [{ token, read }…]. Letters beside letters are read as one first, and so is a code with blanks.
  const understandAll = async (index, all) => {
    const isWhole = all.length > 1 && all.every(isCode) && (all.map(text).join("").match(/\d/g) ?? []).length >= 4;
    if (isWhole) {
      const token = join(all);
      const read = named(await codes.read(index, token), token);
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
      if (read) return [{ token, read }];
      return Promise.all(group.map(async (one) => ({ token: one, read: await understand(index, one) })));
    }));
    return each.flat();
  };

  // --- from what was understood to records ----------------------------------------------------------------------------------------------

  /// Groups of values by facet, of which one each must hold.
  const wanted = (index, chosen, filters) => {
    const want = {};
    const add = (facet, values) => (want[facet] ??= []).push(values);
    const facetOf = ({ facet }) => (facet === "job" ? "occupation" : facet);
    for (const facet of new Set(chosen.map(({ value }) => facetOf(value)))) {
      if (facet !== "place") add(facet, chosen.map(({ value }) => value).filter((value) => facetOf(value) === facet));
    }
    for (const facet of facets.FACETS) {
      const asked = filters[facet];
      if (!asked || asked === true || !asked.length) {
        if (asked === true) add(facet, [{ facet, at: 0, key: "" }]);
        continue;
      }
      const { all } = index.words;
      const known = facet === "occupation" ? [...all.occupation, ...all.job] : all[facet] ?? [];
      add(facet, known.filter(({ key }) => asked.includes(key)));
    }
    return want;
  };

  /// Those that every found name or code may mean and that fulfil what is wanted. Few are left to be held against their cards.
  const collect = async (index, found, want) => {
    const some = [...found].sort((a, b) => a.list.total - b.list.total);
    const asked = Object.keys(want).length > 0;
    const alone = found.length === 1 && !asked;
    const few = (numbers) => names.isCheap(index, numbers);
    if (!some.length) {
      const selected = await facets.select(index, want);
      return { numbers: selected?.numbers ?? null, named: selected?.named, sure: true };
    }
    if (alone) return { found: some[0], numbers: members(some[0].list), sure: some[0].sure, rests: some[0].list.rests, total: some[0].list.total };
    let numbers = members(await index.whole(some[0].list));
    let sure = found.every((one) => one.sure);
    for (const one of some.slice(1)) {
      if (few(numbers)) sure = false;
      else numbers = intersect(numbers, members(await index.whole(one.list)));
    }
    if (asked && few(numbers)) sure = false;
    else if (asked) numbers = intersect(numbers, (await facets.select(index, want)).numbers);
    return { numbers, sure, total: numbers.length };
  };

  /// What is expected of a record before its card is seen: by the lists that it stands in.
  const guesses = (found) => {
    const of = new Map();
    for (const one of found) {
      const here = new Map();
      for (const { list, base } of one.hits) {
        const note = (number, score) => here.set(number, Math.min(score, here.get(number) ?? 99));
        for (const number of list.starts) note(number, base < 8 ? base + 2 : base);
        for (const number of list.inner) note(number, base < 8 ? base + 3 : base);
      }
      for (const [number, score] of here) of.set(number, (of.get(number) ?? 0) + score);
    }
    return of;
  };

  const dash = (day) => (day ? String(day).replace(/(....)(..)(..)/, "$1-$2-$3") : "");

  const later = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

  /// A card as results are shown.
  const show = (index, number, want, held, isNear) => {
    const { boot, words: { all } } = index;
    const card = index.cards.get(number);
    const [name, serial, district, standing, , sessions = [], , , credit = ""] = card;
    const key = (facet, at) => all[facet][at].key;
    const until = dash(standing[1]);
    const timeline = [[boot.as_of, key("standing", standing[0])]];
    for (let i = 2; i < standing.length; i += 2) {
      timeline.push([until ? later(until, standing[i]) : dash(standing[i]), key("standing", standing[i + 1])]);
    }
    const begun = timeline.filter(([from], i) => !i || from <= index.today);
    const code = boot.code + serial;
    const spans = (which) => merged(held.filter((one) => one.name && one.name === which)
      .flatMap((one) => one.spans.map(([from, to]) => [which.from[from], which.to[to - 1]])));
    const [own, ...others] = names.named(index, number);
    const other = others.find((one) => spans(one).length) ?? null;
    return {
      number, name, marks: spans(own), code, url: `evaluators/${code}/`,
      district: district < 0 ? null : { key: key("district", district), label: all.district[district].label },
      standing: { now: begun[begun.length - 1][1], until, timeline },
      scope: facets.scope(index, card).map((item) => ({
        occupation: key("occupation", item.at), label: all.occupation[item.at].label, job: item.job < 0 ? "" : all.job[item.job].label,
        levels: all.level.filter((level) => item.levels & 2 ** (level.key - 1)).map((level) => level.key),
        matched: Boolean(want.occupation || want.level) && facets.matches(item, want),
      })),
      sessions: sessions.map(dash).filter((day) => day >= index.today),
      kind: key("kind", facets.kindOf(card)), entrusted: facets.isEntrusted(card), credit,
      other: other && { text: other.raw, marks: spans(other) }, near: isNear,
    };
  };

  const merged = (spans) => {
    const all = [];
    for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
      const last = all[all.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else all.push([from, to]);
    }
    return all;
  };

  /// Of an occupation those first that have the word in their name.
  const namedFirst = (all, has) => (has?.size ? [...all.filter((n) => has.has(n)), ...all.filter((n) => !has.has(n))] : all);

  /// The results of a query. Those that are only likely are held against their cards as they are shown.
  const results = async (index, found, want, base, isNear) => {
    const guess = guesses(found);
    const all = base.numbers ?? Array.from({ length: index.boot.records }, (_, i) => i);
    let order = found.length ? all.map((number) => [number, guess.get(number) ?? 9]).sort((a, b) => a[1] - b[1] || a[0] - b[0]).map(([number]) => number)  : namedFirst(all, base.named);
    let [checked, rests] = [0, base.rests ?? []];
    let total = base.total ?? order.length;
    const held = new Map();

    const hold = (number) => {
      const hits = found.map((one) => one.check(number));
      if (hits.includes(null) || !facets.holds(index, index.cards.get(number), want)) return null;
      return { hits, score: hits.reduce((sum, hit) => sum + hit.score, 0) };
    };

    /// Holds more of them against their cards, and puts these in order.
    const advance = async (to) => {
      const some = order.slice(checked, to);
      await index.ready(some);
      const good = some.map((number) => [number, base.sure && !found.length ? { hits: [], score: 0 } : hold(number)]).filter(([, hit]) => hit);
      good.sort((a, b) => a[1].score - b[1].score || a[0] - b[0]);
      good.forEach(([number, hit]) => held.set(number, hit));
      order = [...order.slice(0, checked), ...good.map(([number]) => number), ...order.slice(checked + some.length)];
      total -= some.length - good.length;
      checked += good.length;
    };

    /// The rest of a list of which only the head was there.
    const complete = async () => {
      const whole = members(await index.whole({ ...found[0].list, rests }));
      rests = [];
      const known = new Set(order);
      order = [...order, ...whole.filter((number) => !known.has(number))];
    };

    const reach = async (to) => {
      while (checked < to) {
        if (checked >= order.length && rests.length) await complete();
        if (checked >= order.length) break;
        await advance(Math.max(to, checked + 1));
      }
    };

    if (found.length && !rests.length && names.isCheap(index, order)) await advance(order.length);
    else if (found.length) await reach(SHOWN);

    return {
      get total() { return isNear ? 0 : total; },
      get size() { return total; },
      near: isNear,
      async hits(from, to) {
        await reach(to);
        const some = order.slice(from, Math.min(to, checked));
        return some.map((number) => show(index, number, want, held.get(number).hits, isNear));
      },
      async numbers() {
        if (rests.length) await complete();
        return [...order].sort((a, b) => a - b);
      },
    };
  };

  // --- the query ------------------------------------------------------------------------------------------------------------------------

  /// What was understood, to be shown and taken back.
  const understood = (chosen) => {
    const shown = new Map();
    for (const { value, from, to } of chosen) {
      const chip = shown.get(`${from} ${value.facet}`);
      if (chip) chip.keys.push(value.key);
      else shown.set(`${from} ${value.facet}`, { facet: value.facet, key: value.key, keys: [value.key], label: value.label, from, to });
    }
    return [...shown.values()];
  };

  /// Other readings, as queries: a facet word in names, the occupations that have a part of a name.
  const otherReadings = (index, raw, parts) => parts.flatMap(({ token, read }) => {
    const [from, to] = [token.from[0], token.to[token.to.length - 1]];
    const say = (said, label, why) => ({ text: raw.slice(0, from) + said + raw.slice(to), label, why });
    const [chip] = read.facets;
    const known = token.units.every((unit) => index.sounds.of.has(unit));
    if (chip && !read.names.length && known && token.units.length > 1) return [say(`“${raw.slice(from, to)}”`, raw.slice(from, to), "name")];
    if (chip || token.quoted || isLatin(token)) return [];
    const { occupation } = index.words.all;
    const has = occupation.filter((value) => token.units.length > 1 && value.label.includes(text(token)));
    return has.slice(0, 3).map(({ label }) => say(label, label, "occupation"));
  });

  const attempt = async (index, parts, filters) => {
    // A place stands for all records only beside something else.
    const chosen = parts.flatMap(({ read }) => read.facets);
    const found = parts.flatMap(({ read }) => read.names);
    const want = wanted(index, chosen, filters);
    const base = await collect(index, found, want);
    return { chosen, found, want, result: await results(index, found, want, base, false) };
  };

  /// Places alone are looked for in names.
  const placesAlone = async (index, parts, filters) => {
    const isPlace = ({ read }) => read && !read.names.length && read.facets.every(({ value }) => value.facet === "place");
    if (!parts.length || !parts.every(isPlace)) return parts;
    return Promise.all(parts.map(async (one) => ({ token: one.token, read: named(await names.read(index, one.token), one.token) ?? one.read })));
  };

  /// The same tokens with facet words read as names, where somebody's name has them.
  const asNames = async (index, parts) => {
    if (!parts.some(({ read }) => read?.facets.length) || parts.length < 2) return null;
    const each = await Promise.all(parts.map(async ({ token, read }) => {
      if (read && !read.facets.length) return { token, read };
      return { token, read: named(await names.read(index, token), token) };
    }));
    return each.every(({ read }) => read) ? each : null;
  };

  const nearTo = async (index, parts, filters) => {
    const lacking = parts.filter(({ read }) => !read);
    if (!lacking.length || lacking.some(({ token }) => token.quoted)) return null;
    const each = await Promise.all(parts.map(async ({ token, read }) => {
      if (read) return { token, read };
      const found = (isCode(token) ? await codes.near(index, token) : null) ?? (isLatin(token) ? null : await near.name(index, token));
      return { token, read: named(found, token) };
    }));
    if (each.some(({ read }) => !read)) return null;
    const found = each.flatMap(({ read }) => read.names);
    const chosen = each.flatMap(({ read }) => read.facets);
    const want = wanted(index, chosen, filters);
    const base = await collect(index, found, want);
    return { chosen, found, want, result: await results(index, found, want, base, true) };
  };

  const NOTHING = { numbers: [], sure: true, total: 0 };

  const ask = async (index, raw, filters) => {
    const all = await index.tokens(raw);
    const parts = await placesAlone(index, await understandAll(index, all), filters);
    const isRead = parts.every(({ read }) => read);
    let answer = isRead ? await attempt(index, parts, filters) : null;
    if (!answer?.result.size) {
      const others = await asNames(index, parts);
      const second = others && await attempt(index, others, filters);
      if (second?.result.size) answer = second;
    }
    if (!answer?.result.size) answer = await nearTo(index, parts, filters) ?? answer;
    answer ??= { chosen: [], found: [], want: {}, result: await results(index, [], {}, NOTHING, false) };
    const other = isRead ? otherReadings(index, String(raw), parts) : [];
    return Object.assign(answer.result, {
      understood: understood(answer.chosen),
      other,
      counts: () => counts(index, answer, filters),
    });
  };

  /// How many each value of each facet would leave; a facet's own choice in the address does not count for itself.
  const counts = async (index, { chosen, found, want, result }, filters) => {
    const count = {};
    const plain = wanted(index, chosen, filters);
    for (const facet of facets.FACETS) {
      const own = wanted(index, chosen, { ...filters, [facet]: undefined });
      const isFiltered = filters[facet] && (filters[facet] === true || filters[facet].length);
      const some = isFiltered ? await (await results(index, found, own, await collect(index, found, own), result.near)).numbers() : await result.numbers();
      const by = await facets.count(index, facet, some, own);
      count[facet] = facet === "session" || facet === "entrusted" ? by.get("") ?? 0 : by;
    }
    return count;
  };

  // --- opening --------------------------------------------------------------------------------------------------------------------------

  const localDay = () => {
    const now = new Date();
    return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  };

  const prepare = (load, boot, today) => {
    const index = search.pieces(load, boot);
    Object.assign(index, { today, sounds: names.sounds(boot), words: facets.words(boot), variants: null });
    const known = new Set([...index.sounds.of.keys(), ...index.sounds.more.keys(), ...[...index.words.by.keys()].join("")]);
    const isStrange = (folded) => !index.variants && folded.units.some((unit) => isHan(unit) && !known.has(unit));
    const loadVariants = async () => {
      const { from, to } = await index.piece("fold");
      const usual = Array.from(to);
      index.variants = new Map(Array.from(from, (c, i) => [c, usual[i]]));
      index.names.clear();
    };

    index.tokens = async (raw) => {
      const first = tokens(raw, index.variants);
      if (!first.some(isStrange)) return first;
      await loadVariants();
      return tokens(raw, index.variants);
    };

    /// Cards of these records, and what it takes to fold their names.
    index.ready = async (some) => {
      await index.fetch(some);
      if (some.some((number) => names.named(index, number).some(isStrange))) await loadVariants();
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
  search.open = (load, { today = localDay() } = {}) => {
    let index = null;
    let opening = null;
    const ready = async () => {
      opening ??= load("boot").then((boot) => {
        if (boot.layout !== index?.boot.layout) index = prepare(load, boot, today);
        return index;
      });
      try {
        return await opening;
      } catch (error) {
        opening = null;
        throw error;
      }
    };
    const guarded = (work) => async (...given) => {
      try {
        return await work(...given);
      } catch (error) {
        opening = null;
        throw error;
      }
    };
    const query = async (raw, filters = {}) => {
      const result = await ask(await ready(), raw, filters);
      for (const name of ["hits", "counts", "numbers"]) result[name] = guarded(result[name]);
      return result;
    };
    return {
      query: guarded(query),
      facets: guarded(async () => {
        const { words: { all }, boot } = await ready();
        const brief = ({ key, label }) => ({ key, label });
        return { district: all.district.map(brief), occupation: all.occupation.map(brief), level: all.level.map(brief),
          standing: all.standing.map(brief), kind: all.kind.map(brief), flag: all.flag.map(({ facet, label }) => ({ key: facet, label })),
          major: boot.majors ?? [] };
      }),
    };
  };
}
