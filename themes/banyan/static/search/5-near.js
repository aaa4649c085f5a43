// Codes, and what is near: names and codes with few mistakes.
{
  const { search } = minglu;
  const { numbers, unite, members } = search.sets;
  const { readings, exactly, pairs, named, ranked, confirmed, leap } = search.names;

  const found = (list, check) => (list.total ? { hits: [{ list, base: 0 }], list, check, sure: true } : null);

  const reverse = (text) => Array.from(text).reverse().join("");

  // --- codes --------------------------------------------------------------------------------------------------------------------------

  /// Texts of a table and their records. Behind the first only the end stands that is not as in the one before.
  const entries = ({ v, d }) => {
    let last = "";
    return v.split(" ").map((end, i) => [last = last.slice(0, Math.max(0, last.length - end.length)) + end, d[i]]);
  };

  /// Those of a table of codes that begin so: [text, number] each.
  const beginning = async (index, letter, begin) => {
    const loaded = await index.range(letter, begin, `${begin}\uffff`);
    return loaded.flatMap(entries).filter(([text]) => text.startsWith(begin));
  };

  const inTable = async (index, letter, back, code, most = 99) => {
    const [forward, backward] = await Promise.all([
      beginning(index, letter, code),
      code.length > 1 ? beginning(index, back, reverse(code).slice(0, most)) : [],
    ]);
    return { forward, backward };
  };

  const digits = (code) => code.replace(/\D/g, "").length;

  /// Who has a code that begins or ends so: { list, check }, or null.
  const read = async (index, token) => {
    const code = token.units.join("").toUpperCase();
    const common = index.boot.code;
    if (digits(code) < 2 || code.length < 3 || code.length > 18) return null;
    const short = code.startsWith(common) ? code.slice(common.length) : code;
    const own = common.startsWith(code) ? index.boot.records : 0;
    if (own) return answer(index, code, Array.from({ length: own }, (_, i) => i), []);
    if (digits(code) >= 3 || short !== code) {
      const inFull = short !== code ? await beginning(index, "k", short) : [];
      if (inFull.length) return answer(index, code, inFull.map(([, number]) => number), []);
      const { forward, backward } = await inTable(index, "k", "r", code);
      // The end may reach into what all codes begin with.
      const over = [...common].map((_, i) => common.slice(i)).find((end) => code.startsWith(end) && code.length > end.length);
      const also = over ? await beginning(index, "k", code.slice(over.length)) : [];
      const ends = [...backward, ...also.filter(([text]) => (common + text).endsWith(code))];
      if (forward.length + ends.length) return answer(index, code, forward.map(([, n]) => n), ends.map(([, n]) => n));
    }
    const { forward, backward } = await inTable(index, "u", "w", code, 10);
    const ends = code.length < 4 ? [] : backward.map(([, n]) => n);
    const held = code.length > 10 && ends.length && !forward.length ? await index.fetch(ends, true) : null;
    const true_ = held ? ends.filter((_, i) => held[i][8].endsWith(code)) : ends;
    if (forward.length + true_.length) return answer(index, code, forward.map(([, n]) => n), true_);
    return digits(code) >= 3 && code.length < 7 ? anywhere(index, code) : null;
  };

  /// Any part of an evaluator code, where the directory is small enough to look through all of them.
  const anywhere = async (index, code) => {
    if (index.boot.k.length > 12) return null;
    const all = await beginning(index, "k", "");
    const inner = all.filter(([text]) => text.includes(code)).map(([, number]) => number);
    return inner.length ? answer(index, code, [], inner) : null;
  };

  const answer = (index, code, starts, inner) => {
    const sort = (some) => some.sort((a, b) => a - b);
    const list = { starts: unite([sort(starts), []]), inner: [], rests: [] };
    const known = new Set(list.starts);
    list.inner = unite([sort(inner.filter((number) => !known.has(number))), []]);
    list.total = list.starts.length + list.inner.length;
    const check = (number) => {
      const card = index.cards.get(number);
      const whole = code === index.boot.code + card[1] || code === card[1] || code === card[8];
      return { score: whole ? 0 : known.has(number) ? 2 : 3, spans: [] };
    };
    return found(list, check);
  };

  // --- distance -----------------------------------------------------------------------------------------------------------------------

  /// The place in `text` that is most like `row`, and how many mistakes it has; `cost(a, b)` is 0 for the same, 1 for another.
  /// `whole` lets nothing of the text be left over.
  const nearest = (row, text, cost, whole) => {
    let [before, last] = [null, Array.from({ length: text.length + 1 }, (_, j) => (whole ? [j, 0] : [0, j]))];
    row.forEach((unit, i) => {
      const line = [[i + 1, 0]];
      for (let j = 1; j <= text.length; j += 1) {
        const ways = [[last[j - 1], cost(unit, text[j - 1])], [last[j], 1], [line[j - 1], 1]];
        const turned = i && j > 1 && !cost(unit, text[j - 2]) && !cost(row[i - 1], text[j - 1]);
        if (turned) ways.push([before[j - 2], 1]);
        line.push(ways.map(([[sum, from], more]) => [sum + more, from]).reduce((a, b) => (b[0] < a[0] ? b : a)));
      }
      [before, last] = [last, line];
    });
    let end = text.length;
    if (!whole) last.forEach(([sum], j) => { if (sum < last[end][0]) end = j; });
    return { mistakes: last[end][0], from: last[end][1], to: end };
  };

  // --- names with mistakes ------------------------------------------------------------------------------------------------------------

  const PIECES = 8;
  const SKIPPED = 3; // words skipped count as more than any mistakes

  const budget = (length) => (length < 2 ? 0 : length < 3 ? 0.5 : length < 7 ? 1 : 2);

  /// Two units that may stand side by side in the name that was meant: neighbours, with one left out, turned round.
  const neighbours = (row) => {
    const all = [];
    row.forEach((first, i) => {
      if (row[i + 1]) all.push([first, row[i + 1], 1]);
      if (row.length < 3) return;
      if (row[i + 2]) all.push([first, row[i + 2], 0.8]);
      if (row[i + 1]) all.push([row[i + 1], first, 0.8]);
    });
    return all.filter(([a, b]) => a.syllables.length && b.syllables.length);
  };

  /// Records that have most and the rarest pairs in common with the row.
  const alike = async (index, row) => {
    const rare = ([a, b]) => Math.min(a.weight || 1, b.weight || 1);
    const chosen = neighbours(row).sort((a, b) => b[2] - a[2] || rare(a) - rare(b));
    const best = [...chosen.filter((one) => one[2] === 1).slice(0, PIECES / 2), ...chosen.filter((one) => one[2] < 1).sort((a, b) => rare(a) - rare(b)).slice(0, PIECES / 2)];
    const sound = ({ syllables }) => ({ syllables });
    const lists = await Promise.all(best.map(async ([a, b, worth]) => [await pairs(index, sound(a), sound(b)), worth]));
    if (row.length === 3 && row[0].weight) lists.push([await pairs(index, row[0]), 0.5]);
    return ranked(index, lists);
  };

  const byDistance = (index, row) => {
    const table = index.sounds;
    const cost = (pattern, unit) => {
      if (pattern.unit === unit) return 0;
      const same = readings(table, unit);
      return pattern.syllables.some((s) => same.includes(s)) ? 0.5 : 1;
    };
    return (number) => {
      let best = null;
      for (const name of named(index, number)) {
        const { mistakes, from, to } = nearest(row, name.units, cost);
        if (mistakes <= budget(row.length) && (!best || mistakes < best.score)) best = { score: mistakes, name, spans: [[from, to]] };
      }
      return best;
    };
  };

  /// Names that are near a token: { list, check }, or null.
  const nearName = async (index, token) => {
    const row = await Promise.all(token.units.map(async (unit) => {
      const pattern = exactly(index.sounds, unit);
      return pattern.syllables.length ? pattern : { ...pattern, syllables: await index.spoken(unit) };
    }));
    if (row.length < 2 || row.length > 60) return null;
    const distance = byDistance(index, row);
    const check = (number) => distance(number) ?? (row.length > 3 ? leap(index, number, row, SKIPPED) : null);
    return found(await confirmed(index, await alike(index, row), check), check);
  };

  // --- codes with mistakes --------------------------------------------------------------------------------------------------------------

  const common = (a, b) => {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i += 1;
    return i;
  };

  /// Codes with one mistake have either half right: those that share a long beginning or end with it.
  const nearCode = async (index, token) => {
    const code = token.units.join("").toUpperCase();
    if (code.length < 8 || code.length > 20 || digits(code) < 4) return null;
    const isCredit = code.length > 14;
    const head = index.boot.code.slice(0, common(index.boot.code, code));
    const serial = code.slice(head.length);
    const tables = isCredit ? [["u", code, code], ["w", reverse(code), reverse(code).slice(0, 10)]] : [["k", code, serial], ["r", reverse(code), reverse(code)]];
    const near = new Set();
    const differs = (a, b) => +(a !== b);
    await Promise.all(tables.map(async ([letter, text, key]) => {
      for (const [one, number] of (await index.range(letter, key)).flatMap(entries)) {
        if (common(one, key) < 2 || nearest(Array.from(one), text, differs).mistakes > 1) continue;
        if (near.size < 40) near.add(number);
      }
    }));
    const check = (number) => {
      const card = index.cards.get(number);
      const own = isCredit ? card[8] ?? "" : index.boot.code + card[1];
      const { mistakes } = nearest(Array.from(code), own, differs, true);
      return mistakes <= 1 ? { score: mistakes, spans: [] } : null;
    };
    await index.fetch([...near], isCredit);
    return found(await confirmed(index, [...near], check), check);
  };

  search.codes = { read, near: nearCode };
  search.near = { name: nearName, nearest };
}
