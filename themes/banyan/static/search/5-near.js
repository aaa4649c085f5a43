// Codes, and what is near: codes and names with few mistakes.
{
  const { search } = minglu;
  const { sorted, without } = search.sets;
  const { readings, exactly, pairs, named, ranked, confirmed, leap } = search.names;

  const reverse = (text) => Array.from(text).reverse().join("");
  const codeOf = (token) => token.units.join("").toUpperCase();
  const digits = (code) => code.replace(/\D/g, "").length;
  const found = (list, check) => (list.total ? { hits: [{ list, base: 0 }], list, check, sure: true } : null);

  // --- codes --------------------------------------------------------------------------------------------------------------------------

  /// Texts of a table and their records. Behind the first only the end stands that is not as in the one before.
  const entries = ({ v, d }) => {
    let last = "";
    return v.split(" ").map((end, i) => [(last = last.slice(0, Math.max(0, last.length - end.length)) + end), d[i]]);
  };

  /// Who has a text of a table that begins so.
  const beginning = async (index, letter, begin) => {
    const loaded = await index.range(letter, begin, `${begin}\uffff`);
    return loaded.flatMap(entries).filter(([text]) => text.startsWith(begin)).map(([, number]) => number);
  };

  const ending = (index, letter, end) => (end.length > 3 || letter === "r" ? beginning(index, letter, reverse(end)) : []);

  /// Any part of an evaluator code, where the directory is small enough to look through all of them.
  const within = async (index, code) => {
    if (index.boot.k.length > 12) return [];
    return (await index.range("k", "", "\uffff")).flatMap(entries).filter(([text]) => text.includes(code)).map(([, number]) => number);
  };

  const answer = (index, code, begin, end) => {
    const starts = sorted(begin);
    const inner = without(sorted(end), starts);
    const check = (number) => {
      const [, serial, , , , , , , credit] = index.cards.get(number);
      const isWhole = [serial, index.boot.code + serial, credit].includes(code);
      return { score: isWhole ? 0 : starts.includes(number) ? 2 : 3, spans: [] };
    };
    return found({ starts, inner, total: starts.length + inner.length, rests: [] }, check);
  };

  const evaluators = async (index, code) => {
    const { code: common, records } = index.boot;
    if (common.startsWith(code)) return answer(index, code, Array.from({ length: records }, (_, i) => i), []);
    if (common && code.startsWith(common)) return answer(index, code, await beginning(index, "k", code.slice(common.length)), []);
    // The beginning of such a code may reach back into what all have in common.
    const at = [...common].findIndex((_, i) => code.startsWith(common.slice(i)));
    const [begin, end, across] = await Promise.all([
      beginning(index, "k", code), ending(index, "r", code),
      at >= 0 ? beginning(index, "k", code.slice(common.length - at)) : [],
    ]);
    return answer(index, code, begin, [...end, ...across]);
  };

  /// Of credit codes no more than ten characters are in the reversed table.
  const credits = async (index, code) => {
    const begin = await beginning(index, "u", code);
    if (begin.length) return answer(index, code, begin, []);
    const end = await ending(index, "w", code.slice(-10));
    if (code.length < 11) return answer(index, code, [], end);
    const cards = await index.fetch(end, true);
    return answer(index, code, [], end.filter((_, i) => cards[i][8].endsWith(code)));
  };

  /// Who has a code that begins or ends so, or null.
  const read = async (index, token) => {
    const code = codeOf(token);
    if (code.length < 3 || code.length > 18 || digits(code) < 2) return null;
    const isShort = digits(code) > 2 && code.length < 14;
    return (isShort ? await evaluators(index, code) : null) ?? (await credits(index, code))
      ?? (isShort && code.length < 7 ? answer(index, code, [], await within(index, code)) : null);
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

  search.codes = { read, near: nearCode };
  search.near = { name: nearName, nearest };
}
