// What is near: codes and names with few mistakes, names with words left out. Loaded when nothing else is found.

const { search } = minglu;
const {
  intersect, members, readings, exactly, pairs, triples, fits, match, meet, named, entries, codeOf, reverse, digits, found, facts, learn, forEach, mask,
  matches, hasLevels, having, wanted, results, ALL_FACETS,
} = search.inner;

const RANKED = 40; // so many of those that may be meant are looked at,
const BATCH = 6; // so many at a time
const ENOUGH = 10; // so many that are right, and no more are looked for
const FEW = 10; // candidates that no further list need be loaded for

// --- candidates -------------------------------------------------------------------------------------------------------------------

/// Records by how many and how rare lists they stand in: [list, worth] each.
const ranked = (index, lists) => {
  const weights = new Map();
  for (const [one, worth] of lists) {
    const weight = worth * (Math.log2(index.boot.records / one.total) + 0.5);
    for (const number of members(one)) weights.set(number, (weights.get(number) ?? 0) + weight);
  }
  const sorted = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, RANKED);
  return sorted.filter(([, weight]) => weight > sorted[0][1] * 0.4).map(([number]) => number);
};

/// Those of ranked records that are found to be right; once some are, `dry` batches without any end it.
const right = async (index, candidates, check, { batch = BATCH, dry = 1, enough = RANKED } = {}) => {
  const good = [];
  for (let i = 0, without = 0; i < candidates.length && good.length < enough; i += batch) {
    const some = candidates.slice(i, i + batch);
    await index.ready(some);
    const held = some.filter(check);
    good.push(...held);
    without = held.length ? 0 : without + 1;
    if (good.length && without >= dry) break;
  }
  return good.sort((a, b) => a - b);
};

const listed = (inner, starts = []) => ({ starts, inner, total: inner.length + starts.length, rests: [], sure: true });

const confirmed = async (index, candidates, check) => listed(await right(index, candidates, check));

// --- words left out ---------------------------------------------------------------------------------------------------------------

/// A row with words of the name skipped: two at least in a row before each skip, two skips at most.
const leap = (index, number, row, score) => {
  const walk = (units, i, at, spans) => {
    if (i === row.length) return spans;
    const [from, to] = spans[spans.length - 1] ?? [at, at];
    for (let p = at; p < units.length; p += 1) {
      if (p > to && (spans.length > 2 || to - from < 2) && spans.length) return null;
      if (!fits(index.sounds, row[i], units[p])) continue;
      const found = walk(units, i + 1, p + 1, spans.length && p === to ? [...spans.slice(0, -1), [from, p + 1]] : [...spans, [p, p + 1]]);
      if (found) return found;
    }
    return null;
  };
  for (const name of named(index, number)) {
    const spans = walk(name.units, 0, 0, []);
    if (spans) return { score: score + ([0, name.head].includes(spans[0][0]) ? 0 : 1), name, spans };
  }
  return null;
};

/// Those that initials with words skipped, or read otherwise, may mean. Where words are skipped, the triples on either side must be
/// there and the one that skips; where a character is read otherwise, most triples are.
const leaping = async (index, row, check) => {
  const text = row.map(({ begin }) => begin).join("");
  const starts = Array.from({ length: Math.min(text.length, 10) - 2 }, (_, i) => text.slice(i, i + 3));
  const ask = (some) => Promise.all(some.map((key) => triples(index, key)));
  const [plain, skips] = await Promise.all([ask(starts), ask(starts.map((key) => `${key.slice(0, 2)}-${key[2]}`))]);
  // One skip, then two.
  const ways = [...starts.keys()].map((i) => [i]);
  ways.push(...ways.flatMap(([i]) => ways.slice(i + 2).map(([j]) => [i, j])));
  const skipped = await Promise.all(ways.map((way) => {
    const others = plain.filter((_, k) => way.every((i) => k < i || k > i + 1));
    return meet(index, [...way.map((i) => skips[i]), ...others], FEW);
  }));
  // From the head of a name on first.
  const heads = new Set([plain[0], skips[0]].flatMap((one) => one.starts));
  const order = [...new Set(skipped.flat())];
  order.sort((a, b) => heads.has(b) - heads.has(a));
  const found = await right(index, order.slice(0, RANKED), check, { batch: ENOUGH, dry: 2, enough: ENOUGH });
  return found.length ? found : right(index, ranked(index, plain.map((one) => [one, 1])), check);
};

/// Initials of names with words left out, as `names.read` has its hits: from the head of a name on, 11½, elsewhere 12½.
const leaps = async (index, row) => {
  const check = (number) => match(index, number, row, 8) ?? leap(index, number, row, 11.5);
  const good = await leaping(index, row, check);
  const isHead = (number) => check(number).score <= 11.5;
  return good.length ? [{ base: 9.5, check, list: listed(good.filter((number) => !isHead(number)), good.filter(isHead)) }] : [];
};

// --- other readings ---------------------------------------------------------------------------------------------------------------

/// Further readings of single characters, where nothing is read as the letters say: one character at a time.
const alike = (table, row) => row.flatMap(({ unit, begin, syllables: [syllable] }, i) => {
  if (unit || begin) return [];
  const others = [...table.of.keys()].filter((c) => readings(table, c).length > 1 && readings(table, c).includes(syllable));
  return others.map((c) => row.map((pattern, k) => (k === i ? exactly(table, c) : pattern)));
});

// --- codes with mistakes --------------------------------------------------------------------------------------------------------------

/// Whether two texts are the same but for one character that is wrong, lacking or too many, or two that changed places.
const areNear = (a, b) => {
  let [from, end] = [0, 0];
  const least = Math.min(a.length, b.length);
  while (from < least && a[from] === b[from]) from += 1;
  while (end < least - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [x, y] = [a.slice(from, a.length - end), b.slice(from, b.length - end)];
  return (x.length < 2 && y.length < 2) || (x.length === 2 && x === reverse(y));
};

/// A code with one mistake has either half right, so it stands near the right one, read forwards or backwards.
const nearCode = async (index, token) => {
  const code = codeOf(token);
  if (code.length < 8 || code.length > 20 || digits(code) < 4) return null;
  const { code: common } = index.boot;
  const serial = code.startsWith(common) ? code.slice(common.length) : code;
  const tables = code.length > 15 ? [["u", code, 13], ["w", reverse(code), 5]] : [["k", serial, serial.length - 3], ["r", reverse(code), 3]];
  const near = await Promise.all(tables.map(async ([letter, text, right]) => {
    const isLike = ([one]) => [-1, 0, 1].some((more) => areNear(one, text.slice(0, one.length + more)));
    return (await index.range(letter, text.slice(0, right), `${text.slice(0, right)}\uffff`, 3)).flatMap(entries).filter(isLike).map(([, number]) => number);
  }));
  const check = (number) => {
    const [, own, , , , , , , credit = ""] = index.cards.get(number);
    return areNear(code, code.length > 15 ? credit : common + own) ? { score: 1, spans: [] } : null;
  };
  const some = [...new Set(near.flat())].slice(0, 40);
  await index.fetch(some, true);
  return found(await confirmed(index, some, check), check);
};

// --- names with mistakes ------------------------------------------------------------------------------------------------------------

const PAIRS = 8; // so many pairs of a token are asked for, the half of them first,
const RENEWED = 4; // and of so many mistakes the pairs that were there instead
const SKIPPED = 3; // words skipped count as more than any mistakes

const budget = (length) => (length < 3 ? 0.5 : length < 7 ? 1 : 2);

/// The place in a row of units that is most like `row`, and how many mistakes it has.
const nearest = (row, units, cost) => {
  let before;
  let last = Array.from({ length: units.length + 1 }, (_, j) => [0, j]);
  row.forEach((pattern, i) => {
    const line = [[i + 1, 0]];
    for (let j = 1; j <= units.length; j += 1) {
      const ways = [[last[j - 1], cost(pattern, units[j - 1])], [last[j], 1], [line[j - 1], 1]];
      if (i && j > 1 && !cost(pattern, units[j - 2]) && !cost(row[i - 1], units[j - 1])) ways.push([before[j - 2], 1]);
      line.push(ways.map(([[sum, from], more]) => [sum + more, from]).reduce((a, b) => (b[0] < a[0] ? b : a)));
    }
    [before, last] = [last, line];
  });
  const mistakes = Math.min(...last.map(([sum]) => sum));
  const to = last.findIndex(([sum]) => sum === mistakes);
  return { mistakes, from: last[to][1], to };
};

/// What may stand in the name that was meant, each with what it is worth: neighbours by their sound, the same with one left out or
/// turned round, single characters. The rarest first.
const clues = (row) => {
  const all = [];
  const add = (some, worth) => all.push({ some, worth, rare: Math.min(...some.map(({ weight }) => weight || 1)) });
  row.forEach((first, i) => {
    const [second, third] = [row[i + 1], row[i + 2]];
    if (second) add([first, second].map(sound), 1);
    if (row.length < 3) return;
    if (second) add([second, first].map(sound), 0.8);
    if (third) add([first, third].map(sound), 0.8);
    if (first.weight) add([first], 0.5);
  });
  all.sort((a, b) => a.rare - b.rare);
  const of = (test, most) => all.filter(test).slice(0, most);
  const isLong = row.length > 6; // few of its pairs are spoilt by a mistake
  const [one, two, ...others] = of(({ worth }) => worth === 1, isLong ? 8 : 4);
  return [one, two, ...of(({ worth }) => worth === 0.5, 2), ...others, ...of(({ worth }) => worth === 0.8, isLong ? 0 : 5)].filter(Boolean);
};

const none = listed([]);
const sound = ({ syllables, weight }) => ({ syllables, weight: weight || 1 });

/// What one mistake would leave of a row's pairs: `spoilt` the first and the last pair that it touches, and `fresh` what was there
/// instead: pairs, or a character that the mistake cuts off.
const mistakes = (row) => {
  const all = [];
  const end = row.length - 1;
  const add = (from, to, fresh) => {
    const there = fresh.filter((some) => some.every((at) => row[at]));
    all.push({ spoilt: [from, to], fresh: there.map((some) => some.map((at) => row[at])) });
  };
  const cutOff = (first, last) => [...(first === 0 ? [[0]] : []), ...(last === end ? [[end]] : [])];
  row.forEach((_, at) => add(at - 1, at, [[at - 1, at + 1]])); // one too many
  row.slice(1).forEach((_, at) => add(at - 1, at + 1, [[at - 1, at + 1], [at + 1, at], [at, at + 2]])); // two changed in place
  row.slice(1).forEach((_, at) => add(at, at, cutOff(at, at + 1))); // one lacking
  row.forEach((_, at) => add(at - 1, at, cutOff(at - 1, at + 1))); // another
  return all;
};

/// Those who may have a row with one mistake: who sounds so, then by what each mistake would leave.
const withMistake = async (index, row, known) => {
  const left = new Map();
  const leave = async (at, lists) => {
    const key = at.join();
    if (!left.has(key)) left.set(key, meet(index, lists, FEW));
    return left.get(key);
  };
  const possible = mistakes(row).filter(({ fresh }) => fresh.flat().every(({ weight }) => weight));
  const ways = await Promise.all(possible.map(async ({ spoilt: [from, to], fresh }) => {
    const rest = [...known].filter(([at]) => at < from || at > to);
    const lists = rest.map(([, { exact }]) => exact);
    return { fresh, some: lists.length ? await leave(rest.map(([at]) => at), lists) : null };
  }));
  const sounding = await meet(index, [...known.values()].map(({ heard }) => heard), FEW);
  // Where many are left, those count who have what was there instead.
  const many = ways.filter(({ fresh, some }) => fresh.length && (!some || some.length > FEW));
  many.sort((a, b) => (b.some?.length ?? 0) - (a.some?.length ?? 0));
  const renewed = await Promise.all(many.slice(0, RENEWED).map(async ({ fresh, some }) => {
    const asked = await Promise.all(fresh.map(([a, b]) => pairs(index, a, b)));
    const all = await meet(index, asked, FEW);
    return some ? intersect(some, all) : all;
  }));
  const others = ways.filter(({ fresh, some }) => some && (!fresh.length || some.length <= FEW)).map(({ some }) => some);
  return [...new Set([sounding, ...renewed, ...others].flat())];
};

/// Those who have a row with one mistake. The rarest pairs are asked for first.
const oneMistake = async (index, row, check) => {
  const rare = (at) => Math.min(sound(row[at]).weight, sound(row[at + 1]).weight);
  const order = row.slice(1).map((_, at) => at).sort((a, b) => rare(a) - rare(b)).slice(0, PAIRS);
  const known = new Map();
  let candidates = [];
  for (const some of [order.slice(0, PAIRS / 2), order.slice(PAIRS / 2)]) {
    const asked = await Promise.all(some.map(async (at) => {
      const both = row.slice(at, at + 2);
      const heard = await pairs(index, ...both.map(sound));
      return [at, { heard, exact: both.every(({ weight }) => weight) ? await pairs(index, ...both) : none }];
    }));
    asked.forEach(([at, lists]) => known.set(at, lists));
    candidates = await withMistake(index, row, new Map([...known].sort(([a], [b]) => a - b)));
    if (candidates.length <= RANKED) break;
  }
  return right(index, candidates.slice(0, RANKED), check, { batch: ENOUGH, dry: 2, enough: ENOUGH });
};

/// Names that have the token with few mistakes, or with words skipped, or null.
const nearName = async (index, token) => {
  const row = await Promise.all(token.units.map(async (unit) => {
    const pattern = exactly(index.sounds, unit);
    return pattern.syllables.length ? pattern : { ...pattern, syllables: await index.spoken(unit) };
  }));
  if (row.length < 2 || row.length > 60) return null;
  const cost = ({ unit, syllables }, other) => (unit === other ? 0 : readings(index.sounds, other).some((s) => syllables.includes(s)) ? 0.5 : 1);
  const check = (number) => {
    const near = named(index, number).map((name) => ({ ...nearest(row, name.units, cost), name }));
    const best = near.reduce((a, b) => (b.mistakes < a.mistakes ? b : a));
    if (best.mistakes > budget(row.length)) return row.length > 3 ? leap(index, number, row, SKIPPED) : null;
    return { score: best.mistakes, name: best.name, spans: [[best.from, best.to]] };
  };
  const isSmall = (number) => check(number)?.score <= 1;
  const one = row.length > 2 ? await oneMistake(index, row, isSmall) : [];
  if (one.length) return found(listed(one), check);
  const lists = [];
  let near = null;
  const all = clues(row);
  for (const some of [all.slice(0, 4), all.slice(4)]) {
    lists.push(...(await Promise.all(some.map(async ({ some, worth }) => [await pairs(index, ...some), worth]))));
    // Of long lists there are only heads, which would favour those that stand there.
    const short = lists.filter(([one]) => !one.rests.length);
    near = await confirmed(index, ranked(index, short.length ? short : lists), check);
    if (near.inner.some(isSmall)) break;
  }
  return found(near, check);
};

search.near = { code: nearCode, name: nearName, leaps, alike };
