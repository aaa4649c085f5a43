// Names: how a token can be read, who may have it, and who has it. QUERY.md, "What is asked for".

const FEW = 64; // so many candidates are held against their cards
const CHEAP = 6; // if they lie in no more pieces
const ENOUGH = 10; // so many results, and no further reading is looked for
const ROWS = 12; // ways to divide letters into syllables
const RUN = 8; // pieces that a run of keys may take
const NONE = { ...list(), sure: true };

// --- sounds ---------------------------------------------------------------------------------------------------------------------

/// Who sounds how, from the boot piece: `of` and `more` give a character's syllables in names and elsewhere, `rare` and `by` about
/// how many records have a character and a syllable, `starts` all beginnings of syllables.
const sounds = ({ sounds: known, often, spoken, alike, letters }, occupations) => {
  const table = { of: new Map(), more: new Map(), by: new Map(), rare: new Map() };
  const note = (c, syllable, count) => {
    table.of.set(c, [...(table.of.get(c) ?? []), syllable]);
    table.by.set(syllable, (table.by.get(syllable) ?? 0) + count);
    table.rare.set(c, count);
  };
  const each = (text, heed) => {
    for (const group of text.split(" ")) {
      const syllable = /^[a-z]*/.exec(group)[0];
      for (const c of group.slice(syllable.length)) heed(c, syllable);
    }
  };
  let at = 0;
  each(known, (c, syllable) => note(c, syllable, 2 ** parseInt(often[at++], 36)));
  table.syllables = new Set(table.by.keys());
  const further = (c, syllable) => {
    if (!syllable) return;
    table.more.set(c, [...(table.more.get(c) ?? []), syllable]);
    table.syllables.add(syllable);
  };
  const syllables = spoken.split(" ");
  for (const c of new Set(occupations)) if (isHan(c) && !table.of.has(c)) further(c, syllables.shift());
  each(alike, further);
  for (const c of letters) note(c, `~${c}`, 8);
  table.starts = new Set([...table.syllables].flatMap((s) => Array.from(s, (_, i) => s.slice(0, i + 1))));
  return table;
};

/// All readings of a unit, those in names first.
const readings = ({ of, more }, unit) => [...(of.get(unit) ?? []), ...(more.get(unit) ?? [])];

// --- patterns: a character, a syllable, the beginning of one ------------------------------------------------------------------------

const exactly = ({ of, rare }, unit) => ({ unit, syllables: of.get(unit) ?? [], weight: rare.get(unit) ?? 0 });
const sounding = ({ by }, syllable) => ({ syllables: [syllable], weight: by.get(syllable) ?? 0 });
const beginning = ({ by }, begin) => {
  let weight = 0;
  for (const [syllable, count] of by) if (syllable.startsWith(begin)) weight += count;
  return { begin, syllables: [], weight };
};

const fits = (table, { unit, begin, syllables }, other) => {
  if (unit) return unit === other;
  const read = readings(table, other);
  return begin ? begin === other || read.some((s) => s.startsWith(begin)) : read.some((s) => syllables.includes(s));
};

/// The letter that stands for a pattern in triples; none where it is not known.
const initial = ({ begin, syllables }) => {
  const all = new Set((begin ? [begin] : syllables).map((s) => s.replace("~", "")[0]));
  return all.size === 1 ? [...all][0] : "";
};

/// Ways to divide letters into syllables; `last` lets the last one be a beginning, `short` lets initials stand among them.
const divisions = (table, letters, breaks, { last, short }) => {
  const rows = [];
  const walk = (from, row, shorts) => {
    if (rows.length >= ROWS) return;
    if (from === letters.length) rows.push(row);
    for (let to = Math.min(letters.length, from + 6); to > from; to -= 1) {
      if (breaks.some((at) => at > from && at < to)) continue;
      const s = letters.slice(from, to);
      const isEnd = last && to === letters.length;
      if (!isEnd && table.syllables.has(s)) walk(to, [...row, sounding(table, s)], shorts);
      const isShort = short && shorts < 6 && /^([^aeiouv]|[zcs]h)$/.test(s);
      if ((isEnd || isShort) && table.starts.has(s)) walk(to, [...row, beginning(table, s)], shorts + 1);
    }
  };
  // Longer texts have too many ways.
  if (letters.length <= 60) walk(0, [], 0);
  return rows;
};

/// The rows of patterns of a token: runs of Latin letters divided as `how` says, everything else as it is.
const rows = (table, token, how) => {
  let all = [[]];
  const isLatin = (at) => /^[a-z]$/.test(token.units[at]);
  for (let from = 0, to; from < token.units.length; from = to) {
    for (to = from + 1; to < token.units.length && isLatin(to) === isLatin(from); ) to += 1;
    const units = token.units.slice(from, to);
    const breaks = token.breaks.map((at) => at - from);
    const ways = isLatin(from) ? divisions(table, units.join(""), breaks, how) : [units.map((unit) => exactly(table, unit))];
    all = all.flatMap((row) => ways.map((way) => [...row, ...way])).slice(0, ROWS);
  }
  return all;
};

// --- look-ups ---------------------------------------------------------------------------------------------------------------------

/// Who has two neighbouring patterns, or, without `second`, the first with whatever follows.
const pairs = async (index, first, second) => {
  const { unit: a = "" } = first;
  const b = second?.unit ?? "";
  const next = second?.begin ? [second.begin] : second?.syllables ?? [""];
  const begins = first.begin ? [first.begin] : first.syllables;
  const runs = begins.flatMap((s) => next.map((t) => [s, t]));
  const found = await Promise.all(runs.map(async ([s, t]) => {
    const isOne = second && !second.begin;
    const low = first.begin ? s : `${s} ${t}${isOne ? ` ${a}${a && b}` : ""}`;
    const loaded = await index.range("b", low, a && b ? low : `${low}\uffff`, second ? Infinity : RUN);
    const ofKey = (group, key) => (key.startsWith(a) && key.endsWith(b) ? [list(group[key])] : []);
    const ofSecond = (groups, key) => ((isOne ? key === t : key.startsWith(t)) ? Object.keys(groups[key]).flatMap((both) => ofKey(groups[key], both)) : []);
    const ofFirst = (piece, key) => ((first.begin ? key.startsWith(s) : key === s) ? Object.keys(piece[key]).flatMap((k) => ofSecond(piece[key], k)) : []);
    return loaded.flatMap((piece) => Object.keys(piece).flatMap((key) => ofFirst(piece, key)));
  }));
  return merge(found.flat());
};

/// Who has three initials, or, of two, any third.
const triples = async (index, key) => {
  const isRun = key.length < 3;
  const loaded = await index.range("n", key, isRun ? `${key}\uffff` : key, RUN);
  const has = (other) => (isRun ? other.startsWith(key) && other[2] !== "-" : other === key);
  return merge(loaded.flatMap((piece) => Object.keys(piece).filter(has).map((other) => list(piece[other]))));
};

/// What can be asked for to find a row, from what is likely to bring the fewest on.
const keys = (index, row) => {
  const all = [];
  const add = (at, some, ask) => {
    const guess = some.reduce((product, { weight }) => (product * weight) / index.boot.records, index.boot.records);
    all.push({ isFirst: at === 0, guess, ask });
  };
  row.forEach((first, i) => {
    const second = row[i + 1];
    if (row.length < 2 ? first.begin?.length !== 1 : second && !first.begin) add(i, row.slice(i, i + 2), () => pairs(index, first, second));
  });
  if (row.length > 1 && row.some(({ begin }) => begin)) {
    for (let i = 0; i + Math.min(3, row.length) <= row.length; i += 1) {
      const some = row.slice(i, i + 3);
      if (some.every(initial)) add(i, some.map(initial).map((c) => beginning(index.sounds, c)), () => triples(index, some.map(initial).join("")));
    }
  }
  return all.sort((a, b) => a.guess - b.guess);
};

/// Those that all lists have. A long list of which only the head is here is let be when the others leave few.
const meet = async (index, lists, few = FEW) => {
  const [first, ...others] = [...lists].sort((a, b) => a.total - b.total);
  if (!first.total) return [];
  // Where the shortest of them is long, the others are needed as well.
  if (first.rests.length) others.forEach((other) => index.whole(other).catch(() => {}));
  let left = members(await index.whole(first));
  for (const other of others) {
    if (!other.rests.length || left.length > few) left = intersect(left, members(await index.whole(other)));
  }
  return left;
};

const isCheap = (index, numbers) => numbers.length <= FEW && index.chunks(numbers) <= CHEAP;

/// The records that may have a row of patterns: a list, `sure` if all of it do; `others` are the keys that were not asked for.
const gather = async (index, row) => {
  const wanted = row.every(({ weight }) => weight) ? keys(index, row) : [];
  if (!wanted.length) return NONE;
  const lists = [];
  // If even the rarest is likely to have many, it will not do alone.
  const first = wanted[0].guess > FEW ? 4 : 1;
  for (const some of [wanted.slice(0, first), wanted.slice(first, 4), row.some(({ begin }) => begin) ? wanted.slice(4, 8) : []]) {
    lists.push(...(await Promise.all(some.map(async ({ ask, isFirst }) => ({ ...(await ask()), isFirst })))));
    if (lists.some(({ total }) => !total)) return NONE;
    if (lists.some((one) => isCheap(index, members(one)) && !one.rests.length)) break;
  }
  // Two characters are a key, and so are three initials.
  const isKey = row.length < 3 || (row.length === 3 && row.every(({ begin }) => begin?.length === 1));
  if (lists.length === 1) return { ...lists[0], sure: isKey };
  const left = await meet(index, lists);
  const head = lists.find(({ isFirst }) => isFirst);
  const starts = head ? intersect(left, head.starts) : [];
  return { starts, inner: without(left, starts), total: left.length, rests: [], sure: false, others: wanted.slice(lists.length) };
};

/// Holds a list against the cards: all of it if it is cheap, else from the first on until somebody has it. What fails is left out. Each time
/// that nobody has it, four more keys are asked for.
const settle = async (index, one, check) => {
  if (one.sure) return one;
  const all = [...one.starts, ...one.inner];
  const cheap = isCheap(index, all);
  const wrong = new Set();
  const others = [...(one.others ?? [])];
  for (let left = all, good = 0; left.length && !good; ) {
    const some = left.slice(0, cheap ? FEW : ENOUGH);
    left = left.slice(some.length);
    await index.ready(some);
    for (const number of some) check(number) ? (good += 1) : wrong.add(number);
    const more = good || !left.length ? [] : await Promise.all(others.splice(0, 4).map(({ ask }) => ask()));
    for (const list of more.filter(({ rests }) => !rests.length)) {
      const has = new Set(members(list));
      for (const number of left) if (!has.has(number)) wrong.add(number);
      left = left.filter((number) => has.has(number));
    }
  }
  const right = (number) => !wrong.has(number);
  return { ...one, starts: one.starts.filter(right), inner: one.inner.filter(right), total: one.total - wrong.size, sure: cheap && !one.rests.length };
};

// --- names on cards ---------------------------------------------------------------------------------------------------------------

/// The names of a record, folded once; `head` is where the name goes on after the place.
const named = (index, number) => {
  if (!index.names.has(number)) {
    const card = index.cards.get(number);
    const all = [card[0], ...(card[7] || [])].map((raw, i) => {
      const folded = fold(raw, index.variants);
      return { ...folded, head: headOf(folded.units.join(""), index.words.places), other: i > 0 };
    });
    index.names.set(number, all);
  }
  return index.names.get(number);
};

const headOf = (name, places) => {
  for (let at = 0; ; ) {
    const here = places.filter((place) => name.startsWith(place, at)).map((place) => place.length);
    const next = Math.max(at, ...here.map((length) => at + length));
    if (next === at || name.length - next < 2) return at;
    at = next;
  }
};

/// 0 a whole name, 1 without its place or a whole other name, 2 a beginning, 3 within.
const exactness = (name, from, to) => {
  if (from && from !== name.head) return 3;
  if (to < name.units.length) return 2;
  return from || name.other ? 1 : 0;
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

// --- reading a token as a name ------------------------------------------------------------------------------------------------------

/// Everything that a token may mean as a name: { hits, list, sure, check(number) }, or null if nobody has it. `whole`: with no words
/// skipped.
const readName = async (index, token, whole) => {
  const { sounds: table } = index;
  const hits = [];
  const text = token.units.join("");
  const add = async (ways, base) => {
    const each = ways.slice(0, ROWS).map(async (row) => {
      const check = (number) => match(index, number, row, base);
      return { base, check, list: await settle(index, await gather(index, row), check) };
    });
    hits.push(...(await Promise.all(each)).filter((hit) => hit.list.total));
  };
  const few = () => hits.reduce((sum, hit) => sum + hit.list.total, 0) < ENOUGH;
  const initials = (least) => (RegExp(`^[^iuv\\P{ASCII}\\d]{${least},24}$`, "u").test(text) ? [token.units.map((c) => beginning(table, c))] : []);

  await add([token.units.map((unit) => exactly(table, unit))], 0);
  if (/[a-z]/.test(text)) {
    const full = rows(table, token, {});
    await add(full, 4);
    if (few()) await add(rows(table, token, { last: true }), hits.length ? 5.5 : 4.5);
    if (!hits.length || (few() && text.length < 5)) await add(initials(2), 8);
    if (!hits.length) await add(rows(table, token, { last: true, short: true }), 4.5);
    if (!hits.length && full.length) {
      const { near } = await index.more();
      await add(full.flatMap((row) => near.alike(table, row)), 4);
    }
    const [row] = whole || !few() || hits.some((hit) => hit.list.starts.length) ? [] : initials(4);
    if (row) hits.push(...(await (await index.more()).near.leaps(index, row)));
  }
  if (!hits.length) return null;
  const check = (number) => hits.map((hit) => hit.check(number)).filter(Boolean).sort((a, b) => a.score - b.score)[0] ?? null;
  return { hits, list: merge(hits.map((hit) => hit.list)), sure: hits.every((hit) => hit.list.sure), check };
};

/// Whether somebody's name has these units as they stand.
const stands = async (index, token) => {
  const row = token.units.map((unit) => exactly(index.sounds, unit));
  return (await settle(index, await gather(index, row), (number) => match(index, number, row, 0))).total > 0;
};

