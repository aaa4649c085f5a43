// Names: how a token can be read, who may have it, and who has it. QUERY.md, "What is asked for".
{
  const { search } = minglu;
  const { fold } = search.text;
  const { intersect, unite, without, list, members, merge, own } = search.sets;

  const FEW = 64; // so many candidates are held against their cards
  const CHEAP = 6; // if they lie in no more pieces
  const CANDIDATES = 40; // so many of those that may be meant are looked at,
  const BATCH = 8; // so many at a time
  const ROWS = 12; // ways to divide letters into syllables
  const NONE = list();

  /// Who sounds how, from the boot piece: "zhong中钟 …", with a digit for how many records have the character.
  const sounds = ({ sounds: known, often, alike, letters }) => {
    const of = new Map(); // character -> syllables
    const more = new Map(); // the same, no name being read so
    const by = new Map(); // syllable -> about how many records have it
    const rare = new Map(); // character -> about how many records have it
    let at = 0;
    const each = (text, into, heed) => {
      for (const group of text.split(" ").filter(Boolean)) {
        const syllable = /^(~.|[a-z]*)/u.exec(group)[0];
        for (const c of group.slice(syllable.length)) {
          into.set(c, [...(into.get(c) ?? []), syllable]);
          heed?.(c, syllable, 2 ** parseInt(often[at++], 36));
        }
      }
    };
    each(known, of, (c, syllable, count) => {
      by.set(syllable, (by.get(syllable) ?? 0) + count);
      rare.set(c, Math.max(rare.get(c) ?? 0, count));
    });
    each(alike || "", more);
    for (const c of letters || "") of.set(c, [`~${c}`]), rare.set(c, 8), by.set(`~${c}`, 8);
    const syllables = [...new Set([...by.keys(), ...[...more.values()].flat()])].filter((s) => s[0] !== "~");
    const starts = new Set(syllables.flatMap((s) => Array.from(s, (_, i) => s.slice(0, i + 1))));
    return { of, more, by, rare, syllables: new Set(syllables), starts };
  };

  /// All readings of a unit: in names, further ones, itself.
  const readings = ({ of, more }, unit) => [...(of.get(unit) ?? []), ...(more.get(unit) ?? [])];

  // --- patterns ---------------------------------------------------------------------------------------------------------------------

  const exactly = (table, unit) => ({
    unit,
    syllables: table.of.get(unit) ?? [],
    weight: table.rare.get(unit) ?? 0,
    initial: (table.of.get(unit) ?? [unit]).map((s) => s.replace("~", "")[0]),
  });
  const sounding = (table, syllable) => ({ syllables: [syllable], weight: table.by.get(syllable) ?? 0, initial: [syllable[0]] });
  const beginning = (table, begin) => {
    const weight = [...table.by].reduce((sum, [s, count]) => sum + (s.startsWith(begin) ? count : 0), 0);
    return { begin, weight, initial: [begin[0]] };
  };

  /// Whether a unit of a name is as a pattern says.
  const fits = (table, pattern, unit) => {
    if (pattern.unit) return pattern.unit === unit;
    const has = (own) => own.some((s) => (pattern.begin ? s.startsWith(pattern.begin) : pattern.syllables.includes(s)));
    return has(readings(table, unit)) || (pattern.begin === unit);
  };

  /// Ways to divide letters into syllables; `last` lets the last one be a beginning, `short` lets single letters stand for syllables.
  const divisions = (table, letters, breaks, { last, short }) => {
    const rows = [];
    const crosses = (from, to) => breaks.some((at) => at > from && at < to);
    const walk = (from, row, shorts) => {
      if (rows.length >= ROWS) return;
      if (from === letters.length) return void rows.push(row);
      for (let to = Math.min(letters.length, from + 6); to > from; to -= 1) {
        const s = letters.slice(from, to);
        if (crosses(from, to)) continue;
        if (table.syllables.has(s) && !(last && to === letters.length)) walk(to, [...row, sounding(table, s)], shorts);
        else if (last && to === letters.length && table.starts.has(s)) walk(to, [...row, beginning(table, s)], shorts);
        if (short && shorts < 6 && (s.length === 1 || s === "zh" || s === "ch" || s === "sh") && table.starts.has(s)) {
          walk(to, [...row, beginning(table, s)], shorts + 1);
        }
      }
    };
    // Letters that cannot be divided would be walked through in vain, and in very many ways.
    if (letters.length <= 60 && !/[^a-z]/.test(letters)) walk(0, [], 0);
    return rows;
  };

  /// The rows of patterns of a token in which runs of Latin letters are read as `how` says, everything else as it is.
  const rows = (table, token, how) => {
    let all = [[]];
    for (let from = 0, to; from < token.units.length; from = to) {
      const latin = /[a-z]/.test(token.units[from]);
      for (to = from + 1; to < token.units.length && latin === /[a-z]/.test(token.units[to]); ) to += 1;
      const units = token.units.slice(from, to);
      const breaks = (token.breaks ?? []).map((at) => at - from);
      const ways = latin ? divisions(table, units.join(""), breaks, how) : [units.map((unit) => exactly(table, unit))];
      all = all.flatMap((row) => ways.map((way) => [...row, ...way])).slice(0, ROWS);
    }
    return all;
  };

  const letters = (table, token) => [token.units.map((c) => beginning(table, c))];

  // --- look-ups ---------------------------------------------------------------------------------------------------------------------

  /// A run of keys of `b`: two neighbouring patterns, or a single one with whatever follows.
  const pairs = async (index, first, second) => {
    const found = [];
    const runs = first.syllables.flatMap((s) => {
      if (!second) return [[`${s} `, s]];
      if (second.begin) return [[`${s} ${second.begin}`, s]];
      return second.syllables.map((t) => [`${s} ${t} ${first.unit ?? ""}${first.unit ? second.unit ?? "" : ""}`, s, t]);
    });
    const take = (characters, group) => {
      for (const key of characters) {
        if (first.unit && !key.startsWith(first.unit)) continue;
        if (second?.unit && !key.endsWith(second.unit)) continue;
        found.push(list(group[key]));
      }
    };
    await Promise.all(runs.map(async ([low, s, t]) => {
      const whole = first.unit && second?.unit;
      for (const piece of await index.range("b", low, whole ? low : `${low}\uffff`)) {
        const groups = own(piece, s) ?? {};
        for (const key of t === undefined ? Object.keys(groups) : [t]) {
          if (second?.begin && !key.startsWith(second.begin)) continue;
          const group = own(groups, key) ?? {};
          take(whole ? [first.unit + second.unit].filter((both) => own(group, both)) : Object.keys(group), group);
        }
      }
    }));
    return found.length ? merge(found) : NONE;
  };

  /// Triples of initials that begin with `key`.
  const triples = async (index, key) => {
    const exact = key.length === 3;
    const loaded = await index.range("n", key, exact ? key : `${key}\uffff`);
    const found = loaded.flatMap((piece) => Object.keys(piece).filter((k) => (exact ? k === key : k.startsWith(key))).map((k) => list(piece[k])));
    return found.length ? merge(found) : NONE;
  };

  /// What can be asked for to find a row: from the rarest on, each with a guess of how many it brings.
  const keys = (index, row) => {
    const all = [];
    row.forEach((first, i) => {
      const second = row[i + 1];
      if (first.begin || (!second && i)) return;
      const guess = second ? Math.min(first.weight, second.weight) * Math.max(first.weight, second.weight) ** 0.5 : first.weight;
      all.push({ first: i === 0, guess: guess * (first.syllables.length || 1), ask: () => pairs(index, first, second) });
    });
    const initials = row.map((pattern) => pattern.initial[0]);
    if (row.some((pattern) => pattern.begin) && row.length > 1) {
      const top = Math.max(1, row.length - 2);
      for (let i = 0; i < top; i += 1) {
        const weight = row.slice(i, i + 3).map((pattern) => (pattern.begin ? pattern.weight : pattern.weight * 8));
        const guess = (weight.reduce((a, b) => a * b, 1) / index.boot.records ** 0.5) ** 0.75;
        all.push({ first: i === 0, guess, ask: () => triples(index, initials.slice(i, i + 3).join("")) });
      }
    }
    return all.sort((a, b) => a.guess - b.guess);
  };

  /// Those that all lists have. A long list of which only the head is here is let be when the others leave few.
  const meet = async (index, lists) => {
    const sorted = [...lists].sort((a, b) => a.total - b.total);
    const base = await index.whole(sorted[0]);
    let left = members(base);
    for (const other of sorted.slice(1)) {
      if (other.rests.length && left.length <= FEW * 4) continue;
      left = intersect(left, members(await index.whole(other)));
    }
    return left;
  };

  /// The records that may have a row of patterns: a list, `sure` if all of it do.
  const gather = async (index, row) => {
    if (row.some((pattern) => !pattern.weight)) return { ...NONE, sure: true };
    const wanted = keys(index, row);
    const lists = [];
    const enough = () => lists.some((one) => one.total <= FEW && index.chunks(members(one)) <= CHEAP);
    for (const batch of [wanted.slice(0, 1), wanted.slice(1, 4)]) {
      if (lists.length && enough()) break;
      lists.push(...(await Promise.all(batch.map(async (key) => ({ ...(await key.ask()), first: key.first })))));
      if (lists.some((one) => !one.total)) return { ...NONE, sure: true };
    }
    if (!lists.length) return { ...NONE, sure: true };
    const sure = row.length < 3 && !row.some((pattern) => pattern.begin && row.length > 1);
    if (lists.length === 1) return { ...lists[0], sure };
    const left = await meet(index, lists);
    const head = lists.find((one) => one.first);
    const starts = head ? intersect(left, (await (head.rests.length && left.length > FEW ? index.whole(head) : head)).starts) : [];
    return { starts, inner: without(left, starts), total: left.length, rests: [], sure: false };
  };

  /// Records by how many and how rare lists they stand in; of each the list and what it is worth.
  const ranked = (index, lists) => {
    const weights = new Map();
    for (const [one, worth] of lists) {
      if (!one.total) continue;
      const weight = worth * (Math.log2(index.boot.records / one.total) + 0.5);
      for (const number of members(one)) weights.set(number, (weights.get(number) ?? 0) + weight);
    }
    const sorted = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CANDIDATES);
    return sorted.filter(([, weight]) => weight > sorted[0][1] * 0.3).map(([number]) => number);
  };

  /// Those of ranked records that are found to be right; once some are, a batch without any ends it.
  const confirmed = async (index, candidates, check) => {
    const good = [];
    for (let i = 0; i < candidates.length; i += BATCH) {
      const some = candidates.slice(i, i + BATCH);
      await index.ready(some);
      const held = some.filter(check);
      good.push(...held);
      if (good.length && !held.length) break;
    }
    return { starts: [], inner: good.sort((a, b) => a - b), total: good.length, rests: [], sure: true };
  };

  /// Those that initials with words skipped may mean: they have most of the triples.
  const skipping = async (index, row) => {
    const text = row.map((pattern) => pattern.begin).join("");
    const wanted = Array.from({ length: Math.min(8, text.length - 2) }, (_, i) => text.slice(i, i + 3));
    const lists = await Promise.all(wanted.map((key) => triples(index, key)));
    return confirmed(index, ranked(index, lists.map((one) => [one, 1])), (number) => leap(index, number, row));
  };

  // --- names on cards ---------------------------------------------------------------------------------------------------------------

  /// The names of a record, folded once; `head` is where the name goes on after the place.
  const named = (index, number) => {
    let all = index.names.get(number);
    if (!all) {
      const [name, , , , , , , others] = index.cards.get(number);
      all = [name, ...(others || [])].map((raw, i) => {
        const folded = fold(raw, index.variants);
        return { ...folded, head: headOf(folded.units.join(""), index.words.places), other: i > 0 };
      });
      index.names.set(number, all);
    }
    return all;
  };

  const headOf = (name, places) => {
    for (let at = 0; ; ) {
      const here = places.filter((place) => name.startsWith(place, at)).map((place) => place.length);
      const next = at + Math.max(0, ...here);
      if (next === at || name.length - next < 2) return at;
      at = next;
    }
  };

  /// 0 a whole name, 1 without its place or a whole other name, 2 a beginning, 3 within.
  const exactness = (name, from, to) => {
    const starts = from === 0 || from === name.head;
    if (!starts) return 3;
    if (to < name.units.length) return 2;
    return from === 0 && !name.other ? 0 : 1;
  };

  /// The best place of a row in the names of a record.
  const match = (index, number, row, base) => {
    let best = null;
    for (const name of named(index, number)) {
      for (let at = 0; at + row.length <= name.units.length; at += 1) {
        if (!row.every((pattern, i) => fits(index.sounds, pattern, name.units[at + i]))) continue;
        const score = base + exactness(name, at, at + row.length);
        if (!best || score < best.score) best = { score, name, spans: [[at, at + row.length]] };
      }
    }
    return best;
  };

  /// Initials with words skipped: two at least in a row before each skip, two skips at most.
  const leap = (index, number, row, score = 12) => {
    const walk = (name, i, at, run, spans) => {
      if (i === row.length) return spans;
      const end = spans.length < 3 && run !== 1 ? name.units.length : at + 1;
      for (let p = at; p < end; p += 1) {
        if (!fits(index.sounds, row[i], name.units[p] ?? "")) continue;
        const next = p === at && run
          ? [...spans.slice(0, -1), [spans[spans.length - 1][0], p + 1]]
          : [...spans, [p, p + 1]];
        const found = walk(name, i + 1, p + 1, p === at && run ? run + 1 : 1, next);
        if (found) return found;
      }
      return null;
    };
    for (const name of named(index, number)) {
      const spans = walk(name, 0, 0, 0, []);
      if (spans) return { score, name, spans };
    }
    return null;
  };

  // --- reading a token as a name ------------------------------------------------------------------------------------------------------

  const ENOUGH = 10;

  /// Holds a list against the cards: all of it if it is cheap, else from the first on until somebody has it. What fails is left out.
  const settle = async (index, one, check) => {
    if (one.sure) return one;
    const all = [...one.starts, ...one.inner];
    const cheap = all.length <= FEW && index.chunks(all) <= CHEAP;
    const wrong = new Set();
    for (let at = 0, good = 0; at < all.length && !good; ) {
      const some = all.slice(at, (at += cheap ? FEW : ENOUGH));
      await index.ready(some);
      for (const number of some) check(number) ? (good += 1) : wrong.add(number);
    }
    const right = (number) => !wrong.has(number);
    const total = one.total - wrong.size;
    return { ...one, starts: one.starts.filter(right), inner: one.inner.filter(right), total, sure: cheap && !one.rests.length };
  };

  /// Adds a way of reading to what was found so far.
  const add = async (index, found, ways, base, matches = match) => {
    const each = ways.filter((row) => row.length).map(async (row) => {
      const check = (number) => matches(index, number, row, base);
      const one = matches === leap ? await skipping(index, row) : await settle(index, await gather(index, row), check);
      return { base, check, list: one };
    });
    found.push(...(await Promise.all(each)).filter((hit) => hit.list.total));
  };

  const total = (found) => found.reduce((sum, hit) => sum + hit.list.total, 0);

  /// Where nothing is read as the letters say: further readings of single characters, one character at a time.
  const alike = (index, row) => {
    const { sounds: table } = index;
    return row.flatMap((pattern, i) => {
      if (pattern.unit || pattern.begin) return [];
      const [syllable] = pattern.syllables;
      const so = [...table.of.keys()].filter((c) => table.of.get(c).some((s) => s !== syllable) && readings(table, c).includes(syllable));
      return so.slice(0, ROWS).map((c) => row.map((other, k) => (k === i ? exactly(table, c) : other)));
    });
  };

  /// Everything that a token may mean as a name: { list, check(number) }, or null if nobody has it.
  const read = async (index, token) => {
    const { sounds: table } = index;
    const found = [];
    await add(index, found, [token.units.map((unit) => exactly(table, unit))], 0);
    if (token.units.some((unit) => /[a-z]/.test(unit))) {
      const text = token.units.join("");
      const full = rows(table, token, {});
      if (token.units.length > 1 || !found.length) {
        await add(index, found, full, 4);
        if (total(found) < ENOUGH) await add(index, found, rows(table, token, { last: true }), 4.5);
        if (total(found) < ENOUGH && /^[a-hj-tw-z]{2,24}$/.test(text)) await add(index, found, letters(table, token), 8);
        if (!found.length) await add(index, found, rows(table, token, { last: true, short: true }), 4.5);
        if (!found.length) await add(index, found, full.slice(0, 2).flatMap((row) => alike(index, row)).slice(0, ROWS), 4);
        if (total(found) < ENOUGH && /^[a-hj-tw-z]{4,24}$/.test(text)) await add(index, found, letters(table, token), 12, leap);
      }
    }
    if (!found.length) return null;
    const check = (number) => found.map((hit) => hit.check(number)).filter(Boolean).sort((a, b) => a.score - b.score)[0] ?? null;
    return { hits: found, list: merge(found.map((hit) => hit.list)), sure: found.every((hit) => hit.list.sure), check };
  };

  /// Whether somebody's name has these units as they stand; asks for no more than it must.
  const stands = async (index, token) => {
    const row = token.units.map((unit) => exactly(index.sounds, unit));
    const one = await settle(index, await gather(index, row), (number) => match(index, number, row, 0));
    return one.total > 0;
  };

  search.names = { sounds, readings, read, stands, named, exactly, pairs, ranked, confirmed, leap, FEW };
}
