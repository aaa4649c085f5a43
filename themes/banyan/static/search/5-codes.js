// Codes: evaluator codes and credit codes, by their beginnings and ends.

const LEAD = 7; // characters of an evaluator code before its serial

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
const begun = async (index, letter, begin) => {
  const loaded = await index.range(letter, begin, `${begin}\uffff`);
  return loaded.flatMap(entries).filter(([text]) => text.startsWith(begin)).map(([, number]) => number);
};

const ending = (index, letter, end) => (end.length > 3 || letter === "r" ? begun(index, letter, reverse(end)) : []);

/// Any part of an evaluator code, where the directory is small enough to look through all of them.
const within = async (index, code) => {
  if (index.boot.k.length > 12) return [];
  return (await index.range("k", "", "\uffff")).flatMap(entries).filter(([text]) => text.includes(code)).map(([, number]) => number);
};

/// Who has a code that begins or ends so, and, behind them, who has it elsewhere in one.
const answer = (index, code, begin, end, elsewhere = []) => {
  const starts = sorted(begin);
  const ends = without(sorted(end), starts);
  const inner = sorted([...ends, ...without(sorted(elsewhere), starts)]);
  const score = (number) => (starts.includes(number) ? 2 : ends.includes(number) ? 3 : 3.5);
  const check = (number) => {
    const [, serial, , , , , , , credit] = index.cards.get(number);
    const isWhole = [serial, index.boot.code + serial, credit].includes(code);
    return { score: isWhole ? 0 : score(number), spans: [] };
  };
  const answer = found({ starts, inner, total: starts.length + inner.length, rests: [] }, check);
  if (answer) answer.hits = [{ list: { starts, inner: ends }, base: 0 }, { list: { starts: [], inner }, base: 0.5 }];
  return answer;
};

/// Who has a serial that begins so, behind what evaluator codes begin with: `bounds` of their pieces say what that is.
const serials = async (index, code) => {
  const { k: bounds, code: { length } } = index.boot;
  if (length >= LEAD || code.length > 5 || digits(code) < code.length) return [];
  const leads = new Set(bounds.filter((bound) => bound.length + length >= LEAD).map((bound) => bound.slice(0, LEAD - length)));
  return (await Promise.all([...leads].map((lead) => begun(index, "k", lead + code)))).flat();
};

const evaluators = async (index, code) => {
  const { code: common, records } = index.boot;
  if (common.startsWith(code)) return answer(index, code, Array.from({ length: records }, (_, i) => i), []);
  if (common && code.startsWith(common)) return answer(index, code, await begun(index, "k", code.slice(common.length)), []);
  // Who begins with more than a serial has is nobody's end.
  const long = code.length > LEAD ? await begun(index, "k", code) : [];
  if (long.length) return answer(index, code, long, []);
  // The beginning of such a code may reach back into what all have in common.
  const at = [...common].findIndex((_, i) => code.startsWith(common.slice(i)));
  const [begin, end, across, behind] = await Promise.all([
    begun(index, "k", code), ending(index, "r", code),
    at >= 0 ? begun(index, "k", code.slice(common.length - at)) : [], serials(index, code),
  ]);
  return answer(index, code, begin, [...end, ...across], behind);
};

/// Of credit codes no more than ten characters are in the reversed table.
const credits = async (index, code) => {
  const begin = await begun(index, "u", code);
  if (begin.length) return answer(index, code, begin, []);
  const end = await ending(index, "w", code.slice(-10));
  if (code.length < 11) return answer(index, code, [], end);
  const cards = await index.fetch(end, true);
  return answer(index, code, [], end.filter((_, i) => cards[i][8].endsWith(code)));
};

/// Who has a code that begins or ends so, or null.
const readCode = async (index, token) => {
  const code = codeOf(token);
  if (code.length < 3 || code.length > 18 || digits(code) < 2) return null;
  const isShort = digits(code) > 2 && code.length < 14;
  return (isShort ? await evaluators(index, code) : null) ?? (await credits(index, code))
    ?? (isShort && code.length < 7 ? answer(index, code, [], await within(index, code)) : null);
};

