// Text as the index has it, with the place of every character in what was written.
// One of the files that make the query engine; none of them knows of a page. See src/search/FORMAT.md and QUERY.md. The files 1 to 6 are
// joined in one block, and 7 and 8 in another, so what one declares the next may use.

const search = ((globalThis.minglu ??= {}).search ??= {});
const LONGEST = 200;
// A character with the marks behind it, which NFKC may join to it.
const CLUSTER = /[^][\p{M}\u1160-\u11ff\uff9e\uff9f]*/gu;
const KEPT = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;
const PLAIN = /^[\u4e00-\u9fff]*$/;
const DIVIDES = /[\s,、;|/+&，；｜／＋＆]/u;
const QUOTED = /[“"「]([^“”"「」]+)[”"」]/gu;

/// What folding leaves: `units`, and where each begins and ends in `raw`.
const fold = (raw, variants) => {
  const folded = { raw, units: [], from: [], to: [] };
  for (const { 0: cluster, index } of raw.matchAll(CLUSTER)) {
    for (const c of cluster.normalize("NFKC").toLowerCase()) {
      const unit = c === "ς" ? "σ" : variants?.get(c) ?? c;
      // Radicals are no letters, but the table may know what they stand for.
      if (!KEPT.test(unit) && (variants || !HAN.test(unit))) continue;
      folded.units.push(unit);
      folded.from.push(index);
      folded.to.push(index + cluster.length);
    }
  }
  return folded;
};

/// The folded text alone; most words of the index need no folding.
const plain = (raw, variants) => (PLAIN.test(raw) ? raw : fold(raw, variants).units.join(""));

/// A part of a folded text.
const part = (text, from, to) => ({
  raw: text.raw,
  units: text.units.slice(from, to),
  from: text.from.slice(from, to),
  to: text.to.slice(from, to),
  quoted: text.quoted,
  breaks: (text.breaks ?? []).map((at) => at - from).filter((at) => at > 0 && at < to - from),
});

/// Several tokens as one; `breaks` remembers where blanks stood, for no syllable goes over a blank.
const join = (tokens) => {
  const whole = { ...tokens[0], units: [], from: [], to: [], breaks: [] };
  for (const token of tokens) {
    if (whole.units.length) whole.breaks.push(whole.units.length);
    for (const key of ["units", "from", "to"]) whole[key].push(...token[key]);
  }
  return whole;
};

/// Where the raw text is one token: [from, to, quoted].
const divide = (raw) => {
  const spans = [];
  let at = 0;
  const words = (end) => {
    for (let from = at, to; from < end; from = to + 1) {
      for (to = from; to < end && !DIVIDES.test(raw[to]); ) to += 1;
      if (to > from) spans.push([from, to, false]);
    }
  };
  for (const quote of raw.matchAll(QUOTED)) {
    words(quote.index);
    at = quote.index + quote[0].length;
    spans.push([quote.index + 1, at - 1, true]);
  }
  words(raw.length);
  return spans;
};

const cut = (text) => Array.from(String(text).slice(0, 2 * LONGEST)).slice(0, LONGEST).join("");

/// The tokens of a query, each folded, with its places in the text.
const tokens = (text, variants) => {
  const raw = cut(text);
  const folded = fold(raw, variants);
  const cutOut = ([from, to, quoted]) => {
    const first = folded.from.findIndex((at) => at >= from && at < to);
    if (first < 0) return [];
    const behind = folded.from.findIndex((at) => at >= to);
    return [{ ...part(folded, first, behind < 0 ? folded.units.length : behind), quoted }];
  };
  return divide(raw).flatMap(cutOut);
};

const text = (token) => token.units.join("");
const isHan = (c) => HAN.test(c);
const isLatin = (token) => !token.quoted && /^[a-z]+$/.test(text(token));
const isCode = (token) => !token.quoted && /^[a-z0-9]+$/.test(text(token));

