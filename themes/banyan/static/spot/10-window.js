// What stands around a hit, in plain characters (src/advert/matching/window.rs).
{
  const spot = globalThis.minglu.spot;
  const { gap, HAN, GAP, LINE, BORDER, INVISIBLE, BRACKET, SENTENCE } = spot;
  const NEAR = 8, CLAUSE = 24, SENTENCE_LENGTH = 48;
  const ENDS = new Set("。！；!;\n\u2029");

  /// A text around a hit in plain characters, with marks in it as they are.
  const windowOf = (text, { start, end }, glyphs) => {
    const stops = (c) => gap(c) === LINE || gap(c) === BORDER;
    let from = start, to = end;
    while (from > 0 && start - from < NEAR && !stops(text[from - 1])) from -= 1;
    while (to < text.length && to - end < NEAR && !stops(text[to])) to += 1;
    const chars = [], starts = [];
    for (let at = from; at < to; at += 1) {
      for (const { kind, value } of glyphs(text[at])) {
        if (kind === GAP && value === INVISIBLE) continue;
        chars.push(kind === GAP ? text[at] : value);
        starts.push(at);
      }
    }
    const position = (place) => {
      const at = starts.findIndex((it) => it >= place);
      return at < 0 ? starts.length : at;
    };
    return { chars, position, from: position(start), to: position(end) };
  };

  /// The characters that are bent, as positions in the window. What is written in a circle or the like is no word of a sentence.
  const bentPlaces = (window, alignment) => alignment.steps.filter((it) => spot.isBent(it.way))
    .flatMap((it) => spot.written(alignment, it)).filter((it) => spot.isUnified(it.written)).map((it) => window.position(it.start));

  /// The text with the characters of the term where it is bent; undefined if it is not, or has not one character for each.
  const restored = (window, { elements }, { bent }) =>
    bent && elements.every(spot.isHanElement) ? [...window.chars.slice(0, window.from), ...elements, ...window.chars.slice(window.to)] : undefined;

  /// Characters in their plain form; of marks only commas, colons and titles are kept.
  const plain = (chars, glyphs) => {
    let all = "";
    for (const c of chars) {
      for (const { kind, value } of glyphs(c)) {
        if (kind !== GAP) all += value;
        // Lists go on, and an answer belongs to its question.
        else if (value === SENTENCE) all += c === "、" || c === "/" ? "" : "，";
        else if (c === "≠") all += "不等于";
        else if (value === BRACKET) all += c;
      }
    }
    return all;
  };

  const within = (text, { start, end }, most, glyphs) => {
    let from = start, to = end;
    while (from > 0 && start - from < most && !ENDS.has(text[from - 1])) from -= 1;
    while (to < text.length && to - end < most && !ENDS.has(text[to])) to += 1;
    return { before: plain(text.slice(from, start), glyphs), after: plain(text.slice(end, to), glyphs) };
  };

  Object.assign(spot, {
    windowOf, bentPlaces, restored,
    /// The clause around a hit, in plain characters without marks.
    clause: (text, hit, glyphs) => within(text, hit, CLAUSE, glyphs),
    /// The same of a sentence that reports of others.
    sentence: (text, hit, glyphs) => within(text, hit, SENTENCE_LENGTH, glyphs),
    hasAny: (around, words) => words.some((it) => around.before.includes(it) || around.after.includes(it)),
  });
}
