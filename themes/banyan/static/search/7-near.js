// What is near: codes and names with few mistakes, names with words left out. Loaded when nothing else is found.
{
  const { search } = minglu;
  const { intersect, members } = search.sets;
  const { readings, exactly, pairs, triples, fits, match, named } = search.names;
  const { entries, codeOf, reverse, digits, found } = search.codes;

  const RANKED = 40; // so many of those that may be meant are looked at,
  const BATCH = 6; // so many at a time
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

  /// Those of ranked records that are found to be right; once some are, a batch without any ends it.
  const confirmed = async (index, candidates, check, batch = BATCH) => {
    const good = [];
    for (let i = 0; i < candidates.length; i += batch) {
      const some = candidates.slice(i, i + batch);
      await index.ready(some);
      const held = some.filter(check);
      good.push(...held);
      if (good.length && !held.length) break;
    }
    return { starts: [], inner: good.sort((a, b) => a - b), total: good.length, rests: [], sure: true };
  };

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
      if (spans) return { score: score + (spans[0][0] === name.head ? 0 : 1), name, spans };
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
    const at = skips.map(async (skip, i) => {
      let left = members(await index.whole(skip));
      for (const one of plain.filter((_, k) => k < i || k >= i + 2).sort((a, b) => a.total - b.total)) {
        if (!one.rests.length || left.length > FEW) left = intersect(left, members(await index.whole(one)));
      }
      return left;
    });
    const skipped = (await Promise.all(at)).sort((a, b) => a.length - b.length);
    const found = await confirmed(index, [...new Set(skipped.flat())].slice(0, RANKED), check, RANKED);
    return found.total ? found : confirmed(index, ranked(index, plain.map((one) => [one, 1])), check);
  };

  /// Initials of names with words left out, as `names.read` has its hits: from the head of a name on, 10½, elsewhere 11½.
  const leaps = async (index, row) => {
    const check = (number) => match(index, number, row, 8) ?? leap(index, number, row, 10.5);
    const one = await leaping(index, row, check);
    return one.total ? [{ base: 7.5, check, list: one }] : [];
  };

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
  const clues = (index, row) => {
    const sound = ({ syllables, weight }) => ({ syllables, weight: weight || 1 });
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
    const lists = [];
    let near = null;
    const all = clues(index, row);
    for (const some of [all.slice(0, 4), all.slice(4)]) {
      lists.push(...(await Promise.all(some.map(async ({ some, worth }) => [await pairs(index, ...some), worth]))));
      // Of long lists there are only heads, which would favour those that stand there.
      const short = lists.filter(([one]) => !one.rests.length);
      near = await confirmed(index, ranked(index, short.length ? short : lists), check);
      if (near.inner.some((number) => check(number).score <= 1)) break;
    }
    return found(near, check);
  };

  search.near = { code: nearCode, name: nearName, leaps, nearest };
}
